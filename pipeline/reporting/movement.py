"""How the time moved, in words: off its course, from what to what, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reporting import formats
from pipeline.reporting.kpis import PRIMARY, Kpis
from pipeline.reporting.reading import Published
from pipeline.reporting.records import Period
from pipeline.reporting.records_movement import CompositionFlow, ItsEstimate, ItsFit, MixChange
from pipeline.reporting.tables import Table

_NONE = "–"
_FEWEST_STAFF = 3  # on either side, before a change is split by person
_SMALL_FLOW = 0.005
_INTERVAL = "95\N{NO-BREAK SPACE}%"
_NEARLY_SURE, _LIKELY = 0.01, 0.05
_REASONS = {
    "no_decision": "der er ikke registreret nogen beslutning",
    "too_few_months": "for lidt data: der skal mindst 12 måneder før og 6 efter overgangen til",
    "never_varies": "andelen er den samme i alle måneder",
}
_NOT_CAUSE = "Det viser ikke årsagen: andet, der er sket på samme tid, ville se ud på samme måde."


@dataclass(frozen=True)
class Course:
    """What an interrupted time series says.

    Parameters
    ----------
    title
        The finding.
    detail
        How it is to be read, with hours and interval.
    reservation
        What the diagnostics found.
    """

    title: str
    detail: str
    reservation: str


def course(published: Published, kpis: Kpis, kpi_id: str) -> Course:
    """Say how far a share has come from the course that it was on."""
    definition = kpis.definition(kpi_id)
    name = definition.title_da if definition else kpi_id
    fit = next((one for one in published.its_fits if one.kpi_id == kpi_id), None)
    found = _estimates(published, kpi_id)
    if fit is None or fit.reason is not None or fit.last_month is None:
        why = _REASONS.get(fit.reason or "", "tallene mangler") if fit else "tallene mangler"
        return Course(f"{name}: forløbet kan ikke vurderes, {why}", "", "")
    now, gained = found["change_at_end"], found["hours_gained"]
    month = formats.long_month(fit.last_month)
    if _is_clear(now):
        where = "over" if now.value > 0 else "under"
        size = formats.points(abs(now.value), signed=False)
        title = f"{name}: {size} {where} det hidtidige forløb i {month}"
    else:
        title = f"{name}: kan ikke skelnes fra det hidtidige forløb i {month}"
    more = "flere" if gained.value >= 0 else "færre"
    detail = (
        f"Forskellen i {month} er {formats.points(now.value)} "
        f"({_INTERVAL}: {_range(now, points=True)}). Siden overgangen er det "
        f"{formats.amount(abs(gained.value))} timer {more}, end hvis udgangspunktets forløb var "
        f"fortsat ({_INTERVAL}: {_range(gained, points=False)}). {_NOT_CAUSE}"
    )
    return Course(title, detail, _reservation(fit))


def course_table(published: Published, kpis: Kpis) -> Table:
    """Return each KPI's distance from its earlier course now, and the hours in all."""
    rows = [_course_row(published, kpis, fit) for fit in published.its_fits]
    return Table(
        caption="Hvor langt andelene er fra det forløb, de var på før",
        headings=(
            "Nøgletal",
            f"Forskel i den seneste måned ({_INTERVAL})",
            f"Timer siden overgangen ({_INTERVAL})",
            "Vurdering",
        ),
        rows=tuple(rows),
        numeric=(1, 2),
        note=(
            "Det hidtidige forløb er udgangspunktets linje med årstidsudsving, ført videre. Jo "
            "længere frem, jo mere usikker er den. Ændringen i forhold til udgangspunktets "
            "gennemsnit står i KPI-tabellen."
        ),
    )


def _course_row(published: Published, kpis: Kpis, fit: ItsFit) -> tuple[str, ...]:
    definition = kpis.definition(fit.kpi_id)
    name = definition.title_da if definition else fit.kpi_id
    if fit.reason is not None:
        said = _REASONS.get(fit.reason, fit.reason)
        return (name, _NONE, _NONE, said[:1].upper() + said[1:])
    found = _estimates(published, fit.kpi_id)
    now, gained = found["change_at_end"], found["hours_gained"]
    verdict = "Kan ikke afgøres"
    if _is_clear(now):
        verdict = f"Tydeligt {'over' if now.value > 0 else 'under'} det hidtidige forløb"
    return (
        name,
        f"{formats.points(now.value)} ({_range(now, points=True)})",
        f"{formats.amount(gained.value, signed=True)} ({_range(gained, points=False)})",
        f"{verdict}; med forbehold" if fit.hangs_together or fit.leans_on_one_month else verdict,
    )


def flow_table(published: Published, kpis: Kpis) -> Table:
    """Return the smallest reallocation from the baseline to the four quarters reported on."""
    period = kpis.rolling
    found = [one for one in published.composition_flows if _is_of(one, period)]
    found.sort(key=lambda one: -one.minimal_share)
    shown = [one for one in found if one.minimal_share >= _SMALL_FLOW]
    small = [one for one in found if one.minimal_share < _SMALL_FLOW]
    names = {one.code: one.name_da for one in published.categories}
    weeks = ((period.period_end - period.period_start).days + 1) / 7 if period else 1.0

    def row(source: str, target: str, flows: Sequence[CompositionFlow]) -> tuple[str, ...]:
        hours = sum(one.minimal_hours for one in flows) / weeks
        share = sum(one.minimal_share for one in flows)
        return (source, target, formats.amount(hours), formats.share(share))

    def name(code: str) -> str:
        return names.get(code, code)

    rows = [row(name(one.from_category), name(one.to_category), [one]) for one in shown]
    if small:
        rows.append(row("Andre, hver under 0,5 %", "", small))
    return Table(
        caption=_flow_caption(found, names),
        headings=("Fra", "Til", "Timer om ugen", "Andel af arbejdstiden"),
        rows=tuple(rows),
        numeric=(2, 3),
        note=(
            "Ingen registrerer, hvad en time ellers var gået til. Tabellen viser den mindste "
            "flytning, der gør udgangspunktets fordeling til de seneste fire kvartalers; andre "
            "flytninger passer lige så godt på tallene. "
            f"{_composition(published, period)}"
        ),
    )


