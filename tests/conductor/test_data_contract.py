"""docs/data-contract.md and the code say the same: headings, ways of writing, examples."""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.ingest.headings import COLUMNS, NOTE
from pipeline.ingest.reference import FILES
from pipeline.problems import ExitCode

DOCS = Path(__file__).parents[2] / "docs"
DOCUMENT = (DOCS / "data-contract.md").read_text(encoding="utf-8")
EXAMPLES = re.compile(r"`([^`]+)`")


@pytest.fixture(scope="module")
def contract():
    spec = importlib.util.spec_from_file_location("contract_tables", DOCS / "contract_tables.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_are_those_of_the_code(contract):
    assert contract.written(DOCUMENT) == DOCUMENT, "run: python docs/contract_tables.py"


def test_every_column_and_every_file_is_described(contract):
    assert list(contract.LOG_COLUMNS) == [*COLUMNS, NOTE]
    for spec in FILES.values():
        assert f"`{spec.file}`" in DOCUMENT


def rows_of(table):
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table]


def log_table():
    block = DOCUMENT.split("<!-- table: log -->\n")[1].split("\n<!-- end -->")[0]
    return rows_of(block.splitlines()[2:])


def town_of(tmp_path, lines):
    """Return a workspace with one log."""
    root = tmp_path / "town"
    assert CliRunner().invoke(app, ["init", str(root)]).exit_code == 0
    staff = DOCUMENT.split("```\nstaff_code;")[1].split("```")[0]
    (root / "reference" / "staff.csv").write_text(f"staff_code;{staff}", encoding="utf-8")
    (root / "inbox" / "log.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def accepted(root):
    parts = [pl.read_parquet(path) for path in (root / "lake" / "time_entry").glob("*.parquet")]
    return pl.concat(parts) if parts else pl.DataFrame()


def test_the_example_row_loads_with_every_heading(tmp_path):
    rows = log_table()
    headings = [row[0].strip("*") for row in rows]
    cells = [f'"{row[4].strip("`")}"' for row in rows]
    root = town_of(tmp_path, [";".join(headings), ";".join(cells)])
    answer = CliRunner().invoke(app, ["ingest", "-w", str(root)])
    assert answer.exit_code == int(ExitCode.OK), answer.output
    [entry] = accepted(root).to_dicts()
    assert (entry["duration_minutes"], entry["work_date"]) == (90, dt.date(2025, 3, 5))
    assert entry["partner_codes"] == "police;school"


def writings(what):
    """Return what the document says is read, and what is not."""
    [row] = [row for row in rows_of(DOCUMENT.splitlines()) if row[:1] == [what]]
    return [EXAMPLES.findall(cell) for cell in row[1:]]


@pytest.mark.parametrize(
    ("what", "column", "value"),
    [
        ("date", "work_date", dt.date(2023, 7, 5)),
        ("clock", "start_time", dt.time(18, 30)),
        ("duration", "duration_minutes", 90),
    ],
)
def test_what_is_said_to_be_read_is_read_and_the_rest_refused(tmp_path, what, column, value):
    good, bad = writings(what)
    usual = {"work_date": "05-07-2023", "start_time": "18:30", "end_time": "20:00"}
    if what == "duration":
        usual = {"work_date": "05-07-2023", "duration_minutes": "1,5"}
    names = {"work_date": "dato", "start_time": "start", "end_time": "slut"}
    names["duration_minutes"] = "timer"
    lines = [";".join([*(names[name] for name in usual), "medarbejder", "aktivitet"])]
    for written in (*good, *bad):
        cells = {**usual, column: written}
        lines.append(";".join([*cells.values(), "OP1", "Samtale"]))
    root = town_of(tmp_path, lines)
    answer = CliRunner().invoke(app, ["ingest", "-w", str(root)])
    assert answer.exit_code == int(ExitCode.INPUT_REFUSED), answer.output
    entries = accepted(root)
    assert sorted(entries["source_line"]) == list(range(2, len(good) + 2)), (good, bad)
    assert set(entries[column]) == {value}
