"""CSV as it comes: delimiters, encodings, preambles, quoted lines, ragged rows."""

from __future__ import annotations

import codecs

import pytest
from ingest_town import GOOD, csv_of, entries_of, notes_of, problems_of, read, row

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers.csv_lines import MAX_RECORD_LINES

HEAD = "dato;timer;medarbejder;aktivitet;note"
LINE = "05-03-2024;1,5;OP1;Samtale;"


def lines_of(text: str, knowledge: Knowledge) -> tuple[list[int], list[tuple[int, str, str]]]:
    reading = read(text.encode(), knowledge)
    return entries_of(reading)["source_line"].to_list(), problems_of(reading)


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_delimiter_and_encoding(knowledge: Knowledge, mark: str, encoding: str) -> None:
    reading = read(csv_of([GOOD, row(timer="2,25")], encoding=encoding, mark=mark), knowledge)
    assert (reading.kind, reading.format, reading.status) == ("activity", "csv", "loaded")
    entries = entries_of(reading)
    assert entries["duration_minutes"].to_list() == [90, 135]
    assert entries["target_group"].to_list() == ["under_18"] * 2
    names = {";": "semicolon", ",": "comma", "\t": "tab", "|": "pipe"}
    assert reading.delimiter == names[mark]
    assert reading.encoding == encoding.replace("cp1252", "windows-1252")


def test_utf_16_big_endian(knowledge: Knowledge) -> None:
    plain = csv_of([GOOD], encoding="utf-16-be")
    assert read(plain, knowledge).encoding == "utf-16-be"
    assert read(codecs.BOM_UTF16_BE + plain, knowledge).rows_accepted == 1


def test_a_preamble_and_a_group_row_above_the_headings(knowledge: Knowledge) -> None:
    text = f"Udskrift af tidsregistrering;;\nAfdeling: CBF\n\n;Hvem;;\n{HEAD}\n{LINE}\n"
    assert lines_of(text, knowledge) == ([6], [])


