"""Heads and headings as people write them where nothing but their words marks them."""

from __future__ import annotations

import datetime as dt

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import Minutes, read_minutes
from pipeline.ingest.minutes.moments import date_without_year
from pipeline.ingest.minutes.sections import ITEM, divide
from pipeline.ingest.minutes.text_reader import read_text

WORDS = sample_words(dt.date(2099, 1, 1))
PEOPLE = "Til stede: Jonas Vestergren, Leyla Karadeniz\n"


def minutes_of(text: str) -> Minutes:
    return read_minutes(text.encode(), "text", WORDS)


@pytest.mark.parametrize(
    "told",
    [
        # The next sentence says who wrote and approved the minutes: that is of the paper.
        (
            "Mødet fandt sted torsdag den 8. februar 2024 i tidsrummet kl. 14.30-16.00 på skolens "
            "bibliotek. Referatet er skrevet af sekretæren og er godkendt af mødelederen."
        ),
        (
            "Referatet er udsendt i udkast og siden godkendt af alle. Vi mødtes torsdag den 8. "
            "februar 2024 kl. 14.30 til 16.00 i klubben."
        ),
    ],
)
def test_a_day_beside_what_is_said_of_the_paper(told: str) -> None:
    meeting = minutes_of(f"Referat, Ishøj Landsby\n\n{told}\n\n{PEOPLE}").meeting
    assert (meeting.network_code, meeting.meeting_date) == ("landsbyen", dt.date(2024, 2, 8))
    assert (meeting.start_time, meeting.end_time) == (dt.time(14, 30), dt.time(16))
    assert meeting.status == "held"


def test_a_day_of_the_paper_alone_is_no_day_of_the_meeting() -> None:
    told = "Referatet er skrevet den 9. februar 2024 af sekretæren og er godkendt af mødelederen."
    text = f"Referat, Ishøj Landsby 8/2-2024\n\n{told}\n\n{PEOPLE}"
    assert minutes_of(text).meeting.meeting_date == dt.date(2024, 2, 8)


@pytest.mark.parametrize("line", ["13:15-14:15, klubben, lokale 3 (bag køkkenet)",
                                  "Kl. 13.15–14.15 i klubbens store sal"])  # fmt: skip
def test_a_line_that_begins_with_two_clock_times(line: str) -> None:
    meeting = minutes_of(f"Gildbro SSP 22/3-22\n\n{line}\n\n{PEOPLE}").meeting
    assert (meeting.start_time, meeting.duration_minutes) == (dt.time(13, 15), 60)


def kinds(text: str) -> list[tuple[str, str]]:
    sections = divide(read_text(f"Referat af møde i SSP-netværket Gildbro\n\n{text}"))
    return [(one.kind, one.title) for one in sections[1:]]


def test_points_are_headings_where_nothing_else_marks_them() -> None:
    text = (
        "Ad 1. Godkendelse af dagsordenen\nGodkendt.\n\nAd 2. Opfølgning på sidste referat\n"
        "Jonas har ringet.\n\nPunkt 3: Drøftelse af de unges trivsel\nDer er ro.\n\n"
        "Pkt. 4 Nye opgaver\na) Jonas ringer til klubben.\n"
    )
    assert kinds(text) == [
        (ITEM, "Ad 1. Godkendelse af dagsordenen"),
        ("old_actions", "Ad 2. Opfølgning på sidste referat"),
        (ITEM, "Punkt 3: Drøftelse af de unges trivsel"),
        ("new_actions", "Pkt. 4 Nye opgaver"),
    ]


def test_a_sentence_that_begins_with_a_point_is_none() -> None:
    text = "Ad 3. Skolen fortæller, at der er uro i frikvartererne.\nVi ser på det igen.\n"
    assert [title for kind, title in kinds(text) if kind == ITEM and title] == []


