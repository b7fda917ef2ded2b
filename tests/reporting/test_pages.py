"""Every cell of every page, in every situation: what stands there and what must not."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from contextlib import chdir
from html.parser import HTMLParser

import duckdb
import pypandoc
import pytest
from IPython.display import Markdown
from pages import cells, outputs, source, text
from published_rows import RULES
from published_situation import NETWORKS

from pipeline.problems import UngetidError
from pipeline.reporting import formats
from pipeline.reporting.layout import table_markdown
from pipeline.reporting.report import open_report
from pipeline.reporting.tables import Table

QUARTER = "2025-Q3"
PAGES = ("dashboard.qmd", "committee.qmd", "quality.qmd", "methods.qmd", "index.qmd")
SITUATIONS = {
    "usual": {},
    "real data": {"is_synthetic": False},
    "no data": {"has_hours": False},
    "no decision": {"has_decision": False},
    "no baseline": {"first": dt.date(2023, 7, 1)},
    "one quarter": {"first": dt.date(2025, 7, 1), "variation": None},
    "running quarter": {"as_of": dt.date(2025, 8, 20)},
    "one network missing": {"without_network": "vibeholm"},
    "a check failed": {"failed_check": True},
}
HOSTILE = {
    "gildbro": "<script>alert(1)</script>",
    "vejleaa": 'Vest|"øst" \\ #let x = 1',
    "vibeholm": "*Vi* _be_ `holm` [a](b) ![x](y) $a$ @fig-x {=html}",
    "strand": "Strand 🏖️ & ```sand```",
    "landsbyen": "L" * 300,
    "direct": '<img src=x onerror="alert(2)"> | *direkte* $x^2$ </script>',
}


def plain(content: str) -> str:
    """Return a page's text as a reader sees it."""
    without_tags = re.sub(r"<script.*?</script>|<[^>]+>", " ", content, flags=re.DOTALL)
    unescaped = re.sub(r"\\([^\w\s])", r"\1", html.unescape(without_tags))
    return re.sub(r"\s+", " ", unescaped)


@pytest.mark.parametrize("special", SITUATIONS.values(), ids=SITUATIONS.keys())
def test_every_cell_gives_one_output(written, tmp_path, special):
    for page in ("dashboard.qmd", "quality.qmd", "methods.qmd", "index.qmd"):
        for shown in outputs(page, written(**special), QUARTER, tmp_path):
            assert isinstance(shown, Markdown) or set(shown) == {"value", "icon", "color"}


@pytest.mark.parametrize("special", ["usual", "no data", "no decision", "one quarter"])
def test_the_notat_in_every_situation(written, tmp_path, special):
    content = text("committee.qmd", written(**SITUATIONS[special]), QUARTER, tmp_path)
    assert "Tallene viser tid, ikke virkning" in plain(content)
    assert "None" not in content
    assert "nan" not in re.split(r"\W+", content)


@pytest.mark.parametrize("page", PAGES)
def test_cells_are_one_call(page):
    for cell in cells(page)[2:]:
        assert re.fullmatch(r'r\.\w+\((?:"[^"]*")?\)', cell), cell


@pytest.mark.parametrize("page", PAGES)
def test_no_number_is_typed(page):
    _, _, body = source(page).split("---\n", 2)
    prose = re.sub(r"```\{python\}.*?```|\{width=[^}]*\}", "", body, flags=re.DOTALL)
    assert not re.findall(r"\d+", prose.replace("# Bilag 1.", "").replace("# Bilag 2.", ""))


def test_only_outputs_that_ask_for_nothing(usual, tmp_path):
    """An output of type text/html would make Quarto load scripts from a CDN."""
    for page in PAGES:
        for shown in outputs(page, usual, QUARTER, tmp_path):
            assert not hasattr(shown, "_repr_html_")
    addresses = re.findall(r'(?:src|href)="([^"]+)"', text("index.qmd", usual, QUARTER, tmp_path))
    assert addresses == [
        "2025-Q3/dashboard.html",
        "2025-Q3/committee.html",
        "2025-Q3/committee.pdf",
        "2025-Q3/committee.docx",
        "2025-Q3/quality.html",
        "2025-Q3/methods.html",
    ]


