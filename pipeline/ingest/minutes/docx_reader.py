"""DOCX → blocks, by python-docx; its parser resolves no entities and opens no links.

A document with tracked changes is a draft: what it will say is for its writers to decide. Page
headers, footers and text boxes stand in the margin of the document; comments are not read.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from docx.opc.exceptions import OpcError
from docx.opc.part import PartFactory
from docx.oxml.ns import qn as qualified
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml.etree import LxmlError

from pipeline.ingest.minutes.blocks import (
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Place,
    Table,
    cell_lines,
    heads,
    plain,
    visible,
)
from pipeline.ingest.minutes.docx_shown import (
    is_prompt,
    set_off_in,
    without_hidden,
    without_struck,
)
from pipeline.ingest.minutes.records import MinutesRefused
from pipeline.ingest.minutes.tab_stops import tabbed

qn = cache(qualified)  # asked for at every element
# What a document may unpack to. Pictures are many and large; text is not.
_MOST_UNPACKED, _MOST_XML, _MOST_MEMBERS = 256 * 1024**2, 32 * 1024**2, 2_000
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TEXT = qn("w:t")
_TAB = qn("w:tab")
_SIGNS = {_TAB: "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_FORM = qn("w:sdt")
_CONTAINERS = {_FORM, qn("w:sdtContent"), qn("w:smartTag"), qn("w:customXml")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = qn("w:txbxContent")
_MARGINS = {qn("w:hdr"): "page_header", qn("w:ftr"): "page_footer", _BOX: "text_box"}
_NOT_READ = {_BOX, _FALLBACK}  # the fallback repeats what stands before it for old programs
_CHANGES = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
# What shows something that is no text: pictures, charts, diagrams, objects of other programs.
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_PICTURES = (
    qn("a:blip"), "{urn:schemas-microsoft-com:vml}imagedata", _CHART, _DIAGRAM,
    "{urn:schemas-microsoft-com:office:office}OLEObject",
)  # fmt: skip
_TABLE = qn("w:tbl")
_OTHER_FILE = qn("w:altChunk")  # text of another file, which Word takes in when it saves
# With macros, which nobody runs here, and templates.
for _kind in (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
):
    PartFactory.part_type_for[_kind] = DocumentPart
# What zipfile, zlib, lxml and python-docx raise over a document that is torn or made up.
_TORN = (
    OpcError, LxmlError, zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError,
    RuntimeError, LookupError, ValueError, OSError, AttributeError, TypeError, EOFError,
    AssertionError,
)  # fmt: skip
_HEADING = re.compile(r"(?:heading|overskrift)\s*(\d)", re.IGNORECASE)
_TITLES = {"title", "titel"}
_MOST_COLUMNS = 63  # Word's own limit


def read_docx(content: bytes) -> Document:
    """Read a DOCX document.

    Raises
    ------
    MinutesRefused
        ``unreadable_document`` when it is torn, locked by a password, no DOCX, unpacks to more
        than minutes can hold, declares entities, or takes text in from another file;
        ``unresolved_changes`` where tracked changes are neither accepted nor rejected.
    """
    try:
        _check_container(content)
        opened = Package.open(io.BytesIO(content)).main_document_part.document
        body = opened.element.body
        if next(body.iter(_OTHER_FILE), None) is not None:
            raise ValueError("its text is in another file")
        hidden = [*without_hidden(body), *without_struck(body)]
        styles = {style.style_id: style for style in opened.styles}
        reader = _Body(styles, set_off_in(body))
        is_draft = next(body.iter(*_CHANGES), None) is not None
        blocks = list(reader.blocks(body))
        margins = [
            replace(block, place=Place(_MARGINS[part.tag], None))
            for part in _margins(opened)
            for block in reader.blocks(part)
        ]
    except _TORN:
        raise MinutesRefused("unreadable_document") from None
    if is_draft:
        raise MinutesRefused("unresolved_changes")
    images = sum(1 for tag in _PICTURES for _ in body.iter(tag))
    return Document(blocks, images, margins, beside=hidden)


def _margins(opened: Any) -> Iterator[Any]:
    """Yield the elements that hold page headers, text boxes and page footers, each once."""
    sections = list(opened.sections)
    heads = [part for one in sections for part in (one.first_page_header, one.header)]
    feet = [part for one in sections for part in (one.first_page_footer, one.footer)]
    yield from (part._element for part in heads if not part.is_linked_to_previous)
    for box in opened.element.body.iter(_BOX):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield box
    yield from (part._element for part in feet if not part.is_linked_to_previous)


def _check_container(content: bytes) -> None:
    """Look at the sizes that the members declare, which bound what is unpacked, and for entities.

    Raises
    ------
    ValueError
        When the document cannot be opened without risk. Its kind of file has no entities at all.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        markup = [one for one in members if one.filename.lower().endswith((".xml", ".rels"))]
        is_small = (
            len(members) <= _MOST_MEMBERS
            and sum(one.file_size for one in members) <= _MOST_UNPACKED
            and sum(one.file_size for one in markup) <= _MOST_XML
        )
        if not is_small:
            raise ValueError("too large")
        for member in markup:
            raw = archive.read(member)
            encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
            if b"\0" in raw[:64] and encoding == "latin-1":
                raise ValueError("an encoding that Word never writes")
            if _DOCTYPE.search(raw.decode(encoding)):
                raise ValueError("entities")


