"""The paragraphs of the committee's *notat*: team figures only; what is decided is a person's."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.reporting import formats, model_tables, sentences, tables, verdicts
from pipeline.reporting.kpis import COVERAGE, PRIMARY, VISIBILITY, Kpis
from pipeline.reporting.language import _
from pipeline.reporting.reading import Published
from pipeline.reporting.records.figures import TaskTime
from pipeline.reporting.task_table import TARGET_GROUP, in_period

CROSS_CUTTING = "cross_cutting_share"
REFUSED = "refused_share"
_VISIBLE = 0.0005  # of the time: less is nothing when it is shown


def letterhead(published: Published, kpis: Kpis) -> list[tuple[str, str]]:
    """Return the head of a notat: date, to, from, case number, subject."""
    decision = kpis.decision
    return [
        (_("Dato"), formats.long_date(published.setting.as_of)),
        (_("Til"), decision.body if decision else _("Det politiske udvalg")),
        (
            _("Fra"),
            _(
                "{municipality}, Tryghed og Kriminalitetsforebyggelse",
                municipality=published.setting.municipality,
            ),
        ),
        (_("Sagsnummer"), (decision.case_number if decision else None) or _("ikke oplyst")),
        (
            _("Vedrører"),
            _("Den operative indsats’ tid, {quarter_name}", quarter_name=kpis.quarter_name),
        ),
    ]


def summary(kpis: Kpis) -> list[str]:
    """Return *Resumé*."""
    return [
        *verdicts.told(kpis),
        sentences.front(kpis),
        *_recounts(kpis),
        (
            _(
                "{not_effect} De siger ikke noget om, hvorvidt de unge får det bedre, "
                "eller om der begås mindre kriminalitet.",
                not_effect=_(sentences.NOT_EFFECT),
            )
        ),
    ]


def _recounts(kpis: Kpis) -> list[str]:
    """Return the recounts of the primary measure: is it time, or only a new label?"""
    found = kpis.recounts(PRIMARY)
    if not found or kpis.value(PRIMARY, kpis.compared) is None:
        return []
    ways = (
        _("på en anden måde")
        if len(found) == 1
        else _("på {found} andre måder", found=formats.word(len(found)))
    )
    said = [sentences.told(kpis, definition.kpi_id) for definition in found]
    return [
        (
            _(
                "Den samme gåtur kan registreres som synlighed eller som direkte "
                "arbejde. Derfor er andelen af direkte arbejde også opgjort {ways}. "
                "{said}",
                ways=ways,
                said=" ".join(said),
            )
        )
    ]


def background(kpis: Kpis) -> list[str]:
    """Return *Baggrund*: what the memo recommends, and what was decided, if anything was."""
    return [
        (
            _(
                "En arbejdsgruppe anbefalede i et notat af 5. juli 2023 at fastholde det meste af "
                "organiseringen af det kriminalitetsforebyggende og tryghedsskabende arbejde og "
                "at ændre den operative indsats: målgruppen udvides til unge både under og over "
                "18 år, og tiden rettes i højere grad mod direkte arbejde med unge med "
                "risikoadfærd og i mindre grad mod tværgående samarbejde, fx med skolerne, og "
                "synlighed i gadebilledet."
            )
        ),
        sentences.basis(kpis),
        _("Dette notat viser, hvad den operative indsats’ registrerede tid er brugt på."),
    ]


def development(kpis: Kpis) -> list[str]:
    """Return *Udvikling*: each of the three shares that were to move, before and now."""
    period = kpis.compared
    if period is None:
        return [_("Der er ingen data for {quarter_name}.", quarter_name=kpis.quarter_name)]
    lines = [sentences.told(kpis, PRIMARY)]  # how sure it is, the verdict says, with its interval
    lines += [_change(kpis, kpi_id) for kpi_id in (VISIBILITY, CROSS_CUTTING)]
    ahead = [kpis.told("forecast", kpi_id) for kpi_id in (PRIMARY, VISIBILITY)]
    forecasts = [told.sentence for told in ahead if told]
    return [*filter(None, lines), *forecasts, sentences.baseline(kpis)]


def _change(kpis: Kpis, kpi_id: str) -> str:
    """Return a KPI's change and how sure it is among many; its figures where nothing is judged."""
    told = kpis.told("kpi_change", kpi_id, kpis.compared)
    return told.sentence if told else sentences.told(kpis, kpi_id)


