"""The site's index: where each reader finds what, in the newest report and in those of before."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats
from pipeline.reporting.escaping import for_html
from pipeline.reporting.language import N_, _, current
from pipeline.reporting.language_link import index_in_other_language
from pipeline.reporting.site import Origin, QuarterPages

# Reader, what they find, and the pages with the words of their links.
_READERS = (
    (
        N_("Ledelsen"),
        N_("Overblik, områder, nøgletal og datakvalitet"),
        (("dashboard", ".html", N_("Dashboard")),),
    ),
    (
        N_("Udvalget"),
        N_("Notat med tal for hele den operative indsats"),
        (
            ("committee", ".html", N_("Læs notatet")),
            ("committee", ".pdf", N_("Hent som PDF")),
            ("committee", ".docx", N_("Hent som Word")),
        ),
    ),
    (
        N_("Den registreringsansvarlige"),
        N_("Hvad kontrollerne af data har fundet, og hvilke rækker der skal ses efter"),
        (("quality", ".html", N_("Kvalitetsrapport")),),
    ),
)
_SHORT = {".html": N_("Notat"), ".pdf": N_("PDF"), ".docx": N_("Word")}


def index_html(quarters: Sequence[QuarterPages], shown: str) -> str:
    """Return the index: the report of one quarter by reader, and a table of the others.

    Parameters
    ----------
    quarters
        What lies in the site, the newest first; no page is linked that is not among it.
    shown
        The quarter whose pages stand first: ``2025-Q3``.
    """
    own = [one for one in quarters if one.language == current()]
    first = next((one for one in own if one.quarter == shown), None)
    others = [one for one in own if one is not first]
    parts = (_readers(first) if first else "", _table(others) if others else "")
    return "".join(parts) + index_in_other_language(quarters)


def _readers(one: QuarterPages) -> str:
    items = []
    for reader, what, pages in _READERS:
        links = [_link(one, name, ending, _(text)) for name, ending, text in pages]
        if any(links):
            items.append(_item(reader, what, " · ".join(filter(None, links))))
    told = _(
        "Hver række bag tallene: den DuckDB-fil, som {file} peger på",
        file="<code>warehouse/current.json</code>",
    )
    methods = _link(one, "methods", ".html", _("Metoderapport"))
    link = f"<p>{methods}</p>" if methods else ""
    items.append(f"<li><h3>{_('Analytikeren')}</h3><p>{told}</p>{link}</li>")
    made = _made(one)
    line = f'<p class="u-how">{made}</p>' if made else ""
    heading = f"<h2>{formats.long_quarter(one.first_day)}</h2>"
    return f'{heading}{line}<ul class="u-readers">{"".join(items)}</ul>'


def _item(reader: str, what: str, links: str) -> str:
    return f"<li><h3>{_(reader)}</h3><p>{_(what)}</p><p>{links}</p></li>"


def _link(one: QuarterPages, name: str, ending: str, text: str) -> str:
    """Return a link to a page; nothing where the page is not there."""
    if ending not in one.documents.get(name, ()):
        return ""
    up = "../" if one.language != "da" else ""
    return f'<a href="{up}{one.folder}/{name}{ending}">{text}</a>'


def _made(one: QuarterPages) -> str:
    """Say of which day the figures are, and what rendered the pages: once, where all are alike."""
    return " ".join(dict.fromkeys(_origin(origin) for origin in one.origins.values()))


def _origin(origin: Origin) -> str:
    day = formats.long_date(origin.as_of)
    if origin.engine == "builtin":
        return _("Opgjort pr. {day}; siderne er lavet med den indbyggede motor.", day=day)
    engine = for_html(origin.engine.capitalize())
    return _("Opgjort pr. {day}; siderne er lavet med {engine}.", day=day, engine=engine)


def _table(quarters: Sequence[QuarterPages]) -> str:
    headings = (
        _("Kvartal"),
        _("Dashboard"),
        _("Notat"),
        _("Kvalitetsrapport"),
        _("Metoderapport"),
        _("Opgørelse"),
    )
    head = "".join(f'<th scope="col">{text}</th>' for text in headings)
    body = "".join(_row(one) for one in quarters)
    caption = _("Andre kvartaler")
    return (
        f"<h2>{caption}</h2>"
        f'<div class="u-scroll" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="u-table"><caption class="u-hidden">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(one: QuarterPages) -> str:
    notat = [_link(one, "committee", ending, _(text)) for ending, text in _SHORT.items()]
    cells = (
        _link(one, "dashboard", ".html", _("Dashboard")),
        " · ".join(filter(None, notat)),
        _link(one, "quality", ".html", _("Kvalitetsrapport")),
        _link(one, "methods", ".html", _("Metoderapport")),
    )
    none = _("ikke udarbejdet")
    shown = "".join(f"<td>{cell or none}</td>" for cell in (*cells, _made(one) or "–"))
    return f'<tr><th scope="row">{formats.long_quarter(one.first_day)}</th>{shown}</tr>'
