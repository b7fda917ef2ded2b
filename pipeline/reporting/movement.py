"""How the time moved, in words: off its course, from what to what, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reporting import formats, sentences
from pipeline.reporting.kpis import PRIMARY, Kpis
from pipeline.reporting.language import N_, _, current
from pipeline.reporting.reading import Published
from pipeline.reporting.records.movement import CompositionFlow, ItsEstimate, ItsFit, MixChange
from pipeline.reporting.records.setting import Period
from pipeline.reporting.tables import Table
from pipeline.wording import results_movement

_NONE = "–"
_FEWEST_STAFF = 3  # on either side, before a change is split by person
_SMALL_FLOW = 0.005
_INTERVAL = N_("95\u00a0%")


@dataclass(frozen=True)
class Course:
    """What an interrupted time series says.

    Parameters
    ----------
    title
        The finding.
    detail
        How it is to be read: level, slope, hours, their intervals, what the diagnostics found.
    """

    title: str
    detail: str


def course(kpis: Kpis, kpi_id: str) -> Course:
    """Return how far a share has come from the course that it was on, as the analysis tells it."""
    told = kpis.told("interrupted_series", kpi_id)
    if told is None:
        definition = kpis.definition(kpi_id)
        name = definition.title if definition else kpi_id
        return Course(_("{name}: forløbet er ikke beregnet", name=name), "")
    return Course(told.short, told.sentence)


def course_table(published: Published, kpis: Kpis) -> Table:
    """Return each KPI's distance from its earlier course now, and the hours in all."""
    rows = [_course_row(published, kpis, fit) for fit in published.its_fits]
    return Table(
        caption=_("Hvor langt andelene er fra det forløb, de var på før"),
        headings=(
            _("Nøgletal"),
            _("Forskel i den seneste måned ({interval})", interval=_(_INTERVAL)),
            _("Timer siden overgangen ({interval})", interval=_(_INTERVAL)),
            _("Vurdering"),
        ),
        rows=tuple(rows),
        numeric=(1, 2),
        note=(
            _(
                "Det hidtidige forløb er udgangspunktets linje med årstidsudsving, ført "
                "videre. Jo længere frem, jo mere usikker er den. Ændringen i forhold "
                "til udgangspunktets gennemsnit står på siden Nøgletal. {how_sure}",
                how_sure=sentences.how_sure(),
            )
        ),
    )


def _course_row(published: Published, kpis: Kpis, fit: ItsFit) -> tuple[str, ...]:
    definition = kpis.definition(fit.kpi_id)
    name = definition.title if definition else fit.kpi_id
    found = {one.quantity: one for one in published.its_estimates if one.kpi_id == fit.kpi_id}
    rows = {quantity: vars(one) for quantity, one in found.items()}
    said = results_movement.interrupted_series(vars(fit), rows).text(current(), "verdict")
    said = said[:1].upper() + said[1:]
    if fit.reason is not None:
        return (name, _NONE, _NONE, said)
    now, gained = found["change_at_end"], found["hours_gained"]
    return (
        name,
        f"{formats.points(now.value)} ({_range(now, points=True)})",
        f"{formats.amount(gained.value, signed=True)} ({_range(gained, points=False)})",
        said,
    )


def flow_table(published: Published, kpis: Kpis) -> Table:
    """Return the smallest reallocation from the baseline to the four quarters reported on."""
    period = kpis.rolling
    found = [one for one in published.composition_flows if _is_of(one, period)]
    found.sort(key=lambda one: -one.minimal_share)
    shown = [one for one in found if one.minimal_share >= _SMALL_FLOW]
    small = [one for one in found if one.minimal_share < _SMALL_FLOW]
    names = {one.code: one.name for one in published.categories}
    weeks = ((period.period_end - period.period_start).days + 1) / 7 if period else 1.0

    def row(source: str, target: str, flows: Sequence[CompositionFlow]) -> tuple[str, ...]:
        hours = sum(one.minimal_hours for one in flows) / weeks
        share = sum(one.minimal_share for one in flows)
        return (source, target, formats.amount(hours), formats.share(share))

    def name(code: str) -> str:
        return names.get(code, code)

    rows = [row(name(one.from_category), name(one.to_category), [one]) for one in shown]
    if small:
        rows.append(row(_("Andre, hver under 0,5 %"), "", small))
    return Table(
        caption=_flow_caption(kpis),
        headings=(_("Fra"), _("Til"), _("Timer om ugen"), _("Andel af arbejdstiden")),
        rows=tuple(rows),
        numeric=(2, 3),
        note=(
            _(
                "Ingen registrerer, hvad en time ellers var gået til. Tabellen viser den "
                "mindste flytning, der gør udgangspunktets fordeling til de seneste fire "
                "kvartalers; andre flytninger passer lige så godt på tallene. "
                "{composition}",
                composition=_composition(kpis),
            )
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
        caption=_mix_caption(kpis, found),
        headings=(
            _("Andel af tiden"),
            _("Udgangspunkt"),
            _("Seneste fire kvartaler"),
            _("Ændring"),
            _("Medarbejderne arbejder anderledes"),
            _("Andre medarbejdere"),
        ),
        rows=tuple(_mix_row(kpis, one) for one in found),
        numeric=(1, 2, 3, 4, 5),
        note=(
            _(
                "De to led giver tilsammen hele ændringen (Kitagawas metode). Andre "
                "medarbejdere: nogle "
                "er kommet til, nogle er gået, eller timerne er fordelt anderledes mellem dem. "
                "Kun tal for hele indsatsen; den enkelte medarbejders del vises ikke. Kun til "
                "intern brug."
            )
        ),
    )


def _mix_row(kpis: Kpis, one: MixChange) -> tuple[str, ...]:
    definition = kpis.definition(one.kpi_id)
    changes = (one.change, one.within_change, one.mix_change)
    return (
        definition.title if definition else one.kpi_id,
        formats.share(one.value_before),
        formats.share(one.value),
        *(formats.points(change) for change in changes),
    )


def _mix_caption(kpis: Kpis, found: Sequence[MixChange]) -> str:
    told = kpis.told("mix_change", PRIMARY, kpis.rolling, "baseline:staff")
    if told is None or not any(one.kpi_id == PRIMARY for one in found):
        return _("Anderledes arbejde eller andre medarbejdere? Det kan ikke opgøres for perioden")
    return _("Andelen af direkte arbejde: {short}", short=told.short)


def _flow_caption(kpis: Kpis) -> str:
    told = kpis.told("composition_flow", None, kpis.rolling)
    return (
        told.short if told else results_movement.composition_flow([], None).text(current(), "short")
    )


def _composition(kpis: Kpis) -> str:
    """Return whether the composition is another one; nothing where that was not asked."""
    told = kpis.told("composition", None, kpis.rolling)
    return told.sentence if told else ""


def _is_of(one: object, period: Period | None) -> bool:
    return period is not None and (
        getattr(one, "period_type", None),
        getattr(one, "period_start", None),
    ) == (period.period_type, period.period_start)


def _range(found: ItsEstimate, *, points: bool) -> str:
    if points:
        low, high = (
            formats.points(end).split(formats.NO_BREAK_SPACE)[0]
            for end in (found.lower, found.upper)
        )
    else:
        low, high = (formats.amount(end, signed=True) for end in (found.lower, found.upper))
    return _("{lower} til {upper}", lower=low, upper=high)
