"""What was erased: ``private/erased.csv``, by which it is known again and nobody is named.

A member of staff stands there as a keyed hash of the keyed code, and each name, set of initials and
address of the staff map as a keyed hash of its own: without them, rows that come again after the
person has left the staff map would be refused and shown to be mended. A file stands there by its
SHA-256, a period by its days, and a single row by its place.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.files import replace_private
from pipeline.ingest.arrivals import COPENHAGEN
from pipeline.ingest.lineage import reference_to, references_in
from pipeline.ingest.tables import Row, read_small_csv
from pipeline.workspace import Workspace

_COLUMNS = ("kind", "value", "date_from", "date_to", "erased_on")
_SHOWN_AS = "private/erased.csv"
_HEX = re.compile(r"[0-9a-f]{64}")
# File key, sheet (None where there are none) and line of a row.
Place: TypeAlias = tuple[str, int | None, int]


@dataclass(frozen=True)
class ErasedList:
    """The list.

    Parameters
    ----------
    staff
        Keyed hashes of keyed staff codes.
    words
        Keyed hashes of wordings of members of staff, as
        :func:`~pipeline.ingest.words.normal` gives them.
    files
        SHA-256 of files.
    periods
        First and last day.
    rows
        Rows that an erased row of a hand-back workbook stood for.
    """

    staff: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    periods: frozenset[tuple[dt.date, dt.date]] = frozenset()
    rows: frozenset[Place] = frozenset()
    _since: dict[tuple[str, str, str, str], str] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __bool__(self) -> bool:
        return any((self.staff, self.words, self.files, self.periods, self.rows))

    def __or__(self, other: ErasedList) -> ErasedList:
        """Return both together."""
        return ErasedList(
            self.staff | other.staff,
            self.words | other.words,
            self.files | other.files,
            self.periods | other.periods,
            self.rows | other.rows,
            {**other._since, **self._since},
        )

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield kind, value, first and last day, in a settled order."""
        yield from (("staff", mark, "", "") for mark in sorted(self.staff))
        yield from (("word", mark, "", "") for mark in sorted(self.words))
        yield from (("file", digest, "", "") for digest in sorted(self.files))
        for first, last in sorted(self.periods):
            yield "period", "", first.isoformat(), last.isoformat()
        yield from (("row", one, "", "") for one in sorted(reference_to(*at) for at in self.rows))


def read_erased(workspace: Workspace) -> ErasedList:
    """Read the list; without one, nothing has been erased.

    Raises
    ------
    UngetidError
        When a line cannot be read: what was erased must not come back by a slip of the pen.
    """
    path = workspace.erased_file
    if not path.is_file():
        return ErasedList()
    headings: dict[str, tuple[str, ...]] = dict.fromkeys(_COLUMNS, ())
    found: dict[str, set[str]] = {"staff": set(), "word": set(), "file": set()}
    periods: set[tuple[dt.date, dt.date]] = set()
    rows: set[Place] = set()
    since: dict[tuple[str, str, str, str], str] = {}
    for row in read_small_csv(path, _SHOWN_AS, headings, _COLUMNS).rows:
        kind = row.text("kind")
        line = (kind, row.cells.get("value", ""), "", "")
        if kind == "period":
            days = (row.date("date_from"), row.date("date_to"))
            periods.add(days)
            line = (kind, "", days[0].isoformat(), days[1].isoformat())
        elif kind == "row":
            rows.add(_place(row))
        elif kind in found and _HEX.fullmatch(row.text("value")):
            found[kind].add(row.text("value"))
        else:
            raise row.fault("value", "is no code of what was erased", _MEND)
        since[line] = row.cells.get("erased_on", "")
    return ErasedList(
        frozenset(found["staff"]),
        frozenset(found["word"]),
        frozenset(found["file"]),
        frozenset(periods),
        frozenset(rows),
        since,
    )


_MEND = "Bring the file back from the backup; it is written by 'ungetid erase' alone."


def _place(row: Row) -> Place:
    places = references_in(row.text("value"))
    if len(places) != 1:
        raise row.fault("value", "is no place of a row", _MEND)
    return places[0]


def write_erased(workspace: Workspace, erased: ErasedList) -> None:
    """Write the list, for its owner alone; the day on which something was erased stays."""
    today = dt.datetime.now(COPENHAGEN).date().isoformat()
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((*line, erased._since.get(line, today)) for line in erased.lines())
    replace_private(workspace.erased_file, text.getvalue().encode("utf-8-sig"))
