"""Every kind of error and every kind of personal data is planted, and stands where it is said."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sample_files import SAMPLES, decoded, listed

from pipeline.samples import SampleOptions, write_sample
from pipeline.samples.vocabulary import wordings

RULES = Path(__file__).parents[2] / "pipeline" / "ingest" / "row_rules.csv"
VOCABULARIES = (
    "activities",
    "networks",
    "occasions",
    "partners",
    "places",
    "target_groups",
    "topics",
    "units",
)
KINDS = {
    "name": 100,
    "nickname": 10,
    "participant": 20,
    "cpr": 15,
    "phone": 15,
    "email": 5,
    "address": 5,
    "staff_name": 9,
    "staff_initials": 9,
    "staff_email": 9,
}
# Of calendars, other tools' exports and hand-back workbooks, which the municipality does not have;
# tests/hard_files and tests/ingest_sheets plant these.
OF_OTHER_SOURCES = {
    "all_day_of_several_days",
    "all_day_without_hours",
    "bad_all_day",
    "bad_lineage",
    "bad_dropped",
    "bad_record",
    "end_before_start",
    "endless_series",
    "labels_disagree",
    "skipped_hour",
    "unclear_parts",
    "unknown_time_zone",
}


def test_every_reason_for_refusing_a_row_is_planted() -> None:
    with RULES.open(encoding="utf-8-sig", newline="") as file:
        rules = {
            row["reason_code"]
            for row in csv.DictReader(file, delimiter=";")
            if row["severity"] == "refused"
        }
    planted = {p["reason_code"] for p in listed("problems.json") if p["outcome"] == "refused"}
    missing = rules - planted - OF_OTHER_SOURCES
    assert not missing, f"never planted: {sorted(missing)}"


def test_errors_come_in_every_format_that_staff_write() -> None:
    endings = Counter(
        Path(p["file"]).suffix for p in listed("problems.json") if p["outcome"] == "refused"
    )
    assert endings[".csv"] > 20
    assert endings[".xlsx"] >= 3
    assert endings[".parquet"] == 0, "the Parquet is the clean one"


def test_duplicates_corrections_and_notes_are_planted() -> None:
    found = Counter((p["outcome"], p["reason_code"]) for p in listed("problems.json"))
    for outcome, reason, least in (
        ("superseded", "a_later_row_has_its_id", 40),
        ("superseded", "an_earlier_file_has_the_row", 20),
        ("superseded", "a_draft", 2),
        ("superseded", "an_agenda_alone", 2),
        ("same_file", "the_same_bytes", 2),
        ("noted", "duration_conflict", 4),
        ("noted", "missing_network", 4),
        ("noted", "missing_target_group", 4),
        ("noted", "unknown_column", 2),
        ("noted", "footer_row", 10),
        ("file_refused", "empty_file", 1),
        ("file_refused", "unreadable_file", 2),
    ):
        assert found[outcome, reason] >= least, (outcome, reason, found[outcome, reason])


def test_some_rows_have_two_faults() -> None:
    rows = Counter(
        (p["file"], p["sheet"], p["line"])
        for p in listed("problems.json")
        if p["outcome"] == "refused"
    )
    assert 2 in rows.values()


def test_a_file_handed_over_twice_has_no_fault() -> None:
    """Its problems would be told under one of two names."""
    copied = {f["path"] for f in listed("files.json") if f["copies"]}
    faulty = {p["file"] for p in listed("problems.json") if p["outcome"] == "refused"}
    assert len(copied) == 2
    assert not copied & faulty


# -- personal data ------------------------------------------------------------------------------


@cache
def everything_written(samples: Path = SAMPLES) -> dict[str, str]:
    """Return the text of each file below inbox/ and private/, with its name, by path."""
    found = {}
    for folder in ("inbox", "private"):
        for path in sorted((samples / folder).rglob("*")):
            if path.is_file():
                found[path.relative_to(samples).as_posix()] = f"{path.name}\n{_text(path)}"
    return found


def _text(path: Path) -> str:
    content = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    if path.suffix == ".parquet":
        import polars as pl

        return "\n".join(filter(None, pl.read_parquet(path)["note"].to_list()))
    if content.startswith(b"PK"):  # a document that was torn off: what is left of it is UTF-8
        return content.decode("utf-8", errors="replace")
    return decoded(content)


def test_every_kind_is_planted() -> None:
    kinds = Counter(piece["kind"] for piece in listed("personal_data.json"))
    assert kinds.keys() == KINDS.keys()
    assert all(kinds[kind] >= least for kind, least in KINDS.items()), kinds


@pytest.mark.parametrize(
    "place",
    [
        "note",
        "medarbejder",
        "forløb",
        "heading",
        "cell comment",
        "author",
        "file name",
        "paragraph",
        "follow-up",
        "page header",
        "comment",
        "participant",
        "beyond the headings",
    ],
)
def test_it_is_planted_in_every_hiding_place(place: str) -> None:
    assert any(piece["where"].endswith(place) for piece in listed("personal_data.json"))


def test_every_piece_stands_in_a_file() -> None:
    assert not _nowhere(SAMPLES)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_piece_of_other_municipalities_too(tmp_path: Path, seed: int) -> None:
    """Rows are replaced and documents torn while errors are planted: no piece may get lost."""
    span = {"date_from": dt.date(2023, 4, 1), "date_to": dt.date(2024, 9, 30)}
    write_sample(tmp_path, SampleOptions(seed=seed, **span))
    assert not _nowhere(tmp_path)


def _nowhere(samples: Path) -> list[dict[str, Any]]:
    texts = "\n".join(everything_written(samples).values()).casefold()
    pieces = listed("personal_data.json", samples)
    return [piece for piece in pieces if piece["text"].casefold() not in texts]


def test_notes_and_minutes_hold_the_pieces_they_are_said_to_hold() -> None:
    texts = everything_written()
    checked = 0
    for piece in listed("personal_data.json"):
        path = f"inbox/{piece['where'].rpartition(', ')[0]}"
        if path in texts:
            assert piece["text"] in texts[path], piece
            checked += 1
    assert checked > 200


def test_pieces_are_no_words_of_anything_else() -> None:
    """Each is found only where it was planted: in no vocabulary, too long to come by chance."""
    words = {
        word.casefold()
        for name in VOCABULARIES
        for wording in wordings(name).values()
        for word in wording
    }
    for piece in listed("personal_data.json"):
        text = piece["text"].casefold()
        assert text not in words, piece
        assert len(text) >= 6, piece
    texts = [p["text"] for p in listed("personal_data.json") if not p["kind"].startswith("staff")]
    assert len({text.casefold() for text in texts}) == len(texts)


def test_numbers_can_belong_to_nobody() -> None:
    """A day that does not exist, or a birth decades ahead; no Danish telephone number begins so."""
    for piece in listed("personal_data.json"):
        text = piece["text"]
        if piece["kind"] == "cpr":
            day, year, century = int(text[:2]), int(text[4:6]), int(text[7])
            is_ahead = 5 <= century <= 8 and 41 <= year <= 57
            assert 31 < day < 60 or is_ahead, text
        elif piece["kind"] == "phone":
            assert text.startswith("0"), text
        elif piece["kind"] in {"email", "staff_email"}:
            assert re.search(r"@example\.(com|org|net)$", text), text
