"""A table of the lake: its columns, and the proof that no string in it is anything but a code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

import polars as pl

from pipeline.lake.patterns import MEETING_ID

# The types that columns have besides text that matches a pattern.
TEXT, WHOLE, DECIMAL, YES_NO = pl.String(), pl.Int32(), pl.Float64(), pl.Boolean()
DAY, CLOCK, MOMENT = pl.Date(), pl.Time(), pl.Datetime("us")
_SOMEBODY = "s-0123456789"
# Texts that Python looks at sooner than Polars has made ready to.
_FEW = 500
_DAYS = ("work_date", "meeting_date", "ordered_on")


@dataclass(frozen=True)
class LakeTable:
    """A table of the lake.

    Parameters
    ----------
    name
        Folder below ``lake/``, and the table below the schema ``raw`` in the warehouse.
    grain
        What one row is.
    schema
        Column → Polars type.
    patterns
        String column → the regular expression that every value matches whole.
    """

    name: str
    grain: str
    schema: dict[str, pl.DataType]
    patterns: dict[str, str]

    def empty(self) -> pl.DataFrame:
        """Return the table without rows."""
        return pl.DataFrame(schema=self.schema)

    @cached_property
    def row_schema(self) -> dict[str, pl.DataType]:
        """Column → Polars type of rows that do not tell their file yet: without ``file_key``."""
        return {name: kind for name, kind in self.schema.items() if name != "file_key"}

    @cached_property
    def no_rows(self) -> pl.DataFrame:
        """No such rows; made once, and never changed."""
        return pl.DataFrame(schema=self.row_schema)

    @property
    def staff_columns(self) -> tuple[str, ...]:
        """The columns that may hold the code of a member of staff, by what their patterns allow.

        A row of ``staff_code`` is that person's own; in every other column a person is mentioned.
        """
        return tuple(
            name for name, pattern in self.patterns.items() if re.fullmatch(pattern, _SOMEBODY)
        )

    @property
    def day(self) -> pl.Expr | None:
        """The day that a row is of; None where it has no day of its own.

        What belongs to a meeting is of the meeting's day, whatever days it names besides.
        """
        if self.patterns.get("meeting_id") == MEETING_ID:
            return pl.col("meeting_id").str.tail(8).str.to_date("%Y%m%d", strict=False)
        return next((pl.col(name) for name in _DAYS if name in self.schema), None)

    def check_strings(self, frame: pl.DataFrame) -> None:
        """Refuse a frame that is not of this table or holds a string that is no code.

        Raises
        ------
        ValueError
            Names the column only: the value may be what must not be seen.
        """
        if dict(frame.schema) != self.schema:
            raise ValueError(f"lake table {self.name}: the columns or types differ")
        for column in self.patterns:
            self._check_values(column, frame[column])

    def check_rows(self, rows: pl.DataFrame, different: dict[str, pl.Series]) -> None:
        """Do the same for many rows, without ``file_key``, of which the different texts are known.

        Parameters
        ----------
        rows
            Texts may be numbered (categorical).
        different
            String column → its different values.

        Raises
        ------
        ValueError
            As :meth:`check_strings`.
        """
        kinds = {
            name: TEXT if isinstance(kind, pl.Categorical) else kind
            for name, kind in rows.schema.items()
        }
        if kinds != self.row_schema:
            raise ValueError(f"lake table {self.name}: the columns or types differ")
        for column in kinds.keys() & self.patterns.keys():
            self._check_values(column, different[column])

    def _check_values(self, column: str, values: pl.Series) -> None:
        if not _all_match(self.patterns[column], values):
            raise ValueError(f"lake table {self.name}: a value of {column} is no code")


def _all_match(pattern: str, values: pl.Series) -> bool:
    """Say whether every text matches a pattern whole; what is missing does."""
    if len(values) <= _FEW:
        matches = _compiled(pattern).fullmatch
        return all(text is None or matches(text) for text in values.to_list())
    return bool(values.str.contains(rf"^(?:{pattern})$").fill_null(value=True).all())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def lake_table(name: str, grain: str, columns: dict[str, pl.DataType | str]) -> LakeTable:
    """Make a table; a column given as a string is text that matches that pattern."""
    schema = {key: TEXT if isinstance(kind, str) else kind for key, kind in columns.items()}
    patterns = {key: kind for key, kind in columns.items() if isinstance(kind, str)}
    return LakeTable(name, grain, schema, patterns)
