"""KPIs as named records: their definitions, values, targets, and what is said of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.reporting import language
from pipeline.wording import Language


@dataclass(frozen=True)
class Definition:
    """One row of ``mart.kpi_definition``."""

    kpi_id: str
    title_da: str
    unit: str
    good: str
    shown_with: str | None
    definition_da: str
    boundary_da: str | None
    needs_chance: bool = False
    title_en: str = ""
    definition_en: str = ""
    boundary_en: str | None = None

    @property
    def title(self) -> str:
        """Its name on a page."""
        return language.either(self.title_da, self.title_en)

    @property
    def definition(self) -> str:
        """What it is."""
        return language.either(self.definition_da, self.definition_en)

    @property
    def boundary(self) -> str | None:
        """Where its category ends and the next one begins; none where it has no category."""
        return language.either_or_none(self.boundary_da, self.boundary_en)


@dataclass(frozen=True)
class Figure:
    """One row of ``mart.kpi_value``."""

    kpi_id: str
    period_type: str
    period_start: dt.date
    dimension: str
    dimension_value: str
    numerator: float | None
    denominator: float | None
    value: float | None
    recorded_share: float | None
    status: str

    @property
    def shown(self) -> float | None:
        """The value that may be shown: none where the status is not ``ok``."""
        return self.value if self.status == "ok" else None


@dataclass(frozen=True)
class Suppressed:
    """A figure of the whole team that too few people are behind for the public."""

    kpi_id: str
    period_type: str
    period_start: dt.date

    @property
    def is_month(self) -> bool:
        """Whether it is a point of a chart by month."""
        return self.period_type == "month"


@dataclass(frozen=True)
class Chance:
    """What chance alone would give of a KPI of the team in one period, with its interval."""

    kpi_id: str
    period_type: str
    period_start: dt.date
    chance: float
    chance_lower: float
    chance_upper: float


@dataclass(frozen=True)
class Target:
    """A target of the municipality, or an example of one."""

    kpi_id: str
    target: float
    due: dt.date | None
    is_example: bool


@dataclass(frozen=True)
class TaskTime:
    """One task of the memo in one period, for the whole team (``mart.task_time``)."""

    task: int
    text_da: str
    text_en: str | None
    kpi_id: str | None
    period_type: str
    period_start: dt.date
    task_minutes: float
    share: float | None
    recorded_share: float
    baseline_share: float | None
    baseline_recorded_share: float | None
    share_change: float | None
    staff_count: int
    baseline_staff_count: int | None

    @property
    def text(self) -> str:
        """What the memo calls the task."""
        return language.either(self.text_da, self.text_en)


@dataclass(frozen=True)
class Sentence:
    """A result of the analysis in words (``analysis.sentence``)."""

    result: str
    subject: str | None
    variant: str | None
    period_type: str | None
    period_start: dt.date | None
    short: str
    sentence: str
    language: Language = "da"