def test_news_since_last_time_are_no_tasks_of_last_time() -> None:
    news = "Siden sidst\n- Skole: flere knuste ruder i weekenden\n- Klub: fuldt hus om onsdagen\n"
    tasks = "Siden sidst\n- Jonas skulle ringe til klubben. Udført.\n"
    assert kinds(news) == [(ITEM, "Siden sidst")]
    assert kinds(tasks) == [("old_actions", "Siden sidst")]
    seen = "Siden sidste møde\n- Skolen har oplevet mere uro\n- Klubben har haft fuldt hus\n"
    done = "Siden sidste møde\n- Boligselskabet har malet bænkene\n- Trine har besøgt klubben\n"
    assert kinds(seen) == [(ITEM, "Siden sidste møde")]
    assert kinds(done) == [("old_actions", "Siden sidste møde")]


def test_a_day_that_an_editor_took_for_an_item_of_a_list() -> None:
    text = (
        "<h1>Strandområdet: referat fra SSP</h1><p>Dato</p><ol start='12'><li>marts 2025</li></ol>"
    )
    html = f"{text}<p>Mødetid</p><p>10.00-11.15</p><p>{PEOPLE}</p>"
    meeting = read_minutes(html.encode(), "html", WORDS).meeting
    assert (meeting.meeting_date, meeting.duration_minutes) == (dt.date(2025, 3, 12), 75)


def test_the_last_meeting_of_the_year_is_this_one() -> None:
    told = "Den 6. december 2023 holdt netværket årets sidste møde i klubben fra kl. 15 til 16.30."
    meeting = minutes_of(f"Referat fra netværket i Ishøj Landsby\n\n{told}\n\n{PEOPLE}").meeting
    assert (meeting.meeting_date, meeting.duration_minutes) == (dt.date(2023, 12, 6), 90)


def test_another_meeting_on_the_same_line() -> None:
    when = "Møde: 01.11.2022 kl. 14:15–15:45 i kulturhuset. Næste møde: 20.12.2022 kl. 9-10."
    meeting = minutes_of(f"Aktionsliste og noter – SSP Strandområdet\n\n{when}\n\n{PEOPLE}").meeting
    assert (meeting.meeting_date, meeting.start_time) == (dt.date(2022, 11, 1), dt.time(14, 15))


def test_brackets_that_a_line_leaves_open_go_on_on_the_next() -> None:
    text = (
        "Referat af SSP-møde i Vejleåparken, mandag den 9. januar 2023\n"
        "====================================\n"
        "Kl. 8.30-10.00\n\nFremmødte: Nadia Khatibi (gadeplan), Kasper Stenvang (SSP-lærer,\n"
        "Vibeholmskolen), Christian Abdikarsen (lærer i ungdomsskolen), Ida Lund\n"
        "(politiet)\n\n1. Runde\nDer er ro.\n"
    )
    minutes = minutes_of(text)
    outside = sorted(one.organisation for one in minutes.attendances if one.organisation)
    assert outside == ["police", "school", "youth_school"]
    assert minutes.meeting.meeting_date == dt.date(2023, 1, 9)


def test_a_paper_called_by_its_list_still_tells_of_the_meeting() -> None:
    told = "SSP-netværket i Vibeholm mødtes fredag den 14. juli 2023 fra kl. 10.00 til 11.45."
    meeting = minutes_of(f"Opsamling og handleplan\n\n{told}\n\n{PEOPLE}").meeting
    assert (meeting.network_code, meeting.meeting_date) == ("vibeholm", dt.date(2023, 7, 14))
    assert meeting.duration_minutes == 105


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("Vi startede 14 og sluttede 15.30.", dt.time(14), dt.time(15, 30)),
        ("Start 14 - slut 15.15", dt.time(14), dt.time(15, 15)),
        ("Vi startede kl. 10.15 og sluttede 11.", dt.time(10, 15), dt.time(11)),
    ],
)
def test_an_hour_by_its_number_alone(told: str, start: dt.time, end: dt.time) -> None:
    meeting = minutes_of(f"SSP-møde Gildbro d. 31. marts 2023\n{told}\n\n{PEOPLE}").meeting
    assert (meeting.start_time, meeting.end_time) == (start, end)


def test_a_day_without_year_at_the_end_of_a_sentence() -> None:
    assert date_without_year("Fra vores møde d. 23/3.", dt.date(2022, 3, 23), is_past=True) == (
        dt.date(2022, 3, 23)
    )
    assert date_without_year("Version 23/3.2", dt.date(2022, 3, 23), is_past=True) is None
