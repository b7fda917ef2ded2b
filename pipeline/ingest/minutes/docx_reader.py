"""DOCX → blocks, by python-docx; its parser resolves no entities and opens no links.

Text inserted under tracked changes is read as it would be once accepted, deleted text is not read.
Page headers, comments and text boxes hold none of the values that are looked for.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from pipeline.ingest.minutes.blocks import (
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Table,
    plain,
)
from pipeline.ingest.minutes.records import MinutesRefused

_TEXT, _TAB, _BREAK = qn("w:t"), qn("w:tab"), qn("w:br")
_CONTAINERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:customXml")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Text boxes repeat their text for old programs; deleted and moved text is no longer there.
_NOT_READ = {qn("w:txbxContent"), qn("w:del"), qn("w:moveFrom"), _FALLBACK}
_PICTURES = (qn("a:blip"), "{urn:schemas-microsoft-com:vml}imagedata")
_HEADING = re.compile(r"(?:heading|overskrift)\s*(\d)", re.IGNORECASE)
_BODY = "word/document.xml"
_LARGEST_BODY = (
    20 * 1024**2
)  # thousands of pages of minutes; the tree of it takes twenty times that
_TITLES = {"title", "titel"}


def read_docx(content: bytes) -> Document:
    """Read a DOCX document.

    Raises
    ------
    MinutesRefused
        ``unreadable_document`` when it is torn, locked by a password or no DOCX.
    """
    try:
        _measure(content)
        opened = docx.Document(io.BytesIO(content))
        body = opened.element.body
        styles = {style.style_id: style.name or "" for style in opened.styles}
    except (OpcError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError):
        raise MinutesRefused("unreadable_document") from None
    images = sum(1 for tag in _PICTURES for _ in body.iter(tag))
    return Document(list(_blocks(body, styles)), images)


def _measure(content: bytes) -> None:
    """Refuse a text too large to be minutes, or one that declares entities.

    Raises
    ------
    ValueError
        Either way.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if archive.getinfo(_BODY).file_size > _LARGEST_BODY:
            raise ValueError
        with archive.open(_BODY) as body:
            if b"<!DOCTYPE" in body.read(4096).upper():
                raise ValueError


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[Block]:
    """Yield the blocks of the body, and of what wraps blocks in it (forms, tracked changes)."""
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            yield from _paragraph(child, styles)
        elif child.tag == qn("w:tbl"):
            yield Table(tuple(_rows(child)))
        elif child.tag in _CONTAINERS:
            yield from _blocks(child, styles)


def _paragraph(element: Any, styles: dict[str, str]) -> Iterator[Block]:
    style = _style(element, styles)
    lines = [plain(line) for line in _text(element).split("\n")]
    for line in filter(None, lines):
        heading = _HEADING.search(style)
        if style.casefold() in _TITLES:
            yield Heading(line, 1)
        elif heading:
            yield Heading(line, int(heading[1]))
        elif style.casefold().startswith("list") or _is_numbered(element):
            yield ListItem(line, is_numbered="number" in style.casefold())
        else:
            yield Paragraph(line)


def _style(element: Any, styles: dict[str, str]) -> str:
    properties = element.find(qn("w:pPr"))
    style = None if properties is None else properties.find(qn("w:pStyle"))
    if style is None:
        return ""
    style_id = style.get(qn("w:val"), "")
    return str(styles.get(style_id, style_id))


def _is_numbered(element: Any) -> bool:
    properties = element.find(qn("w:pPr"))
    return properties is not None and properties.find(qn("w:numPr")) is not None


def _rows(table: Any) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row; a cell over several columns leaves blanks behind it."""
    for row in table.iterchildren(qn("w:tr")):
        cells: list[str] = []
        for cell in _cells(row):
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            width = "1" if span is None else str(span.get(qn("w:val"), "1"))
            blanks = min(int(width) - 1, 63) if width.isascii() and width.isdigit() else 0
            cells += [plain(_text(cell)), *[""] * blanks]
        yield tuple(cells)


def _cells(row: Any) -> Iterator[Any]:
    """Yield a row's own cells; those of a table in a cell belong to that cell's text."""
    for child in row.iterchildren():
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _text(element: Any) -> str:
    """Return the text of an element, with a newline for each break and between paragraphs."""
    pieces: list[str] = []
    stack = [element]
    while stack:
        found = stack.pop()
        if found.tag in _NOT_READ:
            continue
        if found.tag == _TEXT:
            pieces.append(found.text or "")
        elif found.tag == _TAB:
            pieces.append(" ")
        elif found.tag == _BREAK or (found.tag == qn("w:p") and pieces):
            pieces.append("\n")
        stack.extend(reversed(list(found.iterchildren())))
    return "".join(pieces)
