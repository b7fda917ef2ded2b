"""The organisation models as named records: their lines, places, moves, and what-if."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.reporting import language


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
