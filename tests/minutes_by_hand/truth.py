"""Documents by hand and their truth, as the same facts that ``minutes_writers.score`` counts."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minutes_writers.score import Facts, read_facts

from pipeline.ingest.minutes import MinutesRefused, MinutesWords, read_minutes

BATCHES = ("open", "held_back", "second", "third", "fourth")
HERE = Path(__file__).parent
FORMATS = {
    ".docx": "docx", ".odt": "odt", ".pdf": "pdf", ".rtf": "rtf", ".html": "html", ".eml": "mail",
    ".md": "markdown", ".txt": "text",
}  # fmt: skip
NOT_HELD: Facts = Counter({("not held",): 1})


@dataclass(frozen=True)
class ByHand:
    """One document and what a careful reader finds in it."""

    path: Path
    truth: dict[str, Any]

    @property
    def document_format(self) -> str:
        """The format, as the reader calls it."""
        return FORMATS[self.path.suffix]


def documents(batch: str) -> list[ByHand]:
    """Return the documents of a batch (``BATCHES``), in order."""
    return [
        ByHand(path, tomllib.loads(path.with_suffix(".toml").read_text("utf-8")))
        for path in sorted((HERE / batch).iterdir())
        if path.suffix in FORMATS
    ]


def true_facts(one: ByHand) -> Facts:
    """Return the facts that a document tells; of no meeting held, only that."""
    truth = one.truth
    if "refused" in truth:
        return NOT_HELD
    facts: Facts = Counter({
        ("network", truth["network"]): 1, ("date", truth["date"]): 1,
        ("start", truth.get("start")): 1, ("end", truth.get("end")): 1,
        ("duration", duration_minutes(truth)): 1,
    })  # fmt: skip
    facts += Counter(("staff attendance", p["code"], p["status"]) for p in truth["staff"])
    facts += Counter(
        ("outside attendance", p["organisation"], p["status"]) for p in truth["outside"]
    )
    for action in truth["actions"]:
        who = (action.get("staff"), action.get("organisation"))
        facts[("action item", action["kind"], who)] += 1
        facts[("action status", who, action["status"])] += 1
        if "due_on" in action:
            facts[("deadline", who, action["due_on"])] += 1
    return facts + _concerns(
        (c.get("network", truth["network"]), c["topic"]) for c in truth["concerns"]
    )


def duration_minutes(truth: dict[str, Any]) -> int | None:
    """Return the length that is told, else the time from start to end."""
    if "duration_minutes" in truth or "end" not in truth:
        return truth.get("duration_minutes")
    day = dt.date.min
    span = dt.datetime.combine(day, truth["end"]) - dt.datetime.combine(day, truth["start"])
    return span // dt.timedelta(minutes=1)


def facts_as_read(one: ByHand, words: MinutesWords) -> Facts:
    """Read a document; refused, cancelled or an agenda alone: no meeting held."""
    try:
        minutes = read_minutes(one.path.read_bytes(), one.document_format, words)
    except MinutesRefused:
        return NOT_HELD
    if minutes.meeting.status != "held":
        return NOT_HELD
    return read_facts(minutes) + _concerns((c.network_code, c.topic) for c in minutes.concerns)


def _concerns(of: Any) -> Facts:
    """Which topics, not how often: two readers of one paper count mentions differently."""
    return Counter(dict.fromkeys((("concern", network, topic) for network, topic in of), 1))
