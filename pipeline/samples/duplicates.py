"""Duplicates and corrections: what is handed over more than once, on purpose."""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.samples.dialects import Entry
from pipeline.samples.logs import LogBook, LogFile, LogRow
from pipeline.samples.vocabulary import activities

_OVERLAP_DAYS = 14
_CORRECTIONS, _CORRECTIONS_IN_FILE, _TWINS = 10, 4, 2
_TWIN_LENGTH = 60  # minutes; twins must not make a day too long
_MISTAKEN_FOR = {
    "street_presence": "outreach_dialogue",
    "outreach_dialogue": "street_presence",
    "documentation": "internal_meeting",
    "school_cooperation": "other_cooperation",
}


class DuplicatePlanter:
    """Plants overlapping exports, corrections and copies into logs that are otherwise clean."""

    def __init__(self, book: LogBook, draw: random.Random) -> None:
        self._book = book
        self._draw = draw

    def plant(self, files: Sequence[LogFile]) -> list[LogFile]:
        """Plant them all; return the files of corrections that came on top."""
        by_system: dict[str, list[LogFile]] = {}
        for file in files:
            by_system.setdefault(file.dialect.name, []).append(file)
        for former, later in self._neighbours(by_system.get("gadeplan", [])):
            self._twins(former)
            self._overlap(former, later)
        for former, later in self._neighbours(by_system.get("tidsregistrering", [])):
            self._overlap(former, later)
        corrected = [
            *by_system.get("tidsregistrering", [])[1:2],
            *[file for file in by_system.get("operativ", [])[:1] if file.has("entry_id")],
        ]
        for file in corrected:
            self._correct_in_file(file)
        return [self._corrections(file) for file in corrected]

    def hand_over_twice(self, files: Sequence[LogFile]) -> None:
        """Hand one log over again under another name, with the same bytes."""
        for file in files[:1]:
            stem, _, ending = file.path.rpartition(".")
            file.copies.append(
                (f"{stem} - kopi.{ending}", file.received_at + dt.timedelta(days=1, minutes=3))
            )

    @staticmethod
    def _neighbours(files: Sequence[LogFile]) -> list[tuple[LogFile, LogFile]]:
        """Return two quarters that follow one another and are written alike."""
        middle = len(files) // 2
        pairs = [(one, two) for one, two in pairwise(files) if one.dialect == two.dialect]
        return pairs[middle - 1 : middle] or pairs[:1]

    def _twins(self, file: LogFile) -> None:
        """Let a person do the same twice on one of the last days: two rows alike, both true."""
        able = [row for row in self._last_days(file) if self._is_short(row.entry)]
        for row in self._draw.sample(able, min(_TWINS, len(able))):
            file.rows.insert(file.rows.index(row) + 1, copy.deepcopy(row))

    @staticmethod
    def _is_short(entry: Entry | None) -> bool:
        return entry is not None and not entry.absence and entry.duration_minutes <= _TWIN_LENGTH

    def _overlap(self, former: LogFile, later: LogFile) -> None:
        """Let the later export begin with the former's last days once more, each row once."""
        again: list[LogRow] = []
        seen: set[tuple[object, ...]] = set()
        for row in self._last_days(former):
            key = (row.own_id, row.told)
            # Without an id, a row with another time of registration is another row.
            is_known_again = row.own_id is not None or not later.has("registered_at")
            if key not in seen and is_known_again:
                seen.add(key)
                fresh = self._book.row(row.told, later.path, later.dialect)
                fresh.own_id = row.own_id
                if "entry_id" in later.dialect.columns:
                    fresh.cells["entry_id"] = row.own_id
                again.append(fresh)
        later.rows[:0] = again

    @staticmethod
    def _last_days(file: LogFile) -> list[LogRow]:
        days = [row.entry.work_date for row in file.rows if row.entry is not None]
        first = max(days) - dt.timedelta(days=_OVERLAP_DAYS)
        return [row for row in file.rows if row.entry is not None and row.entry.work_date > first]

    def _mistaken(self, file: LogFile, count: int) -> list[tuple[LogRow, LogRow]]:
        """Make some rows say something else first; return them with what corrects them."""
        able = [
            row
            for row in file.rows
            if row.own_id and row.entry and row.entry.activity_code in _MISTAKEN_FOR
        ]
        found = []
        for row in self._draw.sample(able, min(count, len(able))):
            true = row.told
            mistaken = _MISTAKEN_FOR[true.activity_code]
            group = "under_18" if activities()[mistaken][0] == "direct" else None
            wrong = replace(true, activity_code=mistaken, target_group=group)
            first = self._book.row(wrong, file.path, file.dialect, may_have_note=False)
            # It takes the true row's place: what stood in its note still stands there.
            first.cells["note"] = row.cells["note"]
            right = self._book.row(true, file.path, file.dialect, may_have_note=False)
            for fresh in (first, right):
                fresh.own_id = fresh.cells["entry_id"] = row.own_id
            file.rows[file.rows.index(row)] = first
            found.append((first, right))
        return found

    def _correct_in_file(self, file: LogFile) -> None:
        for _, right in self._mistaken(file, _CORRECTIONS_IN_FILE):
            file.rows.append(right)

    def _corrections(self, file: LogFile) -> LogFile:
        """Return a file that came later and corrects some rows, one of them not readably."""
        label = file.path.rpartition("_")[2].partition(".")[0]
        place = f"aktivitet/rettelser til {file.dialect.name} {label}"
        name = self._book.invented.name(f"{place} (…).csv, file name", is_ascii=True)
        path = f"{place} ({name}).csv"
        rows = [right for _, right in self._mistaken(file, _CORRECTIONS)]
        able = [row for row in file.rows if row.own_id and row.entry and not row.faults]
        kept = self._draw.choice(able[: len(able) // 2])
        attempt = self._book.row(kept.told, path, file.dialect)
        attempt.own_id = attempt.cells["entry_id"] = kept.own_id
        attempt.cells["activity_code"] = "Rettes til møde"
        attempt.entry, attempt.faults = None, (("activity_code", "unknown_activity"),)
        received = file.received_at + dt.timedelta(days=24, minutes=11)
        return LogFile(path, file.dialect, received, [*rows, attempt])
