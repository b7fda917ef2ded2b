"""Appointments that are no work: called off, or private because no label says what they were."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from calendar_texts import calendar, event, log_of

from pipeline.ingest.appointments import work_alone
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.read_file import read_file
from pipeline.ingest.readers.delimited import read_delimited
from pipeline.ingest.readers.log_table import LINE, Log

HEAD = "Emne,Startdato,Starttidspunkt,Slutdato,Sluttidspunkt,Hele dagen,Kategorier"
AT = "05-03-2024,08:30:00,05-03-2024,10:00:00,Falsk"
EVENT = ("DTSTART:20240305T080000", "DURATION:PT1H")


def outlook(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows, ""]).encode()


def notes_of(content: bytes, name: str, knowledge: Knowledge) -> list[tuple[str, int | None]]:
    reading = read_file(content, name, dt.date(2025, 1, 6), knowledge)
    return list(reading.parts["file_note"].select("reason_code", "source_line").iter_rows())


def lines_of(log: Log) -> list[int]:
    return [line for table in log.tables for batch in table.batches for line in batch[LINE]]


def outlook_log(content: bytes, knowledge: Knowledge) -> Log:
    log = read_delimited(iter([content]), "utf-8", knowledge.headings)
    assert log is not None
    return log


def test_outlook_csv(knowledge: Knowledge) -> None:
    content = outlook(
        f"Møde,{AT},Mentorstøtte",
        f"Aflyst: møde,{AT},Mentorstøtte",
        f"Tandlæge,{AT},",
        f'Læge,{AT}," "',
        f"Tur,{AT},Rød kategori",
        ",,,,,,",
    )
    log = work_alone(outlook_log(content, knowledge))
    assert lines_of(log)[:2] == [2, 6]
    assert list(log.notes) == ["cancelled_events", "unlabelled_events"]
    told = notes_of(content, "kalender.csv", knowledge)
    assert ("unlabelled_events", None) in told
    assert [reason for reason, _ in told].count("unlabelled_events") == 1


def test_calendar_keeps_what_cannot_be_read(knowledge: Knowledge) -> None:
    text = calendar(
        event("UID:a", *EVENT, "CATEGORIES:Kursus"),
        event("UID:b", *EVENT, "SUMMARY:Tandlæge"),
        event("UID:c", "DTSTART:20240230T080000"),
    )
    log = work_alone(log_of(text, knowledge))
    assert lines_of(log) == [1, 3]
    assert list(log.notes) == ["unlabelled_events"]


def test_a_profile_may_refuse_them_and_a_hand_back_workbook_keeps_its_rows(
    knowledge: Knowledge,
) -> None:
    content = outlook(f"Tandlæge,{AT},")
    (table,) = outlook_log(content, knowledge).tables
    profile = table.headings.profile
    options = profile.options.model_copy(update={"without_labels": "refuse"})
    headings = replace(table.headings, profile=profile.model_copy(update={"options": options}))
    log = work_alone(Log((replace(table, headings=headings),), "csv"))
    assert (lines_of(log), list(log.notes)) == ([2], [])
    back = content.replace(b"Emne,", b"Henvisning,Emne,").replace(
        b"Tandl", b"f-0123456789abcdef:2,T"
    )
    kept = work_alone(outlook_log(back, knowledge))
    assert (lines_of(kept), list(kept.notes)) == ([2], [])


def test_other_logs_are_left_as_they_are(knowledge: Knowledge) -> None:
    log = outlook_log(b"dato;timer;medarbejder;aktivitet\n05-03-2024;1;OP1;Aflyst: x\n", knowledge)
    assert work_alone(log) is log
