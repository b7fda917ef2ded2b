"""JSON and NDJSON: lists of records, records a line, nested records, and what is no record."""

from __future__ import annotations

import json

import pytest
from ingest_town import GOOD, entries_of, problems_of, read

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers import json_log


def test_a_list_of_records_and_an_object_that_holds_one(knowledge: Knowledge) -> None:
    other = [{"id": 1}]
    for document in (
        [GOOD, GOOD],
        {"meta": {"pages": 1}, "data": [GOOD, GOOD], "other": other},
        {"result": {"page": {"entries": [GOOD, GOOD]}}, "other": other},
    ):
        for indent in (None, 2):
            reading = read(json.dumps(document, indent=indent).encode(), knowledge, "x.txt")
            assert (reading.format, reading.rows_accepted) == ("json", 2)
            assert entries_of(reading)["source_line"].to_list() == [1, 2]


def test_a_record_a_line_and_a_broken_one(knowledge: Knowledge) -> None:
    good = json.dumps(GOOD)
    lines = [good, "", good[:-5], good, "[1, 2]", '{"dato": "x"} {"dato": "y"}', good]
    reading = read("\r\n".join(lines).encode(), knowledge)
    assert (reading.format, reading.encoding, reading.rows_received) == ("ndjson", "utf-8", 6)
    assert entries_of(reading)["source_line"].to_list() == [1, 4, 7]
    assert problems_of(reading) == [(line, "row", "bad_record") for line in (3, 5, 6)]


def test_kinds_of_values(knowledge: Knowledge) -> None:
    def duration_of(text: str) -> object:
        record = json.dumps({**GOOD, "timer": 0}).replace('"timer": 0', f'"timer": {text}')
        reading = read(f"[{record}]".encode(), knowledge)
        problems = problems_of(reading)
        return problems[0][2] if problems else entries_of(reading)["duration_minutes"][0]

    assert duration_of("1.50") == 90
    assert duration_of('"1,5"') == 90
    assert duration_of("null") == "missing_duration"
    for unreadable in ("true", "NaN", "-Infinity", "1e999", "1" * 5000):
        assert duration_of(unreadable) == "bad_duration"
    assert duration_of('{"a": 1}') == "missing_column", "a record is columns of its own"


def test_nested_records_and_lists(knowledge: Knowledge) -> None:
    nested = {
        "dato": "05-03-2024",
        "timer": 1.5,
        "medarbejder": "OP1",
        "aktivitet": "Samtale",
        "samarbejdspart": ["Skole", "Klub"],
        "user": {"name": "x", "team": {"id": 7}},
        "tags": [{"name": "a"}, {"name": "b"}],
    }
    entry = entries_of(read(json.dumps([nested]).encode(), knowledge)).row(0, named=True)
    assert entry["partner_codes"] in (["club", "school"], "club;school", ["school", "club"])


def test_a_key_that_is_said_twice_refuses_its_record(knowledge: Knowledge) -> None:
    twice = json.dumps(GOOD)[:-1] + ', "dato": "06-03-2024"}'
    dotted = json.dumps({**GOOD, "a": {"b": 1}, "a.b": 2})
    reading = read(f"[{json.dumps(GOOD)}, {twice}, {dotted}, 5]".encode(), knowledge)
    assert problems_of(reading) == [(line, "row", "bad_record") for line in (2, 3, 4)]
    assert reading.rows_accepted == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "unreadable_file"),
        ('{"a":' * 100_000, "unreadable_file"),
        ('[{"dato": ' + "[" * 100_000 + "]" * 100_000 + "}]", "unreadable_file"),
        (json.dumps([GOOD, GOOD])[:-1], "unreadable_file"),
        (json.dumps([GOOD])[:-1] + ",]", "unreadable_file"),
        (json.dumps([GOOD]) + "x", "unreadable_file"),
        ("[]", "empty_file"),
        ('{"data": []}', "empty_file"),
        ('[{"farve": 1}]', "no_header"),
        (json.dumps([{f"k{at}": 1 for at in range(1001)}]), "too_many_columns"),
    ],
)
def test_refused(knowledge: Knowledge, text: str, reason: str) -> None:
    assert read(text.encode(), knowledge).reason_code == reason


def test_deep_values_in_a_record_of_many_lines_refuse_that_record_alone(
    knowledge: Knowledge,
) -> None:
    deep = json.dumps(GOOD)[:-1] + ', "x": ' + "[" * 50_000 + "]" * 50_000 + "}"
    reading = read("\n".join([json.dumps(GOOD), deep, json.dumps(GOOD)]).encode(), knowledge)
    assert (reading.rows_accepted, problems_of(reading)) == (2, [(2, "row", "bad_record")])


def test_records_and_cells_have_limits(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = json.dumps([{**GOOD, "note": "x" * 1_000_001}])
    assert read(long.encode(), knowledge).reason_code == "too_large_cell"
    monkeypatch.setattr(json_log, "MAX_RECORDS", 2)
    monkeypatch.setattr(json_log, "MAX_BAD", 2)
    assert read(json.dumps([GOOD] * 2).encode(), knowledge).rows_accepted == 2
    assert read(json.dumps([GOOD] * 3).encode(), knowledge).reason_code == "too_large_file"
    assert read(json.dumps([GOOD, 1, 1, 1]).encode(), knowledge).reason_code == "unreadable_file"
