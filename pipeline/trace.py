"""``ungetid trace``: the rows that one published figure rests on, each with its file and line."""

from __future__ import annotations

import csv
import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from rich.markup import escape
from rich.table import Table

from pipeline.problems import UngetidError
from pipeline.progress import Progress, Silent
from pipeline.publish import published
from pipeline.warehouse.build import model_order
from pipeline.warehouse.figure_rows import CountedRow, Figure, FigureRows, Place
from pipeline.warehouse_file import open_read_only
from pipeline.workspace import Workspace

# Where each row was registered, when, and what it is: never who.
_TOLD = {
    "core.fact_time_entry": (
        "file_key, source_sheet, source_line, work_date, activity_code || ', ' || duration_minutes "
        "|| ' min'"
    ),
    "core.fact_order": "file_key, source_sheet, source_line, ordered_on, coalesce(topic, 'order')",
    "core.fact_meeting": "file_key, null, null, meeting_date, 'meeting of ' || network_code",
    "core.fact_attendance": (
        "(select file_key from published.core.fact_meeting as of where of.meeting_id = "
        "rows.meeting_id), null, null, meeting_date, 'participant ' || participant_number || ', ' "
        "|| status"
    ),
    "core.fact_action_item": (
        "(select file_key from published.core.fact_meeting as of where of.meeting_id = "
        "rows.first_meeting_id), null, null, decided_on, 'action item ' || action_id || ', ' || "
        "kind || ', ' || status"
    ),
    "core.fact_concern": (
        "(select file_key from published.core.fact_meeting as of where of.meeting_id = "
        "rows.meeting_id), null, null, meeting_date, 'concern of ' || topic"
    ),
    "core.refused_row": "file_key, source_sheet, source_line, null, 'refused: ' || reason_code",
}
COLUMNS = (
    "table", "file", "sheet", "line", "date", "what", "numerator", "denominator", "together",
)  # fmt: skip


SHOWN_ROWS = 20
_PARTS = ("numerator", "denominator")
_NUMBERS = {"sheet", "line", "numerator", "denominator", "together"}


@dataclass(frozen=True)
class TracedRow:
    """A row that the figure rests on.

    Parameters
    ----------
    table
        The core table it stands in.
    file
        The file's code; ``private/file_index.csv`` has its name.
    sheet, line
        From 1; null for what is read of minutes (``raw.extracted_value`` has the paragraph).
    day
        The day of work or of the meeting, or when it was ordered or decided; null for refused rows.
    what
        Activity and minutes, or what was minuted, in codes.
    numerator, denominator
        What the row adds to the figure's, in their unit.
    together
        How many rows count only together, this one among them; each then adds its part.
    """

    table: str
    file: str
    sheet: int | None
    line: int | None
    day: dt.date | None
    what: str
    numerator: float
    denominator: float
    together: int = 1


