"""Parquet: typed columns, canonical or Danish names."""

from __future__ import annotations

import datetime as dt
import io

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ingest_town import entries_of, naive, notes_of, problems_of, read

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers import parquet
from pipeline.ingest.readers.parquet import read_parquet


def parquet_of(**columns: object) -> bytes:
    target = io.BytesIO()
    pl.DataFrame(columns).write_parquet(target)
    return target.getvalue()


TYPED = {
    "work_date": [dt.date(2024, 3, 5), dt.date(2024, 3, 6)],
    "start_time": [dt.time(8, 30), None],
    "end_time": [dt.time(10), None],
    "duration_minutes": [90, 60],
    "staff_code": ["OP1", "åsra"],
    "activity_code": ["mentoring", "absence"],
    "partner_codes": [["school", "club"], []],
    "registered_at": [naive(2024, 3, 6, 9, 5), None],
    "contact_count": [2, None],
}


def test_typed_columns(knowledge: Knowledge) -> None:
    reading = read(parquet_of(**TYPED), knowledge, "log.bin")
    assert (reading.format, reading.rows_accepted, reading.rows_refused) == ("parquet", 2, 0)
    first, second = entries_of(reading).rows(named=True)
    assert (first["source_line"], second["source_line"]) == (1, 2)
    assert first["source_sheet"] is None
    assert (first["start_time"], first["duration_minutes"]) == (dt.time(8, 30), 90)
    assert first["partner_codes"] == "club;school"
    assert first["registered_at"] == naive(2024, 3, 6, 9, 5)
    assert second["partner_codes"] is None
    assert first["staff_code"] == second["staff_code"]


def test_minutes_as_decimals_and_durations(knowledge: Knowledge) -> None:
    lengths = [dt.timedelta(minutes=90), dt.timedelta(minutes=60)]
    same = read(parquet_of(**(TYPED | {"duration_minutes": lengths})), knowledge)
    assert entries_of(same)["duration_minutes"].to_list() == [90, 60]
    hours = {key: value for key, value in TYPED.items() if key != "duration_minutes"}
    same = read(parquet_of(**hours, timer=[1.5, 1.0]), knowledge)
    assert entries_of(same)["duration_minutes"].to_list() == [90, 60]


def test_columns_that_are_no_text(knowledge: Knowledge) -> None:
    odd = TYPED | {"staff_code": [b"\xff", b"OP1"], "occasion": [{"a": 1}, None]}
    assert problems_of(read(parquet_of(**odd), knowledge)) == [
        (1, "staff_code", "unknown_staff"),
        (1, "occasion", "unknown_occasion"),
        (2, "staff_code", "unknown_staff"),
    ]


def test_unknown_and_missing_columns(knowledge: Knowledge) -> None:
    assert notes_of(read(parquet_of(**TYPED, farve=["blå", "rød"]), knowledge)) == [
        (1, 10, "unknown_column")
    ]
    short = {key: TYPED[key] for key in ("work_date", "duration_minutes", "staff_code")}
    assert read(parquet_of(**short), knowledge).missing_columns == ("activity_code",)
    assert read(parquet_of(a=[1], b=[2]), knowledge).reason_code == "no_header"


def test_torn_and_immeasurable(knowledge: Knowledge, monkeypatch: object) -> None:
    content = parquet_of(**TYPED)
    torn = content[:100] + b"\0" * 300 + content[400:]
    assert read(torn, knowledge).reason_code == "unreadable_file"
    monkeypatch.setattr(parquet, "MAX_ROWS", 1)  # type: ignore[attr-defined]
    assert read(content, knowledge).reason_code == "unreadable_file"


def stored_once(word: str, rows: int) -> bytes:
    """A log in which every row has the same place, stored once."""
    same = pa.array([0] * rows, pa.int32())
    words = ["2024-03-05", "1", "OP1", "mentoring", word]
    columns = [pa.DictionaryArray.from_arrays(same, pa.array([one])) for one in words]
    target = io.BytesIO()
    table = pa.table(columns, names=["dato", "timer", "medarbejder", "aktivitet", "sted"])
    pq.write_table(table, target, store_schema=False)
    return target.getvalue()


def test_a_value_longer_than_a_cell_is_refused(knowledge: Knowledge) -> None:
    assert read(stored_once("x" * 32_768, 10), knowledge).reason_code == "too_large_cell"
    assert read(stored_once("x" * 32_767, 10), knowledge).rows_refused == 10


def test_texts_are_written_out_a_few_rows_at_a_time(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = stored_once("x" * 1000, 1000)
    monkeypatch.setattr(parquet, "_BYTES_AT_ONCE", 50_000)
    batches = list(read_parquet(content, knowledge.headings).tables[0].batches)
    assert sum(batch.height for batch in batches) == 1000
    assert max(batch.height for batch in batches) < 50
    lines = [line for batch in batches for line in batch["source_line"]]
    assert lines == list(range(1, 1001))
    monkeypatch.setattr(parquet, "MAX_TEXT", 500_000)
    assert read(content, knowledge).reason_code == "too_large_file"


def test_lists_of_equal_texts(knowledge: Knowledge) -> None:
    many = read(parquet_of(**{**TYPED, "partner_codes": [["x" * 40_000], []]}), knowledge)
    assert many.reason_code == "too_large_cell"


def stored_by_difference(words: list[str]) -> bytes:
    names = ["dato", "timer", "medarbejder", "aktivitet"]
    same = [[one] * len(words) for one in ("2024-03-05", "1", "OP1", "mentoring")]
    target = io.BytesIO()
    table = pa.table([*same, words], names=[*names, "sted"])
    encoding = {"sted": "DELTA_BYTE_ARRAY"}
    pq.write_table(table, target, use_dictionary=names, column_encoding=encoding)
    return target.getvalue()


def test_texts_that_are_stored_as_differences(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few bytes may stand for as much as all that is stored: few rows are read at once."""
    heights: list[int] = []
    pieces = parquet._pieces

    def watched(table: pa.Table) -> object:
        heights.append(table.num_rows)
        return pieces(table)

    monkeypatch.setattr(parquet, "_pieces", watched)
    monkeypatch.setattr(parquet, "_BYTES_READ_AT_ONCE", 1024**2)
    long = [f"{'x' * 30_000}{number}" for number in range(1000)]
    reading = read(stored_by_difference(long), knowledge)
    assert reading.rows_refused == 1000
    assert 0 < max(heights) * 30_000 <= 1024**2
    monkeypatch.setattr(parquet, "_MOST_BY_DIFFERENCE", 1000)
    assert read(stored_by_difference(long), knowledge).reason_code == "too_large_file"