def _known_name(style: Any) -> str:
    """Return the name of a style, or of the one that it is made from, that says what it is."""
    name, base = style.name or "", style
    for _ in range(10):
        if base is None:
            break
        own = str(base.name or "")
        if _HEADING.search(own) or own.casefold() in _TITLES or own.casefold().startswith("list"):
            return own
        base = getattr(base, "base_style", None)
    return str(name)


class _Body:
    """Walks the body of a document.

    Parameters
    ----------
    styles
        Style id → style. Most of them are never used, and their names are only asked for when
        they are.
    set_off
        The paragraphs that look like headings.
    """

    def __init__(self, styles: dict[str, Any], set_off: set[Any]) -> None:
        self._styles = styles
        self._set_off = set_off
        self._names: dict[str, str] = {}

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Yield the blocks of an element, and of what wraps blocks (forms)."""
        held: list[Any] = []  # paragraphs that are set by tab stops
        for child in parent.iterchildren():
            if child.tag == qn("w:p"):
                if self._is_tabbed(child):
                    held.append(child)
                    continue
                yield from self._tabbed(held)
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._tabbed(held)
                yield from self._table(child)
            elif child.tag in _CONTAINERS and not is_prompt(child):
                yield from self._tabbed(held)
                yield from self.blocks(child)
        yield from self._tabbed(held)

    def _is_tabbed(self, element: Any) -> bool:
        """Say whether a paragraph is one line with tabs in it, and neither heading nor item."""
        if next(element.iter(_TAB), None) is None or _is_in_list(element):
            return False
        text, style = _text(element).strip(), self._style(element).casefold()
        return (
            "\t" in text
            and "\n" not in text
            and not _HEADING.search(style)
            and (style not in _TITLES and not style.startswith("list"))
        )

    def _tabbed(self, held: list[Any]) -> Iterator[Block]:
        """Yield the tables that paragraphs with tabs are, and the lines that are none."""
        paragraphs = iter(held)
        for part in tabbed([_text(one) for one in held]) if held else ():
            mine = [next(paragraphs) for _ in part]
            if isinstance(part, tuple):
                yield Table(part)
            else:
                for one in mine:
                    yield from self._paragraph(one)
        held.clear()

    def _paragraph(self, element: Any) -> Iterator[Block]:
        style = self._style(element)
        for line in filter(None, map(plain, _text(element).split("\n"))):
            heading = _HEADING.search(style)
            if style.casefold() in _TITLES:
                yield Heading(line, 1)
            elif heading:
                yield Heading(line, int(heading[1]))
            elif style.casefold().startswith("list") or _is_in_list(element):
                yield ListItem(line, is_numbered="number" in style.casefold())
            elif element in self._set_off and heads(line):
                yield Heading(line, 2, is_set_off=True)
            else:
                yield Paragraph(line)

    def _style(self, element: Any) -> str:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is None:
            return ""
        style_id = str(style.get(qn("w:val"), ""))
        if style_id not in self._names:
            style = self._styles.get(style_id)
            self._names[style_id] = style_id if style is None else _known_name(style)
        return self._names[style_id]

    def _table(self, element: Any) -> Iterator[Block]:
        """Yield a table; one of a single column, or around tables, is a frame around blocks."""
        cells = [list(_within(row, qn("w:tc"))) for row in _within(element, qn("w:tr"))]
        if all(len(row) <= 1 for row in cells) or _is_around_tables(element, cells):
            for row in cells:
                for cell in row:
                    yield from self.blocks(cell)
            return
        yield Table(tuple(_rows(cells)))


def _is_around_tables(element: Any, cells: list[list[Any]]) -> bool:
    """Say whether a table lays out a page: most of its text stands in tables within its cells."""
    if next(element.iterdescendants(_TABLE), None) is None:
        return False
    inner = [table for row in cells for cell in row for table in cell.iterchildren(_TABLE)]
    return 2 * sum(len(_text(one)) for one in inner) > len(_text(element))


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, not those of tables inside it."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _within(child, tag)


def _rows(cells: list[list[Any]]) -> Iterator[tuple[str, ...]]:
    """Yield the texts of each row.

    A cell over several columns leaves blanks behind it; one over several rows stands in each.
    """
    above: list[str] = []
    for row in cells:
        texts: list[str] = []
        for cell in row:
            properties = cell.find(qn("w:tcPr"))
            merge = None if properties is None else properties.find(qn("w:vMerge"))
            span = None if properties is None else properties.find(qn("w:gridSpan"))
            width = "1" if span is None else str(span.get(qn("w:val"), "1"))
            columns = int(width) if width.isascii() and width.isdigit() and len(width) < 4 else 1
            goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            has_above = goes_on and len(texts) < len(above)
            text = above[len(texts)] if has_above else cell_lines(_text(cell))
            texts += [text, *[""] * (min(columns, _MOST_COLUMNS) - 1)]
        above = texts
        yield tuple(texts)


def _is_in_list(element: Any) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def _text(element: Any) -> str:
    """Return the text of an element, with a newline for each break and between paragraphs."""
    pieces: list[str] = []
    stack = [element]
    while stack:
        found = stack.pop()
        if found.tag in _NOT_READ or (found.tag == _FORM and is_prompt(found)):
            continue
        if found.tag == _TEXT:
            pieces.append(found.text or "")
        elif found.tag in _SIGNS:
            pieces.append(_SIGNS[found.tag])
        elif found.tag == qn("w:p") and pieces:
            pieces.append("\n")
        stack.extend(reversed(list(found.iterchildren())))
    return visible("".join(pieces))
