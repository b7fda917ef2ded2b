"""Figures of follow-ups and orders: were they done in time, and how soon was work on them begun.

Readings that hold for all KPIs stand in :mod:`naive`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from acceptance_truth import ActionSighting
from naive_calendar import Period
from naive_town import TEAM, Cut, Figure, Figures, Town, hours, share


@dataclass(frozen=True)
class FollowUp:
    """A follow-up of the operative team over all the meetings in which it was seen."""

    action_id: str
    network_code: str
    staff_code: str
    decided_on: dt.date
    due_on: dt.date | None
    closed_on: dt.date | None
    closure_seen_on: dt.date | None
    open_seen_on: dt.date | None
    dropped_seen_on: dt.date | None


def follow_ups(town: Town) -> list[FollowUp]:
    """Return the operative team's follow-ups, worked out once.

    Readings: what was written first is the decision and the deadline; who was named last is to do
    it; it stands as its last meeting up to ``as_of`` has it; a closing day counts where it was not
    opened again.
    """
    if "follow-ups" not in town.known:
        days = {meeting.meeting_id: meeting for meeting in town.truth.meetings}
        seen: dict[str, list[ActionSighting]] = {}
        for one in sorted(town.truth.actions, key=lambda one: days[one.meeting_id].meeting_date):
            if days[one.meeting_id].meeting_date <= town.truth.settings.as_of:
                seen.setdefault(one.action_id, []).append(one)
        found = [_follow_up(town, code, sightings) for code, sightings in seen.items()]
        town.known["follow-ups"] = [one for one in found if one is not None]
    return town.known["follow-ups"]


def _follow_up(town: Town, code: str, seen: list[ActionSighting]) -> FollowUp | None:
    meetings = {meeting.meeting_id: meeting for meeting in town.truth.meetings}
    day = {id(one): meetings[one.meeting_id].meeting_date for one in seen}
    owner = [one.staff_code for one in seen][-1]
    decided = next((one.decided_on for one in seen if one.decided_on), day[id(seen[0])])
    if owner is None or town.truth.role_of(owner, decided) != "operative":
        return None
    not_closed = [number for number, one in enumerate(seen) if one.status != "closed"]
    closing = seen[not_closed[-1] + 1 if not_closed else 0 :]
    opened = [day[id(one)] for one in seen if one.status != "closed"]
    closed_days = [one.closed_on for one in closing if one.closed_on]
    return FollowUp(
        code,
        meetings[seen[0].meeting_id].network_code,
        owner,
        decided,
        next((one.due_on for one in seen if one.due_on), None),
        closed_days[-1] if closed_days else None,
        day[id(closing[0])] if closing else None,
        opened[-1] if opened else None,
        day[id(seen[-1])] if seen[-1].status == "dropped" else None,
    )


def _closing(one: FollowUp) -> str:
    """Say whether a follow-up was closed on time, late, or between two meetings around it."""
    assert one.due_on is not None
    if one.closed_on is not None:
        return "on_time" if one.closed_on <= one.due_on else "late"
    if one.closure_seen_on is None:
        return "late"
    if one.closure_seen_on <= one.due_on:
        return "on_time"
    is_known_late = one.open_seen_on is not None and one.open_seen_on >= one.due_on
    return "late" if is_known_late else "unclear"


def _due(town: Town, period: Period, cut: Cut) -> list[FollowUp]:
    return [
        one
        for one in follow_ups(town)
        if one.due_on is not None
        and one.dropped_seen_on is None
        and town.counts(period, one.due_on)
        and cut in (TEAM, ("network", one.network_code))
    ]


def actions_on_time_rate(town: Town, period: Period, cut: Cut) -> Figure:
    """Follow-ups closed by their original deadline ÷ those due (kpis.md, of that name).

    Readings (docs/decisions/0019): dropped ones are none; a closure between two meetings around
    the deadline is in neither, and is what is not recorded.
    """
    due = _due(town, period, cut)
    known = [one for one in due if _closing(one) != "unclear"]
    met = [one for one in known if _closing(one) == "on_time"]
    recorded = (Fraction(len(known)), Fraction(len(due)))
    return share(
        Fraction(len(met)), Fraction(len(known)), len({one.staff_code for one in known}), recorded
    )


def actions_unclear_share(town: Town, period: Period, cut: Cut) -> Figure:
    """Follow-ups of which it is unclear whether they were closed on time ÷ those due."""
    due = _due(town, period, cut)
    unclear = [one for one in due if _closing(one) == "unclear"]
    return share(Fraction(len(unclear)), Fraction(len(due)), len({one.staff_code for one in due}))


Case = tuple[int, bool]  # days, and whether work was begun then


def _case(town: Town, begun: dt.date, reached: dt.date | None, given_up: dt.date | None) -> Case:
    as_of = town.truth.settings.as_of
    end = reached or min(given_up or as_of, as_of)
    return max((end - begun).days, 0), reached is not None


def _first_work(town: Town, reference: str, since: dt.date | None) -> dt.date | None:
    if "work on" not in town.known:
        town.known["work on"] = {}
        for entry in town.team:
            is_work = entry.category_code != "absence"
            if entry.reference and is_work and entry.work_date <= town.truth.settings.as_of:
                town.known["work on"].setdefault(entry.reference, []).append(entry.work_date)
    days = [d for d in town.known["work on"].get(reference, ()) if since is None or d >= since]
    return min(days, default=None)


def action_lead_days(town: Town, period: Period) -> Figure:
    """Median days from decision to first work logged, by cohort (kpis.md, action_lead_days).

    Readings (docs/decisions/0019): work from the decision on; else until it was closed, or seen as
    dropped, or ``as_of``.
    """
    cohort = [one for one in follow_ups(town) if town.counts(period, one.decided_on)]
    cases = [
        _case(
            town,
            one.decided_on,
            _first_work(town, one.action_id, one.decided_on),
            one.dropped_seen_on or one.closed_on or one.closure_seen_on,
        )
        for one in cohort
    ]
    return _median(town, period, cases, len({one.staff_code for one in cohort}))


def order_lead_days(town: Town, period: Period) -> Figure:
    """Median days from order to first delivery, by cohort (kpis.md, order_lead_days).

    Readings: what began before the order took 0 days; what was withdrawn before is given up then.
    """
    cases = []
    for order in town.truth.orders:
        if town.counts(period, order.ordered_on):
            first = _first_work(town, order.order_id, None)
            gone = order.withdrawn_on
            is_late = first is not None and gone is not None and first > gone
            cases.append(_case(town, order.ordered_on, None if is_late else first, gone))
    return _median(town, period, cases, None)


def _median(town: Town, period: Period, cases: list[Case], staff_count: int | None) -> Figure:
    """Return the first day on which the product-limit estimate is at most one half."""
    outreach = town.of_categories(period, TEAM, ("direct", "visibility"))
    told = hours(entry for entry in outreach if entry.has_reference_column)
    recorded = told / hours(outreach) if outreach else Fraction(1)
    reached = Fraction(sum(is_reached for _, is_reached in cases))
    left, median = Fraction(1), None
    for day in sorted({days for days, is_reached in cases if is_reached}):
        at_risk = sum(days >= day for days, _ in cases)
        events = sum(days == day and is_reached for days, is_reached in cases)
        left *= 1 - Fraction(events, at_risk)
        if left <= Fraction(1, 2):
            median = Fraction(day)
            break
    is_shown = recorded >= Fraction(str(town.truth.settings.recorded_share_minimum))
    status = "not_reached" if cases and median is None and is_shown else None
    value = median if is_shown else None  # SQL has counted the cases; nobody fills in the median
    return Figure(reached, Fraction(len(cases)), value, staff_count, recorded, status=status)


def figures(town: Town, period: Period) -> Figures:
    """Return every figure of this module in one period."""
    found: Figures = {
        ("action_lead_days", TEAM): action_lead_days(town, period),
        ("order_lead_days", TEAM): order_lead_days(town, period),
    }
    for cut in town.meeting_cuts():
        found["actions_on_time_rate", cut] = actions_on_time_rate(town, period, cut)
        found["actions_unclear_share", cut] = actions_unclear_share(town, period, cut)
    return found
