"""Where the concerns are and where the time is, area by area; for management alone."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, palette
from pipeline.reporting.charts.axes import share_ticks
from pipeline.reporting.charts.by_area import rows_by_area, told_by_area
from pipeline.reporting.charts.declaration import Chart, Panel, Series
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _, ngettext
from pipeline.reporting.records.scope import AreaBalance
from pipeline.reporting.records.setting import Named

BALANCE = "area_balance"
_ALIKE = 0.05  # a gap that nobody would move staff for


def balance(
    kpis: Kpis, found: Sequence[AreaBalance], networks: Sequence[Named], source: str
) -> Chart:
    """Declare lying bars: each area's part of the concerns beside its part of the time.

    Parameters
    ----------
    found
        Of every period (``mart.area_balance``).
    """
    shown = _of_year(kpis, found)
    areas = [shown.get(network.code) for network in networks]
    series = (
        Series(
            _("Andel af bekymringerne"),
            tuple(one.concern_share if one else None for one in areas),
            tuple(map(_concerns, areas)),
            "bar",
            palette.colour("ghost"),
            pattern="/",
            labels=tuple(formats.whole_share(one.concern_share) if one else "" for one in areas),
        ),
        Series(
            _("Andel af tiden"),
            tuple(one.time_share if one else None for one in areas),
            tuple(map(_hours, areas)),
            "bar",
            palette.colour("network"),
            labels=tuple(formats.whole_share(one.time_share) if one else "" for one in areas),
        ),
    )
    return Chart(
        chart_id="areas-balance",
        title=_finding([(n, one) for n, one in zip(networks, areas, strict=True) if one]),
        unit=_(
            "Andel af netværkenes bekymringer og af den opsøgende tid i de 12 måneder til og med "
            "{quarter}",
            quarter=kpis.quarter_name,
        ),
        source=source,
        alt=_("Vandrette søjler for hvert område. {listed}", listed=told_by_area(series, networks)),
        ticks=tuple(network.name for network in networks),
        panels=(Panel(series),),
        y_ticks=share_ticks([0.0, *(value for one in series for value in one.values)]),
        headings=(_("Område"), *(one.name for one in series)),
        rows=rows_by_area(series, networks),
        is_lying=True,
        height=340,
        note=_note(kpis),
    )


def _of_year(kpis: Kpis, found: Sequence[AreaBalance]) -> dict[str, AreaBalance]:
    """Return the areas of the year that ends with the quarter."""
    period = kpis.rolling or kpis.quarter
    if period is None:
        return {}
    at = (period.period_type, period.period_start)
    return {one.network_code: one for one in found if (one.period_type, one.period_start) == at}


def _finding(areas: Sequence[tuple[Named, AreaBalance]]) -> str:
    gaps = sorted((one.gap, network.name, one) for network, one in areas if one.gap is not None)
    if not gaps:
        return _("Der er for få bekymringer til at sammenholde dem med tiden")
    gap, name, least = gaps[0]
    if -gap < _ALIKE:
        return _("Tiden er fordelt på områderne omtrent som bekymringerne")
    return _(
        "{area} får mindst tid i forhold til bekymringerne: {time} af tiden og {concerns} af "
        "bekymringerne",
        area=name,
        time=formats.share(least.time_share),
        concerns=formats.share(least.concern_share),
    )


def _concerns(one: AreaBalance | None) -> str:
    """Return a share with what it is made of: ``24,1 % (19 bekymringer på 6 møder)``."""
    if one is None:
        return formats.no_data()
    counted = ngettext(
        "{count} bekymring på {meetings}",
        "{count} bekymringer på {meetings}",
        one.concern_count,
        count=formats.count(one.concern_count),
        meetings=ngettext(
            "{held} møde",
            "{held} møder",
            one.meeting_count,
            held=formats.count(one.meeting_count),
        ),
    )
    return f"{formats.share(one.concern_share)} ({counted})"


def _hours(one: AreaBalance | None) -> str:
    if one is None:
        return formats.no_data()
    return f"{formats.share(one.time_share)} ({formats.hours(one.outreach_hours)})"


def _note(kpis: Kpis) -> str:
    overlap = kpis.value(BALANCE, kpis.rolling or kpis.quarter)
    told = (
        ""
        if overlap is None
        else _(
            "De to fordelinger overlapper hinanden med {share}; 100 % ville være helt ens.",
            share=formats.share(overlap),
        )
    )
    how = _(
        "Bekymringer regnes pr. afholdt møde, så et område ikke vejer tungere, fordi netværket "
        "mødes oftere. "
        "Områder uden møder er ikke med. Kun til intern brug."
    )
    return f"{told} {how}".strip()
