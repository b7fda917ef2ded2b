"""Every KPI's control chart as one row: what a board reads."""

from __future__ import annotations

import math

from pipeline.reporting import formats, sentences, spc_words
from pipeline.reporting.kpis import GAINS, Kpis
from pipeline.reporting.language import _, current
from pipeline.reporting.records.figures import Definition
from pipeline.reporting.records.spc import SpcSummary
from pipeline.reporting.tables import Table
from pipeline.wording import results

_NONE = "–"


def spc_table(kpis: Kpis) -> Table:
    """Return one row per KPI that has months: value, target, limits, verdicts."""
    found = [(d, s) for d in kpis.definitions if (s := kpis.spc(d.kpi_id)) and s.point_count]
    last = max((s.last_month for _, s in found if s.last_month), default=None)
    until = _(" til og med {last}", last=formats.long_month(last)) if last else ""
    return Table(
        caption=_("Ændring eller tilfældige udsving? Alle nøgletal, månedstal{until}", until=until),
        headings=(
            _("Nøgletal"),
            _("Variation"),
            _("Seneste måned"),
            _("Mål"),
            _("Nås målet?"),
            _("Middel og grænser"),
            _("Niveau nu"),
        ),
        rows=tuple(_row(kpis, definition, summary) for definition, summary in found),
        numeric=(3, 6),
        widths=(7, 8, 4, 3, 4, 5, 3),
        note=_note(kpis, [definition for definition, _ in found]),
    )


def _row(kpis: Kpis, definition: Definition, summary: SpcSummary) -> tuple[str, ...]:
    now = kpis.spc(definition.kpi_id, "recalculated")

    def shown(value: float | None) -> str:
        # What is never nought by chance alone is not shown without what chance would give.
        if value is None or definition.needs_chance:
            return _NONE
        return formats.by_unit(value, definition.unit)

    value = shown(summary.last_value)
    if summary.last_month and value != _NONE:
        value = f"{value} ({formats.short_month(summary.last_month)})"
    return (
        definition.title,
        variation_text(summary),
        value,
        shown(summary.target),
        _target_is_met(summary),
        _lines(definition, summary),
        shown(now.centre) if now else _NONE,
    )


def _target_is_met(summary: SpcSummary) -> str:
    return results.spc_assurance(vars(summary)).text(current(), "short")


def _lines(definition: Definition, summary: SpcSummary) -> str:
    """Return mean and limits; a limit that no month could reach is drawn in to what one can."""
    if summary.centre is None or definition.needs_chance:
        return _NONE
    centre = formats.by_unit(summary.centre, definition.unit)
    if summary.lower_limit is None or summary.upper_limit is None:
        return f"{centre} (median)"
    lowest = -math.inf if definition.kpi_id in GAINS else 0.0
    highest = 1.0 if definition.unit == "share" else math.inf
    lower = formats.by_unit(max(summary.lower_limit, lowest), definition.unit)
    upper = formats.by_unit(min(summary.upper_limit, highest), definition.unit)
    return _("{value} ({lower} til {upper})", value=centre, lower=lower, upper=upper)


def variation_text(summary: SpcSummary) -> str:
    """Return sign and words of the verdict, with the month of the first signal; or why none."""
    sign = spc_words.SIGNS.get(summary.variation or "", spc_words.NO_SIGN)
    first = summary.first_signal_month
    is_signal = summary.variation not in (None, "common_cause", "too_little_data")
    since = (
        _(" (første signal {first})", first=formats.long_month(first))
        if first and is_signal
        else ""
    )
    return f"{sign} {sentences.verdict(summary)}{since}"


def _note(kpis: Kpis, shown: list[Definition]) -> str:
    hidden = [d.title for d in kpis.definitions if d not in shown]
    without = _("Uden månedstal: {hidden}. ", hidden=formats.joined(hidden)) if hidden else ""
    chance = [d.title for d in shown if d.needs_chance]
    alone = (
        _(
            "{chance} vises uden tal, fordi tallet aldrig er nul; se siden Nøgletal. ",
            chance=formats.joined(chance),
        )
        if chance
        else ""
    )
    return _(
        "Middel og grænser er udgangspunktets og derefter fastholdt; »niveau nu« "
        "er middel af månederne fra ikrafttræden, når overgangsmånederne ikke er "
        "regnet med. ▲ ønsket retning, ◆ uønsket retning, ◇ systematisk ændring "
        "uden en ønsket retning, ● kun tilfældig variation, ○ ingen vurdering. "
        "»Nås målet?« svarer for processen, som den forløber nu: ja, nej eller "
        "nogle måneder og andre ikke. Et styringsdiagram kan ikke alene afgøre, "
        "om tiden er flyttet. {without}{alone}{rules_sentence} {not_effect}",
        without=without,
        alone=alone,
        rules_sentence=spc_words.rules_sentence(kpis.spc_rules),
        not_effect=_(sentences.NOT_EFFECT),
    )