def test_committee_names_no_area_unit_or_person(usual, tmp_path):
    content = plain(text("committee.qmd", usual, QUARTER, tmp_path)).casefold()
    for word in (*NETWORKS, *NETWORKS.values(), "cbf", "s-0"):
        assert word.casefold() not in content, word
    pictures = sorted(path.name for path in (tmp_path / "figures").iterdir())
    assert [name for name in pictures if "area" in name] == []
    assert len(pictures) == 6
    svg = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "figures").glob("*.svg"))
    assert "Gildbro" not in svg


@pytest.mark.parametrize("chart", ["areas", "attendance", "balance"])
def test_committee_cannot_be_given_an_area(usual, chart):
    with pytest.raises(UngetidError, match="no chart"):
        open_report(usual, QUARTER, audience="committee").chart(chart)


def test_invented_data_are_marked_on_every_page(written, tmp_path):
    for is_synthetic in (True, False):
        path = written(is_synthetic=is_synthetic)
        report = open_report(path, QUARTER)
        for title in ("Overblik", "Områder", "Nøgletal", "Datakvalitet"):
            assert ("Opdigtede data" in report.heading(title).data) is is_synthetic
        for name in ("kpi", "reconciliation", "refused"):
            assert ("Opdigtede data" in report.table(name).data) is is_synthetic
        for shown in (report.check_trends(), report.offending(), report.suites()):
            assert ("Opdigtede data" in shown.data) is is_synthetic
        committee = open_report(path, QUARTER, audience="committee")
        assert ("ungetid-mark.update" in committee.synthetic_mark().data) is is_synthetic


def test_kpi_table_is_the_warehouse(usual):
    content = open_report(usual, QUARTER).table("kpi").data
    with duckdb.connect(str(usual), read_only=True) as connection:
        rows = connection.execute(
            """
            select title_da, unit, value, status, period_type
            from mart.kpi_value join mart.kpi_definition using (kpi_id)
            where dimension = 'team' and unit = 'share' and (
                period_type = 'baseline'
                or period_end = date '2025-09-30'
                and period_type in ('quarter', 'rolling_4_quarters')
            )
            """
        ).fetchall()
    assert len(rows) == 36
    seen = {row[0]: row for row in table_rows(content)}
    column = {"baseline": 2, "quarter": 3, "rolling_4_quarters": 4}
    for title, unit, value, status, kind in rows:
        expected = formats.by_unit(value if status == "ok" else None, unit)
        cell = next(cells for name, cells in seen.items() if name.startswith(title))[column[kind]]
        assert cell == expected, (title, kind)


def table_rows(content: str) -> list[list[str]]:
    reader = _Rows()
    reader.feed(content)
    return [row for row in reader.rows if len(row) > 2]


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_open = False

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - HTMLParser's own names
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.is_open = True
        elif tag == "details":
            self.is_open = False

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.is_open = False

    def handle_data(self, data):
        if self.is_open and self.rows:
            self.rows[-1][-1] += data


def test_no_data_is_no_number(usual):
    rows = {row[0]: row for row in table_rows(open_report(usual, QUARTER).table("kpi").data)}
    recount = rows["Direkte gadearbejde uden kontakt regnet som synlighed"]
    assert recount[2] == "ingen data"
    assert recount[5] == "–"


def test_recounts_stand_beside_the_share(usual):
    note = plain(open_report(usual, QUARTER).box_note("direct_share").data)
    assert "Direkte gadearbejde uden kontakt regnet som synlighed:" in note
    assert "Kan ikke sammenlignes: i udgangspunktet er den oplysning, tallet bygger på" in note
    assert "Snæver afgrænsning:" in note


def test_example_targets_are_marked(usual):
    rows = {row[0]: row for row in table_rows(open_report(usual, QUARTER).table("kpi").data)}
    assert rows["Andel direkte arbejde"][6] == "45,0\u00a0% (eksempel), 31. december 2025"
    assert rows["Registreringsdækning"][6] == "90,0\u00a0%, 31. december 2025"


def test_a_running_quarter_is_marked(written):
    content = plain(open_report(written(as_of=dt.date(2025, 8, 20)), QUARTER).table("kpi").data)
    assert "3. kvartal 2025 (ikke afsluttet)" in content


