"""What the cells of ``methods.qmd`` call."""

from __future__ import annotations

from pathlib import Path

from IPython.display import Markdown

from pipeline.reporting import layout, sentences
from pipeline.reporting.escaping import markdown, raw_html
from pipeline.reporting.language import _, in_own_language, known
from pipeline.reporting.method_report import (
    definitions,
    lineage,
    methods,
    revisions,
    value_changes,
)
from pipeline.reporting.method_report.reading import Methods, read_methods
from pipeline.reporting.quarter_page import QuarterPage
from pipeline.resources import changelog
from pipeline.wording import Language


@in_own_language
class MethodReport(QuarterPage):
    """The method report; made by :func:`open_report`.

    Parameters
    ----------
    found
        What the reader told of the warehouse.
    quarter
        ``2025-Q3``: whose pages it lies beside.
    site
        What lies beside it, as :func:`pipeline.reporting.site.as_parameter` writes it.
    """

    def __init__(
        self, found: Methods, quarter: str, language: Language = "da", site: str = ""
    ) -> None:
        super().__init__(found.setting, quarter, language, site)
        self._methods = found

    def synthetic_mark(self) -> Markdown:
        """Return what marks invented data; else nothing."""
        if not self._setting.is_synthetic:
            return markdown("")
        mark = _(sentences.SYNTHETIC)
        told = layout.paragraph(
            _("Alle tal, personer og beslutninger i dette dokument er opdigtede.")
        )
        return markdown(f'::: {{.callout-important title="{mark}"}}\n{told}:::\n')

    def basis(self) -> Markdown:
        """Return what the report is of, and the way to pages that are there."""
        links = (
            self._link("dashboard", _("Dashboard")),
            self._link("quality", _("Kvalitetsrapport")),
        )
        return raw_html(self._basis_html("methods", *links))

    def overview(self) -> Markdown:
        """Return a table of all KPIs."""
        return raw_html(definitions.overview_html(self._methods))

    def definitions(self) -> Markdown:
        """Return each KPI's definition, with the tables behind it."""
        return raw_html(definitions.definitions_html(self._methods))

    def methods(self) -> Markdown:
        """Return how results are computed, with their sources."""
        return raw_html(methods.methods_html(self._methods))

    def settings(self) -> Markdown:
        """Return the settings that the numbers were computed with."""
        return raw_html(methods.settings_html(self._methods))

    def lineage(self) -> Markdown:
        """Return how the schemas are made from each other."""
        return raw_html(lineage.lineage_html(self._methods))

    def builds(self) -> Markdown:
        """Return the last builds and what their checks found."""
        return raw_html(revisions.builds_html(self._methods))

    def value_changes(self) -> Markdown:
        """Return the figures that readers had seen and that became others, and why."""
        return raw_html(value_changes.value_changes_html(self._methods))

    def changes(self) -> Markdown:
        """Return the changes of how numbers are defined."""
        return raw_html(revisions.changes_html(changelog()))


def open_report(
    warehouse: str | Path, quarter: str, *, lang: str = "da", site: str = ""
) -> MethodReport:
    """Read a published warehouse for the method report.

    Parameters
    ----------
    warehouse
        The published DuckDB file.
    quarter
        ``2025-Q3``.
    lang
        ``da`` or ``en``.
    site
        What lies beside the page, which it may link to; all of the quarter when empty.

    Raises
    ------
    UngetidError
        When the file cannot be read, or there are no reports in the language.
    """
    return MethodReport(read_methods(Path(warehouse)), quarter, known(lang), site)
