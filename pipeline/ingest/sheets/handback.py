"""Refused rows go back: one workbook a file, with what is wrong and how it is mended, in Danish.

The workbooks lie in ``private/refused/`` and nowhere else, for their owner alone, and expire. Staff
mend the marked cells and drop the workbook in the inbox; :mod:`pipeline.ingest.lineage` then says
which rows its rows replace.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from pipeline.files import replace_private
from pipeline.ingest.arrivals import read_file_index
from pipeline.ingest.expiry import HANDED_BACK, expire
from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.report import DANISH_COLUMNS
from pipeline.ingest.sheets.handback_sheets import list_of_rows, workbook_with_rows
from pipeline.ingest.sheets.source_rows import SourceTable, source_tables
from pipeline.ingest.sheets.waiting import OddEntry, Place, RefusedFile, RefusedWhole, refused
from pipeline.ingest.sheets.workbooks import workbook_of
from pipeline.progress import Progress
from pipeline.workspace import Workspace

_CORE = "docProps/core.xml"  # says who saved a workbook, and when


@dataclass(frozen=True)
class RefusedLine:
    """One file in the table that the verb prints.

    Parameters
    ----------
    refused, corrected, sent_again, waiting
        Rows; ``sent_again``: they came back and were refused again, and wait there.
    is_here
        Whether the file lies in the inbox, so that its cells can be read again.
    workbook
        Name of its workbook; None where none was written.
    is_edited
        Its workbook of an earlier run has been edited where it lies, and was left alone.
    most
        What is most often wrong with its waiting rows, and with how many; empty where none wait.
    """

    file_key: str
    refused: int
    corrected: int
    sent_again: int
    waiting: int
    is_here: bool
    workbook: str | None = None
    is_edited: bool = False
    most: str = ""

    @property
    def remark(self) -> str:
        """What is to be said of its workbook, in Danish."""
        if self.is_edited:
            return "Arket er rettet, siden det blev skrevet: Læg det i inbox/, eller slet det."
        gone = "" if self.is_here or not self.waiting else "Filen ligger ikke længere i inbox/."
        return " ".join(part for part in ("Skrevet." if self.workbook else "", gone) if part)


@dataclass(frozen=True)
class RefusedWholeLine:
    """One file of which nothing was taken in, in the table that the verb prints."""

    file_key: str
    reason_da: str
    mend_da: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class HandBack:
    """What waits for a person, and the workbooks that were written.

    Parameters
    ----------
    expired
        How many old workbooks were removed.
    folder
        Where the workbooks lie.
    """

    files: list[RefusedLine]
    wholes: list[RefusedWholeLine]
    expired: int
    folder: Path = field(repr=False)


def hand_back(
    workspace: Workspace, odd: Sequence[OddEntry] = (), *, xlsx: bool, progress: Progress
) -> HandBack:
    """Say which refused rows wait and, where wanted, write them into workbooks for staff.

    Parameters
    ----------
    odd
        Entries that an entry rule refuses in the warehouse: place, canonical column, reason.
    xlsx
        Write ``private/refused/tilbage-<file key>.xlsx``, one for each file with waiting rows.

    Raises
    ------
    UngetidError
        When the set-up or the lake cannot be read.
    """
    folder = workspace.private / HANDED_BACK
    expired = expire(workspace)
    knowledge = read_knowledge(workspace)
    files, wholes = refused(workspace, knowledge, odd)
    index = read_file_index(workspace)
    read: dict[str, list[SourceTable] | None] = {}
    with progress.step("Reading refused rows", len(files)) as advance:
        for file in files:
            paths = [path for key, path in index if key == file.file_key]
            read[file.file_key] = source_tables(workspace, knowledge, file, paths)
            advance(1)
    again = {place for file in files for place in file.sent_again}
    lines = [_line(file, read[file.file_key], again, knowledge) for file in files]
    if xlsx:
        pairs = list(zip(files, lines, strict=True))
        lines = _write(folder, pairs, read, again, knowledge)
    return HandBack(lines, [_whole(one, knowledge) for one in wholes], expired, folder)


def _waiting(file: RefusedFile, again: set[Place]) -> list[Place]:
    return [place for place in file.rows if place not in file.corrected and place not in again]


def _line(
    file: RefusedFile, tables: list[SourceTable] | None, again: set[Place], knowledge: Knowledge
) -> RefusedLine:
    sent = sum(place in again and place not in file.corrected for place in file.rows)
    corrected = len(file.corrected)
    return RefusedLine(
        file.file_key,
        file.row_count,
        corrected,
        sent,
        file.row_count - corrected - sent,
        is_here=tables is not None,
        most=_most(file, again, knowledge),
    )


def _most(file: RefusedFile, again: set[Place], knowledge: Knowledge) -> str:
    """Return the reason that most of the waiting rows have; of equals the first by its code."""
    told = [{one.reason_code for one in file.rows[place]} for place in _waiting(file, again)]
    counts = Counter(code for codes in told for code in sorted(codes))
    if not counts:
        return ""
    code, count = min(counts.items(), key=lambda one: (-one[1], one[0]))
    return f"{knowledge.rules[code][0]} ({count})"


def _whole(one: RefusedWhole, knowledge: Knowledge) -> RefusedWholeLine:
    columns = tuple(DANISH_COLUMNS.get(name, name) for name in one.missing_columns)
    return RefusedWholeLine(one.file_key, *knowledge.rules[one.reason_code], columns)


def _write(
    folder: Path,
    pairs: list[tuple[RefusedFile, RefusedLine]],
    read: dict[str, list[SourceTable] | None],
    again: set[Place],
    knowledge: Knowledge,
) -> list[RefusedLine]:
    """Write the workbooks of all files with waiting rows, and remove those of the others."""
    lines = []
    for file, line in pairs:
        waiting = _waiting(file, again)
        path = folder / f"tilbage-{file.file_key}.xlsx"
        if not waiting:
            if path.is_file() and not is_edited(path):
                path.unlink()
            lines.append(line)
        elif path.is_file() and is_edited(path):
            lines.append(replace(line, workbook=path.name, is_edited=True))
        else:
            content = _workbook(file, read[file.file_key], waiting, knowledge)
            if not path.is_file() or path.read_bytes() != content:
                replace_private(path, content)
            lines.append(replace(line, workbook=path.name))
    return lines


def _workbook(
    file: RefusedFile,
    tables: list[SourceTable] | None,
    waiting: list[Place],
    knowledge: Knowledge,
) -> bytes:
    if tables is None:
        return workbook_of(lambda pen: list_of_rows(pen, file, waiting, knowledge.rules))
    return workbook_of(lambda pen: workbook_with_rows(pen, file, tables, set(waiting), knowledge))


@cache
def _core_of_ours() -> bytes:
    """Return what a workbook of ours says of who saved it."""
    return _core(workbook_of(lambda pen: pen.book.add_worksheet()))


def _core(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(_CORE)


def is_edited(path: Path) -> bool:
    """Say whether somebody has saved a workbook since it was written: what they did is kept.

    What is no workbook of ours counts as edited.
    """
    try:
        return _core(path.read_bytes()) != _core_of_ours()
    except (zipfile.BadZipFile, KeyError, OSError):
        return True
