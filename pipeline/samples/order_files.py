"""Files of orders as the strategic unit hands them in, with their faults: one a year."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

import polars as pl
import xlsxwriter

from pipeline.samples.dialects import Cell
from pipeline.samples.invented import Invented
from pipeline.samples.options import SampleOptions
from pipeline.samples.orders import Order, is_begun, put_off, years
from pipeline.samples.packing import MADE_AT, repacked
from pipeline.samples.planted import Planted
from pipeline.samples.vocabulary import worded

_CSV = ("bestillingsnummer", "bestilt", "netværk", "emne", "frist", "trukket tilbage", "bemærkning")
_XLSX = (
    "Bestilling nr.",
    "Bestilt den",
    "Område",
    "Tema",
    "Deadline",
    "Annulleret",
    "Bemærkninger",
)
_COLUMNS = ("order_id", "ordered_on", "network_code", "topic", "due_on", "withdrawn_on", "note")
_HEADING_LINE = {"csv": 1, "xlsx": 3}
_TOLD_AGAIN = 3  # orders of the year before that come again, put off or withdrawn
_REMARKED = 0.12
_SCHEMA: dict[str, pl.DataType] = {
    "file": pl.String(),
    "sheet": pl.Int32(),
    "line": pl.Int32(),
    "order_id": pl.String(),
    "ordered_on": pl.Date(),
    "network_code": pl.String(),
    "topic": pl.String(),
    "due_on": pl.Date(),
    "withdrawn_on": pl.Date(),
}
Cells = dict[str, Cell]


@dataclass
class OrderRow:
    """One row of a file: what is written, the order that it tells, and what is wrong with it.

    Parameters
    ----------
    faults
        Column and reason of each problem.
    superseded_by
        Why another row stands in its place.
    """

    cells: Cells
    order: Order | None = None
    faults: tuple[tuple[str, str], ...] = ()
    superseded_by: str | None = None
    line: int = 0

    @property
    def fate(self) -> str:
        """What becomes of it."""
        if self.faults:
            return "refused"
        return "superseded" if self.superseded_by else "loaded"


@dataclass
class OrderFile:
    """A file of orders."""

    path: str
    format: Literal["csv", "xlsx"]
    received_at: dt.datetime
    rows: list[OrderRow]
    content: bytes = b""
    copies: list[tuple[str, dt.datetime]] = field(default_factory=list)

    @property
    def sheet(self) -> int | None:
        """The sheet its rows stand in."""
        return 1 if self.format == "xlsx" else None


def order_files(
    orders: Sequence[Order],
    options: SampleOptions,
    invented: Invented,
    planted: Planted,
    draw: random.Random,
    *,
    is_clean: bool = False,
) -> list[OrderFile]:
    """Return one file a year with the orders of that year, the last with all kinds of faults.

    Each file but the first tells some orders of the year before again. Clean files have neither.
    """
    found: list[OrderFile] = []
    for year in years(options) if orders else ():
        own = [order for order in orders if order.ordered_on.year == year]
        file = _file(year, own, options, invented, draw)
        if found and not is_clean:
            _tell_again(found[-1], file, draw)
        found.append(file)
    if found and not is_clean:
        _plant(found[-1], options, invented, draw)
    for file in found:
        _write(file)
        _note(file, planted)
    return found


def orders_frame(files: Sequence[OrderFile]) -> pl.DataFrame:
    """Return the orders that stand, one row each."""
    rows = [
        {"file": file.path, "sheet": file.sheet, "line": row.line, **asdict(row.order)}
        for file in files
        for row in file.rows
        if row.fate == "loaded" and row.order is not None
    ]
    return pl.DataFrame(rows, schema=_SCHEMA).sort("order_id")


def _file(
    year: int, own: Sequence[Order], options: SampleOptions, invented: Invented, draw: random.Random
) -> OrderFile:
    is_last = year == options.date_to.year
    day = options.date_to + dt.timedelta(days=3) if is_last else dt.date(year + 1, 1, 6)
    ending: Literal["csv", "xlsx"] = "csv" if is_last else "xlsx"
    path = f"bestillinger/bestillinger_{year}.{ending}"
    rows = [OrderRow(_cells(order, draw), order) for order in own]
    for row in rows:
        if draw.random() < _REMARKED:
            row.cells["note"] = invented.sentence(path)
    return OrderFile(path, ending, dt.datetime.combine(day, dt.time(9, 30)), rows)


def _cells(order: Order, draw: random.Random) -> Cells:
    network = order.network_code
    area = draw.choice(("", "Hele kommunen")) if network is None else None
    return {
        "order_id": order.order_id,
        "ordered_on": order.ordered_on,
        "network_code": area if network is None else worded("networks", network, draw, 0.3),
        "topic": worded("topics", order.topic, draw, 0.3),
        "due_on": order.due_on,
        "withdrawn_on": order.withdrawn_on,
    }


def _tell_again(before: OrderFile, file: OrderFile, draw: random.Random) -> None:
    """Let a file tell orders of the year before once more; its rows stand in their place."""
    known = [row for row in before.rows if row.order is not None]
    for row in draw.sample(known, min(_TOLD_AGAIN, len(known))):
        if row.order is not None:
            row.superseded_by = "a_later_file_has_the_order"
            changed = put_off(row.order, draw)
            file.rows.append(OrderRow(_cells(changed, draw), changed))


def _plant(
    file: OrderFile, options: SampleOptions, invented: Invented, draw: random.Random
) -> None:
    """Plant every fault once, a row that stands twice, and one in an order that is worked on."""
    year, day = options.date_to.year, file.received_at.date()
    good: Cells = {
        "ordered_on": options.date_to,
        "network_code": "Gildbro",
        "topic": "Hærværk",
        "due_on": None,
        "withdrawn_on": None,
    }
    early = options.date_to - dt.timedelta(days=1)
    faults: list[tuple[str, str, Cell]] = [
        ("order_id", "missing_order_id", None),
        ("order_id", "bad_order_id", f"Bestilling om {invented.name(file.path)}"),
        ("ordered_on", "missing_order_date", None),
        ("ordered_on", "bad_date", "31-02-2025"),
        ("ordered_on", "future_date", day + dt.timedelta(days=1)),
        ("network_code", "unknown_network", "Havnen"),
        ("topic", "missing_topic", None),
        ("topic", "unknown_topic", "gå en tur forbi stationen"),
        ("due_on", "due_before_order", early),
        ("withdrawn_on", "withdrawn_before_order", early),
    ]
    for number, (column, reason, cell) in enumerate(faults, start=901):
        cells = {**good, "order_id": f"B-{year}-{number}", column: cell}
        file.rows.append(OrderRow(cells, faults=((column, reason),)))
    for days in (20, 30):
        cells = {**good, "order_id": f"B-{year}-950", "due_on": day + dt.timedelta(days=days)}
        file.rows.append(OrderRow(cells, faults=(("order_id", "order_id_twice"),)))
    own = [row for row in file.rows if row.order is not None]
    if own:
        twin = OrderRow(dict(own[0].cells), own[0].order)
        twin.superseded_by = "an_equal_row_has_the_order"
        file.rows.append(twin)
    begun = [row for row in own[1:] if row.order and is_begun(row.order, year)]
    if begun:
        spoilt = draw.choice(begun)
        spoilt.cells["network_code"] = "Nordre Fælled"
        spoilt.faults = (("network_code", "unknown_network"),)


def _note(file: OrderFile, planted: Planted) -> None:
    for row in file.rows:
        for column, reason in row.faults:
            planted.add_problem(
                file.path, reason, "refused", sheet=file.sheet, line=row.line, column=column
            )
        if row.superseded_by:
            planted.add_problem(
                file.path, row.superseded_by, "superseded", sheet=file.sheet, line=row.line
            )


def _write(file: OrderFile) -> None:
    """Set a file's bytes, and the line of each of its rows."""
    for line, row in enumerate(file.rows, start=_HEADING_LINE[file.format] + 1):
        row.line = line
    file.content = (_as_csv if file.format == "csv" else _as_xlsx)(file)


def _as_csv(file: OrderFile) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_CSV)
    for row in file.rows:
        writer.writerow([_text(row.cells.get(column)) for column in _COLUMNS])
    return text.getvalue().encode("cp1252")


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return f"{cell:%d-%m-%Y}"
    return "" if cell is None else str(cell)


def _as_xlsx(file: OrderFile) -> bytes:
    """Write a workbook with a title above the headings, as people keep them."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": MADE_AT, "title": "Bestillinger"})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet("Bestillinger")
    sheet.write_string(0, 0, "Bestillinger til den operative indsats")
    for at, heading in enumerate(_XLSX):
        sheet.write_string(_HEADING_LINE["xlsx"] - 1, at, heading)
    for row in file.rows:
        for at, column in enumerate(_COLUMNS):
            cell = row.cells.get(column)
            if isinstance(cell, dt.date):
                sheet.write_datetime(row.line - 1, at, cell, day)
            elif cell:
                sheet.write_string(row.line - 1, at, str(cell))
    book.close()
    return repacked(target.getvalue())
