"""Pandoc with the filters beside this file: the one place that calls it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypandoc

from pipeline.problems import UngetidError
from pipeline.reporting.engine.document import Document

_HERE = Path(__file__).resolve().parent
TEMPLATES = _HERE / "templates"
_FILTERS = {
    "html": ("conditional", "callout", "numbered", "screen"),
    "dashboard": ("conditional", "callout", "numbered", "screen", "dashboard"),
    "typst": ("conditional", "callout", "numbered", "paper"),
    "docx": ("conditional", "callout", "numbered", "word"),
}
# The filters say what they cannot do as UNGETID[…]; the rest is Lua's own trace.
_TOLD = re.compile(r"UNGETID\[(.*)\]")
_MARKDOWN = "markdown+autolink_bare_uris"


@dataclass(frozen=True)
class Source:
    """A document that has been run.

    Parameters
    ----------
    document
        The .qmd file.
    markdown
        Its text with the cells' results.
    folder
        Where its pictures lie.
    """

    document: Document
    markdown: str
    folder: Path


def convert(
    source: Source,
    format_name: str,
    *,
    metadata: dict[str, Any],
    arguments: list[str],
    writer: str,
    output: Path | None = None,
) -> str:
    """Convert a document's Markdown with the filters of one format.

    Parameters
    ----------
    format_name
        ``html``, ``dashboard``, ``typst`` or ``docx``; decides the filters and what is shown.
    metadata
        Title, language and the like, as pandoc's metadata.
    writer
        Pandoc's writer.
    output
        A file for writers that make no text.

    Raises
    ------
    UngetidError
        Names the place in the .qmd that the engine cannot render.
    """
    filters = [f"--lua-filter={_HERE / 'filters' / name}.lua" for name in _FILTERS[format_name]]
    told = source.folder / ".metadata.json"
    told.write_text(json.dumps(metadata | {"ungetid-format": format_name}), encoding="utf-8")
    try:
        text: str = pypandoc.convert_text(
            source.markdown,
            writer,
            format=_MARKDOWN,
            extra_args=["--metadata-file", str(told), *filters, *arguments],
            outputfile=output,
            cworkdir=str(source.folder),
        )
    except RuntimeError as error:
        raise _fault(str(error), source.document) from None
    finally:
        told.unlink()
    return text


def _fault(message: str, document: Document) -> UngetidError:
    """Turn pandoc's words into a fault with a place; a place that cells made has no line."""
    told = _TOLD.search(message)
    if told is None:
        lines = [line for line in message.splitlines() if line.strip()]
        what = f"Pandoc could not convert the document: {lines[-1] if lines else 'no reason given'}"
        return UngetidError(what, where=document.file, mend="Mend the document.")
    named = re.search(r'[@#"](?:#)?([\w./-]+)', told[1])
    line = document.line_of(named[1]) if named else 1
    return UngetidError(
        f"The built-in engine cannot render {told[1]}.",
        where=f"{document.file}, line {line}",
        mend="Mend that place, or render with Quarto (--engine quarto).",
    )


@contextmanager
def fixed_date(epoch: int) -> Iterator[None]:
    """Let pandoc write a fixed date (SOURCE_DATE_EPOCH) instead of the clock's."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
