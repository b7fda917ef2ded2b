"""What the governance papers say that the tool does, it does; and with those numbers."""

from __future__ import annotations

import hashlib
import hmac
import importlib.util
import os
import re
import time

import polars as pl
import pytest
from governance_papers import FOLDER, PAPERS, ROOT, paper, section
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.ingest.expiry import HANDED_BACK, REVIEW_NAME, expire
from pipeline.ingest.identity import COURSE, STAFF, read_identity
from pipeline.reporting.charts import areas
from pipeline.reporting.disclosure import PUBLIC_KPIS
from pipeline.settings import Quality, Retention
from pipeline.workspace import Workspace, create_workspace

NUMBERS = ("nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")
DAY = 24 * 3600


def said(pattern):
    """Return what a pattern finds in all papers; it must find something."""
    found = [match for name in PAPERS for match in re.findall(pattern, paper(name).text)]
    assert found, pattern
    return set(found)


def test_days_and_hours_are_those_of_the_settings():
    assert said(r"(\d+) dage") == {str(Retention().handback_days)}
    assert said(r"over (\d+) timer") == {f"{Quality().day_hours_maximum:g}"}


def test_kept_warehouses_are_those_of_the_settings():
    kept = NUMBERS[Retention().kept_warehouses]
    assert said(r"udgivet (\w+) nyere") == {kept}
    assert said(r"op til (\w+) udgaver") == {kept}


def test_the_public_report_has_the_kpis_that_the_paper_counts():
    kpis = {path.stem for path in (ROOT / "sql" / "kpi").glob("*.sql")}
    assert said(r"(\d+) nøgletal") == {str(len(PUBLIC_KPIS))}
    assert kpis >= PUBLIC_KPIS
    (left_out,) = said(r"ikke `(\w+)`")
    assert left_out in kpis - PUBLIC_KPIS


def test_the_pages_of_the_dashboard_are_those_in_the_matrix():
    dashboard = (ROOT / "reports" / "dashboard.qmd").read_text(encoding="utf-8")
    pages = re.findall(r'r\.heading\("(.+)"\)', dashboard)
    assert re.findall(r"Dashboard, \*(.+?)\*", paper("adgang.md").text) == pages


def test_concerns_are_shown_nowhere():
    read = [*(ROOT / "pipeline" / "reporting").rglob("*.py"), *(ROOT / "reports").glob("*.qmd")]
    assert not [path.name for path in read if "fact_concern" in path.read_text(encoding="utf-8")]


def test_areas_are_marked_for_internal_use():
    source = (ROOT / "pipeline" / "reporting" / "charts" / "areas.py").read_text(encoding="utf-8")
    assert areas.__file__.endswith("areas.py")
    assert "Kun til intern brug" in source
    assert "mærket til intern brug" in paper("adgang.md").text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_modes_are_those_that_a_new_workspace_has(tmp_path):
    workspace = create_workspace(tmp_path / "town")
    assert said(r"`(0\d{3})`") == {"0700", "0600"}
    for folder in (workspace.root, workspace.private):
        assert folder.stat().st_mode & 0o777 == 0o700
    for file in (workspace.key_file, workspace.staff_map):
        assert file.stat().st_mode & 0o777 == 0o600


def test_codes_are_the_first_ten_digits_of_an_hmac(tmp_path):
    workspace = create_workspace(tmp_path / "town")
    key = bytes.fromhex(workspace.key_file.read_text())
    [digits] = said(r"de første (\w+) tegn af HMAC-SHA256")
    for kind, prefix in ((STAFF, "staff:"), (COURSE, "course:")):
        whole = hmac.new(key, f"{prefix}OP1".encode(), hashlib.sha256).hexdigest()
        code = read_identity(workspace).code(kind, "OP1")
        assert code[2:] == whole[: NUMBERS.index(digits)]
        assert f"`{code[:2]}…`" in paper("konsekvensanalyse.md").text


