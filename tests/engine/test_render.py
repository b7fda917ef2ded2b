"""Which engine renders, how Quarto is called, and that a site changes only when all went well."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import duckdb
import pytest
import yaml

from pipeline.problems import UngetidError
from pipeline.reporting import render as stage
from pipeline.reporting.engine import task, together
from pipeline.reporting.render import check_quarters, engine_name, render
from pipeline.reporting.site import PAGES, Site

# Stands in for Quarto: notes how it was called, and writes what a document's formats would give.
FAKE = """#!{python}
import json, os, sys
from pathlib import Path
here = Path(__file__).parent
if sys.argv[1:] == ["--version"]:
    print("1.10.18")
    sys.exit(0)
with (here / "calls.jsonl").open("a") as calls:
    parameters = Path("parameters.yml").read_text()
    call = dict(words=sys.argv[1:], parameters=parameters, brand=Path("_brand.yml").is_file())
    calls.write(json.dumps(dict(call, python=os.environ.get("QUARTO_PYTHON"))) + "\\n")
if (here / "fail").exists() and "committee" in sys.argv[2]:
    print("\\x1b[31mERROR:\\x1b[0m cell 4 raised KeyError", file=sys.stderr)
    sys.exit(1)
out = Path("_site"); out.mkdir(exist_ok=True)
stem = Path(sys.argv[2]).stem
for ending in ("html", "pdf", "docx") if stem == "committee" else ("html",):
    (out / f"{{stem}}.{{ending}}").write_text(stem + parameters)
"""

posix_only = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a shebang")


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Let this process do all: stand-ins of engines are known to it alone."""
    monkeypatch.setattr(together, "helper_count", lambda _tasks: 0)


@pytest.fixture
def warehouse(tmp_path):
    file = tmp_path / "warehouse-1.duckdb"
    with duckdb.connect(file) as connection:
        connection.execute("create schema raw")
        connection.execute("create table raw.setting as select date '2025-10-08' as as_of")
    return file


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in (
        "_quarto.yml",
        "_brand.yml",
        "index.qmd",
        "dashboard.qmd",
        "committee.qmd",
        "quality.qmd",
        "methods.qmd",
    ):
        (folder / name).write_text("---\ntitle: x\n---\n")
    return folder