def test_quality_page_adds_up(written):
    report = open_report(written(failed_check=True), QUARTER)
    rows = table_rows(report.table("reconciliation").data)
    assert rows[1] == ["Aktivitetslog (CSV)", "1", "12.034", "11.990", "20", "24", "0", "0", "0"]
    assert rows[-1] == ["I alt", "3", "15.346", "15.295", "20", "24", "7", "0", "0"]
    refused = table_rows(report.table("refused").data)
    assert refused[1:] == [
        [RULES[0][2], "12", RULES[0][3]],
        [RULES[1][2], "7", RULES[1][3]],
        ["no_rule_yet", "1", "–"],
    ]
    checks = table_rows(report.check_trends().data)
    assert checks[1][1] == "✗\u00a0Ikke\u00a0bestået siden opgørelsen pr. 7. oktober 2025"
    assert checks[1][2] == "Advarsel"
    assert checks[1][4:] == ["3\u00a0af\u00a015.301", "Ret registreringen.", "SSP"]
    assert "1 af 3 kontroller er ikke bestået: 1 advarsler" not in plain(report.checks().data)
    assert "1 af 3 kontroller er ikke bestået: 1 advarsel." in plain(report.checks().data)


def test_hostile_labels_are_shown_literally(written, tmp_path):
    path = written(labels=HOSTILE)
    shown = text("dashboard.qmd", path, QUARTER, tmp_path)
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "</script> |" not in shown
    # Scripts hold JSON alone: what they are closed by is ours.
    for script in re.findall(r"<script type[^>]*>(.*?)</script>", shown, flags=re.DOTALL):
        assert "<" not in script
    report = open_report(path, QUARTER)
    seen = plain(report.chart("areas").data.partition("<figure")[2])
    for label in (HOSTILE["vejleaa"], HOSTILE["strand"], HOSTILE["landsbyen"]):
        assert label in re.sub(r"\s+", " ", html.unescape(report.chart("areas").data)), label
    assert "alert(1)" in seen
    fences = re.findall(r"^`{3,}", report.chart("areas").data, flags=re.MULTILINE)
    assert len(fences) == 2
    assert len(fences[0]) > 3


@pytest.mark.parametrize("label", [*HOSTILE.values(), "&lt;b&gt; &copy; \\"])
def test_hostile_labels_on_paper(written, tmp_path, label):
    """Pandoc, which both engines use, gives back every caption, cell and alternative text."""
    path = written(labels={"direct": label})
    with chdir(tmp_path):
        figure = open_report(path, QUARTER, audience="committee").figure("composition").data
    tree = json.loads(pypandoc.convert_text(figure, "json", format="markdown"))
    images = list(found(tree, "Image")) + list(found(tree, "Figure"))
    assert len(list(found(tree, "Image"))) == 2
    assert not list(found(tree, "RawInline")) + list(found(tree, "RawBlock"))
    alts = [value for image in images for key, value in image["c"][0][2] if key == "fig-alt"]
    assert alts
    assert all(f" {label} 41,9\u00a0%" in alt for alt in alts)


def test_hostile_table_cells_on_paper():
    table = Table("A|b", ("h*", "#let"), tuple((label, "x|y") for label in HOSTILE.values()))
    tree = json.loads(pypandoc.convert_text(table_markdown(table, "x"), "json", format="markdown"))
    (made,) = found(tree, "Table")
    seen = [
        text_of(cell[4]).replace("\u200b", "")  # where an endless word may break
        for row in made["c"][4][0][3]
        for cell in row[1]
    ]
    expected = [cell for row in table.rows for cell in row]
    assert seen == [" ".join(cell.split()) for cell in expected]


def found(tree, kind):
    """Yield every element of a kind in pandoc's tree."""
    if isinstance(tree, dict):
        if tree.get("t") == kind:
            yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for part in tree:
            yield from found(part, kind)


def text_of(tree):
    if isinstance(tree, dict):
        if tree.get("t") == "Str":
            return tree["c"]
        if tree.get("t") in ("Space", "SoftBreak"):
            return " "
        assert tree.get("t") in ("Plain", "Para", None), "text alone"
        tree = list(tree.values())
    return "".join(map(text_of, tree)) if isinstance(tree, list) else ""


def test_a_quarter_that_is_none_is_told(usual):
    with pytest.raises(UngetidError, match=r"2025-Q5.*2025-Q3"):
        open_report(usual, "2025-Q5")


def test_a_file_that_is_no_warehouse_is_told(tmp_path):
    with pytest.raises(UngetidError, match="There is no warehouse"):
        open_report(tmp_path / "none.duckdb", QUARTER)
    (tmp_path / "text.duckdb").write_text("no database")
    with pytest.raises(UngetidError, match="cannot be read"):
        open_report(tmp_path / "text.duckdb", QUARTER)
