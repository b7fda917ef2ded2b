"""Drawn logs through every format, encoding and way of writing: the truth comes back.

Whatever a row is written like, it is read as it was meant or refused for the reason it was given.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import polars as pl
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingest_town import entries_of, problems_of, read

from pipeline.ingest.identity import COURSE, STAFF
from pipeline.ingest.knowledge import Knowledge

DATES: dict[str, Callable[[dt.date], str]] = {
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "dots": lambda day: f"{day:%d.%m.%Y}",
    "short": lambda day: f"{day.day}/{day.month}-{day:%y}",
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "iso": lambda day: day.isoformat(),
}
DURATIONS: dict[str, Callable[[int], str]] = {
    "comma": lambda minutes: f"{minutes / 60:.2f}".replace(".", ","),
    "point": lambda minutes: f"{minutes / 60:.2f}",
    "clock": lambda minutes: f"{minutes // 60}:{minutes % 60:02d}",
    "minutes": lambda minutes: f"{minutes} min",
    "mixed": lambda minutes: f"{minutes // 60}t{minutes % 60}m",
}
CLOCKS = ("{:02d}:{:02d}", "{:02d}.{:02d}", "kl. {}.{:02d}")
WORDINGS = {
    "staff_code": (
        "medarbejder",
        {"OP1": ("OP1", "op1", "ÅSRA", "åse ravnkær"), "KON1": ("KON1",)},
    ),
    "activity_code": (
        "aktivitet",
        {
            "mentoring": ("Mentorstøtte", "mentor", "mentoring"),
            "street_presence": ("Synlighed i gadebilledet", "GADEPLAN"),
            "absence": ("ferie", "Syg", "Fravær"),
        },
    ),
    "network_code": ("område", {"vejleaa": ("Vejleåparken", "vejleå"), None: ("", " ")}),
    "target_group": ("målgruppe", {"over_18": ("18 år og derover", "18+"), None: ("",)}),
    "partner_codes": (
        "samarbejdspart",
        {"club;school": ("Skole; Klub", "klub,skoler"), "police": ("Politiet",), None: ("",)},
    ),
}
BAD = {
    "work_date": ("dato", ("32-01-2024", "i går", "31.12.2031"), {"bad_date", "future_date"}),
    "duration_minutes": (
        "timer",
        ("en time", "-1", "0", "24,5", "25:00"),
        {"bad_duration", "duration_not_positive", "more_than_a_day"},
    ),
    "staff_code": ("medarbejder", ("Nogen", "OP2"), {"unknown_staff", "staff_not_employed"}),
    "activity_code": ("aktivitet", ("Tryllekunst", ""), {"unknown_activity", "missing_activity"}),
}
DAYS = st.dates(dt.date(2024, 7, 1), dt.date(2025, 1, 6))  # when OP2 has left, and no later
# Control characters are no text: a file with more than a few of them is no log.
NOTES = st.text(
    st.characters(codec="cp1252", exclude_categories=["Cc"], include_characters="\n\t"), max_size=20
)


@st.composite
def rows(
    draw: st.DrawFn,
) -> tuple[dict[str, str], dict[str, Any] | None, tuple[str, set[str]] | None]:
    """A row's cells by heading; what it means, or the column and the reasons to refuse it for."""
    day, minutes = draw(DAYS), draw(st.integers(1, 1440))
    truth: dict[str, Any] = {"work_date": day, "duration_minutes": minutes}
    cells = {
        "dato": draw(st.sampled_from(list(DATES.values())))(day),
        "timer": draw(st.sampled_from(list(DURATIONS.values())))(minutes),
        "start": "",
        "slut": "",
        "note": draw(NOTES),
    }
    if minutes < 14 * 60 and draw(st.booleans()):
        start = draw(st.integers(0, 1439))
        for heading, column, at in (
            ("start", "start_time", start),
            ("slut", "end_time", start + minutes),
        ):
            hour, rest = divmod(at % 1440, 60)
            cells[heading] = draw(st.sampled_from(CLOCKS)).format(hour, rest)
            truth[column] = dt.time(hour, rest)
    for column, (heading, words) in WORDINGS.items():
        code = draw(st.sampled_from(list(words)))
        truth[column], cells[heading] = code, draw(st.sampled_from(words[code]))
    if draw(st.integers(0, 3)):
        return cells, truth, None
    column = draw(st.sampled_from(list(BAD)))
    heading, wrong, reasons = BAD[column]
    cells[heading] = draw(st.sampled_from(wrong))
    return cells, None, (column, reasons)


