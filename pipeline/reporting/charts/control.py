"""The SPC chart (XmR) of one KPI, month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.reporting import formats, palette, sentences, spc_words
from pipeline.reporting.charts.axes import (
    TRANSITION_NOTE,
    amount_ticks,
    effective_mark,
    quarter_places,
    share_ticks,
    transition_spans,
)
from pipeline.reporting.charts.declaration import Chart, Dash, Panel, Series
from pipeline.reporting.kpis import PRIMARY, VISIBILITY, Kpis
from pipeline.reporting.language import N_, _, current
from pipeline.reporting.records.spc import SpcPoint, SpcSummary
from pipeline.wording import results

View = Literal["extended", "recalculated"]
_UNITS = {
    "share": N_("Andel"),
    "hours": N_("Timer"),
    "hours_per_week": N_("Timer om ugen"),
    "fte": N_("Årsværk"),
    "days": N_("Dage"),
    "count": N_("Antal"),
    "per_hour": N_("Antal pr. time"),
}
_SIGNALS = {
    None: N_("Måned uden signal"),
    "improving": N_("Signal i den ønskede retning"),
    "concerning": N_("Signal i den uønskede retning"),
    "undirected": N_("Måned med signal"),
}


def control(kpis: Kpis, kpi_id: str, source: str, view: View = "extended") -> Chart:
    """Declare the chart: limits frozen from the baseline, or, as a second view, computed anew."""
    points = kpis.spc_points(kpi_id, view)
    summary = kpis.spc(kpi_id, view)
    spans = transition_spans([point.side for point in points])
    levels = [v for p in points for v in (p.value, p.lower_limit, p.upper_limit)]
    words = _Words.of(kpis, kpi_id)
    rules = spc_words.rule_words(kpis.spc_rules)
    return Chart(
        chart_id=f"spc-{kpi_id.replace('_', '-')}{'' if view == 'extended' else '-now'}",
        title=_title(kpis, kpi_id, summary),
        unit=words.unit,
        source=source,
        alt=_alt(kpis, kpi_id, points, summary),
        ticks=tuple(formats.short_month(point.month_start) for point in points),
        panels=(Panel((*_levels(points, words), *_months(points, words))),),
        y_ticks=words.ticks(levels),
        headings=(
            _("Måned"),
            words.name,
            _("Middel"),
            _("Nedre grænse"),
            _("Øvre grænse"),
            _("Signal"),
        ),
        rows=tuple(_row(point, rules, words) for point in points),
        marks=effective_mark(kpis, [point.month_start for point in points]),
        quarters=quarter_places([point.month_start for point in points]),
        spans=spans,
        note=_note(kpis, summary, points, has_transition=bool(spans)),
    )


@dataclass(frozen=True)
class _Words:
    """How a KPI's months are told: the values, what they are called, and the axis."""

    kpi_unit: str
    name: str
    unit: str

    @classmethod
    def of(cls, kpis: Kpis, kpi_id: str) -> _Words:
        """Return the words for a KPI."""
        definition = kpis.definition(kpi_id)
        unit = definition.unit if definition else "share"
        if kpi_id in (PRIMARY, VISIBILITY):
            return cls(unit, _("Andel"), _("Andel af arbejdstiden, måned for måned"))
        of_what = _(_UNITS.get(unit, _UNITS["share"]))
        name = _("Andel") if unit == "share" else _("Værdi")
        return cls(unit, name, _("{unit}, måned for måned", unit=of_what))

    def shown(self, value: float | None) -> str:
        """Return a value in its unit."""
        return formats.by_unit(value, self.kpi_unit)

    def ticks(self, levels: Sequence[float | None]) -> tuple[tuple[float, str], ...]:
        """Return the ticks of the vertical axis."""
        if self.kpi_unit == "share":
            return share_ticks(levels)
        return amount_ticks(levels, formats.amount)

    def series(self, name: str, values: list[float | None], **look: object) -> Series:
        """Return values as a series, each with its text."""
        return Series(name, tuple(values), tuple(map(self.shown, values)), **look)  # type: ignore[arg-type]  # checked by name at the callers


def _levels(points: Sequence[SpcPoint], words: _Words) -> list[Series]:
    """Return mean and limits, one line for each stretch: none leads from one to the next."""
    slate = palette.colour("slate")
    lines: list[Series] = []
    for level in dict.fromkeys(p.centre for p in points if p.centre is not None):
        here = [p if p.centre == level else None for p in points]
        looks: list[tuple[str, str, Dash]] = [("centre", _("Middel"), "solid")]
        if any(p is not None and p.upper_limit is not None for p in here):
            looks += [("upper_limit", _("Grænser"), "dash"), ("lower_limit", _("Grænser"), "dash")]
        lines += [
            words.series(
                name,
                [None if p is None else getattr(p, which) for p in here],
                kind="line",
                colour=slate,
                dash=dash,
                is_hovered=False,  # one value all along; the table tells it
                in_legend=name not in {line.name for line in lines} and which != "lower_limit",
            )
            for which, name, dash in looks
        ]
    return lines


