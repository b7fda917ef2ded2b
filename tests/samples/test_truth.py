"""The truth holds together, and says what the files say."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from sample_files import SAMPLES, Record, at, frame, listed, records

from pipeline.samples import SampleOptions, write_sample
from pipeline.samples.vocabulary import wordings

INBOX = SAMPLES / "inbox"
ORDERS = "bestillinger/"


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another seed, the other model, twice the staff, half a year before the reform."""
    folder = tmp_path_factory.mktemp("another") / "sample"
    options = SampleOptions(
        seed=4711,
        date_from=dt.date(2023, 2, 15),
        date_to=dt.date(2024, 8, 20),
        model="model_1",
        scale=2,
    )
    write_sample(folder, options)
    return folder


@pytest.fixture(params=["committed", "another"])
def samples(request: pytest.FixtureRequest) -> Path:
    return SAMPLES if request.param == "committed" else request.getfixturevalue("another")


def test_received_is_loaded_refused_and_superseded(samples: Path) -> None:
    for file in listed("files.json", samples):
        parts = file["rows_loaded"] + file["rows_refused"] + file["rows_superseded"]
        assert file["rows_received"] == parts, file["path"]


def test_the_counts_are_those_of_the_files(samples: Path) -> None:
    """Counted again from the raw files, and from the lists of entries and problems."""
    loaded = Counter(frame("entries", samples)["file"].to_list())
    problems = listed("problems.json", samples)
    refused = {(p["file"], p["sheet"], p["line"]) for p in problems if p["outcome"] == "refused"}
    superseded = Counter(p["file"] for p in problems if p["outcome"] == "superseded")
    refused_in = Counter(file for file, _, _ in refused)
    for file in listed("files.json", samples):
        if file["kind"] != "activity":
            continue
        rows = sum(record.is_row for record in records(samples / "inbox" / file["path"]))
        assert file["rows_received"] == rows, file["path"]
        assert file["rows_loaded"] == loaded[file["path"]], file["path"]
        assert file["rows_refused"] == refused_in[file["path"]], file["path"]
        assert file["rows_superseded"] == superseded[file["path"]], file["path"]


def test_every_file_is_accounted_for(samples: Path) -> None:
    inbox = samples / "inbox"
    present = {path.relative_to(inbox).as_posix() for path in inbox.rglob("*") if path.is_file()}
    files = listed("files.json", samples)
    whole = {p["file"] for p in listed("problems.json", samples) if p["outcome"] == "file_refused"}
    named = {file["path"] for file in files} | {name for file in files for name in file["copies"]}
    assert present - {"modtaget.csv"} == named | whole
    assert len({file["content_sha256"] for file in files}) == len(files)
    for file in files:
        for name in (file["path"], *file["copies"]):
            digest = hashlib.sha256((inbox / name).read_bytes()).hexdigest()
            assert digest == file["content_sha256"], name


