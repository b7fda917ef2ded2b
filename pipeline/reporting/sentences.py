"""What the figures of a page say, in sentences.

What the analysis found is told by :mod:`pipeline.wording`. Here it is put beside figures: an SPC
chart never decides alone that time has moved.
"""

from __future__ import annotations

from pipeline.reporting import formats
from pipeline.reporting.kpis import COVERAGE, FULL_TIME, HOURS_A_WEEK, PRIMARY, VISIBILITY, Kpis
from pipeline.reporting.language import N_, _, current, ngettext
from pipeline.reporting.records.setting import Period
from pipeline.reporting.records.spc import SpcSummary
from pipeline.wording import certainty, results, templates

NOT_EFFECT = N_("Tallene viser tid, ikke virkning.")
SYNTHETIC = N_("Opdigtede data")
NO_VERDICT = N_("Intet styringsdiagram")
_ALONE = N_("et styringsdiagram kan ikke alene afgøre, om tiden er flyttet")


def verdict(summary: SpcSummary | None) -> str:
    """Return an SPC chart's variation verdict in words, for boxes and tables."""
    return (
        results.spc_variation(vars(summary)).text(current(), "short") if summary else _(NO_VERDICT)
    )


def assurance(summary: SpcSummary | None) -> str:
    """Return what an SPC chart says of the target; empty where there is none."""
    return results.spc_assurance(vars(summary)).text(current(), "clause") if summary else ""


def front(kpis: Kpis) -> str:
    """Return the one sentence of the front page.

    It says what the SPC chart of the direct share shows, from what to what the share went, how
    many hours a week and full-time equivalents that is, and how sure one may be.
    """
    period = kpis.compared
    now = kpis.value(PRIMARY, period)
    if period is None or now is None:
        return _(
            "Der er ingen data om direkte arbejde for {quarter_name}, så det kan "
            "ikke siges, hvad tiden er brugt på.",
            quarter_name=kpis.quarter_name,
        )
    spent = _(
        "{when} gik {now} af arbejdstiden til direkte arbejde med unge med risikoadfærd",
        when=when(period),
        now=formats.share(now),
    )
    before = kpis.value(PRIMARY, kpis.baseline)
    if kpis.decision is None:
        return _(
            "Der er ikke registreret nogen beslutning, så der er intet før og efter "
            "at sammenligne; {spent}.",
            spent=spent,
        )
    if before is None:
        return _(
            "Der er intet udgangspunkt at sammenligne med, fordi der er for få "
            "måneder med registreringer før ikrafttræden; {spent}.",
            spent=spent,
        )
    if period.period_end < kpis.decision.effective_from:
        return _(
            "{quarter_name} ligger før ikrafttræden; {spent}.",
            quarter_name=kpis.quarter_name,
            spent=spent,
        )
    said = _compared(
        kpis,
        period,
        _("{spent} mod {before} i udgangspunktet", spent=spent, before=formats.share(before)),
    )
    return f"{said}{_reservation(kpis, period)}"


def _compared(kpis: Kpis, period: Period, spent: str) -> str:
    """Return the sentence where there is a baseline to compare with."""
    size = f"{_size(kpis, period)}{_visibility(kpis, period)}"
    summary = kpis.spc(PRIMARY)
    shows = results.spc_variation(vars(summary)).text(current(), "shows") if summary else ""
    if period.side != "after":
        place = _place(kpis, period)
        return _(
            "{quarter_name} ligger {place} og hører hverken til før eller efter; {spent}{size}.",
            quarter_name=kpis.quarter_name,
            place=place,
            spent=spent,
            size=size,
        )
    if not shows or summary is None:
        return _(
            "Der er endnu for få måneder til, at styringsdiagrammet kan skelne en "
            "ændring fra tilfældige udsving; {spent}{size}.",
            spent=spent,
            size=size,
        )
    if summary.variation == "common_cause":
        sure = _("en forskel af den størrelse kan være almindelige udsving fra måned til måned")
    else:
        sure = _(_ALONE)
    # The chart's verdict is of its last month, also when an earlier quarter is reported on.
    last = summary.last_month
    later = last is not None and last > period.period_end
    until = _(" (til og med {last})", last=formats.long_month(last)) if last and later else ""
    return _(
        "Styringsdiagrammet{until} viser {shows}: {spent}{size}; {sure}.",
        until=until,
        shows=shows,
        spent=spent,
        size=size,
        sure=sure,
    )


