"""The value boxes of the dashboard, and what stands under each of them."""

from __future__ import annotations

from pipeline.reporting import formats, sentences, spc_words
from pipeline.reporting.escaping import for_html
from pipeline.reporting.kpis import FULL_TIME, HOURS_A_WEEK, Kpis
from pipeline.reporting.language import _
from pipeline.reporting.tables import target_text

# variation verdict → icon of the box
_ICONS = {
    "improving": "graph-up-arrow",
    "concerning": "exclamation-triangle",
    "improving_and_concerning": "arrow-down-up",
    "common_cause": "dash-circle",
}
_NO_ICON = "info-circle"


def value_box(kpis: Kpis, kpi_id: str) -> dict[str, str]:
    """Return a value box of this quarter's value; what Quarto's ``content: valuebox`` takes."""
    definition = kpis.definition(kpi_id)
    value = kpis.value(kpi_id, kpis.quarter)
    unit = definition.unit if definition else "share"
    is_gain = kpi_id == HOURS_A_WEEK  # its title says "om ugen"
    shown = formats.hours(value, signed=True) if is_gain else formats.by_unit(value, unit)
    summary = None if kpis.is_past(kpi_id) else kpis.spc(kpi_id)
    icon = _ICONS.get(summary.variation or "", _NO_ICON) if summary else _NO_ICON
    return {"value": shown, "icon": icon, "color": "light"}


def box_note(kpis: Kpis, kpi_id: str) -> str:
    """Return what stands under a value box, as HTML: change, verdict, recounts, target."""
    parts = [_paragraph("u-period", _which(kpis))]
    if kpi_id == HOURS_A_WEEK:
        parts.append(_paragraph("u-change", _gained(kpis)))
    else:
        parts.append(_paragraph("u-change", sentences.against_baseline(kpis, kpi_id)))
    parts += [_verdict(kpis, kpi_id), _recounts(kpis, kpi_id), _more(kpis, kpi_id)]
    return f'<div class="u-note">{"".join(parts)}</div>'


def _which(kpis: Kpis) -> str:
    if kpis.quarter is None:
        return _("{quarter_name}: ingen data", quarter_name=kpis.quarter_name)
    running = "" if kpis.quarter.is_complete else _(" (ikke afsluttet)")
    return f"{kpis.quarter.label}{running}"


def _gained(kpis: Kpis) -> str:
    """Return hours a week and full-time equivalents gained against the baseline."""
    period = kpis.compared
    weekly = kpis.value(HOURS_A_WEEK, period)
    if kpis.baseline is None:
        return _("Kan ikke opgøres: der er intet udgangspunkt at sammenligne med.")
    if weekly is None or period is None:
        return _("Kan ikke opgøres: der er ingen registreringer i perioden.")
    full_time = kpis.value(FULL_TIME, period)
    equal = "" if full_time is None else f" ({formats.full_time(full_time, signed=True)})"
    gained = formats.hours_a_week(weekly, signed=True)
    return _(
        "{gained}{equal} {when} mod udgangspunktet.",
        gained=gained,
        equal=equal,
        when=sentences.when(period),
    )


def _verdict(kpis: Kpis, kpi_id: str) -> str:
    """Return what the chart says of the quarter; nothing where it says so of a later one."""
    summary = kpis.spc(kpi_id)
    if summary is None or kpis.is_past(kpi_id):
        return ""
    sign = spc_words.SIGNS.get(summary.variation or "", spc_words.NO_SIGN)
    said = sentences.verdict(summary)
    kind = (summary.variation or "none").replace("_", "-")
    said = said[0].lower() + said[1:]
    told = _("Styringsdiagram: {verdict}.", verdict=said)
    if summary.last_month and kpis.months_beyond(kpi_id):
        told = _(
            "Styringsdiagram til og med {last}: {verdict}.",
            last=formats.long_month(summary.last_month),
            verdict=said,
        )
    return (
        f'<p class="u-verdict u-{kind}"><span aria-hidden="true">{sign}</span> {for_html(told)}</p>'
    )


def _more(kpis: Kpis, kpi_id: str) -> str:
    """Return what is folded up: the target, the forecast, and how recounts went."""
    said = [*_target(kpis, kpi_id), *_recounts_told(kpis, kpi_id)]
    if not said:
        return ""
    definition = kpis.definition(kpi_id)
    name = definition.title if definition else kpi_id
    told = "".join(_paragraph("u-target", text) for text in said)
    return (
        f'<details class="u-details u-more"><summary>{for_html(_("Mål og mere"))}'
        f'<span class="u-hidden">: {for_html(name)}</span></summary>{told}</details>'
    )


def _target(kpis: Kpis, kpi_id: str) -> list[str]:
    if kpis.target(kpi_id) is None:
        return []
    target = target_text(kpis, kpi_id)
    ahead = None if kpis.is_past(kpi_id) else kpis.told("forecast", kpi_id)
    said = [ahead.sentence] if ahead else []
    if not ahead or target not in ahead.sentence:  # which is of the target due next as of now
        said.insert(0, _("Mål: {target}.", target=target))
    return said


def _recounts(kpis: Kpis, kpi_id: str) -> str:
    """Return the shares that must stand beside it: the same walk may have got a new label."""
    found = kpis.recounts(kpi_id)
    if not found:
        return ""
    items = "".join(
        f"<li>{for_html(d.title)}: "
        f"<strong>{for_html(formats.share(kpis.value(d.kpi_id, kpis.quarter)))}</strong></li>"
        for d in found
    )
    asked = _("Er det tid eller kun et nyt navn? Andelen opgjort på anden vis:")
    return f'<p class="u-recounts">{for_html(asked)}</p><ul>{items}</ul>'


def _recounts_told(kpis: Kpis, kpi_id: str) -> list[str]:
    return [
        f"{d.title}: {sentences.against_baseline(kpis, d.kpi_id)}" for d in kpis.recounts(kpi_id)
    ]


def _paragraph(style: str, text: str) -> str:
    return f'<p class="{style}">{for_html(text)}</p>'
