"""Who uses no styles sets headings in bold or underlines them: they are read as headings are."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pytest
from follow_ups_written import told_of
from sample_words import sample_words

from pipeline.ingest.minutes import Minutes, parse, read_minutes
from pipeline.ingest.minutes.blocks import Block, Heading, Paragraph, Table
from pipeline.ingest.minutes.set_off import headings_that_are

WORDS = sample_words(dt.date(2099, 1, 1))
WRITTEN = (
    ("title", "Referat af møde i SSP-netværk Gildbro"),
    ("text", "Dato: torsdag den 5. oktober 2023 kl. 9.00-10.30"),
    ("head", "De fremmødte"),
    ("text", "Jonas Vestergren (SSP), Ulla Hjort (skolen), Kasper Hal (politiet)"),
    ("head", "Runde om området"),
    ("text", "Der var hærværk ved hallen i weekenden."),
    ("head", "Det blev til"),
    ("text", "Jonas kontakter halinspektøren inden 1. november."),
    ("text", "Ulla orienterer forældrene senest 20. oktober."),
    ("head", "Vi ses igen"),
    ("text", "Torsdag den 16. november 2023 kl. 9.00"),
)


def word(how: str, written: tuple[tuple[str, str], ...] = WRITTEN) -> bytes:
    """Write a document of Word whose headings are set so."""
    document = docx.Document()
    for kind, text in written:
        if kind == "title" or (kind == "head" and how == "style"):
            document.add_heading(text, 1 if kind == "title" else 2)
            continue
        # Word ends a run where a word was corrected.
        first, _, rest = text.partition(" ")
        runs = [document.add_paragraph().add_run(f"{first} ")]
        runs.append(document.paragraphs[-1].add_run(rest))
        for run in runs:
            run.bold = True if kind == "head" and how == "bold" else None
            run.underline = True if kind == "head" and how == "underline" else None
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def facts(minutes: Minutes) -> tuple[object, ...]:
    people = [(one.staff_code, one.organisation, one.status) for one in minutes.attendances]
    concerns = [(one.topic, one.network_code) for one in minutes.concerns]
    return minutes.meeting.meeting_date, people, concerns, told_of(minutes)


@pytest.mark.parametrize("how", ["bold", "underline"])
def test_they_are_read_as_those_with_a_style(how: str) -> None:
    styled = read_minutes(word("style"), "docx", WORDS)
    assert facts(read_minutes(word(how), "docx", WORDS)) == facts(styled)
    assert told_of(styled) == {"contact OP1 11-01": 1, "inform school 10-20": 1}
    headings = [one.text for one in blocks_of(word(how)) if isinstance(one, Heading)]
    assert headings == [text for kind, text in WRITTEN if kind != "text"]


def blocks_of(content: bytes) -> list[Block]:
    return parse._document(content, "docx").blocks


def test_a_task_in_bold_is_a_task() -> None:
    written = (
        *WRITTEN[:6],
        ("head", "Jonas kontakter halinspektøren om nøglerne"),
        ("text", "Skolen har travlt."),
        ("head", "Næste gang"),
        *WRITTEN[-1:],
    )
    assert told_of(read_minutes(word("bold", written), "docx", WORDS)) == {"contact OP1 -": 1}


def test_where_everything_is_bold_nothing_is_a_heading_by_that() -> None:
    written = (*WRITTEN[:1], *(("head", text) for _, text in WRITTEN[1:]))
    minutes = read_minutes(word("bold", written), "docx", WORDS)
    assert len(minutes.attendances) == 3
    assert told_of(minutes) == {"contact OP1 11-01": 1, "inform school 10-20": 1}


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("Hvem gør hvad", True),
        ("Nye aftaler", True),
        ("Hvad er der sket siden sidst?", True),
        ("Næste møde", True),
        ("Ansvarlig", False),
        ("Tidsfrist:", False),
        ("Leyla V. besøger klubben på mandag", False),
        ("Jonas Vestergren ringer til den nye leder", False),
    ],
)
def test_labels_of_one_value_and_tasks_are_lines(text: str, *, is_heading: bool) -> None:
    blocks = [Heading(text, 2, is_set_off=True), Paragraph("Noget tekst."), Table((("a", "b"),))]
    assert isinstance(headings_that_are(blocks)[0], Heading) is is_heading
