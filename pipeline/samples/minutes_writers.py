"""Minutes as bytes: Markdown, and DOCX without what Word's own template drags along."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from pipeline.samples.minutes_blocks import Heading, Layout, Listing, Paragraph, Table
from pipeline.samples.packing import MADE_AT, repacked

_STYLES_KEPT = {
    "Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "List Number", "Table Grid",
    "Default Paragraph Font", "Normal Table", "Header", "Footer",
}  # fmt: skip
# Parts of the template that no document here uses, by the ending of their relationship's type.
_PARTS_DROPPED = (
    "stylesWithEffects", "webSettings", "fontTable", "theme", "customXml", "thumbnail",
)  # fmt: skip


def as_markdown(layout: Layout) -> bytes:
    """Write a layout as Markdown; what stands outside the text becomes a comment below it."""
    parts = []
    for block in layout.blocks:
        if isinstance(block, Heading):
            parts.append(f"{'#' * block.level} {block.text}")
        elif isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Listing):
            marks = [f"{n}." if block.is_numbered else "-" for n in range(1, len(block.items) + 1)]
            lines = (f"{mark} {item}" for mark, item in zip(marks, block.items, strict=True))
            parts.append("\n".join(lines))
        else:
            head, *body = (f"| {' | '.join(row)} |" for row in block.rows)
            rule = f"|{' --- |' * len(block.rows[0])}"
            parts.append("\n".join([head, rule, *body]))
    hidden = [text for text in (layout.author, layout.header, layout.comment) if text]
    parts += [f"<!-- {text} -->" for text in hidden]
    return ("\n\n".join(parts) + "\n").encode()


def as_docx(layout: Layout) -> bytes:
    """Write a layout as a Word document."""
    document = docx.Document(io.BytesIO(_template()))
    for block in layout.blocks:
        _add(document, block)
    properties = document.core_properties
    properties.author, properties.last_modified_by = layout.author or "Referent", ""
    properties.created = properties.modified = MADE_AT
    if layout.header:
        document.sections[0].header.paragraphs[0].text = layout.header
    if layout.comment:
        run = document.paragraphs[0].runs[0]
        note = document.add_comment(run, text=layout.comment, author="Referent", initials="R")
        # python-docx stamps a comment with the clock.
        note._comment_elm.date = MADE_AT
    target = io.BytesIO()
    document.save(target)
    return repacked(target.getvalue())


def _add(document: Document, block: Heading | Paragraph | Listing | Table) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, level=block.level - 1)
    elif isinstance(block, Paragraph):
        document.add_paragraph(block.text)
    elif isinstance(block, Listing):
        for item in block.items:
            document.add_paragraph(item, "List Number" if block.is_numbered else "List Bullet")
    else:
        table = document.add_table(0, len(block.rows[0]), "Table Grid")
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text


def _keep_numbering_of(styles: Any, numbering: Any) -> None:
    """Remove the lists that no style refers to."""
    used = {one.get(qn("w:val")) for one in styles.iter(qn("w:numId"))}
    kept = set()
    for number in numbering.findall(qn("w:num")):
        if number.get(qn("w:numId")) in used:
            kept.add(number.find(qn("w:abstractNumId")).get(qn("w:val")))
        else:
            numbering.remove(number)
    for abstract in numbering.findall(qn("w:abstractNum")):
        if abstract.get(qn("w:abstractNumId")) not in kept:
            numbering.remove(abstract)


@cache
def _template() -> bytes:
    """Return Word's template with the styles and parts that the minutes use, and no others."""
    document = docx.Document()
    for style in list(document.styles):
        if style.name not in _STYLES_KEPT:
            style.delete()
    styles = document.styles.element
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)
    _keep_numbering_of(styles, document.part.numbering_part.element)
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_PARTS_DROPPED)]:
            del relations[key]
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
