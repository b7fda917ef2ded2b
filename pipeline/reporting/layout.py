"""How charts, tables and texts stand on a page: HTML for the screen, Markdown for paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.reporting.charts import Chart, draw_paper, plotly_figures
from pipeline.reporting.escaping import (
    breakable,
    for_attribute,
    for_cell,
    for_html,
    for_markdown,
    for_script,
)
from pipeline.reporting.formats import NO_BREAK_SPACE
from pipeline.reporting.language import N_, _, current
from pipeline.reporting.sparklines import sparkline_html
from pipeline.reporting.tables import Table

_SCRIPTS = tuple(Path(__file__).with_name("charts") / name for name in ("draw.js", "download.js"))
_LONG = 40  # characters: a number with its interval stays on one line
_NEEDS_SCRIPT = N_("Diagrammet kræver JavaScript. Tallene står i tabellen herunder.")


@cache
def chart_script() -> str:
    """Return Plotly's script and our own that draw and save; once on a page, asking for nothing."""
    # Importing Plotly takes time that a page without charts need not spend.
    from plotly.offline import get_plotlyjs  # noqa: PLC0415

    own = "\n".join(script.read_text(encoding="utf-8") for script in _SCRIPTS)
    return f"<script>{get_plotlyjs()}</script>\n<script>{own}</script>"


def chart_html(chart: Chart) -> str:
    """Return a chart with its finding, unit, source, alternative text and table."""
    plots = "".join(_plot(chart, number) for number in range(len(chart.panels)))
    drawn = (
        f'<p class="u-empty">{for_html(_("Der er ingen data at vise."))}</p>'
        if chart.is_empty
        else f'<div class="u-plots u-plots-{min(3, len(chart.panels))}">{plots}</div>'
        f"<noscript><p>{for_html(_(_NEEDS_SCRIPT))}</p></noscript>"
    )
    note = f'<p class="u-how">{for_html(chart.note)}</p>' if chart.note else ""
    table = table_html(Table(chart.title, chart.headings, chart.rows), caption_is_hidden=True)
    # Where the comma is the decimal mark, a spreadsheet takes a semicolon to part the cells.
    separator = ";" if current() == "da" else ","
    kind = "u-chart u-lying" if chart.is_lying else "u-chart"
    return (
        f'<figure class="{kind}" id="{chart.chart_id}" data-separator="{separator}">'
        f'<h2 class="u-finding">{for_html(chart.title)}</h2>'
        f'<p class="u-unit">{for_html(chart.unit)}</p>'
        f"{drawn}{note}"
        f'<figcaption class="u-source">{for_html(chart.source)}</figcaption>'
        f'<details class="u-details"><summary>{for_html(_("Vis som tabel"))}'
        f'<span class="u-hidden">: '
        f"{for_html(chart.title)}</span></summary>{table}</details>{_downloads(chart)}</figure>"
    )


def _downloads(chart: Chart) -> str:
    """Return the buttons that save the chart's numbers and its picture; none without data."""
    if chart.is_empty:
        return ""
    kinds = (("csv", _("Hent tal (CSV)")), ("png", _("Hent billede (PNG)")))
    buttons = "".join(
        f'<button type="button" data-get="{kind}">{for_html(text)}<span class="u-hidden">: '
        f"{for_html(chart.title)}</span></button>"
        for kind, text in kinds
    )
    return f'<p class="u-get">{buttons}</p>'


def _plot(chart: Chart, number: int) -> str:
    """Return one panel: a heading where there are several, the place, and the data."""
    panel, figure = chart.panels[number], plotly_figures(chart)[number]
    place = f"plot-{chart.chart_id}-{number + 1}"
    # The first panel carries the words for all: a reader hears them once.
    spoken = f'role="img" aria-label="{for_html(chart.alt)}"' if number == 0 else ""
    hidden = ' aria-hidden="true"' if number else ""
    title = f'<h3 class="u-panel">{for_html(panel.title)}</h3>' if panel.title else ""
    return (
        f'<div class="u-cell"{hidden}>{title}'
        f'<div class="u-plot" id="{place}" {spoken} style="height:{chart.height}px"></div>'
        f'<script type="application/json" id="{place}-data">{for_script(figure)}</script></div>'
    )