def _months(points: Sequence[SpcPoint], words: _Words) -> list[Series]:
    """Return the line through all months, and the months in a series for each kind of mark."""
    ink = palette.colour("common_cause")
    own = [p.value for p in points]
    line = words.series(words.name, own, kind="line", colour=ink, in_legend=False, is_hovered=False)
    marked = [
        words.series(
            _(name),
            [p.value if _signal(p) == signal and not p.is_ghost else None for p in points],
            kind="points",
            colour=palette.colour(signal or "common_cause"),
            symbol=palette.symbol(signal),
        )
        for signal, name in _SIGNALS.items()
    ]
    ghosts = words.series(
        _("Måned, der ikke er medregnet"),
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


def _row(point: SpcPoint, rules: Mapping[str, str], words: _Words) -> tuple[str, ...]:
    rule = rules.get(point.rule or "", "")
    levels = (point.value, point.centre, point.lower_limit, point.upper_limit)
    signal = f"{_(_SIGNALS[_signal(point)])}: {rule}" if rule else ""
    ghost = _("ikke medregnet") if point.is_ghost else ""
    return (formats.long_month(point.month_start), *map(words.shown, levels), signal or ghost)


def _title(kpis: Kpis, kpi_id: str, summary: SpcSummary | None) -> str:
    definition = kpis.definition(kpi_id)
    name = definition.title if definition else kpi_id
    if summary is None:
        return _("{name}: intet styringsdiagram", name=name)
    if summary.view == "recalculated":
        return _("{name}: sådan forløber det nu, med grænser beregnet på ny", name=name)
    said = sentences.verdict(summary)
    first = summary.first_signal_month
    signals = summary.variation not in (None, "common_cause", "too_little_data")
    since = (
        _(", første signal i {first}", first=formats.long_month(first)) if first and signals else ""
    )
    if kpis.decision is None:
        since = _(" uden en beslutning")
    return f"{name}: {said[0].lower()}{said[1:]}{since}"


def _note(
    kpis: Kpis, summary: SpcSummary | None, points: Sequence[SpcPoint], *, has_transition: bool
) -> str:
    if summary is None:
        return ""
    said = [_made(kpis, summary, points), *_set_aside(points)]
    if has_transition:
        said.append(_(TRANSITION_NOTE))
    return " ".join((*said, spc_words.rules_sentence(kpis.spc_rules)))


def _made(kpis: Kpis, summary: SpcSummary, points: Sequence[SpcPoint]) -> str:
    """Return what the lines are made of."""
    if not summary.has_limits:
        is_flat = summary.reason == "no_spread"
        few = _("Der er under 13 måneder at beregne grænser ud fra")
        why = results.spc_variation(vars(summary)).text(current(), "short") if is_flat else few
        begun = _beginnings(points) if summary.view == "recalculated" else ""
        again = _(" Der er begyndt på ny{begun}.", begun=begun) if begun else ""
        return _("{why}; den vandrette linje er medianen.{again}", why=why, again=again)
    if summary.view == "recalculated":
        return _(
            "Middel og grænser er beregnet på ny{beginnings}. De viser, hvordan det "
            "forløber nu; om noget er ændret, vurderes kun mod udgangspunktets "
            "grænser.",
            beginnings=_beginnings(points),
        )
    if kpis.decision is None:
        return _(
            "Grænserne er beregnet ud fra alle {baseline_point_count} måneder, fordi "
            "der ikke er registreret nogen beslutning. De viser, hvor meget andelen "
            "plejer at svinge; en ændring eller et mål vurderes ikke.",
            baseline_point_count=summary.baseline_point_count,
        )
    is_p_prime = summary.limit_kind == "p_prime"
    by_hours = _(", og bredden følger månedens timer (Laney)") if is_p_prime else ""
    return _(
        "Grænserne er beregnet ud fra de {baseline_point_count} måneder i "
        "udgangspunktet og derefter fastholdt{by_hours}.",
        baseline_point_count=summary.baseline_point_count,
        by_hours=by_hours,
    )


def _beginnings(points: Sequence[SpcPoint]) -> str:
    """Return from which months lines begin, with the reason of those in the settings."""
    begins = [
        _with_reason(point) if not point.is_ghost else formats.long_month(point.month_start)
        for number, point in enumerate(points)
        if number == 0 or (point.reason and not point.is_ghost)
    ]
    return _(" fra {months}", months=formats.joined(begins)) if begins else ""


def _with_reason(point: SpcPoint) -> str:
    """Return a month, with the settings' words for why it is one to mention."""
    month = formats.long_month(point.month_start)
    if not point.reason:
        return month
    return _("{month} (»{reason}«)", month=month, reason=point.reason)


def _set_aside(points: Sequence[SpcPoint]) -> list[str]:
    """Return which months the settings have set aside, and why."""
    aside = [_with_reason(point) for point in points if point.is_ghost and point.reason]
    return [_("Ikke medregnet: {aside}.", aside=formats.joined(aside))] if aside else []


def _alt(kpis: Kpis, kpi_id: str, points: Sequence[SpcPoint], summary: SpcSummary | None) -> str:
    words = _Words.of(kpis, kpi_id)
    known = [p for p in points if p.value is not None]
    if not known or summary is None:
        return _("{title}. Der er ingen måneder at vise.", title=_title(kpis, kpi_id, summary))
    first, last = known[0], known[-1]
    limits = (
        _(
            ", grænser {lower_limit} til {upper_limit}",
            lower_limit=words.shown(summary.lower_limit),
            upper_limit=words.shown(summary.upper_limit),
        )
        if summary.has_limits
        else ""
    )
    signals = sum(1 for p in known if _signal(p) is not None)
    return _(
        "{title}. Linje med {count} måneder: {first_month} {first}, {last_month} {last}. "
        "Middel {centre}{limits}. Måneder med signal: {signals}.",
        title=_title(kpis, kpi_id, summary),
        count=len(known),
        first_month=formats.long_month(first.month_start),
        first=words.shown(first.value),
        last_month=formats.long_month(last.month_start),
        last=words.shown(last.value),
        centre=words.shown(summary.centre),
        limits=limits,
        signals=signals,
    )
