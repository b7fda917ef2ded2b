"""What staff are told of personal data in a file: its kind and place, once; never what it says."""

from __future__ import annotations

import datetime as dt
import email.message
import io
import re
import zipfile

import docx
import polars as pl
import pypdf
import pytest
import typst
import xlsxwriter

from pipeline.ingest import ingest
from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.read_file import read_file
from pipeline.lake import SOURCE_TABLES
from pipeline.progress import Silent
from pipeline.workspace import Workspace, create_workspace

STAFF = """\
staff_code;role;employment_unit;weekly_norm_hours;valid_from;valid_to
GA1;operative;cbf;37;2000-01-01;
"""
MAP = "medarbejder;navn;initialer;e-mail\nGA1;Iben Skovdal Krat;ISKR;iben.krat@example.org\n"
DAY = dt.date(2025, 1, 6)
MINUTES = """\
# Referat – lokalt SSP-netværk Vibeholm

Dato: 5. marts 2024 kl. 9.30-11.00
Referent: Fatima Hussein

## Deltagere

| Navn | Organisation | Status |
|---|---|---|
| Iben Skovdal Krat | Operativ medarbejder | Til stede |
| Mohammed Hansen | Skole | Til stede |

## Nyt fra området

Alt er roligt.
{}

## Opfølgning fra sidst

| Nr. | Opgave | Ansvarlig | Frist |
|---|---|---|---|
| H-2024-1-1 | Ringe til skolen | Ali Yilmaz | 01-04-2024 |
"""
LINE = 16  # where the braces are


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = create_workspace(tmp_path_factory.mktemp("town") / "town")
    made.settings_file.write_text(
        'is_synthetic = true\n[ingest]\nignored_columns = ["Kunde"]\n', encoding="utf-8"
    )
    (made.reference / "staff.csv").write_text(STAFF, encoding="utf-8")
    made.staff_map.write_text(MAP, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def knowledge(workspace: Workspace) -> Knowledge:
    return read_knowledge(workspace)


def notes(content: bytes, name: str, knowledge: Knowledge) -> list[tuple[str, int | None]]:
    """Return what is told of personal data: reason and line."""
    reading = read_file(content, name, DAY, knowledge)
    assert reading.reason_code is None, reading.reason_code
    found = reading.parts["file_note"].select("reason_code", "source_line").iter_rows()
    return sorted(row for row in found if row[0].startswith("personal_"))


def minutes(text: str) -> bytes:
    return MINUTES.format(text).encode()


def log(*notes_: str, heading: str = "note") -> bytes:
    lines = [f"dato;timer;medarbejder;aktivitet;{heading}"]
    lines += [f"05-03-2024;1,5;GA1;Kursus;{note}" for note in notes_]
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Talte om 010150-5123.", "cpr"),
        ("Fadumo er bekymret.", "name"),
        ("Drengen A.M. er bekymret.", "initials"),
        ("Ring på 01 23 45 67.", "phone"),
        ("Skriv til ukendt@example.org.", "email"),
        ("Familien bor på Rimfaksvænget 12.", "address"),
        ("Bilen har QX 12 345.", "number_plate"),
        ("Se instagram.com/qvist_17.", "profile_url"),
    ],
)
def test_each_kind_is_told_once_with_its_line(text: str, kind: str, knowledge: Knowledge) -> None:
    told = [(f"personal_{kind}", LINE)]
    assert notes(minutes(f"{text}\n{text}"), "a.md", knowledge) == told
    assert notes(log("Kursus", text, text), "a.csv", knowledge) == [(f"personal_{kind}", 3)]


def test_those_who_hold_the_meeting_are_no_citizens(knowledge: Knowledge) -> None:
    """Participants, the minute-taker, who shall do what; our own staff anywhere."""
    text = "Iben Skovdal Krat (ISKR, iben.krat@example.org) og Vibeholm Skole var enige."
    assert notes(minutes(text), "a.md", knowledge) == []
    assert notes(log(text), "a.csv", knowledge) == []


def test_a_cpr_number_of_a_participant_is_told(knowledge: Knowledge) -> None:
    content = minutes("").replace(b"| Mohammed Hansen |", b"| Mohammed Hansen, 010150-5123 |")
    assert notes(content, "a.md", knowledge) == [("personal_cpr", 11)]


