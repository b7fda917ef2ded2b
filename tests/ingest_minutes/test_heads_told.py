"""Heads of minutes in 240 ways, written before the reader was mended for them; the
share of them that must be read is held.

``heads_told.csv`` has each head with what it tells; what stands behind ``@@`` stands at the foot.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path
from typing import cast

from sample_words import sample_words

from pipeline.ingest.minutes import MinutesRefused, read_minutes
from pipeline.ingest.minutes.parse import DocumentFormat

WORDS = sample_words(dt.date(2099, 1, 1))
PEOPLE = "Til stede: Jonas Vestergren (SSP), Ulla Hjortebro (skolen), Bo Lindeskov (politiet)"
NEWS = "Der er ro i klasserne."
BODY = f"\n\n{PEOPLE}\n\n1. Nyt fra skolen\n\n{NEWS}\n\n2. Aftaler\n\n- Jonas ringer til klubben.\n"
PAGE = f"<p>{PEOPLE}</p><h3>1. Nyt fra skolen</h3><p>{NEWS}</p></body></html>"
FIELDS = ("network", "day", "start", "end", "minutes")
LEAST = {"network": 0.98, "day": 0.98, "start": 0.97, "end": 0.97, "minutes": 0.97}


def read(written: str, form: str) -> tuple[str, ...]:
    head, _, foot = written.partition("@@")
    body = PAGE if form == "html" else BODY
    if form == "markdown":
        body = body.replace("\n1. ", "\n## 1. ").replace("\n2. ", "\n## 2. ")
    text = head.rstrip().replace(" // ", "\n") + body + foot
    try:
        told = read_minutes(text.encode(), cast("DocumentFormat", form), WORDS).meeting
    except MinutesRefused as refused:
        return (refused.reason_code,) * len(FIELDS)
    clocks = (told.start_time, told.end_time)
    start, end = ("" if one is None else f"{one:%H:%M}" for one in clocks)
    return (
        told.network_code, str(told.meeting_date), start, end, str(told.duration_minutes or ""),
    )  # fmt: skip


def test_heads_are_read():
    right: Counter[str] = Counter()
    with Path(__file__).with_name("heads_told.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        found = read(row["written"], row["form"])
        right += Counter(
            field for field, one in zip(FIELDS, found, strict=True) if one == row[field]
        )
    shares = {field: right[field] / len(rows) for field in FIELDS}
    assert all(shares[field] >= least for field, least in LEAST.items()), shares
