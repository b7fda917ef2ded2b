"""What every page of a quarter has: its language, its place in the site and what it is of."""

from __future__ import annotations

from pipeline.reporting import formats
from pipeline.reporting.escaping import for_html
from pipeline.reporting.language import _, current
from pipeline.reporting.language_link import in_other_language
from pipeline.reporting.records.setting import Setting
from pipeline.reporting.site import from_parameter
from pipeline.wording import Language


class QuarterPage:
    """What the cells of a page call stands in a class below this one.

    Parameters
    ----------
    setting
        What the warehouse was built with.
    quarter
        ``2025-Q3``: whose pages it lies beside.
    language
        What every text, number and date of it is written in.
    site
        What lies beside it, as :func:`pipeline.reporting.site.as_parameter` writes it.
    """

    def __init__(
        self, setting: Setting, quarter: str, language: Language = "da", site: str = ""
    ) -> None:
        self.language: Language = language
        self._setting = setting
        self._quarter = quarter
        self._site = from_parameter(site, quarter)

    def _as_of(self) -> str:
        """Return the day of the figures, as HTML."""
        day = formats.long_date(self._setting.as_of)
        return for_html(_("opgjort pr. {date}", date=day))

    def _basis_html(self, document: str, *links: str) -> str:
        """Return what a page is of, and the way to others and to itself in the other language."""
        municipality = for_html(self._setting.municipality)
        there = "".join(links) + self._in_other_language(document)
        return f"<p>{municipality} · {self._as_of()}{there}</p>"

    def _link(self, document: str, text: str) -> str:
        """Return a link to a page of the quarter, after a dot; nothing where it is not there."""
        is_there = any(
            (one.quarter, one.language) == (self._quarter, current()) and document in one.documents
            for one in self._site
        )
        return f' · <a href="{document}.html">{for_html(text)}</a>' if is_there else ""

    def _in_other_language(self, document: str) -> str:
        return in_other_language(self._site, self._quarter, document)
