"""Exports of the tools we ship profiles for, typed by hand after their documented columns."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest
import xlsxwriter
from exports import loaded, profile_for, read_text, variant
from ingest_town import naive, notes_of, problems_of, read

from pipeline.ingest.knowledge import Knowledge

DAY = dt.date(2023, 10, 5)
TIMES = ("work_date", "start_time", "end_time", "duration_minutes")
SAID = ("activity_code", "network_code", "target_group", "partner_codes")
NINE, HALF_PAST_TEN = dt.time(9), dt.time(10, 30)
# Each file holds the same hour and a half, as its tool and locale write it.
TRACKERS = sorted((Path(__file__).with_name("tools")).glob("*.csv"))
WITH_CLOCKS = [path for path in TRACKERS if not path.name.startswith("harvest")]


def day_first(knowledge: Knowledge, path: Path) -> Knowledge:
    """Knowledge in which the tool's profile says the order: AM and PM beside 05/10 would not do."""
    return variant(knowledge, path.stem.split("-", maxsplit=1)[0], dates={"order": "day_first"})


def test_no_shipped_profile_says_the_order_of_dates(knowledge: Knowledge) -> None:
    assert not any(profile.dates.is_declared for profile in knowledge.headings.profiles)


def test_the_first_filled_wording_of_a_person_is_read(knowledge: Knowledge) -> None:
    path = Path(__file__).with_name("tools") / "kimai-1.csv"
    text = path.read_text(encoding="utf-8").replace("aase.ravnkaer@example.org", "")
    swapped = text.replace("Name,User", "User,Name").replace("Åse Ravnkær,aase", "aase,Åse Ravnkær")
    alone = text.replace("Åse Ravnkær,aase", " ,ÅSRA")
    codes = [loaded(read_text(one, knowledge), "staff_code") for one in (text, swapped, alone)]
    assert codes[0] == codes[1] == codes[2] != []


@pytest.mark.parametrize("path", TRACKERS, ids=lambda path: path.stem)
def test_every_heading_is_known(knowledge: Knowledge, path: Path) -> None:
    headings = profile_for(knowledge, path.read_text(encoding="utf-8"))
    assert headings.profile.id == path.stem.split("-", maxsplit=1)[0]
    assert headings.unknown == headings.repeated == headings.missing == ()


@pytest.mark.parametrize("path", TRACKERS, ids=lambda path: path.stem)
def test_trackers(knowledge: Knowledge, path: Path) -> None:
    reading = read(path.read_bytes(), day_first(knowledge, path))
    assert problems_of(reading) == []
    clocks = (NINE, HALF_PAST_TEN) if path in WITH_CLOCKS else (None, None)
    assert loaded(reading, *TIMES) == [(DAY, *clocks, 90)]
    partner = "police" if path in WITH_CLOCKS else None
    assert loaded(reading, *SAID) == [("conversation", "gildbro", "under_18", partner)]
    assert {reason for *_, reason in notes_of(reading)} <= {"unknown_label", "unclear_label"}


def test_every_person_is_the_same_in_all_tools(knowledge: Knowledge) -> None:
    readings = [read(path.read_bytes(), day_first(knowledge, path)) for path in TRACKERS]
    assert len({loaded(reading, "staff_code")[0] for reading in readings}) == 1


