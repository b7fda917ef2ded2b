"""What the figures of a page say, in Danish sentences.

What the analysis found is told by :mod:`pipeline.wording`. Here it is put beside figures: an SPC
chart never decides alone that time has moved.
"""

from __future__ import annotations

from pipeline.reporting import formats
from pipeline.reporting.kpis import COVERAGE, FULL_TIME, HOURS_A_WEEK, PRIMARY, VISIBILITY, Kpis
from pipeline.reporting.records import Period, SpcSummary
from pipeline.wording import certainty, results

NOT_EFFECT = "Tallene viser tid, ikke virkning."
SYNTHETIC = "Opdigtede data"
NO_VERDICT = "Intet styringsdiagram"
_ALONE = "et styringsdiagram kan ikke alene afgøre, om tiden er flyttet"


def verdict(summary: SpcSummary | None) -> str:
    """Return an SPC chart's variation verdict in words, for boxes and tables."""
    return results.spc_variation(vars(summary)).text("da", "short") if summary else NO_VERDICT


def assurance(summary: SpcSummary | None) -> str:
    """Return what an SPC chart says of the target; empty where there is none."""
    return results.spc_assurance(vars(summary)).text("da", "clause") if summary else ""


def front(kpis: Kpis) -> str:
    """Return the one sentence of the front page.

    It says what the SPC chart of the direct share shows, from what to what the share went, how
    many hours a week and full-time equivalents that is, and how sure one may be.
    """
    period = kpis.compared
    now = kpis.value(PRIMARY, period)
    if period is None or now is None:
        return (
            f"Der er ingen data om direkte arbejde for {kpis.quarter_name}, "
            "så det kan ikke siges, hvad tiden er brugt på."
        )
    spent = (
        f"{when(period)} gik {formats.share(now)} af arbejdstiden til direkte arbejde "
        "med unge med risikoadfærd"
    )
    before = kpis.value(PRIMARY, kpis.baseline)
    if kpis.decision is None:
        return (
            f"Der er ikke registreret nogen beslutning, så der er intet før og efter at "
            f"sammenligne; {spent}."
        )
    if before is None:
        return (
            "Der er intet udgangspunkt at sammenligne med, fordi der er for få måneder med "
            f"registreringer før ikrafttræden; {spent}."
        )
    if period.period_end < kpis.decision.effective_from:
        return f"{kpis.quarter_name} ligger før ikrafttræden; {spent}."
    said = _compared(kpis, period, f"{spent} mod {formats.share(before)} i udgangspunktet")
    return f"{said}{_reservation(kpis, period)}"


def _compared(kpis: Kpis, period: Period, spent: str) -> str:
    """Return the sentence where there is a baseline to compare with."""
    size = f"{_size(kpis, period)}{_visibility(kpis, period)}"
    summary = kpis.spc(PRIMARY)
    shows = results.spc_variation(vars(summary)).text("da", "shows") if summary else ""
    if period.side != "after":
        place = _place(kpis, period)
        return (
            f"{kpis.quarter_name} ligger {place} og hører hverken til før eller efter; "
            f"{spent}{size}."
        )
    if not shows or summary is None:
        return (
            "Der er endnu for få måneder til, at styringsdiagrammet kan skelne en ændring fra "
            f"tilfældige udsving; {spent}{size}."
        )
    if summary.variation == "common_cause":
        sure = "en forskel af den størrelse kan være almindelige udsving fra måned til måned"
    else:
        sure = _ALONE
    # The chart's verdict is of its last month, also when an earlier quarter is reported on.
    last = summary.last_month
    later = last is not None and last > period.period_end
    until = f" (til og med {formats.long_month(last)})" if last and later else ""
    return f"Styringsdiagrammet{until} viser {shows}: {spent}{size}; {sure}."


def _place(kpis: Kpis, period: Period) -> str:
    """Return where a period lies that belongs to neither side, or to more than one."""
    if period.side == "transition" or kpis.decision is None:
        return "i overgangsperioden"
    if period.period_start < kpis.decision.effective_from:
        return "dels før, dels efter ikrafttræden"
    return "dels i overgangsperioden, dels efter den"


