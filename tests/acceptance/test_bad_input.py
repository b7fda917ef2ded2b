"""Bad input gets one clear message with what, where and how to mend it; the rest loads.

Issue 2, *Bad input gets*; exit codes: ``pipeline/problems.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest
from click.testing import Result
from small_town import GOOD_ROW, HEADINGS, SETTINGS, as_csv, make_town
from typer.testing import CliRunner
from workspace_files import file_key_of

from pipeline import console
from pipeline.cli import app
from pipeline.problems import ExitCode

GOOD = as_csv([GOOD_ROW, ("06-03-2024", *GOOD_ROW[1:])])


@pytest.fixture(autouse=True)
def _wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal in (console.out, console.err):
        monkeypatch.setattr(terminal, "_width", 300)


def invoke(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def changed(**cells: str) -> bytes:
    """Return a log with a good row in line 2 and the same with other cells in line 3."""
    named = dict(zip(HEADINGS, GOOD_ROW, strict=True))
    return as_csv([GOOD_ROW, tuple({**named, **cells}.values())])


# -- the set-up ------------------------------------------------------------------------------


def assert_one_message(answer: Result, *said: str) -> None:
    """One error, with its mend, no traceback, nothing else on the screen."""
    assert answer.exit_code == int(ExitCode.BAD_SETUP), answer.output
    assert answer.output.count("Error:") == 1
    assert re.search(r"^\s*mend:\s+\S", answer.output, re.MULTILINE), answer.output
    assert "Traceback" not in answer.output
    for words in said:
        assert words in answer.output


@pytest.mark.parametrize("verb", ["run", "ingest", "build", "validate", "publish", "render"])
def test_missing_workspace(tmp_path: Path, verb: str) -> None:
    assert_one_message(invoke(verb, "--workspace", tmp_path / "nowhere"), "nowhere", "init")
    assert not (tmp_path / "nowhere").exists()


def test_misspelt_setting(tmp_path: Path) -> None:
    settings = SETTINGS + "\n[quality]\ncoverage_minimun = 0.9\n"
    root = make_town(tmp_path / "town", {"log.csv": GOOD}, settings=settings)
    assert_one_message(invoke("run", "-w", root), "ungetid.toml", "quality.…", "coverage_minimum?")
    assert not (root / "lake" / "manifest.parquet").exists()


def test_setting_out_of_range(tmp_path: Path) -> None:
    settings = SETTINGS + "\n[quality]\ncoverage_minimum = 90\n"
    root = make_town(tmp_path / "town", {"log.csv": GOOD}, settings=settings)
    assert_one_message(invoke("run", "-w", root), "ungetid.toml", "coverage_minimum")


def test_broken_toml_names_the_line(tmp_path: Path) -> None:
    broken = 'municipality = "Prøvekøbing\nas_of = 2025-01-08\n'
    root = make_town(tmp_path / "town", {"log.csv": GOOD}, settings=broken)
    assert_one_message(invoke("run", "-w", root), "ungetid.toml", "line 1")


def test_model_that_is_not_configured(tmp_path: Path) -> None:
    settings = SETTINGS.replace("model_2", "model_3")
    root = make_town(tmp_path / "town", {"log.csv": GOOD}, settings=settings)
    assert_one_message(invoke("run", "-w", root), "model_1", "model_2", "models.toml")


# -- the files -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A bad file, and what is to be said of it.

    Parameters
    ----------
    line
        The physical line to name; None where no line is at fault.
    loaded
        Rows of the bad file that load all the same.
    column
        Canonical name of the column at fault; None where none is.
    """

    name: str
    content: bytes
    line: int | None
    loaded: int
    column: str | None = None
    refused: int = 1
    said: tuple[str, ...] = field(default=())


