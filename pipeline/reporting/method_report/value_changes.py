"""Figures that readers had seen and that became others, build by build.

Only KPIs chosen for the public, of the whole team (``pipeline/reporting/disclosure.py``): a page
that analysts pass on must not tell more than the committee's.
"""

from __future__ import annotations

from pipeline.reporting import formats
from pipeline.reporting.disclosure import PUBLIC_KPIS
from pipeline.reporting.escaping import for_html
from pipeline.reporting.language import N_, _, ngettext
from pipeline.reporting.method_report.reading import Methods, ValueChange

MOST_ROWS = 120

_REASONS = {
    "late_entries": N_("der er kommet registreringer for kvartalet i nye filer"),
    "files": N_("der er modtaget nye filer, eller filer er trukket tilbage"),
    "corrections": N_("rettelserne i corrections.toml er ændret"),
    "settings": N_("indstillinger, ordlister eller medarbejderlisten er ændret"),
    "definition": N_("nøgletallets definition er ændret"),
    "program": N_("beregnet med en anden version af programmet"),
}


def value_changes_html(methods: Methods) -> str:
    """Return a table of the changed figures, the latest first; a sentence where there are none."""
    told = [one for one in methods.value_changes if one.kpi_id in PUBLIC_KPIS]
    if not told:
        none = _(
            "Ingen af de tal, der er udgivet for afsluttede kvartaler og for udgangspunktet, er "
            "ændret siden."
        )
        return f"<p>{for_html(none)}</p>"
    heads = (_("Ændret"), _("Nøgletal"), _("Periode"), _("Før"), _("Nu"), _("Mulig årsag"))
    head = "".join(f'<th scope="col">{for_html(text)}</th>' for text in heads)
    rows = "".join(_row(methods, one) for one in told[:MOST_ROWS])
    caption = for_html(_("Udgivne tal, der er ændret, de seneste først"))
    return (
        f'<div class="u-scroll" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="u-table"><caption class="u-hidden">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        f"<p>{for_html(_note(len(told) - MOST_ROWS))}</p>"
    )


def _row(methods: Methods, one: ValueChange) -> str:
    kpi = next(kpi for kpi in methods.kpis if kpi.kpi_id == one.kpi_id)
    day = formats.long_date(one.as_of)
    period = (
        _("udgangspunktet")
        if one.period_type == "baseline"
        else formats.long_quarter(one.period_start)
    )
    values = "".join(
        f'<td class="u-number">{for_html(formats.by_unit(value, kpi.unit))}</td>'
        for value in (one.former_value, one.value)
    )
    reasons = formats.joined([_(_REASONS[code]) for code in one.reasons.split(";")])
    return (
        f'<tr><th scope="row">{for_html(day)}</th><td>{for_html(kpi.title)}</td>'
        f"<td>{for_html(period)}</td>{values}<td>{for_html(reasons)}</td></tr>"
    )


def _note(more: int) -> str:
    """Return how to read the table, and how many rows it leaves out."""
    note = _(
        "»Før« er det tal, der sidst var udgivet, »Nu« det, der afløste det, og »Ændret« datoen "
        "for den nye opgørelse. Tal for kvartaler, der ikke var slut, er ikke med. Årsagen er, "
        "hvad der er "
        "forskelligt mellem de to opgørelser; er der flere, kan det ikke ses, hvor meget hver af "
        "dem betyder."
    )
    if more <= 0:
        return note
    left_out = ngettext(
        "{count} ældre ændring er ikke vist.", "{count} ældre ændringer er ikke vist.", more,
        count=formats.count(more),
    )  # fmt: skip
    return f"{note} {left_out}"
