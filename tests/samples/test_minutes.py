"""The minutes: as many as promised, in both formats, with what they must hold."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter, defaultdict

import docx
import polars as pl
import pytest
from sample_files import SAMPLES, frame, listed

MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]


def text_of(file: str) -> str:
    """Return a document's text, tables as lines of cells."""
    content = (SAMPLES / "inbox" / file).read_bytes()
    if file.endswith(".md"):
        return content.decode("utf-8")
    document = docx.Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += [" | ".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def meetings() -> pl.DataFrame:
    found = frame("meetings")
    return found.with_columns(text=pl.Series([text_of(file) for file in found["file"].to_list()]))


def test_there_are_at_least_120_in_both_formats(meetings: pl.DataFrame) -> None:
    files = [file for file in listed("files.json") if file["kind"] == "minutes"]
    loaded = [file for file in files if file["rows_loaded"]]
    assert len(loaded) == len(meetings) >= 120
    formats = Counter(file["format"] for file in loaded)
    assert min(formats["docx"], formats["markdown"]) >= 40
    assert meetings["network_code"].n_unique() == 6


def test_every_document_tells_network_and_day(meetings: pl.DataFrame) -> None:
    for row in meetings.iter_rows(named=True):
        day = row["meeting_date"]
        habits = {
            day.isoformat(),
            f"{day:%d-%m-%Y}",
            f"{day.day}/{day.month}-{day:%y}",
            f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        }
        assert any(habit in row["text"] for habit in habits), row["file"]
        assert "lokalt SSP-netværk" in row["text"].split("\n", 1)[0], row["file"]
        assert row["meeting_id"] == f"m-{row['network_code']}-{day:%Y%m%d}"


@pytest.mark.parametrize(
    ("status", "says", "never"),
    [
        ("held", "Deltagere", "AFLYST"),
        ("cancelled", "AFLYST", "Deltagere"),
        ("broken_off", "Mødet blev afbrudt kl.", "AFLYST"),
        ("agenda_only", "Dagsorden –", "Referat"),
    ],
)
def test_how_a_meeting_went_is_told(
    meetings: pl.DataFrame, status: str, says: str, never: str
) -> None:
    of_status = meetings.filter(pl.col("status") == status)
    assert len(of_status) >= 3
    for text in of_status["text"]:
        assert says in text
        assert never not in text


def test_attendance_names_people_of_the_map(meetings: pl.DataFrame) -> None:
    texts = dict(meetings.select("meeting_id", "text").iter_rows())
    lines = (SAMPLES / "private" / "staff_map.csv").read_text("utf-8-sig").splitlines()[1:]
    names = {line.split(";")[0]: line.split(";")[1] for line in lines}
    rows = frame("attendance").drop_nulls("staff_code")
    for meeting_id, code in rows.select("meeting_id", "staff_code").iter_rows():
        assert names[code] in texts[meeting_id]
    assert set(frame("attendance")["status"]) == {"present", "apologies", "absent"}
    with_minutes = frame("attendance").filter(
        pl.col("from_minute").is_not_null() | pl.col("to_minute").is_not_null()
    )
    assert len(with_minutes) > 20, "came late, left early"


def test_concerns_and_follow_ups_stand_in_the_text(meetings: pl.DataFrame) -> None:
    texts = dict(meetings.select("meeting_id", "text").iter_rows())
    told = frame("actions").select("meeting_id", "action_id", "is_numbered").iter_rows()
    for meeting_id, action_id, is_numbered in told:
        is_decided = f"({action_id})" in texts[meeting_id]
        assert (action_id in texts[meeting_id]) == (is_numbered or is_decided)
    assert 0 < (~frame("actions")["is_numbered"]).sum() <= 6
    worried = set(frame("concerns")["meeting_id"])
    assert len(worried) > 60
    assert all("Bekymringer" in texts[meeting_id] for meeting_id in worried)


def test_follow_ups_keep_their_id_from_meeting_to_meeting() -> None:
    actions = frame("actions").join(
        frame("meetings").select("meeting_id", "meeting_date", "network_code"), on="meeting_id"
    )
    seen: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in actions.sort("meeting_date").iter_rows(named=True):
        seen[row["action_id"]].append(row)
    assert sum(len(rows) >= 3 for rows in seen.values()) > 10, "some stay open for meetings"
    for rows in seen.values():
        assert len({row["network_code"] for row in rows}) == 1
        assert len({row["decided_on"] for row in rows}) == 1
        assert all(row["status"] == "open" for row in rows[:-1]), "closed ones are not seen again"
        for row in rows:
            closed = row["closed_on"]
            assert (closed is not None) == (row["status"] == "closed")
            assert closed is None or row["decided_on"] < closed <= row["meeting_date"]
    statuses = Counter(rows[-1]["status"] for rows in seen.values())
    assert min(statuses["closed"], statuses["open"], statuses["dropped"]) > 5


def test_meetings_are_on_days_when_people_meet(meetings: pl.DataFrame) -> None:
    days = meetings["meeting_date"]
    assert set(days.dt.weekday()) <= {2, 3, 4}
    assert dt.date(2022, 1, 1) <= days.min()
    assert not meetings.select("network_code", "meeting_date").is_duplicated().any()


def test_most_attendances_are_logged_too() -> None:
    """Logs and minutes tell the same story, but for a few that were forgotten."""
    logged = {
        (row["staff_code"], row["work_date"], row["network_code"])
        for row in frame("entries")
        .filter(pl.col("activity_code") == "network_meeting")
        .iter_rows(named=True)
    }
    present = (
        frame("attendance")
        .filter((pl.col("status") == "present") & pl.col("staff_code").is_not_null())
        .join(frame("meetings"), on="meeting_id")
    )
    matched = [
        (row["staff_code"], row["meeting_date"], row["network_code"]) in logged
        for row in present.iter_rows(named=True)
    ]
    assert 0.88 < sum(matched) / len(matched) < 1
