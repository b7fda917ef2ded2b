"""Whatever the rows: none is lost, none is invented, and no text gets through."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from order_files import HEADINGS, csv_of, order, orders_of, problems_of, read, xlsx_of

from pipeline.ingest.knowledge import Knowledge
from pipeline.lake import ORDER, ORDER_ID, REFUSED_ROW

WORDS = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters=';"|,'), max_size=12
)
IDS = st.one_of(
    st.integers(1, 12).map(lambda n: f"B-2024-{n:03d}"),
    st.sampled_from(["", "B-2024", "h-2024-1"]),
    WORDS,
)
DAYS = st.one_of(
    st.dates(dt.date(2024, 1, 1), dt.date(2025, 3, 1)).map(lambda day: f"{day:%d-%m-%Y}"),
    st.sampled_from(["", "31-02-2024", "=1+1"]),
    WORDS,
)
NETWORKS = st.one_of(st.sampled_from(["", "Gildbro", "Hele kommunen", "Månen"]), WORDS)
TOPICS = st.one_of(st.sampled_from(["Hærværk", "andet", ""]), WORDS)
ROWS = st.lists(st.tuples(IDS, DAYS, NETWORKS, TOPICS, DAYS, DAYS, WORDS), max_size=12)


def is_blank(row: tuple[str, ...]) -> bool:
    return not any(cell.strip() for cell in row)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS)
def test_every_row_is_accepted_or_refused(
    knowledge: Knowledge, rows: list[tuple[str, ...]]
) -> None:
    cells = [["B-2024-999", "05-03-2024", "", "Andet", "", "", ""], *map(list, rows)]
    reading = read(csv_of([dict(zip(HEADINGS, row, strict=True)) for row in cells]), knowledge)
    assert reading.kind == "orders"
    if reading.reason_code == "unclear_order_dates":
        return
    refused = {line for line, *_ in problems_of(reading)}
    accepted = set(reading.parts["order"]["source_line"])
    filled = {at for at, row in enumerate(cells, start=2) if not is_blank(tuple(row))}
    assert accepted | refused == filled
    assert not accepted & refused
    assert (reading.rows_received, reading.rows_refused) == (len(filled), len(refused))
    for name, table in (("order", ORDER), ("refused_row", REFUSED_ROW)):
        rows_of = reading.parts[name]
        table.check_rows(rows_of, {column: rows_of[column] for column in rows_of.columns})
    for order_id, ordered_on, _, _, due_on, withdrawn_on in orders_of(reading):
        assert re.fullmatch(ORDER_ID, order_id)
        assert all(day is None or day >= ordered_on for day in (due_on, withdrawn_on))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(numbers=st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3)), min_size=1, max_size=8))
def test_of_a_number_that_differs_no_row_stands(
    knowledge: Knowledge, numbers: list[tuple[int, int]]
) -> None:
    rows = [order(id=f"B-2024-{n:03d}", due=f"{day:02d}-06-2024") for n, day in numbers]
    reading = read(csv_of(rows), knowledge)
    differing = {n for n, day in numbers if any(n == m and day != other for m, other in numbers)}
    assert {row[0] for row in orders_of(reading)} == {
        f"B-2024-{n:03d}" for n, _ in numbers if n not in differing
    }
    assert len(problems_of(reading)) == sum(n in differing for n, _ in numbers)


def test_ten_thousand_rows(knowledge: Knowledge) -> None:
    rows = [
        order(id=f"B-20{24 - n // 10_000:02d}-{n % 10_000}", topic="Andet" if n % 3 else "ukendt")
        for n in range(10_000)
    ]
    reading = read(csv_of(rows), knowledge)
    assert (reading.rows_received, reading.rows_refused) == (10_000, 3_334)


def test_a_workbook_says_the_same_as_a_csv(knowledge: Knowledge) -> None:
    rows = [order(id=f"B-2024-{n:03d}", day=f"{n:02d}-03-2024") for n in range(1, 29)]
    cells = [list(row.values()) for row in rows]
    assert orders_of(read(xlsx_of({"a": [HEADINGS, *cells]}), knowledge)) == orders_of(
        read(csv_of(rows), knowledge)
    )
