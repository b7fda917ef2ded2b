"""``ungetid profile FILE``: what is guessed, how sure it is, and that nothing is loaded by it."""

from __future__ import annotations

import json
import os
import shutil
import stat
import tomllib
from pathlib import Path

import pytest
import xlsxwriter
from exports import loaded, read_text
from ingest_town import make_workspace
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.ingest.knowledge import read_knowledge
from pipeline.ingest.profiles.drafting import draft_profile
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

EXPORT = """\
Udtræk fra Vagtplan;;;;;;
Dag;Begyndt;Sluttet;Min. i alt;Hvem var det;Hvad;Fri tekst
05/10/2023;9:00 AM;10:30 AM;90;ÅSRA;Samtale;Møde med Frida
25/10/2023;1:00 PM;2:30 PM;90;Signe Ukendt;Tur i gården;nej
26/10/2023;1:00 PM;2:30 PM;90;OP1;Tur i gården;ja
26/10/2023;3:00 PM;4:30 PM;90;OP1;Mentor;måske
"""


@pytest.fixture
def town(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "town")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "udtræk.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def test_what_is_guessed(town: Workspace, export: Path) -> None:
    draft = draft_profile(town, export)
    text = draft.path.read_text(encoding="utf-8")
    contents = tomllib.loads(text)
    assert contents["status"] == "draft"
    assert contents["columns"] == {
        "work_date": "Dag",
        "start_time": "Begyndt",
        "end_time": "Sluttet",
        "duration_minutes": "Min. i alt",
        "staff_code": "Hvem var det",
        "activity_code": "Hvad",
    }
    assert contents["dates"] == {"order": "day_first"}
    assert contents["times"] == {"clock": "12h"}
    assert contents["durations"] == {"unit": "minutes"}
    assert 'order = "day_first"   # high: proven by 3 rows' in text
    assert 'unit = "minutes"   # low' in text
    assert '# "Tur i gården" = "…"   # 2 rows' in text
    assert draft.unmapped == {"activity_code": (1, 2), "staff_code": (1, 1)}
    assert (draft.missing, draft.unknown_columns, draft.fits) == ((), (7,), None)


@pytest.mark.parametrize(
    ("days", "order", "confidence"),
    [
        # Of two digits each: what cannot be a day or a month must be the year.
        (["25-03-20", "25-03-21", "25-03-24"], "year_first", "low"),
        (["25-03-20", "25-03-21", "25-04-02"], "year_first", "high"),
        (["32-03-20", "32-03-21"], "year_first", "high"),
        (["20-03-25", "21-03-25", "24-03-25"], "day_first", "medium"),
        (["20-03-32", "21-03-32"], "day_first", "high"),
        (["03-20-25", "03-21-25"], "month_first", "high"),
        (["25-03-20"], "day_first", "low"),
        (["25-03-20", "26-03-19"], "day_first", "low"),
        (["05-03-2024", "25-03-2024"], "day_first", "high"),
        (["2024-03-05", "2024-03-06"], "day_first", "high"),
    ],
)
def test_the_order_of_dates_is_guessed_from_their_figures(
    town: Workspace, tmp_path: Path, days: list[str], order: str, confidence: str
) -> None:
    path = tmp_path / "log.csv"
    rows = "".join(f"{day};1,5;OP1;Samtale\n" for day in days)
    path.write_text(f"dag;timer;hvem;hvad\n{rows}", encoding="utf-8")
    text = draft_profile(town, path).path.read_text(encoding="utf-8")
    assert f'order = "{order}"   # {confidence}: ' in text
    is_open = confidence != "high"
    assert ("ask whoever exported it" in text) is is_open


def test_persons_are_told_in_private_only(town: Workspace, export: Path) -> None:
    draft = draft_profile(town, export)
    assert draft.path.parent == town.private
    if os.name != "nt":
        assert stat.S_IMODE(draft.path.stat().st_mode) == 0o600
    assert "Signe Ukendt" in draft.path.read_text(encoding="utf-8")
    assert "Frida" not in draft.path.read_text(encoding="utf-8"), "free text is left alone"
    for word in ("Signe", "Ukendt", "gården", "udtræk"):
        assert word not in draft.summary.replace(str(draft.path), "")


def test_the_id_of_a_draft_cannot_be_found_by_trying_headings(
    town: Workspace, export: Path, tmp_path: Path
) -> None:
    other = make_workspace(tmp_path / "other")
    other.key_file.write_text("ab" * 32 + "\n", encoding="ascii")
    ids = {
        tomllib.loads(draft_profile(one, export).path.read_text(encoding="utf-8"))["id"]
        for one in (town, other)
    }
    assert len(ids) == 2, "keyed by each workspace"


