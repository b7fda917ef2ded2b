"""Whatever stands in code marks in the governance papers is there in the code."""

from __future__ import annotations

import datetime as dt
import re

import duckdb
import pytest
import typer
from governance_papers import PAPERS, ROOT, paper
from typer.testing import CliRunner

from pipeline.check_history import CheckedBuild, append
from pipeline.cli import app
from pipeline.clock import day_of_run
from pipeline.files import sha256_of
from pipeline.ingest.reference import FILES
from pipeline.ingest.sheets.review import write_review
from pipeline.lake import MANIFEST, REFERENCE_SCHEMAS, SOURCE_TABLES
from pipeline.publish import CandidateNote, candidate_file, publish, write_note
from pipeline.reporting.site import PAGES
from pipeline.resources import STARTER
from pipeline.settings import Settings
from pipeline.warehouse.raw import raw_tables
from pipeline.workspace import Workspace

COMMANDS = typer.main.get_command(app).commands
SETTING = re.compile(r"\[([a-z_.]+)\] ([a-z_]+)(?: = (.+))?")
STAFF = "staff_code;role;employment_unit;weekly_norm_hours;valid_from;valid_to\n"


def spans(kind=None):
    """Return every code span of every paper, with the paper's name."""
    found = [(name, span) for name in PAPERS for span in paper(name).code]
    return sorted({pair for pair in found if kind is None or kind(pair[1])})


def is_command(span):
    return span == "ungetid" or span.startswith("ungetid ")


def is_setting(span):
    return SETTING.fullmatch(span) is not None


def is_script(span):
    return span.startswith("python ")


def is_path(span):
    return not is_script(span) and ("/" in span or span.endswith((".toml", ".csv", ".md", ".json")))


@pytest.mark.parametrize(("name", "span"), spans(is_command))
def test_commands_are_there_with_their_options(name, span):
    words = span.split()[1:]
    if not words:
        return
    if words[0].startswith("--"):
        options = [option for p in typer.main.get_command(app).params for option in p.opts]
        assert words[0] in options
        return
    assert words[0] in COMMANDS
    options = {option for p in COMMANDS[words[0]].params for option in p.opts}
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize(("name", "span"), spans(is_script))
def test_scripts_are_there(name, span):
    assert (ROOT / span.split()[1]).is_file()


@pytest.mark.parametrize(("name", "span"), spans(is_setting))
def test_settings_are_in_the_schema_with_their_default(name, span):
    table, key, value = SETTING.fullmatch(span).groups()
    settings = Settings()
    for part in table.split("."):
        settings = getattr(settings, part)
    assert key in type(settings).model_fields
    # "= 1" in a step of the retention rule is what the reader is to write.
    is_step = span == "[retention] kept_warehouses = 1" and name == "sletteregel.md"
    if value is not None and not is_step:
        assert float(value) == float(getattr(settings, key))


@pytest.fixture(scope="module")
def used_workspace(tmp_path_factory):
    """Return a workspace in which each command that leaves files has been used."""
    root = tmp_path_factory.mktemp("governance") / "town"
    run = CliRunner().invoke
    assert run(app, ["init", str(root)]).exit_code == 0
    workspace = Workspace(root)
    (root / "reference" / "staff.csv").write_text(STAFF + "OP1;operative;cbf;37;01-01-2020;\n")
    log = "dato;timer;medarbejder;aktivitet\n05-03-2024;1,5;OP1;Samtale\n06-03-2024;x;OP1;Samtale\n"
    (root / "inbox" / "log.csv").write_text(log)
    (root / "inbox" / "other.csv").write_text(log.replace("05-03", "07-03"))
    (root / "inbox" / "modtaget.csv").write_text("fil;modtaget\nlog.csv;08-03-2024 08:00\n")
    run(app, ["ingest", "-w", str(root)])
    days = ["--from", "2024-03-07", "--to", "2024-03-07"]  # one row of the other file
    assert run(app, ["erase", *days, "--yes", "-w", str(root)]).exit_code == 3
    run(app, ["own", "--staff", "OP1", "-w", str(root)])
    run(app, ["refused", "--xlsx", "-w", str(root)])
    run(app, ["withdraw", "other.csv", "--reason", "twice", "-w", str(root)])
    run(app, ["profile", str(root / "inbox" / "log.csv"), "-w", str(root)])
    write_review(workspace, [])
    append(workspace, CheckedBuild("0" * 64, dt.date(2024, 3, 8), "2024-03-08T08:00:00", ()))
    file = candidate_file(workspace)
    duckdb.connect(file).close()
    as_of, _ = day_of_run(workspace)
    write_note(workspace, CandidateNote("0" * 64, as_of, sha256_of(file), is_publishable=True))
    publish(workspace, kept=1)
    return workspace


@pytest.mark.parametrize(("name", "span"), spans(is_path))
def test_paths_are_in_the_workspace_or_the_checkout(used_workspace, name, span):
    if span.startswith("site/2"):
        assert span.split("/")[2] in PAGES
        return
    if span in ("site/", "profiles/"):  # made when they are needed
        assert hasattr(used_workspace, span.strip("/"))
        return
    is_there = bool(list(used_workspace.root.glob(span.rstrip("/")))) or (ROOT / span).exists()
    assert is_there, span
    if span.endswith("/"):
        assert (used_workspace.root / span).is_dir() or (ROOT / span).is_dir()


def fields_and_codes():
    """Return every other name that may stand in code marks."""
    lake = {table.name for table in (MANIFEST, *SOURCE_TABLES)}
    lake |= {column for table in (MANIFEST, *SOURCE_TABLES) for column in table.schema}
    schemas = ("staging", "core", "kpi", "mart")
    files = {f"{schema}.{path.stem}" for schema in schemas
             for path in (ROOT / "sql" / schema).glob("*.sql")}  # fmt: skip
    kpis = {path.stem for path in (ROOT / "sql" / "kpi").glob("*.sql")}
    vocabularies = {
        line.split(";")[0]
        for file in (STARTER / "reference").glob("*.csv")
        for line in file.read_text(encoding="utf-8-sig").splitlines()[1:]
    }
    assert set(FILES) <= set(REFERENCE_SCHEMAS)
    made = (ROOT / "pipeline" / "warehouse" / "mart.py").read_text(encoding="utf-8")
    headed = (ROOT / "sql" / "kpi" / "direct_share.sql").read_text(encoding="utf-8")
    union = {f"mart.{name}" for name in ("kpi_value", "kpi_definition") if name in made}
    columns = {name for name in ("staff_count", "entry_count") if f"{name},\n" in headed}
    return lake | files | kpis | vocabularies | union | columns | set(raw_tables())


def is_key_form(span):
    """Say whether a span is the form of a key: ``f-…``."""
    patterns = [pattern for table in SOURCE_TABLES for pattern in table.patterns.values()]
    prefixes = {pattern[:2] for pattern in patterns if re.match(r"[a-z]-", pattern)}
    return span.endswith("…") and span[:-1] in prefixes


@pytest.mark.parametrize(
    ("name", "span"),
    spans(
        lambda span: not any(kind(span) for kind in (is_command, is_script, is_setting, is_path))
    ),
)
def test_every_other_name_is_one_of_the_code(name, span):
    is_mode = span in ("0700", "0600")  # held by test_governance_facts.py
    is_mark = re.fullmatch(r"\[(?:F\d+: )?…\]", span) is not None
    assert is_mode or is_mark or is_key_form(span) or span in fields_and_codes()
