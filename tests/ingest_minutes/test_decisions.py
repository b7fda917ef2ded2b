"""Decisions, places, minute-takers and roles; what contradicts itself has a low confidence."""

from __future__ import annotations

import datetime as dt

import pytest
from minutes_documents import NEW, PEOPLE, WORDS, markdown
from sample_words import vocabulary

from pipeline.ingest.minutes import MeetingDecision, Minutes, MinutesRefused, read_minutes
from pipeline.ingest.minutes.records import MinutesWords

OUR = MinutesWords(
    WORDS.networks,
    WORDS.partners,
    WORDS.topics,
    WORDS.staff,
    WORDS.received_on,
    places=vocabulary("places"),
    roles=vocabulary("roles"),
    staff_roles={"OP1": "operative"},
)


def read(*sections: str, **options: str) -> Minutes:
    return read_minutes(markdown(*sections, **options), "markdown", OUR)


def decisions(*sections: str) -> list[MeetingDecision]:
    return read(PEOPLE, *sections).decisions


def test_a_list_of_decisions() -> None:
    text = "## Beslutninger\n\n- Runden på Gildbro iværksættes (H-2023-03-1)\n- Planen godkendes"
    first, second = decisions(text)
    assert first == MeetingDecision("start", None, "gildbro", None, "H-2023-03-1")
    assert second == MeetingDecision("approve")
    assert first.sources["kind"].found_by == "section"


def test_a_column_of_decisions() -> None:
    text = (
        "## Dagsorden\n\n| Nr. | Punkt | Beslutning |\n|---|---|---|\n"
        "| 1 | Velkomst | |\n| 2 | Vape på skolen | Temaet udskydes |"
    )
    (one,) = decisions(text)
    assert (one.kind, one.item_number) == ("postpone", 2)
    assert [item.item_number for item in read(PEOPLE, text).agenda_items] == [1, 2]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Det blev besluttet, at ordningen ophører.", "stop"),
        ("Netværket besluttede at forelægge sagen for ledelsen.", "refer"),
        ("Årsplanen blev godkendt.", "approve"),
        ("Beslutning: Temaet tages op igen.", "postpone"),
        ("Det blev ikke besluttet, at ordningen ophører.", None),
        ("Der blev ikke truffet beslutning om ordningen.", None),
        ("Ordningen, der blev besluttet på sidste møde, er i gang.", None),
        ("Vi talte om ordningen.", None),
    ],
)
def test_a_sentence_decides_or_does_not(sentence: str, kind: str | None) -> None:
    found = decisions(f"## 3. Ordningen\n\nVi drøftede sagen. {sentence}")
    assert [one.kind for one in found] == ([kind] if kind else [])
    assert all(one.item_number == 3 for one in found)


@pytest.mark.parametrize(
    ("written", "code", "confidence"),
    [
        ("Rådhuset, lokale 2", "town_hall", 0.95),
        ("Klubben", "club", 1.0),
        ("Ungdomsskolen", "youth_school", 1.0),
        ("Multisalen", "other", 0.6),
    ],
)
def test_the_place_is_a_kind_of_place(written: str, code: str, confidence: float) -> None:
    meeting = read(f"Sted: {written}", PEOPLE).meeting
    assert meeting.place_code == code
    assert meeting.sources["place_code"].confidence == pytest.approx(confidence)


def test_who_took_the_minutes() -> None:
    ours = read("Referent: OP1", PEOPLE).meeting
    assert (ours.minute_taker_staff_code, ours.minute_taker_role) == ("OP1", "operative")
    guest = read("Referent: Plantrine Birkesump, sekretær", PEOPLE).meeting
    assert (guest.minute_taker_staff_code, guest.minute_taker_role) == (None, "secretary")
    table = "## Deltagere\n\n| Navn | Organisation | Rolle | Status |\n|---|---|---|---|\n"
    table += "| Kvisto Rimløv | Skole | Skoleleder | Til stede |"
    named = read("Referent: Kvisto Rimløv", table)
    assert named.meeting.minute_taker_role == "school_leader"
    (there,) = named.attendances
    assert (there.organisation, there.participant_role) == ("school", "school_leader")


def test_late_and_early_without_a_clock_time() -> None:
    text = "## Deltagere\n\n- OP1 – til stede, kom for sent\n- OP2 – til stede, gik tidligt"
    first, second = read(text).attendances
    assert (first.came_late, first.left_early, first.from_time) == (True, False, None)
    assert (second.came_late, second.left_early) == (False, True)


def action(*cells: str) -> str:
    head = "| Nr. | Opgave | Ansvarlig | Besluttet | Frist | Status |\n|---|---|---|---|---|---|\n"
    return f"## Opfølgning\n\n{head}| {' | '.join(cells)} |"


@pytest.mark.parametrize(
    ("cells", "field", "read_as"),
    [
        (("05-10-2023", "01-09-2023", "Åben"), "due_on", "contradiction"),
        (("05-10-2023", "01-12-2029", "Åben"), "due_on", "implausible"),
        (("01-09-2023", "01-11-2023", "Lukket 12-10-2023"), "closed_on", "contradiction"),
        (("06-10-2023", "01-11-2023", "Åben"), "decided_on", "contradiction"),
        (("05-10-2023", "1. december", "Åben"), "due_on", "missing_year"),
    ],
)
def test_days_that_cannot_be_are_doubted(cells: tuple[str, ...], field: str, read_as: str) -> None:
    text = action("H-2023-03-1", "Besøge skolen", "Politi", *cells)
    (found,) = read(PEOPLE, text).action_items
    doubtful = {name for name, source in found.sources.items() if source.confidence < 0.8}
    assert doubtful == {field}
    assert found.sources[field].read_as == read_as


def test_a_deadline_without_a_year_is_the_next_such_day() -> None:
    text = action("H-2023-03-1", "Besøge skolen", "Politi", "05-10-2023", "1. februar", "Åben")
    (found,) = read(PEOPLE, text).action_items
    assert found.due_on == dt.date(2024, 2, 1)


def test_a_day_without_a_year_is_the_last_such_day() -> None:
    when = "Dato: torsdag den 5. oktober kl. 9.30–11"
    meeting = read(PEOPLE, NEW, when=when).meeting
    last = OUR.received_on.replace(month=10, day=5)
    past = last if last <= OUR.received_on else last.replace(year=last.year - 1)
    assert meeting.meeting_date == past
    assert meeting.sources["meeting_date"].confidence == 0.75


def test_no_day_at_all_is_still_refused() -> None:
    with pytest.raises(MinutesRefused, match="no_date"):
        read(PEOPLE, NEW, when="Tid: kl. 9.30–11")
