"""Every document by hand opens, and its truth speaks of people, kinds and topics that exist."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import io
import re
import sys
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pypandoc
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "ingest_minutes"))

from sample_words import SAMPLES, rows_of, vocabulary

from minutes_by_hand.truth import BATCHES, HERE, ByHand, documents, duration_minutes, true_facts
from pipeline.samples.followups import TASKS

EVERY = [one for batch in BATCHES for one in documents(batch)]
HELD = [one for one in EVERY if "refused" not in one.truth]


def named(one: ByHand) -> str:
    return one.path.stem


def _text(one: ByHand) -> str:
    content = one.path.read_bytes()
    if one.path.suffix == ".docx":
        paper = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        footers = [p.text for section in paper.sections for p in section.footer.paragraphs]
        return "\n".join([*(p.text for p in paper.paragraphs), *cells, *footers])
    if one.path.suffix == ".pdf":
        with pdfplumber.open(io.BytesIO(content)) as paper:
            return "\n".join(page.extract_text() for page in paper.pages)
    if one.path.suffix == ".eml":
        mail = email.message_from_bytes(content, policy=email.policy.default)
        body = mail.get_body(("plain", "html"))
        assert body is not None
        return str(body.get_content())
    if one.path.suffix in (".odt", ".rtf", ".html"):
        return str(pypandoc.convert_file(str(one.path), "plain", format=one.document_format))
    return content.decode("utf-8")


@pytest.mark.parametrize("one", EVERY, ids=named)
def test_a_document_opens_and_says_that_it_is_invented(one: ByHand) -> None:
    text = _text(one)
    assert len(text.split()) > 60
    assert "opdigtet" in text.casefold()
    assert not re.search(r"\b\d{6}[- ]?\d{4}\b", text), "looks like a CPR number"


@pytest.mark.parametrize("one", HELD, ids=named)
def test_its_truth_speaks_of_what_exists(one: ByHand) -> None:
    truth = one.truth
    assert set(truth) <= {
        "network", "date", "start", "end", "duration_minutes", "staff", "outside", "actions",
        "concerns",
    }  # fmt: skip
    organisations = set(vocabulary("partners").values())
    topics = set(vocabulary("topics").values())
    networks = set(vocabulary("networks").values())
    assert truth["network"] in networks
    length = duration_minutes(truth)
    assert 20 <= length <= 240 if length else not {"end", "duration_minutes"} & set(truth)
    assert {p["status"] for p in truth["staff"] + truth["outside"]} <= {
        "present", "apologies", "absent",
    }  # fmt: skip
    assert {p["organisation"] for p in truth["outside"]} <= organisations
    assert {c["topic"] for c in truth["concerns"]} <= topics
    assert {c.get("network", truth["network"]) for c in truth["concerns"]} <= networks
    for action in truth["actions"]:
        assert set(action) <= {"kind", "staff", "organisation", "due_on", "status"}
        assert action["kind"] in TASKS
        assert action["status"] in ("open", "closed", "dropped")
        assert action.get("organisation", "school") in organisations
        assert isinstance(action.get("due_on", dt.date.min), dt.date)
    assert 3 <= len(truth["actions"]) <= 10


@pytest.mark.parametrize("one", HELD, ids=named)
def test_somebody_from_the_municipality_and_from_outside_was_there(one: ByHand) -> None:
    for group in ("staff", "outside"):
        assert "present" in {person["status"] for person in one.truth[group]}


@pytest.mark.parametrize("one", HELD, ids=named)
def test_a_task_is_due_within_half_a_year_of_the_meeting(one: ByHand) -> None:
    days = [action["due_on"] for action in one.truth["actions"] if "due_on" in action]
    assert all(abs(day - one.truth["date"]) < dt.timedelta(days=183) for day in days)


@pytest.mark.parametrize("one", HELD, ids=named)
def test_its_staff_was_employed_that_day_and_stands_once(one: ByHand) -> None:
    here = [person["code"] for person in one.truth["staff"]]
    tasked = [action["staff"] for action in one.truth["actions"] if "staff" in action]
    employed = {row["staff_code"] for row in _staff() if _is_valid(row, one.truth["date"])}
    assert len(here) == len(set(here))
    assert {*here, *tasked} <= employed


def _staff() -> list[dict[str, str]]:
    return rows_of(SAMPLES / "reference" / "staff.csv")


def _is_valid(row: dict[str, str], day: dt.date) -> bool:
    return row["valid_from"] <= day.isoformat() <= (row["valid_to"] or "9999")


def test_each_document_has_a_truth_and_each_truth_a_document() -> None:
    for batch in BATCHES:
        papers: dict[str, list[str]] = {}
        for path in (HERE / batch).iterdir():
            papers.setdefault(path.stem, []).append(path.suffix)
        assert all(len(found) == 2 and ".toml" in found for found in papers.values()), papers


def test_facts_are_counted_from_a_truth() -> None:
    truth: dict[str, Any] = {
        "network": "strand", "date": dt.date(2024, 1, 9), "start": dt.time(9), "end": dt.time(10),
        "staff": [{"code": "OP1", "status": "present"}],
        "outside": [{"organisation": "police", "status": "apologies"}] * 2,
        "actions": [{"kind": "visit", "staff": "OP1", "status": "open"}],
        "concerns": [{"topic": "drugs"}, {"topic": "drugs", "network": "gildbro"}],
    }  # fmt: skip
    facts = true_facts(ByHand(Path("x.md"), truth))
    assert facts[("duration", 60)] == 1
    assert facts[("outside attendance", "police", "apologies")] == 2
    assert facts[("action item", "visit", ("OP1", None))] == 1
    assert not [fact for fact in facts if fact[0] == "deadline"]
    assert facts[("concern", "strand", "drugs")] == facts[("concern", "gildbro", "drugs")] == 1
