"""What the working time is spent on, quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, palette
from pipeline.reporting.charts.axes import (
    TRANSITION_NOTE,
    effective_mark,
    quarter_places,
    quarter_tick,
    running_note,
    share_axis,
    transition_spans,
)
from pipeline.reporting.charts.declaration import Chart, Panel, Series
from pipeline.reporting.kpis import PRIMARY, Kpis
from pipeline.reporting.language import _
from pipeline.reporting.records.setting import Named, Period

_LABELLED = ("direct", "visibility")
_ROOM_FOR_LABEL = 0.06


def composition(kpis: Kpis, categories: Sequence[Named], source: str) -> Chart:
    """Declare the chart: one bar a quarter, one part a category of time.

    Parameters
    ----------
    categories
        The categories of working time in their order; each one's share is the KPI
        ``<category>_share``.
    """
    quarters = kpis.quarters()
    shown = [c for c in categories if kpis.definition(_kpi(c)) is not None]
    starts = [quarter.period_start for quarter in quarters]
    spans = transition_spans([quarter.side for quarter in quarters])
    notes = (_(TRANSITION_NOTE) if spans else "", running_note(quarters))
    return Chart(
        chart_id="composition",
        title=_title(kpis),
        unit=_("Andel af den operative indsats’ arbejdstid, kvartal for kvartal"),
        source=source,
        alt=_alt(kpis, shown),
        ticks=tuple(map(quarter_tick, quarters)),
        panels=(Panel(tuple(_series(kpis, category, quarters) for category in shown)),),
        y_ticks=share_axis(),
        headings=(_("Kvartal"), *(category.name for category in shown)),
        rows=tuple(_row(kpis, quarter, shown) for quarter in quarters),
        marks=effective_mark(kpis, starts),
        quarters=quarter_places(starts),
        spans=spans,
        is_stacked=True,
        height=400,
        note=" ".join(note for note in notes if note),
    )


def _kpi(category: Named) -> str:
    return f"{category.code}_share"


def _series(kpis: Kpis, category: Named, quarters: Sequence[Period]) -> Series:
    values = [kpis.value(_kpi(category), quarter) for quarter in quarters]
    is_labelled = category.code in _LABELLED
    fill = palette.colour(category.code)
    return Series(
        name=category.name,
        values=tuple(values),
        shown=tuple(map(formats.share, values)),
        kind="bar",
        colour=fill,
        pattern=palette.pattern(category.code),
        labels=tuple(_label(value) for value in values) if is_labelled else (),
        label_colour=palette.text_on(fill),
    )


def _label(value: float | None) -> str:
    return formats.whole_share(value) if value is not None and value >= _ROOM_FOR_LABEL else ""


def _row(kpis: Kpis, quarter: Period, categories: Sequence[Named]) -> tuple[str, ...]:
    shares = (formats.share(kpis.value(_kpi(c), quarter)) for c in categories)
    return (quarter.label if quarter.is_complete else f"{quarter.label} *", *shares)


def _title(kpis: Kpis) -> str:
    now, before = kpis.value(PRIMARY, kpis.quarter), kpis.value(PRIMARY, kpis.baseline)
    if now is None:
        return _(
            "Der er ingen data om fordelingen af tiden for {quarter_name}",
            quarter_name=kpis.quarter_name,
        )
    filled = _(
        "Direkte arbejde fylder {now} af tiden i {quarter_name}",
        now=formats.share(now),
        quarter_name=kpis.quarter_name,
    )
    return (
        filled
        if before is None
        else _(
            "{filled} mod {before} i udgangspunktet", filled=filled, before=formats.share(before)
        )
    )


def _alt(kpis: Kpis, categories: Sequence[Named]) -> str:
    def listed(period: Period | None) -> str:
        parts = (f"{c.name} {formats.share(kpis.value(_kpi(c), period))}" for c in categories)
        return formats.joined(list(parts))

    baseline = (
        _(" I udgangspunktet: {listed}.", listed=listed(kpis.baseline)) if kpis.baseline else ""
    )
    return _(
        "Stablede søjler med fordelingen af arbejdstiden pr. kvartal. I "
        "{quarter_name}: {listed}.{baseline}",
        quarter_name=kpis.quarter_name,
        listed=listed(kpis.quarter),
        baseline=baseline,
    )
