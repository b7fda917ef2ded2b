"""``ungetid.toml``: what a municipality decides about its workspace, and what may stand there."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from pipeline.strict_table import StrictTable


class Decision(StrictTable):
    """A political decision that chooses an organisation model from a date."""

    date: dt.date
    body: str
    case_number: str = ""
    model: str
    effective_from: dt.date
    transition_months: Annotated[int, Field(ge=0, le=24)] = 3

    @model_validator(mode="after")
    def _starts_on_a_first(self) -> Decision:
        if self.effective_from.day != 1:
            raise ValueError("effective_from must be the first day of a month")
        return self


class Baseline(StrictTable):
    """The window that everything later is compared with."""

    months: Annotated[int, Field(ge=12, le=60)] = 24


class Quality(StrictTable):
    """Thresholds that say when a number may be believed."""

    recorded_share_minimum: Annotated[float, Field(ge=0, le=1)] = 0.80
    coverage_minimum: Annotated[float, Field(ge=0, le=1)] = 0.90
    refused_share_maximum: Annotated[float, Field(ge=0, le=1)] = 0.20
    day_hours_maximum: Annotated[float, Field(gt=0, le=24)] = 16.0
    # Values of minutes: below the minimum a person is asked, below the floor none is used.
    confidence_minimum: Annotated[float, Field(ge=0, le=1)] = 0.80
    confidence_floor: Annotated[float, Field(ge=0, le=1)] = 0.50


class Retention(StrictTable):
    """How much of the past is kept."""

    kept_warehouses: Annotated[int, Field(ge=1, le=100)] = 5
    handback_days: Annotated[int, Field(ge=1, le=3650)] = 60  # workbooks in private/refused/


Treatment = Literal["flag", "refuse"]


class EntryRules(StrictTable):
    """What becomes of an entry that is odd only among all others: kept and flagged, or refused."""

    overlapping: Treatment = "flag"  # two entries of one person at the same time of day
    implausible_day: Treatment = "flag"  # more hours in a day than quality.day_hours_maximum
    work_on_absence: Treatment = "flag"  # work on a day that absence already fills


class Ingest(StrictTable):
    """What ingest need not ask about.

    Parameters
    ----------
    ignored_columns
        Headings that are passed over.
    profiles
        Pattern of a file's path below the inbox (``toggl/*.csv``) → the profile that reads it; for
        files that their headings do not tell.
    """

    ignored_columns: tuple[str, ...] = ()
    profiles: dict[str, str] = Field(default_factory=dict)
    entry_rules: EntryRules = EntryRules()


def _first_of_month(day: dt.date) -> dt.date:
    if day.day != 1:
        raise ValueError("must be the first day of a month")
    return day


def _plain_reason(text: str) -> str:
    """Refuse what looks like personal data: the reason is shown with the chart."""
    if "@" in text or re.search(r"\d{6}", text):
        raise ValueError("must not hold a mail address or a long number: it is shown on the pages")
    return text


class ChartMonth(StrictTable):
    """A month that the control charts treat apart, and why."""

    month: Annotated[dt.date, AfterValidator(_first_of_month)]
    reason: Annotated[
        str,
        Field(min_length=3, max_length=160, pattern=r"^[^\r\n]+$"),
        AfterValidator(_plain_reason),
    ]
    kpis: tuple[str, ...] = ()


class Charts(StrictTable):
    """How control charts are made.

    Parameters
    ----------
    rule_set
        A set of rules by its name; ``pipeline/analysis/rule_sets.py`` has them.
    share_limits
        XmR for every KPI, or p′ (Laney) for those that are shares.
    recalculate
        Months from which the recalculated view has new limits, beside the effective date.
    ghost
        Months that are shown and count for nothing.
    """

    rule_set: Literal["mdc-2023", "nhsr", "five-point-trend"] = "mdc-2023"
    share_limits: Literal["xmr", "p-prime"] = "xmr"
    recalculate: tuple[ChartMonth, ...] = ()
    ghost: tuple[ChartMonth, ...] = ()


class Settings(StrictTable):
    """``ungetid.toml``, checked."""

    municipality: str = "Ishøj Kommune"
    language: Literal["da", "en"] = "da"
    is_synthetic: bool = False
    as_of: Annotated[dt.date, Field(ge=dt.date(2000, 1, 1), le=dt.date(2100, 12, 31))] | None = None
    decision: tuple[Decision, ...] = ()
    baseline: Baseline = Baseline()
    quality: Quality = Quality()
    retention: Retention = Retention()
    ingest: Ingest = Ingest()
    charts: Charts = Charts()
