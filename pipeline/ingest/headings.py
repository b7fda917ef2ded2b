"""Which row of a table holds the headings, and which column is which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline.ingest.tables import read_small_csv
from pipeline.ingest.words import normal

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
#   end_date   the day the work ended, where the source has one beside the end's clock time
#   all_day    whether an appointment has no clock times
#   labels     tags or categories; each is looked up in the vocabularies of the columns not filled
#   duration_2 a second duration, compared with the first
#   lineage    hand-back workbooks: which refused rows the row replaces
HELPERS = ("end_date", "all_day", "labels", "duration_2", "lineage")
_NEEDED = ("work_date", "duration_minutes", "staff_code", "activity_code")
_TELLING = frozenset({*_NEEDED, "start_time", "end_time"})
_LOOKED_AT = 20  # rows from the top among which the headings are looked for
_MOST_COLUMNS = 1000
_NOTE = "note"  # free text, never read


@dataclass(frozen=True)
class Column:
    """A column that is known: its position from 1, and the unit its heading names.

    Parameters
    ----------
    further
        Positions of columns whose cells are joined to it with a space, as a first and a last name.
    """

    position: int
    unit: str
    further: tuple[int, ...] = ()


@dataclass(frozen=True)
class HeadingRow:
    """The heading row of a table.

    Parameters
    ----------
    columns
        Canonical name → where it is.
    width
        How many cells the heading row has; further cells of a row are too many.
    unknown
        Positions of columns that nobody knows; what a person must decide.
    repeated
        Positions of columns that mean the same as one before them.
    blank
        Positions within the width without a heading.
    names
        The headings as they are written, by position; they are never kept.
    """

    columns: dict[str, Column]
    width: int
    unknown: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    blank: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed columns that are not there; start and end stand in for the duration."""
        has_span = {"start_time", "end_time"} <= self.columns.keys()
        stands_in = {"duration_minutes"} if has_span else set()
        return tuple(name for name in _NEEDED if name not in self.columns.keys() | stands_in)


@dataclass(frozen=True)
class HeadingWords:
    """What is known of headings.

    Parameters
    ----------
    ignored
        Headings that the municipality has said to pass over (``[ingest] ignored_columns``).
    """

    ignored: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def passing_over(cls, ignored: Iterable[str]) -> HeadingWords:
        """Return the words with some headings passed over."""
        return cls(frozenset(normal(word) for word in ignored))

    def score(self, cells: Sequence[str | None]) -> int:
        """Return how many columns a row names; 0 unless it names two needed ones.

        A row of more than 1 000 cells heads no log that a person keeps.
        """
        if len(cells) > _MOST_COLUMNS:
            return 0
        words = [_known().get(normal(cell)) for cell in cells if cell]
        names = {word[0] for word in words if word is not None}
        return len(names) if len(names & _TELLING) >= 2 else 0

    def find(self, rows: Sequence[Sequence[str | None]]) -> int | None:
        """Return the index of the heading row: the first with most known headings."""
        scores = [self.score(cells) for cells in rows[:_LOOKED_AT]]
        best = max(scores, default=0)
        return scores.index(best) if best else None

    def match(self, cells: Sequence[str | None]) -> HeadingRow:
        """Say which column of a heading row is which."""
        columns: dict[str, Column] = {}
        unknown, repeated, blank = [], [], []
        width = max((at for at, cell in enumerate(cells, start=1) if normal(cell or "")), default=0)
        for position, cell in enumerate(cells[:width], start=1):
            word = normal(cell or "")
            name, unit = _known().get(word, ("", ""))
            if not word:
                blank.append(position)
            elif word in self.ignored or name == _NOTE:
                continue
            elif not name:
                unknown.append(position)
            elif name in columns:
                repeated.append(position)
            else:
                columns[name] = Column(position, unit)
        names = tuple(cell or "" for cell in cells[:width])
        return HeadingRow(columns, width, tuple(unknown), tuple(repeated), tuple(blank), names)


@cache
def _known() -> dict[str, tuple[str, str]]:
    """Read ``headings.csv``: heading → canonical column and unit."""
    path = Path(__file__).with_name("headings.csv")
    headings: dict[str, tuple[str, ...]] = {"heading": (), "column": (), "unit": ()}
    rows = read_small_csv(path, path.name, headings, tuple(headings)).rows
    return {normal(row.text("heading")): (row.text("column"), row.cells["unit"]) for row in rows}
