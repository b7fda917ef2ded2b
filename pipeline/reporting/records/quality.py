"""The checks of the data and the rows of its files, as named records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.reporting import language


@dataclass(frozen=True)
class Expectation:
    """The result of one check."""

    suite: str
    expectation_id: str
    severity: str
    is_success: bool
    observed_count: int | None
    element_count: int | None
    observed_value: str | None
    description_da: str
    mend_da: str | None
    owner: str | None

    @property
    def description(self) -> str:
        """What is wrong when it fails; a check of the municipality's own has it in Danish alone."""
        return language._(self.description_da)

    @property
    def responsible(self) -> str | None:
        """Who is to do it."""
        return language._(self.owner) if self.owner else self.owner

    @property
    def mend(self) -> str | None:
        """What is to be done then."""
        return language._(self.mend_da) if self.mend_da else self.mend_da


@dataclass(frozen=True)
class CheckThen:
    """What one check found of one of the last builds; ``builds_ago`` is 0 of this one."""

    expectation_id: str
    builds_ago: int
    as_of: dt.date
    is_success: bool
    observed_count: int | None


@dataclass(frozen=True)
class OffendingRow:
    """One of the first rows that offend: its key, and file, sheet and line where it has them."""

    expectation_id: str
    example_number: int
    example_key: str
    file_key: str | None
    source_sheet: int | None
    source_line: int | None


@dataclass(frozen=True)
class Reconciled:
    """The rows of all files of one source.

    Received = loaded + refused + superseded + withdrawn + erased.
    """

    source: str
    file_count: int
    rows_received: int
    rows_loaded: int
    rows_refused: int
    rows_superseded: int
    rows_withdrawn: int
    rows_erased: int
    difference: int


@dataclass(frozen=True)
class Refused:
    """How many rows were refused for one reason."""

    reason_da: str
    reason_en: str | None
    mend_da: str
    row_count: int

    @property
    def reason(self) -> str:
        """Why they were refused."""
        return language.either(self.reason_da, self.reason_en)

    @property
    def mend(self) -> str:
        """What is to be done."""
        return language._(self.mend_da) if self.mend_da else ""
