"""Minutes: what their reader finds is keyed, placed in the lake's tables, and never trusted."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl
import pytest
from ingest_town import lake_files, make_workspace, manifest, notes_of, read, run

from pipeline.ingest.identity import ACTION, STAFF
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.minutes import (
    ActionItem,
    AgendaItem,
    Attendance,
    Concern,
    Meeting,
    MeetingDecision,
    Minutes,
    MinutesWords,
)
from pipeline.ingest.minutes.blocks import Place
from pipeline.ingest.minutes.sources import Source

TEXT = "# Referat – lokalt SSP-netværk Gildbro\n\nDato: 5. oktober 2023 kl. 9.30–11.00\n".encode()


class Refused(Exception):  # noqa: N818 - as the reader of minutes names it
    def __init__(self, reason_code: str) -> None:
        self.reason_code = reason_code


def found(**changes: Any) -> Minutes:
    at = Source(Place("table_cell", 1, 2, 3, line=9), "column")
    minutes = Minutes(
        Meeting(
            "gildbro",
            dt.date(2023, 10, 5),
            dt.time(9, 30),
            dt.time(11),
            90,
            "held",
            sources={"network_code": at},
        ),
        [
            Attendance("OP1", None, "present", sources={"staff_code": at, "status": at}),
            Attendance(None, "school", "absent", sources={"organisation": at, "status": at}),
        ],
        [AgendaItem(1, "drugs", "concern")],
        [Concern("gildbro", "drugs", 3, sources={"mention_count": at.written("implausible")})],
        [
            ActionItem(
                "H-2023-10-1", "visit", "OP1", None, dt.date(2023, 10, 5), None, "open", None,
                sources={"decided_on": at, "action_id": Source(at.place, "own_id")},
            )
        ],
        [MeetingDecision("start", "drugs", None, 2, None, sources={"kind": at})],
        [("unknown_participant", 7)],
    )  # fmt: skip
    return replace(minutes, **changes)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], list[Any]]:
    """Let the reader of minutes answer, or raise, what a test says; return how it was asked."""

    def answering(answer: Any) -> list[Any]:
        asked: list[Any] = []

        def read_minutes(content: bytes, document_format: str, words: Any) -> Any:
            asked.append((content, document_format, words))
            if isinstance(answer, Exception):
                raise answer
            return answer

        fake = ModuleType("pipeline.ingest.minutes")
        fake.read_minutes, fake.MinutesRefused = read_minutes, Refused  # type: ignore[attr-defined]
        fake.MinutesWords = MinutesWords  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "pipeline.ingest.minutes", fake)
        return asked

    return answering


def test_what_the_reader_is_given(knowledge: Knowledge, reader: Callable[..., list[Any]]) -> None:
    asked = reader(found())
    read(TEXT, knowledge, "noget.txt")
    ((content, document_format, words),) = asked
    assert (content, document_format) == (TEXT, "markdown")
    assert words.networks["vejleåparken"] == "vejleaa"
    assert words.partners["sagsbehandler"] == "authority"
    assert words.topics["hash"] == "drugs"
    assert words.staff["åse ravnkær"] == words.staff["op1"] == "OP1"
    assert words.received_on == dt.date(2025, 1, 6)


def test_tables(knowledge: Knowledge, reader: Callable[..., list[Any]]) -> None:
    reader(found())
    reading = read(TEXT, knowledge, "referat.md")
    assert (reading.kind, reading.format, reading.status) == ("minutes", "markdown", "loaded")
    assert (reading.rows_received, reading.rows_accepted) == (1, 1)
    keyed = knowledge.identity.code(STAFF, "OP1")
    people = reading.parts["attendance"]
    assert people["staff_code"].to_list() == [keyed, None]
    assert people["participant_number"].to_list() == [1, 2]
    assert reading.parts["action_item"]["responsible_staff_code"].to_list() == [keyed]
    tables = ("meeting", "attendance", "agenda_item", "concern", "action_item")
    for table in (*tables, "meeting_decision", "extracted_value"):
        assert reading.parts[table]["meeting_id"].unique().to_list() == ["m-gildbro-20231005"]
    assert notes_of(reading) == [(7, None, "unknown_participant")]


def test_each_value_says_where_it_stands(
    knowledge: Knowledge, reader: Callable[..., list[Any]]
) -> None:
    reader(found())
    values = read(TEXT, knowledge, "referat.md").parts["extracted_value"]
    told = {
        (row["record_kind"], row["record_number"], row["field"]): row for row in values.to_dicts()
    }
    status = told["attendance", 2, "status"]
    assert (status["place_kind"], status["place_number"]) == ("table_cell", 1)
    assert (status["place_row"], status["place_cell"], status["source_line"]) == (2, 3, 9)
    assert (status["code"], status["confidence"]) == ("absent", 1.0)
    keyed = knowledge.identity.code(STAFF, "OP1")
    assert told["attendance", 1, "staff_code"]["staff_code"] == keyed
    assert told["concern", 1, "mention_count"]["number"] == 3
    assert told["concern", 1, "mention_count"]["confidence"] == 0.45
    assert told["action_item", None, "decided_on"]["day"] == dt.date(2023, 10, 5)
    assert told["action_item", None, "decided_on"]["action_id"] == "H-2023-10-1"
    # Two participants at one place: their values are two, by their order.
    assert values["value_id"].n_unique() == values.height
    reader(found())
    again = read(TEXT, knowledge, "referat.md").parts["extracted_value"]
    assert again["value_id"].to_list() == values["value_id"].to_list()
    reader(found())
    other = read(TEXT + b"\n", knowledge, "referat.md").parts["extracted_value"]
    assert not set(other["value_id"]) & set(values["value_id"])


def test_a_made_id_is_keyed_and_an_own_one_kept(
    knowledge: Knowledge, reader: Callable[..., list[Any]]
) -> None:
    """The hash of a few known values could be tried out for every member of staff."""
    (own,) = found().action_items
    made = replace(own, action_id="h-0123456789ab")
    reader(found(action_items=[own, made]))
    kept, keyed = read(TEXT, knowledge, "a.md").parts["action_item"]["action_id"].to_list()
    assert kept == "H-2023-10-1"
    assert keyed == knowledge.identity.code(ACTION, "h-0123456789ab")
    assert keyed != "h-0123456789ab"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Refused("no_date"), "no_date"),
        (Refused("no_end_time"), "no_end_time"),
        (KeyError("Åse Ravnkær"), "unreadable_document"),
    ],
)
def test_a_refused_document_is_one_refused_row(
    tmp_path: Path, reader: Callable[..., list[Any]], answer: Exception, reason: str
) -> None:
    reader(answer)
    workspace = make_workspace(tmp_path / "town")
    (workspace.inbox / "referat.md").write_bytes(TEXT)
    report = run(workspace)
    (line,) = manifest(workspace)
    assert (line["rows_received"], line["rows_refused"], line["status"]) == (1, 1, "refused")
    assert line["reason_code"] == reason
    refused = pl.read_parquet(workspace.lake / "refused_row" / "*.parquet").to_dicts()
    assert [(one["source_line"], one["reason_code"]) for one in refused] == [(None, reason)]
    assert len(report.problems()) == 1


def test_a_string_that_is_no_code_gets_no_further(
    tmp_path: Path, reader: Callable[..., list[Any]]
) -> None:
    workspace = make_workspace(tmp_path / "town")
    for at, item in enumerate(("Snak om Åse", "aase_ravnkaer")):
        reader(found(agenda_items=[AgendaItem(1, item, "concern")]))
        (workspace.inbox / f"{at}.md").write_bytes(TEXT + bytes([48 + at]))
        report = run(workspace)
        assert report.new_files[-1].reason_code == "unreadable_document"
    assert b"ravnkaer" not in b"".join(lake_files(workspace).values())


def test_which_texts_are_minutes(knowledge: Knowledge, reader: Callable[..., list[Any]]) -> None:
    reader(found())
    for content, name, file_format in (
        (TEXT, "referat", "markdown"),
        ("Referat fra mødet\nDeltagere: ingen\n".encode("cp1252"), "x.csv", "text"),
        ("Netværksmøde i Gildbro".encode(), "x.txt", "text"),
        ("Netværksmøde i Gildbro\n- et punkt".encode(), "x.md", "markdown"),
    ):
        reading = read(content, knowledge, name)
        assert (reading.kind, reading.format) == ("minutes", file_format)