def _place(kpis: Kpis, period: Period) -> str:
    """Return where a period lies that belongs to neither side, or to more than one."""
    if period.side == "transition" or kpis.decision is None:
        return _("i overgangsperioden")
    if period.period_start < kpis.decision.effective_from:
        return _("dels før, dels efter ikrafttræden")
    return _("dels i overgangsperioden, dels efter den")


def when(period: Period) -> str:
    """Return a period as the beginning of a clause: ``i de fire kvartaler til og med …``."""
    named = templates.Period(
        period.period_type, period.label_da, period.label_en, period.is_complete
    )
    return templates.period(named, current())


def _size(kpis: Kpis, period: Period) -> str:
    """Return the change as hours a week and full-time equivalents."""
    weekly, full_time = kpis.value(HOURS_A_WEEK, period), kpis.value(FULL_TIME, period)
    if weekly is None:
        return ""
    if formats.amount(abs(weekly)) == formats.amount(0):
        return _(", omtrent det samme")
    size = formats.amount(abs(weekly))
    parts = [
        _("{hours}\u00a0færre timer om ugen", hours=size)
        if weekly < 0
        else _("{hours}\u00a0flere timer om ugen", hours=size)
    ]
    if full_time is not None:
        parts.append(formats.full_time(abs(full_time)))
    return _(", svarende til {parts}", parts=formats.joined(parts))


def _reservation(kpis: Kpis, period: Period) -> str:
    """Return a warning where too little of the time is registered; hours missing look like less."""
    coverage = kpis.value(COVERAGE, period)
    if coverage is None or coverage >= kpis.minimum_coverage:
        return ""
    return _(
        " Kun {coverage} af den forventede arbejdstid er registreret i perioden, "
        "så tallene er usikre.",
        coverage=formats.share(coverage),
    )


def _visibility(kpis: Kpis, period: Period) -> str:
    """Return where the time is to come from: visibility then and now."""
    before, now = kpis.value(VISIBILITY, kpis.baseline), kpis.value(VISIBILITY, period)
    if before is None or now is None:
        return ""
    first, last = formats.share(before), formats.share(now)
    change = (
        _("var uændret {last}", last=last)
        if first == last
        else _("gik fra {first} til {last}", first=first, last=last)
    )
    return _(", mens synlighed i gadebilledet {change}", change=change)


def recount_gap(kpis: Kpis, kpi_id: str) -> str:
    """Return why a share cannot be held against the baseline, as a clause; empty where it can.

    The column behind it may have begun with the reform: then a change would be one of
    registration, not of work.
    """
    if kpis.baseline is None:
        return ""
    for period, where in ((kpis.baseline, _("i udgangspunktet")), (kpis.compared, _("i perioden"))):
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
        return _("der er ingen registreringer {where}", where=where)
    if formats.whole_share(recorded) == formats.whole_share(0):
        return _("{where} er den oplysning, tallet bygger på, ikke registreret", where=where)
    return _(
        "{where} er den oplysning, tallet bygger på, kun registreret for "
        "{recorded} af timerne, og der kræves mindst {minimum_recorded}",
        where=where,
        recorded=formats.whole_share(recorded),
        minimum_recorded=formats.whole_share(kpis.minimum_recorded),
    )


def against_baseline(kpis: Kpis, kpi_id: str) -> str:
    """Return a KPI's change since the baseline as one sentence, for value boxes."""
    definition, period = kpis.definition(kpi_id), kpis.compared
    if definition is None or period is None:
        return _("Ingen data.")
    if kpis.decision is None:
        return _("Intet udgangspunkt: der er ikke registreret nogen beslutning.")
    if kpis.baseline is None:
        return _("Intet udgangspunkt: der er for få måneder før ikrafttræden.")
    change = kpis.change(kpi_id, period)
    if change is None:
        gap = recount_gap(kpis, kpi_id)
        return _("Kan ikke sammenlignes: {gap}.", gap=gap) if gap else _("Kan ikke sammenlignes.")
    before = formats.by_unit(kpis.value(kpi_id, kpis.baseline), definition.unit)
    now = formats.by_unit(kpis.value(kpi_id, period), definition.unit)
    moved = formats.change_by_unit(change, definition.unit)
    return _(
        "{moved}, fra {before} i udgangspunktet til {now} {when}.",
        moved=moved,
        before=before,
        now=now,
        when=when(period),
    )