@dataclass(frozen=True)
class Trace:
    """A figure, and all that it rests on.

    Parameters
    ----------
    models
        The tables between the rows and the figure, in the order in which they are made.
    row_tables
        The tables of rows that were asked.
    rows
        Those that count, by table, in its order.
    """

    kpi_id: str
    title: str
    unit: str
    place: Place
    figure: Figure
    models: tuple[str, ...]
    row_tables: tuple[str, ...]
    rows: tuple[TracedRow, ...]

    def total(self, table: str, part: str) -> float:
        """Return what the rows of a table add to ``numerator`` or ``denominator``.

        It is less than the figure's where that is a median or rests on what is no registration
        (norm hours, the calendar, the baseline). A case of two rows (a task and the work on it)
        would not be there without either, so it stands with both.
        """
        return math.fsum(getattr(row, part) for row in self.rows if row.table == table)

    def as_json(self) -> dict[str, object]:
        """Return everything, for programs."""
        return {
            "kpi_id": self.kpi_id, "title": self.title, "unit": self.unit,
            "period_type": self.place.period_type, "period_start": str(self.place.period_start),
            "dimension": self.place.dimension, "dimension_value": self.place.dimension_value,
            "numerator": self.figure.numerator, "denominator": self.figure.denominator,
            "value": self.figure.value, "models": list(self.models),
            "totals": {
                table: {part: self.total(table, part) for part in _PARTS}
                for table in self.row_tables
            },
            "rows": [dict(zip(COLUMNS, cells(row), strict=True)) for row in self.rows],
        }  # fmt: skip

    def summary(self) -> list[str]:
        """Return the figure, where it is defined, and whether its rows add up to it, in lines."""
        place, figure = self.place, self.figure
        whose = (
            "the team"
            if place.dimension == "team"
            else f"{place.dimension} {place.dimension_value}"
        )
        made = f"{_said(figure.value)} ({self.unit}) from {_said(figure.numerator)} / "
        lines = [
            f"{self.kpi_id}: {self.title}; {whose}, the quarter from {place.period_start}",
            f"{made}{_said(figure.denominator)}, defined in sql/kpi/{self.kpi_id}.sql",
            f"made from {', '.join(self.row_tables)} through {', '.join(self.models)}",
        ]
        if others := _others(place.table, self.models):
            lines.append(f"It is made of other figures; trace those: {', '.join(others)}")
        for table in self.row_tables:
            if number := sum(1 for row in self.rows if row.table == table):
                lines += [f"{table}: {number} rows, that add"]
                lines += [
                    f"  {_said(self.total(table, part))} of {_said(getattr(figure, part))} ({part})"
                    for part in _PARTS
                ]
        grouped = sum(
            1 for row in self.rows if row.together > 1 and not (row.numerator or row.denominator)
        )
        if grouped:
            lines.append(f"The figure is no sum of rows: {grouped} were left out in groups only.")
        return lines

    def as_table(self, most: int) -> Table:
        """Return the first rows, those of most weight first."""
        table = Table(title=f"Rows that {self.kpi_id} rests on")
        for heading in COLUMNS:
            table.add_column(heading, justify="right" if heading in _NUMBERS else "left")
        heaviest = sorted(self.rows, key=lambda row: (-row.numerator, -row.denominator))
        for row in heaviest[:most]:
            said = [_said(one) if isinstance(one, float) else one for one in cells(row)]
            table.add_row(*("" if one is None else escape(str(one)) for one in said))
        return table

    def write(self, path: Path) -> None:
        """Write the rows as CSV (UTF-8, semicolons, points in numbers), one line each."""
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(COLUMNS)
            writer.writerows(cells(row) for row in self.rows)


def _others(table: str, models: Sequence[str]) -> list[str]:
    """Return the ids of the KPIs that a KPI is made of."""
    return [
        name.removeprefix("kpi.") for name in models if name.startswith("kpi.") and name != table
    ]


def _said(number: float | None) -> str:
    return "none" if number is None else f"{number:,.4f}".rstrip("0").rstrip(".")


def cells(row: TracedRow) -> tuple[object, ...]:
    """Return a row's values in the order of ``COLUMNS``, days as text."""
    day = None if row.day is None else row.day.isoformat()
    return (row.table, row.file, row.sheet, row.line, day, row.what, row.numerator,
            row.denominator, row.together)  # fmt: skip


