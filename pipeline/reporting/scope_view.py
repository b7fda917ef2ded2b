"""What the front page says and shows of one area or one target group."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reporting import formats, sentences
from pipeline.reporting.escaping import for_html
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _
from pipeline.reporting.records.scope import OutreachTime
from pipeline.reporting.records.setting import Period
from pipeline.reporting.scopes import Figures, Scope

OUTREACH = "direct_of_outreach_share"
ATTENDANCE = "ssp_attendance_rate"
_NONE = "–"


@dataclass(frozen=True)
class Box:
    """A value box: title, value and what stands under it."""

    title: str
    value: str
    note: str


def sentence(kpis: Kpis, figures: Figures, scope: Scope) -> str:
    """Return the answer to the first question about an area or a target group."""
    period = kpis.compared
    time = figures.time(scope, period)
    if period is None or time is None:
        return _(
            "Der er ingen tal for »{name}« i {quarter}. Enten er der ikke registreret arbejde, "
            "eller også er for lidt af arbejdet registreret med område eller målgruppe.",
            name=scope.name,
            quarter=kpis.quarter_name,
        )
    about = _target_group if scope.dimension == "target_group" else _area
    return about(figures, scope, period, time)


def _area(figures: Figures, scope: Scope, period: Period, time: OutreachTime) -> str:
    when = _capital(sentences.when(period))
    now = _weekly(time.direct_hours_per_week)
    seen = _weekly(time.visibility_hours_per_week)
    if not figures.can_compare(time):
        return _(
            "{when} gik {now} til direkte arbejde i {name} og {seen} til synlighed. Der er intet "
            "udgangspunkt at sammenligne med.",
            when=when,
            now=now,
            seen=seen,
            name=scope.name,
        )
    return _(
        "{when} gik {now} til direkte arbejde i {name} mod {before} i udgangspunktet, og {seen} "
        "til synlighed mod {seen_before}. Om ændringen er mere end tilfældige udsving, vurderes "
        "kun for hele den operative indsats.",
        when=when,
        now=now,
        name=scope.name,
        before=_weekly(time.baseline_direct_hours_per_week),
        seen=seen,
        seen_before=_weekly(time.baseline_visibility_hours_per_week),
    )


def _target_group(figures: Figures, scope: Scope, period: Period, time: OutreachTime) -> str:
    when = _capital(sentences.when(period))
    now, share = _weekly(time.direct_hours_per_week), formats.share(time.share_of_direct)
    if not figures.can_compare(time):
        return _(
            "{when} gik {now} til direkte arbejde med målgruppen »{name}«, {share} af det direkte "
            "arbejde. Der er intet udgangspunkt at sammenligne med.",
            when=when,
            now=now,
            share=share,
            name=scope.name,
        )
    return _(
        "{when} gik {now} til direkte arbejde med målgruppen »{name}« mod {before} i "
        "udgangspunktet. Det er {share} af det direkte arbejde mod {share_before}. Om ændringen er "
        "mere end tilfældige udsving, vurderes kun for hele den operative indsats.",
        when=when,
        now=now,
        name=scope.name,
        before=_weekly(time.baseline_direct_hours_per_week),
        share=share,
        share_before=formats.share(time.baseline_share_of_direct),
    )


def boxes(kpis: Kpis, figures: Figures, scope: Scope) -> tuple[Box, Box, Box, Box]:
    """Return the four value boxes of an area or a target group, of the chosen quarter."""
    time = figures.time(scope, kpis.quarter)
    later = figures.time(scope, kpis.compared)
    is_area = scope.dimension == "network"
    first = _outreach_box(kpis, scope) if is_area else _share_box(kpis, figures, time, later)
    third = (
        _hours_box(
            kpis,
            figures,
            "visibility",
            title=_("Synlighed, timer om ugen"),
            time=time,
            later=later,
        )
        if is_area
        else Box(
            _("Synlighed i gadebilledet"),
            _NONE,
            _paragraph("u-change", _("Målgruppen registreres kun for direkte arbejde.")),
        )
    )
    return (
        first,
        _hours_box(
            kpis,
            figures,
            "direct",
            title=_("Direkte timer om ugen"),
            time=time,
            later=later,
        ),
        third,
        _attendance_box(kpis, scope) if is_area else _recorded_box(kpis, time),
    )


def _outreach_box(kpis: Kpis, scope: Scope) -> Box:
    return _kpi_box(kpis, scope, OUTREACH, _("Direkte arbejde af den opsøgende tid"))


def _attendance_box(kpis: Kpis, scope: Scope) -> Box:
    return _kpi_box(kpis, scope, ATTENDANCE, _("Netværksmøder, hvor indsatsen deltog"))


def _kpi_box(kpis: Kpis, scope: Scope, kpi_id: str, title: str) -> Box:
    """Return a box of a KPI that is cut by area: a share, now and in the baseline."""
    value = kpis.value(kpi_id, kpis.quarter, network=scope.code)
    now = kpis.value(kpi_id, kpis.compared, network=scope.code)
    before = kpis.value(kpi_id, kpis.baseline, network=scope.code)
    if kpis.compared is None or now is None:
        said = _("Ingen data.")
    elif before is None:
        said = _("Intet udgangspunkt at sammenligne med.")
    else:
        said = _(
            "{now} {when} mod {before} i udgangspunktet.",
            now=formats.share(now),
            when=sentences.when(kpis.compared),
            before=formats.share(before),
        )
    whole = kpis.value(kpi_id, kpis.quarter)
    beside = _("Alle områder under ét: {value}.", value=formats.share(whole))
    return Box(title, formats.share(value), _note(kpis, said, beside))


def _share_box(
    kpis: Kpis, figures: Figures, time: OutreachTime | None, later: OutreachTime | None
) -> Box:
    said = _("Ingen data.")
    if later is not None and kpis.compared is not None:
        said = _(
            "{now} {when}.",
            now=formats.share(later.share_of_direct),
            when=sentences.when(kpis.compared),
        )
        if figures.can_compare(later):
            said = _(
                "{change}, fra {before} i udgangspunktet til {now} {when}.",
                change=formats.points(later.share_change),
                before=formats.share(later.baseline_share_of_direct),
                now=formats.share(later.share_of_direct),
                when=sentences.when(kpis.compared),
            )
    value = formats.share(time.share_of_direct if time else None)
    return Box(_("Andel af det direkte arbejde"), value, _note(kpis, said))


def _hours_box(
    kpis: Kpis,
    figures: Figures,
    which: str,
    *,
    title: str,
    time: OutreachTime | None,
    later: OutreachTime | None,
) -> Box:
    said = _("Ingen data.")
    if later is not None and kpis.compared is not None:
        now = getattr(later, f"{which}_hours_per_week")
        said = _("{now} {when}.", now=_weekly(now), when=sentences.when(kpis.compared))
        if figures.can_compare(later):
            said = _(
                "{change}, fra {before} i udgangspunktet til {now} {when}.",
                change=formats.hours_a_week(
                    getattr(later, f"{which}_change_per_week"), signed=True
                ),
                before=formats.amount(getattr(later, f"baseline_{which}_hours_per_week")),
                now=formats.amount(now),
                when=sentences.when(kpis.compared),
            )
    value = getattr(time, f"{which}_hours_per_week") if time else None
    return Box(title, formats.hours(value), _note(kpis, said))


def _recorded_box(kpis: Kpis, time: OutreachTime | None) -> Box:
    said = _("Så meget af det direkte arbejde er registreret med en målgruppe.")
    value = formats.share(time.recorded_share if time else None)
    return Box(_("Direkte arbejde med målgruppe"), value, _note(kpis, said))


def _note(kpis: Kpis, *said: str) -> str:
    running = kpis.quarter is not None and not kpis.quarter.is_complete
    of = (
        _("{quarter} (ikke afsluttet)", quarter=kpis.quarter_name) if running else kpis.quarter_name
    )
    return _paragraph("u-period", of) + "".join(_paragraph("u-change", one) for one in said)


def _weekly(hours: float | None) -> str:
    return formats.hours_a_week(hours)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paragraph(style: str, text: str) -> str:
    return f'<p class="{style}">{for_html(text)}</p>'