MISSING_DURATION = tuple(h for h in HEADINGS if h != "timer")
CASES = {
    "unreadable workbook": Case("log.xlsx", b"PK\x03\x04 this is no workbook", None, 0, refused=0),
    "unreadable Parquet": Case("log.parquet", b"PAR1 nothing PAR1", None, 0, refused=0),
    "unreadable document": Case("referat.docx", b"PK\x03\x04 no document", None, 0, refused=0),
    "binary rubbish": Case("log.csv", bytes(range(256)) * 8, None, 0, refused=0),
    "empty file": Case("log.csv", b"", None, 0, refused=0),
    "headings alone": Case("log.csv", as_csv([]), None, 0, refused=0),
    "no duration at all": Case(
        "log.csv",
        as_csv([GOOD_ROW[:1] + GOOD_ROW[2:]], MISSING_DURATION),
        None,
        0,
        refused=1,
    ),
    "unknown activity": Case("log.csv", changed(aktivitet="Tryllekunst"), 3, 1, "activity_code"),
    "unknown staff": Case("log.csv", changed(medarbejder="QQ9"), 3, 1, "staff_code"),
    "left before that day": Case("log.csv", changed(dato="05-03-2019"), 3, 1),
    "future date": Case("log.csv", changed(dato="05-03-2031"), 3, 1, "work_date"),
    "no such date": Case("log.csv", changed(dato="31-02-2024"), 3, 1, "work_date"),
    "25 hours": Case("log.csv", changed(timer="25"), 3, 1, "duration_minutes"),
    "no time at all": Case("log.csv", changed(timer=""), 3, 1, "duration_minutes"),
    "negative hours": Case("log.csv", changed(timer="-2"), 3, 1, "duration_minutes"),
    "hours in words": Case("log.csv", changed(timer="to timer"), 3, 1, "duration_minutes"),
    "unknown network": Case("log.csv", changed(netværk="Atlantis"), 3, 1, "network_code"),
    "half a contact": Case("log.csv", changed(**{"antal kontakter": "1,5"}), 3, 1, "contact_count"),
}


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in re.split("[│┃|]", line) if cell.strip()]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_bad_file_beside_a_good_one(tmp_path: Path, case: Case) -> None:
    root = make_town(tmp_path / "town", {case.name: case.content, "good.csv": GOOD})
    answer = invoke("ingest", "-w", root)
    assert answer.exit_code == int(ExitCode.INPUT_REFUSED), answer.output
    assert "Traceback" not in answer.output
    key = file_key_of(root, case.name)
    lines = answer.output.splitlines()
    told = [at for at, line in enumerate(lines) if key in line]
    assert len(told) == 1, f"one message about {case.name}:\n{answer.output}"
    cells, below = cells_of(lines[told[0]]), cells_of(lines[told[0] + 1])
    if case.line is not None:
        assert str(case.line) in cells, cells
    assert len(cells[-1]) > 10, cells
    (mend,) = below
    assert mend.startswith("→ "), below
    assert len(mend) > 12, below
    assert_rows(root, case, key)


def assert_rows(root: Path, case: Case, key: str) -> None:
    """The good rows are in the lake, the bad one is kept as refused with line and column."""
    manifest = pl.read_parquet(root / "lake" / "manifest.parquet").filter(pl.col("is_current"))
    accepted = dict(manifest.select("file_key", "rows_accepted").iter_rows())
    assert accepted[file_key_of(root, "good.csv")] == 2
    assert accepted[key] == case.loaded
    bad = manifest.row(by_predicate=pl.col("file_key") == key, named=True)
    assert bad["rows_received"] == bad["rows_accepted"] + bad["rows_refused"]
    if case.line is None:
        assert bad["reason_code"], "a refused file says why"
        return
    assert bad["rows_refused"] == case.refused
    parts = root / "lake" / "refused_row"
    refused = pl.concat([pl.read_parquet(path) for path in parts.glob("*.parquet")])
    problems = refused.filter(pl.col("file_key") == key).to_dicts()
    assert {problem["source_line"] for problem in problems} == {case.line}
    if case.column is not None:
        assert case.column in {problem["column_name"] for problem in problems}


def test_unknown_column_is_told_and_its_rows_load(tmp_path: Path) -> None:
    headings = (*HEADINGS, "yndlingsfarve")
    content = as_csv([(*GOOD_ROW, "blå")], headings)
    root = make_town(tmp_path / "town", {"log.csv": content, "good.csv": GOOD})
    answer = invoke("ingest", "-w", root)
    key = file_key_of(root, "log.csv")
    told = [line for line in answer.output.splitlines() if key in line]
    assert len(told) == 1, f"the unknown column is not told:\n{answer.output}"
    cells = [cell.strip() for cell in re.split("[│┃|]", told[0])]
    assert "1" in cells, f"the line of the heading is not told: {told[0]}"
    assert "yndlingsfarve" not in answer.output, "a heading may hold a name"
    assert answer.exit_code == int(ExitCode.INPUT_REFUSED), "it waits for a person"


