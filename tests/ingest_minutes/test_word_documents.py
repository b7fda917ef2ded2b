"""What Word keeps beside the text: tracked changes, forms, merged cells, headers, pictures."""

from __future__ import annotations

import base64
import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from minutes_documents import PEOPLE, SECTIONS, WORDS, as_docx, markdown

from pipeline.ingest.minutes import Attendance, MinutesRefused, read_minutes

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
AUTHOR = 'w:id="1" w:author="Vindulf Kragetop" w:date="2023-10-06T10:00:00Z"'


def document(*sections: str):
    return docx.Document(io.BytesIO(as_docx(markdown(*sections).decode())))


def read(made):
    out = io.BytesIO()
    made.save(out)
    return read_minutes(out.getvalue(), "docx", WORDS)


def run(text: str, tag: str = "w:t") -> str:
    return f'<w:r><{tag} xml:space="preserve">{text}</{tag}></w:r>'


def changed(kind: str, inner: str):
    return parse_xml(f"<w:{kind} {nsdecls('w')} {AUTHOR}>{inner}</w:{kind}>")


@pytest.mark.parametrize("kind", ["ins", "del", "moveFrom", "moveTo"])
def test_a_document_with_tracked_changes_is_a_draft(kind):
    made = document(*SECTIONS)
    text = run("2.00", "w:delText" if kind in ("del", "moveFrom") else "w:t")
    made.paragraphs[-1]._p.append(changed(kind, text))
    with pytest.raises(MinutesRefused) as refused:
        read(made)
    assert refused.value.reason_code == "unresolved_changes"


def test_a_row_whose_deletion_is_tracked_makes_a_draft():
    made = document(*SECTIONS)
    made.tables[0].rows[1]._tr.get_or_add_trPr().append(changed("del", ""))
    with pytest.raises(MinutesRefused) as refused:
        read(made)
    assert refused.value.reason_code == "unresolved_changes"


def test_forms_are_read_and_their_prompts_are_not():
    made = document(PEOPLE)
    for number, (prompt, status) in enumerate((("", "Afbud"), ("<w:showingPlcHdr/>", "Til stede"))):
        # As Word sets what it shows until somebody writes there.
        look = prompt and '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
        cell = made.tables[0].cell(number + 3, 2)
        cell.paragraphs[0]._p.getparent().replace(
            cell.paragraphs[0]._p,
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtPr>{prompt}</w:sdtPr><w:sdtContent>"
                f"<w:p>{run(status).replace('<w:r>', f'<w:r>{look}')}</w:p></w:sdtContent></w:sdt>"
            ),
        )
    found = read(made).attendances
    assert found[2] == Attendance(None, "school", "apologies")
    assert len(found) == 3, "nobody has chosen a status for the last one"


def test_a_section_within_a_form_is_read():
    made = document(*SECTIONS)
    body = made.element.body
    form = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    body.insert(0, form)
    for child in list(body)[1:-1]:
        form[0].append(child)
    assert len(read(made).attendances) == 4


def test_a_table_of_one_column_is_a_frame():
    made = document(*SECTIONS)
    frame = docx.Document().add_table(1, 1)
    children = list(made.element.body)[:-1]
    made.element.body.insert(0, frame._tbl)
    cell = frame.cell(0, 0)._tc
    for child in children:
        cell.append(child)
    minutes = read(made)
    assert len(minutes.attendances) == 4
    assert len(minutes.action_items) == 3


def test_an_organisation_over_several_rows():
    made = document(PEOPLE)
    table = made.tables[0]
    table.cell(4, 1).text = ""
    table.cell(3, 1).merge(table.cell(4, 1))
    assert [one.organisation for one in read(made).attendances[2:]] == ["school", "school"]


def test_a_table_inside_a_cell_is_not_of_the_table_around_it():
    made = document(PEOPLE)
    inner = made.tables[0].cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "tlf.", "lokal"
    assert read(made).attendances[0].staff_code == "OP1"
    assert len(read(made).attendances) == 4