def test_lines_count_through_quoted_cells_and_blank_lines(knowledge: Knowledge) -> None:
    text = f'{HEAD}\n{LINE}"en\nto\n\ntre"\n\n{LINE}x\n;;;;\n{LINE}"a;b"\n'
    assert lines_of(text, knowledge) == ([2, 7, 9], [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines(knowledge: Knowledge, end: str) -> None:
    text = end.join([HEAD, f'{LINE}"en{end}to"', f"{LINE}x", ""])
    assert lines_of(text, knowledge) == ([2, 4], [])


def test_a_heading_may_run_over_two_lines(knowledge: Knowledge) -> None:
    text = f'dato;timer;medarbejder;aktivitet;"antal\nkontakter"\n{LINE}3\n'
    reading = read(text.encode(), knowledge)
    assert entries_of(reading)["contact_count"].to_list() == [3]
    assert entries_of(reading)["source_line"].to_list() == [3]


@pytest.mark.parametrize("note", ['"', '"\n', '\n"', '""\n""', 'a"\n;b', '";\n"', '"\n"\n"'])
def test_quotation_marks_and_ends_of_lines_within_a_cell(knowledge: Knowledge, note: str) -> None:
    cell = '"' + note.replace('"', '""') + '"'
    text = f"{HEAD}\n{LINE}{cell}\n{LINE}x\n"
    assert lines_of(text, knowledge) == ([2, 3 + note.count("\n")], [])


def test_too_few_cells_are_blanks(knowledge: Knowledge) -> None:
    loaded, refused = lines_of(f"{HEAD}\n05-03-2024;1,5;OP1;Samtale\n05-03-2024;1,5\n", knowledge)
    assert loaded == [2]
    assert refused == [(3, "staff_code", "missing_staff"), (3, "activity_code", "missing_activity")]


def test_too_many_cells_are_one_problem(knowledge: Knowledge) -> None:
    loaded, refused = lines_of(f"{HEAD}\n{LINE}x;;;\n99;{LINE}x;y\n", knowledge)
    assert loaded == [2], "blank cells beyond the headings are none"
    assert refused == [(3, "row", "too_many_cells")]


def test_a_quotation_mark_within_a_cell_is_a_mark(knowledge: Knowledge) -> None:
    text = f'{HEAD}\n{LINE}12" skærm\n{LINE}talt om "fritidspas"\n{LINE}5" og 6"\n{LINE}x\n'
    assert lines_of(text, knowledge) == ([2, 3, 4, 5], [])


def test_a_quotation_mark_that_never_ends_swallows_no_row(knowledge: Knowledge) -> None:
    after = f"{LINE}x\n" * (MAX_RECORD_LINES + 5)
    loaded, refused = lines_of(f'{HEAD}\n{LINE}"aldrig lukket\n{after}', knowledge)
    assert loaded == list(range(2, MAX_RECORD_LINES + 8))
    assert not refused


def test_two_quotation_marks_that_never_end_swallow_no_row_between_them(
    knowledge: Knowledge,
) -> None:
    rows = [f"{LINE}x"] * 20
    rows[2], rows[14] = f'{LINE}"ikke slut', f'{LINE}"heller ikke'
    loaded, refused = lines_of("\n".join([HEAD, *rows, ""]), knowledge)
    assert loaded == list(range(2, 22))
    assert not refused


def test_a_decimal_comma_in_a_comma_file_is_a_cell_too_many(knowledge: Knowledge) -> None:
    head = HEAD.replace(";", ",")
    text = f'{head}\n05-03-2024,1,5,OP1,Samtale,\n05-03-2024,"1,5",OP1,Samtale,x\n'
    assert lines_of(text, knowledge) == ([3], [(2, "row", "too_many_cells")])


def test_doubled_quotation_marks_and_delimiters_in_quotes(knowledge: Knowledge) -> None:
    head = "dato;timer;medarbejder;aktivitet;samarbejdspart"
    text = head + '\n05-03-2024;1,5;"OP1";"Samtale";"Skole; ""Klub"""\n'
    reading = read(text.encode(), knowledge)
    assert problems_of(reading) == [(2, "partner_codes", "unknown_partner")]
    text = text.replace('""Klub""', "Klub")
    assert entries_of(read(text.encode(), knowledge))["partner_codes"].to_list() == ["club;school"]


def test_a_totals_row_is_no_row(knowledge: Knowledge) -> None:
    reading = read(f"{HEAD}\n{LINE}x\n\nI alt;1,5;;;\nSum;1,5;OP1;Samtale;\n".encode(), knowledge)
    assert (reading.rows_received, reading.rows_refused) == (2, 1)
    assert notes_of(reading) == [(4, None, "footer_row")]
    assert problems_of(reading) == [(5, "work_date", "bad_date")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b" \r\n \r\n", "empty_file"),
        (HEAD.encode() + b"\r\n", "empty_file"),
        (HEAD.encode() + b"\r\n;;;;\r\n", "empty_file"),
        (b"a;b;c\n1;2;3\n", "no_header"),
        ("timer;farve\n1;blå\n".encode(), "no_header"),
        (bytes(range(256)) * 8, "unknown_format"),
        (b"dato;timer\n" + b"\0" * 400, "unknown_format"),
        ("en helt almindelig sætning\n".encode() * 3, "unknown_format"),
    ],
)
def test_files_that_are_no_log(knowledge: Knowledge, content: bytes, reason: str) -> None:
    reading = read(content, knowledge)
    assert reading.reason_code == reason
    assert reading.rows_received == 0
    assert reading.status == ("empty" if reason == "empty_file" else "refused")


def test_a_stray_nul_refuses_its_row_alone(knowledge: Knowledge) -> None:
    content = f"{HEAD}\n".encode() + f"{LINE}x\n".encode() * 20 + b"05-03-2024;1,5;O\0P1;Samtale;\n"
    reading = read(content, knowledge)
    assert (reading.rows_accepted, reading.rows_refused) == (20, 1)
    assert problems_of(reading) == [(22, "staff_code", "unknown_staff")]


def test_bytes_that_windows_1252_lacks_refuse_what_needs_them(knowledge: Knowledge) -> None:
    content = (
        f"{HEAD}\n{LINE}".encode("cp1252") + b"\x81\xe6\n" + b"05-03-2024;1,5;OP1;Sam\x81tale;\n"
    )
    reading = read(content, knowledge)
    assert problems_of(reading) == [(3, "activity_code", "unknown_activity")]
