"""Each reason for which a row is refused or noted, and what is told of it."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from ingest_town import (
    GOOD,
    csv_of,
    entries_of,
    make_workspace,
    notes_of,
    problems_of,
    read,
    row,
    run,
)

from pipeline import ingest as package
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles import shipped_book

FULL = row(
    start="08:30",
    slut="10:00",
    samarbejdspart="",
    anledning="",
    reference="",
    forløb="",
    registreret="",
)
REFUSED = [
    ("dato", "", "work_date", "missing_date"),
    ("dato", "uge 14", "work_date", "bad_date"),
    ("dato", "07-01-2025", "work_date", "future_date"),
    ("start", "8 morgen", "start_time", "bad_clock"),
    ("slut", "25:70", "end_time", "bad_clock"),
    ("start", "", "start_time", "half_a_clock_span"),
    ("slut", "08:00", "end_time", "span_too_long"),
    ("timer", "to timer", "duration_minutes", "bad_duration"),
    ("timer", "-2", "duration_minutes", "duration_not_positive"),
    ("timer", "0", "duration_minutes", "duration_not_positive"),
    ("timer", "24,02", "duration_minutes", "more_than_a_day"),
    ("medarbejder", "", "staff_code", "missing_staff"),
    ("medarbejder", "QQ9", "staff_code", "unknown_staff"),
    ("medarbejder", "OP2", "staff_code", "staff_not_employed"),
    ("aktivitet", "", "activity_code", "missing_activity"),
    ("aktivitet", "Tryllekunst", "activity_code", "unknown_activity"),
    ("netværk", "Atlantis", "network_code", "unknown_network"),
    ("sted", "Månen", "place_code", "unknown_place"),
    ("målgruppe", "Pensionister", "target_group", "unknown_target_group"),
    ("antal kontakter", "1,5", "contact_count", "bad_contact_count"),
    ("antal kontakter", "-1", "contact_count", "bad_contact_count"),
    ("antal kontakter", "mange", "contact_count", "bad_contact_count"),
    ("samarbejdspart", "Skole; Cirkus", "partner_codes", "unknown_partner"),
    ("anledning", "spontant", "occasion", "unknown_occasion"),
    ("reference", "se mail", "reference", "bad_reference"),
    ("forløb", "Åse Ravnkær", "course_code", "bad_course_code"),
    ("forløb", "330199-4123", "course_code", "bad_course_code"),
    ("forløb", "01-02-2010", "course_code", "bad_course_code"),
    ("registreret", "i forgårs", "registered_at", "bad_registered_at"),
]


@pytest.mark.parametrize(("heading", "cell", "column", "reason"), REFUSED)
def test_a_row_is_refused(
    knowledge: Knowledge, heading: str, cell: str, column: str, reason: str
) -> None:
    day = "05-09-2024" if reason == "staff_not_employed" else FULL["dato"]
    bad = {**FULL, "dato": day, heading: cell}
    reading = read(csv_of([FULL, bad, FULL]), knowledge)
    assert problems_of(reading) == [(3, column, reason)]
    assert (reading.rows_received, reading.rows_accepted, reading.rows_refused) == (3, 2, 1)
    assert reading.status == "partly_refused"
    position = list(FULL).index(heading) + 1
    assert reading.rows_of("refused_row")["source_column"].to_list() == [position]
    assert entries_of(reading)["source_line"].to_list() == [2, 4]


def test_missing_duration(knowledge: Knowledge) -> None:
    bad = {**FULL, "timer": "", "start": "", "slut": ""}
    reading = read(csv_of([FULL, bad]), knowledge)
    assert problems_of(reading) == [(3, "duration_minutes", "missing_duration")]


def test_every_reason_of_a_row_is_tried() -> None:
    """Here, or by name in another test: of calendars, workbooks, profiles."""
    tried = {reason for *_, reason in REFUSED} | {"missing_duration", "too_many_cells"}
    tests = Path(__file__).parents[1].rglob("test_*.py")
    told = "".join(path.read_text(encoding="utf-8") for path in tests)
    path = Path(package.__file__).with_name("row_rules.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rules = list(csv.DictReader(file, delimiter=";"))
    reasons = {rule["reason_code"] for rule in rules if rule["severity"] == "refused"}
    assert tried <= reasons
    assert [reason for reason in sorted(reasons - tried) if f'"{reason}"' not in told] == []
    for rule in rules:
        assert rule["severity"] in {"refused", "file", "note", "entry"}
        assert all(rule[text].endswith(".") for text in ("reason_da", "mend_da", "reason_en"))


def test_several_problems_are_told_in_the_order_of_the_columns(knowledge: Knowledge) -> None:
    bad = {**FULL, "sted": "Månen", "dato": "uge 14", "aktivitet": "", "start": "x", "slut": "y"}
    reading = read(csv_of([bad]), knowledge)
    assert problems_of(reading) == [
        (2, "work_date", "bad_date"),
        (2, "start_time", "bad_clock"),
        (2, "end_time", "bad_clock"),
        (2, "activity_code", "missing_activity"),
        (2, "place_code", "unknown_place"),
    ]
    numbers = reading.rows_of("refused_row").sort("problem_number")["problem_number"].to_list()
    assert numbers == [1, 2, 3, 4, 5]
    assert (reading.rows_received, reading.rows_refused, reading.status) == (1, 1, "refused")


def test_the_day_of_receipt_itself_is_no_future(knowledge: Knowledge) -> None:
    content = csv_of([row(dato="06-01-2025")])
    assert read(content, knowledge, day=dt.date(2025, 1, 6)).rows_accepted == 1
    assert read(content, knowledge, day=dt.date(2025, 1, 5)).rows_refused == 1


def test_clock_times_stand_in_for_hours(knowledge: Knowledge) -> None:
    rows = [
        {**FULL, "timer": "", "start": "22:30", "slut": "01:00"},
        {**FULL, "timer": "", "start": "08:00", "slut": "23:00"},
        {**FULL, "timer": "", "start": "18:00", "slut": "08:00"},
        {**FULL, "timer": "", "start": "18:00", "slut": "08:01"},
    ]
    reading = read(csv_of(rows), knowledge)
    assert entries_of(reading)["duration_minutes"].to_list() == [150, 900, 840]
    assert problems_of(reading) == [(5, "end_time", "span_too_long")]


def test_hours_are_trusted_over_clock_times(knowledge: Knowledge) -> None:
    reading = read(csv_of([FULL, {**FULL, "slut": "10:30"}]), knowledge)
    assert entries_of(reading)["duration_minutes"].to_list() == [90, 90]
    assert notes_of(reading) == [(3, None, "duration_conflict")]


def test_start_and_end_alone_are_enough(knowledge: Knowledge) -> None:
    cells = {key: cell for key, cell in FULL.items() if key != "timer"}
    assert entries_of(read(csv_of([cells]), knowledge))["duration_minutes"].to_list() == [90]
    del cells["slut"]
    assert read(csv_of([cells]), knowledge).missing_columns == ("duration_minutes",)


def test_a_blank_area_or_target_group_is_loaded_and_noted(knowledge: Knowledge) -> None:
    rows = [
        row(aktivitet="gadeplan", netværk="", målgruppe=""),
        row(netværk="", målgruppe=""),
        row(aktivitet="Dokumentation", netværk="", målgruppe=""),
    ]
    reading = read(csv_of(rows), knowledge)
    assert reading.status == "loaded"
    assert notes_of(reading) == [
        (2, None, "missing_network"),
        (3, None, "missing_network"),
        (3, None, "missing_target_group"),
    ]
    without = [
        {key: cell for key, cell in one.items() if key not in {"netværk", "målgruppe"}}
        for one in rows
    ]
    reading = read(csv_of(without), knowledge)
    assert notes_of(reading) == [], "a column that is not there is no answer"
    flags = entries_of(reading).select("has_network_column", "has_place_column").unique()
    assert flags.rows() == [(False, True)]


def test_a_person_by_any_name_is_one_code(knowledge: Knowledge) -> None:
    names = ["OP1", "op1", "ÅSRA", "åsra", "Åse  Ravnkær", "ÅSE RAVNKÆR", "A\u030ase Ravnkær"]
    rows = [row(medarbejder=name) for name in [*names, "aase.ravnkaer@example.org"]]
    entries = entries_of(read(csv_of(rows, encoding="utf-8"), knowledge))
    assert len(entries) == len(names) + 1
    assert entries["staff_code"].n_unique() == 1
    assert entries["row_hash"].n_unique() == 1


def test_all_absence_is_plain_absence(knowledge: Knowledge) -> None:
    rows = [row(aktivitet=word) for word in ("Ferie", "sygdom", "BARSEL", "Fravær")]
    entries = entries_of(read(csv_of(rows), knowledge))
    assert entries["activity_code"].to_list() == ["absence"] * 4
    assert entries["row_hash"].n_unique() == 1


def test_what_tells_rows_apart(knowledge: Knowledge) -> None:
    rows = [
        row(registrering_id="17", note="en"),
        row(registrering_id="18", note="to"),
        row(registrering_id="17", sted="Skole", note=""),
        row(registrering_id="", note=""),
    ]
    entries = entries_of(read(csv_of(rows), knowledge))
    ids, hashes = entries["entry_id"].to_list(), entries["row_hash"].to_list()
    assert ids[0] == ids[2] != ids[1]
    assert hashes[0] == hashes[1] == hashes[3] != hashes[2]
    assert ids[3] == hashes[3]
    assert entries["has_own_entry_id"].to_list() == [True, True, True, False]


def test_partners_in_any_order_are_the_same(knowledge: Knowledge) -> None:
    rows = [row(samarbejdspart=text) for text in ("Skole, Klub", "klub/Skole", "skole og klub; ")]
    entries = entries_of(read(csv_of(rows), knowledge))
    assert entries["partner_codes"].to_list() == ["club;school"] * 3
    assert entries["row_hash"].n_unique() == 1


def test_missing_columns_refuse_every_row_once(knowledge: Knowledge) -> None:
    cells = {key: cell for key, cell in GOOD.items() if key not in {"dato", "aktivitet"}}
    reading = read(csv_of([cells, cells]), knowledge)
    assert (reading.rows_received, reading.rows_refused, reading.status) == (2, 2, "refused")
    assert reading.missing_columns == ("work_date", "activity_code")
    assert problems_of(reading) == [
        (2, "work_date", "missing_column"),
        (2, "activity_code", "missing_column"),
        (3, "work_date", "missing_column"),
        (3, "activity_code", "missing_column"),
    ]


def test_columns_that_are_not_read_are_noted(knowledge: Knowledge) -> None:
    text = (
        "dato;timer;medarbejder;aktivitet;Åse;område;netværk;;note\n"
        "05-03-2024;1,5;OP1;Samtale;x;Gildbro;Strand;y;z\n"
    )
    reading = read(text.encode(), knowledge)
    assert entries_of(reading)["network_code"].to_list() == ["gildbro"]
    assert notes_of(reading) == [
        (1, 5, "unknown_column"),
        (1, 7, "repeated_column"),
        (1, 8, "unknown_column"),
    ]
    assert notes_of(read(text.replace(";y;", ";;").encode(), knowledge))[2:] == []


def test_a_column_may_be_passed_over_by_a_setting(tmp_path: Path) -> None:
    settings = '[ingest]\nignored_columns = ["Yndlingsfarve"]\n'
    workspace = make_workspace(tmp_path / "town", settings=settings)
    (workspace.inbox / "log.csv").write_bytes(csv_of([row(yndlingsfarve="blå")]))
    report = run(workspace)
    assert not report.has_refusals
    assert report.problems() == []


def test_the_heading_row_is_the_one_with_most_known_headings() -> None:
    words = shipped_book()
    assert words.find([["dato", "note"], ["dato", "timer", "sted"], ["dato", "timer"]]) == 1
    assert words.find([["dato", "farve"], ["sted", "netværk", "note"]]) is None
    assert words.find([["x"]] * 20 + [["dato", "timer"]]) is None
    assert words.find([["  DATO ", None, "Timer"]]) == 0
