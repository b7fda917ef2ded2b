"""The rows that a figure rests on: asked of the SQL, compared with what the lake was made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest
from small_lake import SmallLake

from pipeline.problems import UngetidError
from pipeline.warehouse.build import build, model_order
from pipeline.warehouse.figure_rows import CountedRow, FigureRows, Place

QUARTER = dt.date(2025, 4, 1)
NEXT_QUARTER = dt.date(2025, 7, 1)
ENTRIES = "core.fact_time_entry"
ACTIVITIES = ("mentoring", "street_presence", "internal_meeting", "absence")


def _drawn() -> list[dict[str, Any]]:
    """Five months of two operative people and a consultant; some say nothing of contacts."""
    draw = Random(4)  # noqa: S311 - invented data
    first = dt.date(2025, 3, 3)
    rows = [
        {
            "day": first + dt.timedelta(days=draw.randrange(150)),
            "who": draw.choice(("Alfa", "Beta", "Chef")),
            "minutes": draw.choice((30, 45, 60, 60, 90)),
            "activity": draw.choice(ACTIVITIES),
            "contacts": draw.choice((None, 0, 2, 5)),
        }
        for _ in range(120)
    ]
    return sorted(rows, key=lambda row: row["day"])


ROWS = _drawn()


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lake = SmallLake(
        tmp_path_factory.mktemp("traced") / "town", settings="as_of = 2025-08-15\n"
    )  # fmt: skip
    lake.staff([{"who": "Alfa"}, {"who": "Beta"}, {"who": "Chef", "role": "consultant"}])
    lake.log("log.csv", ROWS)
    for day, people in ((4, ["Alfa", "Chef"]), (18, ["Chef"]), (25, ["Beta", "Chef", "Alfa"])):
        lake.minutes(
            f"{day}.docx",
            {
                "network": "vibeholm",
                "day": dt.date(2025, 6, day),
                "people": [{"who": who} for who in people],
            },
        )
    return build(lake.write(), dt.date(2025, 8, 15), lake.root / "candidate.duckdb").candidate


@pytest.fixture
def asked(warehouse: Path) -> Iterator[FigureRows]:
    place = Place("kpi.direct_share", "quarter", QUARTER, "team", "all")
    with FigureRows(warehouse, model_order(), place) as found:
        yield found


def _lines(asked: FigureRows, part: str) -> dict[int, float]:
    counted = {row.number: getattr(row, part) for row in asked.counted(ENTRIES)}
    numbers = sorted(number for number, added in counted.items() if added)
    lines = asked.described(ENTRIES, "source_line", numbers)
    return {line: counted[number] for number, (line,) in zip(numbers, lines, strict=True)}


def _expected(wanted: tuple[str, ...]) -> dict[int, float]:
    return {
        line: row["minutes"] / 60
        for line, row in enumerate(ROWS, start=2)
        if QUARTER <= row["day"] < NEXT_QUARTER
        and row["who"] != "Chef"
        and row["activity"] in wanted
    }


def test_hours_of_a_share_are_the_lines_that_were_written(asked: FigureRows) -> None:
    direct = _expected(("mentoring",))
    assert len(direct) > 5
    assert _lines(asked, "numerator") == pytest.approx(direct)
    assert _lines(asked, "denominator") == pytest.approx(_expected(ACTIVITIES[:3]))


def test_the_figure_is_the_published_one_and_what_the_rows_add_up_to(asked: FigureRows) -> None:
    rows = list(asked.counted(ENTRIES))
    assert asked.figure.is_like(asked.published)
    assert asked.figure.numerator == pytest.approx(sum(row.numerator for row in rows))
    assert asked.figure.denominator == pytest.approx(sum(row.denominator for row in rows))
    assert asked.models[-1] == "kpi.direct_share"


def test_contacts_weigh_as_contacts_and_hours_as_hours(warehouse: Path) -> None:
    place = Place("kpi.contacts_per_direct_hour", "quarter", QUARTER, "team", "all")
    told = {
        line: float(row["contacts"] or 0)
        for line, row in enumerate(ROWS, start=2)
        if line in _expected(("mentoring",)) and row["contacts"]
    }
    with FigureRows(warehouse, model_order(), place) as asked:
        assert _lines(asked, "numerator") == pytest.approx(told)


def test_a_share_of_meetings_rests_on_meetings_and_on_who_was_there(warehouse: Path) -> None:
    place = Place("kpi.ssp_attendance_rate", "quarter", QUARTER, "network", "vibeholm")
    with FigureRows(warehouse, model_order(), place) as asked:
        assert (asked.figure.numerator, asked.figure.denominator) == (2, 3)
        meetings = asked.counted("core.fact_meeting")
        assert [row.denominator for row in meetings] == [1, 1, 1]
        assert [row.numerator for row in meetings] == [1, 0, 1]
        there = asked.counted("core.fact_attendance")
        columns = "day(meeting_date), participant_number"
        who = asked.described(columns=columns, table=there[0].table, numbers=_numbers(there))
        # Of the two on the 25th either would have done: they count together, each a half.
        found = [(*one, row.numerator, row.together) for one, row in zip(who, there, strict=True)]
        assert found == [(4, 1, 1, 1), (25, 1, 0.5, 2), (25, 3, 0.5, 2)]


def _numbers(rows: list[CountedRow]) -> list[int]:
    return [row.number for row in rows]


def test_a_figure_of_another_sql_is_refused(warehouse: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.duckdb"
    changed.write_bytes(warehouse.read_bytes())
    with duckdb.connect(changed) as connection:
        connection.execute("update kpi.direct_share set numerator = numerator + 1")
    place = Place("kpi.direct_share", "quarter", QUARTER, "team", "all")
    with pytest.raises(UngetidError, match="another figure"):
        FigureRows(changed, model_order(), place)


def test_the_warehouse_is_only_read(warehouse: Path, asked: FigureRows) -> None:
    before = warehouse.read_bytes()
    list(asked.counted(ENTRIES))
    assert warehouse.read_bytes() == before


def test_what_is_no_sum_ends_and_is_told_in_groups(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.warehouse.figure_rows._MOST_RUNS", 3)
    monkeypatch.setattr(FigureRows, "_weights", lambda *_: None)
    place = Place("kpi.direct_share", "quarter", QUARTER, "team", "all")
    with FigureRows(warehouse, model_order(), place) as asked:
        counted = asked.counted(ENTRIES)
    assert len(counted) >= len(_expected(ACTIVITIES[:3]))
    assert any(row.together > 1 and row.parts == (0.0, 0.0) for row in counted)
