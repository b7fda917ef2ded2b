"""The same minutes in every format: the same values, or the reason why there are none."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import io
import subprocess
import zipfile
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pypandoc
import pypdf
import pytest
import typst
from minutes_documents import SECTIONS, TITLE, WHEN, WORDS, as_docx, markdown

from pipeline.ingest.minutes import MinutesRefused, read_minutes
from pipeline.ingest.minutes.apart import Apart
from pipeline.ingest.readers.formats import recognise
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.readers.source import Source

MAIL_TEXT = "Hej alle\n\nHermed referatet fra sidst. Næste møde er den 7. december 2023.\n"
LATE = dt.date(2024, 1, 1)
OTHER_DAY = WHEN.replace("torsdag den 5.", "tirsdag den 3.")
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LOOK = """
#set page(numbering: "1 / 1")
#set text(size: 11pt)
#set table(stroke: 0.5pt)
#show figure: set block(breakable: true)
"""
DOCX = as_docx(markdown(*SECTIONS).decode())
EXPECTED = read_minutes(DOCX, "docx", WORDS)


@cache
def converted(written_in: str, text: bytes = markdown(*SECTIONS)) -> bytes:
    """Write Markdown in another format, by Pandoc."""
    command = [pypandoc.get_pandoc_path(), "--from", "gfm", "--to", written_in]
    command += [] if written_in == "typst" else ["--standalone"]
    done = subprocess.run([*command, "--output", "-"], input=text, capture_output=True, check=True)
    return done.stdout


@cache
def pdf(text: bytes = markdown(*SECTIONS), look: str = "") -> bytes:
    """Set Markdown as PDF, by Typst, as a word processor would: ruled tables, its own fonts."""
    return typst.compile(f"{LOOK}{look}\n{converted('typst', text).decode()}".encode())


def reason(content: bytes, written_in: str) -> str:
    with pytest.raises(MinutesRefused) as refused:
        read_minutes(content, written_in, WORDS)
    return refused.value.reason_code


def mail(text: str | None = None, html: str | None = None, **files: bytes) -> bytes:
    """Write a mail; files by the ending of their names, a number before it."""
    message = EmailMessage()
    message["From"], message["To"] = "vindulf@example.org", "ssp@example.org"
    message["Subject"] = "Referat"
    message["Date"] = "Mon, 09 Oct 2023 10:00:00 +0200"
    message.set_content(text or MAIL_TEXT)
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in files.items():
        ending = name.rstrip("0123456789")
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=f"{name}.{ending}"
        )
    return message.as_bytes()


@pytest.mark.parametrize("written_in", ["odt", "rtf", "html"])
def test_the_same_minutes(written_in):
    assert read_minutes(converted(written_in), written_in, WORDS) == EXPECTED


def test_a_pdf_holds_the_same_minutes():
    assert read_minutes(pdf(), "pdf", WORDS) == EXPECTED


def test_a_pdf_over_several_small_pages():
    small = "#set page(width: 14cm, height: 9cm, header: [Fortroligt – SSP Torslunde])"
    assert len(pypdf.PdfReader(io.BytesIO(pdf(look=small))).pages) > 2
    assert read_minutes(pdf(look=small), "pdf", WORDS) == EXPECTED


@pytest.mark.parametrize(
    ("files", "html"),
    [
        ({"docx": DOCX}, None),
        ({"docx": DOCX, "pdf": pdf()}, None),
        ({"odt": converted("odt"), "txt": b"Husk at svare.\n"}, None),
        ({}, converted("html").decode()),
    ],
    ids=["attached", "attached twice", "attached beside another", "in the mail"],
)
def test_minutes_in_a_mail(files, html):
    assert read_minutes(mail(html=html, **files), "mail", WORDS) == EXPECTED


def test_minutes_that_are_the_text_of_a_mail():
    written = mail(markdown(*SECTIONS).decode().replace("# ", "").replace("#", ""))
    found = read_minutes(written, "mail", WORDS)
    assert found.meeting == EXPECTED.meeting
    assert len(found.attendances) == 4


@pytest.mark.parametrize(
    "head",
    [
        "Fra: Vindulf\nSendt: 9. oktober 2023 10:00\nTil: SSP\nEmne: Referat\n",
        "From: Vindulf\nDate: man. 9. okt. 2023 kl. 10.00\nSubject: Referat\nTo: SSP\n",
        "> Fra: Vindulf\n> Dato: 9. oktober 2023 kl. 10.00\n> Til: SSP\n",
    ],
)
def test_the_day_a_mail_was_forwarded_is_no_meeting_s(head):
    found = read_minutes(mail(f"{TITLE}\n\n{head}\n{WHEN}\n\nDeltagere: JVE, LKA\n"), "mail", WORDS)
    assert found.meeting.meeting_date == EXPECTED.meeting.meeting_date


def test_two_meetings_in_a_mail():
    other = as_docx(markdown(*SECTIONS, when=OTHER_DAY).decode())
    assert reason(mail(docx1=DOCX, docx2=other), "mail") == "several_meetings"


@pytest.mark.parametrize("day", ["5. oktober 2023", "30. november 2023"])
def test_an_agenda_beside_the_minutes_of_a_mail(day: str):
    agenda = as_docx(f"# Dagsorden – SSP-netværk Gildbro\n\nDato: {day}\n\n1. Velkomst\n")
    for files in ({"docx1": agenda, "docx2": DOCX}, {"docx1": DOCX, "docx2": agenda}):
        assert read_minutes(mail(**files), "mail", WORDS) == EXPECTED
    only = read_minutes(mail(docx=agenda), "mail", dataclasses.replace(WORDS, received_on=LATE))
    assert only.meeting.status == "agenda_only"
    text = "\n".join([TITLE, WHEN, "Til stede: Jonas Vestergren"])
    assert read_minutes(mail(text, docx=agenda), "mail", WORDS).meeting.status == "held"


@pytest.mark.parametrize("told", ["x-danish", "unknown-8bit", "us-ascii", "utf-8"])
@pytest.mark.parametrize("written", ["utf-8", "cp1252"])
def test_a_mail_that_tells_another_encoding_than_it_has(told: str, written: str):
    head = f'From: a@example.org\nSubject: x\nContent-Type: text/plain; charset="{told}"\n'
    text = markdown(*SECTIONS).decode().replace("–", "-")
    content = f"{head}Content-Transfer-Encoding: 8bit\n\n{text}".encode(written)
    assert read_minutes(content, "mail", WORDS) == read_minutes(mail(text), "mail", WORDS)


@pytest.mark.parametrize("name", ["referat.doc", "winmail.dat", "referat.zip"])
def test_an_attachment_that_cannot_be_read_is_the_reason(name: str):
    message = EmailMessage()
    message["From"], message["Subject"] = "vindulf@example.org", "Referat"
    message.set_content("Se vedhæftede.\n")
    message.add_attachment(b"bytes", maintype="application", subtype="x", filename=name)
    assert reason(message.as_bytes(), "mail") == "unreadable_document"


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="DISPLAY: none; color:red">Netværk: Torslunde<br>Dato: 1. maj 2022</div>',
        "<p hidden>Netværk: Torslunde</p>",
        '<span style="mso-hide:all">Dato: 1. maj 2022</span>',
        "<template><p>Netværk: Torslunde</p></template>",
        "<noscript>Netværk: Torslunde</noscript>",
        "<p>Vælg <select><option>Netværk: Torslunde</option></select></p>",
        '<script>var text = "<p>Netværk: Torslunde</p>";</script>',
    ],
)
def test_what_a_web_page_does_not_show_is_not_read(hidden: str):
    page = converted("html").decode()
    place = page.index("<body>") + len("<body>")
    found = read_minutes((page[:place] + hidden + page[place:]).encode(), "html", WORDS)
    assert found == EXPECTED


def test_a_mail_without_minutes():
    assert reason(mail(), "mail") in ("no_network", "no_date")
    assert reason(mail(pdf=b"%PDF-1.7 torn"), "mail") == "unreadable_document"


def test_a_mail_of_countless_parts_is_refused_at_once():
    head = b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    part = b"--x\nContent-Type: text/plain\n\nReferat\n"
    assert reason(head + part * 100_000 + b"--x--\n", "mail") == "unreadable_document"


@pytest.mark.parametrize(
    ("content", "written_in"),
    [
        (b"<html><h1>Referat</h1>" + b"<div>" * 50_000 + b"x</html>", "html"),
        (b"<html><table><tr><td colspan=90000000>x</td></tr></table></html>", "html"),
        (rb"{\rtf1 \bin2000000000 x}", "rtf"),
        (b"%PDF-1.7\n1 0 obj" + b"[" * 500_000 + b" endobj trailer<</Root 1 0 R>>", "pdf"),
        ((b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]"
         b"/Count 1>>endobj\ntrailer<</Root 1 0 R>>"), "pdf"),
    ],
    ids=["deep", "wide", "long", "nested", "circular"],
)  # fmt: skip
def test_a_document_made_to_break_its_reader(content, written_in):
    assert reason(content, written_in) in ("unreadable_document", "no_network")


def test_a_scan_says_so(tmp_path: Path):
    (tmp_path / "side.png").write_bytes(PIXEL)
    (tmp_path / "scan.typ").write_text('#image("side.png", width: 100%)')
    scan = typst.compile(str(tmp_path / "scan.typ"), root=str(tmp_path))
    assert reason(scan, "pdf") == "scanned_document"


@pytest.mark.parametrize("stamp", ["Modtaget 07-10-2023", f"{TITLE}, 05-10-2023 kl. 9.30-11"])
def test_a_scan_with_a_stamp_on_it_is_a_scan(tmp_path: Path, stamp: str):
    (tmp_path / "side.png").write_bytes(PIXEL)
    page = f'#set page(background: image("side.png", width: 100%, height: 100%))\n{stamp}'
    (tmp_path / "scan.typ").write_text(page)
    scan = typst.compile(str(tmp_path / "scan.typ"), root=str(tmp_path))
    assert reason(scan, "pdf") == "scanned_document"


def test_odt_with_a_password():
    locked, whole = io.BytesIO(), zipfile.ZipFile(io.BytesIO(converted("odt")))
    with zipfile.ZipFile(locked, "w") as made:
        for name in whole.namelist():
            mark = b"<manifest:encryption-data/></manifest:manifest>"
            member = whole.read(name).replace(b"</manifest:manifest>", mark)
            made.writestr(name, b"\0not to be read" if name == "content.xml" else member)
    assert reason(locked.getvalue(), "odt") == "password_protected"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:  # as LibreOffice does it from 24.8 on
        made.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        made.writestr("encrypted-package", b"not to be read")
    with pytest.raises(FileRefused) as refused:
        recognise(Source.of_bytes(packed.getvalue()))
    assert refused.value.reason_code == "password_protected"


def test_a_picture_in_a_pdf_is_told(tmp_path: Path):
    (tmp_path / "side.png").write_bytes(PIXEL)
    body = f'{LOOK}{converted("typst").decode()}\n#image("side.png", width: 10%)\n'
    (tmp_path / "it.typ").write_text(body)
    found = read_minutes(typst.compile(str(tmp_path / "it.typ"), root=str(tmp_path)), "pdf", WORDS)
    assert ("image_not_read", None) in found.notes


def test_a_pdf_with_a_password():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("hemmeligt", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert reason(out.getvalue(), "pdf") == "password_protected"


@pytest.mark.parametrize("written_in", ["odt", "rtf", "html", "pdf", "mail"])
def test_what_is_torn_is_refused_or_read_as_far_as_it_goes(written_in):
    whole = {"pdf": pdf, "mail": lambda: mail(docx=DOCX)}.get(
        written_in, lambda: converted(written_in)
    )()
    for share in (0.02, 0.3, 0.7, 0.97):
        try:
            found = read_minutes(whole[: int(len(whole) * share)], written_in, WORDS)
        except MinutesRefused:
            continue
        assert found.meeting == EXPECTED.meeting


def test_tracked_changes_in_odt():
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(converted("odt"))) as whole,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for member in whole.infolist():
            content = whole.read(member)
            if member.filename == "content.xml":
                content = content.replace(
                    b"<office:text>",
                    b'<office:text><text:tracked-changes><text:changed-region text:id="c1"/>'
                    b"</text:tracked-changes>",
                )
                assert b"changed-region" in content
            made.writestr(member, content)
    assert reason(changed.getvalue(), "odt") == "unresolved_changes"


def with_markup(content: bytes, before: bytes, after: bytes) -> bytes:
    """Return an ODT document with something else in its markup."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(made, "w") as other:
        for name in whole.namelist():
            member = whole.read(name)
            if name == "content.xml":
                assert before in member
                member = member.replace(before, after)
            other.writestr(name, member)
    return made.getvalue()


