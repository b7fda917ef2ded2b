"""The rows of ``analysis`` on how the time moved, as named records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class ItsFit:
    """One KPI's interrupted time series: what it stands on (``analysis.its_fit``)."""

    kpi_id: str
    reason: str | None
    replaced_month_count: int | None
    start_month: dt.date | None
    last_month: dt.date | None
    hangs_together: bool | None
    most_influential_month: dt.date | None
    leans_on_one_month: bool | None


@dataclass(frozen=True)
class ItsEstimate:
    """One quantity of it, with its 95 % interval (``analysis.its_estimate``)."""

    kpi_id: str
    quantity: str
    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class ItsMonth:
    """One month of it (``analysis.its_month``)."""

    kpi_id: str
    month_start: dt.date
    side: str
    value: float
    fitted: float
    counterfactual: float
    counterfactual_lower: float
    counterfactual_upper: float


@dataclass(frozen=True)
class CompositionFlow:
    """From one category to another in the smallest reallocation: computed, not observed."""

    period_type: str
    period_start: dt.date
    from_category: str
    to_category: str
    minimal_share: float
    minimal_hours: float


@dataclass(frozen=True)
class MixChange:
    """A share's change split by person code, team totals only (``analysis.mix_change``)."""

    kpi_id: str
    period_type: str
    period_start: dt.date
    value_before: float
    value: float
    change: float
    within_change: float
    mix_change: float
    both_count: int
    came_count: int
    went_count: int
