"""The ten tasks of the memo: hours, share of the time, change, and the KPI of each."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, sentences
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _
from pipeline.reporting.records.figures import TaskTime
from pipeline.reporting.records.setting import Period
from pipeline.reporting.tables import Table

_NONE = "–"
TARGET_GROUP = 1
"""The number of the task that is the target group, not an activity."""


def in_period(tasks: Sequence[TaskTime], period: Period | None) -> list[TaskTime]:
    """Return the tasks of one period; none without a period."""
    if period is None:
        return []
    wanted = (period.period_type, period.period_start)
    return [found for found in tasks if (found.period_type, found.period_start) == wanted]


def task_table(tasks: Sequence[TaskTime], kpis: Kpis) -> Table:
    """Return one row per task, in the period that is held against the baseline.

    Parameters
    ----------
    tasks
        All tasks in all periods, of the whole team.
    """
    period = kpis.compared
    now = in_period(tasks, period)
    when = f", {sentences.when(period)}" if period is not None else ""
    return Table(
        caption=_("De ti opgaver{when}", when=when),
        headings=(
            _("Opgave"),
            _("Timer"),
            _("Andel"),
            _("Udgangspunkt"),
            _("Ændring"),
            _("Nøgletal for opgaven"),
        ),
        rows=tuple(_row(found, kpis) for found in now),
        numeric=(1, 2, 3, 4),
        widths=(10, 3, 3, 5, 5, 7),
        note=_note(now, kpis),
    )


def _row(found: TaskTime, kpis: Kpis) -> tuple[str, ...]:
    is_known = found.recorded_share >= kpis.minimum_recorded
    was_known = (found.baseline_recorded_share or 0) >= kpis.minimum_recorded
    return (
        # A number with a full stop would begin a list in Typst.
        f"{found.task}: {found.text}",
        formats.by_unit(found.task_minutes / 60, "hours") if is_known else _NONE,
        formats.by_unit(found.share, "share") if is_known else _NONE,
        formats.by_unit(found.baseline_share, "share") if was_known else _NONE,
        formats.change_by_unit(found.share_change, "share")
        if is_known and was_known and found.share_change is not None
        else _NONE,
        _answer(found, kpis),
    )


def _answer(found: TaskTime, kpis: Kpis) -> str:
    """Return the title of the KPI that answers for a task, and its value."""
    definition = kpis.definition(found.kpi_id) if found.kpi_id else None
    if definition is None:
        return _NONE
    value = kpis.value(definition.kpi_id, kpis.compared)
    # A title may be a question.
    mark = "" if definition.title.endswith("?") else ":"
    return f"{definition.title}{mark} {formats.by_unit(value, definition.unit)}"


def _note(now: Sequence[TaskTime], kpis: Kpis) -> str:
    if not now:
        return _(
            "Tabellen vises ikke: der er ingen timer i perioden, eller en af opgaverne er løst af "
            "så få, at tallet ville vise deres tid."
        )
    return _(
        "Andel: timerne på opgaven divideret med al arbejdstid. Opgave 1 er "
        "målgruppen og ikke en aktivitet: timer med unge på 18 år og derover "
        "plus halvdelen af timerne med blandede grupper, divideret med de timer "
        "i direkte arbejde, hvor alderen er angivet. Tid, der ikke hører til en "
        "af opgaverne (tværgående samarbejde og intern tid), står ikke i "
        "tabellen. {baseline} {not_effect}",
        baseline=sentences.baseline(kpis),
        not_effect=_(sentences.NOT_EFFECT),
    )
