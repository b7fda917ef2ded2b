"""What the declared charts share: ticks with Danish texts, and where the decision took effect."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence

from pipeline.reporting import formats
from pipeline.reporting.charts.declaration import Mark, Span
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import N_, _
from pipeline.reporting.records.setting import Period

RUNNING = "*"
TRANSITION_NOTE = N_("Grå baggrund: overgangsperioden.")
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2)


def quarter_tick(period: Period) -> str:
    """Return a quarter's short name, with a star while it is not over."""
    name = formats.short_quarter(period.period_start)
    return name if period.is_complete else f"{name}{RUNNING}"


def running_note(periods: Iterable[Period]) -> str:
    """Return what the star means; empty where there is none."""
    if all(period.is_complete for period in periods):
        return ""
    return _(
        "{running} Perioden er ikke hel: den er ikke afsluttet, eller den begyndte før data.",
        running=RUNNING,
    )


def without_figures(names: Sequence[str], count: int) -> str:
    """Return which of several have no figures, as a note.

    Parameters
    ----------
    count
        How many there are; where none has figures the chart says so itself.
    """
    if not names or len(names) == count:
        return ""
    return _("Uden tal i perioden: {names}.", names=formats.joined(list(names)))


def share_axis() -> tuple[tuple[float, str], ...]:
    """Return the ticks of a whole axis of shares, 0 to 100 %."""
    return tuple((part / 4, formats.whole_share(part / 4)) for part in range(5))


def share_ticks(values: Iterable[float | None]) -> tuple[tuple[float, str], ...]:
    """Return about five round ticks around shares; never below 0 or above 1."""
    known = [value for value in values if value is not None] or [0.0, 1.0]
    low, high = max(0.0, min(known)), min(1.0, max(known))
    step = next((s for s in _STEPS if (high - low) / s <= 6), _STEPS[-1])
    first = math.floor(low / step + 1e-9)
    last = max(first + 1, math.ceil(high / step - 1e-9))
    return tuple((n * step, formats.whole_share(n * step)) for n in range(first, last + 1))


def amount_ticks(
    values: Iterable[float | None], shown: Callable[[float], str]
) -> tuple[tuple[float, str], ...]:
    """Return about five round ticks around amounts of any size; 0 is one where none is below."""
    known = [value for value in values if value is not None] or [0.0, 1.0]
    low, high = min(0.0, *known), max(0.0, *known)
    rough = max(high - low, 1e-9) / 5
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(part * size for part in (1, 2, 2.5, 5, 10) if part * size >= rough - 1e-12)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    # A whole step has whole texts: 0 beside 10, not 0,0.
    told = formats.count if step >= 1 and step == round(step) else shown
    return tuple((n * step, told(n * step)) for n in range(first, max(last, first + 1) + 1))


def quarter_places(starts: Sequence[dt.date]) -> tuple[tuple[str, float, float], ...]:
    """Return where each quarter begins and ends among positions of quarters or months."""
    places: dict[str, tuple[float, float]] = {}
    for position, start in enumerate(starts):
        code = f"{start.year}-Q{(start.month + 2) // 3}"
        first = places.get(code, (position - 0.5, 0.0))[0]
        places[code] = (first, position + 0.5)
    return tuple((code, *ends) for code, ends in places.items())


def effective_mark(kpis: Kpis, starts: Sequence[dt.date]) -> tuple[Mark, ...]:
    """Return the line where the decision took effect; none where it lies outside.

    Parameters
    ----------
    starts
        First day of each position.
    """
    if kpis.decision is None:
        return ()
    effective = kpis.decision.effective_from
    before = sum(1 for start in starts if start < effective)
    if not 0 < before < len(starts):
        return ()
    return (
        Mark(before - 0.5, _("Ikrafttræden {effective}", effective=formats.long_date(effective))),
    )


def transition_spans(sides: Sequence[str]) -> tuple[Span, ...]:
    """Return the stretches of positions that belong to neither side."""
    return tuple(
        Span(position - 0.5, position + 0.5, _("Overgang"))
        for position, side in enumerate(sides)
        if side == "transition"
    )