def trace(
    workspace: Workspace,
    kpi_id: str,
    *,
    quarter: str | None = None,
    unit: str | None = None,
    network: str | None = None,
    progress: Progress | None = None,
) -> Trace:
    """Find the rows that one quarter's figure of a KPI rests on, in the published warehouse.

    Parameters
    ----------
    quarter
        ``2025-Q3``; the last complete one unless given.
    unit, network
        One unit or area; the whole team unless one of them is given.

    Raises
    ------
    UngetidError
        When nothing has been published, there is no such KPI, quarter, unit or area, the KPI has
        none by unit or area, or today's SQL makes another figure than the one published.
    """
    current = published(workspace)
    if current is None:
        raise UngetidError("Nothing has been published.", mend="Run 'ungetid run' first.")
    with open_read_only(current.file) as connection:
        title, measured_in = _definition(connection, kpi_id)
        place = _place(connection, kpi_id, quarter, unit, network)
    shown = progress or Silent()
    try:
        with FigureRows(current.file, model_order(), place) as asked:
            traced: list[TracedRow] = []
            # A figure made of figures, of the baseline's too, is no sum of rows: those are traced.
            tables = [] if _others(place.table, asked.models) else asked.tables
            with shown.step("Asking what the figure rests on", len(tables)) as advance:
                for table in tables:
                    traced += _told(asked, table, list(asked.counted(table)))
                    advance(1)
            return Trace(kpi_id, title, measured_in, place, asked.figure, asked.models,
                         tuple(asked.tables), tuple(traced))  # fmt: skip
    except duckdb.Error as error:
        raise UngetidError(
            f"The figure cannot be made anew: {str(error).splitlines()[0]}",
            where=f"warehouse/{current.file.name}",
            mend="Run 'ungetid run' first, so that warehouse and SQL are of one version.",
        ) from None


def _told(asked: FigureRows, table: str, counted: list[CountedRow]) -> list[TracedRow]:
    by_number = {row.number: row for row in counted}
    numbers = sorted(by_number)
    described = asked.described(table, _TOLD[table], numbers)
    return [
        TracedRow(
            table,
            file,
            sheet,
            line,
            day,
            what,
            by_number[number].numerator,
            by_number[number].denominator,
            by_number[number].together,
        )
        for number, (file, sheet, line, day, what) in zip(numbers, described, strict=True)
    ]


def _definition(connection: duckdb.DuckDBPyConnection, kpi_id: str) -> tuple[str, str]:
    known = connection.execute(
        "select kpi_id, title_en, unit from mart.kpi_definition order by kpi_id"
    ).fetchall()
    for name, title, unit in known:
        if name == kpi_id:
            return title, unit
    near = ", ".join(name for name, *_ in known)
    raise UngetidError(f"There is no KPI {kpi_id!r}.", mend=f"Name one of these: {near}.")


def _place(
    connection: duckdb.DuckDBPyConnection,
    kpi_id: str,
    quarter: str | None,
    unit: str | None,
    network: str | None,
) -> Place:
    if unit is not None and network is not None:
        raise UngetidError("A figure is of a unit or of an area.", mend="Give one of the two.")
    dimension, value = ("team", "all")
    if unit is not None or network is not None:
        dimension, value = ("unit", str(unit)) if unit is not None else ("network", str(network))
    start = _quarter(connection, quarter)
    table = f"kpi.{kpi_id}"
    found = connection.execute(
        f"select dimension_value from {table} where period_type = 'quarter' "  # noqa: S608 - a KPI that is known
        "and period_start = ? and dimension = ? order by all",
        [start, dimension],
    ).fetchall()
    values = [name for (name,) in found]
    if value not in values:
        raise UngetidError(
            f"{kpi_id} has no figure of {dimension} {value!r} in the quarter from {start}.",
            mend=f"Name one of these: {', '.join(values)}." if values
            else f"It has none by {dimension}.",
        )  # fmt: skip
    return Place(table, "quarter", start, dimension, value)


def _quarter(connection: duckdb.DuckDBPyConnection, quarter: str | None) -> dt.date:
    known: dict[str, dt.date] = dict(
        connection.execute(
            "select year(period_start) || '-Q' || quarter(period_start), period_start "
            "from core.dim_period where period_type = 'quarter' and (is_complete or ?) "
            "order by period_start",
            [quarter is not None],
        ).fetchall()
    )
    if not known:
        raise UngetidError("There is no complete quarter yet.", mend="Name one: --quarter 2025-Q3.")
    if quarter is None:
        return max(known.values())
    wanted = re.sub(r"^(\d{4})[ -]?[qk]?([1-4])$", r"\1-Q\2", quarter.strip().lower())
    if wanted not in known:
        raise UngetidError(
            f"There is no quarter {quarter!r} in the warehouse.",
            mend=f"Name one from {min(known)} to {max(known)}.",
        )
    return known[wanted]
