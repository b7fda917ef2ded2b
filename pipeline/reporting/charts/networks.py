"""The networks beside each other: who was at the table, and how follow-ups went; on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats, palette, sentences
from pipeline.reporting.charts.axes import share_axis, without_figures
from pipeline.reporting.charts.declaration import Chart, Panel, Series
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _, ngettext
from pipeline.reporting.networks import Networks
from pipeline.reporting.records.scope import NetworkParty
from pipeline.reporting.records.setting import Named


def participation(kpis: Kpis, found: Networks, networks: Sequence[Named], source: str) -> Chart:
    """Declare small multiples: the share of meetings at which each party was present."""
    parties = found.parties(kpis.compared)
    names = tuple(one.name for one in parties)
    panels, rows = [], {one.party_code: [one.name] for one in parties}
    for network in networks:
        here = {p.party_code: p for p in found.parties(kpis.compared, network.code)}
        shown = [here.get(one.party_code) for one in parties]
        texts = [_of_meetings(one) for one in shown]
        panels.append(_panel(network.name, [p.present_share if p else None for p in shown], texts))
        for one, text in zip(parties, texts, strict=True):
            rows[one.party_code].append(text)
    lacking = [n.name for n in networks if not found.parties(kpis.compared, n.code)]
    missing = without_figures(lacking, len(networks))
    explained = _(
        "Parter er egne medarbejdergrupper og andre organisationer, aldrig personer. Kun til "
        "intern brug."
    )
    return Chart(
        chart_id="network-parties",
        title=_finding(parties),
        unit=_unit(kpis),
        source=source,
        alt=_(
            "Vandrette søjler for hvert netværk. I alle netværk under ét: {listed}.",
            listed=formats.joined([f"{p.name} {_of_meetings(p)}" for p in parties]),
        )
        if parties
        else _("Der er ingen data at vise."),
        ticks=names,
        panels=tuple(panels),
        y_ticks=share_axis(),
        headings=(_("Part"), *(network.name for network in networks)),
        rows=tuple(tuple(row) for row in rows.values()),
        is_lying=True,
        height=60 + 34 * len(names),
        note=f"{explained} {missing}".strip(),
    )


def _panel(name: str, shares: Sequence[float | None], texts: Sequence[str]) -> Panel:
    labels = tuple("" if share is None else formats.whole_share(share) for share in shares)
    series = Series(
        name, tuple(shares), tuple(texts), "bar", palette.colour("network"), labels=labels
    )
    return Panel((series,), title=name)


def _of_meetings(party: NetworkParty | None) -> str:
    if party is None or party.present_share is None:
        return formats.no_data()
    return ngettext(
        "{share} ({present} af {held} møde)",
        "{share} ({present} af {held} møder)",
        party.held_count,
        share=formats.share(party.present_share),
        present=formats.count(party.present_count),
        held=formats.count(party.held_count),
    )


def _unit(kpis: Kpis) -> str:
    if kpis.compared is None:
        return _("Andel af afholdte møder, hvor mindst én fra hver part var til stede")
    return _(
        "Andel af afholdte møder {when}, hvor mindst én fra hver part var til stede",
        when=sentences.when(kpis.compared),
    )


def _finding(parties: Sequence[NetworkParty]) -> str:
    came = [p for p in parties if p.party_kind == "partner" and p.present_share is not None]
    # "Others" are no party that comes more or less often: who they are differs by meeting.
    partners = [p for p in came if p.party_code != "other"] or came
    if not partners:
        return _("Der er ingen referater at opgøre deltagelsen i netværksmøderne ud fra")
    if len({p.present_share for p in partners}) == 1:
        return _(
            "Samarbejdsparterne deltager lige ofte: i {share} af møderne",
            share=formats.share(partners[0].present_share),
        )
    most = max(partners, key=lambda p: p.present_share or 0.0)
    least = min(partners, key=lambda p: p.present_share or 0.0)
    return _(
        "Af samarbejdsparterne deltager »{most}« oftest (i {most_share} af møderne) og "
        "»{least}« sjældnest (i {least_share})",
        most=most.name,
        most_share=formats.share(most.present_share),
        least=least.name,
        least_share=formats.share(least.present_share),
    )