def when(period: Period) -> str:
    """Return a period as the beginning of a clause: ``i de fire kvartaler til og med …``."""
    running = "" if period.is_complete else " (perioden er ikke afsluttet)"
    if period.period_type == "rolling_4_quarters":
        quarter = period.label_da.rpartition("til og med ")[2]
        return f"i de fire kvartaler til og med {quarter}{running}"
    return f"i {period.label_da}{running}"


def _size(kpis: Kpis, period: Period) -> str:
    """Return the change as hours a week and full-time equivalents."""
    weekly, full_time = kpis.value(HOURS_A_WEEK, period), kpis.value(FULL_TIME, period)
    if weekly is None:
        return ""
    if formats.amount(abs(weekly)) == formats.amount(0):
        return ", omtrent det samme"
    direction = "færre" if weekly < 0 else "flere"
    parts = [f"{formats.amount(abs(weekly))}{formats.NO_BREAK_SPACE}{direction} timer om ugen"]
    if full_time is not None:
        parts.append(formats.full_time(abs(full_time)))
    return f", svarende til {formats.joined(parts)}"


def _reservation(kpis: Kpis, period: Period) -> str:
    """Return a warning where too little of the time is registered; hours missing look like less."""
    coverage = kpis.value(COVERAGE, period)
    if coverage is None or coverage >= kpis.minimum_coverage:
        return ""
    return (
        f" Kun {formats.share(coverage)} af den forventede arbejdstid er registreret i perioden, "
        "så tallene er usikre."
    )


def _visibility(kpis: Kpis, period: Period) -> str:
    """Return where the time is to come from: visibility then and now."""
    before, now = kpis.value(VISIBILITY, kpis.baseline), kpis.value(VISIBILITY, period)
    if before is None or now is None:
        return ""
    first, last = formats.share(before), formats.share(now)
    change = f"var uændret {last}" if first == last else f"gik fra {first} til {last}"
    return f", mens synlighed i gadebilledet {change}"


def recount_gap(kpis: Kpis, kpi_id: str) -> str:
    """Return why a share cannot be held against the baseline, as a clause; empty where it can.

    The column behind it may have begun with the reform: then a change would be one of
    registration, not of work.
    """
    if kpis.baseline is None:
        return ""
    for period, where in ((kpis.baseline, "i udgangspunktet"), (kpis.compared, "i perioden")):
        if lack := _lack(kpis, kpi_id, period, where):
            return lack
    return ""


def _lack(kpis: Kpis, kpi_id: str, period: Period | None, where: str) -> str:
    """Return what a KPI lacks in a period, as a clause; empty where it has a value to show."""
    figure = kpis.figure(kpi_id, period)
    if figure is not None and figure.status == "ok":
        return ""
    recorded = figure.recorded_share if figure else None
    if recorded is None or recorded >= kpis.minimum_recorded:  # it is the hours that lack
        return f"der er ingen registreringer {where}"
    if formats.whole_share(recorded) == formats.whole_share(0):
        return f"{where} er den oplysning, tallet bygger på, ikke registreret"
    return (
        f"{where} er den oplysning, tallet bygger på, kun registreret for "
        f"{formats.whole_share(recorded)} af timerne, og der kræves mindst "
        f"{formats.whole_share(kpis.minimum_recorded)}"
    )


def against_baseline(kpis: Kpis, kpi_id: str) -> str:
    """Return a KPI's change since the baseline as one sentence, for value boxes."""
    definition, period = kpis.definition(kpi_id), kpis.compared
    if definition is None or period is None:
        return "Ingen data."
    if kpis.decision is None:
        return "Intet udgangspunkt: der er ikke registreret nogen beslutning."
    if kpis.baseline is None:
        return "Intet udgangspunkt: der er for få måneder før ikrafttræden."
    change = kpis.change(kpi_id, period)
    if change is None:
        gap = recount_gap(kpis, kpi_id)
        return f"Kan ikke sammenlignes: {gap}." if gap else "Kan ikke sammenlignes."
    before = formats.by_unit(kpis.value(kpi_id, kpis.baseline), definition.unit)
    now = formats.by_unit(kpis.value(kpi_id, period), definition.unit)
    moved = formats.change_by_unit(change, definition.unit)
    return f"{moved}, fra {before} i udgangspunktet til {now} {when(period)}."


