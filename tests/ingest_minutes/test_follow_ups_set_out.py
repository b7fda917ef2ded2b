"""Ways in which people set out follow-ups, each in whole minutes, with what a careful reader finds.

The ways and their truth were written before a look at the reader. One that is known to be read
wrong says how; once it is read right, it must stay so.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from follow_ups_written import document, told_of
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
WAYS: list[dict[str, Any]] = [
    {**way, "id": f"{path.stem}: {way['name']}"}
    for path in sorted(Path(__file__).with_name("follow_ups_set_out").glob("*.toml"))
    for way in tomllib.loads(path.read_text(encoding="utf-8"))["way"]
]
LEAST_RIGHT = 0.75  # of the ways


@pytest.mark.parametrize("way", WAYS, ids=[way["id"] for way in WAYS])
def test_follow_ups_are_read_as_they_are_set_out(way, request):
    if "known_wrong" in way:
        request.applymarker(pytest.mark.xfail(reason=way["known_wrong"], strict=True))
    content, document_format = document(way)
    assert told_of(read_minutes(content, document_format, WORDS)) == Counter(way["told"])


def test_most_ways_are_read_right():
    right = [way for way in WAYS if "known_wrong" not in way]
    assert len(right) >= LEAST_RIGHT * len(WAYS)
