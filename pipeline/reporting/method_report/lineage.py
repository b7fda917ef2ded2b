"""How the schemas of the warehouse are made from each other: a drawing, and the same as a table."""

from __future__ import annotations

from collections import Counter

from pipeline.reporting import formats
from pipeline.reporting.escaping import for_html
from pipeline.reporting.language import N_, _, ngettext
from pipeline.reporting.method_report.reading import SCHEMAS, Methods

_SAID = {
    "raw": N_("det, der er læst ind, og indstillingerne"),
    "staging": N_("hver kilde for sig; rækker, der er erstattet, er mærket"),
    "core": N_("det fælles: registreringer, møder, perioder, medarbejderkoder"),
    "kpi": N_("en tabel for hvert nøgletal"),
    "mart": N_("det, rapporterne læser"),
}
_WIDTH, _HEIGHT, _GAP, _TOP = 110, 56, 55, 96


def lineage_html(methods: Methods) -> str:
    """Return the drawing, with its words, and the table."""
    tables = _tables(methods)
    edges = _edges(methods)
    return f'<figure class="u-lineage">{_drawing(tables, edges)}</figure>{_table(tables, edges)}'


def _schema(table: str) -> str:
    return table.partition(".")[0]


def _tables(methods: Methods) -> dict[str, int]:
    """Return how many tables of each schema take part."""
    names = set(methods.lineage) | {one for found in methods.lineage.values() for one in found}
    counts = Counter(map(_schema, names))
    return {schema: counts[schema] for schema in SCHEMAS if counts[schema]}


def _edges(methods: Methods) -> dict[tuple[str, str], int]:
    """Return how many tables of a schema are read by tables of another one: (read, reads)."""
    counts = Counter(
        (_schema(one), _schema(table)) for table, found in methods.lineage.items() for one in found
    )
    return {pair: counts[pair] for pair in sorted(counts, key=_order) if pair[0] != pair[1]}


def _order(pair: tuple[str, str]) -> tuple[int, int]:
    return SCHEMAS.index(pair[0]), SCHEMAS.index(pair[1])


def _drawing(tables: dict[str, int], edges: dict[tuple[str, str], int]) -> str:
    """Return boxes from left to right; arrows that pass a box go over it."""
    places = {schema: number * (_WIDTH + _GAP) for number, schema in enumerate(tables)}
    width = len(tables) * (_WIDTH + _GAP) - _GAP
    arrows = "".join(_arrow(places, *pair) for pair in edges)
    boxes = "".join(_box(places[schema], schema, count) for schema, count in tables.items())
    said = "; ".join(_("{reads} læser {read}", reads=reads, read=read) for read, reads in edges)
    alt = for_html(_("Skemaerne i datavarehuset fra venstre mod højre: {said}.", said=said))
    return (
        f'<svg viewBox="-2 -2 {width + 4} {_TOP + _HEIGHT + 4}" role="img" aria-label="{alt}" '
        'xmlns="http://www.w3.org/2000/svg" style="max-width:56rem;width:100%">'
        '<defs><marker id="u-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#51606b"/></marker></defs>'
        f"{arrows}{boxes}</svg>"
    )


def _box(left: int, schema: str, count: int) -> str:
    middle = left + _WIDTH / 2
    number = ngettext("{count} tabel", "{count} tabeller", count, count=formats.count(count))
    return (
        f'<rect x="{left}" y="{_TOP}" width="{_WIDTH}" height="{_HEIGHT}" rx="6" fill="#f2f5f7" '
        'stroke="#0b4f7a" stroke-width="1.5"/>'
        f'<text x="{middle}" y="{_TOP + 25}" text-anchor="middle" font-size="16" '
        f'font-weight="600" fill="#1f2a33">{for_html(schema)}</text>'
        f'<text x="{middle}" y="{_TOP + 44}" text-anchor="middle" font-size="13" '
        f'fill="#1f2a33">{for_html(number)}</text>'
    )


def _arrow(places: dict[str, int], read: str, reads: str) -> str:
    names = list(places)
    steps = names.index(reads) - names.index(read)
    line = 'fill="none" stroke="#51606b" stroke-width="1.5" marker-end="url(#u-arrow)"'
    if steps == 1:
        y = _TOP + _HEIGHT / 2
        return f'<path d="M{places[read] + _WIDTH} {y} H{places[reads] - 1}" {line}/>'
    start, end = places[read] + _WIDTH / 2 + 14, places[reads] + _WIDTH / 2 - 14
    height = _TOP - 30 * steps
    return f'<path d="M{start} {_TOP} C{start} {height} {end} {height} {end} {_TOP - 1}" {line}/>'


def _table(tables: dict[str, int], edges: dict[tuple[str, str], int]) -> str:
    heads = (_("Skema"), _("Indhold"), _("Tabeller"), _("Læser"))
    head = "".join(f'<th scope="col">{for_html(text)}</th>' for text in heads)
    rows = ""
    for schema, count in tables.items():
        sources = [read for read, reads in edges if reads == schema]
        read = ", ".join(sources) or _("filerne i datasøen")
        rows += (
            f'<tr><th scope="row"><code>{for_html(schema)}</code></th>'
            f'<td>{for_html(_(_SAID[schema]))}</td><td class="u-number">{formats.count(count)}</td>'
            f"<td>{for_html(read)}</td></tr>"
        )
    caption = for_html(_("Skemaerne i datavarehuset"))
    return (
        f'<div class="u-scroll" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="u-table"><caption class="u-hidden">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
