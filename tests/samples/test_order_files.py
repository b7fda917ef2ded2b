"""Files of orders: the truth is what the files say, counted again from their bytes."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import pytest
from sample_files import SAMPLES, frame, listed

from pipeline.samples import SampleOptions, write_sample
from pipeline.samples.vocabulary import wordings

Row = dict[str, str]
COLUMNS = ("order_id", "ordered_on", "network_code", "topic", "due_on", "withdrawn_on", "note")
ID = r"B-20\d\d-\d{1,4}"


@cache
def rows_of(path: Path) -> dict[int, Row]:
    """Line → its cells, dates as the file writes them."""
    if path.suffix == ".csv":
        lines = list(csv.reader(path.read_text("cp1252").splitlines(), delimiter=";"))[1:]
        return {at: dict(zip(COLUMNS, cells, strict=True)) for at, cells in enumerate(lines, 2)}
    book = fastexcel.read_excel(path)
    cells = book.load_sheet(0, header_row=None, dtypes="string", skip_rows=0).to_polars().rows()
    return {
        at: dict(zip(COLUMNS, (cell or "" for cell in row), strict=True))
        for at, row in enumerate(cells, 1)
        if at > 3
    }


def day(text: str) -> dt.date | None:
    for pattern in ("%d-%m-%Y", "%Y-%m-%d 00:00:00", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def order_files(samples: Path = SAMPLES) -> list[dict[str, Any]]:
    return [file for file in listed("files.json", samples) if file["kind"] == "orders"]


def problems(outcome: str) -> list[dict[str, Any]]:
    paths = {file["path"] for file in order_files()}
    found = listed("problems.json")
    return [one for one in found if one["outcome"] == outcome and one["file"] in paths]


def test_the_municipality_has_a_workbook_and_a_csv() -> None:
    assert sorted(file["format"] for file in order_files()) == ["csv", "xlsx"]


def test_the_counts_are_those_of_the_files() -> None:
    for file in order_files():
        lines = rows_of(SAMPLES / "inbox" / file["path"])
        refused = {one["line"] for one in problems("refused") if one["file"] == file["path"]}
        superseded = {one["line"] for one in problems("superseded") if one["file"] == file["path"]}
        loaded = set(frame("orders").filter(file=file["path"])["line"])
        assert refused | superseded | loaded == set(lines)
        counts = (len(lines), len(loaded), len(refused), len(superseded))
        names = ("rows_received", "rows_loaded", "rows_refused", "rows_superseded")
        assert counts == tuple(file[name] for name in names)


def test_every_standing_order_is_what_its_line_says() -> None:
    words = {name: _codes(name) for name in ("networks", "topics")}
    for order in frame("orders").to_dicts():
        cells = rows_of(SAMPLES / "inbox" / order["file"])[order["line"]]
        assert cells["order_id"] == order["order_id"]
        for name in ("ordered_on", "due_on", "withdrawn_on"):
            assert day(cells[name]) == order[name], order
        assert words["topics"][cells["topic"].strip().casefold()] == order["topic"]
        area = cells["network_code"].strip().casefold()
        assert words["networks"].get(area) == order["network_code"]
        assert order["network_code"] or area in {"", "hele kommunen"}


def test_of_each_number_the_last_file_stands() -> None:
    received = {file["path"]: file["received_at"] for file in order_files()}
    told: dict[str, list[str]] = {}
    refused = {(one["file"], one["line"]) for one in problems("refused")}
    for path in received:
        for line, cells in rows_of(SAMPLES / "inbox" / path).items():
            if (path, line) not in refused:
                told.setdefault(cells["order_id"], []).append(path)
    orders = frame("orders")
    assert dict(orders.select("order_id", "file").iter_rows()) == {
        order_id: max(paths, key=received.__getitem__) for order_id, paths in told.items()
    }
    assert Counter(one["reason_code"] for one in problems("superseded")) == {
        "a_later_file_has_the_order": 3,
        "an_equal_row_has_the_order": 1,
    }


SHOWS = {
    "missing_order_id": lambda row, _: not row["order_id"],
    "bad_order_id": lambda row, _: row["order_id"] and not re.fullmatch(ID, row["order_id"]),
    "missing_order_date": lambda row, _: not row["ordered_on"],
    "bad_date": lambda row, _: row["ordered_on"] and day(row["ordered_on"]) is None,
    "future_date": lambda row, received: day(row["ordered_on"]) > received,
    "unknown_network": lambda row, _: row["network_code"].casefold() not in _codes("networks"),
    "missing_topic": lambda row, _: not row["topic"],
    "unknown_topic": lambda row, _: row["topic"].casefold() not in _codes("topics"),
    "due_before_order": lambda row, _: day(row["due_on"]) < day(row["ordered_on"]),
    "withdrawn_before_order": lambda row, _: day(row["withdrawn_on"]) < day(row["ordered_on"]),
    "order_id_twice": lambda row, _: row["due_on"],
}


def test_every_refused_row_shows_its_fault() -> None:
    received = {file["path"]: file["received_at"][:10] for file in order_files()}
    found = problems("refused")
    for one in found:
        row = rows_of(SAMPLES / "inbox" / one["file"])[one["line"]]
        on = dt.date.fromisoformat(received[one["file"]])
        assert SHOWS[one["reason_code"]](row, on), one
    assert {one["reason_code"] for one in found} == SHOWS.keys()


def test_entries_name_orders_and_one_that_was_refused() -> None:
    named = frame("entries").filter(pl.col("reference").str.starts_with("B-"))["reference"]
    standing = set(frame("orders")["order_id"])
    assert len(set(named) & standing) > 50
    assert len(set(named) - standing) == 1
    assert len(standing - set(named)) >= 6, "some are never taken up"


@pytest.mark.parametrize(
    "options",
    [
        {"model": "model_1"},
        {"date_from": dt.date(2022, 1, 1), "date_to": dt.date(2022, 3, 31)},
    ],
)
def test_without_a_purchaser_there_are_no_orders(tmp_path: Path, options: dict[str, Any]) -> None:
    short = {"date_from": dt.date(2024, 1, 1), "date_to": dt.date(2024, 3, 31)}
    write_sample(tmp_path, SampleOptions(**(short | options)))
    assert order_files(tmp_path) == []
    assert frame("orders", tmp_path).height == 0


def _codes(vocabulary: str) -> dict[str, str]:
    return {word.casefold(): code for code, words in wordings(vocabulary).items() for word in words}
