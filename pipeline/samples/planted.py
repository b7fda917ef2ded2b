"""The ledger of what was planted: errors, duplicates, corrections, invented personal data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["refused", "file_refused", "superseded", "same_file", "noted"]


@dataclass(frozen=True)
class PlantedProblem:
    """One planted error, duplicate or correction, as ``truth/problems.json`` lists it.

    Parameters
    ----------
    file
        Path below ``inbox/``.
    sheet
        Sheet of a workbook, from 1; None where the format has none.
    line
        Physical line of the row's first line or row of the sheet, from 1; None for a whole file.
    column
        Canonical column at fault; None where none is.
    reason_code
        Why; the codes of refused rows are those of ingest's row rules.
    outcome
        ``refused`` (a row, or the one row that a document is), ``file_refused``, ``superseded``,
        ``same_file``, or ``noted`` (told, and loaded all the same).
    """

    file: str
    sheet: int | None
    line: int | None
    column: str | None
    reason_code: str
    outcome: Outcome


@dataclass(frozen=True)
class PersonalData:
    """One piece of invented personal data: its text, its kind, and where it stands."""

    text: str
    kind: str
    where: str


@dataclass
class Planted:
    """Collects what is planted while the files are made."""

    problems: list[PlantedProblem] = field(default_factory=list)
    personal: list[PersonalData] = field(default_factory=list)

    def add_problem(
        self,
        file: str,
        reason_code: str,
        outcome: Outcome,
        *,
        sheet: int | None = None,
        line: int | None = None,
        column: str | None = None,
    ) -> None:
        """Note one error, duplicate or correction."""
        self.problems.append(PlantedProblem(file, sheet, line, column, reason_code, outcome))

    def add_personal(self, text: str, kind: str, where: str) -> str:
        """Note one piece of personal data and return it, to be written."""
        self.personal.append(PersonalData(text, kind, where))
        return text
