"""What the cells of the ``.qmd`` files call: one call a cell, one output a call."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from IPython.display import Markdown

from pipeline.reporting import (
    boxes,
    by_name,
    checks_html,
    formats,
    layout,
    notat,
    sentences,
    tables,
    verdicts,
)
from pipeline.reporting.charts import Chart
from pipeline.reporting.checks import CheckCourse, courses
from pipeline.reporting.disclosure import for_public
from pipeline.reporting.escaping import for_html, for_markdown, markdown, raw_html
from pipeline.reporting.index_page import index_html
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _, in_own_language, known
from pipeline.reporting.quarter_page import QuarterPage
from pipeline.reporting.reading import Published, read
from pipeline.wording import Language

Audience = Literal["management", "committee"]
_FIGURES = Path("figures")


@in_own_language
class Report(QuarterPage):
    """One quarter's report; made by :func:`open_report`.

    Parameters
    ----------
    published
        What the reader may see of the warehouse.
    quarter
        ``2025-Q3``.
    language
        What every text, number and date of it is written in.
    site
        What lies beside it, as :func:`pipeline.reporting.site.as_parameter` writes it.
    """

    def __init__(
        self, published: Published, quarter: str, language: Language = "da", site: str = ""
    ) -> None:
        super().__init__(published.setting, quarter, language, site)
        self._published = published
        self._kpis = Kpis(published, quarter)
        self._script_is_sent = False

    # -- texts -------------------------------------------------------------------------------

    def heading(self, title: str) -> Markdown:
        """Return the heading of a page: title, quarter, what the figures are not.

        Parameters
        ----------
        title
            Danish, as the heading of the page in the ``.qmd``, by which it is translated.
        """
        return raw_html(self.heading_html(title))

    def heading_html(self, title: str) -> str:
        """Return :meth:`heading` as HTML."""
        setting, quarter = self._setting, self._kpis.quarter_name
        mark = f'<p class="u-mark">{_(sentences.SYNTHETIC)}</p>' if setting.is_synthetic else ""
        none = _("Der er ingen registreret arbejdstid i {quarter}.", quarter=quarter)
        lacking = "" if self._kpis.has_work else f'<p class="u-none">{for_html(none)}</p>'
        return (
            f'<header class="u-page"><div><h1>{for_html(_(title))}</h1>'
            f"<p>{for_html(setting.municipality)} · {quarter} · {self._as_of()} · "
            f"{_(sentences.NOT_EFFECT)}"
            f"{self._in_other_language('dashboard')}</p>"
            f"{lacking}</div>{mark}</header>"
        )

    def sentence(self) -> Markdown:
        """Return what answers the manager's first question: the verdict, and what it is about."""
        said = [*verdicts.told(self._kpis), sentences.front(self._kpis)]
        paragraphs = (layout.paragraph(_capital(text), style="u-lead") for text in said)
        return markdown("\n".join(paragraphs))

    def basis(self) -> Markdown:
        """Return the decision, or the recommendation, and the baseline."""
        said = f"{sentences.basis(self._kpis)} {sentences.baseline(self._kpis)}"
        return markdown(layout.paragraph(said, style="u-basis"))

    def synthetic_mark(self) -> Markdown:
        """Return what marks invented data on paper and on every page of it; else nothing."""
        if not self._setting.is_synthetic:
            return markdown("")
        mark = _(sentences.SYNTHETIC)
        header = f'#ungetid-mark.update("{mark}")'
        invented = _("Alle tal, personer og beslutninger i dette dokument er opdigtede.")
        return markdown(
            f"```{{=typst}}\n{header}\n```\n\n"
            f'::: {{.callout-important title="{mark}"}}\n'
            f"{for_markdown(invented)}\n:::\n"
        )

    def other_language(self) -> Markdown:
        """Return the way to the notat in the other language, on screen; nothing on paper."""
        link = self._in_other_language("committee").removeprefix(" · ")
        return raw_html(f'<p class="u-how">{link}</p>') if link else markdown("")

    def letterhead(self) -> Markdown:
        """Return date, to, from, case number and subject of the notat."""
        lines = notat.letterhead(self._published, self._kpis)
        return markdown(
            "\\\n".join(f"**{name}:** {for_markdown(text)}" for name, text in lines) + "\n"
        )

    def text(self, section: str) -> Markdown:
        """Return the paragraphs of a section of the notat.

        Raises
        ------
        UngetidError
            When there is no such section.
        """
        paragraphs = by_name.section(self._published, self._kpis, section)
        return markdown("\n".join(layout.paragraph(_capital(text)) for text in paragraphs))

    def checks(self) -> Markdown:
        """Return in one sentence how the checks of the data went, and whether rows are missing."""
        text = " ".join(
            (
                tables.checks_sentence(self._published.expectations),
                tables.reconciled_sentence(self._published.reconciled),
            )
        )
        return markdown(layout.paragraph(text, style="u-lead"))

    def quality_basis(self) -> Markdown:
        """Return what the quality report is of, and the way back to the dashboard."""
        return raw_html(self._basis_html("quality", self._link("dashboard", _("Dashboard"))))

    def check_trends(self) -> Markdown:
        """Return every check with its course over the last builds, the newest failure first."""
        title = for_html(_("Kontroller af data, de nyeste fejl først"))
        heading = f'<h2 class="u-finding">{title}</h2>'
        link = f'<a href="{checks_html.REPORT}">{for_html(_("kvalitetsrapporten"))}</a>'
        where = for_html(_("Alt om hver kontrol står i {report}.", report="§")).replace("§", link)
        more = f'<p class="u-how">{for_html(_(checks_html.KEY))} {where}</p>'
        table = checks_html.trend_tables(self._checks())
        return raw_html(f"{heading}{more}{table}{self._source_html()}")

    def offending(self) -> Markdown:
        """Return the first rows that offend, with file and line."""
        heading = f'<h2 class="u-finding">{for_html(_("Rækker, der skal ses efter"))}</h2>'
        table = checks_html.offending_table(self._checks())
        return raw_html(f"{heading}{table}{self._source_html()}")

    def failed_checks(self) -> Markdown:
        """Return what is known of each check that fails, for the quality report."""
        return raw_html(checks_html.failed_checks(self._checks()))

    def suites(self) -> Markdown:
        """Return every check by suite, for the quality report."""
        key = f'<p class="u-how">{for_html(_(checks_html.KEY))}</p>'
        return raw_html(f"{key}{checks_html.suite_tables(self._checks())}{self._source_html()}")

    def _checks(self) -> list[CheckCourse]:
        found = self._published
        return courses(found.expectations, found.check_history, found.offending)

    def readers(self) -> Markdown:
        """Return where each reader finds which report, of this quarter and of others."""
        return raw_html(index_html(self._site, self._quarter))

    # -- value boxes -------------------------------------------------------------------------

    def value_box(self, kpi_id: str) -> dict[str, str]:
        """Return a KPI's value of the quarter for a cell with ``content: valuebox``."""
        return boxes.value_box(self._kpis, kpi_id)

    def box_note(self, kpi_id: str) -> Markdown:
        """Return what stands under a value box: change, verdict, recounts, target."""
        return raw_html(boxes.box_note(self._kpis, kpi_id))

    # -- charts ------------------------------------------------------------------------------

    def chart(self, name: str) -> Markdown:
        """Return a chart for the screen; the first one on a page brings the script.

        Raises
        ------
        UngetidError
            When there is no such chart.
        """
        return raw_html(self._with_script(layout.chart_html(self.declared(name))))

    def _with_script(self, content: str) -> str:
        """Return a chart; the first one with the script that draws all of them."""
        if self._script_is_sent:
            return content
        self._script_is_sent = True
        return f"{layout.chart_script()}\n{content}"

    def figure(self, name: str) -> Markdown:
        """Return a chart for paper, drawn into ``figures/`` below the current folder.

        Raises
        ------
        UngetidError
            When there is no such chart.
        """
        return markdown(layout.figure_markdown(self.declared(name), _FIGURES))

    def figure_guide(self) -> Markdown:
        """Return what the notat's figures show, by reference to those that can be drawn."""
        shown = {
            name: not self.declared(name).is_empty
            for name in ("composition", "direct_share", "visibility_share")
        }
        said = notat.figure_guide(shown)
        return markdown(" ".join(said) + "\n" if said else "")

    def declared(self, name: str) -> Chart:
        """Return a chart's declaration.

        Raises
        ------
        UngetidError
            When there is no such chart.
        """
        return by_name.chart(self._published, self._kpis, self._source(), name)

    def _source(self) -> str:
        setting = self._setting
        mark = f"{_(sentences.SYNTHETIC)}. " if setting.is_synthetic else ""
        source = _(
            "Kilde: {municipality}, registreringer og referater, opgjort pr. {date}.",
            municipality=setting.municipality,
            date=formats.long_date(setting.as_of),
        )
        return f"{mark}{source}"

    # -- tables ------------------------------------------------------------------------------

    def table(self, name: str) -> Markdown:
        """Return a table for the screen.

        Raises
        ------
        UngetidError
            When there is no such table.
        """
        return raw_html(self.table_html(name))

    def table_html(self, name: str) -> str:
        """Return :meth:`table` as HTML."""
        more = ""
        if name == "kpi" and (link := self._link("methods", _("Metoderapport"))):
            told = for_html(_("Definitioner, metoder og kilder"))
            more = f'<p class="u-how">{told}{link}</p>'
        return self.framed(self._table(name), more)

    def framed(self, table: tables.Table, more: str = "") -> str:
        """Return a table with its finding above it and its source below."""
        heading = f'<h2 class="u-finding">{for_html(table.caption)}</h2>'
        body = layout.table_html(table, caption_is_hidden=True)
        return heading + body + more + self._source_html()

    def _source_html(self) -> str:
        return f'<p class="u-source">{for_html(self._source())}</p>'

    def paper_table(self, name: str) -> Markdown:
        """Return a table for paper, with a caption and the reference ``@tbl-<name>``.

        Raises
        ------
        UngetidError
            When there is no such table.
        """
        return markdown(layout.table_markdown(self._table(name), name.replace("_", "-")))

    def _table(self, name: str) -> tables.Table:
        return by_name.table(self._published, self._kpis, name)


def open_report(
    warehouse: str | Path,
    quarter: str,
    *,
    audience: Audience = "management",
    lang: str = "da",
    site: str = "",
) -> Report:
    """Read a published warehouse for one quarter's report.

    Parameters
    ----------
    warehouse
        The published DuckDB file.
    quarter
        ``2025-Q3``.
    audience
        The committee's report becomes a public record: it is given figures of the whole team
        only, so that no call can show an area, a unit or a person.
    lang
        ``da`` or ``en``.
    site
        What lies beside the page, which it may link to; all of the quarter when empty.

    Raises
    ------
    UngetidError
        When the file cannot be read, the quarter is not written so, or there are no reports in
        the language.
    """
    published = read(Path(warehouse))
    if audience == "committee":
        published = for_public(published)
    return Report(published, quarter, known(lang), site)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