def as_csv(table: list[list[str]], encoding: str, mark: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=mark, lineterminator="\r\n").writerows(table)
    return text.getvalue().encode(encoding)


def as_workbook(table: list[list[str]]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    for line, cells in enumerate(table):
        for at, cell in enumerate(cells):
            sheet.write_string(line, at, cell)
    book.close()
    return target.getvalue()


def as_parquet(table: list[list[str]]) -> bytes:
    target = io.BytesIO()
    pl.DataFrame(table[1:], schema=table[0], orient="row").cast(pl.String).write_parquet(target)
    return target.getvalue()


FORMATS: dict[str, Callable[[list[list[str]]], bytes]] = {
    **{
        f"csv {encoding} {mark}": lambda table, e=encoding, m=mark: as_csv(table, e, m)  # type: ignore[misc]
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252")
        for mark in (";", ",", "\t", "|")
    },
    "xlsx": as_workbook,
    "parquet": as_parquet,
}


def places(table: list[list[str]], form: str) -> list[int]:
    """Where each row stands: physical line, sheet row, or row number."""
    if not form.startswith("csv"):
        first = 1 if form == "parquet" else 2
        return list(range(first, first + len(table) - 1))
    found, line = [], 2
    for cells in table[1:]:
        found.append(line)
        line += 1 + sum(cell.count("\n") for cell in cells)
    return found


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=st.lists(rows(), min_size=1, max_size=12), form=st.sampled_from(sorted(FORMATS)))
def test_what_is_written_is_read(knowledge: Knowledge, drawn: list[Any], form: str) -> None:
    headings = list(drawn[0][0])
    table = [headings, *([cells[name] for name in headings] for cells, _, _ in drawn)]
    reading = read(FORMATS[form](table), knowledge)
    assert reading.rows_received == len(drawn)
    entries = {row["source_line"]: row for row in entries_of(reading).iter_rows(named=True)}
    problems = problems_of(reading)
    for line, (_, truth, fault) in zip(places(table, form), drawn, strict=True):
        if fault is None:
            keyed = truth | {"staff_code": knowledge.identity.code(STAFF, truth["staff_code"])}
            assert {column: entries[line][column] for column in keyed} == keyed
        else:
            (problem,) = [one for one in problems if one[0] == line]
            assert problem[1] == fault[0]
            assert problem[2] in fault[1]
            assert line not in entries


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)),
    head=st.booleans(),
)
def test_no_bytes_are_a_crash(knowledge: Knowledge, content: bytes, head: bool) -> None:
    """Whatever comes is read or refused, and its rows add up."""
    start = b"dato;timer;medarbejder;aktivitet\n" if head else b""
    reading = read(start + content, knowledge)
    assert reading.rows_received == reading.rows_accepted + reading.rows_refused
    assert reading.status in {"loaded", "partly_refused", "refused", "empty"}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(letters=st.text("ABCÆØÅ", min_size=1, max_size=4), number=st.integers(1, 99_999))
def test_a_course_code_is_keyed_however_it_is_written(
    knowledge: Knowledge, letters: str, number: int
) -> None:
    text = "".join(
        f"05-03-2024;1;OP1;Mentor;{cell}\n"
        for cell in (f"{letters}{number}", f" {letters.lower()}{number} ", f"{letters} {number}")
    )
    reading = read(f"dato;timer;medarbejder;aktivitet;forløb\n{text}".encode(), knowledge)
    expected = knowledge.identity.code(COURSE, f"{letters}{number}")
    assert entries_of(reading)["course_code"].to_list() == [expected] * 3
