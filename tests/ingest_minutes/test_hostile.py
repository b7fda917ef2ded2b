"""Documents that are broken, mislabelled or made to harm: one reason, and in bounded time."""

from __future__ import annotations

import io
import random
import signal
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minutes_documents import PEOPLE, SECTIONS, TITLE, WHEN, WORDS, as_docx, markdown

from pipeline.ingest.minutes import MinutesRefused, read_minutes

SECONDS = 30  # far more than is needed: it tells a hang from a slow machine


@pytest.fixture(autouse=True)
def _in_bounded_time():
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def too_long(*_):
        raise AssertionError("a document holds the run up")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def reason(content: bytes, kind: str) -> str:
    with pytest.raises(MinutesRefused) as caught:
        read_minutes(content, kind, WORDS)
    return caught.value.reason_code


GOOD = as_docx(markdown(*SECTIONS).decode())


def with_part(name: str, change) -> bytes:
    """Return the good document with one part changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for member in old.infolist():
            raw = old.read(member)
            new.writestr(member.filename, change(raw) if member.filename == name else raw)
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


DOCUMENT = "word/document.xml"
ENTITY = b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
BOMB = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def with_doctype(declaration: bytes, encoding: str = "utf-8"):
    def change(raw: bytes) -> bytes:
        head, _, rest = raw.partition(b"?>")
        text = (head + b"?>" + declaration + rest).decode()
        return text.replace("UTF-8", encoding.upper()).encode(encoding)

    return change


def nested(depth: int) -> bytes:
    """Return a body of tables within tables."""
    start, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    deep = (start * depth + end * depth).encode()
    return with_part(DOCUMENT, lambda raw: raw.replace(b"<w:body>", b"<w:body>" + deep))


SPACES = b" " * 40_000_000 + b"</w:body>"
TORN = {
    "half": GOOD[: len(GOOD) // 2],
    "torn end": GOOD[:-30],
    # Office with a password, or before 2007
    "OLE": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
    "PDF": b"%PDF-1.7\n",
    "empty zip": b"PK\x05\x06" + bytes(18),
    "torn XML": with_part(DOCUMENT, lambda raw: raw[:-200]),
    "no XML": with_part(DOCUMENT, lambda _: b"no markup"),
    "external entity": with_part(DOCUMENT, with_doctype(ENTITY)),
    "entity bomb": with_part(DOCUMENT, with_doctype(BOMB)),
    "entity in UTF-16": with_part(DOCUMENT, with_doctype(ENTITY, "utf-16")),
    "entity in styles": with_part("word/styles.xml", with_doctype(ENTITY)),
    "text bomb": with_part(DOCUMENT, lambda raw: raw.replace(b"</w:body>", SPACES)),
    "picture bomb": with_part("word/media/x.bin", lambda _: bytes(300 * 1024**2)),
    "no types": with_part("[Content_Types].xml", lambda _: b"<Types/>"),
    "too deep": nested(300),
}


@pytest.mark.parametrize("content", TORN.values(), ids=TORN)
def test_a_docx_that_cannot_be_opened(content):
    assert reason(content, "docx") == "unreadable_document"


@pytest.mark.parametrize("kind", ["markdown", "text"])
@pytest.mark.parametrize(
    "content",
    [GOOD, b"%PDF-1.7\n1 0 obj", b"{\\rtf1 Referat}", bytes(range(256)) * 8, b"\xd0\xcf\x11\xe0 x",
     b"Referat\n" * 400_000],
    ids=["DOCX", "PDF", "RTF", "bytes", "OLE", "too much"],
)  # fmt: skip
def test_a_text_that_is_none(content, kind):
    assert reason(content, kind) == "unreadable_document"


@pytest.mark.parametrize("kind", ["markdown", "text"])
def test_nothing_in_it(kind):
    assert reason(b"\n \n\t\n", kind) in {"no_text", "unreadable_document"}


SLOW = {
    "dates": "5/10-23 kl. 9-10 ",
    "brackets": "[",
    "pictures": "![",
    "stars": "*a **b ",
    "ticks": "`a",
    "commas": "a, ",
    "parentheses": "(a ",
    "labels": "Dato: ",
    "mailboxes": "a@",
    "blanks": " ",
    "compounds": "politipolitipoliti ",
    "names": "Aa Bb Cc ",
}
PLACES = {
    "head": "{title}\n\n{when}\n{text}\n\n{people}",
    "participants": "{title}\n\n{when}\n\n{people}\n\n## Deltagere\n\n{text}",
    "concerns": "{title}\n\n{when}\n\n{people}\n\n## Bekymringer\n\n- {text}",
    "follow-ups": "{title}\n\n{when}\n\n{people}\n\n## Opfølgning\n\n- {text}",
}


@pytest.mark.parametrize("kind", ["markdown", "text"])
@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
@pytest.mark.parametrize("is_one_line", [True, False])
def test_a_long_text_takes_no_long_time(text, kind, is_one_line):
    many = 1_000_000 // len(text)
    long = text * many if is_one_line else "\n".join([text * (400 // len(text))] * 200)
    for place in PLACES.values():
        content = place.format(title=f"# {TITLE}", when=WHEN, people=PEOPLE, text=long)
        assert_read_or_refused(content.encode(), kind)


def test_a_paragraph_of_a_million_letters_in_word():
    document = docx.Document(io.BytesIO(GOOD))
    document.add_paragraph("æ " * 500_000)
    out = io.BytesIO()
    document.save(out)
    assert read_minutes(out.getvalue(), "docx", WORDS).meeting.status == "held"


def test_deep_lists_and_quotes():
    deep = "".join(f"{'  ' * depth}- a\n" for depth in range(300)) + "\n" + ">" * 5_000 + " b"
    text = f"# {TITLE}\n\n{WHEN}\n\n{PEOPLE}\n\n## 1. Nyt\n\n{deep}"
    assert read_minutes(text.encode(), "markdown", WORDS).meeting.status == "held"


REASONS = {"unreadable_document", "no_text", "no_date", "no_network", "several_meetings",
           "future_meeting", "no_end_time"}  # fmt: skip


def assert_read_or_refused(content: bytes, kind: str) -> None:
    """Every other exception fails the test."""
    outcome = "read"
    try:
        read_minutes(content, kind, WORDS)
    except MinutesRefused as refused:
        outcome = str(refused)
    assert outcome in {"read", *REASONS}


@pytest.mark.parametrize("kind", ["markdown", "text", "docx"])
def test_any_bytes_are_read_or_refused(kind):
    draw = random.Random(kind)  # noqa: S311 - invented damage, not a secret
    good = GOOD if kind == "docx" else markdown(*SECTIONS)
    for _ in range(60):
        content = bytearray(good)
        for _ in range(draw.randrange(1, 12)):
            content[draw.randrange(len(content))] = draw.randrange(256)
        assert_read_or_refused(bytes(content), kind)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["markdown", "text"]))
def test_any_text_is_read_or_refused(text, kind):
    for content in (text, f"# {TITLE}\n\n{WHEN}\n\n{PEOPLE}\n\n## Bekymringer\n\n{text}"):
        assert_read_or_refused(content.encode(), kind)