def told(kpis: Kpis, kpi_id: str) -> str:
    """Return a KPI's value and its change since the baseline as a whole sentence, for the notat."""
    definition, period = kpis.definition(kpi_id), kpis.compared
    if definition is None or period is None:
        return ""
    name, unit = f"»{definition.title_da}«", definition.unit
    now, before = kpis.value(kpi_id, period), kpis.value(kpi_id, kpis.baseline)
    if now is None:
        lack = _lack(kpis, kpi_id, period, when(period))
        return f"{name} kan ikke opgøres: {lack}."
    said = f"{name} var {formats.by_unit(now, unit)} {when(period)}"
    change = kpis.change(kpi_id, period)
    if change is not None:
        return (
            f"{said} mod {formats.by_unit(before, unit)} i udgangspunktet, "
            f"{_difference(change, unit)}."
        )
    gap = recount_gap(kpis, kpi_id)
    return f"{said}. Tallet kan ikke sammenlignes: {gap}." if gap else f"{said}."


def _difference(change: float, unit: str) -> str:
    """Return a change in words: a minus sign is easily overlooked in running text."""
    size = formats.change_by_unit(abs(change), unit).removeprefix("+")
    if size == formats.change_by_unit(0, unit):
        return "altså omtrent det samme"
    return f"en {'stigning' if change > 0 else 'nedgang'} på {size}"


def how_sure() -> str:
    """Return what the words of certainty stand for, from the scale that permits them."""
    scale = certainty.scale()
    steps = [
        f"»{certainty.word(level, 'da')}« under {formats.whole_share(below)}"
        for level, below in scale.p_below
    ]
    unsure = certainty.word("undecided", "da")
    most = certainty.word(scale.outside_95_interval, "da")
    return (
        "Ordene for, hvor sikkert noget er, følger en fast skala. De siger, hvor ofte tilfældige "
        f"udsving alene ville give en mindst lige så stor forskel: {formats.joined(steps)} af "
        f"gangene. Ellers står der, at det »{unsure}«. Er der kun et 95 %-interval at gå efter, er "
        f"»{most}« det stærkeste, der skrives."
    )


def basis(kpis: Kpis) -> str:
    """Return what everything rests on: the decision, or the working group's recommendation."""
    decision = kpis.decision
    if decision is None:
        return (
            "Der er ikke registreret nogen politisk beslutning om organiseringen. Tallene følger "
            "arbejdsgruppens anbefaling i notatet af 5. juli 2023; intet er besluttet."
        )
    case = f" (sag {decision.case_number})" if decision.case_number else ""
    return (
        f"{decision.body} besluttede den {formats.long_date(decision.decided_on)}{case} "
        f"»{decision.model_name}«, med virkning fra {formats.long_date(decision.effective_from)}."
    )


def baseline(kpis: Kpis) -> str:
    """Return which months the baseline is, and which belong to neither side."""
    if kpis.decision is None:
        return "Uden en beslutning er der intet udgangspunkt at sammenligne med."
    if kpis.baseline is None:
        return "Der er under 12 måneder med registreringer før ikrafttræden: intet udgangspunkt."
    start, end = kpis.baseline.period_start, kpis.baseline.period_end
    months = kpis.decision.transition_months
    left_out = (
        f" {'Den første måned' if months == 1 else f'De første {formats.word(months)} måneder'} "
        "efter ikrafttræden er en overgangsperiode og indgår hverken før eller efter."
        if months
        else ""
    )
    return (
        f"Udgangspunktet er {formats.long_month(start)} til {formats.long_month(end)} under ét."
        f"{left_out}"
    )
