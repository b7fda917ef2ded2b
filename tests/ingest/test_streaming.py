"""A log is read a block at a time: what comes of it never depends on where the blocks end."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import random
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingest_town import (
    GOOD,
    RECEIVED_ON,
    csv_of,
    entries_of,
    knowledge_of,
    make_workspace,
    notes_of,
    problems_of,
    read,
    row,
    run,
)

from pipeline.ingest import report
from pipeline.ingest.identity import Identity
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.read_file import with_log
from pipeline.ingest.readers import csv_cells, delimited, text_blocks
from pipeline.ingest.readers.csv_lines import Dialect, Lines, divide
from pipeline.ingest.readers.log_table import LINE
from pipeline.ingest.readers.source import Source, SourceChanged
from pipeline.ingest.rows import cell_values
from pipeline.ingest.rows.cell_values import CellReader
from pipeline.ingest.rows.numbering import Numbering
from pipeline.ingest.rows.row_hash import HASHED, RowHash

SOME = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
HEAD = "dato;timer;medarbejder;aktivitet;note"
LINE_OF_LOG = "05-03-2024;1,5;OP1;Samtale;"
# What lines can be made of: plain cells, marked ones, marks where none should stand, line ends.
PIECES = st.lists(
    st.sampled_from(
        [";", ";;", "a", "å ", " ", '"', '""', '"a"', '"b;c"', '"d""e"', '"x\ny"', "\n", "\n\n",
         "\r\n", "1;2;3", '"1";"2";"3"\n', "1;2;3;4;5\n", ' "q"', '"q" r']
    ),
    max_size=30,
).map("".join)  # fmt: skip
DIALECT = Dialect(";", '"', 3, 3)


def frame_of(text: str, **options: bool) -> pl.DataFrame:
    data = (text + "\n").encode()
    lines = Lines.of(data)
    divided = divide(lines, DIALECT, is_last=True, **options)
    return csv_cells.cells_of(lines, divided, DIALECT, 1).sort(LINE)


def line_by_line(text: str) -> pl.DataFrame:
    """Read every record by the pattern, none by the reader of many lines at once."""
    lines = Lines.of((text + "\n").encode())
    divided = divide(lines, DIALECT, is_last=True)
    inside = {line for first, last in divided.records for line in range(first, last + 1)}
    single = [(line, line) for line in range(len(lines)) if line not in inside]
    records = sorted([*divided.records, *single])
    numbered = [(1 + first, lines.text(first, last)) for first, last in records]
    return csv_cells.careful_cells(numbered, DIALECT)


def trimmed(frame: pl.DataFrame) -> pl.DataFrame:
    texts = pl.col(pl.String).str.strip_chars()
    return frame.with_columns(pl.when(texts != "").then(texts).name.keep())


@SOME
@given(text=PIECES)
def test_many_lines_at_once_are_read_as_each_by_itself(text: str) -> None:
    whole = text.replace("\r\n", "\n")
    assert trimmed(frame_of(text)).equals(trimmed(line_by_line(whole)))


@SOME
@given(text=PIECES, size=st.sampled_from([1, 2, 7, 64]))
def test_rows_do_not_depend_on_where_blocks_end(knowledge: Knowledge, text: str, size: int) -> None:
    content = f"{HEAD}\n{LINE_OF_LOG}x\n{text}\n{LINE_OF_LOG}y".encode()

    def rows_by(block: int) -> pl.DataFrame:
        blocks = text_blocks.text_blocks(Source.of_bytes(content), "utf-8", block)
        log = delimited.read_delimited(blocks, "utf-8", knowledge.headings)
        assert log is not None
        return trimmed(pl.concat(log.tables[0].batches).sort(LINE))

    assert rows_by(size).equals(rows_by(len(content)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [1, 2, 3, 5, 64])
def test_blocks_of_every_encoding_join_to_the_text(encoding: str, end: str, size: int) -> None:
    text = f"æøå{end}“x”;€{end}{end}ØÅ"
    source = Source.of_bytes(text.encode(encoding))
    blocks = list(text_blocks.text_blocks(source, encoding, size))
    joined = b"".join(blocks).decode().replace("\r\n", "\n")
    assert joined == text.replace(end, "\n")
    for block in blocks:
        block.decode()  # no block ends within a character


def small_blocks(monkeypatch: pytest.MonkeyPatch, size: int = 300) -> None:
    real = text_blocks.text_blocks

    def blocks(source: Source, encoding: str) -> object:
        return real(source, encoding, size)

    monkeypatch.setattr("pipeline.ingest.read_file.text_blocks", blocks)


def mixed_log(count: int = 400) -> bytes:
    drawn = random.Random(7)  # noqa: S311 - the same rows each time
    rows = []
    for number in range(count):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=drawn.randrange(300))
        rows.append(
            row(
                dato=f"{day:%d-%m-%Y}",
                timer=drawn.choice(["1,5", "2", "0,25", "25", ""]),
                medarbejder=drawn.choice(["OP1", "åsra", "KON1", "Nogen"]),
                netværk=drawn.choice(["Gildbro", "", "Vejleå"]),
                registrering_id=f"id-{number}" if number % 3 else "",
                note=drawn.choice(["", "en\r\nto", 'a "b" c', "x;y", "æ"]),
            )
        )
    return csv_of(rows, encoding="utf-8")


def outcome(content: bytes, knowledge: Knowledge) -> dict[str, object]:
    reading = read(content, knowledge)
    counts = (reading.rows_received, reading.rows_refused, reading.date_order, reading.decimal_mark)
    return {
        "entries": entries_of(reading).rows(),
        "problems": problems_of(reading),
        "notes": sorted(notes_of(reading), key=str),
        "counts": counts,
    }


def test_what_is_read_in_many_batches_is_what_is_read_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = mixed_log()
    knowledge = knowledge_of(tmp_path / "town")
    whole = outcome(content, knowledge)
    knowledge.shelf.clear()
    small_blocks(monkeypatch)
    assert outcome(content, knowledge) == whole
    monkeypatch.setattr(cell_values, "MAX_TEXTS", 5)  # forgets, and reads directly, all the time
    knowledge.shelf.clear()
    assert outcome(content, knowledge) == whole
    assert whole["counts"][0] == 400  # type: ignore[index]


def test_what_was_read_before_changes_nothing(knowledge: Knowledge) -> None:
    one = csv_of([row(timer="2"), row(timer="1"), row(medarbejder="KON1")])
    other = csv_of([row(medarbejder="KON1", timer="1"), row(dato="01-02-2024", timer="2")])
    knowledge.shelf.clear()
    first = outcome(other, knowledge)
    knowledge.shelf.clear()
    outcome(one, knowledge)
    assert outcome(other, knowledge) == first


def test_numbers_of_texts_stay_while_nobody_holds_them() -> None:
    numbering = Numbering()

    def numbers(*texts: str) -> list[int]:
        numbered = pl.Series(texts).cast(numbering.kind)
        numbering.learn()
        return numbered.to_physical().to_list()

    assert numbers("a", "b", "c") == [0, 1, 2]
    assert numbers("c", "d") == [2, 3]
    assert numbering.texts.to_list() == ["a", "b", "c", "d"]


def test_numbers_that_did_not_stay_are_noticed() -> None:
    numbering = Numbering()
    first = pl.Series(["a", "b"]).cast(numbering.kind)
    assert numbering.learn() == 0
    del first
    numbering._anchor = pl.Series([], dtype=pl.String())  # nobody holds them now
    second = pl.Series(["b"]).cast(numbering.kind)
    assert (numbering.learn(), second.to_physical().to_list()) == (0, [0])


def test_the_row_hash_is_the_sum_of_keyed_numbers(knowledge: Knowledge) -> None:
    secret = b"k" * 32
    entry = dict.fromkeys(HASHED) | {
        "work_date": dt.date(2024, 3, 5),
        "start_time": dt.time(8, 30),
        "staff_code": "s-0123456789",
        "registered_at": dt.datetime(2024, 3, 6, 9, 5),  # noqa: DTZ001 - as the lake holds it
    }
    fields = {
        "work_date": "19787",
        "start_time": "30600",
        "staff_code": "s-0123456789",
        "registered_at_day": "19788",
        "registered_at_second": "32700",
        "registered_at_microsecond": "0",
    }
    total = sum(
        int.from_bytes(hmac.digest(secret, f"row:{name}:{value}".encode(), "sha256")[:8], "big")
        for name, value in fields.items()
    )
    schema = {name: entries_of(read(csv_of([GOOD]), knowledge)).schema[name] for name in HASHED}
    hashing = RowHash(Identity(secret))
    frame = hashing.coded(pl.DataFrame([entry, entry], schema=schema))
    assert hashing.of(frame).to_list() == [f"e-{total % 2**64:016x}"] * 2


def test_own_ids_are_codes_as_any_other(knowledge: Knowledge) -> None:
    ids = pl.Series("entry_id", ["17", None, "æ-1"], dtype=pl.String())
    expected = [
        f"e-{hmac.digest(b'k' * 32, b'entry:' + one.encode(), hashlib.sha256).hex()[:16]}"
        if one is not None
        else None
        for one in ids.to_list()
    ]
    assert Identity(b"k" * 32).own_ids(ids).to_list() == expected


def test_no_more_than_a_block_is_held(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    real = Lines.of

    def of(data: bytes) -> Lines:
        held.append(len(data))
        return real(data)

    monkeypatch.setattr(Lines, "of", of)
    small_blocks(monkeypatch, 4096)
    content = f"{HEAD}\n{LINE_OF_LOG}x\n".encode() + f"{LINE_OF_LOG}y\n".encode() * 5000
    assert read(content, knowledge).rows_received == 5001
    assert len(held) > 30
    assert max(held) < 2 * 4096


@pytest.mark.parametrize("blank", [b"\n", b"\r\n", b";;;;\n", b"  \n"])
def test_lines_that_are_nothing_are_many_at_most(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, blank: bytes
) -> None:
    monkeypatch.setattr(delimited, "MAX_LINES", 1000)
    content = f"{HEAD}\n".encode() + blank * 20_000 + f"{LINE_OF_LOG}x\n".encode()
    reading = read(content, knowledge)
    assert entries_of(reading)["source_line"].to_list() == [20_002]

    def heights(known: object, log: object) -> list[int]:
        return [batch.height for batch in log.tables[0].batches]  # type: ignore[attr-defined]

    words = knowledge.headings
    assert max(with_log(Source.of_bytes(content), RECEIVED_ON, words, heights)) <= 1000


@pytest.mark.parametrize(
    "content",
    [
        b"x" * 5000,
        f"{HEAD}\n".encode() + b"y" * 5000 + b"\n",
        f"{HEAD}\n{LINE_OF_LOG}x\n".encode() * 100 + b"z" * 5000,
        f'{HEAD}\n{LINE_OF_LOG}"'.encode() + b"w" * 5000 + b'"\n',
    ],
)
def test_a_line_without_end_is_refused(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setattr(delimited, "MAX_LINE_BYTES", 2000)
    small_blocks(monkeypatch, 700)
    reading = read(content, knowledge)
    assert (reading.reason_code, reading.parts) == ("too_large_cell", {})


def test_a_record_of_many_long_lines_is_refused(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "MAX_RECORD_BYTES", 2000)
    small_blocks(monkeypatch, 700)
    short = "\n".join(["en linje"] * 80)
    content = f'{HEAD}\n{LINE_OF_LOG}"{short}"\n'.encode()
    assert read(content, knowledge).rows_received == 1
    long = "\n".join(["x" * 100] * 80)
    content = f'{HEAD}\n{LINE_OF_LOG}"{long}"\n'.encode()
    assert read(content, knowledge).reason_code == "too_large_cell"


@pytest.mark.parametrize("count", [1001, 10_000])
def test_too_many_columns(knowledge: Knowledge, count: int) -> None:
    head = HEAD + "".join(f";kolonne {number}" for number in range(count))
    assert read(f"{head}\n{LINE_OF_LOG}x\n".encode(), knowledge).reason_code == "too_many_columns"


def test_a_late_byte_that_is_no_utf_8_makes_the_file_windows_1252(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_blocks(monkeypatch, 100)
    content = (f"{HEAD}\n" + f"{LINE_OF_LOG}x\n" * 50 + f"{LINE_OF_LOG}å\n").encode("cp1252")
    reading = read(content, knowledge)
    assert (reading.encoding, reading.rows_received) == ("windows-1252", 51)


def test_a_file_that_breaks_off_within_a_letter_is_still_utf_8(knowledge: Knowledge) -> None:
    content = f"{HEAD};område\n{LINE_OF_LOG};Vejleåparken\n{LINE_OF_LOG}x;Vejleå".encode()
    whole, torn = read(content, knowledge), read(content[:-1], knowledge)
    assert whole.rows_accepted == 2
    assert torn.encoding == "utf-8"
    assert problems_of(torn) == [(3, "network_code", "unknown_network")]
    alone = f"{HEAD}\n{LINE_OF_LOG}å".encode("cp1252")
    assert read(alone, knowledge).encoding == "windows-1252"


def test_apostrophes_and_a_line_that_names_the_delimiter(knowledge: Knowledge) -> None:
    text = "'dato','timer','medarbejder','aktivitet'\n'05-03-2024','1,5','OP1','Samtale'\n"
    reading = read(text.encode(), knowledge)
    assert entries_of(reading)["duration_minutes"].to_list() == [90]
    text = "sep=,\n" + HEAD.replace(";", ",") + '\n05-03-2024,"1,5",OP1,Samtale,x;y\n'
    reading = read(text.encode(), knowledge)
    assert (reading.delimiter, entries_of(reading)["source_line"].to_list()) == ("comma", [3])


def test_headings_that_come_again_are_no_rows(knowledge: Knowledge) -> None:
    text = f"{HEAD}\n{LINE_OF_LOG}x\n{HEAD}\n{HEAD.upper()}\n{LINE_OF_LOG}y\n"
    reading = read(text.encode(), knowledge)
    assert (reading.rows_received, reading.rows_refused) == (2, 0)
    assert notes_of(reading) == [(3, None, "repeated_heading"), (4, None, "repeated_heading")]


@pytest.mark.parametrize("written", ["03/13/2024", "13/03/2024"])
def test_dates_of_another_order_refuse_the_file(knowledge: Knowledge, written: str) -> None:
    rows = [row(dato=written), row(dato="03/04/2024"), row(dato=written.replace("13", "14"))]
    reading = read(csv_of(rows), knowledge)
    is_danish = written.startswith("13")
    assert reading.reason_code == (None if is_danish else "other_date_order")
    assert reading.rows_accepted == (3 if is_danish else 0)
    slip = read(csv_of([row(dato="03/13/2024"), row(), row(dato="25-03-2024")]), knowledge)
    assert (slip.rows_received, slip.rows_refused) == (3, 1), "a slip refuses its row alone"


@pytest.mark.parametrize(
    ("dates", "hours", "expected"),
    [
        (["05-03-2024"], ["1,5"], ("day_first", "comma")),
        (["2024-03-05"], ["1.5", "2"], ("year_first", "point")),
        (["2024-03-05", "5/3-24"], ["1,5", "1.5"], ("mixed", "both")),
        (["05-03-2024"], ["2"], ("day_first", None)),
    ],
)
def test_how_dates_and_numbers_are_written_is_recorded(
    knowledge: Knowledge, dates: list[str], hours: list[str], expected: tuple[str, str | None]
) -> None:
    rows = [row(dato=date, timer=hour) for date in dates for hour in hours]
    reading = read(csv_of(rows), knowledge)
    assert (reading.date_order, reading.decimal_mark) == expected


def test_of_many_refused_rows_the_first_are_told_and_all_are_in_the_lake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "MAX_TOLD", 25)
    small_blocks(monkeypatch)
    workspace = make_workspace(tmp_path / "town")
    rows = [row(aktivitet="Tryllekunst", farve="blå")] * 200
    (workspace.inbox / "log.csv").write_bytes(csv_of(rows))
    told = run(workspace)
    assert told.problem_count == 201, "a column that nobody knows, and 200 rows"
    assert [problem.line for problem in told.problems()] == [1, *range(2, 27)]
    refused = pl.read_parquet(workspace.lake / "refused_row" / "*.parquet")
    assert sorted(refused["source_line"].to_list()) == list(range(2, 202))


def test_a_withdrawn_file_leaves_its_counts_alone(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "town")
    content = csv_of([row(), row(aktivitet="Tryllekunst")])
    (workspace.inbox / "log.csv").write_bytes(content)
    key = run(workspace).new_files[0].file_key
    workspace.withdrawals_file.write_text(f"file_key;withdrawn_on;reason\n{key};2025-01-07;fejl\n")
    assert run(workspace).new_files == []
    manifest = pl.read_parquet(workspace.manifest).filter(pl.col("file_key") == key)
    columns = ("status", "is_current", "is_withdrawn", "rows_received", "rows_refused", "parts")
    assert manifest.select(columns).rows() == [("withdrawn", True, True, 2, 1, None)]
    assert not list(workspace.lake.glob("time_entry/*"))
    assert run(workspace).new_files == []
    workspace.withdrawals_file.unlink()
    assert [file.rows_accepted for file in run(workspace).new_files] == [1]


@pytest.mark.parametrize(
    "later", [lambda old: old + b"x", lambda old: old[:-1], lambda old: b"y" + old[1:]]
)
@pytest.mark.parametrize("way", ["whole", "blocks", "verify"])
def test_a_source_that_is_not_what_it_was(
    tmp_path: Path, later: Callable[[bytes], bytes], way: str
) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(LINE_OF_LOG.encode() * 100)
    told: list[int] = []
    source = Source.of_file(path, hashlib.sha256(path.read_bytes()).hexdigest(), told.append)
    source.verify()
    assert sum(told) == path.stat().st_size
    source = Source.of_file(path, hashlib.sha256(path.read_bytes()).hexdigest(), told.append)
    path.write_bytes(later(path.read_bytes()))
    work = {
        "whole": source.whole,
        "blocks": lambda: list(source.blocks(64)),
        "verify": source.verify,
    }
    with pytest.raises(SourceChanged):
        work[way]()


def test_readers_of_many_headings_do_not_pile_up(knowledge: Knowledge) -> None:
    knowledge.shelf.clear()
    for number in range(20):
        read(csv_of([row(**{f"kolonne__{number}": "x"}), dict(reversed(GOOD.items()))]), knowledge)
        names = list(GOOD)
        order = names[number % 8 :] + names[: number % 8]
        read(csv_of([{name: GOOD[name] for name in order}]), knowledge)
    kept = [key for key in knowledge.shelf if isinstance(key, tuple) and key[0] is CellReader]
    assert len(kept) <= 8
