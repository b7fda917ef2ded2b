"""Every KPI as the header of its SQL file defines it, and what it is made from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.reporting import formats
from pipeline.reporting.escaping import for_html
from pipeline.reporting.language import N_, _, current
from pipeline.reporting.method_report.reading import Kpi, Methods
from pipeline.wording.formats import unbroken

_UNITS = {
    "share": N_("procent"),
    "hours": N_("timer"),
    "hours_per_week": N_("timer om ugen"),
    "fte": N_("årsværk"),
    "count": N_("antal"),
    "days": N_("dage"),
    "per_hour": N_("pr. time"),
}
_GOOD = {
    "up": N_("op"),
    "down": N_("ned"),
    "watch": N_("ingen; følges"),
    "model": N_("den, som den valgte model lægger op til"),
}
_DIMENSIONS = {
    "team": N_("hele den operative indsats"),
    "unit": N_("enhed"),
    "network": N_("netværk"),
    "source": N_("kilde"),
}
# Where the memo speaks of it, as headers write it -> how a page writes it.
_MEMO = (
    (re.compile(r"\btasks?\b"), N_("opgave")),
    (re.compile(r"\bp\."), N_("side")),
    (re.compile(r"\bmodels\b"), N_("modellerne")),
)


def overview_html(methods: Methods) -> str:
    """Return a table of all KPIs, each leading to its definition."""
    heads = (_("Nøgletal"), _("Enhed"), _("Ønsket retning"), _("Notatet"))
    head = "".join(f'<th scope="col">{for_html(text)}</th>' for text in heads)
    rows = "".join(
        f'<tr><th scope="row"><a href="#kpi-{kpi.kpi_id}">{for_html(kpi.title)}</a></th>'
        f"<td>{for_html(_unit(kpi))}</td><td>{for_html(_good(kpi))}</td>"
        f"<td>{for_html(memo(kpi.memo))}</td></tr>"
        for kpi in methods.kpis
    )
    caption = for_html(_("Alle nøgletal"))
    return (
        f'<div class="u-scroll" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="u-table"><caption class="u-hidden">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def definitions_html(methods: Methods) -> str:
    """Return the definition of each KPI with what it is made from."""
    return "".join(_section(methods, kpi) for kpi in methods.kpis)


def memo(reference: str) -> str:
    """Return where the memo speaks of a KPI; a dash where it does not."""
    for written, said in _MEMO:
        reference = written.sub(_(said), reference)
    return reference


def _section(methods: Methods, kpi: Kpi) -> str:
    entries = "".join(
        f"<dt>{for_html(name)}</dt><dd>{text}</dd>" for name, text in _said(methods, kpi)
    )
    return (
        f'<section class="u-kpi" id="kpi-{kpi.kpi_id}"><h2>{for_html(kpi.title)}</h2>'
        f"<dl>{entries}</dl>{_sources(methods, kpi)}</section>"
    )


def _said(methods: Methods, kpi: Kpi) -> Iterator[tuple[str, str]]:
    """Return what is said of a KPI: a name and HTML."""
    yield _("Navn i datavarehuset"), f"<code>{for_html(kpi.kpi_id)}</code>"
    if current() == "da":
        yield _("Definition"), for_html(unbroken(kpi.definition_da))
    if kpi.boundary:
        yield _("Afgrænsning"), for_html(kpi.boundary)
    yield _("Beregning"), _english(kpi.definition_en)
    for column, name in (("numerator", _("Tæller")), ("denominator", _("Nævner"))):
        if told := methods.parts.get((kpi.kpi_id, column)):
            yield name, _english(told)
    yield _("Enhed"), for_html(_unit(kpi))
    yield _("Ønsket retning"), for_html(_good(kpi))
    cuts = [_(_DIMENSIONS[cut]) if cut in _DIMENSIONS else cut for cut in kpi.dimensions.split(";")]
    yield _("Opgøres for"), for_html(", ".join(cuts))
    yield _("Mulige værdier"), for_html(_bounds(kpi))
    yield _("I notatet"), for_html(memo(kpi.memo))
    if beside := next((one for one in methods.kpis if one.kpi_id == kpi.shown_with), None):
        yield (
            _("Vises ved siden af"),
            f'<a href="#kpi-{beside.kpi_id}">{for_html(beside.title)}</a>',
        )
    if kpi.needs_chance:
        yield _("Vises kun"), for_html(_("sammen med det, tilfældige udsving alene ville give"))
    if kpi.is_median_of_cases:
        yield _("Slags"), for_html(_("median af sager, også dem, der ikke er afsluttet"))
    if kpi.is_trailing:
        yield _("Slags"), for_html(_("en måneds tal er af det år, der slutter med den"))


def _english(text: str) -> str:
    """Return a text that stands in English only, marked as that for those who have it read out."""
    return f'<span lang="en">{for_html(text)}</span>'


def _unit(kpi: Kpi) -> str:
    return _(_UNITS[kpi.unit]) if kpi.unit in _UNITS else kpi.unit


def _good(kpi: Kpi) -> str:
    return _(_GOOD[kpi.good]) if kpi.good in _GOOD else kpi.good


def _bounds(kpi: Kpi) -> str:
    least = None if kpi.least_value is None else _bound(kpi, kpi.least_value)
    most = None if kpi.greatest_value is None else _bound(kpi, kpi.greatest_value)
    if least is not None and most is not None:
        return _("{least} til {most}", least=least, most=most)
    if least is not None:
        return _("mindst {least}", least=least)
    if most is not None:
        return _("højst {most}", most=most)
    return _("alle, også negative")


def _bound(kpi: Kpi, value: float) -> str:
    return formats.whole_share(value) if kpi.unit == "share" else formats.count(value)


def _sources(methods: Methods, kpi: Kpi) -> str:
    """Return the tables behind a KPI, those that its file reads itself in bold."""
    table = f"kpi.{kpi.kpi_id}"
    direct = set(methods.lineage.get(table, ()))
    entries = ""
    for schema, names in methods.upstream(table).items():
        shown = ", ".join(
            f"<b>{for_html(name.partition('.')[2])}</b>"
            if name in direct
            else for_html(name.partition(".")[2])
            for name in names
        )
        entries += f"<dt><code>{for_html(schema)}</code></dt><dd>{shown}</dd>"
    told = for_html(_("Tabellerne bag"))
    of = for_html(kpi.title)
    return (
        f'<details class="u-details"><summary>{told}<span class="u-hidden">: {of}</span></summary>'
        f"<dl>{entries}</dl></details>"
    )
