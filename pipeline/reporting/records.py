"""The rows that reports read, as named records; nothing here computes.

Where a row has its text in Danish and in English, a property gives the one that is spoken.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.reporting import language
from pipeline.wording import Language, formats


@dataclass(frozen=True)
class Setting:
    """The settings that the warehouse was built with."""

    as_of: dt.date
    municipality: str
    is_synthetic: bool
    recorded_share_minimum: float
    coverage_minimum: float


@dataclass(frozen=True)
class Decision:
    """A political decision, with the name of the model that it chose."""

    decided_on: dt.date
    body: str
    case_number: str | None
    model_da: str
    model_en: str | None
    effective_from: dt.date
    transition_months: int

    @property
    def model_name(self) -> str:
        """The name of the model on a page."""
        return language.either(self.model_da, self.model_en)


@dataclass(frozen=True)
class Period:
    """One period of ``core.dim_period``."""

    period_type: str
    period_start: dt.date
    period_end: dt.date
    label_da: str
    label_en: str
    is_complete: bool
    side: str

    @property
    def label(self) -> str:
        """Its name: ``3. kvartal 2025``, ``Q3 2025``."""
        return formats.period_name(self.label_da, self.label_en, language.current())


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


@dataclass(frozen=True)
class Named:
    """A code of a vocabulary and its names."""

    code: str
    name_da: str
    name_en: str | None = None

    @property
    def name(self) -> str:
        """Its name on a page."""
        return language.either(self.name_da, self.name_en)


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
class ModelLine:
    """One line of the memo's table of what a model wins and loses, in one complete period.

    Joined from ``analysis.model_line``, ``core.dim_model_line`` and the names of model and KPI.
    """

    model_id: str
    model_da: str
    model_en: str | None
    line_number: int
    is_chosen: bool
    dimension: str
    side: str
    text_da: str
    text_en: str | None
    kpi_id: str | None
    title_da: str | None
    title_en: str | None
    period_type: str
    period_start: dt.date
    baseline_value: float | None
    value: float | None
    change: float | None
    change_lower: float | None
    change_upper: float | None
    survives: bool | None
    verdict: str
    reason: str | None

    @property
    def model_name(self) -> str:
        """The name of the model on a page."""
        return language.either(self.model_da, self.model_en)

    @property
    def text(self) -> str:
        """The line of the memo's table."""
        return language.either(self.text_da, self.text_en)

    @property
    def title(self) -> str | None:
        """The name of the KPI that answers for it; none where it cannot be measured."""
        return language.either_or_none(self.title_da, self.title_en)


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


@dataclass(frozen=True)
class ModelPlace:
    """One part of the work and a unit in which a model places it (``core.model_place``)."""

    model_id: str
    model_da: str
    model_en: str | None
    committee_da: str
    part: str
    unit_da: str
    unit_en: str | None

    @property
    def model_name(self) -> str:
        """The name of the model on a page."""
        return language.either(self.model_da, self.model_en)

    @property
    def unit_name(self) -> str:
        """The name of the unit on a page."""
        return language.either(self.unit_da, self.unit_en)


@dataclass(frozen=True)
class WhatIfFigure:
    """One quantity of one scenario (``analysis.what_if``)."""

    period_start: dt.date
    scenario: str
    target: float | None
    quantity: str
    subject: str
    value: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class ModelMove:
    """Whom a model would move (``analysis.model_move``), with the model's name."""

    period_start: dt.date
    model_da: str
    model_en: str | None
    staff_count: int
    norm_hours: float
    destination_share: float | None
    destination_staff_count: int | None

    @property
    def model_name(self) -> str:
        """The name of the model on a page."""
        return language.either(self.model_da, self.model_en)


@dataclass(frozen=True)
class Expectation:
    """The result of one check."""

    suite: str
    expectation_id: str
    severity: str
    is_success: bool
    observed_count: int | None
    element_count: int | None
    observed_value: str | None
    description_da: str
    mend_da: str | None
    owner: str | None

    @property
    def description(self) -> str:
        """What is wrong when it fails; a check of the municipality's own has it in Danish alone."""
        return language._(self.description_da)

    @property
    def responsible(self) -> str | None:
        """Who is to do it."""
        return language._(self.owner) if self.owner else self.owner

    @property
    def mend(self) -> str | None:
        """What is to be done then."""
        return language._(self.mend_da) if self.mend_da else self.mend_da


@dataclass(frozen=True)
class Reconciled:
    """The rows of all files of one source.

    Received = loaded + refused + superseded + withdrawn + erased.
    """

    source: str
    file_count: int
    rows_received: int
    rows_loaded: int
    rows_refused: int
    rows_superseded: int
    rows_withdrawn: int
    rows_erased: int
    difference: int


@dataclass(frozen=True)
class Refused:
    """How many rows were refused for one reason."""

    reason_da: str
    reason_en: str | None
    mend_da: str
    row_count: int

    @property
    def reason(self) -> str:
        """Why they were refused."""
        return language.either(self.reason_da, self.reason_en)

    @property
    def mend(self) -> str:
        """What is to be done."""
        return language._(self.mend_da) if self.mend_da else ""