def test_headers_comments_and_text_boxes_do_not_gainsay_the_text():
    made = document(*SECTIONS)
    made.sections[0].header.paragraphs[0].text = "Torslunde, Dato: 1. januar 2023 kl. 8-9"
    made.core_properties.title = "Referat, Vejleåparken"
    made.add_comment(made.paragraphs[1].runs, text="Dato: 2. januar 2023", author="Vindulf")
    box = f"<w:txbxContent {nsdecls('w')}><w:p>{run('Dato: 3. januar 2023')}</w:p></w:txbxContent>"
    made.paragraphs[1]._p.append(parse_xml(box))
    assert read(made).meeting == read(document(*SECTIONS)).meeting


def test_what_only_the_header_tells_is_read_there():
    made = document(*SECTIONS)
    title, when = made.paragraphs[0], made.paragraphs[1]
    made.sections[0].header.paragraphs[0].text = "SSP-netværk Gildbro"
    title.runs[0].text = "Referat af møde"
    assert "Gildbro" not in title.text
    assert read(made).meeting == read(document(*SECTIONS)).meeting
    made.sections[0].footer.paragraphs[0].text = when.text
    when._p.getparent().remove(when._p)
    assert read(made).meeting == read(document(*SECTIONS)).meeting


def test_what_only_a_text_box_tells_is_read_there_once():
    made = document(*SECTIONS)
    when = made.paragraphs[1]
    text = when.text
    when._p.getparent().remove(when._p)
    box = f"<w:txbxContent {nsdecls('w')}><w:p>{run(text)}</w:p></w:txbxContent>"
    made.paragraphs[0]._p.append(parse_xml(box))
    assert read(made).meeting == read(document(*SECTIONS)).meeting


def test_a_picture_is_told_once():
    made = document(*SECTIONS)
    made.add_picture(io.BytesIO(PIXEL))
    made.add_picture(io.BytesIO(PIXEL))
    assert read(made).notes.count(("image_not_read", None)) == 1


@pytest.mark.parametrize("name", ["Heading 1", "Heading 3"])
def test_headings_in_a_style_of_the_house(name):
    made = document(*SECTIONS)
    own = made.styles.add_style("Kommunens overskriftstype", 1)
    own.base_style = made.styles[name]
    for paragraph in made.paragraphs:
        if paragraph.style.name.startswith("Heading"):
            paragraph.style = own
    minutes = read(made)
    assert len(minutes.attendances) == 4
    assert len(minutes.concerns) == 2


def test_bold_lines_for_headings_and_no_title_style():
    made = document(*SECTIONS)
    for paragraph in made.paragraphs:
        if paragraph.style.name.startswith(("Heading", "Title")):
            paragraph.style = made.styles["Normal"]
            for one in paragraph.runs:
                one.bold = True
    assert read(made) == read(document(*SECTIONS))


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_a_document_with_macros_and_a_template_are_read(kind):
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    whole, made = as_docx(markdown(*SECTIONS).decode()), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive, zipfile.ZipFile(made, "w") as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name).replace(usual.encode(), kind.encode()))
    assert read_minutes(made.getvalue(), "docx", WORDS) == read_minutes(whole, "docx", WORDS)


def test_text_of_another_file_is_not_passed_over():
    made = document(PEOPLE)
    made.element.body.append(parse_xml(f"<w:altChunk {nsdecls('w')}/>"))
    with pytest.raises(MinutesRefused) as refused:
        read(made)
    assert refused.value.reason_code == "unreadable_document"


@pytest.mark.parametrize(
    "shown",
    [
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>',
        '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/>',
    ],
)
def test_a_chart_and_an_object_are_told_as_pictures_are(shown):
    made = document(PEOPLE)
    made.paragraphs[-1].add_run()._r.append(parse_xml(shown))
    assert ("image_not_read", None) in read(made).notes


def test_signs_that_show_nothing_divide_no_word():
    written = markdown(*SECTIONS).decode()
    hidden = written.replace("oktober", "okto\u00adber").replace("Jonas V", "Jonas\u200b V\u2060")
    assert hidden != written
    found = read_minutes(as_docx(hidden), "docx", WORDS)
    assert found == read_minutes(as_docx(written), "docx", WORDS)
    assert read_minutes(hidden.encode(), "markdown", WORDS).meeting == found.meeting