def test_the_delivery_log_lists_every_file(samples: Path) -> None:
    lines = (samples / "inbox" / "modtaget.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "fil;modtaget"
    received = dict(line.split(";") for line in lines[1:])
    assert len(received) == len(lines) - 1
    files = listed("files.json", samples)
    assert all(received[file["path"]] == file["received_at"] for file in files)
    for file in files:
        assert all(received[name] > file["received_at"] for name in file["copies"])
    assert received.keys() == {
        path.relative_to(samples / "inbox").as_posix()
        for path in (samples / "inbox").rglob("*")
        if path.is_file() and path.name != "modtaget.csv"
    }


def test_every_entry_stands_on_its_line(samples: Path) -> None:
    """Person and day of each true entry are those of the record it names."""
    people = _wordings_of_staff(samples)
    by_place = {
        (file, record.sheet, record.line): record
        for file in {*frame("entries", samples)["file"].to_list()}
        for record in records(samples / "inbox" / file)
    }
    for row in frame("entries", samples).iter_rows(named=True):
        record = by_place[row["file"], row["sheet"], row["line"]]
        assert people[record.cells["staff_code"]] == row["staff_code"]
        assert _day(record.cells["work_date"]) == row["work_date"], row
        assert bool(row["network_code"]) == bool(record.cells.get("network_code")), row
        assert (row["own_id"] or "") == record.cells.get("entry_id", ""), row


def test_durations_are_what_the_cells_say() -> None:
    """Read by hand in every way a duration is written."""
    seen = Counter[str]()
    for row in frame("entries").iter_rows(named=True):
        if row["line"] % 7 and not row["file"].endswith((".xlsx", ".parquet")):
            continue  # a seventh of the CSV rows, all of the others
        cell = at(SAMPLES, row["file"], row["sheet"], row["line"]).cells["duration_minutes"]
        minutes, style = _minutes(cell, row["file"])
        assert minutes == row["duration_minutes"], (row["file"], row["line"], cell)
        seen[style] += 1
    assert seen.keys() == {"decimal", "clock", "min", "minutes", "typed"}


def test_the_composition_is_the_sum_of_the_entries(samples: Path) -> None:
    sums: Counter[tuple[dt.date, str]] = Counter()
    roles = frame("staff", samples).to_dicts()
    for row in frame("entries", samples).iter_rows(named=True):
        day = row["work_date"]
        mine = [
            one
            for one in roles
            if one["staff_code"] == row["staff_code"]
            and one["valid_from"] <= day <= (one["valid_to"] or dt.date.max)
        ]
        assert len(mine) == 1, "everybody is employed on the days they register"
        if mine[0]["role"] == "operative":
            sums[day.replace(day=1), row["category_code"]] += row["duration_minutes"]
    told = {
        (row["month_start"], row["category_code"]): row["duration_minutes"]
        for row in frame("composition", samples).iter_rows(named=True)
    }
    assert told == dict(sums)


def test_equal_rows_are_planted_or_not_there(samples: Path) -> None:
    """Rows without an id are copies of each other only where an export overlaps, or are twins."""
    entries = frame("entries", samples).filter(pl.col("own_id").is_null())
    twins = entries.filter(
        entries.select(
            "staff_code", "work_date", "activity_code", "duration_minutes"
        ).is_duplicated()
    )
    assert set(twins.group_by("staff_code", "work_date", "activity_code").len()["len"]) == {2}
    assert 2 <= len(twins) <= 8
    overlapping = {
        p["file"]
        for p in listed("problems.json", samples)
        if p["reason_code"] == "an_earlier_file_has_the_row"
    }
    assert len(overlapping) == 1


def _wordings_of_staff(samples: Path) -> dict[str, str]:
    lines = (samples / "private" / "staff_map.csv").read_text("utf-8-sig").splitlines()[1:]
    return {word: line.split(";")[0] for line in lines for word in line.split(";")}


def _day(cell: str) -> dt.date:
    if found := re.match(r"(\d{4})-(\d\d)-(\d\d)", cell):
        year, month, day = map(int, found.groups())
    else:
        day, month, year = map(int, re.split("[-/.]", cell))
    return dt.date(year + 2000 * (year < 100), month, day)


def _minutes(cell: str, file: str) -> tuple[int, str]:
    if found := re.fullmatch(r"(\d+) min", cell):
        return int(found[1]), "min"
    if found := re.fullmatch(r"(\d+):(\d\d)", cell):
        return int(found[1]) * 60 + int(found[2]), "clock"
    if file.endswith(".parquet") or "tidsregistrering" in file:
        return int(cell), "minutes"
    style = "typed" if file.endswith(".xlsx") else "decimal"
    return round(float(cell.replace(",", ".")) * 60), style


# -- what was planted ---------------------------------------------------------------------------


def _is_unknown(vocabulary: str) -> object:
    words = {w.casefold() for ws in wordings(vocabulary).values() for w in ws}
    return lambda cell, _: bool(cell) and cell.strip().casefold() not in words


def _is_blank(cell: str, _: Record) -> bool:
    return not cell


def _matches(pattern: str) -> object:
    return lambda cell, _: bool(re.search(pattern, cell))


SHOWS = {
    "missing_date": _is_blank,
    "missing_staff": _is_blank,
    "missing_activity": _is_blank,
    "missing_duration": lambda cell, row: not cell and not row.cells.get("start_time"),
    "half_a_clock_span": _is_blank,
    "missing_column": _is_blank,
    "bad_date": _matches("^(31-02|uge|00-13)"),
    "future_date": _matches(r"\d"),
    "bad_duration": _matches("[a-z] time$"),
    "duration_not_positive": _matches(r"^(0|-\d)"),
    "more_than_a_day": _matches(r"^(25:00|1500 min)$"),
    "bad_clock": _matches("25:70|lukketid"),
    "span_too_long": _matches("07:30"),
    "unknown_staff": _matches(r"^\w+ \w+$"),
    "staff_not_employed": _matches("."),
    "unknown_activity": _is_unknown("activities"),
    "unknown_network": _is_unknown("networks"),
    "unknown_place": _is_unknown("places"),
    "unknown_target_group": _is_unknown("target_groups"),
    "unknown_partner": _is_unknown("partners"),
    "unknown_occasion": _is_unknown("occasions"),
    "bad_contact_count": lambda cell, _: not cell.isdigit(),
    "bad_reference": lambda cell, _: not re.fullmatch(r"[BH]-\d{4}-\d+(-\d+)?", cell),
    "bad_course_code": lambda cell, _: not re.fullmatch(r"F\d{4}", cell),
    "bad_registered_at": lambda cell, _: not re.match(r"\d{4}-\d\d-\d\d", cell),
    "too_many_cells": lambda _, row: bool(row.extra),
}


def test_every_refused_row_shows_its_fault_on_its_line(samples: Path) -> None:
    checked = 0
    for problem in listed("problems.json", samples):
        if problem["outcome"] != "refused" or problem["line"] is None:
            continue
        if problem["file"].startswith(ORDERS):  # tests/samples/test_order_files.py
            continue
        record = at(samples, problem["file"], problem["sheet"], problem["line"])
        cell = record.cells.get(problem["column"], "")
        assert SHOWS[problem["reason_code"]](cell, record), problem
        checked += 1
    assert checked > 40


def test_future_dates_are_later_than_the_file() -> None:
    received = {file["path"]: file["received_at"][:10] for file in listed("files.json")}
    future = [
        problem
        for problem in listed("problems.json")
        if problem["reason_code"] == "future_date" and not problem["file"].startswith(ORDERS)
    ]
    assert future
    for problem in future:
        record = at(SAMPLES, problem["file"], problem["sheet"], problem["line"])
        assert str(_day(record.cells["work_date"])) > received[problem["file"]]


def test_people_who_are_not_employed_are_not() -> None:
    people, staff = _wordings_of_staff(SAMPLES), frame("staff").to_dicts()
    found = [p for p in listed("problems.json") if p["reason_code"] == "staff_not_employed"]
    assert found
    for problem in found:
        record = at(SAMPLES, problem["file"], problem["sheet"], problem["line"])
        code, day = people[record.cells["staff_code"]], _day(record.cells["work_date"])
        assert not any(
            row["staff_code"] == code and row["valid_from"] <= day <= (row["valid_to"] or day)
            for row in staff
        )


def test_corrections_are_sent_later_under_the_same_id() -> None:
    """A row in whose place a later one stands has the id of a row that is loaded."""
    standing = {row["own_id"]: row for row in frame("entries").iter_rows(named=True)}
    found = [p for p in listed("problems.json") if p["reason_code"] == "a_later_row_has_its_id"]
    assert len(found) > 20
    changed = 0
    for problem in found:
        record = at(SAMPLES, problem["file"], problem["sheet"], problem["line"])
        row = standing[record.cells["entry_id"]]
        assert (row["file"], row["line"]) != (problem["file"], problem["line"])
        now = at(SAMPLES, row["file"], row["sheet"], row["line"]).cells
        first = wordings("activities")[row["activity_code"]]
        changed += record.cells["activity_code"].strip().casefold() not in {
            word.casefold() for word in first
        }
        assert now["work_date"] == record.cells["work_date"]
    assert changed >= 20
