"""What a second writer wrote in many habits reads as what was said: precision and recall."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest
from habits import NAMES, WRITERS, Habits, Told, draw_meeting
from sample_words import sample_words

from pipeline.ingest.minutes import Minutes, MinutesRefused, read_minutes

DOCUMENTS = 40  # of each format
ACTION_FIELDS = ("kind", "responsible_staff_code", "responsible_organisation", "decided_on",
                 "due_on", "status", "closed_on")  # fmt: skip


def true_facts(told: Told) -> Counter:
    facts = Counter({
        ("network", told.network): 1, ("date", told.day): 1, ("start", told.start): 1,
        ("end", told.end): 1, ("duration", told.length): 1, ("status", "held"): 1,
    })  # fmt: skip
    return facts + rows(told.attendances, told.concerns, [*told.old, *told.new])


def read_facts(minutes: Minutes) -> Counter:
    m = minutes.meeting
    facts = Counter({
        ("network", m.network_code): 1, ("date", m.meeting_date): 1, ("start", m.start_time): 1,
        ("end", m.end_time): 1, ("duration", m.duration_minutes): 1, ("status", m.status): 1,
    })  # fmt: skip
    return facts + rows(minutes.attendances, minutes.concerns, minutes.action_items)


def rows(attendances, concerns, actions) -> Counter:
    facts = Counter(("staff", one.staff_code, one.status) for one in attendances if one.staff_code)
    facts += Counter(("outside", a.organisation, a.status) for a in attendances if a.organisation)
    facts += Counter(("attendance_times", a.staff_code, a.organisation, a.from_time, a.to_time)
                     for a in attendances)  # fmt: skip
    facts += Counter(
        ("concern", one.network_code, one.topic, one.mention_count) for one in concerns
    )
    for name in ACTION_FIELDS:
        facts += Counter((f"action_{name}", a.action_id, getattr(a, name)) for a in actions)
    return facts


@pytest.fixture(scope="module", params=WRITERS)
def scores(request) -> dict[str, list[int]]:
    """Return right, read and true by field, over all documents of a format."""
    draw = random.Random(f"habits {request.param}")  # noqa: S311 - invented data, not a secret
    found: dict[str, list[int]] = {}
    for _ in range(DOCUMENTS):
        told = draw_meeting(draw)
        told.length = told.minutes
        parts = Habits(draw).parts(told)
        content = WRITERS[request.param](parts, draw)
        true, read = true_facts(told), Counter()
        try:
            minutes = read_minutes(content, request.param, sample_words(dt.date(2099, 1, 1)))
            read = read_facts(minutes)
        except MinutesRefused as refused:
            read[("status", refused.reason_code)] = 1
        assert not [piece for name in NAMES for piece in name.split() if piece in repr(read)]
        for field in {fact[0] for fact in true | read}:
            of = [Counter({k: n for k, n in one.items() if k[0] == field}) for one in (read, true)]
            counts = ((of[0] & of[1]).total(), of[0].total(), of[1].total())
            found[field] = [a + b for a, b in zip(found.get(field, (0, 0, 0)), counts, strict=True)]
    return found


def test_precision_and_recall(scores):
    weak = {}
    for field, (right, read, true) in sorted(scores.items()):
        print(f"{field}: {right} right of {read} read and {true} true")  # noqa: T201
        if min(right / max(read, 1), right / max(true, 1)) < 0.98:
            weak[field] = (right, read, true)
    assert not weak
