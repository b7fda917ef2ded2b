"""An interrupted time series: the share, the model's line, and the line without the change."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, movement, palette
from pipeline.reporting.charts.axes import (
    TRANSITION_NOTE,
    effective_mark,
    quarter_places,
    share_ticks,
    transition_spans,
)
from pipeline.reporting.charts.declaration import Chart, Panel, Series
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _
from pipeline.reporting.reading import Published
from pipeline.reporting.records.movement import ItsMonth
from pipeline.reporting.records.setting import Period

_LINES = ("value", "fitted", "counterfactual", "counterfactual_lower", "counterfactual_upper")


def interrupted(published: Published, kpis: Kpis, kpi_id: str, source: str) -> Chart:
    """Declare the chart; empty where there is no fit."""
    known = {one.month_start: one for one in published.its_months if one.kpi_id == kpi_id}
    axis = _axis(published, list(known.values()))
    months = [known.get(period.period_start) for period in axis]
    spans = transition_spans([period.side for period in axis])
    said = movement.course(kpis, kpi_id)
    return Chart(
        chart_id=f"its-{kpi_id.replace('_', '-')}",
        title=said.title,
        unit=_("Andel af arbejdstiden, måned for måned"),
        source=source,
        alt=f"{said.title}. {said.detail}".strip(),
        ticks=tuple(formats.short_month(period.period_start) for period in axis),
        panels=(Panel(tuple(_series(months))),),
        y_ticks=share_ticks(getattr(month, name) for month in months if month for name in _LINES),
        headings=(
            _("Måned"),
            _("Andel"),
            _("Modellens linje"),
            _("Uden ændringen"),
            _("Nedre"),
            _("Øvre"),
        ),
        rows=tuple(_row(period, month) for period, month in zip(axis, months, strict=True)),
        marks=effective_mark(kpis, [period.period_start for period in axis]),
        quarters=quarter_places([period.period_start for period in axis]),
        spans=spans,
        note=f"{said.detail} {_(TRANSITION_NOTE) if spans else ''}".strip(),
    )


def _axis(published: Published, months: Sequence[ItsMonth]) -> list[Period]:
    """Return every month from the first to the last, those that are left out as well."""
    starts = [month.month_start for month in months]
    return [
        period
        for period in published.periods
        if period.period_type == "month"
        and starts
        and min(starts) <= period.period_start <= max(starts)
    ]


def _series(months: Sequence[ItsMonth | None]) -> list[Series]:
    ink, slate = palette.colour("common_cause"), palette.colour("slate")
    direct = palette.colour("direct")

    def drawn(name: str, column: str, *, after: bool = False, **look: object) -> Series:
        values = [
            getattr(month, column) if month and (month.side == "after" or not after) else None
            for month in months
        ]
        return Series(name, tuple(values), tuple(map(formats.share, values)), **look)  # type: ignore[arg-type]  # checked by name below

    return [
        drawn(_("Måned"), "value", kind="points", colour=ink, symbol="circle"),
        drawn(_("Modellens linje"), "fitted", kind="line", colour=direct),
        drawn(
            _("Hvis forløbet var fortsat"),
            "counterfactual",
            after=True,
            kind="line",
            colour=slate,
            dash="dash",
        ),
        *(
            drawn(
                _("95 %-interval for den linje"),
                f"counterfactual_{end}",
                after=True,
                kind="line",
                colour=slate,
                dash="dot",
                in_legend=end == "lower",
            )
            for end in ("lower", "upper")
        ),
    ]


def _row(period: Period, month: ItsMonth | None) -> tuple[str, ...]:
    name = formats.long_month(period.period_start)
    if month is None:
        return (name, _("ikke medregnet"), "", "", "", "")
    return (name, *(formats.share(getattr(month, column)) for column in _LINES))
