"""Deadlines as Danish minutes say them, statuses, and who is named."""

from __future__ import annotations

import datetime as dt

import pytest
from minutes_documents import WORDS

from pipeline.ingest.minutes.blocks import Place
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import deadline_of, find_deadlines
from pipeline.ingest.minutes.follow_up_lines import Line, Lines
from pipeline.ingest.minutes.people_sentences import clauses
from pipeline.ingest.minutes.roster import Named, Roster
from pipeline.ingest.minutes.statuses import is_status, status_of

MEETING = dt.date(2023, 10, 5)  # a Thursday, of week 40
NEXT = dt.date(2023, 11, 16)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("1. november 2023", 11, 1), ("1/11", 11, 1), ("d. 1.11.", 11, 1),
        ("fredag d. 3/11", 11, 3),
        ("uge 43", 10, 29), ("i uge 43", 10, 29), ("senest uge 43", 10, 29),
        ("inden udgangen af uge 43", 10, 29), ("inden uge 43", 10, 22),
        ("november", 11, 30), ("i november", 11, 30), ("ultimo november", 11, 30),
        ("primo november", 11, 10), ("medio november", 11, 20), ("inden november", 10, 31),
        ("om 14 dage", 10, 19), ("inden for to uger", 10, 19), ("om en måned", 11, 5),
        ("på fredag", 10, 6), ("i næste uge", 10, 15), ("inden årets udgang", 12, 31),
        ("inden udgangen af måneden", 10, 31), ("til næste møde", 11, 16),
        ("inden 1. november", 11, 1),
    ],
)  # fmt: skip
def test_deadlines(text, month, day):
    found = deadline_of(text, Around(MEETING, NEXT))
    assert found is not None
    assert found.day == dt.date(2023, month, day)


@pytest.mark.parametrize("text", ["hurtigst muligt", "løbende", "snarest muligt"])
def test_a_deadline_without_a_day(text):
    found = deadline_of(text, Around(MEETING, NEXT))
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize(
    "text", ["8. klasse", "7.-9. årgang", "kl. 9.30", "sag 12/2023", "uge", "3 unge", "uge 60", ""]
)
def test_what_is_no_deadline(text):
    assert [one.day for one in find_deadlines(text, Around(MEETING)) if one.day] == []


def test_a_year_that_is_not_written():
    """A new deadline follows the meeting; one of an earlier meeting is the nearest."""
    december = dt.date(2023, 12, 14)
    assert deadline_of("15. januar", Around(december)).day == dt.date(2024, 1, 15)
    assert deadline_of("1. december", Around(december)).day == dt.date(2023, 12, 1)
    assert deadline_of("15. juli", Around(december, is_old=True)).day == dt.date(2023, 7, 15)
    assert deadline_of("næste møde", Around(december)).day is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("er gjort", "closed"), ("OK", "closed"), ("☑", "closed"), ("afsluttet 1/11", "closed"),
        ("ikke afsluttet", "open"), ("ikke nået endnu", "open"), ("afventer svar", "open"),
        ("ikke længere aktuelt", "dropped"), ("udgår", "dropped"), ("Kontakte klubben", None),
    ],
)  # fmt: skip
def test_statuses(text, status):
    assert status_of(text) == status


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("er gjort", True), ("afsluttet 1/11", True), ("I gang", True), ("afventer svar", True),
        ("Færdiggøre årshjulet", False), ("besøger den nye café", False), ("Ny plakat", False),
    ],
)  # fmt: skip
def test_a_part_that_is_a_status(text, is_so):
    assert is_status(text) is is_so


PEOPLE = [
    Named("Jonas Vestergren", "OP1", None),
    Named("Plantrine Birkesump", None, "school"),
    Named("Kvisto", None, "police"),
]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jonas", ("OP1", None)), ("JVE", ("OP1", None)), ("Plantrine", (None, "school")),
        ("Plantrine Birkesump", (None, "school")), ("Kvisto Rimløv", (None, "police")),
        ("politiet", (None, "police")), ("Kvisto (politiet)", (None, "police")),
    ],
)  # fmt: skip
def test_who_is_named(text, who):
    found = Roster(PEOPLE, WORDS).who(text)
    assert found is not None
    assert (found.staff_code, found.organisation) == who


@pytest.mark.parametrize("text", ["Besøge klubben", "Ukendte Navnesen", "JVE kontakter skolen", ""])
def test_who_is_not_named(text):
    assert Roster(PEOPLE, WORDS).who(text) is None


def test_a_first_name_that_two_have_is_nobodys():
    people = [Named("Jonas Vestergren", "OP1", None), Named("Jonas Fremmed", None, "school")]
    assert Roster(people, WORDS).who("Jonas") is None


def rows(text: str, kind: str, *, is_listed: bool = False) -> list[dict[str, str]]:
    line = Line(text, Place("paragraph", 1), is_listed=is_listed)
    found = Lines(Roster(PEOPLE, WORDS)).rows(line, kind, Around(MEETING, NEXT))
    return [row.cells for row in found]


@pytest.mark.parametrize(
    "text",
    [
        "Det blev aftalt, at Jonas kontakter klubben senest den 1. november.",
        "→ Jonas kontakter klubben inden uge 43",
        "Aftale: Kontakte klubben. Ansvarlig: Jonas. Frist: 1/11",
        "☐ Jonas: Kontakt klubben (uge 43)",
        "- Jonas: Kontakt klubben, uge 43",
    ],
)
def test_a_follow_up_below_its_point(text):
    (row,) = rows(text.removeprefix("- "), "item", is_listed=text.startswith("- "))
    assert row["responsible"] == "Jonas"
    assert row["due_on"]
    assert "klubben" in row["task"]


@pytest.mark.parametrize(
    "text",
    [
        "Jonas kontakter ofte klubben.",
        "Jonas fortalte om klubben den 1. november.",
        "Politiet har talt med klubben senest i uge 43.",
        "Det blev aftalt, at mødet flyttes.",
        "Næste møde er den 1. november.",
    ],
)
def test_running_text_is_no_follow_up(text):
    assert rows(text, "item") == []


def test_what_was_told_in_a_list_of_follow_ups_is_none():
    assert rows("Politiet fortæller om stier uden lys", "new_actions", is_listed=True) == []
    assert rows("Ingen nye aftaler", "new_actions", is_listed=True) == []


def test_clauses_about_people():
    told = list(
        clauses("Til stede var A (x), B og C, mens D havde meldt afbud. E var udeblevet.", WORDS)
    )
    assert told == [("present", "A (x), B og C"), ("apologies", "D"), ("absent", "E")]
    assert list(clauses("Mødet begyndte kl. 9.", WORDS)) == [(None, "Mødet begyndte kl. 9")]
