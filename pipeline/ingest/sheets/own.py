"""What the lake holds of one member of staff, for that person: nobody else's rows, in Danish.

Which tables and columns hold somebody follows from the lake's contract, so that a new one is shown
without more being said. Rows that were refused are read again from their files in the inbox: the
lake does not know whose they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.files import replace_private
from pipeline.formulas import begins_formula
from pipeline.ingest.arrivals import read_file_index
from pipeline.ingest.erasing.asked import keyed_code
from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.sheets.source_rows import SourceRow, SourceTable, source_tables
from pipeline.ingest.sheets.waiting import RefusedFile, refused
from pipeline.ingest.sheets.workbooks import Pen, for_paper, workbook_of
from pipeline.ingest.store import Lake
from pipeline.ingest.tables import read_small_csv
from pipeline.ingest.words import normal
from pipeline.lake import MEETING, SOURCE_TABLES, TIME_ENTRY, LakeTable
from pipeline.progress import Progress
from pipeline.workspace import Workspace

_SHEETS = {
    "time_entry": "Registreringer",
    "attendance": "Møder",
    "action_item": "Opfølgningspunkter",
    "staff": "Ansættelse",
    "meeting": "Referent",
    "extracted_value": "Læst i referater",
}
_WAITING = "Afviste rækker"
_ABOUT_WAITING = ("fil", "ark", "linje", "hvad er galt", "sådan rettes det", "rækken")
# What tells how a file was read, and nothing of the person.
_LEFT_OUT = ("row_hash", "has_own_entry_id")
_OF_MEETING = ("meeting_id", "file_key", "meeting_date", "network_code")
_WORDS = {
    "present": "til stede",
    "apologies": "afbud",
    "absent": "udeblevet",
    "open": "åben",
    "closed": "lukket",
    "dropped": "bortfaldet",
    "operative": "operativ medarbejder",
    "consultant": "kriminalpræventiv konsulent",
}
_COUNTS = "tæller med"
_SAID = {True: "ja", False: "nej, afløst eller udgået", None: "vides ved næste kørsel"}
Sheet = tuple[str, list[str], list[list[str]]]
# File's key, sheet and line → whether the entry counts; an entry that is new is not in it.
Counting = Mapping[tuple[str, int | None, int], bool]


@dataclass(frozen=True)
class OwnFiles:
    """What was written.

    Parameters
    ----------
    paths
        In ``private/own/``, for their owner alone.
    row_counts
        Sheet → rows.
    """

    paths: list[Path]
    row_counts: dict[str, int]


def write_own(
    workspace: Workspace,
    who: str,
    *,
    as_csv: bool,
    progress: Progress,
    counting: Callable[[str], Counting] | None = None,
) -> OwnFiles:
    """Write everything that is registered of a member of staff.

    Parameters
    ----------
    who
        Code, name, initials or e-mail as in the staff map; or a keyed code.
    as_csv
        A CSV file for each sheet instead of a workbook.
    counting
        From a keyed code, which of that person's entries count by the last build; None where
        nothing has been built.

    Raises
    ------
    UngetidError
        When nobody is known by it, or the lake cannot be read.
    """
    knowledge = read_knowledge(workspace)
    keyed = keyed_code(workspace, knowledge, who)
    counts_now = {} if counting is None else counting(keyed)
    sheets = [*_of_lake(workspace, knowledge, keyed, counts_now)]
    with progress.step("Reading refused rows", None):
        sheets.append(_waiting(workspace, knowledge, keyed))
    counts = {title: len(rows) for title, _, rows in sheets}
    stem = f"egne-{keyed}"
    if as_csv:
        contents = {f"{stem}-{_file_word(one[0])}.csv": _csv_of(one) for one in sheets}
    else:
        contents = {f"{stem}.xlsx": workbook_of(lambda pen: _draw(pen, sheets))}
    for name, content in contents.items():
        replace_private(workspace.own / name, content)
    return OwnFiles([workspace.own / name for name in contents], counts)


def _of_lake(
    workspace: Workspace, knowledge: Knowledge, keyed: str, counting: Counting
) -> list[Sheet]:
    lake = Lake(workspace, knowledge.reference)
    current = lake.manifest().filter(pl.col("is_current") & pl.col("parts").is_not_null())
    meetings = _rows(lake, current, MEETING)
    sheets = []
    for table in SOURCE_TABLES:
        if not table.staff_columns:
            continue
        rows = _rows(lake, current, table)
        theirs = rows.filter(pl.any_horizontal(pl.col(list(table.staff_columns)) == keyed))
        if "meeting_id" in table.schema and table.name != MEETING.name:
            # The same meeting may stand in two documents.
            days = meetings.select(_OF_MEETING).unique(["meeting_id", "file_key"])
            theirs = theirs.drop("network_code", strict=False).join(
                days, on=["meeting_id", "file_key"], how="left", maintain_order="left"
            )
        if table.name == TIME_ENTRY.name:
            places = theirs.select("file_key", "source_sheet", "source_line").iter_rows()
            said = [_SAID[counting.get(place)] for place in places]
            theirs = theirs.with_columns(pl.Series(_COUNTS, said, pl.String))
        sheets.append(_sheet(table, theirs, knowledge))
    return sheets


def _rows(lake: Lake, current: pl.DataFrame, table: LakeTable) -> pl.DataFrame:
    parts = [
        lake.rows_of(table.name, row["part_key"])
        for row in current.iter_rows(named=True)
        if table.name in str(row["parts"]).split(";")
    ]
    return pl.concat([table.empty(), *parts], how="diagonal_relaxed")


def _sheet(table: LakeTable, rows: pl.DataFrame, knowledge: Knowledge) -> Sheet:
    """Return rows with Danish headings and words; the codes of people are left out."""
    names = [
        name
        for name in rows.columns
        if name not in (*table.staff_columns, *_LEFT_OUT) and not name.startswith("has_")
    ]
    days = [name for name in ("work_date", "meeting_date", "valid_from") if name in names]
    ordered = rows.sort(*days, "file_key") if days else rows
    headings = [_headings().get(name, (name, ""))[0] for name in names]
    words = [_words_of(name, knowledge) for name in names]
    found = [
        [_shown(value, word) for value, word in zip(row, words, strict=True)]
        for row in ordered.select(names).iter_rows()
    ]
    return _SHEETS.get(table.name, table.name), headings, found


@cache
def _headings() -> dict[str, tuple[str, str]]:
    """Return column of the lake → Danish heading and vocabulary."""
    path = Path(__file__).with_name("own_columns.csv")
    fields = ("column", "heading_da", "vocabulary")
    rows = read_small_csv(path, path.name, dict.fromkeys(fields, ()), fields[:2]).rows
    return {
        row.text("column"): (row.text("heading_da"), row.cells.get("vocabulary", ""))
        for row in rows
    }


def _words_of(column: str, knowledge: Knowledge) -> dict[str, str]:
    vocabulary = _headings().get(column, ("", ""))[1]
    if not vocabulary:
        return _WORDS
    frame = knowledge.reference.table(vocabulary)
    return dict(frame.select(frame.columns[0], "name_da").iter_rows())


def _shown(value: Any, words: dict[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "; ".join(words.get(part, part) for part in value.split(";"))
    return str(value)


def _waiting(workspace: Workspace, knowledge: Knowledge, keyed: str) -> Sheet:
    """Return the person's rows among those that were refused and wait."""
    index = read_file_index(workspace)
    rows = []
    for file in refused(workspace, knowledge)[0]:
        paths = [path for key, path in index if key == file.file_key]
        for table in source_tables(workspace, knowledge, file, paths) or ():
            theirs = [one for one in table.rows if _is_of(one, table, knowledge, keyed)]
            rows += [_told(one, table, file, knowledge) for one in theirs]
    return _WAITING, list(_ABOUT_WAITING), rows


