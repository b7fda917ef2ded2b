"""Published warehouse + ``reports/`` → site, with Quarto or with the built-in engine."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from pipeline.files import digest_of_tree, digest_of_values, move, sha256_of, sync
from pipeline.problems import UngetidError
from pipeline.progress import Progress, Silent
from pipeline.reporting.documents import translate_documents
from pipeline.reporting.engine import quarto
from pipeline.reporting.engine.task import Task
from pipeline.reporting.engine.together import run_all
from pipeline.reporting.jobs import Asked, Job, jobs_of
from pipeline.reporting.language import known, speaking
from pipeline.reporting.site import (
    FOR_AUDIENCE,
    Audience,
    Origin,
    Site,
)
from pipeline.resources import changelog
from pipeline.warehouse_file import open_read_only
from pipeline.wording import LANGUAGES, Language

Engine = Literal["auto", "quarto", "builtin"]
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Rendered:
    """The pages that were asked for.

    Parameters
    ----------
    files
        The site's index and the pages, as they lie in the site.
    count
        How many documents were rendered; the others stood as they should.
    """

    files: list[Path]
    count: int


def engine_name(engine: Engine) -> str:
    """Return the engine that will be used: ``builtin``, or ``quarto`` with its version.

    Raises
    ------
    UngetidError
        When Quarto is demanded and not there, or does not tell its version.
    """
    found = quarto.find_quarto()
    if engine == "builtin" or (engine == "auto" and found is None):
        return "builtin"
    if found is None:
        raise UngetidError(
            "Quarto is not on this machine.", mend="Install it, or use '--engine builtin'."
        )
    return f"quarto {quarto.quarto_version(found)}"


def check_quarters(warehouse: Path, quarters: Collection[str]) -> None:
    """Make sure that the warehouse has the quarters that somebody asks for.

    Parameters
    ----------
    quarters
        As they are written: ``2025-Q3``.

    Raises
    ------
    UngetidError
        Names the first one that it has not, and those that it has.
    """
    had = _quarters_of(warehouse) if quarters else []
    for quarter in quarters:
        if quarter not in had:
            told = f"Use one of {had[0]} to {had[-1]}." if had else "It has none at all."
            raise UngetidError(
                f"The published warehouse has no quarter {quarter!r}.",
                mend=f"A quarter is written as year and number. {told}",
            )


def standing(warehouse: Path, site: Path) -> dict[Language, list[str]]:
    """Return the quarters that the site has in each language, those of them the warehouse has."""
    place, had = Site(site), _quarters_of(warehouse)
    return {one: [found for found in had if found in place.quarters(one)] for one in LANGUAGES}


def _quarters_of(warehouse: Path) -> list[str]:
    with open_read_only(warehouse) as connection:
        rows = connection.execute(
            "select label_en from core.dim_period where period_type = 'quarter' order by label_en"
        ).fetchall()
    return [row[0] for row in rows]


def render(
    warehouse: Path,
    reports: Path,
    site: Path,
    *,
    quarters: Sequence[str],
    audience: Audience = "all",
    language: Language = "da",
    engine: Engine = "auto",
    build: str | None = None,
    force: bool = True,
    reference: Path | None = None,
    progress: Progress | None = None,
) -> Rendered:
    """Render documents of some quarters, and put the pages into the site when all are whole.

    Parameters
    ----------
    warehouse
        The published DuckDB file; it is only read.
    reports
        The Quarto project; it is copied, so that nothing is written into it.
    site
        Gets ``index.html`` and a folder for each quarter; what else lies there stays.
    quarters
        ``2025-Q3``.
    audience
        Whose documents are rendered.
    language
        Pages in English lie in a folder ``en`` of the quarter's, their index in ``en/``.
    build
        SHA-256 of the warehouse, where it is known.
    force
        Render also what stands in the site as it should.
    reference
        A Word file whose styles the notat takes, instead of the one in ``reports/``.

    Raises
    ------
    UngetidError
        Names the document and the place in it; the site is then as it was.
    """
    shown = progress or Silent()
    place = Site(site)
    place.sweep()
    origin = Origin(
        digest_of_values(
            build or sha256_of(warehouse), _code(reports), *_digest_of_reference(reference)
        ),
        engine_name(engine),
        _as_of(warehouse),
    )
    asked = Asked(quarters, FOR_AUDIENCE[audience], language)
    jobs = jobs_of(place, origin, warehouse, asked)
    todo = [one for one in jobs if force or not place.stands(one.name, one.pages, one.origin.key)]
    if todo:
        with tempfile.TemporaryDirectory(prefix="ungetid-") as temporary:
            own = _with_reference(reports, reference, Path(temporary) / "reports")
            made = _made(todo, own, Path(temporary), shown)
            # All are laid beside before the first takes its place: a full disk changes no page.
            fresh = {target: _laid_beside(page, target) for target, page in made.items()}
            for target, page in fresh.items():
                move(page, target)
        place.record({one.name: (one.origin, one.pages) for one in todo})
    return Rendered([page for one in (jobs[-1], *jobs[:-1]) for page in one.pages], len(todo))


def _made(
    jobs: Sequence[Job], reports: Path, temporary: Path, progress: Progress
) -> dict[Path, Path]:
    """Render documents, each in a copy of ``reports/`` of its own; return page -> rendered file.

    Raises
    ------
    UngetidError
        When a document cannot be rendered, or an engine makes less than it should.
    """
    tasks = []
    for number, one in enumerate(jobs):
        folder = temporary / str(number)
        shutil.copytree(reports, folder, copy_function=shutil.copyfile)
        with speaking(known(one.parameters["lang"])):
            translate_documents(folder)
        origin = one.origin
        tasks.append(
            Task(folder, f"{one.document}.qmd", one.parameters, origin.engine, origin.as_of)
        )
    with progress.step("Rendering", len(jobs)) as advance:
        files = run_all(tasks, advance)
    made: dict[Path, Path] = {}
    for one, found in zip(jobs, files, strict=True):
        by_name = {path.name: path for path in found}
        missing = [page.name for page in one.pages if page.name not in by_name]
        if missing:
            raise UngetidError(
                f"The engine made no {', '.join(missing)}.",
                where="reports/",
                mend="Check the formats at the top of the .qmd files.",
            )
        made |= {page: by_name[page.name] for page in one.pages}
    return made


def _digest_of_reference(reference: Path | None) -> list[str]:
    """Return the digest of the municipality's own Word template, where it has one.

    Raises
    ------
    UngetidError
        When the file is no Word document.
    """
    if reference is None or not reference.exists():
        return []
    try:
        docx.Document(os.fspath(reference))
    except (OSError, ValueError, KeyError, BadZipFile, PackageNotFoundError, etree.Error):
        raise UngetidError(
            "The template of the notat's Word file cannot be read: it is no Word document (.docx).",
            where=f"reports/{reference.name}",
            mend="Save it as .docx from Word, or remove it: then the shipped one is used.",
        ) from None
    return [sha256_of(reference)]


def _with_reference(reports: Path, reference: Path | None, copy: Path) -> Path:
    """Return ``reports/``, or a copy in which the municipality's own Word template stands."""
    if reference is None or not reference.exists():
        return reports
    shutil.copytree(reports, copy, copy_function=shutil.copyfile)
    shutil.copyfile(reference, copy / "reference.docx")
    return copy


def _code(reports: Path) -> str:
    """Return a digest of everything that makes pages but the warehouse and the engine."""
    told = changelog()
    return digest_of_values(
        digest_of_tree([reports, _PACKAGE]),
        sha256_of(told) if told else "",
        {name: version(name) for name in ("matplotlib", "plotly", "pypandoc-binary", "typst")},
    )


def _as_of(warehouse: Path) -> dt.date:
    """Return the day that counts as today: the date that documents carry."""
    with open_read_only(warehouse) as connection:
        row = connection.execute("select as_of from raw.setting").fetchone()
    if row is None:
        raise UngetidError(
            "The warehouse does not say which day it is of.",
            where=warehouse.name,
            mend="Run 'ungetid run --force'.",
        )
    day: dt.date = row[0]
    return day


def _laid_beside(source: Path, target: Path) -> Path:
    """Copy a page beside its place, where a rename puts it in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, fresh)
    sync(fresh)
    return fresh
