"""The template of minutes: a DOCX with the workspace's own lists, which is read with certainty.

What is to be written stands in content controls. One that nobody has filled in still shows its
prompt, and a prompt is never read as a value. It stands in brackets, so that it is known for what
it is also where the document was saved as PDF, RTF or a web page, which have no controls.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from pipeline.ingest.reference import ReferenceData, read_reference
from pipeline.ingest.sheets.written_anew import write_anew
from pipeline.workspace import Workspace

MINUTES_NAME = "referat.docx"
_PEOPLE, _CONCERNS, _OLD, _NEW, _DECISIONS = 14, 6, 8, 6, 5  # rows that are ready
# Items of every meeting, and what each is for; blank ones are the meeting's own.
_ITEMS = (
    ("Godkendelse af dagsorden", "Beslutning"),
    ("Nyt fra området", "Orientering"),
    ("Bekymringer", "Bekymring"),
    ("Opfølgning fra sidst", "Orientering"),
    ("", ""),
    ("", ""),
    ("Eventuelt", "Orientering"),
)
_PURPOSES = ("Orientering", "Bekymring", "Beslutning")
_DECIDED = ("Godkendt", "Iværksættes", "Ophører", "Udskydes", "Henvises", "Aftalt", "Orientering")
_OWN_ROLES = ("Operativ medarbejder", "Kriminalpræventiv konsulent")
_PRESENCE = ("Til stede", "Afbud", "Udeblevet")
_PROGRESS = ("Åben", "Lukket", "Bortfaldet")
_GREY, _BLUE = RGBColor(0x59, 0x59, 0x59), "DCE6F1"
_ZIP_DAY = (2020, 1, 1, 0, 0, 0)
_NOTE = (
    "Udfyld de grå felter. Skriv aldrig en borgers navn eller CPR-nummer i referatet: "
    "Antal, emne og område er nok. Begynd en opgave med »kontakte«, »aftale«, »besøge«, "
    "»undersøge« eller »informere«, og giv den et nummer, så den kan følges fra møde til møde."
)


@dataclass(frozen=True)
class _Field:
    """A content control.

    Parameters
    ----------
    prompt
        What it shows until something is written.
    choices
        What can be chosen; empty for free text.
    is_date
        A calendar is offered.
    """

    name: str
    prompt: str
    choices: tuple[str, ...] = ()
    is_date: bool = False


def minutes_template(workspace: Workspace) -> bytes:
    """Return the template of minutes of a workspace as DOCX; equal lists give equal bytes.

    Raises
    ------
    UngetidError
        When the reference data cannot be read.
    """
    reference = read_reference(workspace)
    document = docx.Document()
    _set_up(document)
    networks = _names(reference, "network")
    document.add_heading("Referat – møde i lokalt SSP-netværk", 0)
    _add_note(document, _NOTE)
    for label, fields in _facts(reference, networks):
        line = document.add_paragraph(f"{label}: ")
        line.paragraph_format.space_after = Pt(2)
        for before, field in fields:
            line.add_run(before)
            _add_field(line, field)
    _write_agenda(document, reference)
    _write_tables(document, reference, networks)
    return _packed(document)


def write_minutes_template(workspace: Workspace, path: Path) -> Path:
    """Write the template; a file that is there already is never replaced by another.

    Parameters
    ----------
    path
        A file, or a folder in which it gets its usual name.

    Raises
    ------
    UngetidError
        When there is another file of that name, or as for :func:`minutes_template`.
    """
    return write_anew(minutes_template(workspace), path, MINUTES_NAME)


def _names(reference: ReferenceData, name: str) -> tuple[str, ...]:
    return tuple(reference.table(name)["name_da"].to_list())


def _facts(
    reference: ReferenceData, networks: tuple[str, ...]
) -> list[tuple[str, list[tuple[str, _Field]]]]:
    """Return the lines of the head: label, and before what each field stands."""
    return [
        ("Netværk", [("", _Field("Netværk", "vælg netværk", networks))]),
        ("Dato", [("", _Field("Dato", "vælg dato", is_date=True))]),
        ("Tid", [("kl. ", _Field("Start", "start, fx 9.30")),
                 (" til kl. ", _Field("Slut", "slut, fx 11.00"))]),
        ("Sted", [("", _Field("Sted", "vælg sted", _names(reference, "place")))]),
        ("Referent", [("", _Field("Referent", "navn eller initialer"))]),
        ("Referentens rolle",
         [("", _Field("Referentens rolle", "vælg rolle", _names(reference, "role")))]),
    ]  # fmt: skip


def _write_agenda(document: Any, reference: ReferenceData) -> None:
    topics = _names(reference, "topic")
    table = _add_table(document, "Dagsorden", len(_ITEMS), [
        (1.4, "Nr.", None),
        (8.4, "Punkt", _Field("Punkt", "eget punkt, uden navne")),
        (4.6, "Emne", _Field("Punktets emne", "vælg", topics)),
        (3.2, "Type", _Field("Punktets type", "vælg", _PURPOSES)),
    ])  # fmt: skip
    for number, (item, purpose) in enumerate(_ITEMS, start=1):
        cells = table.rows[number].cells
        cells[0].text = str(number)
        if item:
            for cell, text in ((cells[1], item), (cells[3], purpose)):
                _empty(cell)
                cell.text = text


def _empty(cell: _Cell) -> None:
    """Take the content control out of a cell."""
    for control in list(cell._tc.iter(qn("w:sdt"))):
        control.getparent().remove(control)


def _write_tables(document: Any, reference: ReferenceData, networks: tuple[str, ...]) -> None:
    """Write participants, news, concerns and follow-ups, in the order of a meeting."""
    organisations = (*_OWN_ROLES, *_names(reference, "partner"))
    _add_table(document, "Deltagere", _PEOPLE, [
        (4.4, "Navn", _Field("Navn", "navn eller initialer")),
        (3.8, "Organisation", _Field("Organisation", "vælg", organisations)),
        (3.8, "Rolle", _Field("Rolle", "vælg", _names(reference, "role"))),
        (2.6, "Status", _Field("Fremmøde", "vælg", _PRESENCE)),
        (1.5, "Kom kl.", _Field("Kom", "kl.")),
        (1.5, "Gik kl.", _Field("Gik", "kl.")),
    ])  # fmt: skip
    document.add_heading("Nyt fra området", 1)
    _add_field(document.add_paragraph(), _Field("Nyt", "skriv uden navne"))
    _add_table(document, "Bekymringer", _CONCERNS, [
        (6.0, "Område", _Field("Område", "vælg", networks)),
        (8.0, "Emne", _Field("Emne", "vælg", _names(reference, "topic"))),
        (3.6, "Antal omtaler", _Field("Antal", "antal")),
    ])  # fmt: skip
    _add_table(document, "Beslutninger", _DECISIONS, [
        (4.5, "Beslutning", _Field("Beslutning", "skriv uden navne")),
        (2.4, "Type", _Field("Beslutningens type", "vælg", _DECIDED)),
        (3.0, "Emne", _Field("Beslutningens emne", "vælg", _names(reference, "topic"))),
        (2.9, "Område", _Field("Beslutningens område", "vælg", networks)),
        (1.8, "Punkt", _Field("Beslutningens punkt", "nr.")),
        (3.0, "Opfølgning", _Field("Beslutningens opfølgning", "nummer")),
    ])  # fmt: skip
    followed: list[tuple[float, str, _Field | None]] = [
        (2.5, "Nr.", _Field("Nr.", "nummer")),
        (3.6, "Opgave", _Field("Opgave", "fx Kontakte klubben")),
        (2.9, "Ansvarlig", _Field("Ansvarlig", "navn/organisation")),
        (2.6, "Besluttet", _Field("Besluttet", "dato", is_date=True)),
        (2.0, "Frist", _Field("Frist", "dato", is_date=True)),
        (2.0, "Status", _Field("Status", "vælg", _PROGRESS)),
    ]
    closed = (2.0, "Lukket den", _Field("Lukket", "dato", is_date=True))
    _add_table(document, "Opfølgning fra sidst", _OLD, [*followed, closed])
    _add_table(document, "Opfølgning", _NEW, followed)
    document.add_heading("Næste møde", 1)
    _add_field(document.add_paragraph(), _Field("Næste møde", "dato og tid"))


def _add_table(
    document: Any, heading: str, rows: int, columns: list[tuple[float, str, _Field | None]]
) -> Table:
    """Add a heading and a table whose first row comes again on every page."""
    document.add_heading(heading, 1)
    table: Table = document.add_table(rows + 1, len(columns), style="Table Grid")
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for at, (width, title, field) in enumerate(columns):
        table.columns[at].width = Cm(width)
        cells: tuple[_Cell, ...] = table.columns[at].cells
        for number, cell in enumerate(cells):
            cell.width = Cm(width)
            if not number:
                cell.paragraphs[0].add_run(title).bold = True
                _shade(cell)
            elif field is not None:
                _add_field(cell.paragraphs[0], field)
    return table


def _add_note(document: Any, text: str) -> None:
    note = document.add_paragraph().add_run(text)
    note.italic, note.font.color.rgb = True, _GREY


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _BLUE)
    cell._tc.get_or_add_tcPr().append(shade)


def _add_field(paragraph: Paragraph, field: _Field) -> None:
    """Add a content control that shows its prompt and cannot be deleted."""
    control, settings, content = (
        OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent")
    )
    _append(settings, "w:alias", val=field.name)
    _append(settings, "w:tag", val=field.name)
    _append(settings, "w:lock", val="sdtLocked")
    _append(settings, "w:showingPlcHdr")
    if field.choices:
        chosen = _append(settings, "w:dropDownList")
        for choice in field.choices:
            item = _append(chosen, "w:listItem", displayText=choice)
            item.set(qn("w:value"), choice)
    elif field.is_date:
        date = _append(settings, "w:date")
        _append(date, "w:dateFormat", val="dd-MM-yyyy")
        _append(date, "w:lid", val="da-DK")
    run = paragraph.add_run(f"[{field.prompt}]")
    run.font.color.rgb = _GREY
    content.append(run._r)
    control.append(settings)
    control.append(content)
    paragraph._p.append(control)


def _append(parent: Any, tag: str, **attributes: str) -> Any:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child


def _set_up(document: Any) -> None:
    """Set the page, the type and the language."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.7)
    section.top_margin = section.bottom_margin = Cm(1.8)
    document.core_properties.title = "Referat af møde i lokalt SSP-netværk"
    document.core_properties.author = "ungetid"
    document.core_properties.language = "da-DK"
    for name in ("Normal", "Title", "Heading 1", "List Number"):
        style = document.styles[name]
        style.font.name = "Calibri"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        language = _append(style.element.get_or_add_rPr(), "w:lang", val="da-DK")
        language.set(qn("w:eastAsia"), "da-DK")
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Title"].font.size = Pt(20)
    document.styles["Heading 1"].font.size = Pt(13)


def _packed(document: Any) -> bytes:
    """Return the document with the same day on every member: a ZIP tells when it was made."""
    written, target = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _ZIP_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(member, source.read(name))
    return target.getvalue()