def table_html(table: Table, *, caption_is_hidden: bool = False) -> str:
    """Return a table in a region that scrolls by itself and can be reached by keyboard."""
    hidden = ' class="u-hidden"' if caption_is_hidden else ""
    heads = [
        f'<th scope="col"{_numeric(table, n, text)}>{for_cell(text)}</th>'
        for n, text in enumerate(table.headings)
    ]
    if table.courses:
        heads.insert(1, f'<th scope="col">{for_html(_("Forløb"))}</th>')
    head = "".join(heads)
    body = "".join(
        "<tr>" + "".join(_cell(table, row_number, n, text) for n, text in enumerate(row)) + "</tr>"
        for row_number, row in enumerate(table.rows)
    )
    notes = (table.course_note if table.rows else "", table.note)
    note = "".join(f'<p class="u-how">{for_html(text)}</p>' for text in notes if text)
    if not table.rows:
        return f'<p class="u-empty">{for_html(_("Der er ingen data at vise."))}</p>{note}'
    return (
        f'<div class="u-scroll" role="region" tabindex="0" aria-label="{for_html(table.caption)}">'
        f'<table class="u-table"><caption{hidden}>{for_html(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{note}"
    )


def _cell(table: Table, row: int, column: int, text: str) -> str:
    if column:
        return f"<td{_numeric(table, column, text)}>{for_cell(text)}</td>"
    detail = table.details[row] if table.details else ""
    more = (
        f'<details class="u-details"><summary>{for_html(_("Definition"))}<span class="u-hidden">: '
        f"{for_html(text)}</span></summary><p>{for_html(detail)}</p></details>"
        if detail
        else ""
    )
    course = f"<td>{sparkline_html(table.courses[row])}</td>" if table.courses else ""
    return f'<th scope="row">{for_cell(text)}{more}</th>{course}'


def _numeric(table: Table, column: int, text: str = "") -> str:
    """Return the class of a cell with a number; one that says more than that may break."""
    if column not in table.numeric:
        return ""
    return ' class="u-number u-long"' if len(text) > _LONG else ' class="u-number"'


def table_markdown(table: Table, name: str) -> str:
    """Return a table as a pipe table with a caption and a cross-reference ``@tbl-<name>``.

    The dashes give the widths of the columns; all of it is text. On a narrow screen the region
    around it scrolls, so it must be reached by keyboard.
    """
    widths = table.widths or tuple(1 for _ in table.headings)
    rule = "|".join(
        f"{'-' * width * 8}:" if n in table.numeric else f":{'-' * width * 8}"
        for n, width in enumerate(widths)
    )
    lines = [
        f"| {' | '.join(map(for_markdown, table.headings))} |",
        f"|{rule}|",
        *(f"| {' | '.join(map(_narrow, row))} |" for row in table.rows),
    ]
    note = f"\n\n{for_markdown(table.note)}" if table.note else ""
    region = f'role="region" tabindex="0" aria-label="{for_attribute(table.caption)}"'
    caption = f": {for_markdown(table.caption)} {{#tbl-{name}}}"
    held = "\n".join([f"::: {{.u-scroll {region}}}", *lines, "", caption, ":::"])
    return f"{held}{note}\n"


def _narrow(cell: str) -> str:
    """Return a cell for a column on paper: a number may part from a long unit, not from %."""
    for unit in (_("procentpoint"), _("timer om ugen")):
        cell = cell.replace(f"{NO_BREAK_SPACE}{unit}", f" {unit}")
    return for_markdown(breakable(cell))


def figure_markdown(chart: Chart, folder: Path) -> str:
    """Draw a chart for paper and return it with caption, alternative text and ``@fig-<id>``.

    Word wants a PNG; the page and the PDF get the vector drawing.
    """
    if chart.is_empty:
        return f"{for_markdown(chart.title)}\\. {for_markdown(_('Der er ingen data at vise.'))}\n"
    for picture in ("svg", "png"):
        draw_paper(chart, folder / f"{chart.chart_id}.{picture}", picture)
    caption = for_markdown(f"{chart.title}. {chart.unit}. {chart.source}".replace("..", "."))
    alt = for_attribute(chart.alt)
    shown = "\n\n".join(
        f'::: {{.content-{"visible" if is_docx else "hidden"} when-format="docx"}}\n'
        f"![{caption}]({folder.name}/{chart.chart_id}.{picture})"
        f'{{#fig-{chart.chart_id} fig-alt="{alt}"}}\n:::'
        for picture, is_docx in (("svg", False), ("png", True))
    )
    note = f"\n\n{for_markdown(chart.note)}" if chart.note else ""
    return f"{shown}{note}\n"


def paragraph(text: str, *, style: str = "") -> str:
    """Return text as a Markdown paragraph, in a div of a class where one is given."""
    escaped = for_markdown(text)
    return f"::: {{.{style}}}\n{escaped}\n:::\n" if style else f"{escaped}\n"