def test_what_is_classified_knows_no_personal_data(knowledge: Knowledge) -> None:
    """An address and an e-mail hold a word of a vocabulary: that is not what the text is about."""
    concerns = "## Bekymringer\n\n- Uro; skriv til hash@example.org\n- Hash ved stationen\n"
    reading = read_file(minutes(concerns), "a.md", DAY, knowledge)
    rows = dict(reading.parts["concern"].select("topic", "mention_count").iter_rows())
    assert rows == {"gathering": 1, "drugs": 1}


def test_a_column_that_nobody_knows_is_looked_through(knowledge: Knowledge) -> None:
    assert notes(log("Talte med Fadumo", heading="borgerfelt"), "a.csv", knowledge) == [
        ("personal_name", 2)
    ]
    assert notes(log("Talte med Fadumo", heading="Kunde"), "a.csv", knowledge) == []


def test_where_a_block_ends_changes_nothing(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = log(*["Kursus"] * 50, "Talte med Fadumo", *["Kursus"] * 50, "Set QX 12 345")
    whole = notes(content, "a.csv", knowledge)
    monkeypatch.setattr("pipeline.ingest.readers.text_blocks.BLOCK_BYTES", 64, raising=False)
    assert notes(content, "a.csv", knowledge) == whole
    assert whole == [("personal_name", 52), ("personal_number_plate", 103)]


@pytest.mark.parametrize("place", ["author", "comment", "header", "footer", "box"])
def test_what_stands_beside_the_text_of_a_document(place: str, knowledge: Knowledge) -> None:
    def content(text: str) -> bytes:
        document = docx.Document()
        for line in MINUTES.format("").split("\n"):
            if not line.startswith("|"):
                document.add_paragraph(line.lstrip("# "))
        last = document.add_paragraph("Slut")
        if place == "author":
            document.core_properties.author = text
        elif place == "comment":
            document.add_comment(last.runs, text, author="x", initials="x")
        elif place == "header":
            document.sections[0].header.paragraphs[0].text = text
        elif place == "footer":
            document.sections[0].footer.paragraphs[0].text = text
        else:
            last._p.append(_box(text))
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()

    assert notes(content("Fadumo Warsame"), "a.docx", knowledge) == [("personal_beside_text", None)]
    assert notes(content("Iben Skovdal Krat"), "a.docx", knowledge) == []


@pytest.mark.parametrize(
    ("member", "written", "harmless"),
    [
        (
            "word/document.xml",
            (
                '<w:p><w:r><w:drawing><wp:inline xmlns:wp="x"><wp:docPr descr="Fadumo Warsame"/>'
                "</wp:inline></w:drawing></w:r></w:p><w:sectPr"
            ),
            "Et billede med tekst",
        ),
        (
            "word/document.xml",
            '<w:p><w:bookmarkStart w:id="7" w:name="Fadumo_Warsame"/></w:p><w:sectPr',
            "_Toc1234567",
        ),
        (
            "word/_rels/document.xml.rels",
            (
                '<Relationship Id="r77" Type="http://x/hyperlink" Target="https://facebook.com/fadumo.w"'
                ' TargetMode="External"/></Relationships'
            ),
            "https://ishoj.dk/unge",
        ),
        ("customXml/item7.xml", "<a>Fadumo Warsame</a>", "<a>APA</a>"),
    ],
)
def test_what_is_hidden_in_the_parts_of_a_document(
    member: str, written: str, harmless: str, knowledge: Knowledge
) -> None:
    document = docx.Document()
    for line in MINUTES.format("").split("\n"):
        document.add_paragraph("" if line.startswith("|") else line.lstrip("# "))
    target = io.BytesIO()
    document.save(target)

    def content(piece: str) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(target) as whole, zipfile.ZipFile(made, "w") as other:
            for name in whole.namelist():
                text = whole.read(name)
                end = piece[piece.rindex("<") :].encode()
                other.writestr(name, text.replace(end, piece.encode()) if name == member else text)
            if member not in whole.namelist():
                other.writestr(member, piece)
        return made.getvalue()

    told = notes(content(written), "a.docx", knowledge)
    assert told == [("personal_beside_text", None)]
    hidden = re.search(r"Fadumo[ _]Warsame|https://facebook\.com/fadumo\.w", written)
    assert hidden is not None
    plain = written.replace(hidden[0], harmless)
    assert notes(content(plain), "a.docx", knowledge) == []


def _box(text: str):
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return parse_xml(
        f"<w:r {nsdecls('w')}><w:pict xmlns:v='urn:schemas-microsoft-com:vml'><v:shape><v:textbox>"
        f"<w:txbxContent><w:p><w:r><w:t>{text[:3]}</w:t></w:r><w:r><w:t>{text[3:]}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


@pytest.mark.parametrize("place", ["author", "comment", "header", "sheet", "nothing"])
def test_what_stands_beside_the_cells_of_a_workbook(place: str, knowledge: Knowledge) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    name = "Fadumo Warsame"
    sheet = book.add_worksheet(name if place == "sheet" else "Marts")
    sheet.write_row(0, 0, ["dato", "timer", "medarbejder", "aktivitet"])
    sheet.write_row(1, 0, ["05-03-2024", "1,5", "GA1", "Kursus"])
    if place == "author":
        book.set_properties({"author": name})
    elif place == "comment":
        sheet.write_comment(1, 1, f"Gælder {name}")
    elif place == "header":
        sheet.set_header(f"&L{name}")
    book.close()
    expected = [] if place == "nothing" else [("personal_beside_text", None)]
    assert notes(target.getvalue(), "a.xlsx", knowledge) == expected


def test_the_subject_of_a_mail_and_the_properties_of_a_pdf(knowledge: Knowledge) -> None:
    mail = email.message.EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = (
        "a@example.org",
        "b@example.org",
        "Om Fadumo Warsame",
    )
    mail["Date"] = "Tue, 05 Mar 2024 12:00:00 +0100"
    mail.set_content(MINUTES.format("").replace("|", " "))
    assert ("personal_beside_text", None) in notes(mail.as_bytes(), "a.eml", knowledge)
    lines = [line.lstrip("# ") for line in MINUTES.format("").split("\n") if line[:1] != "|"]
    text = '#set document(author: "Fadumo Warsame")\n' + "\n\n".join(lines)
    pdf = bytes(typst.compile(text.encode()))
    assert ("personal_beside_text", None) in notes(pdf, "a.pdf", knowledge)
    marked = pypdf.PdfWriter(io.BytesIO(typst.compile("\n\n".join(lines).encode())))
    assert notes(_bytes(marked), "a.pdf", knowledge) == notes(
        "\n\n".join(lines).encode(), "a.txt", knowledge
    )
    marked.add_outline_item(title="Om Fadumo Warsame", page_number=0)
    assert ("personal_beside_text", None) in notes(_bytes(marked), "a.pdf", knowledge)


def _bytes(writer: pypdf.PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_a_file_name_is_told_when_it_arrives_and_not_kept(workspace: Workspace) -> None:
    """The lake goes by what a file holds; under another name it is the same file."""
    folder = workspace.inbox / "Iben Skovdal Krat"
    folder.mkdir()
    (folder / "log marts.csv").write_bytes(log("Kursus"))
    (folder / "samtale_med_fadumo_warsame.csv").write_bytes(log("Kørsel"))
    report = ingest(workspace, progress=Silent())
    [problem] = report.problems()
    assert report.has_refusals
    assert problem.reason_da.startswith("Filens navn")
    assert not list((workspace.lake / "file_note").glob("*.parquet"))
    assert "fadumo" not in str(problem).casefold()


def test_every_reason_is_explained(knowledge: Knowledge) -> None:
    from pipeline.ingest.privacy import REASONS

    assert len(REASONS) == 10
    for reason in REASONS:
        what, mend = knowledge.rules[reason]
        assert what.endswith(".")
        assert mend.endswith(".")


def test_no_text_of_a_note_is_kept(knowledge: Knowledge) -> None:
    reading = read_file(log("Talte med Fadumo, 010150-5123"), "a.csv", DAY, knowledge)
    for table in SOURCE_TABLES:
        frame: pl.DataFrame | None = reading.parts.get(table.name)
        if frame is not None:
            kept = str(frame.rows()).casefold()
            assert "fadumo" not in kept
            # Any four digits may stand inside a keyed code, which is drawn anew each time.
            assert not re.search("010150|(?<![0-9a-f])5123(?![0-9a-f])", kept)
