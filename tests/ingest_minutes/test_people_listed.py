"""People of a meeting as secretaries list and tell them: some hundred forms, each with who came.

``people_listed.csv`` has what stands between the head and the first point, and who is told of:
staff by code, others by organisation; ``+`` present, ``-`` apologies, ``~`` absent.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
SIGNS = {"present": "+", "apologies": "-", "absent": "~"}
TITLE, DAY = (
    "Referat af møde i SSP-netværk Gildbro",
    "Dato: torsdag den 5. oktober 2023 kl. 9.00-10.30",
)
TALK = "Der er ro i området, og skolen har fået ny leder. Jonas fortalte om gadearbejdet."
TASK = "- Jonas kontakter boligselskabet inden den 1. november 2023."
with Path(__file__).with_name("people_listed.csv").open(encoding="utf-8", newline="") as file:
    CASES = [(row["written"], row["people"]) for row in csv.DictReader(file, delimiter=";")]


def read(written: str):
    if written.startswith("|"):
        text = (f"# {TITLE}\n\n{DAY}\n\n## Deltagere\n\n{written}\n\n## Bordet rundt\n\n{TALK}\n\n"
                f"## Aftaler\n\n{TASK}\n")  # fmt: skip
        return read_minutes(text.encode(), "markdown", WORDS)
    text = (f"{TITLE}\n\n{DAY}\n\n{written}\n\n1. Bordet rundt\n\n{TALK}\n\n"
            f"2. Aftaler\n\n{TASK}\n\n3. Eventuelt\n\nIntet.\n")  # fmt: skip
    return read_minutes(text.encode(), "text", WORDS)


@pytest.mark.parametrize(("written", "people"), CASES)
def test_who_came_and_who_did_not(written, people):
    told = read(written).attendances
    found = Counter(f"{one.staff_code or one.organisation}{SIGNS[one.status]}" for one in told)
    assert found == Counter(people.split())
