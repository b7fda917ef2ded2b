"""Concerns as people tell them in ordinary talk: what is one, of which topic, and what is none.

``concerns_told.csv`` has some 160 sentences, written before the reader was mended for them; nine
in ten of what they tell is held to be read, and next to nothing that they do not tell.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path

from minutes_documents import PEOPLE, markdown
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
LEAST_PRECISION, LEAST_RECALL = 0.97, 0.90


def told() -> list[tuple[str, set[str]]]:
    path = Path(__file__).with_name("concerns_told.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return [(row["said"], set(row["topics"].split())) for row in rows]


def topics(said: str) -> set[str]:
    content = markdown(PEOPLE, f"## 3. Bordet rundt\n\n{said}")
    return {one.topic for one in read_minutes(content, "markdown", WORDS).concerns}


def test_what_people_tell_is_read():
    counts: Counter[str] = Counter()
    for said, true in told():
        found = topics(said)
        counts += Counter(right=len(found & true), read=len(found), true=len(true))
    assert counts["right"] >= LEAST_PRECISION * counts["read"]
    assert counts["right"] >= LEAST_RECALL * counts["true"]


def test_nothing_is_made_of_what_is_no_concern():
    assert [said for said, true in told() if not true and topics(said)] == []