def told(kpis: Kpis, kpi_id: str) -> str:
    """Return a KPI's value and its change since the baseline as a whole sentence, for the notat."""
    definition, period = kpis.definition(kpi_id), kpis.compared
    if definition is None or period is None:
        return ""
    name, unit = _("»{title}«", title=definition.title), definition.unit
    now, before = kpis.value(kpi_id, period), kpis.value(kpi_id, kpis.baseline)
    if now is None:
        lack = _lack(kpis, kpi_id, period, when(period))
        return _("{name} kan ikke opgøres: {lack}.", name=name, lack=lack)
    said = _(
        "{name} var {now} {when}", name=name, now=formats.by_unit(now, unit), when=when(period)
    )
    change = kpis.change(kpi_id, period)
    if change is not None:
        return _(
            "{said} mod {before} i udgangspunktet, {difference}.",
            said=said,
            before=formats.by_unit(before, unit),
            difference=_difference(change, unit),
        )
    gap = recount_gap(kpis, kpi_id)
    return (
        _("{said}. Tallet kan ikke sammenlignes: {gap}.", said=said, gap=gap) if gap else f"{said}."
    )


def _difference(change: float, unit: str) -> str:
    """Return a change in words: a minus sign is easily overlooked in running text."""
    size = formats.change_by_unit(abs(change), unit).removeprefix("+")
    if size == formats.change_by_unit(0, unit):
        return _("altså omtrent det samme")
    return (
        _("en stigning på {size}", size=size) if change > 0 else _("et fald på {size}", size=size)
    )


def how_sure() -> str:
    """Return what the words of certainty stand for, from the scale that permits them."""
    scale = certainty.scale()
    steps = [
        _(
            "»{word}« under {below}",
            word=certainty.word(level, current()),
            below=formats.whole_share(below),
        )
        for level, below in scale.p_below
    ]
    unsure = certainty.word("undecided", current())
    most = certainty.word(scale.outside_95_interval, current())
    return _(
        "Ordene for, hvor sikkert noget er, følger en fast skala. De siger, hvor "
        "ofte tilfældige udsving alene ville give en mindst lige så stor "
        "forskel: {steps} af gangene. Ellers står der, at det »{unsure}«. Er der "
        "kun et 95 %-interval at gå efter, er »{most}« det stærkeste, der "
        "skrives.",
        steps=formats.joined(steps),
        unsure=unsure,
        most=most,
    )


def basis(kpis: Kpis) -> str:
    """Return what everything rests on: the decision, or the working group's recommendation."""
    decision = kpis.decision
    if decision is None:
        return _(
            "Der er ikke registreret nogen politisk beslutning om organiseringen. Tallene følger "
            "arbejdsgruppens anbefaling i notatet af 5. juli 2023; intet er besluttet."
        )
    case = _(" (sag {number})", number=decision.case_number) if decision.case_number else ""
    return _(
        "{body} besluttede den {decided_on}{case} »{model_name}«, med virkning "
        "fra {effective_from}.",
        body=decision.body,
        decided_on=formats.long_date(decision.decided_on),
        case=case,
        model_name=decision.model_name,
        effective_from=formats.long_date(decision.effective_from),
    )


def baseline(kpis: Kpis) -> str:
    """Return which months the baseline is, and which belong to neither side."""
    if kpis.decision is None:
        return _("Uden en beslutning er der intet udgangspunkt at sammenligne med.")
    if kpis.baseline is None:
        return _("Der er under 12 måneder med registreringer før ikrafttræden: intet udgangspunkt.")
    start, end = kpis.baseline.period_start, kpis.baseline.period_end
    months = kpis.decision.transition_months
    left_out = (
        ngettext(
            " Den første måned efter ikrafttræden er en overgangsperiode og indgår hverken før "
            "eller efter.",
            " De første {months} måneder efter ikrafttræden er en overgangsperiode og indgår "
            "hverken før eller efter.",
            months,
            months=formats.word(months),
        )
        if months
        else ""
    )
    return _(
        "Udgangspunktet er {start} til {end} under ét.{left_out}",
        start=formats.long_month(start),
        end=formats.long_month(end),
        left_out=left_out,
    )
