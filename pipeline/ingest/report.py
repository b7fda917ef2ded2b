"""What ingest tells: which files came in, and what a person must mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

import polars as pl

from pipeline.ingest.arrivals import DELIVERY_LOG
from pipeline.ingest.privacy import REASONS as PERSONAL
from pipeline.lake import FILE_NOTE, REFUSED_ROW

MAX_TOLD = 1000  # faults of one file's rows that are told here; the lake has all of them
DANISH_COLUMNS = {
    "entry_id": "registrering_id",
    "work_date": "dato",
    "start_time": "start",
    "end_time": "slut",
    "duration_minutes": "timer",
    "staff_code": "medarbejder",
    "activity_code": "aktivitet",
    "network_code": "netværk",
    "place_code": "sted",
    "target_group": "målgruppe",
    "contact_count": "antal kontakter",
    "partner_codes": "samarbejdspart",
    "occasion": "anledning",
    "reference": "reference",
    "course_code": "forløb",
    "registered_at": "registreret",
    "end_date": "slutdato",
    "all_day": "hele dagen",
    "labels": "etiketter",
    "duration_2": "anden tid",
    "lineage": "henvisning",
    "is_dropped": "udgår",
    "order_id": "bestillingsnummer",
    "ordered_on": "bestilt",
    "topic": "emne",
    "due_on": "frist",
    "withdrawn_on": "trukket tilbage",
    "row": "hele rækken",
}
_UNREAD_DELIVERY = (
    "Linjen siger ikke, hvornår en fil er modtaget. Den er sprunget over.",
    "Skriv filens navn og tidspunktet, fx 06-01-2025 08:00.",
)
# Notes that leave something unread or open: a person must decide what it is.
WAITING_NOTES = ("unknown_column", "repeated_column", "mixed_decimal_marks", *PERSONAL)

_WAITING = frozenset(WAITING_NOTES)


@dataclass(frozen=True)
class Problem:
    """One thing to mend, in words for the one who mends it.

    Parameters
    ----------
    file_key
        The file; ``private/file_index.csv`` says which it is. The delivery log by its name.
    line
        Physical line of the file or row of the sheet; None for a whole file.
    column
        Heading, and the sheet where there are several: the file's own, where the profile knows it;
        else ours in Danish. A heading that nobody knows may be a name, and is never told.
    reason_da, mend_da
        What is wrong, and how to mend it.
    is_note
        What it is about was read all the same, and a person must look at it.
    """

    file_key: str
    line: int | None
    column: str | None
    reason_da: str
    mend_da: str
    is_note: bool = False


@dataclass
class Preview:
    """What is told of a file's rows: the first of them, and how many there are.

    Parameters
    ----------
    refused, notes
        The first rows of the lake tables ``refused_row`` and ``file_note``, at most
        ``MAX_TOLD`` of each; notes that wait for a person are all here.
    refused_count
        All problems of rows, told here or not.
    """

    refused: pl.DataFrame = field(default_factory=lambda: REFUSED_ROW.no_rows)
    notes: pl.DataFrame = field(default_factory=lambda: FILE_NOTE.no_rows)
    refused_count: int = 0

    @property
    def has_unread_sheets(self) -> bool:
        """Whether something else may stand in the file than the rows that were read."""
        return "sheet_not_read" in self.notes["reason_code"].to_list()

    def add(self, table: str, rows: pl.DataFrame) -> None:
        """Look at rows that go into the lake."""
        if not rows.height:
            return
        if table == REFUSED_ROW.name:
            self.refused_count += rows.height
            self.refused = pl.concat([self.refused, rows.head(MAX_TOLD - self.refused.height)])
        elif table == FILE_NOTE.name:
            told = [waiting := _waiting(rows)]
            if waiting is not rows:
                others = rows.filter(~pl.col("reason_code").is_in(WAITING_NOTES))
                told.append(others.head(max(MAX_TOLD - self.notes.height, 0)))
            self.notes = pl.concat([self.notes, *told])


def _waiting(notes: pl.DataFrame) -> pl.DataFrame:
    """Return the notes that wait for a person; the same frame where all of them do."""
    if set(notes["reason_code"].to_list()) <= _WAITING:
        return notes  # of most files, and of a thousand small ones it is quicker than to ask Polars
    return notes.filter(pl.col("reason_code").is_in(WAITING_NOTES))


@dataclass(frozen=True)
class IngestedFile:
    """One file that came in now, as the manifest tells it.

    Parameters
    ----------
    preview
        What is told of its rows.
    missing_columns
        Canonical columns for want of which the whole file was refused.
    headings
        Sheet and canonical column → the heading as the file writes it, of known columns.
    """

    file_key: str
    content_sha256: str
    kind: str
    format: str
    status: str
    rows_received: int
    rows_accepted: int
    rows_refused: int
    reason_code: str | None
    preview: Preview = field(repr=False, compare=False)
    missing_columns: tuple[str, ...] = ()
    headings: dict[tuple[int | None, str], str] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def refused(self) -> pl.DataFrame:
        """Its first rows of the lake table ``refused_row``."""
        return self.preview.refused

    @property
    def notes(self) -> pl.DataFrame:
        """Its first rows of the lake table ``file_note``, with all that wait for a person."""
        return self.preview.notes

    @property
    def problem_count(self) -> int:
        """How many things of it a person has to mend, told or not."""
        if self.reason_code is not None:
            return 1
        return self.preview.refused_count + self.waiting_notes.height

    @property
    def note_count(self) -> int:
        """How many notes wait for a person, of a file that was read."""
        return 0 if self.reason_code is not None else self.waiting_notes.height

    @cached_property
    def waiting_notes(self) -> pl.DataFrame:
        """The notes that wait for a person."""
        return _waiting(self.notes)

    @property
    def is_refused(self) -> bool:
        """Whether it, or a row of it, was refused."""
        return bool(self.rows_refused or self.reason_code)

    @property
    def waits(self) -> bool:
        """Whether a person has something to mend."""
        return self.is_refused or bool(self.waiting_notes.height)


@dataclass(frozen=True)
class IngestReport:
    """What one ingest did.

    Parameters
    ----------
    new_files
        Files read now: new ones, and old ones that are read in a new way.
    files_unchanged
        Files of the inbox that the lake already held as they are.
    rules
        Reason code → what is wrong and how to mend it, in Danish.
    unread_deliveries
        Lines of the delivery log that cannot be read, and are passed over.
    """

    new_files: list[IngestedFile]
    files_unchanged: int
    rules: dict[str, tuple[str, str]] = field(repr=False)
    unread_deliveries: tuple[int, ...] = ()

    @property
    def has_refusals(self) -> bool:
        """Whether anything that came in now was refused or waits for a person."""
        return bool(self.unread_deliveries) or any(file.waits for file in self.new_files)

    @property
    def problem_count(self) -> int:
        """How many problems there are; of a file with very many, :meth:`problems` has the first."""
        return len(self.unread_deliveries) + sum(file.problem_count for file in self.new_files)

    @property
    def note_count(self) -> int:
        """How many of the problems are notes on files that were read."""
        return sum(file.note_count for file in self.new_files)

    def problems(self) -> list[Problem]:
        """Return one problem per fault of a row, one per refused file, one per waiting note.

        Of the faults of a file's rows the first ``MAX_TOLD``; the lake has all of them. Lines of
        the delivery log come first.
        """
        unread = [
            Problem(DELIVERY_LOG, line, "modtaget", *_UNREAD_DELIVERY)
            for line in self.unread_deliveries[:MAX_TOLD]
        ]
        found = [problem for file in self.new_files for problem in self._problems_of(file)]
        return [*unread, *found]

    def _problems_of(self, file: IngestedFile) -> Iterator[Problem]:
        if file.reason_code is not None:
            names = [_needed(column) for column in file.missing_columns]
            yield self._problem(file.file_key, None, ", ".join(names) or None, file.reason_code)
            return
        for note in file.waiting_notes.iter_rows(named=True):
            at = note["source_column"]
            where = None if at is None else f"kolonne {at} ({_letters(at)})"
            one = self._problem(file.file_key, note["source_line"], where, note["reason_code"])
            yield replace(one, is_note=True)
        for row in file.refused.iter_rows(named=True):
            sheet, name = row["source_sheet"], row["column_name"]
            column = file.headings.get((sheet, name)) or DANISH_COLUMNS.get(name, name)
            if sheet is not None:
                column = f"{column} (ark {sheet})"
            yield self._problem(file.file_key, row["source_line"], column, row["reason_code"])

    def _problem(
        self, file_key: str, line: int | None, column: str | None, reason_code: str
    ) -> Problem:
        return Problem(file_key, line, column, *self.rules[reason_code])


def _needed(column: str) -> str:
    name = DANISH_COLUMNS[column]
    return f"{name} (eller start og slut)" if column == "duration_minutes" else name


def _letters(position: int) -> str:
    """Return a column's letters as spreadsheets show them: 1 is A, 27 is AA."""
    letters = ""
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