OUTLOOK_DA = (
    '"Emne","Startdato","Starttidspunkt","Slutdato","Sluttidspunkt","Hele dagen",'
    '"Påmindelse til/fra","Mødearrangør","Kategorier","Beskrivelse","Sted","Privat","Vis tid som"\n'
)
OUTLOOK_EN = (
    '"Subject","Start Date","Start Time","End Date","End Time","All day event","Reminder on/off",'
    '"Reminder Date","Reminder Time","Meeting Organizer","Required Attendees","Optional Attendees",'
    '"Meeting Resources","Billing Information","Categories","Description","Location","Mileage",'
    '"Priority","Private","Sensitivity","Show time as"\n'
)
_REST = '"False","","","Åse Ravnkær","","","","","{}","","","","Normal","False","Normal","2"\n'
TAGGED = "Samtale;Gildbro;Under 18 år"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        (
            OUTLOOK_DA + '"x","05-10-2023","09:00:00","05-10-2023","10:30:00","Falsk","Falsk",'
            f'"","{TAGGED}","","Rådhuset","Falsk","2"\n',
            "day_first",
        ),
        (
            OUTLOOK_EN
            + '"x","05/10/2023","09:00:00","05/10/2023","10:30:00","False",'
            + _REST.format(TAGGED),
            "day_first",
        ),
        (
            OUTLOOK_EN
            + '"x","10/5/2023","9:00:00 AM","10/5/2023","10:30:00 AM","False",'
            + _REST.format(TAGGED),
            "month_first",
        ),
    ],
)
def test_outlook_csv(knowledge: Knowledge, text: str, order: str) -> None:
    headings = profile_for(knowledge, text)
    assert (headings.profile.id, headings.unknown) == ("outlook_csv", ())
    assert headings.missing == ("staff_code",), "a calendar does not say whose it is"
    own = variant(knowledge, "outlook_csv", constants={"staff_code": "OP1"}, dates={"order": order})
    reading = read_text(text, own, "cp1252")
    assert problems_of(reading) == []
    assert loaded(reading, *TIMES) == [(DAY, NINE, HALF_PAST_TEN, 90)]
    assert loaded(reading, *SAID[:3]) == [("conversation", "gildbro", "under_18")]


def test_an_all_day_appointment_has_no_hours(knowledge: Knowledge) -> None:
    rows = [
        '"x","05-10-2023","00:00:00","06-10-2023","00:00:00","Sand","","","Ferie","","","",""\n',
        '"x","05-10-2023","00:00:00","08-10-2023","00:00:00","Sand","","","Ferie","","","",""\n',
        '"x","05-10-2023","00:00:00","06-10-2023","00:00:00","?","","","Ferie","","","",""\n',
    ]
    text = OUTLOOK_DA + "".join(rows)
    own = variant(knowledge, "outlook_csv", constants={"staff_code": "OP1"})
    assert problems_of(read_text(text, own)) == [
        (2, "all_day", "all_day_without_hours"),
        (3, "all_day", "all_day_of_several_days"),
        (4, "all_day", "bad_all_day"),
    ]
    counted = variant(
        knowledge,
        "outlook_csv",
        constants={"staff_code": "OP1"},
        options={"all_day_minutes": 444},
    )
    reading = read_text(text, counted)
    # Three days' holiday is no one entry of 22 hours.
    assert loaded(reading, "duration_minutes", "start_time") == [(444, None)]
    assert [reason for *_, reason in problems_of(reading)] == [
        "all_day_of_several_days",
        "bad_all_day",
    ]


def test_timewarrior(knowledge: Knowledge) -> None:
    records = [
        {"id": 3, "start": "20231005T070000Z", "end": "20231005T083000Z", "tags": ["Samtale"]},
        # Winter; the night shift ends on the next day in Copenhagen, not in UTC.
        {
            "id": 2,
            "start": "20231130T193000Z",
            "end": "20231130T233000Z",
            "tags": ["gadeplan", "Gildbro"],
            "annotation": "x",
        },
        {"id": 1, "start": "20231201T070000Z", "tags": ["Samtale"]},
    ]
    own = variant(knowledge, "timewarrior", constants={"staff_code": "OP1"})
    reading = read(json.dumps(records).encode(), own, "timew.json")
    assert loaded(reading, *TIMES) == [
        (DAY, NINE, HALF_PAST_TEN, 90),
        (dt.date(2023, 11, 30), dt.time(20, 30), dt.time(0, 30), 240),
    ]
    assert loaded(reading, "activity_code") == [("conversation",), ("street_presence",)]
    assert problems_of(reading) == []
    told = [(line, reason) for line, _, reason in notes_of(reading)]
    assert (3, "running_entry") in told, "an open interval is no registration yet"


@pytest.mark.parametrize(
    ("text", "order"), [("10/05/2023", "month_first"), ("05/10/2023", "day_first")]
)
def test_clockify_in_both_date_orders(knowledge: Knowledge, text: str, order: str) -> None:
    own = variant(knowledge, "clockify", dates={"order": order})
    path = Path(__file__).with_name("tools") / "clockify-1.csv"
    content = path.read_text(encoding="utf-8").replace("05/10/2023", text)
    assert loaded(read_text(content, own), "work_date") == [(DAY,)]


