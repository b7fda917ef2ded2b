"""The way from a page to the same page in the other language, in the words of that language."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting.language import current
from pipeline.reporting.site import INDEX, QuarterPages
from pipeline.wording import Language

# Language that is spoken → where the pages in the other one lie from here.
_FOLDERS: dict[Language, str] = {"da": "en", "en": ".."}


def in_other_language(site: Sequence[QuarterPages], quarter: str, document: str) -> str:
    """Return a link to a quarter's document in the other language; empty where it is not there.

    Parameters
    ----------
    site
        What lies in the site, in both languages.
    """
    there = any(
        one.quarter == quarter and one.language != current() and document in one.documents
        for one in site
    )
    return f" · {_link(f'{document}.html')}" if there else ""


def index_in_other_language(site: Sequence[QuarterPages]) -> str:
    """Return the way to the index in the other language; the Danish one is always there."""
    if current() == "da" and all(one.language == "da" for one in site):
        return ""
    return f'<p class="u-how">{_link(INDEX)}</p>'


def _link(page: str) -> str:
    place = f"{_FOLDERS[current()]}/{page}"
    if current() == "da":
        return f'<a href="{place}" lang="en" hreflang="en">In English</a>'
    return f'<a href="{place}" lang="da" hreflang="da">På dansk</a>'
