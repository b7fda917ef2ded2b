"""The YAML header of a SQL file: its documentation, and for a KPI its definition."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Literal

import yaml
from pydantic import Field, ValidationError

from pipeline.problems import UngetidError
from pipeline.strict_table import StrictTable

_BLOCK = re.compile(r"\A\s*/\*(?P<yaml>.*?)\*/", re.DOTALL)

# Every KPI has these columns, so they are documented once; a header adds what is special.
KPI_COLUMNS = {
    "period_type": "month, quarter, rolling_4_quarters, year or baseline; see core.dim_period",
    "period_start": "first day of the period; with period_type the key of core.dim_period",
    "dimension": "team (the whole operative team), network, unit or source",
    "dimension_value": "all for team, else the code of the network, unit or source",
    "numerator": "hours (or counts) above the line; the hours themselves where there is no line",
    "denominator": "hours (or counts) below the line; null for hours and counts",
    "value": "numerator / denominator, or the hours; null when the denominator is 0",
    "recorded_share": "share of the hours that could be recorded whose source recorded them, 0-1",
    "staff_count": "members of staff behind numerator and denominator; null where it is no work",
    "entry_count": "entries (or meetings, files' rows) behind numerator and denominator",
}


# What a value may lie between where the header says nothing; None: no bound.
_BOUNDS: dict[str, tuple[float | None, float | None]] = {
    "share": (0, 1),
    "count": (0, None),
    "days": (0, None),
    "per_hour": (0, None),
    "hours": (0, None),
}


class TableHeader(StrictTable):
    """What the header of every model below ``sql/`` says.

    Parameters
    ----------
    grain
        What one row is.
    key
        Columns that no two rows share; the build stops when two do.
    columns
        Column → what it holds, with its unit.
    """

    grain: Annotated[str, Field(min_length=1)]
    key: tuple[str, ...] = ()
    columns: dict[str, str]

    @property
    def comment(self) -> str:
        """The comment on the table."""
        return f"Grain: {self.grain}"


class KpiHeader(StrictTable):
    """What the header of a file below ``sql/kpi/`` says; becomes ``mart.kpi_definition``."""

    title_da: str
    title_en: str
    unit: Literal["share", "hours", "hours_per_week", "fte", "count", "days", "per_hour"]
    good: Literal["up", "down", "watch", "model"]
    dimensions: Annotated[tuple[Literal["team", "network", "unit", "source"], ...], Field()]
    shown_with: str | None = None
    needs_chance: bool = False
    is_median_of_cases: bool = False
    is_trailing: bool = False
    bounds: tuple[float | None, float | None] | None = None
    memo: str
    definition_da: str
    definition_en: str
    boundary_da: str | None = None
    boundary_en: str | None = None
    sort_order: int = 9999
    columns: dict[str, str] = Field(default_factory=dict)

    key: tuple[str, ...] = ("period_type", "period_start", "dimension", "dimension_value")

    @property
    def value_bounds(self) -> tuple[float | None, float | None]:
        """The least and the greatest value there can be; None where there is no bound."""
        return self.bounds or _BOUNDS.get(self.unit, (None, None))

    @property
    def comment(self) -> str:
        """The comment on the table."""
        return f"{self.title_en}. {self.definition_en.strip()}"


Header = TableHeader | KpiHeader


@cache
def read_raw_headers(text: str) -> dict[str, TableHeader]:
    """Read the documentation of the schema ``raw``.

    Parameters
    ----------
    text
        ``raw_tables.yml``: ``columns`` holds what a column means wherever it stands; ``tables``
        the grain of each table, and the columns that mean something else there.

    Returns
    -------
    dict[str, TableHeader]
        Table → its header; ``columns`` hold the shared ones too, whether or not it has them.
    """
    content = yaml.safe_load(text)
    return {
        table: TableHeader(
            grain=found["grain"], columns=content["columns"] | found.get("columns", {})
        )
        for table, found in content["tables"].items()
    }


def read_header(text: str, schema: str, where: str) -> Header:
    """Read the header of a model.

    Parameters
    ----------
    text
        The SQL file.
    schema
        The folder it lies in: ``kpi`` has a header of its own kind.
    where
        The file, for the message.

    Raises
    ------
    UngetidError
        When the header is missing, is no YAML or lacks a key.
    """
    found = _BLOCK.match(text)
    if found is None:
        raise UngetidError(
            "The SQL file has no header.",
            where=where,
            mend="Begin it with a block comment /* … */ that documents it; see architecture.md.",
        )
    try:
        content = yaml.safe_load(found["yaml"])
        header: Header
        if schema == "kpi":
            header = KpiHeader.model_validate(content)
            return header.model_copy(update={"columns": KPI_COLUMNS | header.columns})
        header = TableHeader.model_validate(content)
    except yaml.YAMLError as error:
        raise UngetidError(
            f"The header is no YAML: {str(error).replace(chr(10), ' ')}.",
            where=where,
            mend="Mend it; quote a text that holds a colon.",
        ) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise UngetidError(
            f"The header is wrong at {key or 'its top'}: {first['msg']}.",
            where=where,
            mend="Compare it with another file in the same folder.",
        ) from None
    return header
