"""The rows of areas, target groups and networks that a reader can choose, as named records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.reporting.language import either


@dataclass(frozen=True)
class OutreachTime:
    """Direct work and visibility in one cell (``mart.outreach_time``)."""

    period_type: str
    period_start: dt.date
    dimension: str
    dimension_value: str
    direct_hours_per_week: float | None
    visibility_hours_per_week: float | None
    share_of_direct: float | None
    recorded_share: float | None
    baseline_direct_hours_per_week: float | None
    baseline_visibility_hours_per_week: float | None
    baseline_share_of_direct: float | None
    baseline_recorded_share: float | None
    direct_change_per_week: float | None
    visibility_change_per_week: float | None
    share_change: float | None
    entry_count: int


@dataclass(frozen=True)
class AreaBalance:
    """One area's part of the concerns and of the time (``mart.area_balance``)."""

    period_type: str
    period_start: dt.date
    network_code: str
    meeting_count: int
    concern_count: int
    outreach_hours: float
    concern_share: float | None
    time_share: float | None
    gap: float | None


@dataclass(frozen=True)
class NetworkParty:
    """One party at the meetings of one network, or of all (``mart.network_participation``)."""

    period_type: str
    period_start: dt.date
    dimension: str
    dimension_value: str
    party_kind: str
    party_code: str
    party_name_da: str
    party_name_en: str | None
    held_count: int
    present_count: int
    present_share: float | None
    attendance_count: int
    apology_count: int

    @property
    def name(self) -> str:
        """Its name on a page."""
        return either(self.party_name_da, self.party_name_en)


@dataclass(frozen=True)
class NetworkFollowUp:
    """The follow-ups of one network, or of all, at the end of a period."""

    period_type: str
    period_start: dt.date
    dimension: str
    dimension_value: str
    stands_on: dt.date
    decided_count: int
    due_count: int
    on_time_count: int
    late_count: int
    unclear_count: int
    open_count: int
    overdue_count: int
    lead_case_count: int
    lead_reached_count: int
    lead_days_mean: float | None
