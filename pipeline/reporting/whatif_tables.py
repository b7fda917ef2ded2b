"""What if: what the target takes, by category and area, and what a person or a model more moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.reporting import formats
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import N_, _, current
from pipeline.reporting.records.models import ModelMove, WhatIfFigure
from pipeline.reporting.records.setting import Named
from pipeline.reporting.tables import Table
from pipeline.wording import results_ahead

_NONE = "–"
_FEWEST = 3  # members of staff behind a share that is shown
_SCENARIOS = {
    "one_less": N_("En medarbejder færre"),
    "present": N_("Som nu"),
    "one_more": N_("En medarbejder mere"),
}
_PLAIN = N_(
    "Et regnestykke ud fra de seneste fire kvartaler: alt andet forudsættes uændret. "
    "Timer om ugen gælder en uge uden helligdage. "
    "Intervallerne (95 %) dækker kun udsving fra måned til måned og er snarere for smalle end "
    "for brede. "
)
Figures = Mapping[tuple[str, str, str], WhatIfFigure]


def in_period(
    found: Sequence[WhatIfFigure], kpis: Kpis
) -> dict[tuple[str, str, str], WhatIfFigure]:
    """Return scenario, quantity and subject → figure, of the four quarters reported on."""
    start = kpis.rolling.period_start if kpis.rolling else None
    return {
        (one.scenario, one.quantity, one.subject): one for one in found if one.period_start == start
    }


def target_table(found: Sequence[WhatIfFigure], categories: Sequence[Named], kpis: Kpis) -> Table:
    """Return what the target takes: hours a week by category now, at the target, to be moved."""
    figures = in_period(found, kpis)
    target = next((one.target for one in figures.values()), None)
    rows = [
        (
            category.name,
            _cell(figures, "share_now", category.code),
            _cell(figures, "hours_now", category.code),
            _cell(figures, "hours_target", category.code),
            _moved(figures, category.code),
        )
        for category in categories
        if ("present", "hours_now", category.code) in figures
    ]
    return Table(
        caption=_target_caption(figures, target),
        headings=(
            _("Arbejdstid"),
            _("Andel nu"),
            _("Timer om ugen nu"),
            _("Ved målet"),
            _("Flyttes (95 %)"),
        ),
        rows=tuple(rows),
        numeric=(1, 2, 3, 4),
        note=(
            _(
                "{plain}Timerne hentes først fra synlighed og tværgående samarbejde, "
                "derefter fra alt andet end intern tid.",
                plain=_(_PLAIN),
            )
            if rows
            else _no_rates(kpis)
        ),
    )


def area_table(found: Sequence[WhatIfFigure], networks: Sequence[Named], kpis: Kpis) -> Table:
    """Return direct work as full-time equivalents by area, now and at the target."""
    figures = in_period(found, kpis)
    subjects = [*((one.code, one.name) for one in networks), ("all", _("Hele indsatsen"))]
    return Table(
        caption=_("Årsværk til direkte arbejde i hvert område, nu og ved målet"),
        headings=(_("Område"), _("Nu"), _("Ved målet (95 %)")),
        rows=tuple(
            (
                name,
                _cell(figures, "full_time_now", code),
                _with_interval(figures, "present", "full_time_target", code),
            )
            for code, name in subjects
            if ("present", "full_time_now", code) in figures
        ),
        numeric=(1, 2),
        note=(
            _(
                "{plain}Direkte arbejde fordeles på områderne, som tiden til direkte "
                "arbejde og synlighed er fordelt nu. Et årsværk er 37 timer om ugen, "
                "fravær medregnet. Kun til intern brug.",
                plain=_(_PLAIN),
            )
        ),
    )


def staff_table(found: Sequence[WhatIfFigure], kpis: Kpis) -> Table:
    """Return the hours that one member of staff more or less moves."""
    figures = in_period(found, kpis)
    hire = figures.get(("present", "share_with_hire", "direct"))
    said = (
        _(
            " Bruger den nye medarbejder, ansat på fuld tid, al anden tid end intern "
            "tid på direkte arbejde, bliver andelen af direkte arbejde {value}.",
            value=formats.share(hire.value),
        )
        if hire
        else ""
    )
    return Table(
        caption=_("Hvad en medarbejder mere eller færre betyder, i timer om ugen"),
        headings=(
            _("Bemanding"),
            _("Timer på arbejde (95 %)"),
            _("Direkte arbejde, fordeling som nu (95 %)"),
            _("Direkte arbejde ved målet (95 %)"),
        ),
        rows=tuple(
            (
                _(label),
                _with_interval(figures, scenario, "hours_at_work", "all"),
                _with_interval(figures, scenario, "hours_now", "direct"),
                _with_interval(figures, scenario, "hours_target", "direct"),
            )
            for scenario, label in _SCENARIOS.items()
            if (scenario, "hours_at_work", "all") in figures
        ),
        numeric=(1, 2, 3),
        note=_(
            "{plain}Alle regnes med den gennemsnitlige normtid.{said}", plain=_(_PLAIN), said=said
        ),
    )


def move_table(found: Sequence[ModelMove], kpis: Kpis) -> Table:
    """Return how many each model would move, and the mix of those already there."""
    start = kpis.rolling.period_start if kpis.rolling else None
    return Table(
        caption=_("Hvad et skift af model flytter"),
        headings=(
            _("Model"),
            _("Operative medarbejdere, der skifter enhed"),
            _("Deres normtid om ugen"),
            _("Andel direkte arbejde hos dem, der allerede er i enheden"),
        ),
        rows=tuple(_move(one) for one in found if one.period_start == start),
        numeric=(1, 2, 3),
        note=(
            _(
                "Opgjort ved udgangen af de fire kvartaler. Den sidste kolonne viser, hvad "
                "andelen ville blive, hvis de, der flytter, kom til at arbejde som dem, der "
                "allerede er der. At de gør det, er en antagelse. Den vises kun, når mindst tre "
                "står bag."
            )
        ),
    )


def _move(one: ModelMove) -> tuple[str, ...]:
    is_shown = (one.destination_staff_count or 0) >= _FEWEST
    return (
        one.model_name,
        formats.count(one.staff_count),
        formats.hours(one.norm_hours),
        formats.share(one.destination_share) if is_shown else _NONE,
    )


def _target_caption(figures: Figures, target: float | None) -> str:
    if not figures:
        return _("Hvad skal flyttes for at nå målet? Der er ingen tal at regne på")
    if target is None:
        return _("Arbejdstidens fordeling nu; der er ikke sat et mål for direkte arbejde")
    direct = {
        quantity: vars(one)
        for (scenario, quantity, subject), one in figures.items()
        if (scenario, subject) == ("present", "direct")
    }
    return results_ahead.what_if(direct, target, None).text(current(), "short")


def _no_rates(kpis: Kpis) -> str:
    return _(
        "Der er ikke fire hele kvartaler med registreringer til og med {quarter_name}.",
        quarter_name=kpis.quarter_name,
    )


def _cell(figures: Figures, quantity: str, subject: str) -> str:
    found = figures.get(("present", quantity, subject))
    return _NONE if found is None else _formatted(quantity, found.value)


def _moved(figures: Figures, subject: str) -> str:
    found = figures.get(("present", "hours_moved", subject))
    if found is None:
        return _NONE
    if formats.amount(abs(found.value)) == formats.amount(0):
        return formats.amount(0)
    said = formats.amount(found.value, signed=True)
    if found.lower is None or found.upper is None:
        return said
    low, high = (formats.amount(end, signed=True) for end in (found.lower, found.upper))
    return _("{value} ({lower} til {upper})", value=said, lower=low, upper=high)


def _with_interval(figures: Figures, scenario: str, quantity: str, subject: str) -> str:
    found = figures.get((scenario, quantity, subject))
    if found is None:
        return _NONE
    said = _formatted(quantity, found.value)
    if found.lower is None or found.upper is None:
        return said
    low, high = _formatted(quantity, found.lower), _formatted(quantity, found.upper)
    return said if low == high else f"{said} ({low}–{high})"


def _formatted(quantity: str, value: float) -> str:
    if quantity.startswith(("share", "highest")):
        return formats.share(value)
    if quantity.startswith("full_time"):
        return formats.decimals(value)
    return formats.amount(value)
