"""What can be chosen about a synthetic municipality, and what is told when it is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.problems import UngetidError

# From here on only activity logs are written, one replica of the staff at a time.
BULK_SCALE = 10


@dataclass(frozen=True)
class SampleOptions:
    """The options of a synthetic municipality.

    Parameters
    ----------
    seed
        Another seed gives another municipality.
    date_from, date_to
        First and last day with registrations and meetings.
    effective_from
        The day the organisation model takes effect; the first of a month.
    transition_months
        Months over which the time moves from the old mix to the new one; 0 is a step.
    model
        Which model of ``models.toml`` was chosen; ``baseline``: nothing is decided, and nothing
        takes effect within the span, whatever ``effective_from`` says.
    scale
        How many times the staff. From ``BULK_SCALE`` on, activity logs only, for benchmarks.

    Raises
    ------
    UngetidError
        When the options contradict each other.
    """

    seed: int = 20230705
    date_from: dt.date = dt.date(2022, 1, 1)
    date_to: dt.date = dt.date(2025, 9, 30)
    effective_from: dt.date = dt.date(2024, 1, 1)
    transition_months: int = 3
    model: Literal["baseline", "model_1", "model_2"] = "model_2"
    scale: int = 1

    def __post_init__(self) -> None:
        faults = {
            "date_to lies before date_from": self.date_to < self.date_from,
            "effective_from is not the first day of a month": self.effective_from.day != 1,
            "transition_months is not between 0 and 24": not 0 <= self.transition_months <= 24,
            "scale is under 1": self.scale < 1,
            "seed is negative": self.seed < 0,
            "model is none of baseline, model_1 and model_2": self.model
            not in ("baseline", "model_1", "model_2"),
        }
        for fault, is_so in faults.items():
            if is_so:
                raise UngetidError(
                    f"The options of the synthetic municipality do not hold: {fault}.",
                    mend="Correct that option; nothing was written.",
                )
        if not self.is_decided:
            # Also who is hired or leaves on account of the reform does so after the span.
            never = dt.date(self.date_to.year + 2, 1, 1)
            object.__setattr__(self, "effective_from", never)

    @property
    def is_decided(self) -> bool:
        """Whether a model was chosen at all."""
        return self.model != "baseline"

    @property
    def as_of(self) -> dt.date:
        """The day the municipality is looked at: when the last files have arrived."""
        return self.date_to + dt.timedelta(days=8)

    @property
    def is_bulk(self) -> bool:
        """Whether only activity logs are written, for benchmarks."""
        return self.scale >= BULK_SCALE

    def after_effect(self, months: int) -> dt.date:
        """Return the first day of the month so many months after the model took effect."""
        count = self.effective_from.year * 12 + self.effective_from.month - 1 + months
        return dt.date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class SampleReport:
    """What was written.

    Parameters
    ----------
    folder
        The workspace-shaped folder.
    file_count
        Files in the inbox, copies included.
    entry_count
        Time entries that must end up loaded.
    meeting_count
        Meetings whose minutes are in the inbox.
    problem_count
        Planted errors, duplicates and corrections.
    personal_data_count
        Planted pieces of invented personal data.
    """

    folder: Path
    file_count: int
    entry_count: int
    meeting_count: int
    problem_count: int
    personal_data_count: int

    def __str__(self) -> str:
        return (
            f"{self.folder}: {self.file_count} files with {self.entry_count} time entries and the "
            f"minutes of {self.meeting_count} meetings; planted: {self.problem_count} errors, "
            f"duplicates and corrections, {self.personal_data_count} pieces of invented personal "
            "data. What was planted is listed below truth/."
        )