def test_only_what_the_rule_says_expires(tmp_path):
    """By the table: who deletes what in private/."""
    workspace = create_workspace(tmp_path / "town")
    private = workspace.private
    rule = {row[0]: row[3] for row in paper("sletteregel.md").rows if "private/" in row[0]}
    files = {
        "`private/refused/`": private / HANDED_BACK / "tilbage-f.xlsx",
        "`private/gennemsyn.xlsx`": private / REVIEW_NAME,
        "`private/profile_*.toml`": private / "profile_f.toml",
        "`private/staff_map.csv`": workspace.staff_map,
        "`private/file_index.csv`": private / "file_index.csv",
        "`private/withdrawn.csv`": workspace.withdrawals_file,
        "`private/identity.key`": workspace.key_file,
        "`private/own/`": workspace.own / "egne-s.xlsx",
        "`private/erased.csv`": workspace.erased_file,
        "`private/erasure.json`": workspace.erasure_report,
        "`private/erasure_left.csv`": workspace.erasure_left_file,
    }
    assert set(files) == set(rule)
    days = Retention().handback_days
    for age, is_left in ((days - 1, True), (days + 1, False)):
        for path in files.values():
            path.parent.mkdir(exist_ok=True)
            path.touch()
            os.utime(path, (time.time() - age * DAY,) * 2)
        expire(workspace)
        for shown, path in files.items():
            is_ours = rule[shown].startswith("værktøjet")
            assert path.exists() == (is_left or not is_ours), shown


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """Return a workspace that has read a log with a note, an illness and a name."""
    root = tmp_path_factory.mktemp("facts") / "town"
    assert CliRunner().invoke(app, ["init", str(root)]).exit_code == 0
    (root / "reference" / "staff.csv").write_text(
        "staff_code;role;employment_unit;weekly_norm_hours;valid_from;valid_to\n"
        "OP1;operative;cbf;37;01-01-2020;\n",
        encoding="utf-8",
    )
    (root / "private" / "staff_map.csv").write_text(
        "medarbejder;navn;initialer;e-mail\nOP1;Anna Planteløv;APL;apl@example.dk\n",
        encoding="utf-8",
    )
    (root / "inbox" / "planteløv.csv").write_text(
        "dato;timer;medarbejder;aktivitet;note;blodtype\n"
        "05-03-2024;1,5;Anna Planteløv;Samtale;Talte med Bo Planteløv;A\n"
        "06-03-2024;7,4;APL;Sygdom;influenza;B\n",
        encoding="utf-8",
    )
    run(root)
    return root


def run(root, *words):
    answer = CliRunner().invoke(app, [*(words or ("ingest",)), "-w", str(root)])
    # A column that nobody knows is told, and not read.
    assert answer.exit_code in (0, 3), answer.output


def entries(root):
    paths = sorted((root / "lake" / "time_entry").glob("*.parquet"))
    return pl.concat([pl.read_parquet(path) for path in paths]) if paths else pl.DataFrame()


def test_notes_reasons_and_names_are_not_kept(town):
    rows = entries(town).sort("source_line")
    assert rows["activity_code"].to_list() == ["conversation", "absence"]
    cells = {str(value).casefold() for column in rows.columns for value in rows[column]}
    assert {"a", "b"}.isdisjoint(cells)
    for word in ("planteløv", "apl", "op1", "influenza", "sygdom", "talte"):
        assert not [cell for cell in cells if word in cell]


def test_a_file_leaves_the_lake_by_the_steps_of_the_rule_and_not_before(town):
    steps = section("sletteregel.md", "Sådan trækkes en fil tilbage")
    order = [steps.index(word) for word in ("ungetid withdraw", "Slet filen", "ungetid run")]
    assert order == sorted(order)
    kept = (town / "inbox" / "planteløv.csv").read_bytes()
    (town / "inbox" / "planteløv.csv").unlink()
    run(town)
    assert entries(town).height == 2, "the paper warns of this"
    [key] = set(entries(town)["file_key"])
    run(town, "withdraw", key, "--reason", "fristen er gået")
    run(town)
    assert entries(town).is_empty()
    [left] = pl.read_parquet(town / "lake" / "manifest.parquet").filter("is_withdrawn").to_dicts()
    assert (left["rows_received"], left["parts"]) == (2, None)
    index = Workspace(town).private / "file_index.csv"
    assert "planteløv" in index.read_text(encoding="utf-8"), "withdrawn is not erased"
    run(town, "erase", "--file", key, "--yes")
    assert "planteløv" not in index.read_text(encoding="utf-8")
    (town / "inbox" / "igen.csv").write_bytes(kept)
    run(town)
    assert entries(town).is_empty(), "the paper says that it does not come back"


def test_the_record_lists_every_field_of_the_lake():
    script = FOLDER.parent / "contract_tables.py"
    spec = importlib.util.spec_from_file_location("tables_of_the_record", script)
    tables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tables)
    text = paper("fortegnelse.md").text
    assert tables.written(text) == text, "run: python docs/contract_tables.py"


def test_nothing_in_the_package_speaks_to_the_network():
    """Imports alone: a library may; that Great Expectations does not is said where it is used."""
    speaks = re.compile(r"^\s*(?:import|from) (?:socket|requests|httpx|aiohttp|ftplib|smtplib|"
                        r"http\.client|urllib\.request|urllib3)\b", re.MULTILINE)  # fmt: skip
    modules = list((ROOT / "pipeline").rglob("*.py"))
    assert not [m.name for m in modules if speaks.search(m.read_text(encoding="utf-8"))]
    source = (ROOT / "pipeline" / "validation" / "gx_duckdb.py").read_text(encoding="utf-8")
    assert 'os.environ["GX_ANALYTICS_ENABLED"] = "False"' in source
    assert "sender ingen oplysninger fra sig" in paper("fortegnelse.md").text