def _is_of(row: SourceRow, table: SourceTable, knowledge: Knowledge, keyed: str) -> bool:
    """Say whether a row is of a person, by the text in which it names somebody."""
    columns = table.headings.columns
    texts = [
        row.cells[columns[name].position - 1]
        for name in ("staff_code", "staff_code_2")
        if name in columns
    ]
    texts.append(table.headings.profile.constants.get("staff_code", ""))
    codes = (knowledge.staff.wordings.get(normal(text)) for text in texts if text)
    first = next((code for code in codes if code is not None), None)
    return first is not None and knowledge.staff.keyed[first] == keyed


def _told(row: SourceRow, table: SourceTable, file: RefusedFile, knowledge: Knowledge) -> list[str]:
    _, sheet, line = row.place
    told = [knowledge.rules[one.reason_code] for one in file.rows[row.place]]
    reasons = " ".join(dict.fromkeys(reason for reason, _ in told))
    mends = " ".join(dict.fromkeys(mend for _, mend in told))
    pairs = zip(table.headings.names, row.cells, strict=True)
    cells = "; ".join(f"{name}: {cell}" for name, cell in pairs if cell)
    where = ["" if sheet is None else str(sheet), str(line)]
    return [file.file_key, *where, reasons, mends, cells]


def _draw(pen: Pen, sheets: Sequence[Sheet]) -> None:
    for title, headings, rows in sheets:
        sheet = pen.book.add_worksheet(title)
        for at, heading in enumerate(headings):
            pen.write(sheet, 0, at, heading, "heading")
            texts = [heading, *(row[at] for row in rows)]
            sheet.set_column(at, at, min(max(len(text) for text in texts) + 2, 60))
        for number, row in enumerate(rows, start=1):
            for at, text in enumerate(row):
                pen.write(sheet, number, at, text, "words")
        sheet.freeze_panes(1, 0)
        for_paper(sheet, title)


def _csv_of(sheet: Sheet) -> bytes:
    _, headings, rows = sheet
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([f"'{cell}" if begins_formula(cell) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _file_word(title: str) -> str:
    letters = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "-"})
    return title.lower().translate(letters)
