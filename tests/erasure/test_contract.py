"""What is reached follows from the lake's contract: every column, also one that is added later."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ingest.erasing import ErasedList, Erasures
from pipeline.ingest.erasing import erasures as module
from pipeline.ingest.identity import Identity
from pipeline.lake import (
    ATTENDANCE,
    COURSE_CODE,
    SOURCE_TABLES,
    STAFF_CODE,
    TIME_ENTRY,
    LakeTable,
)

IDENTITY = Identity(b"0123456789abcdef0123456789abcdef")
HERS, HIS = "s-aaaaaaaaaa", "s-bbbbbbbbbb"
FIRST, LAST = dt.date(2024, 3, 1), dt.date(2024, 3, 31)
# Tables whose rows are of no day: what was wrong with a row, and how long somebody was employed.
WITHOUT_DAY = {"refused_row", "file_note", "row_correction", "staff"}


def of_person() -> Erasures:
    empty = Erasures(ErasedList(), IDENTITY)
    return Erasures(ErasedList(staff=frozenset([empty.mark_of_staff(HERS)])), IDENTITY)


def of_period() -> Erasures:
    return Erasures(ErasedList(periods=frozenset([(FIRST, LAST)])), IDENTITY)


def rows_with(table: LakeTable, **values: object) -> pl.DataFrame:
    row = {name: values.get(name) for name in table.schema}
    return pl.DataFrame([row], schema=table.schema)


def holds(rows: pl.DataFrame, code: str) -> bool:
    return any(code in rows[name].cast(pl.String).to_list() for name in rows.columns)


@pytest.mark.parametrize("table", SOURCE_TABLES, ids=lambda table: table.name)
def test_every_column_that_may_hold_somebody_is_reached(table: LakeTable) -> None:
    for name in table.schema:
        if "staff" in name:
            assert name in table.staff_columns, f"{table.name}.{name} holds people, and is missed"
    for name in table.staff_columns:
        if not pl.Series([HERS]).str.contains(rf"^(?:{table.patterns[name]})$").item():
            continue
        left = of_person().kept(table.name, rows_with(table, **{name: HERS})).rows
        assert not holds(left, HERS), f"{table.name}.{name}"
        others = rows_with(table, **{name: HIS})
        assert of_person().kept(table.name, others).rows.equals(others)


@pytest.mark.parametrize("table", SOURCE_TABLES, ids=lambda table: table.name)
def test_every_row_has_a_day_or_is_known_to_have_none(table: LakeTable) -> None:
    assert (table.day is None) == (table.name in WITHOUT_DAY), (
        f"{table.name}: say in LakeTable.day of which day a row is, or list it here"
    )
    if table.day is None:
        return
    values = {"work_date": FIRST, "meeting_date": FIRST, "ordered_on": FIRST}
    inside = rows_with(table, **values, meeting_id="m-gildbro-20240331")
    assert of_period().kept(table.name, inside).rows.is_empty()
    after = LAST + dt.timedelta(days=1)
    outside = rows_with(table, **dict.fromkeys(values, after), meeting_id="m-gildbro-20240401")
    assert of_period().kept(table.name, outside).rows.height == 1


def test_a_column_that_is_added_is_reached_without_more_being_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    grown = LakeTable(
        ATTENDANCE.name,
        ATTENDANCE.grain,
        {**ATTENDANCE.schema, "came_with": pl.String()},
        {**ATTENDANCE.patterns, "came_with": rf"{STAFF_CODE}|{COURSE_CODE}"},
    )
    monkeypatch.setitem(module._TABLES, ATTENDANCE.name, grown)
    rows = rows_with(grown, staff_code=HIS, came_with=HERS)
    kept = of_person().kept(ATTENDANCE.name, rows)
    assert (kept.removed, kept.blanked) == (0, 1)
    assert kept.rows.to_dicts() == [rows.to_dicts()[0] | {"came_with": None}]


entries = st.lists(
    st.tuples(
        st.sampled_from([HERS, HIS, None]),
        st.none() | st.dates(FIRST - dt.timedelta(3), LAST + dt.timedelta(3)),
        st.integers(1, 600),
    ),
    max_size=30,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries, st.booleans(), st.booleans())
def test_what_is_left_and_what_is_removed_are_the_whole(
    drawn: list[tuple[str | None, dt.date | None, int]], has_person: bool, has_period: bool
) -> None:
    listed = ErasedList()
    listed |= of_person().erased if has_person else ErasedList()
    listed |= of_period().erased if has_period else ErasedList()
    erasures = Erasures(listed, IDENTITY)
    rows = pl.DataFrame(
        [
            {"staff_code": code, "work_date": day, "duration_minutes": minutes, "source_line": at}
            for at, (code, day, minutes) in enumerate(drawn)
        ],
        schema={name: TIME_ENTRY.schema[name] for name in
                ("staff_code", "work_date", "duration_minutes", "source_line", "source_sheet")},
    )  # fmt: skip
    kept = erasures.kept(TIME_ENTRY.name, rows)
    expected = [
        at
        for at, (code, day, _) in enumerate(drawn)
        if not (has_person and code == HERS)
        and not (has_period and day is not None and FIRST <= day <= LAST)
    ]
    assert kept.rows["source_line"].to_list() == expected
    assert kept.removed == len(drawn) - len(expected)
    again = erasures.kept(TIME_ENTRY.name, kept.rows)
    assert (again.removed, again.blanked) == (0, 0)
    asked = rows.with_columns(t_staff_code=pl.lit("x"))
    flags = erasures.of_log(asked, None)
    gone = [] if flags is None else flags.arg_true().to_list()
    assert gone == [at for at in range(len(drawn)) if at not in expected]
