"""Every value says where it stands, which rules read it, and how sure they are."""

from __future__ import annotations

import pytest
from minutes_documents import SECTIONS, WORDS, as_docx, markdown

from pipeline.ingest.minutes import read_minutes
from pipeline.ingest.minutes.blocks import Place
from pipeline.ingest.minutes.sources import confidences

# What no document writes, and what follows from there being nothing.
_NOT_TOLD = {"other", "information"}


def all_records(minutes):
    return [
        minutes.meeting,
        *minutes.attendances,
        *minutes.agenda_items,
        *minutes.concerns,
        *minutes.action_items,
    ]


def source(text: str, field: str, *, of: str = "meeting"):
    minutes = read_minutes(text.encode(), "markdown", WORDS)
    found = getattr(minutes, of)
    return (found[0] if isinstance(found, list) else found).sources[field]


@pytest.mark.parametrize("kind", ["markdown", "docx"])
def test_every_value_has_a_source(kind):
    content = markdown(*SECTIONS)
    content = as_docx(content.decode()) if kind == "docx" else content
    for record in all_records(read_minutes(content, kind, WORDS)):
        told = {name for name, _, _ in record.values()}
        for name, value in vars(record).items():
            is_made = name in ("sources", "item_number") or value in _NOT_TOLD
            assert is_made or value in (None, False) or name in told, name


def test_a_cell_and_a_paragraph_of_a_word_document():
    content = as_docx(markdown(*SECTIONS).decode())
    minutes = read_minutes(content, "docx", WORDS)
    assert minutes.meeting.sources["meeting_date"].place == Place("paragraph", 2)
    assert minutes.attendances[1].sources["status"].place == Place("table_cell", 1, 3, 3)


def test_confidence_is_that_of_the_place_times_that_of_the_form():
    head = "# Referat\n\nSSP-netværk Gildbro\n\nMødet var den 5/10-23 kl. 9-11\n\n"
    minutes = f"{head}## Deltagere\n\n- OP1"
    told = source(minutes, "meeting_date")
    assert (told.found_by, told.read_as) == ("first_lines", "two_digit_year")
    assert told.confidence == pytest.approx(0.90 * 0.97)


def test_rules_are_ordered_and_between_0_and_1():
    rules = confidences()
    assert all(0 < value <= 1 for rule, value in rules.items() if rule[1] != "not_told")
    assert rules["found_by", "not_told"] == 0  # nothing was read
    assert rules["found_by", "label"] == rules["read_as", "exact"] == 1
