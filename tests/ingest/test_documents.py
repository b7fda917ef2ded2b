"""Minutes: what their reader finds is keyed, placed in the lake's tables, and never trusted."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import polars as pl
import pytest
from ingest_town import lake_files, make_workspace, manifest, notes_of, read, run

from pipeline.ingest.identity import ACTION, STAFF
from pipeline.ingest.knowledge import Knowledge

TEXT = "# Referat – lokalt SSP-netværk Gildbro\n\nDato: 5. oktober 2023 kl. 9.30–11.00\n".encode()


class Refused(Exception):  # noqa: N818 - as the reader of minutes names it
    def __init__(self, reason_code: str) -> None:
        self.reason_code = reason_code


@dataclass(frozen=True)
class Words:
    networks: dict[str, str]
    partners: dict[str, str]
    topics: dict[str, str]
    staff: dict[str, str]
    received_on: dt.date
    others: tuple[str, ...]


def record(**values: Any) -> Any:
    """A dataclass instance with these fields, as the reader of minutes gives them."""
    kind = dataclass(type("Record", (), {"__annotations__": dict.fromkeys(values, object)}))
    return kind(**values)


def found(**changes: Any) -> SimpleNamespace:
    minutes = {
        "meeting": record(
            network_code="gildbro",
            meeting_date=dt.date(2023, 10, 5),
            start_time=dt.time(9, 30),
            end_time=dt.time(11),
            duration_minutes=90,
            status="held",
        ),
        "attendances": [
            record(
                staff_code="OP1", organisation=None, status="present", from_time=None, to_time=None
            ),
            record(
                staff_code=None,
                organisation="school",
                status="absent",
                from_time=None,
                to_time=None,
            ),
        ],
        "agenda_items": [record(item_number=1, topic="drugs", kind="concern")],
        "concerns": [record(network_code="gildbro", topic="drugs", mention_count=3)],
        "action_items": [
            record(
                action_id="H-2023-10-1",
                kind="visit",
                responsible_staff_code="OP1",
                responsible_organisation=None,
                decided_on=dt.date(2023, 10, 5),
                due_on=None,
                status="open",
                closed_on=None,
            )
        ],
        "notes": [("unknown_participant", 7)],
    }
    return SimpleNamespace(**{**minutes, **changes})


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], list[Any]]:
    """Let the reader of minutes answer, or raise, what a test says; return how it was asked."""

    def answering(answer: Any) -> list[Any]:
        asked: list[Any] = []

        def read_minutes(content: bytes, document_format: str, words: Words) -> Any:
            asked.append((content, document_format, words))
            if isinstance(answer, Exception):
                raise answer
            return answer

        fake = ModuleType("pipeline.ingest.minutes")
        fake.read_minutes, fake.MinutesRefused, fake.MinutesWords = read_minutes, Refused, Words  # type: ignore[attr-defined]
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
    for table in ("meeting", "attendance", "agenda_item", "concern", "action_item"):
        assert reading.parts[table]["meeting_id"].unique().to_list() == ["m-gildbro-20231005"]
    assert notes_of(reading) == [(7, None, "unknown_participant")]


def test_a_made_id_is_keyed_and_an_own_one_kept(
    knowledge: Knowledge, reader: Callable[..., list[Any]]
) -> None:
    """The hash of a few known values could be tried out for every member of staff."""
    (own,) = found().action_items
    made = record(**(vars(own) | {"action_id": "h-0123456789ab"}))
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
        reader(found(agenda_items=[record(item_number=1, topic=item, kind="concern")]))
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