def test_missing_column_is_named(tmp_path: Path) -> None:
    content = as_csv([GOOD_ROW[1:]], HEADINGS[1:])
    root = make_town(tmp_path / "town", {"log.csv": content, "good.csv": GOOD})
    answer = invoke("ingest", "-w", root)
    key = file_key_of(root, "log.csv")
    told = [line for line in answer.output.splitlines() if key in line]
    assert answer.exit_code == int(ExitCode.INPUT_REFUSED), answer.output
    assert len(told) == 1, answer.output
    assert "dato" in told[0].lower(), f"which column is missing? {told[0]}"


def test_the_message_comes_once(tmp_path: Path) -> None:
    """What was refused before is not refused again: nothing new came in."""
    root = make_town(tmp_path / "town", {"log.csv": changed(aktivitet="Tryllekunst")})
    assert invoke("ingest", "-w", root).exit_code == int(ExitCode.INPUT_REFUSED)
    assert invoke("ingest", "-w", root).exit_code == int(ExitCode.OK)


def test_25_hours_in_a_day_over_two_rows_stop_publication(tmp_path: Path) -> None:
    rows = [
        ("05-03-2024", "12,5", "OP1", "Mentorstøtte", "Gildbro", "Klub", "Under 18 år", "2"),
        ("05-03-2024", "12,5", "OP1", "Samtale", "Gildbro", "Klub", "Under 18 år", "1"),
    ]
    root = make_town(tmp_path / "town", {"log.csv": as_csv(rows), "good.csv": GOOD})
    answer = invoke("run", "-w", root, "--engine", "builtin")
    assert answer.exit_code == int(ExitCode.NOT_PUBLISHED), answer.output
    assert "Traceback" not in answer.output
    assert file_key_of(root, "log.csv") in answer.output, "which file is it?"
    assert not (root / "warehouse" / "current.json").exists()
    assert not list((root / "site").rglob("*.html"))


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00", "9999-12-31T23:59:59-05:00", "i går"])
def test_a_delivery_log_of_another_age_is_told(tmp_path: Path, moment: str) -> None:
    root = make_town(tmp_path / "town", {"log.csv": GOOD})
    (root / "inbox" / "modtaget.csv").write_text(f"fil;modtaget\nlog.csv;{moment}\n")
    answer = invoke("ingest", "-w", root)
    assert answer.exit_code == int(ExitCode.INPUT_REFUSED), answer.output
    assert "modtaget.csv" in answer.output
    assert "Traceback" not in answer.output


@pytest.mark.parametrize("target", ["nan", "inf", "3_7", "mange"])
def test_a_target_that_is_no_number_is_told(tmp_path: Path, target: str) -> None:
    root = make_town(tmp_path / "town", {"log.csv": GOOD})
    targets = "kpi_id;target;due;is_example\ndirect_share;" + target + ";2025-12-31;1\n"
    (root / "reference" / "targets.csv").write_text(targets)
    assert_one_message(invoke("ingest", "-w", root), "targets.csv")


def test_a_new_town_gets_its_pages(tmp_path: Path) -> None:
    """A first row in a quarter that is still running."""
    root = make_town(tmp_path / "town", {"log.csv": as_csv([("06-01-2025", *GOOD_ROW[1:])])})
    answer = invoke("run", "-w", root, "--engine", "builtin")
    assert answer.exit_code == int(ExitCode.OK), answer.output
    assert (root / "site" / "2024-Q4" / "committee.pdf").is_file()


def test_a_published_warehouse_that_was_damaged_is_built_again(tmp_path: Path) -> None:
    root = make_town(tmp_path / "town", {"log.csv": GOOD})
    assert invoke("run", "-w", root, "--engine", "builtin").exit_code == int(ExitCode.OK)
    [file] = (root / "warehouse").glob("warehouse-*.duckdb")
    file.write_bytes(file.read_bytes()[:5000])
    assert_one_message(invoke("render", "-w", root, "--engine", "builtin"), "ungetid run")
    assert invoke("run", "-w", root, "--engine", "builtin").exit_code == int(ExitCode.OK)
