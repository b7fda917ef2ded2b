"""Direct work and visibility of one area, or direct work with one target group, by quarter."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, palette, scope_view
from pipeline.reporting.charts.axes import (
    TRANSITION_NOTE,
    amount_ticks,
    effective_mark,
    quarter_places,
    quarter_tick,
    running_note,
    transition_spans,
)
from pipeline.reporting.charts.declaration import Chart, Panel, Series
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _
from pipeline.reporting.records.setting import Period
from pipeline.reporting.scopes import Figures, Scope

_PARTS = ("direct", "visibility")


def outreach_time(kpis: Kpis, figures: Figures, scope: Scope, source: str) -> Chart:
    """Declare the chart: hours a week, one bar a quarter; all areas have one scale."""
    quarters = kpis.quarters()
    starts = [quarter.period_start for quarter in quarters]
    is_area = scope.dimension == "network"
    parts = _PARTS if is_area else _PARTS[:1]
    names = {"direct": _("Direkte arbejde"), "visibility": _("Synlighed i gadebilledet")}
    alike = figures.networks if is_area else figures.target_groups
    tallest = max((_sum(figures, one, q, parts) for one in alike for q in quarters), default=0.0)
    spans = transition_spans([quarter.side for quarter in quarters])
    values = {part: [_value(figures, scope, q, part) for q in quarters] for part in parts}
    notes = (_(TRANSITION_NOTE) if spans else "", running_note(quarters))
    return Chart(
        chart_id="composition",
        title=_title(kpis, figures, scope),
        unit=_("Timer om ugen, kvartal for kvartal"),
        source=source,
        alt=_alt(kpis, figures, scope),
        ticks=tuple(map(quarter_tick, quarters)),
        panels=(Panel(tuple(_series(names[part], part, values[part]) for part in parts)),),
        y_ticks=amount_ticks([tallest], formats.amount),
        headings=(_("Kvartal"), *(names[part] for part in parts)),
        rows=tuple(
            (quarter.label, *(formats.hours_a_week(values[part][n]) for part in parts))
            for n, quarter in enumerate(quarters)
        ),
        marks=effective_mark(kpis, starts),
        spans=spans,
        quarters=quarter_places(starts),
        is_stacked=True,
        height=400,
        note=" ".join(note for note in notes if note),
    )


def _value(figures: Figures, scope: Scope, period: Period | None, part: str) -> float | None:
    found = figures.time(scope, period)
    value: float | None = getattr(found, f"{part}_hours_per_week") if found else None
    return value


def _sum(figures: Figures, scope: Scope, period: Period, parts: Sequence[str]) -> float:
    return sum(_value(figures, scope, period, part) or 0.0 for part in parts)


def _series(name: str, part: str, values: Sequence[float | None]) -> Series:
    fill = palette.colour(part)
    return Series(
        name=name,
        values=tuple(values),
        shown=tuple(map(formats.hours_a_week, values)),
        kind="bar",
        colour=fill,
        pattern=palette.pattern(part),
        labels=tuple("" if value is None else formats.amount(value) for value in values),
        label_colour=palette.text_on(fill),
    )


def _title(kpis: Kpis, figures: Figures, scope: Scope) -> str:
    now = _value(figures, scope, kpis.quarter, "direct")
    if now is None:
        return _(
            "Der er ingen tal for »{name}« i {quarter}", name=scope.name, quarter=kpis.quarter_name
        )
    return _(
        "»{name}« fik {hours} direkte arbejde i {quarter}",
        name=scope.name,
        hours=formats.hours_a_week(now),
        quarter=kpis.quarter_name,
    )


def _alt(kpis: Kpis, figures: Figures, scope: Scope) -> str:
    boxes = scope_view.boxes(kpis, figures, scope)
    shown = [f"{box.title} {box.value}" for box in boxes[1:3] if box.value != "–"]
    return _(
        "Søjler med timer om ugen pr. kvartal for »{name}«. I {quarter}: {listed}.",
        name=scope.name,
        quarter=kpis.quarter_name,
        listed=formats.joined(shown),
    )