def test_a_calendar(knowledge: Knowledge) -> None:
    night = "DTSTART;TZID=Europe/Copenhagen:20231028T220000\n"
    night += "DTEND;TZID=Europe/Copenhagen:20231029T060000\nCATEGORIES:Gadeplan,Gildbro\n"
    weekly = "DTSTART:20231005T070000Z\nDTEND:20231005T083000Z\nCATEGORIES:Samtale\n"
    events = [
        f"UID:a\n{night}",
        f"UID:b\n{weekly}RRULE:FREQ=WEEKLY;COUNT=2\n",
        "UID:c\nDTSTART;VALUE=DATE:20231009\nCATEGORIES:Ferie\n",
        "UID:d\nDTSTART:20231006T070000Z\nDTEND:20231006T083000Z\nSUMMARY:Tandlæge\n",
    ]
    body = "".join(f"BEGIN:VEVENT\n{event}END:VEVENT\n" for event in events)
    content = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{body}END:VCALENDAR\n".encode()
    assert read(content, knowledge).missing_columns == ("staff_code",)
    own = variant(
        knowledge,
        "calendar",
        constants={"staff_code": "OP1"},
        options={"all_day_minutes": 444},
    )
    reading = read(content, own, "kalender.ics")
    assert loaded(reading, "work_date", "duration_minutes", "activity_code") == [
        (DAY, 90, "conversation"),
        (dt.date(2023, 10, 9), 444, "absence"),
        (dt.date(2023, 10, 12), 90, "conversation"),
        (dt.date(2023, 10, 28), 540, "street_presence"),
    ]
    assert problems_of(reading) == [], "an appointment without a category is private"


def test_a_meeting_in_two_calendars_is_an_entry_of_each(knowledge: Knowledge) -> None:
    event = "BEGIN:VEVENT\nUID:a\nDTSTART:20231005T070000Z\nDTEND:20231005T083000Z\n"
    content = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{event}CATEGORIES:Samtale\nEND:VEVENT\n"
    ids = {}
    for person in ("OP1", "OP2"):
        own = variant(knowledge, "calendar", constants={"staff_code": person})
        twice = [read(f"{content}END:VCALENDAR\n".encode(), own, "k.ics") for _ in range(2)]
        first, second = (loaded(reading, "entry_id") for reading in twice)
        assert first == second, "a later export of the same calendar has the same id"
        ids[person] = first[0]
    assert ids["OP1"] != ids["OP2"]


def test_kimai_as_a_workbook_with_its_total(knowledge: Knowledge) -> None:
    """True dates and times, hours as a part of a day, and sums below, of rates as well."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    day, clock, hours, money = (
        book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "hh:mm", "[hh]:mm", "0.00")
    )
    headings = ["Date", "From", "To", "Duration", "Currency", "Price", "Name", "Email"]
    sheet.write_row(0, 0, [*headings, "Customer", "Project", "Activity", "Tags"])
    for line in (1, 2):
        sheet.write_datetime(line, 0, naive(2023, 10, 5), day)
        sheet.write_datetime(line, 1, NINE, clock)
        sheet.write_datetime(line, 2, HALF_PAST_TEN, clock)
        sheet.write_number(line, 3, 0.0625, hours)
        sheet.write_number(line, 5, 0, money)
        sheet.write_row(line, 6, ["Åse Ravnkær", "", "Kommunen", "", "Samtale", "Gildbro"])
    sheet.write_formula(3, 3, "=SUBTOTAL(9,D2:D3)", hours, 0.125)
    sheet.write_formula(3, 5, "=SUBTOTAL(9,F2:F3)", money, 0)
    book.close()
    reading = read(target.getvalue(), knowledge, "kimai.xlsx")
    assert loaded(reading, *TIMES) == [(DAY, NINE, HALF_PAST_TEN, 90)] * 2
    assert problems_of(reading) == []
    assert (4, "footer_row") in [(line, reason) for line, _, reason in notes_of(reading)]