def mix_table(published: Published, kpis: Kpis) -> Table:
    """Return each share's change from the baseline, split: other work, other people."""
    found = [
        one
        for one in published.mix_changes
        if _is_of(one, kpis.rolling)
        and min(one.both_count + one.came_count, one.both_count + one.went_count) >= _FEWEST_STAFF
    ]
    order = [definition.kpi_id for definition in kpis.definitions]
    found.sort(key=lambda one: order.index(one.kpi_id) if one.kpi_id in order else len(order))
    return Table(
        caption=_mix_caption(found),
        headings=(
            "Andel af tiden",
            "Udgangspunkt",
            "Seneste fire kvartaler",
            "Ændring",
            "Folk arbejder anderledes",
            "Andre folk",
        ),
        rows=tuple(_mix_row(kpis, one) for one in found),
        numeric=(1, 2, 3, 4, 5),
        note=(
            "De to led giver tilsammen hele ændringen (Kitagawas metode). Andre folk: nogle er "
            "kommet til, nogle er gået, eller timerne er fordelt anderledes mellem dem. Kun tal "
            "for hele indsatsen; den enkelte medarbejders del vises ikke. Kun til intern brug."
        ),
    )


def _mix_row(kpis: Kpis, one: MixChange) -> tuple[str, ...]:
    definition = kpis.definition(one.kpi_id)
    changes = (one.change, one.within_change, one.mix_change)
    return (
        definition.title_da if definition else one.kpi_id,
        formats.share(one.value_before),
        formats.share(one.value),
        *(formats.points(change) for change in changes),
    )


def _mix_caption(found: Sequence[MixChange]) -> str:
    one = next((one for one in found if one.kpi_id == PRIMARY), None)
    if one is None:
        return (
            "Arbejder folk anderledes, eller er det andre folk? Det kan ikke opgøres for perioden"
        )
    return (
        f"Andelen af direkte arbejde: {formats.points(one.within_change)}, fordi folk arbejder "
        f"anderledes, og {formats.points(one.mix_change)}, fordi det er andre folk"
    )


def _flow_caption(found: Sequence[CompositionFlow], names: dict[str, str]) -> str:
    if not found:
        return "Fra hvad til hvad? Omflytningen kan ikke opgøres for perioden"
    moved = formats.share(sum(one.minimal_share for one in found))
    first = found[0]
    pair = [names.get(code, code).lower() for code in (first.from_category, first.to_category)]
    return (
        f"Mindste mulige omflytning, ikke observeret: {moved} af arbejdstiden, mest fra {pair[0]} "
        f"til {pair[1]}"
    )


def _composition(published: Published, period: Period | None) -> str:
    found = next((one for one in published.composition_changes if _is_of(one, period)), None)
    if found is None or found.p_value is None:
        return "Om fordelingen som helhed er en anden, er der ikke grundlag for at afgøre."
    size = "under 0,01" if found.p_value < _NEARLY_SURE else formats.decimals(found.p_value)
    p_value = f"p: {size}"
    if found.p_value < _NEARLY_SURE:
        return (
            f"Fordelingen som helhed er næsten sikkert en anden end i udgangspunktet ({p_value})."
        )
    if found.p_value < _LIKELY:
        return f"Fordelingen som helhed er sandsynligvis en anden end i udgangspunktet ({p_value})."
    return f"Om fordelingen som helhed er en anden, kan ikke afgøres endnu ({p_value})."


def _is_of(one: object, period: Period | None) -> bool:
    return period is not None and (
        getattr(one, "period_type", None),
        getattr(one, "period_start", None),
    ) == (period.period_type, period.period_start)


def _estimates(published: Published, kpi_id: str) -> dict[str, ItsEstimate]:
    return {one.quantity: one for one in published.its_estimates if one.kpi_id == kpi_id}


def _is_clear(found: ItsEstimate) -> bool:
    return found.lower > 0 or found.upper < 0


def _range(found: ItsEstimate, *, points: bool) -> str:
    if points:
        low, high = (
            formats.points(end).split(formats.NO_BREAK_SPACE)[0]
            for end in (found.lower, found.upper)
        )
    else:
        low, high = (formats.amount(end, signed=True) for end in (found.lower, found.upper))
    return f"{low} til {high}"


def _reservation(fit: ItsFit) -> str:
    said = []
    if fit.hangs_together:
        said.append(
            "Forbehold: månederne hænger mere sammen, end modellen kan forklare, så intervallerne "
            "er sandsynligvis for smalle."
        )
    if fit.leans_on_one_month and fit.most_influential_month:
        month = formats.long_month(fit.most_influential_month)
        said.append(f"Forbehold: resultatet afhænger meget af én måned, {month}.")
    if fit.replaced_month_count:
        many = formats.word(fit.replaced_month_count)
        said.append(
            f"I {many} måned{'er' if fit.replaced_month_count > 1 else ''} var andelen 0 eller "
            "100 %; dér er der regnet med en halv time."
        )
    return " ".join(said)
