"""Calendars as Outlook, Google and Nextcloud write them, RFC 5545's own ways, and hostile ones."""

from __future__ import annotations

import icalendar
import pytest
import recurring_ical_events
from calendar_texts import calendar, event, log_of, refused_of, rows_of, spans_of

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers.calendar_log import HEADINGS
from pipeline.ingest.readers.calendar_series import Effort
from pipeline.ingest.readers.log_table import FileRefused

ROMANCE = """\
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def test_every_column(knowledge: Knowledge) -> None:
    text = calendar(
        event(
            "UID:a@example.org",
            "DTSTART;TZID=Europe/Copenhagen:20240305T083000",
            "DTEND;TZID=Europe/Copenhagen:20240305T100000",
            "SUMMARY:Møde om Gildbro\\, kort",
            "DESCRIPTION:en lang linje\\nto\\; og mere af den\n  samme",
            "LOCATION:Klub",
            "CATEGORIES:Samtale,Gildbro",
            "CATEGORIES:Klub",
            "STATUS:CONFIRMED",
            "ORGANIZER;CN=Bo Tjørnemose:mailto:bo.tjoernemose@example.org",
            "BEGIN:VALARM",
            "TRIGGER:-PT15M",
            "DESCRIPTION:en påmindelse",
            "END:VALARM",
        ),
        head=("VERSION:2.0", "X-WR-CALNAME:Gade\\, plan"),
    )
    assert rows_of(text, knowledge) == [
        {
            "source_line": 1,
            "uid": "a@example.org",
            "summary": "Møde om Gildbro, kort",
            "description": "en lang linje\nto; og mere af den samme",
            "location": "Klub",
            "categories": "Samtale;Gildbro;Klub",
            "start date": "2024-03-05",
            "start time": "08:30",
            "end date": "2024-03-05",
            "end time": "10:00",
            "duration": "90 min",
            "all day": "FALSE",
            "status": "CONFIRMED",
            "organizer": "bo.tjoernemose@example.org",
            "calendar": "Gade, plan",
        }
    ]
    assert (log_of(text, knowledge).format, log_of(text, knowledge).encoding) == ("ics", "utf-8")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("DTSTART:20240705T063000Z", "DTEND:20240705T080000Z"),
        ("DTSTART:20240705T083000", "DTEND:20240705T100000"),
        ("DTSTART:20240705T083000", "DURATION:PT1H30M"),
        ("DTSTART;TZID=Romance Standard Time:20240705T083000", "DURATION:PT90M"),
        ("DTSTART;TZID=W. Europe Standard Time:20240705T083000", "DURATION:PT90M"),
        ("DTSTART;TZID=Europe/London:20240705T073000", "DTEND:20240705T080000Z"),
        (
            "DTSTART;TZID=/citadel.org/20230101_1/Europe/Copenhagen:20240705T083000",
            "DURATION:PT90M",
        ),
        (
            'DTSTART;TZID="(UTC+01:00) Brussels, Copenhagen, Paris":20240705T083000',
            "DURATION:PT90M",
        ),
        ("DTSTART;TZID=Min egen:20240705T083000", "DTEND;TZID=Min egen:20240705T100000"),
    ],
)
def test_zones(knowledge: Knowledge, start: str, end: str) -> None:
    text = calendar(ROMANCE.format(name="Min egen"), event("UID:a", start, end))
    assert spans_of(text, knowledge) == ["2024-07-05 08:30 – 2024-07-05 10:00 (90 min)"]


def test_a_zone_is_the_files_own(knowledge: Knowledge) -> None:
    times = event("UID:a", "DTSTART;TZID=Egen:20240705T083000", "DURATION:PT1H")
    east = ROMANCE.format(name="Egen").replace("+0200", "+0300").replace("+0100", "+0200")
    here = calendar(ROMANCE.format(name="Egen"), times)
    assert spans_of(here, knowledge)[0].startswith("2024-07-05 08:30")
    assert spans_of(calendar(east, times), knowledge)[0].startswith("2024-07-05 07:30")
    assert spans_of(here, knowledge)[0].startswith("2024-07-05 08:30")
    assert refused_of(calendar(times), knowledge) == [(1, "unknown_time_zone")]


def test_a_night_of_the_change_of_clocks(knowledge: Knowledge) -> None:
    text = calendar(
        event(
            "UID:a",
            "DTSTART;TZID=Romance Standard Time:20240323T230000",
            "DTEND;TZID=Romance Standard Time:20240324T060000",
            "RRULE:FREQ=WEEKLY;COUNT=2",
        ),
        event("UID:b", "DTSTART:20241026T210000Z", "DTEND:20241027T050000Z"),
    )
    assert spans_of(text, knowledge) == [
        "2024-03-23 23:00 – 2024-03-24 06:00 (420 min)",
        "2024-03-30 23:00 – 2024-03-31 06:00 (360 min)",
        "2024-10-26 23:00 – 2024-10-27 06:00 (480 min)",
    ]


def test_a_series_with_changed_moved_cancelled_and_left_out_occurrences(
    knowledge: Knowledge,
) -> None:
    zone = ";TZID=Europe/Copenhagen:"
    series = event(
        "UID:s",
        f"DTSTART{zone}20240301T080000",
        f"DTEND{zone}20240301T090000",
        "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20240405",
        f"EXDATE{zone}20240329T080000",
        f"RDATE{zone}20240313T120000",
        "SUMMARY:møde",
    )
    moved = event(
        "UID:s",
        f"RECURRENCE-ID{zone}20240308T080000",
        f"DTSTART{zone}20240309T100000",
        f"DTEND{zone}20240309T113000",
        "SUMMARY:flyttet",
    )
    cancelled = event(
        "UID:s",
        f"RECURRENCE-ID{zone}20240315T080000",
        f"DTSTART{zone}20240315T080000",
        f"DTEND{zone}20240315T090000",
        "STATUS:CANCELLED",
    )
    text = calendar(moved, series, cancelled)
    assert [
        (row["uid"], row["start date"], row["summary"]) for row in rows_of(text, knowledge)
    ] == [
        ("s/20240301T070000Z", "2024-03-01", "møde"),
        ("s/20240308T070000Z", "2024-03-09", "flyttet"),
        ("s/20240313T110000Z", "2024-03-13", "møde"),
        ("s/20240322T070000Z", "2024-03-22", "møde"),
        ("s/20240405T060000Z", "2024-04-05", "møde"),
    ]
    assert log_of(text, knowledge).notes == ("cancelled_events",)


def test_days_without_clock_times(knowledge: Knowledge) -> None:
    text = calendar(
        event("UID:a", "DTSTART;VALUE=DATE:20240305", "SUMMARY:ferie"),
        event("UID:b", "DTSTART;VALUE=DATE:20240306", "DTEND;VALUE=DATE:20240309"),
        event("UID:c", "DTSTART;VALUE=DATE:20240307", "DTEND;VALUE=DATE:20240307"),
        event(
            "UID:d",
            "DTSTART:20240308T000000",
            "DTEND:20240309T000000",
            "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        ),
        event("UID:e", "DTSTART;VALUE=DATE:20240309", "RRULE:FREQ=DAILY;COUNT=2"),
    )
    assert {row["all day"] for row in rows_of(text, knowledge)} == {"TRUE"}
    assert spans_of(text, knowledge) == [
        f"2024-03-{start} None – 2024-03-{end} None (None)"
        for start, end in (
            ("05", "06"), ("06", "07"), ("07", "08"), ("07", "08"), ("08", "09"), ("08", "09"),
            ("09", "10"), ("10", "11"),
        )
    ]  # fmt: skip
    assert rows_of(text, knowledge)[-1]["uid"] == "e/20240310"


def test_days_of_one_appointment(knowledge: Knowledge) -> None:
    text = calendar(
        event("UID:ferie", "DTSTART;VALUE=DATE:20240711", "DTEND;VALUE=DATE:20240717"),
        event("UID:lejr", "DTSTART;VALUE=DATE:20240720", "DTEND;VALUE=DATE:20240722"),
        event("UID:jul", "DTSTART;VALUE=DATE:20250103", "DTEND;VALUE=DATE:20250109"),
        event("UID:orlov", "DTSTART;VALUE=DATE:20230101", "DTEND;VALUE=DATE:20240210"),
    )
    rows = [row["uid"] for row in rows_of(text, knowledge)]
    assert rows == [
        "ferie/20240711", "ferie/20240712", "ferie/20240715", "ferie/20240716",
        "lejr/20240720", "lejr/20240721", "jul/20250103", "jul/20250106",
    ]  # fmt: skip
    assert refused_of(text, knowledge) == [(9, "endless_series")]
    assert log_of(text, knowledge).notes == ("future_events",)  # received on the 6th of January


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("SUMMARY:Aflyst: møde", ("cancelled_events",)),
        ("SUMMARY:ANNULLERET: møde", ("cancelled_events",)),
        ("SUMMARY:Canceled: meeting", ("cancelled_events",)),
        ("SUMMARY:Cancelled: meeting", ("cancelled_events",)),
        ("STATUS:TENTATIVE", ("tentative_events",)),
        ("SUMMARY:Møde om aflyst: tur", ()),
        ("SUMMARY:Aflyste ture", ()),
        ("TRANSP:TRANSPARENT", ()),
    ],
)
def test_called_off_and_tentative(knowledge: Knowledge, line: str, notes: tuple[str, ...]) -> None:
    text = calendar(event("UID:a", "DTSTART:20240305T080000", "DURATION:PT1H", line))
    assert log_of(text, knowledge).notes == notes
    assert len(rows_of(text, knowledge)) == (not notes)


def test_what_cannot_be_read_can_be_known_again(knowledge: Knowledge) -> None:
    text = calendar(
        event("UID:a", "SUMMARY;LANGUAGE=da:Tur\\, lang", "DTSTART:20240230T080000"),
        event("UID:b", "DTSTART:20240305T080000", "DURATION:PT1H", "RRULE:FREQ=SECONDLY"),
    )
    cells = [
        batch.select(str(HEADINGS.index(name) + 1) for name in ("uid", "summary", "start date"))
        for table in log_of(text, knowledge).tables[1:]
        for batch in table.batches
    ]
    assert [frame.rows() for frame in cells] == [
        [("a", "Tur, lang", "20240230T080000")],
        [("b", None, "2024-03-05")],
    ]


def test_what_is_no_row_is_noted_once(knowledge: Knowledge) -> None:
    parts = (
        event("UID:a", "DTSTART:20250106T230000", "DTEND:20250106T233000"),
        event("UID:b", "DTSTART:20250107T000000", "DTEND:20250107T003000"),
        event("UID:c", "DTSTART:20240101T080000", "STATUS:CANCELLED"),
        event("UID:d", "DTSTART:19991231T235900", "DURATION:PT2H"),
        event("UID:e", "DTSTART:20240101T080000", "DURATION:PT1H", "RRULE:FREQ=YEARLY"),
        "BEGIN:VTODO\nUID:t\nEND:VTODO",
    )
    text = calendar(*parts)
    assert [row["uid"] for row in rows_of(text, knowledge)] == [
        "e/20240101T070000Z", "e/20250101T070000Z", "a",
    ]  # fmt: skip
    assert log_of(text, knowledge).notes == (
        "cancelled_events", "early_events", "future_events", "tasks_not_read",
    )  # fmt: skip
    assert refused_of(text, knowledge) == []
    cancelled = calendar(parts[0], head=("METHOD:CANCEL",))
    assert rows_of(cancelled, knowledge) == []
    assert log_of(cancelled, knowledge).notes == ("cancelled_events",)


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:i morgen",),
        ("SUMMARY:uden tid",),
        ("DTSTART:20240230T080000",),
        ("DTSTART:20240305T080000", "DTEND:20240305T070000"),
        ("DTSTART:20240305T080000", "DURATION:-PT1H"),
        ("DTSTART:20240305T080000", "DTEND;VALUE=DATE:20240306"),
        ("DTSTART:20240305T080000", "DURATION:P99999999D"),
        ("DTSTART:20240305T080000", "RRULE:FREQ=SJÆLDENT"),
        ("DTSTART:20240305T080000", "RRULE:FREQ=DAILY;INTERVAL=0"),
        ("DTSTART:20240305T080000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        ("DTSTART:20240305T080000", "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO"),
        ("DTSTART:20240305T080000", "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"),
        ("DTSTART:20240305T080000", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"),
    ],
)
def test_a_broken_appointment_is_one_refused_row(knowledge: Knowledge, lines: list[str]) -> None:
    good = event("UID:good", "DTSTART:20240305T080000", "DURATION:PT1H")
    text = calendar(event("UID:bad", *lines), good)
    assert [row["uid"] for row in rows_of(text, knowledge)] == ["good"]
    assert refused_of(text, knowledge) == [(2, "bad_record")]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=HOURLY;COUNT=3",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,1,2,3,4;BYSECOND=0,1,2,3",
    ],
)
def test_series_that_no_appointment_of_work_has(knowledge: Knowledge, rule: str) -> None:
    text = calendar(event("UID:a", "DTSTART:19700101T080000", "DURATION:PT1H", f"RRULE:{rule}"))
    assert refused_of(text, knowledge) == [(1, "endless_series")]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=YEARLY;BYYEARDAY=1;BYMONTH=2", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7;COUNT=3"],
)
def test_a_rule_that_matches_no_day_is_refused(knowledge: Knowledge, rule: str) -> None:
    text = calendar(event("UID:a", "DTSTART:20240305T080000", "DURATION:PT1H", f"RRULE:{rule}"))
    assert refused_of(text, knowledge) == [(1, "bad_record")]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=2"],
)
def test_many_series_without_end_are_counted_and_not_spread_out(
    knowledge: Knowledge, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Effort.__init__, "__defaults__", (20_000,))
    series = ("DTSTART:20000103T080000", "DURATION:PT1H", f"RRULE:{rule}")
    text = calendar(*(event(f"UID:{number}", *series) for number in range(500)))
    with pytest.raises(FileRefused) as refused:
        log_of(text, knowledge)
    assert refused.value.reason_code == "too_many_appointments"


def test_many_times_a_day_are_counted_and_not_spread_out(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(recurring_ical_events, "of")
    hours = ",".join(map(str, range(24)))
    series = ("DTSTART:20000103T080000", "DURATION:PT1H", f"RRULE:FREQ=DAILY;BYHOUR={hours}")
    assert refused_of(calendar(event("UID:a", *series)), knowledge) == [(1, "endless_series")]


def test_the_end_of_a_series_is_what_its_count_or_day_says(knowledge: Knowledge) -> None:
    start = ("DTSTART:20241230T080000", "DURATION:PT1H")
    counted = event("UID:a", *start, "RRULE:FREQ=DAILY;COUNT=3")
    ended = event("UID:b", *start, "RRULE:FREQ=DAILY;UNTIL=20250102")
    days = ["2024-12-30", "2024-12-31", "2025-01-01"]
    assert [row["start date"] for row in rows_of(calendar(counted), knowledge)] == days
    assert [row["start date"] for row in rows_of(calendar(ended), knowledge)] == [
        *days, "2025-01-02"
    ]  # fmt: skip


@pytest.mark.parametrize("inner", ["VEVENT", "X"])
def test_components_within_each_other_without_end(knowledge: Knowledge, inner: str) -> None:
    text = "BEGIN:VCALENDAR\n" + f"BEGIN:{inner}\n" * 100_000 + "END:VCALENDAR\n"
    with pytest.raises(FileRefused) as refused:
        log_of(text, knowledge)
    assert refused.value.reason_code == "unreadable_file"


def test_lines_that_nobody_asks_for_are_not_parsed(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    from_ical = icalendar.Event.from_ical

    def watched(text: str) -> object:
        parsed.append(text)
        return from_ical(text)

    monkeypatch.setattr(icalendar.Event, "from_ical", watched)
    others = [f"X-NOTE-{number}:x" for number in range(50_000)]
    text = calendar(event("UID:a", "DTSTART:20240305T080000", "DURATION:PT1H", *others))
    assert [row["uid"] for row in rows_of(text, knowledge)] == ["a"]
    assert "X-NOTE" not in parsed[0]


def test_an_appointment_with_lines_without_end(knowledge: Knowledge) -> None:
    times = ("DTSTART:20240305T080000", "DURATION:PT1H")
    many = event("UID:a", *times, *(["CATEGORIES:Kursus"] * 5000))
    long = event("UID:b", *times, "SUMMARY:" + "x\n " * 1_100_000)
    text = calendar(many, long, event("UID:good", *times))
    assert [row["uid"] for row in rows_of(text, knowledge)] == ["good"]
    assert refused_of(text, knowledge) == [(2, "bad_record"), (3, "bad_record")]


def test_a_zone_that_would_be_computed_for_ever(knowledge: Knowledge) -> None:
    hostile = ROMANCE.format(name="Egen").replace("FREQ=YEARLY", "FREQ=SECONDLY")
    text = calendar(hostile, event("UID:a", "DTSTART;TZID=Egen:20240705T083000"))
    assert refused_of(text, knowledge) == [(1, "unknown_time_zone")]


def test_several_calendars_in_one_file(knowledge: Knowledge) -> None:
    one, two = (
        calendar(event("UID:a", f"DTSTART:2024030{day}T080000", "DURATION:PT1H"),
                 head=(f"X-WR-CALNAME:{day}",))
        for day in (5, 6)
    )  # fmt: skip
    assert [row["calendar"] for row in rows_of(two + one, knowledge)] == ["5", "6"]


def test_a_letter_divided_between_two_lines(knowledge: Knowledge) -> None:
    whole = calendar(event("UID:a", "DTSTART:20240305T080000", "SUMMARY:Møde på gården")).encode()
    at = whole.index("ø".encode()) + 1
    folded = (whole[:at] + b"\n " + whole[at:]).decode("cp1252")
    log = log_of(folded, knowledge, "windows-1252")
    assert log.encoding == "utf-8"
    text = whole.decode()
    assert rows_of(text, knowledge)[0]["summary"] == "Møde på gården"


@pytest.mark.parametrize(
    "text",
    ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a", "BEGIN:VCALENDAR\nVERSION:2.0", "BEGIN:VEVENT"],
)
def test_a_torn_file(knowledge: Knowledge, text: str) -> None:
    with pytest.raises(FileRefused) as refused:
        log_of(text, knowledge)
    assert refused.value.reason_code == "unreadable_file"
