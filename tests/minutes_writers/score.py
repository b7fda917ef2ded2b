"""Facts of what happened and of what was read, and precision and recall of each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.ingest.minutes import Minutes, MinutesRefused, MinutesWords, read_minutes

from . import Written
from .told import Task

Facts = Counter[tuple[object, ...]]


def true_facts(written: Written) -> Facts:
    """Return the facts that the document tells."""
    told = written.told
    facts = _meeting(told.network, told.day, told.start, told.end, told.length)
    facts += Counter(("staff attendance", o.code, o.status) for o in told.people if o.code)
    facts += Counter(
        ("outside attendance", o.organisation, o.status) for o in told.people if o.organisation
    )
    for task in [*told.old, *told.new]:
        facts += _action(
            task.kind, (task.code, task.organisation), _day(task, written), task.status
        )
    return facts


def _day(task: Task, written: Written) -> object:
    return None if task.deadline.needs_next and not written.tells_next else task.deadline.day


def read_facts(minutes: Minutes) -> Facts:
    """Return the facts that were read."""
    m = minutes.meeting
    facts = _meeting(m.network_code, m.meeting_date, m.start_time, m.end_time, m.duration_minutes)
    for one in minutes.attendances:
        if one.staff_code:
            facts[("staff attendance", one.staff_code, one.status)] += 1
        elif one.organisation:
            facts[("outside attendance", one.organisation, one.status)] += 1
    for a in minutes.action_items:
        who = (a.responsible_staff_code, a.responsible_organisation)
        facts += _action(a.kind, who, a.due_on, a.status)
    return facts


def _meeting(network: object, day: object, start: object, end: object, length: object) -> Facts:
    return Counter({
        ("network", network): 1, ("date", day): 1, ("start", start): 1, ("end", end): 1,
        ("duration", length): 1,
    })  # fmt: skip


def _action(kind: str, who: tuple, due: object, status: str) -> Facts:
    facts: Facts = Counter({("action item", kind, who): 1, ("action status", who, status): 1})
    if due is not None:
        facts[("deadline", who, due)] += 1
    return facts


def read(written: Written, words: MinutesWords) -> Facts:
    """Read a document; one that is refused has told nothing."""
    try:
        return read_facts(read_minutes(written.content, written.document_format, words))
    except MinutesRefused as refused:
        return Counter({("refused", refused.reason_code): 1})


def score(pairs: Iterable[tuple[Facts, Facts]]) -> dict[str, tuple[int, int, int]]:
    """Return right, read and true of each field, over pairs of what is true and what was read."""
    found: dict[str, tuple[int, int, int]] = {}
    for true, seen in pairs:
        for field in {str(fact[0]) for fact in true | seen}:
            of = [Counter({k: n for k, n in one.items() if k[0] == field}) for one in (true, seen)]
            counts = ((of[0] & of[1]).total(), of[1].total(), of[0].total())
            old = found.get(field, (0, 0, 0))
            found[field] = (old[0] + counts[0], old[1] + counts[1], old[2] + counts[2])
    return found
