"""The six networks beside each other, on one scale; for management, never in a public report."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, palette, sentences
from pipeline.reporting.charts.axes import (
    TRANSITION_NOTE,
    effective_mark,
    quarter_places,
    quarter_tick,
    running_note,
    share_axis,
    transition_spans,
    without_figures,
)
from pipeline.reporting.charts.by_area import rows_by_area, told_by_area
from pipeline.reporting.charts.declaration import Chart, Mark, Panel, Pattern, Series
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _, ngettext
from pipeline.reporting.records.figures import Figure
from pipeline.reporting.records.setting import Named, Period

OUTREACH = "direct_of_outreach_share"
ATTENDANCE = "ssp_attendance_rate"


def outreach(kpis: Kpis, networks: Sequence[Named], source: str) -> Chart:
    """Declare small multiples: direct work's part of direct work and visibility, by area."""
    quarters = kpis.quarters()
    spans = transition_spans([quarter.side for quarter in quarters])
    notes = (
        _("Stiplet linje: alle områder under ét."),
        _("Kun til intern brug: bag et kvartal i et område kan stå en eller to medarbejdere."),
        _(TRANSITION_NOTE) if spans else "",
        running_note(quarters),
        _missing(kpis, OUTREACH, networks),
    )
    starts = [quarter.period_start for quarter in quarters]
    marks = effective_mark(kpis, starts)
    return Chart(
        chart_id="areas-outreach",
        title=_finding(kpis, networks),
        unit=_("Direkte arbejde som andel af direkte arbejde og synlighed tilsammen, pr. kvartal"),
        source=source,
        alt=_("Et lille linjediagram for hvert område. {listed}", listed=_listed(kpis, networks)),
        ticks=tuple(map(quarter_tick, quarters)),
        panels=tuple(_panel(kpis, network, quarters) for network in networks),
        y_ticks=share_axis(),
        headings=(_("Kvartal"), *(network.name for network in networks)),
        rows=tuple(_row(kpis, quarter, networks) for quarter in quarters),
        marks=tuple(Mark(mark.position, _("Ikrafttræden")) for mark in marks),
        quarters=quarter_places(starts),
        spans=spans,
        height=210,
        note=" ".join(note for note in notes if note),
    )


def attendance(kpis: Kpis, networks: Sequence[Named], source: str) -> Chart:
    """Declare lying bars: meetings with operative staff at the table, before and now."""
    period = kpis.compared
    name_now = period.label if period else kpis.quarter_name
    sides: list[tuple[str, Period | None, Pattern, str]] = [
        (_("Udgangspunkt"), kpis.baseline, "/", "ghost"),
        (name_now, period, "", "network"),
    ]
    series = tuple(
        _bars(name, kpis, networks, when, pattern=pattern, colour=colour)
        for name, when, pattern, colour in sides
        if when is not None
    )
    return Chart(
        chart_id="areas-attendance",
        title=_attendance_finding(kpis),
        unit=_("Andel af afholdte møder i netværket, hvor mindst én operativ medarbejder deltog"),
        source=source,
        alt=_(
            "Vandrette søjler for hvert netværk. {attendance_listed}",
            attendance_listed=told_by_area(series, networks),
        ),
        ticks=tuple(network.name for network in networks),
        panels=(Panel(series),),
        y_ticks=share_axis(),
        headings=(_("SSP-netværk"), *(one.name for one in series)),
        rows=rows_by_area(series, networks),
        is_lying=True,
        height=340,
        note=_missing(kpis, ATTENDANCE, networks),
    )


def _missing(kpis: Kpis, kpi_id: str, networks: Sequence[Named]) -> str:
    """Return which areas have no figure in the period that the finding is of."""
    lacking = [
        n.name for n in networks if kpis.value(kpi_id, kpis.compared, network=n.code) is None
    ]
    return without_figures(lacking, len(networks))


