"""Make the notat's Word template: ``python docs/reference_document.py reports/reference.docx``.

Pandoc's own reference document on A4, in a font that offices have, with tables that fit the page.
A municipality replaces the result with its own letterhead; the names of the styles are what counts.
"""

import datetime as dt
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pypandoc
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Calibri"
INK, NAVY = RGBColor(0x1F, 0x2A, 0x33), RGBColor(0x0B, 0x4F, 0x7A)
SIZES = {
    "Normal": 11,
    "Body Text": 11,
    "First Paragraph": 11,
    "Compact": 8.5,
    "Title": 22,
    "Subtitle": 13,
    "Heading 1": 15,
    "Heading 2": 13,
    "Image Caption": 9.5,
    "Table Caption": 9.5,
    "Block Text": 11,
}
MADE = dt.datetime(2023, 7, 5, 12)  # noqa: DTZ001 - DOCX has no zone


def make(target: Path) -> None:
    """Write the reference document; the same bytes every time."""
    default = subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"],
        check=True,
        capture_output=True,
    ).stdout
    document = docx.Document(io.BytesIO(default))
    _set_page(document)
    for name, size in SIZES.items():
        _set_style(document, name, size)
    _rule_tables(document)
    document.core_properties.created = document.core_properties.modified = MADE
    packed = io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(member, source.read(name))


def _set_page(document: Document) -> None:
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)


def _set_style(document: Document, name: str, size: float) -> None:
    style = document.styles[name]
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.font.color.rgb = NAVY if name.startswith("Heading") else INK
    if name in {"Title", "Subtitle"}:
        style.paragraph_format.alignment = 0


def _rule_tables(document: Document) -> None:
    """Give the table style a thin line under each row, for the eye to follow."""
    style = next(
        style
        for style in document.styles
        if style.type == WD_STYLE_TYPE.TABLE and style.name == "Table"
    )
    properties = style.element.find(qn("w:tblPr"))
    borders = OxmlElement("w:tblBorders")
    line = OxmlElement("w:insideH")
    for key, value in {"val": "single", "sz": "4", "space": "0", "color": "C9D2D9"}.items():
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    properties.append(borders)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
