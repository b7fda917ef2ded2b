"""Lines of a log that are no rows are passed over and noted; what may be a row never is."""

from __future__ import annotations

import dataclasses
import io

import pytest
import xlsxwriter
from ingest_town import entries_of, knowledge_of, notes_of, problems_of, read

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles import Profile, ProfileBook

HEAD = "dato;timer;medarbejder;aktivitet;netværk;note\n"
ROW = "05-03-2024;1,5;OP1;Samtale;Gildbro;\n"
PASSED_OVER = {"footer_row", "caption_row", "repeated_heading", "running_entry"}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_of(tmp_path_factory.mktemp("other") / "town")


def told(text: str, knowledge: Knowledge) -> tuple[list[int], list[int], list[tuple[int, str]]]:
    """Lines that are loaded, lines that are refused, and what is passed over."""
    reading = read(text.encode(), knowledge)
    notes = [(line or 0, reason) for line, _, reason in notes_of(reading) if reason in PASSED_OVER]
    refused = sorted({line for line, *_ in problems_of(reading)})
    assert reading.rows_received == reading.rows_accepted + len(refused)
    return entries_of(reading)["source_line"].to_list(), refused, notes


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Uge 10;;;;;", "caption_row"),
        ("uge 10, 2024;;;;;", "caption_row"),
        ("Marts 2024;;;;;", "caption_row"),
        ("Maj;;;;;", "caption_row"),
        ("2024;;;;;", "caption_row"),
        ("1. kvartal 2024;;;;;", "caption_row"),
        ("Mandag;;;;;", "caption_row"),
        ("Side 2 af 3;;;;;", "caption_row"),
        (";;;;;- 2 -", "caption_row"),
        ("Udskrevet 05-03-2024 kl. 10:30;;;;Side 2;", "caption_row"),
        ("Timeseddel, team Nord;;;Side 2 af 3;;", "caption_row"),
        ("Underskrift: ____________;;;;;", "caption_row"),
        ("Dato og underskrift;;Godkendt af leder;;;", "caption_row"),
        ("______________;;;;;", "caption_row"),
        ("Team Nord – gadeplan;;;;;", "caption_row"),
        ("Fortsættes på næste side;;;;;", "caption_row"),
        ("Timer i alt: 37,5;;;;;", "footer_row"),
        ("I alt;37,5;;;;", "footer_row"),
        (";37,5;I alt;;;", "footer_row"),
        ("Uge 10 i alt;37,5;;;;", "footer_row"),
        ("Uge 10;37,5;;;;", "footer_row"),
        ("Saldo;-2,5;;;;", "footer_row"),
        ("Flekssaldo pr. 31-03-2024;4;;;;", "footer_row"),
        ("Overført fra forrige side;112,25;;;;", "footer_row"),
        ("Subtotal;37,5;;;4;", "footer_row"),
        (";37,5;;;;", "footer_row"),
        ("dato;timer;medarbejder;aktivitet;netværk;note", "repeated_heading"),
        ("dato;timer;medarbejder;aktivitet;netværk;note;Side 2", "repeated_heading"),
    ],
)
def test_what_is_no_row_is_passed_over_and_noted(
    knowledge: Knowledge, line: str, reason: str
) -> None:
    assert told(f"{HEAD}{ROW}{line}\n{ROW}", knowledge) == ([2, 4], [], [(3, reason)])


@pytest.mark.parametrize(
    "line",
    [
        # A day, a person or an activity of its own, or a fault in one of them.
        "05-03-2024;;;;;",
        "05-03-2024;37,5;;;;I alt",
        ";37,5;OP1;;;",
        ";;;Samtale;;",
        ";1,5;Egon Ukendt;;;",
        ";;;Tryllekunst;;",
        ";;Egon Ukendt;;;",
        "31-02-2024;1,5;;;;",
        "I alt;1,5;OP1;;;",
        "i går;1,5;;;;",
        "Mandag;7,5;;;;",
        "Total;05-03-2024;2;;;",
        ";1,5;;;Gildbro;",
        ";1,5;;;;snak i gården",
        "Marts 2024;1,5;;Samtale;;",
    ],
)
def test_what_may_be_a_row_is_refused_and_never_passed_over(
    knowledge: Knowledge, line: str
) -> None:
    assert told(f"{HEAD}{ROW}{line}\n{ROW}", knowledge) == ([2, 4], [3], [])


def test_a_caption_may_stand_in_any_column(knowledge: Knowledge) -> None:
    text = "id;start;slut;timer;dato;medarbejder;aktivitet\nUge 10;;;;;;\n;;I alt;37,5;;;\n"
    text += "R-001;;;;;;\n;8:00;;;;;\n"
    assert told(text, knowledge) == ([], [4, 5], [(2, "caption_row"), (3, "footer_row")])


def test_a_total_beside_a_date_is_no_total(knowledge: Knowledge) -> None:
    text = "note;dato;timer;medarbejder;aktivitet\ntotalt kaos;05-03-2024;1,5;;\n"
    assert told(text + "I alt;;1,5;;\n", knowledge) == ([], [2], [(3, "footer_row")])


def test_where_the_profile_says_who_and_what_figures_alone_are_a_row(
    knowledge: Knowledge,
) -> None:
    constants = {"staff_code": "OP1", "activity_code": "Samtale"}
    columns = {"work_date": "dato", "duration_minutes": "timer", "note": "note"}
    own = Profile.model_validate(
        {"id": "own", "name": "own", "columns": columns, "constants": constants}
    )
    book = ProfileBook.of([*knowledge.headings.profiles, own]).pinned("own")
    pinned = dataclasses.replace(knowledge, headings=book)
    text = "dato;timer;note\n05-03-2024;1,5;\n;1,5;\nUge 10;37,5;\nmandag;7,5;\n"
    text += "I alt;37,5;\nUge 11;;\n"
    assert told(text, pinned) == ([2], [3, 4, 5], [(6, "footer_row"), (7, "caption_row")])


def test_captions_over_merged_cells_of_a_sheet(knowledge: Knowledge) -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    row = ["05-03-2024", "1,5", "OP1", "Samtale", "Gildbro"]
    sheet.write_row(0, 0, HEAD.strip().split(";")[:5])
    sheet.merge_range(1, 0, 1, 4, "Uge 10 – team Nord")
    sheet.write_row(2, 0, row)
    sheet.merge_range(3, 2, 3, 4, "I alt uge 10")
    sheet.write(3, 1, 1.5)
    sheet.write_row(4, 0, row)
    book.close()
    reading = read(target.getvalue(), knowledge, "log.xlsx")
    assert entries_of(reading)["source_line"].to_list() == [3, 5]
    assert problems_of(reading) == []
    notes = [(line, reason) for line, _, reason in notes_of(reading) if reason in PASSED_OVER]
    assert notes == [(2, "caption_row"), (4, "footer_row")]


def test_what_is_told_of_them(knowledge: Knowledge) -> None:
    for reason in PASSED_OVER:
        said, mend = knowledge.rules[reason]
        assert said.endswith(".")
        assert mend.endswith(".")
