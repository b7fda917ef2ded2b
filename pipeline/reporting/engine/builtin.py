"""The built-in engine: the documents of a Quarto project, rendered with pip-only parts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

from pipeline.progress import Progress
from pipeline.reporting.engine.convert import Source
from pipeline.reporting.engine.document import Document, read_document
from pipeline.reporting.engine.markdown import run_document
from pipeline.reporting.engine.pages import html_page
from pipeline.reporting.engine.paper import docx, pdf
from pipeline.reporting.engine.settings import Project, formats_of, read_project, style_sheets

OUTPUT = "_site"
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_ENDINGS = {"html": ".html", "dashboard": ".html", "typst": ".pdf", "docx": ".docx"}


def render_project(
    folder: Path,
    *,
    documents: list[str],
    parameters: dict[str, str],
    as_of: dt.date,
    progress: Progress,
) -> list[Path]:
    """Render documents of a Quarto project, each in every format that its front matter names.

    Parameters
    ----------
    folder
        A private copy of ``reports/``; cells run with it as the current folder.
    documents
        Names of the ``.qmd`` files, in order.
    parameters
        Values of the cell tagged ``parameters``.
    as_of
        The date that PDF and DOCX carry.

    Returns
    -------
    list[Path]
        The pages, below ``_site/``.

    Raises
    ------
    UngetidError
        Names the .qmd and the line or cell that cannot be rendered.
    """
    folder = folder.resolve()
    project = read_project(folder)
    made: list[Path] = []
    (folder / OUTPUT).mkdir(exist_ok=True)
    with progress.step("Rendering", len(documents)) as advance, chdir(folder):
        for name in documents:
            document = read_document(folder / name)
            made += _render(document, project, parameters, as_of)
            advance(1)
    return made


def _render(
    document: Document, project: Project, parameters: dict[str, str], as_of: dt.date
) -> Iterator[Path]:
    """Run a document's cells once and make every format of it."""
    formats = formats_of(project, document)
    options = next(iter(formats.values()))
    markdown, stash = run_document(
        document, parameters, options["execute"], classes=_classes(document, project, formats)
    )
    source = Source(document, markdown, project.folder)
    for name, own in formats.items():
        target = project.folder / OUTPUT / f"{Path(document.file).stem}{_ENDINGS[name]}"
        if name == "typst":
            content = pdf(source, project, own, as_of)
        elif name == "docx":
            content = docx(source, project, own, as_of)
        else:
            content = html_page(source, stash, project, name, own).encode()
        target.write_bytes(content)
        yield target


def _classes(
    document: Document, project: Project, formats: dict[str, dict[str, Any]]
) -> frozenset[str]:
    """Return the classes that the project's style sheets give a look."""
    sheets = (style_sheets(project, options, document.file) for options in formats.values())
    return frozenset(name for sheet in sheets for name in _CLASS.findall(sheet))