@pytest.fixture
def fake(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    file = folder / "quarto"
    file.write_text(FAKE.format(python=sys.executable))
    file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return folder


@pytest.fixture
def no_quarto(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_quarto_the_builtin_engine_renders(no_quarto):
    assert engine_name("auto") == "builtin"
    with pytest.raises(UngetidError, match="not on this machine") as caught:
        engine_name("quarto")
    assert "--engine builtin" in caught.value.mend


@posix_only
def test_quarto_is_used_where_it_is_found_unless_not_wanted(fake):
    assert engine_name("auto") == "quarto 1.10.18"
    assert engine_name("quarto") == "quarto 1.10.18"
    assert engine_name("builtin") == "builtin"


@posix_only
def test_quarto_is_called_as_documented_on_a_copy(fake, warehouse, reports, tmp_path):
    before = {path: path.read_bytes() for path in reports.rglob("*")}
    rendered = render(warehouse, reports, tmp_path / "site", quarters=["2025-Q3"])
    calls = [json.loads(line) for line in (fake / "calls.jsonl").read_text().splitlines()]
    assert [call["words"][:2] for call in calls] == [
        ["render", "dashboard.qmd"],
        ["render", "committee.qmd"],
        ["render", "quality.qmd"],
        ["render", "methods.qmd"],
        ["render", "index.qmd"],
    ]
    for call in calls:
        assert call["words"][2:4] == ["--execute-params", "parameters.yml"]
        parameters = yaml.safe_load(call["parameters"])
        assert parameters["warehouse"] == str(warehouse)
        assert parameters["quarter"] == "2025-Q3"
        assert call["python"] == sys.executable
        assert call["brand"]
    assert {path: path.read_bytes() for path in reports.rglob("*")} == before
    names = [path.relative_to(tmp_path / "site").as_posix() for path in rendered.files]
    assert names == [
        "index.html",
        "2025-Q3/dashboard.html",
        "2025-Q3/committee.html",
        "2025-Q3/committee.pdf",
        "2025-Q3/committee.docx",
        "2025-Q3/quality.html",
        "2025-Q3/methods.html",
    ]
    assert all(path.is_file() for path in rendered.files)


@posix_only
def test_a_document_that_fails_leaves_the_site_as_it_was(fake, warehouse, reports, tmp_path):
    site = tmp_path / "site"
    render(warehouse, reports, site, quarters=["2025-Q3"])
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (fake / "fail").touch()
    with pytest.raises(UngetidError, match="cell 4 raised KeyError") as caught:
        render(warehouse, reports, site, quarters=["2025-Q3"])
    assert caught.value.where == "reports/committee.qmd"
    assert "\x1b" not in caught.value.what
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@posix_only
def test_another_quarter_leaves_the_earlier_one(fake, warehouse, reports, tmp_path):
    site = tmp_path / "site"
    first = render(warehouse, reports, site, quarters=["2025-Q2"]).files[1].read_bytes()
    render(warehouse, reports, site, quarters=["2025-Q3"])
    assert (site / "2025-Q2" / "dashboard.html").read_bytes() == first
    assert (site / "2025-Q3" / "dashboard.html").is_file()


def test_an_engine_that_makes_too_little_is_told_and_changes_nothing(
    warehouse, reports, tmp_path, monkeypatch
):
    def only_html(asked):
        page = asked.folder / asked.document.replace(".qmd", ".html")
        page.write_text("page")
        return [page]

    monkeypatch.setattr(task, "_render_builtin", only_html)
    with pytest.raises(UngetidError, match=r"committee\.pdf"):
        render(warehouse, reports, tmp_path / "site", quarters=["2025-Q3"], engine="builtin")
    assert not (tmp_path / "site").exists()


@posix_only
def test_a_quarto_that_cannot_be_started_is_told(tmp_path, monkeypatch):
    broken = tmp_path / "quarto"
    broken.write_text("#!/nowhere/at/all\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(Path(broken).parent))
    with pytest.raises(UngetidError, match="cannot be started"):
        engine_name("auto")


def test_a_disk_that_is_full_in_the_midst_of_publishing_changes_no_page(
    warehouse, reports, tmp_path, monkeypatch
):
    def pages(text):
        def made(asked):
            files = [asked.folder / name for name in ("index.html", *PAGES)]
            for file in files:
                file.write_text(text)
            return files

        return made

    site = tmp_path / "site"
    monkeypatch.setattr(task, "_render_builtin", pages("old"))
    files = render(warehouse, reports, site, quarters=["2025-Q3"], engine="builtin").files
    monkeypatch.setattr(task, "_render_builtin", pages("new"))
    real = stage.sync

    def full(path):
        if path.name == ".committee.docx.new":
            raise OSError(28, "No space left on device")
        real(path)

    monkeypatch.setattr(stage, "sync", full)
    with pytest.raises(OSError, match="No space"):
        render(warehouse, reports, site, quarters=["2025-Q3"], engine="builtin")
    assert {file.read_text() for file in files} == {"old"}
    monkeypatch.setattr(stage, "sync", real)
    render(warehouse, reports, site, quarters=["2025-Q3"], engine="builtin")
    assert {file.read_text() for file in files} == {"new"}
    assert not list(site.rglob(".*.new"))


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder for pages, which an engine makes that writes what it was given."""

    def made(asked):
        stem = asked.document.removesuffix(".qmd")
        pages = [asked.folder / f"{stem}{ending}" for ending in (".html", ".pdf", ".docx")]
        for page in pages:
            page.write_text(json.dumps({"document": stem, "quarter": asked.parameters["quarter"]}))
        calls.append((stem, asked.parameters))
        return pages

    calls = []
    monkeypatch.setattr(task, "_render_builtin", made)
    folder = tmp_path / "site"
    folder.mkdir()
    return folder, calls


def contents(calls):
    """Return what the last index was told that the site holds: quarter, documents."""
    [parameters] = [given for stem, given in calls if stem == "index"][-1:]
    return parameters["quarter"], [
        (one["quarter"], list(one["documents"])) for one in json.loads(parameters["site"])
    ]


@pytest.mark.parametrize(
    ("audience", "documents"),
    [
        ("management", ["dashboard", "quality"]),
        ("committee", ["committee"]),
        ("analyst", ["quality", "methods"]),
        ("all", ["dashboard", "committee", "quality", "methods"]),
    ],
)
def test_each_reader_gets_their_documents_and_the_index_names_no_other(
    warehouse, reports, site, audience, documents
):
    folder, calls = site
    rendered = render(
        warehouse, reports, folder, quarters=["2025-Q3"], audience=audience, engine="builtin"
    )
    assert [stem for stem, _ in calls] == [*documents, "index"]
    assert contents(calls) == ("2025-Q3", [("2025-Q3", documents)])
    there = {path.name.partition(".")[0] for path in (folder / "2025-Q3").iterdir()}
    assert there == set(documents)
    assert all(path.is_file() for path in rendered.files)


def test_the_index_holds_every_quarter_of_the_site_the_newest_first(warehouse, reports, site):
    folder, calls = site
    (folder / "2024-Q9").mkdir()
    (folder / "2023-Q1").mkdir()
    (folder / "2023-Q1" / "committee.pdf").write_text("of a version that wrote no note")
    for quarters in (["2024-Q4"], ["2025-Q4", "2025-Q3"]):
        render(warehouse, reports, folder, quarters=quarters, engine="builtin")
    documents = ["dashboard", "committee", "quality", "methods"]
    speaks_of, listed = contents(calls)
    assert speaks_of == "2025-Q3", "the fourth quarter has not ended on 8 October"
    assert listed == [
        ("2025-Q4", documents),
        ("2025-Q3", documents),
        ("2024-Q4", documents),
        ("2023-Q1", ["committee"]),
    ]
    [last] = [given for stem, given in calls if stem == "index"][-1:]
    origins = json.loads(last["site"])[1]["origins"]["dashboard"]
    assert origins == {"key": "", "engine": "builtin", "as_of": "2025-10-08"}


def test_what_stands_is_not_rendered_again(warehouse, reports, site):
    folder, calls = site

    def again(*quarters, audience="all", force=False):
        calls.clear()
        count = render(
            warehouse,
            reports,
            folder,
            quarters=quarters,
            audience=audience,
            engine="builtin",
            force=force,
        ).count
        assert count == len(calls)
        return [stem for stem, _ in calls]

    everything = ["dashboard", "committee", "quality", "methods", "index"]
    assert again("2025-Q3") == everything
    assert again("2025-Q3") == []
    assert again("2025-Q3", force=True) == everything
    assert again("2025-Q2") == everything
    assert again("2025-Q3") == again("2025-Q2", "2025-Q3") == []
    (folder / "2025-Q2" / "committee.docx").write_text("altered by hand")
    assert again("2025-Q3") == []
    assert again("2025-Q2") == ["committee"]
    (folder / "2025-Q3" / "quality.html").unlink()
    assert again("2025-Q3") == ["quality"]
    (reports / "_brand.yml").write_text("color: {}")
    assert again("2025-Q3", audience="committee") == ["committee", "index"]
    with duckdb.connect(warehouse) as connection:
        connection.execute("create table core_of_another_build as select 1 as one")
    assert again("2025-Q3") == everything


def test_pages_in_english_lie_beside_the_danish_and_both_indexes_lead_to_each_other(
    warehouse, reports, site
):
    folder, calls = site

    def again(language, quarter="2025-Q3"):
        calls.clear()
        asked = {"quarters": [quarter], "language": language, "engine": "builtin", "force": False}
        rendered = render(warehouse, reports, folder, **asked)
        names = [path.relative_to(folder).as_posix() for path in rendered.files]
        return names, [(stem, given["lang"]) for stem, given in calls]

    documents = ["dashboard", "committee", "quality", "methods"]
    again("da")
    names, made = again("en")
    assert names[0] == "index.html"
    assert {name.rpartition("/")[0] for name in names} == {"", "en", "2025-Q3/en"}
    assert made == [*((name, "en") for name in documents), ("index", "en"), ("index", "da")]
    listed = json.loads(calls[-1][1]["site"])
    assert [(one["quarter"], one["language"]) for one in listed] == [
        ("2025-Q3", "da"),
        ("2025-Q3", "en"),
    ]
    assert again("en")[1] == []
    # The Danish ones lead to them now.
    assert again("da")[1] == [(name, "da") for name in documents]
    assert again("en", "2025-Q2")[1][-2:] == [("index", "en"), ("index", "da")]
    assert (folder / "2025-Q2" / "en" / "dashboard.html").is_file()
    assert not (folder / "2025-Q2" / "dashboard.html").exists()


def test_a_damaged_note_costs_another_rendering_and_no_more(warehouse, reports, site):
    folder, calls = site
    render(warehouse, reports, folder, quarters=["2025-Q3"], engine="builtin")
    for text in ("", "[]", '{"files": 3, "documents": {"index": {}, "2025-Q3/quality": 7}}'):
        (folder / ".rendered.json").write_text(text)
        calls.clear()
        render(warehouse, reports, folder, quarters=["2025-Q3"], engine="builtin", force=False)
        assert len(calls) == 5
    assert Site(folder).quarters()["2025-Q3"].origins["committee"].engine == "builtin"


def test_what_an_ended_run_laid_beside_is_removed(warehouse, reports, site):
    folder, _ = site
    (folder / "2020-Q1").mkdir()
    (folder / "2020-Q1" / ".committee.pdf.new").write_text("half")
    render(warehouse, reports, folder, quarters=["2025-Q3"], engine="builtin")
    assert not list(folder.rglob(".*.new"))


def test_a_quarter_that_the_warehouse_has_not_is_told(warehouse):
    with duckdb.connect(warehouse) as connection:
        connection.execute("create schema core")
        connection.execute(
            "create table core.dim_period as select unnest(['2025-Q2', '2025-Q3', '2025']) as "
            "label_en, unnest(['quarter', 'quarter', 'year']) as period_type"
        )
    check_quarters(warehouse, ["2025-Q3", "2025-Q2"])
    for quarter in ("2025-Q4", "2025", "q2", "../2025-Q2", ""):
        with pytest.raises(UngetidError, match="no quarter") as caught:
            check_quarters(warehouse, ["2025-Q3", quarter])
        assert "2025-Q2 to 2025-Q3" in caught.value.mend
