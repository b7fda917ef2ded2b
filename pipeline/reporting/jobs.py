"""Which documents are to be rendered, from what, and where their pages come to lie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.files import digest_of_values
from pipeline.reporting.site import (
    DOCUMENTS,
    Origin,
    QuarterPages,
    Site,
    as_parameter,
    folder_of,
    index_in,
)
from pipeline.wording import LANGUAGES, Language


@dataclass(frozen=True)
class Job:
    """A document to be rendered.

    Parameters
    ----------
    name
        ``2025-Q3/dashboard``, or ``index``.
    document
        Its name in ``reports/``, without ``.qmd``.
    parameters
        Values of the cell tagged ``parameters``.
    pages
        Where its pages come to lie.
    origin
        What it is rendered from.
    """

    name: str
    document: str
    parameters: dict[str, str]
    pages: list[Path]
    origin: Origin


@dataclass(frozen=True)
class Asked:
    """Which documents of which quarters are asked for, and in which language."""

    quarters: Sequence[str]
    documents: Sequence[str]
    language: Language


def jobs_of(place: Site, origin: Origin, warehouse: Path, asked: Asked) -> list[Job]:
    """Return the documents that are asked for; the index last: it links to the others."""
    all_contents = {language: place.quarters(language) for language in LANGUAGES}
    contents = all_contents[asked.language]
    for quarter in asked.quarters:
        there = contents.get(quarter, QuarterPages(quarter, {}))
        pages = there.documents | {name: list(DOCUMENTS[name]) for name in asked.documents}
        origins = there.origins | dict.fromkeys(asked.documents, origin)
        # In one order, however they came there: else the index would seem to be another one.
        contents[quarter] = QuarterPages(
            quarter,
            {name: pages[name] for name in DOCUMENTS if name in pages},
            {name: origins[name] for name in DOCUMENTS if name in origins},
            asked.language,
        )
    jobs = []
    for quarter in dict.fromkeys(asked.quarters):
        found = [found[quarter] for found in all_contents.values() if quarter in found]
        beside = {"site": as_parameter(replace(one, origins={}) for one in found)}
        folder = folder_of(quarter, asked.language)
        for name in asked.documents:
            parameters = {"quarter": quarter, "lang": asked.language} | beside
            made = [place.folder / folder / f"{name}{ending}" for ending in DOCUMENTS[name]]
            jobs.append(_job(f"{folder}/{name}", parameters, made, origin, warehouse))
    everything = [one for found in all_contents.values() for one in found.values()]
    # The Danish index leads to the English one, so it is made anew with that.
    for language in dict.fromkeys((asked.language, "da")):
        parameters = _of_index(everything, origin.as_of) | {"lang": language}
        index = index_in(language)
        name = index.removesuffix(".html")
        jobs.append(_job(name, parameters, [place.folder / index], origin, warehouse))
    return jobs


def _job(
    name: str, parameters: dict[str, str], pages: list[Path], origin: Origin, warehouse: Path
) -> Job:
    # Where the warehouse lies changes no page.
    key = digest_of_values(origin.key, origin.engine, name, parameters)
    shared = {"warehouse": str(warehouse.resolve())}
    document = name.rpartition("/")[2]
    return Job(name, document, shared | parameters, pages, replace(origin, key=key))


def _of_index(quarters: Sequence[QuarterPages], as_of: dt.date) -> dict[str, str]:
    """Return the parameters of the index: what it lists, and the quarter that it speaks of."""
    newest = sorted(quarters, key=lambda one: one.quarter, reverse=True)
    ended = [one for one in newest if one.has_ended(as_of)] or newest
    # Of a document no more is said than its engine and day.
    listed = as_parameter(
        replace(one, origins={name: replace(of, key="") for name, of in one.origins.items()})
        for one in newest
    )
    return {"quarter": ended[0].quarter, "site": listed}
