"""The control charts of ``analysis`` as named records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class SpcPoint:
    """One month of an SPC chart."""

    kpi_id: str
    view: str
    month_start: dt.date
    value: float | None
    side: str
    is_ghost: bool
    reason: str | None
    centre: float | None
    lower_limit: float | None
    upper_limit: float | None
    rule: str | None
    effect: str | None


@dataclass(frozen=True)
class SpcSummary:
    """What an SPC chart says as a whole."""

    kpi_id: str
    view: str
    rule_set: str
    limit_kind: str
    good: str
    point_count: int
    baseline_point_count: int
    has_limits: bool
    centre: float | None
    lower_limit: float | None
    upper_limit: float | None
    last_month: dt.date | None
    last_value: float | None
    target: float | None
    variation: str | None
    first_signal_month: dt.date | None
    assurance: str | None
    reason: str | None


@dataclass(frozen=True)
class SpcRuleSet:
    """The set of rules that the SPC charts were made by."""

    rule_set: str
    source: str
    minimum_points: int
    limit_factor: float
    shift_length: int
    trend_length: int
    near_count: int
    near_window: int
    near_counts_outside: bool