def tasks(published: Published, kpis: Kpis) -> list[str]:
    """Return *De ti opgaver*: what the table shows, and which tasks moved most."""
    said = _(
        "Arbejdsgruppen anbefaler, at den operative indsats har ti opgaver, uanset hvilken model "
        "der vælges. Tabellen viser, hvor meget af tiden der er brugt på hver af dem."
    )
    return [" ".join([said, *_largest_moves(published, kpis)])]


def _largest_moves(published: Published, kpis: Kpis) -> list[str]:
    """Say which task's share of working time grew most, and which shrank most."""
    moved = [
        task
        for task in in_period(published.tasks, kpis.compared)
        if task.task != TARGET_GROUP and task.share_change is not None
    ]
    grown = max(moved, key=_share_change, default=None)
    shrunk = min(moved, key=_share_change, default=None)
    said = []
    if grown is not None and _share_change(grown) >= _VISIBLE:
        said.append(
            _(
                "Opgave {task} har haft den største stigning ({share_change} af arbejdstiden).",
                task=grown.task,
                share_change=formats.points(grown.share_change),
            )
        )
    if shrunk is not None and _share_change(shrunk) <= -_VISIBLE:
        said.append(
            _(
                "Opgave {task} har haft det største fald ({share_change} af arbejdstiden).",
                task=shrunk.task,
                share_change=formats.points(shrunk.share_change),
            )
        )
    return said


def _share_change(task: TaskTime) -> float:
    return task.share_change or 0


def model(published: Published, kpis: Kpis) -> list[str]:
    """Return *Fordele og ulemper ved den valgte model*: what the table shows."""
    shown = model_tables.chosen(model_tables.in_period(published.model_lines, kpis))
    if not any(line.is_chosen for line in shown):
        return [
            (
                _(
                    "Notatet af 5. juli 2023 beskriver, hvad man vil opnå med hver af de to "
                    "modeller, og hvad man får mindre af. Ingen af modellerne gælder i perioden, "
                    "så der er intet at vurdere endnu."
                )
            )
        ]
    counts = kpis.told("model_lines", shown[0].model_id, kpis.compared)
    said = f" {counts.sentence}" if counts else ""
    return [
        (
            _(
                "Notatet af 5. juli 2023 beskriver, hvad man vil opnå med "
                "»{model_name}«, og hvad man får mindre af. Tabellen viser, hvad "
                "registreringerne siger om hver linje.{said}",
                model_name=shown[0].model_name,
                said=said,
            )
        ),
        _("Tallene bag vurderingerne vises ikke her, fordi de kan være få medarbejderes tid."),
    ]


