"""Drawn logs through every format, encoding and way of writing: the truth comes back.

Whatever a row is written like, it is read as it was meant or refused for the reason it was given,
at its line; it is never silently different.
"""

from __future__ import annotations

from typing import Any

import pytest
from drawn_logs import Drawn, Style, logs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ingest_town import entries_of, notes_of, problems_of, read
from written_logs import DELIMITED, RECORDS, Written, table_of, worked_out

from pipeline.ingest.identity import COURSE, STAFF
from pipeline.ingest.knowledge import Knowledge

SOME = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def check(rows: list[Drawn], written: Written, knowledge: Knowledge, name: str) -> None:
    """Hold what was read against what was drawn, row by row."""
    reading = read(written.content, knowledge, name)
    assert reading.rows_received == len(rows)
    assert reading.rows_refused == sum(row.fault is not None for row in rows)
    entries = {row["source_line"]: row for row in entries_of(reading).iter_rows(named=True)}
    problems = problems_of(reading)
    conflicts = {line for line, _, reason in notes_of(reading) if reason == "duration_conflict"}
    for line, row in zip(written.places, rows, strict=True):
        if row.truth is not None:
            keyed = row.truth | {
                "staff_code": knowledge.identity.code(STAFF, row.truth["staff_code"])
            }
            assert {column: entries[line][column] for column in keyed} == keyed
            assert (line in conflicts) == row.has_conflict
        else:
            assert [(one[1], one[2]) for one in problems if one[0] == line] == [row.fault]
            assert line not in entries
    assert len(entries) == sum(row.truth is not None for row in rows)


@settings(SOME, max_examples=60)
@given(drawn=logs(), form=st.sampled_from(sorted(DELIMITED)))
def test_text_is_read_as_it_was_meant(
    knowledge: Knowledge, drawn: tuple[Style, list[Drawn]], form: str
) -> None:
    check(drawn[1], DELIMITED[form](table_of(drawn[1])), knowledge, "log.csv")


@pytest.mark.parametrize("form", sorted(RECORDS))
@settings(SOME, max_examples=8)
@given(drawn=logs())
def test_records_are_read_as_they_were_meant(
    knowledge: Knowledge, drawn: tuple[Style, list[Drawn]], form: str
) -> None:
    check(drawn[1], RECORDS[form](drawn[1]), knowledge, "log")


@settings(SOME, max_examples=6)
@given(
    minutes=st.lists(st.integers(1, 1440), min_size=1, max_size=60),
    form=st.sampled_from(("xlsx", "parquet", "json")),
)
def test_hours_that_a_program_has_worked_out_are_right_or_refused(
    knowledge: Knowledge, minutes: list[int], form: str
) -> None:
    """20 minutes are 0.3333333333333333 hours; what may be a part of a day as well is not read."""
    reading = read(worked_out(minutes, form), knowledge, "log")
    first = 2 if form == "xlsx" else 1
    entries = dict(entries_of(reading).select("source_line", "duration_minutes").iter_rows())
    refused = {line: reason for line, _, reason in problems_of(reading)}
    for line, length in enumerate(minutes, start=first):
        assert entries.get(line, length) == length
        assert (line in entries) != (line in refused)
        assert refused.get(line, "bad_duration") == "bad_duration"
        assert length < 60 or line in entries, "more than an hour is no part of a day"


@settings(SOME, max_examples=12)
@given(drawn=logs())
def test_the_order_of_the_columns_and_the_name_of_the_file_mean_nothing(
    knowledge: Knowledge, drawn: tuple[Style, list[Drawn]]
) -> None:
    rows = drawn[1]
    turned = [Drawn(dict(reversed(row.cells.items())), row.truth, row.fault) for row in rows]
    first = read(DELIMITED["utf-8 semicolon lf minimal"](table_of(rows)).content, knowledge)
    second = read(DELIMITED["utf-16 comma crlf all"](table_of(turned)).content, knowledge, "x.xlsx")
    assert _said(first) == _said(second)


def _said(reading: Any) -> list[tuple[Any, ...]]:
    return sorted(entries_of(reading).select("row_hash", "entry_id").iter_rows())


@settings(SOME, max_examples=50)
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)),
    head=st.sampled_from(
        [
            b"",
            b"dato;timer;medarbejder;aktivitet\n",
            b"[{",
            b"BEGIN:VCALENDAR\n",
            b"PK\x03\x04",
            b"PAR1",
        ]
    ),
)
def test_no_bytes_are_a_crash(knowledge: Knowledge, content: bytes, head: bytes) -> None:
    """Whatever comes is read or refused, and its rows add up."""
    reading = read(head + content, knowledge)
    assert reading.rows_received == reading.rows_accepted + reading.rows_refused
    assert reading.status in {"loaded", "partly_refused", "refused", "empty"}


@settings(SOME, max_examples=10)
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


@settings(SOME, max_examples=10)
@given(drawn=logs(), cut=st.integers(0, 2000))
def test_a_file_cut_short_says_nothing_that_the_whole_did_not(
    knowledge: Knowledge, drawn: tuple[Style, list[Drawn]], cut: int
) -> None:
    """An upload that broke off: its whole rows are right, its last row is whatever it still is."""
    written = DELIMITED["utf-8 semicolon lf minimal"](table_of(drawn[1]))
    assume(cut < len(written.content))
    whole = entries_of(read(written.content, knowledge))
    torn = read(written.content[:cut], knowledge)
    if "time_entry" not in torn.parts:
        assert torn.status in {"refused", "empty"}
        return
    hashes = entries_of(torn)["row_hash"].to_list()
    assert set(hashes[:-1]) <= set(whole["row_hash"])
