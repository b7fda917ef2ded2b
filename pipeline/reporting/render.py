"""Published warehouse + ``reports/`` → site, with Quarto or with the built-in engine."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from pipeline.files import move, sync
from pipeline.problems import UngetidError
from pipeline.progress import Progress, Silent
from pipeline.reporting.engine import quarto

Engine = Literal["auto", "quarto", "builtin"]
DOCUMENTS = ("index.qmd", "dashboard.qmd", "committee.qmd", "quality.qmd")
_INDEX = "index.html"
# What each quarter's folder must hold when a render has ended well.
PAGES = ("dashboard.html", "committee.html", "committee.pdf", "committee.docx", "quality.html")


@dataclass(frozen=True)
class Rendered:
    """The pages of one quarter.

    Parameters
    ----------
    files
        The site's index and the quarter's pages, as they lie in the site.
    """

    files: list[Path]


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


def render(
    warehouse: Path,
    reports: Path,
    site: Path,
    *,
    quarter: str,
    engine: Engine = "auto",
    progress: Progress | None = None,
) -> Rendered:
    """Render every document of a quarter, and put the pages into the site when all are whole.

    Parameters
    ----------
    warehouse
        The published DuckDB file; it is only read.
    reports
        The Quarto project; it is copied, so that nothing is written into it.
    site
        Gets ``index.html`` and the folder of the quarter; those of other quarters stay.
    quarter
        ``2025-Q3``.

    Raises
    ------
    UngetidError
        Names the document and the place in it; the site is then as it was.
    """
    shown = progress or Silent()
    parameters = {"warehouse": str(warehouse.resolve()), "quarter": quarter}
    with tempfile.TemporaryDirectory(prefix="ungetid-") as temporary:
        folder = Path(temporary) / "reports"
        shutil.copytree(reports, folder, copy_function=shutil.copyfile)
        if engine_name(engine) == "builtin":
            made = _render_builtin(folder, parameters, _as_of(warehouse), shown)
        else:
            made = quarto.render_project(
                folder, documents=list(DOCUMENTS), parameters=parameters, progress=shown
            )
        by_name = {path.name: path for path in made}
        missing = [name for name in (_INDEX, *PAGES) if name not in by_name]
        if missing:
            raise UngetidError(
                f"The engine made no {', '.join(missing)}.",
                where="reports/",
                mend="Check the formats at the top of the .qmd files.",
            )
        # The index last: it links to the pages.
        targets = {name: site / quarter / name for name in PAGES} | {_INDEX: site / _INDEX}
        fresh = {target: _laid_beside(by_name[name], target) for name, target in targets.items()}
        for target, page in fresh.items():
            move(page, target)
    return Rendered([targets[name] for name in (_INDEX, *PAGES)])


def _render_builtin(
    folder: Path, parameters: dict[str, str], as_of: dt.date, progress: Progress
) -> list[Path]:
    """Render with the built-in engine; imported here, since pandoc and Typst take a while."""
    from pipeline.reporting.engine import builtin  # noqa: PLC0415 - see the docstring

    return builtin.render_project(
        folder,
        documents=list(DOCUMENTS),
        parameters=parameters,
        as_of=as_of,
        progress=progress,
    )


def _as_of(warehouse: Path) -> dt.date:
    """Return the day that counts as today: the date that documents carry."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
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
    """Copy a page beside its place, where a rename puts it in one step.

    All pages are laid beside before the first takes its place: a full disk changes no page.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, fresh)
    sync(fresh)
    return fresh
