"""The orders of a municipality with a purchaser and a provider: what was asked for, and when."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.samples.dialects import Entry
from pipeline.samples.options import SampleOptions
from pipeline.samples.vocabulary import rows

# Numbers of a year that no entry names: the year's references begin at 3 and end at 38.
_NEVER_BEGUN = (1, 2, 39, 40)
_WITHDRAWN, _WITHOUT_DEADLINE = 2, 40
_WHOLE_MUNICIPALITY, _WITHDRAWN_LATER = 0.2, 0.06
BEGUN_BEFORE = 0.08  # orders that are written when the work has begun
_LONGEST_LEAD = 28  # days from an order to its first delivery


@dataclass(frozen=True)
class Order:
    """One order as it stands; ``network_code`` None for the whole municipality."""

    order_id: str
    ordered_on: dt.date
    network_code: str | None
    topic: str
    due_on: dt.date | None
    withdrawn_on: dt.date | None = None


def draw_orders(
    entries: Iterable[Entry],
    options: SampleOptions,
    draw: random.Random,
    begun_before: float = BEGUN_BEFORE,
) -> list[Order]:
    """Return the orders since the model took effect, by number; none under another model.

    Each order that an entry names was written some days before the first of them, a few some days
    after: the work had begun. Besides there are four a year that nobody ever took up.
    """
    if options.model != "model_2":
        return []
    begun: dict[str, dt.date] = {}
    for entry in entries:
        reference = entry.reference or ""
        if reference.startswith("B-") and entry.work_date >= options.effective_from:
            begun[reference] = min(begun.get(reference, entry.work_date), entry.work_date)
    found = [
        _delivered(order_id, day, options, draw, begun_before)
        for order_id, day in sorted(begun.items())
    ]
    found += [order for year in years(options) for order in _never_begun(year, options, draw)]
    return sorted(found, key=lambda order: order.order_id)


def years(options: SampleOptions) -> range:
    """Return the years in which orders are written."""
    return range(max(options.effective_from, options.date_from).year, options.date_to.year + 1)


def is_begun(order: Order, year: int) -> bool:
    """Say whether it is an order of a year that somebody took up."""
    prefix, _, number = order.order_id.rpartition("-")
    return prefix == f"B-{year}" and int(number) not in _NEVER_BEGUN


def put_off(order: Order, draw: random.Random) -> Order:
    """Return an order as it stands a year later: withdrawn, or due at another time."""
    if draw.random() < 0.5:
        return replace(order, withdrawn_on=order.ordered_on + dt.timedelta(days=45))
    later = (order.due_on or order.ordered_on) + dt.timedelta(days=180)
    return replace(order, due_on=later)


def _delivered(
    order_id: str,
    begun: dt.date,
    options: SampleOptions,
    draw: random.Random,
    begun_before: float,
) -> Order:
    lead = draw.randrange(_LONGEST_LEAD + 1)
    if draw.random() < begun_before:
        lead = -draw.randrange(1, 6)
    first = max(options.effective_from, options.date_from)
    day = min(max(begun - dt.timedelta(days=lead), first), options.date_to)
    order = _drawn(order_id, day, draw)
    if draw.random() < _WITHDRAWN_LATER:
        # It was begun by then: what is withdrawn is the rest of it.
        return replace(order, withdrawn_on=max(begun, day) + dt.timedelta(days=60))
    return order


def _never_begun(year: int, options: SampleOptions, draw: random.Random) -> list[Order]:
    first = max(dt.date(year, 1, 1), options.effective_from, options.date_from)
    last = min(dt.date(year, 12, 31), options.date_to)
    span = (last - first).days
    if span < 0:
        return []
    found = []
    for number in _NEVER_BEGUN:
        day = first + dt.timedelta(days=draw.randrange(span + 1))
        order = _drawn(f"B-{year}-{number:03d}", day, draw)
        if number == _WITHDRAWN:
            order = replace(order, withdrawn_on=min(day + dt.timedelta(days=21), options.date_to))
        if number == _WITHOUT_DEADLINE:
            order = replace(order, due_on=None)
        found.append(order)
    return found


def _drawn(order_id: str, day: dt.date, draw: random.Random) -> Order:
    networks = [row["code"] for row in rows("networks")]
    network = None if draw.random() < _WHOLE_MUNICIPALITY else draw.choice(networks)
    topic = draw.choice([row["code"] for row in rows("topics")])
    due_on = None if draw.random() < 0.15 else day + dt.timedelta(days=draw.randrange(14, 61))
    return Order(order_id, day, network, topic, due_on)
