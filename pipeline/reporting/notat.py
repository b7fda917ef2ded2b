"""The paragraphs of the committee's *notat*: team figures only; what is decided is a person's."""

from __future__ import annotations

from pipeline.reporting import formats, sentences, tables
from pipeline.reporting.kpis import COVERAGE, PRIMARY, VISIBILITY, Kpis
from pipeline.reporting.reading import Published

CROSS_CUTTING = "cross_cutting_share"
REFUSED = "refused_share"


def letterhead(published: Published, kpis: Kpis) -> list[tuple[str, str]]:
    """Return the head of a notat: date, to, from, case number, subject."""
    decision = kpis.decision
    return [
        ("Dato", formats.long_date(published.setting.as_of)),
        ("Til", decision.body if decision else "Det politiske udvalg"),
        ("Fra", f"{published.setting.municipality}, Tryghed og Kriminalitetsforebyggelse"),
        ("Sagsnummer", (decision.case_number if decision else None) or "ikke oplyst"),
        ("Vedrører", f"Den operative indsats’ tid, {kpis.quarter_name}"),
    ]


def summary(kpis: Kpis) -> list[str]:
    """Return *Resumé*."""
    return [
        sentences.front(kpis),
        *_recounts(kpis),
        (
            f"{sentences.NOT_EFFECT} Om de unge får det bedre, eller der begås mindre "
            "kriminalitet, kan ikke læses af dem."
        ),
    ]


def _recounts(kpis: Kpis) -> list[str]:
    """Return the recounts of the primary measure: is it time, or only a new label?"""
    found = kpis.recounts(PRIMARY)
    if not found or kpis.value(PRIMARY, kpis.compared) is None:
        return []
    said = [
        f"{d.title_da}: {formats.share(kpis.value(d.kpi_id, kpis.compared))}. "
        f"{sentences.against_baseline(kpis, d.kpi_id)}"
        for d in found
    ]
    return [
        (
            "Den samme gåtur kan registreres som synlighed eller som direkte arbejde. Derfor er "
            f"andelen også opgjort på anden vis. {' '.join(said)}"
        )
    ]


def background(kpis: Kpis) -> list[str]:
    """Return *Baggrund*: what the memo recommends, and what was decided, if anything was."""
    return [
        (
            "En arbejdsgruppe anbefalede i et notat af 5. juli 2023 at fastholde det meste af "
            "organiseringen af det kriminalitetsforebyggende og tryghedsskabende arbejde og at "
            "ændre den operative indsats: målgruppen udvides til unge både under og over 18 år, og "
            "tiden rettes i højere grad mod direkte arbejde med unge med risikoadfærd og i mindre "
            "grad mod tværgående samarbejde, fx med skolerne, og synlighed i gadebilledet."
        ),
        sentences.basis(kpis),
        "Dette notat viser, hvad den operative indsats’ registrerede tid er brugt på.",
    ]


def development(kpis: Kpis) -> list[str]:
    """Return *Udvikling*: each of the three shares that were to move, before and now."""
    period = kpis.compared
    if period is None:
        return [f"Der er ingen data for {kpis.quarter_name}."]
    lines = [
        f"{definition.title_da}: {sentences.against_baseline(kpis, kpi_id)}"
        for kpi_id in (PRIMARY, VISIBILITY, CROSS_CUTTING)
        if (definition := kpis.definition(kpi_id)) is not None
    ]
    return [*lines, sentences.baseline(kpis)]


def reservations(published: Published, kpis: Kpis) -> list[str]:
    """Return *Datagrundlag og forbehold*."""
    received = sum(row.rows_received for row in published.reconciled)
    loaded = sum(row.rows_loaded for row in published.reconciled)
    refused = sum(row.rows_refused for row in published.reconciled)
    superseded = sum(row.rows_superseded for row in published.reconciled)
    return [
        (
            f"Tallene bygger på medarbejdernes registreringer og på referater fra de lokale "
            f"SSP-netværk. Af {formats.count(received)} modtagne rækker er {formats.count(loaded)} "
            f"indlæst, {formats.count(refused)} afvist og {formats.count(superseded)} erstattet af "
            f"andre. {tables.reconciled_sentence(published.reconciled)}"
        ),
        _coverage(published, kpis),
        (
            f"{sentences.NOT_EFFECT} Et styringsdiagram skelner mellem tilfældige udsving og "
            "systematiske ændringer, men kan ikke alene afgøre, om tiden er flyttet, eller hvorfor."
        ),
        (
            "Af hensyn til de få medarbejdere vises kun tal for hele den operative indsats, aldrig "
            "for en person, en enhed eller et område."
        ),
    ]


def _coverage(published: Published, kpis: Kpis) -> str:
    now = kpis.value(COVERAGE, kpis.quarter)
    least = formats.whole_share(published.setting.coverage_minimum)
    if now is None:
        return "Det kan ikke opgøres, hvor stor en del af arbejdstiden der er registreret."
    judged = "det er over" if now >= published.setting.coverage_minimum else "det er under"
    return (
        f"I {kpis.quarter_name} er {formats.share(now)} af den forventede arbejdstid registreret; "
        f"{judged} de {least}, der kræves, for at tallene kan bruges."
    )


def methods(kpis: Kpis) -> list[str]:
    """Return *Metode* of the appendix."""
    chart = kpis.spc(PRIMARY)
    rules = f" Regelsæt: {chart.rule_set}." if chart else ""
    return [
        (
            "Arbejdstid er al registreret tid undtagen fravær. Andele er minutter divideret med "
            "minutter; de afrundes kun, når de vises, og forskelle er beregnet før afrunding. Et "
            "nøgletal vises som »ingen data«, når for få timer har den oplysning, det bygger på, "
            "eller når der intet er at dividere med."
        ),
        sentences.baseline(kpis),
        (
            "Styringsdiagrammerne er XmR-diagrammer på månedstal. Grænserne er middel ± 2,66 gange "
            "den gennemsnitlige forskel mellem nabomåneder, beregnet af udgangspunktet og derefter "
            f"fastholdt.{rules} Kilder: NHS England, Making Data Count, november 2023; Provost og "
            "Murray, The Health Care Data Guide."
        ),
        (
            "Mål, der er mærket »eksempel«, er ikke kommunens. Notatet af 5. juli 2023 sætter "
            "ingen mål."
        ),
    ]