def _panel(kpis: Kpis, network: Named, quarters: Sequence[Period]) -> Panel:
    own = [kpis.value(OUTREACH, quarter, network=network.code) for quarter in quarters]
    team = [kpis.value(OUTREACH, quarter) for quarter in quarters]
    last = max((n for n, value in enumerate(own) if value is not None), default=-1)
    return Panel(
        (
            Series(
                _("Alle områder"),
                tuple(team),
                tuple(map(formats.share, team)),
                "line",
                palette.colour("ghost"),
                dash="dash",
            ),
            Series(
                network.name,
                tuple(own),
                tuple(map(formats.share, own)),
                "line",
                palette.colour("direct"),
                symbol="circle",
                labels=tuple(
                    formats.whole_share(value) if n == last else "" for n, value in enumerate(own)
                ),
            ),
        ),
        title=network.name,
    )


def _row(kpis: Kpis, quarter: Period, networks: Sequence[Named]) -> tuple[str, ...]:
    shares = (formats.share(kpis.value(OUTREACH, quarter, network=n.code)) for n in networks)
    return (quarter.label if quarter.is_complete else f"{quarter.label} *", *shares)


def _ranked(kpis: Kpis, networks: Sequence[Named]) -> list[tuple[float, str]]:
    values = ((kpis.value(OUTREACH, kpis.compared, network=n.code), n.name) for n in networks)
    return sorted((value, name) for value, name in values if value is not None)


def _finding(kpis: Kpis, networks: Sequence[Named]) -> str:
    ranked = _ranked(kpis, networks)
    if kpis.compared is None or len(ranked) < 2:
        return _("Der er for få områder med data til at sammenligne dem")
    (low, lowest), (high, highest) = ranked[0], ranked[-1]
    return _(
        "Mest direkte arbejde i {highest} ({high}), mindst i {lowest} ({low}), {when}",
        highest=highest,
        high=formats.share(high),
        lowest=lowest,
        low=formats.share(low),
        when=sentences.when(kpis.compared),
    )


def _listed(kpis: Kpis, networks: Sequence[Named]) -> str:
    period = kpis.compared
    parts = [
        _(
            "{area} {now} (udgangspunkt {before})",
            area=n.name,
            now=formats.share(kpis.value(OUTREACH, period, network=n.code)),
            before=formats.share(kpis.value(OUTREACH, kpis.baseline, network=n.code)),
        )
        for n in networks
    ]
    return f"{period.label if period else kpis.quarter_name}: {formats.joined(parts)}."


def _bars(
    name: str,
    kpis: Kpis,
    networks: Sequence[Named],
    period: Period,
    *,
    pattern: Pattern,
    colour: str,
) -> Series:
    figures = [kpis.figure(ATTENDANCE, period, network=network.code) for network in networks]
    texts = tuple(map(_meetings, figures))
    return Series(
        name,
        tuple(figure.shown if figure else None for figure in figures),
        texts,
        "bar",
        palette.colour(colour),
        pattern=pattern,
        labels=tuple(formats.whole_share(f.shown) if f else "" for f in figures),
    )


def _meetings(figure: Figure | None) -> str:
    """Return a rate with what it is made of: ``86 % (12 af 14 møder)``."""
    if figure is None or figure.shown is None:
        return formats.no_data()
    held, with_us = formats.count(figure.denominator), formats.count(figure.numerator)
    return ngettext(
        "{shown} ({with_us} af {held} møde)",
        "{shown} ({with_us} af {held} møder)",
        figure.denominator or 0,
        shown=formats.share(figure.shown),
        with_us=with_us,
        held=held,
    )


def _attendance_finding(kpis: Kpis) -> str:
    now, before = kpis.value(ATTENDANCE, kpis.compared), kpis.value(ATTENDANCE, kpis.baseline)
    if now is None:
        return _("Der er ingen referater at opgøre deltagelsen i netværksmøderne ud fra")
    said = _("Den operative indsats deltog i {now} af netværksmøderne", now=formats.share(now))
    return (
        said
        if before is None
        else _("{said} mod {before} i udgangspunktet", said=said, before=formats.share(before))
    )
