"""Which row of a table holds the headings, and which column is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pipeline.ingest.profiles.profile import Profile

# The order of the columns in the data contract, in which a row's problems are told.
COLUMNS = (
    "entry_id",
    "work_date",
    "start_time",
    "end_time",
    "duration_minutes",
    "staff_code",
    "activity_code",
    "network_code",
    "place_code",
    "target_group",
    "contact_count",
    "partner_codes",
    "occasion",
    "reference",
    "course_code",
    "registered_at",
)
# Columns of a source that no entry keeps: they help to read the others.
#   end_date     the day the work ended, where the source has one beside the end's clock time
#   all_day      whether an appointment has no clock times
#   labels       tags or categories; each is looked up in the vocabularies of the columns not filled
#   duration_2   a second duration, compared with the first
#   staff_code_2 another wording of the person, read where the first is not known
#   lineage      hand-back workbooks: which refused rows the row replaces
#   is_dropped   hand-back workbooks: that row is no registration
HELPERS = ("end_date", "all_day", "labels", "duration_2", "staff_code_2", "lineage", "is_dropped")
NEEDED = ("work_date", "duration_minutes", "staff_code", "activity_code")
NOTE = "note"  # free text, never read
# Stands between the labels of several columns; no cell has it, since every cell is trimmed of it.
LABEL_MARK = "\x1f"


@dataclass(frozen=True)
class Column:
    """A column that is known: its position from 1, and the unit its heading names.

    Parameters
    ----------
    further
        Positions of columns whose cells are joined to it with a space, as a first and a last name.
    alternatives
        Positions of columns that are read, one after the other, where the cell before is blank.
    """

    position: int
    unit: str
    further: tuple[int, ...] = ()
    alternatives: tuple[int, ...] = ()


@dataclass(frozen=True)
class HeadingRow:
    """The heading row of a table.

    Parameters
    ----------
    columns
        Canonical name → where it is.
    width
        How many cells the heading row has; further cells of a row are too many.
    profile
        What the table is read with.
    unknown
        Positions of columns that nobody knows; what a person must decide.
    repeated
        Positions of columns that mean the same as one before them.
    blank
        Positions within the width without a heading.
    names
        The headings as they are written, by position; they are never kept.
    notes
        Positions of columns of free text, which is only looked through for personal data.
    """

    columns: dict[str, Column]
    width: int
    profile: Profile
    unknown: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    blank: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed columns that nothing stands in for.

        Start and end, or all-day appointments with a duration in the profile, stand in for the
        duration; labels for the activity; the profile's constants for what they say.
        """
        there = set(self.columns) | set(self.profile.constants)
        counts_days = self.profile.options.all_day_minutes is not None and "all_day" in there
        if {"start_time", "end_time"} <= there or counts_days:
            there.add("duration_minutes")
        return tuple(name for name in NEEDED if name not in there and not self.holds(name))

    def holds(self, column: str) -> bool:
        """Say whether the log can tell a column at all: in a cell, a label or the profile."""
        has_labels = "labels" in self.columns and column in self.profile.labels.fills
        return column in self.columns or column in self.profile.constants or has_labels

    def unit_of(self, column: str) -> str:
        """Return what a number of a duration column counts."""
        found = self.columns.get(column)
        return (found.unit if found else "") or self.profile.durations.unit or "hours"


class HeadingWords(Protocol):
    """What the readers of files ask about headings."""

    def score(self, cells: Sequence[str | None]) -> int:
        """Return how many columns a row names; 0 where it heads no log."""

    def find(self, rows: Sequence[Sequence[str | None]]) -> int | None:
        """Return the index of the heading row among the first rows."""

    def match(self, cells: Sequence[str | None]) -> HeadingRow:
        """Say which column of a heading row is which."""