def test_controls_of_odt_hold_text_or_a_prompt():
    names = b'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    choice = b'<loext:list-item loext:display-text="Torslunde" loext:value="Torslunde"/>'
    control = b"<loext:content-control " + names + b"%s>" + choice + b"%s</loext:content-control>"
    filled = with_markup(converted("odt"), b"LKA", control % (b"", b"LKA"))
    assert read_minutes(filled, "odt", WORDS) == EXPECTED
    prompt = b"LKA" + control % (b' loext:showing-place-holder="true"', b"Politi")
    assert read_minutes(with_markup(converted("odt"), b"LKA", prompt), "odt", WORDS) == EXPECTED


@pytest.mark.parametrize("prompt", ["[skriv navn]", "Klik eller tryk her for at skrive tekst."])
def test_a_prompt_that_was_printed_is_no_value(prompt: str):
    row = f"| {prompt} | {prompt} | {prompt} | {prompt} | {prompt} | {prompt} |\n"
    found = read_minutes(pdf(markdown(*SECTIONS[:-1], SECTIONS[-1] + row)), "pdf", WORDS)
    assert found == EXPECTED


def test_tracked_changes_in_rtf():
    changed = converted("rtf").replace(rb"\pard", rb"\pard{\revised\revauth1 nyt}", 1)
    assert reason(changed, "rtf") == "unresolved_changes"
    authors = converted("rtf").replace(rb"{\rtf1", rb"{\rtf1{\*\revtbl{Unknown;}}", 1)
    assert read_minutes(authors, "rtf", WORDS).meeting == EXPECTED.meeting


def test_a_document_that_takes_too_long_ends_alone():
    apart = Apart("pipeline.ingest.minutes.pdf_process", seconds=60)
    assert apart(pdf()).blocks
    slow = Apart("pipeline.ingest.minutes.pdf_process", seconds=60)
    assert slow(pdf()).blocks
    slow._seconds = 0.001
    with pytest.raises(MinutesRefused) as refused:
        slow(pdf())
    assert refused.value.reason_code == "unreadable_document"
    slow._seconds = 60
    assert slow(pdf()).blocks
    for one in (apart, slow):
        one.stop()
