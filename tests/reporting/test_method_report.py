"""The method report: definitions and lineage as the warehouse has them, no figure, nobody named."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import duckdb
import pytest
from pages import text
from published_rows import UNITS
from published_situation import NETWORKS

from pipeline.problems import UngetidError
from pipeline.reporting.method_report import open_report
from pipeline.reporting.method_report.definitions import memo
from pipeline.reporting.method_report.methods import METHODS
from pipeline.reporting.method_report.reading import read_methods
from pipeline.reporting.method_report.revisions import number_changes
from pipeline.reporting.site import QuarterPages, as_parameter
from pipeline.resources import changelog

QUARTER = "2025-Q3"
DOCS = Path(__file__).parents[2] / "docs"


def section(page: str, kpi_id: str) -> str:
    found = re.search(rf'<section class="u-kpi" id="kpi-{kpi_id}">.*?</section>', page, re.DOTALL)
    assert found is not None, kpi_id
    return found[0]


def entries(shown: str) -> dict[str, str]:
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", shown, re.DOTALL)
    return {name: html.unescape(re.sub(r"<[^>]+>", "", said)) for name, said in found}


def test_each_kpi_is_told_as_its_header_has_it(usual: Path) -> None:
    page = open_report(usual, QUARTER).definitions().data
    methods = read_methods(usual)
    assert len(methods.kpis) == page.count('class="u-kpi"') > 10
    for kpi in methods.kpis:
        told = entries(section(page, kpi.kpi_id))
        assert told["Navn i datavarehuset"] == kpi.kpi_id
        assert told["Definition"] == kpi.definition_da
        assert told["Beregning"] == kpi.definition_en
    told = entries(section(page, "direct_share"))
    assert told["Afgrænsning"] == "At gå en tur er synlighed."
    assert told["Tæller"] == "hours with <young> people"
    assert "Nævner" not in told, "what all KPIs have in common is no news"
    assert told["Mulige værdier"] == "0\u00a0% til 100\u00a0%"
    assert told["I notatet"] == "opgave 3–7"
    assert told["Opgøres for"] == "hele den operative indsats, enhed"
    assert "<young>" not in page
    assert entries(section(page, "direct_hours_gained"))["Mulige værdier"] == "alle, også negative"
    odd = entries(section(page, "direct_fte_gained"))
    assert odd["Mulige værdier"] == "mindst 0"
    assert odd["I notatet"] == "–"
    assert "Vises kun" not in odd
    beside = section(page, "direct_share_narrow")
    assert '<a href="#kpi-direct_share">Andel direkte arbejde</a>' in beside


def test_what_stands_beside_chance_alone_says_so(usual: Path, tmp_path: Path) -> None:
    own = tmp_path / "published.duckdb"
    shutil.copyfile(usual, own)
    with duckdb.connect(own) as connection:
        connection.execute(
            "update mart.kpi_definition set needs_chance = true where kpi_id = 'direct_fte_gained'"
        )
    odd = entries(section(open_report(own, QUARTER).definitions().data, "direct_fte_gained"))
    assert "tilfældige udsving" in odd["Vises kun"]


def test_the_tables_behind_a_kpi_are_those_of_the_lineage(usual: Path) -> None:
    methods = read_methods(usual)
    assert methods.upstream("kpi.direct_share") == {
        "core": ["core.category_time", "core.fact_time_entry"],
        "staging": ["staging.stg_entries"],
        "raw": ["raw.ref_activity", "raw.time_entry"],
    }
    shown = section(open_report(usual, QUARTER).definitions().data, "direct_share")
    assert "<b>category_time</b>, fact_time_entry" in shown


def test_the_drawing_says_in_words_what_it_shows(usual: Path) -> None:
    shown = html.unescape(open_report(usual, QUARTER).lineage().data)
    assert 'role="img"' in shown
    for said in ("staging læser raw", "core læser staging", "core læser raw", "kpi læser core"):
        assert said in shown
    assert shown.count("<path d=") - 1 == 5, "an arrow for each pair, and the arrow's head"
    counts = re.findall(r"<code>(\w+)</code></th>.*?u-number\">(\d+)<", shown)
    assert counts == [("raw", "2"), ("staging", "1"), ("core", "2"), ("kpi", "2"), ("mart", "1")]


def test_builds_before_this_one_are_listed(written) -> None:  # type: ignore[no-untyped-def]
    path = written(failed_check=True)
    shown = html.unescape(open_report(path, QUARTER).builds().data)
    builds = read_methods(path).builds
    assert [build.builds_ago for build in builds] == list(range(len(builds)))
    for build in builds:
        assert f"<code>{build.build_key[:12]}</code>" in shown
    assert shown.count("(denne)") == 1


def test_changes_of_numbers_are_those_of_the_changelog(tmp_path: Path) -> None:
    file = tmp_path / "CHANGELOG.md"
    file.write_text(
        "# C\n\n## Unreleased\n\n### Numbers\n- `a` is\n  <new>.\n- b\n\n### Code\n- c\n\n"
        "## 1.0\n\n### Code\n- d\n\n## 0.9\n\n### Numbers\n- e\n"
    )
    assert number_changes(file) == [("Unreleased", ["`a` is <new>.", "b"]), ("0.9", ["e"])]
    assert number_changes(None) == []
    [(release, entries_), *_] = number_changes(changelog())
    assert release == "Unreleased"
    assert len(entries_) > 20


def test_methods_name_pages_of_the_docs_that_are_there() -> None:
    for method in METHODS:
        assert method.sources
        for page in method.written:
            assert (DOCS / page).is_file(), page


def test_nothing_of_an_area_a_unit_or_a_person(usual: Path, tmp_path: Path) -> None:
    page = text("methods.qmd", usual, QUARTER, tmp_path).casefold()
    for name in (*NETWORKS.values(), *(unit[1] for unit in UNITS)):
        assert name.casefold() not in page, name


def test_only_pages_that_are_there_are_linked(usual: Path) -> None:
    alone = as_parameter([QuarterPages(QUARTER, {"methods": [".html"], "quality": [".html"]})])
    links = re.findall(r'href="([^"]+)"', open_report(usual, QUARTER, site=alone).basis().data)
    assert links == ["quality.html"]


def test_it_speaks_english(usual: Path) -> None:
    page = open_report(usual, QUARTER, lang="en").definitions().data
    told = entries(section(page, "direct_share"))
    assert "Definition of direct_share." in told.values()
    assert "Definition af" not in page


@pytest.mark.parametrize(
    ("written_", "said"),
    [("tasks 3, 5–7", "opgave 3, 5–7"), ("task 2", "opgave 2"), ("p. 1", "side 1"), ("–", "–")],
)
def test_references_to_the_memo_are_danish(written_: str, said: str) -> None:
    assert memo(written_) == said


def test_a_warehouse_of_another_version_is_told(tmp_path: Path) -> None:
    with pytest.raises(UngetidError, match="There is no warehouse"):
        read_methods(tmp_path / "none.duckdb")
    (tmp_path / "other.duckdb").write_bytes(b"no warehouse at all")
    with pytest.raises(UngetidError, match="cannot be read"):
        read_methods(tmp_path / "other.duckdb")