def reservations(published: Published, kpis: Kpis) -> list[str]:
    """Return *Datagrundlag og forbehold*."""
    outcomes = {
        _("indlæst"): sum(row.rows_loaded for row in published.reconciled),
        _("afvist"): sum(row.rows_refused for row in published.reconciled),
        _("erstattet af andre"): sum(row.rows_superseded for row in published.reconciled),
        _("trukket tilbage"): sum(row.rows_withdrawn for row in published.reconciled),
        _("slettet"): sum(row.rows_erased for row in published.reconciled),
    }
    received = sum(row.rows_received for row in published.reconciled)
    became = formats.joined(
        [f"{formats.count(number)} {what}" for what, number in outcomes.items() if number]
    )
    is_whole = all(row.difference == 0 for row in published.reconciled)
    missing = "" if is_whole else f" {tables.reconciled_sentence(published.reconciled)}"
    return [
        (
            _(
                "Tallene bygger på medarbejdernes registreringer og på referater fra de "
                "lokale SSP-netværk. Af {received} modtagne registreringer og referater "
                "er {became}.{missing}",
                received=formats.count(received),
                became=became,
                missing=missing,
            )
        ),
        _coverage(published, kpis),
        (
            _(
                "{not_effect} Et styringsdiagram skelner mellem tilfældige udsving og "
                "systematiske ændringer, men kan ikke alene afgøre, om tiden er flyttet, "
                "eller hvorfor.",
                not_effect=_(sentences.NOT_EFFECT),
            )
        ),
        (
            _(
                "Af hensyn til de få medarbejdere vises kun tal for hele den operative indsats, "
                "aldrig for en person, en enhed eller et område."
            )
        ),
    ]


def _coverage(published: Published, kpis: Kpis) -> str:
    now = kpis.value(COVERAGE, kpis.quarter)
    least = formats.whole_share(published.setting.coverage_minimum)
    if now is None:
        return _("Det kan ikke opgøres, hvor stor en del af arbejdstiden der er registreret.")
    is_met = now >= published.setting.coverage_minimum
    return _(
        "I {quarter_name} er {now} af den forventede arbejdstid registreret. Der "
        "kræves mindst {least}, for at tallene kan bruges, og det krav er {is_met}.",
        quarter_name=kpis.quarter_name,
        now=formats.share(now),
        least=least,
        is_met=_("opfyldt") if is_met else _("ikke opfyldt"),
    )


def methods(kpis: Kpis) -> list[str]:
    """Return *Metode* of the appendix."""
    chart = kpis.spc(PRIMARY)
    rules = _(" Regelsæt: {rule_set}.", rule_set=chart.rule_set) if chart else ""
    if chart and chart.limit_kind == "p_prime":
        rules += _(" For andele følger grænsernes bredde månedens timer (p′, Laney 2002).")
    made_of = (
        _("ud fra alle måneder, fordi der ikke er registreret nogen beslutning.")
        if kpis.decision is None
        else _("ud fra udgangspunktet og derefter fastholdt.")
    )
    return [
        (
            _(
                "Arbejdstid er al registreret tid undtagen fravær. Andele er minutter divideret "
                "med minutter; de afrundes kun, når de vises, og forskelle er beregnet før "
                "afrunding. Et nøgletal vises som »ingen data«, når for få timer har den "
                "oplysning, det bygger på, eller når der intet er at dividere med."
            )
        ),
        sentences.baseline(kpis),
        (
            _(
                "Styringsdiagrammerne er XmR-diagrammer på månedstal. Grænserne er "
                "middel ± 2,66 gange den gennemsnitlige forskel mellem nabomåneder, "
                "beregnet {made_of}{rules} Kilder: NHS England, Making Data Count, "
                "november 2023; Provost og Murray, The Health Care Data Guide.",
                made_of=made_of,
                rules=rules,
            )
        ),
        sentences.how_sure(),
        (
            _(
                "Mål, der er mærket »eksempel«, er ikke kommunens. Notatet af 5. juli 2023 sætter "
                "ingen mål."
            )
        ),
    ]


def figure_guide(shown: Mapping[str, bool]) -> list[str]:
    """Return what the notat's figures show, by reference to them.

    Parameters
    ----------
    shown
        Chart → whether it can be drawn.
    """
    said = []
    if shown["composition"]:
        said.append(
            _("@fig-composition viser, hvad arbejdstiden er brugt på, kvartal for kvartal.")
        )
    if shown["direct_share"] and shown["visibility_share"]:
        said.append(
            _(
                "@fig-spc-direct-share og @fig-spc-visibility-share er styringsdiagrammer: "
                "de skelner mellem almindelige udsving fra måned til måned og systematiske "
                "ændringer."
            )
        )
    return said
