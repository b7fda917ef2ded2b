"""Names planted wherever a log can hold one: none of them is in the lake, or in what is told."""

from __future__ import annotations

import io
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from ingest_town import (
    STAFF_MAP,
    csv_of,
    lake_files,
    make_workspace,
    row,
    run,
    texts_in_lake,
)

from pipeline.ingest.outlet import LakeOutlet
from pipeline.ingest.store import Lake
from pipeline.lake import MANIFEST
from pipeline.workspace import Workspace

PLANTED = "Hjalvine Tjørnebakke"
CPR = "330199-4123"


def plant(workspace: Workspace) -> None:
    rows = [
        row(note=f"Talte med {PLANTED}", registrering_id=PLANTED),
        row(medarbejder=PLANTED),
        row(aktivitet=f"Samtale med {PLANTED}", forløb=CPR),
        row(forløb=PLANTED, reference=CPR),
        row(netværk=PLANTED, sted=PLANTED, målgruppe=PLANTED),
        row(samarbejdspart=f"Skole; {PLANTED}", anledning=PLANTED, registreret=PLANTED),
        row(dato=PLANTED, timer=PLANTED, **{"antal kontakter": CPR}),
        row(medarbejder="ÅSRA", note=CPR),
    ]
    (workspace.inbox / PLANTED).mkdir()
    (workspace.inbox / PLANTED / f"{PLANTED}.csv").write_bytes(
        csv_of([{**one, PLANTED: PLANTED} for one in rows])
    )
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"author": PLANTED})
    sheet = book.add_worksheet(PLANTED)
    sheet.write_row(0, 0, [*rows[0], PLANTED])
    sheet.write_row(1, 0, [*rows[0].values(), PLANTED])
    sheet.write_comment(1, 0, PLANTED)
    book.close()
    (workspace.inbox / "log.xlsx").write_bytes(target.getvalue())


def test_no_planted_text_gets_into_the_lake(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "town")
    plant(workspace)
    report = run(workspace)
    assert sum(file.rows_accepted for file in report.new_files) == 3
    pieces = [PLANTED, *PLANTED.split(), CPR, "Ravnkær", "ÅSRA", "aase", "OP1"]
    assert STAFF_MAP.count("Ravnkær") == 1
    texts = list(texts_in_lake(workspace))
    assert len(texts) > 100
    for piece in pieces:
        assert not [text for text in texts if piece.casefold() in text.casefold()], piece
        for name, content in lake_files(workspace).items():
            assert piece not in name
            if not name.startswith("ref_"):
                assert piece.encode() not in content, name
    told = [str(problem) for problem in report.problems()]
    assert told
    assert not [line for line in told if any(piece in line for piece in (PLANTED, CPR))]


def test_the_lake_refuses_a_code_that_is_in_no_vocabulary(tmp_path: Path) -> None:
    from ingest_town import GOOD, read

    from pipeline.ingest.knowledge import read_knowledge

    workspace = make_workspace(tmp_path / "town")
    knowledge = read_knowledge(workspace)
    entries = read(csv_of([GOOD]), knowledge).parts["time_entry"]
    lake = Lake(workspace, knowledge.reference)
    outlet = LakeOutlet(lake, "0" * 32, "f-" + "0" * 16)
    outlet.add("time_entry", entries)
    outlet.take()
    for column, value in (
        ("place_code", "tjornebakke"),
        ("partner_codes", "school;tjornebakke"),
        ("activity_code", "Samtale"),
        ("staff_code", "OP1"),
    ):
        wrong = entries.with_columns(pl.lit(value).alias(column))
        with pytest.raises(ValueError, match=column) as told:
            LakeOutlet(lake, "1" * 32, "f-" + "0" * 16).add("time_entry", wrong)
        assert value not in str(told.value)
    lake.replace_manifest(MANIFEST.empty().vstack(_naming("0" * 32)))
    assert [path.stem for path in (workspace.lake / "time_entry").iterdir()] == ["0" * 32]


def _naming(part_key: str) -> pl.DataFrame:
    """A manifest that names one part."""
    row = {"part_key": part_key, "is_current": True, "is_withdrawn": False, "parts": "time_entry"}
    return pl.DataFrame([row], schema=MANIFEST.schema)


def test_a_problem_names_the_heading_that_the_file_has(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "town")
    rows = "\r\n".join(
        [
            "Arbejdsdato;Antal  min.;Initialer;Ydelse;Åse Ravnkær",
            "31-02-2024;halv;OP1;Samtale;",
        ]
    )
    (workspace.inbox / "log.csv").write_bytes(rows.encode("cp1252"))
    told = run(workspace).problems()
    assert [problem.column for problem in told] == [
        "kolonne 5 (E)",
        "Arbejdsdato",
        "Antal  min.",
    ], "a heading that nobody knows may be a name"
    lacking = "dato;medarbejder;aktivitet\r\n05-03-2024;OP1;Samtale\r\n"
    (workspace.inbox / "log.csv").write_bytes(lacking.encode("cp1252"))
    assert [problem.column for problem in run(workspace).problems()] == [
        "timer (eller start og slut)"
    ]
