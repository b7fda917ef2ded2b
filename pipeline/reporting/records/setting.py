"""What every report reads of its warehouse: settings, decision, periods, names of codes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.reporting import language
from pipeline.wording import formats


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
class Named:
    """A code of a vocabulary and its names."""

    code: str
    name_da: str
    name_en: str | None = None

    @property
    def name(self) -> str:
        """Its name on a page."""
        return language.either(self.name_da, self.name_en)