def test_a_draft_outside_private_is_warned_of(town: Workspace, export: Path) -> None:
    assert "outside private/" not in draft_profile(town, export).summary
    told = draft_profile(town, export, town.root / "draft.toml").summary
    assert "outside private/ and may name persons" in told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(town: Workspace, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", tmp_path):
        with pytest.raises(UngetidError, match="no file"):
            draft_profile(town, path)


def test_what_no_reader_can_make_text_of_is_one_message(town: Workspace, tmp_path: Path) -> None:
    record = '{"dato": "2024-03-05", "timer": "1", "medarbejder": "OP1", "Vibe": "\\ud800"}'
    (tmp_path / "export.json").write_text(f"[{record}]", encoding="ascii")
    with pytest.raises(UngetidError) as told:
        draft_profile(town, tmp_path / "export.json")
    assert "Vibe" not in str(told.value)


def test_the_same_file_gives_the_same_draft(town: Workspace, export: Path) -> None:
    first = draft_profile(town, export)
    second = draft_profile(town, export, export.with_name("igen.toml"))
    assert first.path.read_bytes() == second.path.read_bytes()
    with pytest.raises(UngetidError, match="exists already"):
        draft_profile(town, export)


def test_from_draft_to_loaded(town: Workspace, export: Path) -> None:
    draft = draft_profile(town, export)
    town.profiles.mkdir()
    own = town.profiles / "vagtplan.toml"
    shutil.copy(draft.path, own)
    reading = read_text(EXPORT, read_knowledge(town))
    assert (reading.reason_code, reading.parts) == ("draft_profile", {})
    text = own.read_text(encoding="utf-8").replace('"draft"\n', '"confirmed"\n')
    own.write_text(
        text.replace('# "Tur i gården" = "…"', '"Tur i gården" = "street_presence"'),
        encoding="utf-8",
    )
    reading = read_text(EXPORT, read_knowledge(town))
    assert loaded(reading, "activity_code", "duration_minutes") == [
        ("conversation", 90),
        ("street_presence", 90),
        ("mentoring", 90),
    ]
    assert reading.rows_refused == 1, "the person is still not known"


def test_a_file_that_a_profile_reads_already(town: Workspace) -> None:
    path = Path(__file__).with_name("tools") / "clockify-1.csv"
    draft = draft_profile(town, path)
    assert draft.fits == "clockify"
    assert "clockify reads such a file already" in draft.summary
    order = 'order = "day_first"   # low: every date can be read both ways'
    assert order in draft.path.read_text(encoding="utf-8")


def test_other_formats(town: Workspace, tmp_path: Path) -> None:
    records = [{"Dato": "2023-10-05", "Tid": "1:30", "Hvem": "OP1", "tags": ["Samtale", "Klub"]}]
    path = tmp_path / "log.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    contents = tomllib.loads(draft_profile(town, path).path.read_text(encoding="utf-8"))
    assert contents["match"]["formats"] == ["json"]
    assert contents["labels"] == {"columns": ["tags"]}
    workbook = tmp_path / "log.xlsx"
    book = xlsxwriter.Workbook(workbook)
    sheet = book.add_worksheet()
    for line, cells in enumerate([["Dato", "Antal", "Hvem"], ["05-10-2023", "1,5", "OP1"]]):
        sheet.write_row(line, 0, cells)
    book.close()
    draft = draft_profile(town, workbook)
    assert draft.missing == ("duration_minutes", "activity_code")
    assert draft.unknown_columns == (2,), "a bare number may be anything"


def test_a_break_is_told_and_not_subtracted(town: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "rota.csv"
    path.write_text(
        "Dato;Start;Slut;Heraf pause;Hvem\n05-10-2023;8:00;16:00;0:30;OP1\n", encoding="utf-8"
    )
    draft = draft_profile(town, path)
    text = draft.path.read_text(encoding="utf-8")
    assert (draft.breaks, draft.unknown_columns) == ((4,), ())
    assert "not subtracted: hours will include the break of column 4" in draft.summary
    assert 'hours will include the break. Columns: "Heraf pause"' in text
    assert "ignored_columns" not in text
    assert "duration_minutes" not in tomllib.loads(text)["columns"]


def test_headings_cannot_break_the_draft(town: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        'Dato;"Ti""mer\n[options]";Hvem\\;"a\tb"\n05-10-2023;1:30;OP1;x\n', encoding="utf-8"
    )
    contents = tomllib.loads(draft_profile(town, path).path.read_text(encoding="utf-8"))
    assert contents["status"] == "draft"
    assert "options" not in contents


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 100, b"Kort tekst.\n"])
def test_what_cannot_be_looked_at(town: Workspace, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(UngetidError) as told:
        draft_profile(town, path)
    assert told.value.what
    assert told.value.mend
    assert not list(town.private.glob("profile_*"))


def test_the_verb(town: Workspace, export: Path) -> None:
    runner = CliRunner()
    told = runner.invoke(app, ["profile", str(export), "--workspace", str(town.root)])
    assert told.exit_code == 0
    assert 'set status = "confirmed"' in told.output.replace("\n", " ")
    missing = runner.invoke(app, ["profile", "no-such-file", "-w", str(town.root)])
    assert missing.exit_code == 2
