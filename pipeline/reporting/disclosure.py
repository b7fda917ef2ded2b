"""What may leave the building: until disclosure control has an audit, chosen figures of the team.

A KPI gets into a public report by being named here, never by being there: a figure of the whole
team may still be one person's. ``anchoring_conformity`` is such a one. Where one member of staff
is employed in the prescribed unit, or one outside it, it is that person's share of the time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Protocol, TypeVar

from pipeline.reporting.reading import Published
from pipeline.reporting.records.figures import Sentence, TaskTime
from pipeline.reporting.records.models import ModelLine


class _HasKpi(Protocol):
    @property
    def kpi_id(self) -> str: ...


_OfKpi = TypeVar("_OfKpi", bound=_HasKpi)

PUBLIC_KPIS = frozenset(
    {
        "direct_share",
        "direct_share_contact_recount",
        "direct_share_narrow",
        "direct_hours_gained",
        "direct_hours_gained_per_week",
        "direct_fte_gained",
        "visibility_share",
        "cross_cutting_share",
        "network_share",
        "teaching_share",
        "bridging_share",
        "internal_share",
        "direct_of_outreach_share",
        "over_18_share",
        "ssp_attendance_rate",
        "registration_coverage",
        "refused_share",
    }
)


# Fewer members of staff than that behind a figure, and it is theirs.
FEWEST_STAFF = 3


def _tasks_for_public(tasks: list[TaskTime]) -> list[TaskTime]:
    """Return the tasks of the periods in which each is shared by enough members of staff.

    One task that is left out could be worked out from the others and the share of its category: a
    period goes in whole or not at all. What nobody has done is nobody's.
    """
    few = {
        (found.period_type, found.period_start)
        for found in tasks
        for count in (found.staff_count, found.baseline_staff_count or 0)
        if 0 < count < FEWEST_STAFF
    }
    return [found for found in tasks if (found.period_type, found.period_start) not in few]


def _line_for_public(line: ModelLine) -> ModelLine:
    """Return a line with its verdict and without its figures.

    Time with a consultant or in the youth environment may be that of one member of staff; how it
    moved can be told in one of five words, how large it is cannot.
    """
    return dataclasses.replace(
        line, baseline_value=None, value=None, change=None, change_lower=None, change_upper=None
    )


# Of what the public may be told: of a KPI that is public, of a model only counts.
_PUBLIC_RESULTS = ("primary_verdict", "kpi_change", "forecast", "interrupted_series")


def _is_public(told: Sentence) -> bool:
    """Whether a sentence holds no figure that a public report may not hold."""
    if told.result == "model_lines":
        return True
    return told.result in _PUBLIC_RESULTS and told.subject in PUBLIC_KPIS


def _of_public(found: Iterable[_OfKpi]) -> list[_OfKpi]:
    """Return the rows of KPIs that are public."""
    return [one for one in found if one.kpi_id in PUBLIC_KPIS]


def for_public(published: Published) -> Published:
    """Return what a public report may be made of: no area, unit, source or person at all.

    Figures are those of ``mart.public_kpi_value``: none that fewer than ``FEWEST_STAFF`` are
    behind, nor such a month of a chart. Whether it can be worked out from others is not asked: that
    is the work of disclosure control.
    """
    few = {(one.kpi_id, one.period_start) for one in published.suppressed if one.is_month}
    return dataclasses.replace(
        published,
        figures=[one for one in _of_public(published.public_figures) if one.dimension == "team"],
        suppressed=[],
        definitions=_of_public(published.definitions),
        targets=_of_public(published.targets),
        chances=_of_public(published.chances),
        spc_points=[
            point
            for point in _of_public(published.spc_points)
            if (point.kpi_id, point.month_start) not in few
        ],
        spc_summaries=_of_public(published.spc_summaries),
        tasks=_tasks_for_public(published.tasks),
        sentences=[told for told in published.sentences if _is_public(told)],
        model_lines=[_line_for_public(line) for line in published.model_lines],
        its_fits=_of_public(published.its_fits),
        its_estimates=_of_public(published.its_estimates),
        its_months=[
            month
            for month in _of_public(published.its_months)
            if (month.kpi_id, month.month_start) not in few
        ],
        # Where one of few people came or went, a total tells of that one.
        composition_flows=[],
        mix_changes=[],
        networks=[],
        target_groups=[],
        outreach_times=[],
        area_balances=[],
        network_parties=[],
        follow_ups=[],
        # Keys of rows lead to files, and those to people.
        check_history=[],
        offending=[],
        what_if=[],
        model_moves=[],
    )
