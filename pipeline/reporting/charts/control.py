"""The SPC chart (XmR) of one KPI, month by month."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, palette, sentences
from pipeline.reporting.charts.axes import (
    TRANSITION_NOTE,
    effective_mark,
    share_ticks,
    transition_spans,
)
from pipeline.reporting.charts.declaration import Chart, Panel, Series
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.records import SpcPoint, SpcSummary

_SIGNALS = {
    None: "Måned uden signal",
    "improving": "Signal i den ønskede retning",
    "concerning": "Signal i den uønskede retning",
    "undirected": "Måned med signal",
}
_RULES = {
    "outside": "uden for grænserne",
    "trend": "syv i træk op eller ned",
    "two_of_three": "to af tre nær en grænse",
    "shift": "syv i træk på samme side",
}
_RULE_SETS = {"mdc-2023": "NHS England, Making Data Count, november 2023"}


def control(kpis: Kpis, kpi_id: str, source: str) -> Chart:
    """Declare the chart: limits frozen from the baseline and extended over what follows."""
    points = kpis.spc_points(kpi_id)
    summary = kpis.spc(kpi_id)
    spans = transition_spans([point.side for point in points])
    levels = [v for p in points for v in (p.value, p.lower_limit, p.upper_limit)]
    return Chart(
        chart_id=f"spc-{kpi_id.replace('_', '-')}",
        title=_title(kpis, kpi_id, summary),
        unit="Andel af arbejdstiden, måned for måned",
        source=source,
        alt=_alt(kpis, kpi_id, points, summary),
        ticks=tuple(formats.short_month(point.month_start) for point in points),
        panels=(Panel((*_levels(points), *_months(points))),),
        y_ticks=share_ticks(levels),
        headings=("Måned", "Andel", "Middel", "Nedre grænse", "Øvre grænse", "Signal"),
        rows=tuple(_row(point) for point in points),
        marks=effective_mark(kpis, [point.month_start for point in points]),
        spans=spans,
        note=_note(kpis, summary, has_transition=bool(spans)),
    )


def _series(name: str, values: list[float | None], **look: object) -> Series:
    return Series(name, tuple(values), tuple(map(formats.share, values)), **look)  # type: ignore[arg-type]  # checked by name at the callers


def _levels(points: Sequence[SpcPoint]) -> list[Series]:
    slate = palette.colour("slate")
    centre = _series("Middel", [p.centre for p in points], kind="line", colour=slate)
    limits = [
        _series(
            "Grænser",
            [getattr(p, which) for p in points],
            kind="line",
            colour=slate,
            dash="dash",
            in_legend=which == "upper_limit",
        )
        for which in ("upper_limit", "lower_limit")
    ]
    has_limits = any(p.upper_limit is not None for p in points)
    return [centre, *(limits if has_limits else [])]


def _months(points: Sequence[SpcPoint]) -> list[Series]:
    """Return the line through all months, and the months in a series for each kind of mark."""
    ink = palette.colour("common_cause")
    line = _series("Andel", [p.value for p in points], kind="line", colour=ink, in_legend=False)
    marked = [
        _series(
            name,
            [p.value if _signal(p) == signal and not p.is_ghost else None for p in points],
            kind="points",
            colour=palette.colour(signal or "common_cause"),
            symbol=palette.symbol(signal),
        )
        for signal, name in _SIGNALS.items()
    ]
    ghosts = _series(
        "Måned, der ikke er medregnet",
        [p.value if p.is_ghost else None for p in points],
        kind="points",
        colour=palette.colour("ghost"),
        symbol="circle",
        is_open=True,
    )
    return [line, *(s for s in (*marked, ghosts) if any(v is not None for v in s.values))]


def _signal(point: SpcPoint) -> str | None:
    """Return the effect of a month's signal; without a decision a signal has none."""
    return point.effect or ("undirected" if point.rule else None)


def _row(point: SpcPoint) -> tuple[str, ...]:
    rule = _RULES.get(point.rule or "", "")
    levels = (point.value, point.centre, point.lower_limit, point.upper_limit)
    signal = f"{_SIGNALS[_signal(point)]}: {rule}" if rule else ""
    ghost = "ikke medregnet" if point.is_ghost else ""
    return (formats.long_month(point.month_start), *map(formats.share, levels), signal or ghost)


def _title(kpis: Kpis, kpi_id: str, summary: SpcSummary | None) -> str:
    definition = kpis.definition(kpi_id)
    name = definition.title_da if definition else kpi_id
    if summary is None:
        return f"{name}: intet styringsdiagram"
    said = sentences.verdict(summary)
    first = summary.first_signal_month
    signals = summary.variation not in (None, "common_cause", "too_little_data")
    since = f", første signal i {formats.long_month(first)}" if first and signals else ""
    if kpis.decision is None:
        since = " uden en beslutning"
    return f"{name}: {said[0].lower()}{said[1:]}{since}"


def _note(kpis: Kpis, summary: SpcSummary | None, *, has_transition: bool) -> str:
    if summary is None:
        return ""
    rules = _RULE_SETS.get(summary.rule_set, summary.rule_set)
    if not summary.has_limits:
        made = "Der er under 13 måneder at beregne grænser af; den vandrette linje er medianen."
    elif kpis.decision is None:
        made = (
            f"Grænserne er beregnet ud fra alle {summary.baseline_point_count} måneder, fordi der "
            "ikke er registreret nogen beslutning. De viser, hvor meget andelen plejer at svinge; "
            "en ændring eller et mål vurderes ikke."
        )
    else:
        made = (
            f"Grænserne er beregnet ud fra de {summary.baseline_point_count} måneder i "
            "udgangspunktet og derefter fastholdt."
        )
    transition = f" {TRANSITION_NOTE}" if has_transition else ""
    return f"{made} Regler: {summary.rule_set} ({rules}).{transition}"


def _alt(kpis: Kpis, kpi_id: str, points: Sequence[SpcPoint], summary: SpcSummary | None) -> str:
    known = [p for p in points if p.value is not None]
    if not known or summary is None:
        return f"{_title(kpis, kpi_id, summary)}. Der er ingen måneder at vise."
    first, last = known[0], known[-1]
    limits = (
        f", grænser {formats.share(summary.lower_limit)} til {formats.share(summary.upper_limit)}"
        if summary.has_limits
        else ""
    )
    signals = sum(1 for p in known if _signal(p) is not None)
    return (
        f"{_title(kpis, kpi_id, summary)}. Linje med {len(known)} måneder: "
        f"{formats.long_month(first.month_start)} {formats.share(first.value)}, "
        f"{formats.long_month(last.month_start)} {formats.share(last.value)}. "
        f"Middel {formats.share(summary.centre)}{limits}. Måneder med signal: {signals}."
    )
