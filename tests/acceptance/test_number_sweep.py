"""Every number on every page is found in the warehouse; a wrong one would not be."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from demo_run import Demo
from number_context import Context
from number_sweep import Number, Part, normal, numbers, parts
from page_data import Trace, said, traces, variants
from pypdf import PdfReader

from pipeline.reporting.render import render
from pipeline.resources import resource_folder
from pipeline.wording import LANGUAGES, Language

QUARTER = "2025-Q3"
PAGES = ("index", "dashboard", "committee", "quality", "methods")
# A page with fewer numbers than that has lost some, or the sweep has.
FEWEST = {"index": 8, "dashboard": 2000, "committee": 150, "quality": 150, "methods": 40}
# Of wrong numbers at least so many are seen, page by page.
SEEN = 0.95
_KNOWN: dict[tuple[Path, str, Language], Context] = {}


def context(demo: Demo, quarter: str, language: Language, where: str = "all") -> Context:
    """Return the figures of a quarter, read once for all tests of this module."""
    key = (demo.warehouse, quarter, language)
    if key not in _KNOWN:
        _KNOWN[key] = Context(*key)
    _KNOWN[key].where = where
    return _KNOWN[key]


def page_of(site: Path, name: str, language: Language) -> str:
    folder = site if name == "index" else site / QUARTER
    return (folder / ("en" if language == "en" else "") / f"{name}.html").read_text("utf-8")


def parts_of(site: Path, name: str, language: Language) -> list[Part]:
    return list(dict.fromkeys(parts(page_of(site, name, language))))


def unfound(texts: Iterable[Part], figures: Context) -> dict[str, list[str]]:
    return {part.text[:200]: wrong for part in texts if (wrong := figures.unfound(part))}


def shown(texts: Iterable[str], language: Language) -> Counter[str]:
    return Counter(one.shown.lstrip("+") for text in texts for one in numbers(text, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_number_is_a_cell_of_the_warehouse(
    name: str, language: Language, demo: Demo, english_site: Path
) -> None:
    texts = parts_of(english_site, name, language)
    found = sum(len(numbers(part.text, language)) for part in texts)
    assert found >= 0.8 * FEWEST[name]
    assert not unfound(texts, context(demo, QUARTER, language))


def changed(part: Part, number: Number, language: Language) -> Part:
    """Return a part in which one number is another one: its last digit is two more."""
    at = max(i for i, sign in enumerate(number.shown) if sign.isdigit())
    digit = str((int(number.shown[at]) + 2) % 10)

    def put(text: str, start: int) -> str:
        return f"{text[: start + at]}{digit}{text[start + at + 1 :]}"

    place = numbers(part.text, language).index(number)
    cells = []
    for head, text in part.cells:
        own = numbers(text, language)
        is_here = 0 <= place < len(own) and own[place].shown == number.shown
        cells.append((head, put(text, own[place].start) if is_here else text))
        place -= len(own)
    return replace(part, text=put(part.text, number.start), cells=tuple(cells))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["dashboard", "committee", "quality"])
def test_a_wrong_number_is_seen(
    name: str, language: Language, demo: Demo, english_site: Path
) -> None:
    """Numbers get another last digit one at a time: all of the notat's, a sample of the others'.

    What passes meets another figure of the very same KPI, area, period and column.
    """
    figures = context(demo, QUARTER, language)
    all_of_them = [
        (part, number)
        for part in parts_of(english_site, name, language)
        for number in numbers(part.text, language)
    ]
    chance = random.Random(20260701)  # noqa: S311 - the same sample every time
    tried = chance.sample(all_of_them, min(250, len(all_of_them)))
    missed = [
        (part.text[:120], number.shown)
        for part, number in tried
        if not figures.unfound(changed(part, number, language))
    ]
    assert len(tried) >= 150
    assert len(missed) <= (1 - SEEN) * len(tried), missed


@pytest.mark.parametrize(("quarter", "language"), [("2025-Q2", "da"), ("2024-Q1", "en")])
def test_what_can_be_chosen_has_the_numbers_of_its_quarter_and_scope(
    quarter: str, language: Language, demo: Demo, english_site: Path
) -> None:
    """Boxes, sentences, tables, charts' titles and alternative texts of every area and group.

    One quarter is of the transition.
    """
    page = page_of(english_site, "dashboard", language)
    told, wrong = 0, {}
    for variant in variants(page):
        if variant.quarter == quarter:
            figures = context(demo, quarter, language, variant.scope.partition(":")[2] or "all")
            told += sum(len(numbers(part.text, language)) for part in variant.parts)
            wrong |= unfound(variant.parts, figures)
    assert told >= 1500
    assert not wrong
    aloud = [text for choice, text in said(page).items() if choice.startswith(quarter)]
    assert len(aloud) == 11
    assert not [text for text in aloud if numbers(text.replace("18", ""), language)]


def kpi_of(trace: Trace) -> str | None:
    """Return the KPI whose months a control chart or an interrupted series draws."""
    match = re.fullmatch(r"(?:spc|its)-(.+?)(?:-now)?-\d+", trace.plot)
    return match[1].replace("-", "_") if match else None


def test_every_point_of_every_chart_is_a_cell_of_the_warehouse(
    demo: Demo, english_site: Path
) -> None:
    """Of charts of one KPI of that KPI; nine digits are equal to no other figure by chance."""
    figures = context(demo, QUARTER, "da")
    drawn = list(dict.fromkeys(traces(page_of(english_site, "dashboard", "da"))))
    assert sum(len(trace.values) for trace in drawn) >= 8000
    missing = {
        (trace.plot, trace.name): odd
        for trace in drawn
        if (odd := [v for v in trace.values if not figures.has(v, kpi_of(trace))])
    }
    assert not missing
    assert not figures.has(drawn[0].values[0] + 2e-8, None), "the ninth digit tells"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_at_a_point_has_the_number_that_is_drawn(
    language: Language, demo: Demo, english_site: Path
) -> None:
    """What is told at a point, and the labels of bars, against the point itself."""
    told = 0
    for trace in dict.fromkeys(traces(page_of(english_site, "dashboard", language))):
        for text in trace.texts:
            # The name of a target group may hold a number, too.
            own = numbers(text.replace(trace.name, ""), language)
            told += len(own)
            if own:
                assert any(own[0].is_of(value) for value in trace.values), (trace.plot, text)
    assert told >= 4000


@pytest.mark.parametrize("quarter", ["2022-Q1", "2024-Q1", "2025-Q4"])
def test_past_and_running_quarters_too(quarter: str, demo: Demo, tmp_path: Path) -> None:
    """One of the baseline, one of the transition, and one that has not ended."""
    render(
        demo.warehouse,
        resource_folder("reports"),
        tmp_path / "site",
        quarters=[quarter],
        audience="committee",
        engine="builtin",
    )
    page = (tmp_path / "site" / quarter / "committee.html").read_text(encoding="utf-8")
    assert not unfound(parts(page), context(demo, quarter, "da"))
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#]+)"', index)
    assert links
    assert all((tmp_path / "site" / link).is_file() for link in links)


@pytest.mark.parametrize(
    "said_of_it",
    [
        "Andelen af direkte arbejde er 12,3 %.",
        "Af 19.316 modtagne registreringer er 1.234 afvist.",
        "svarende til 77 flere timer om ugen",
        "Andel undervisning 99,9 %",
    ],
)
def test_invented_numbers_are_seen(said_of_it: str, demo: Demo) -> None:
    assert context(demo, QUARTER, "da").unfound(Part(said_of_it))


def test_what_is_no_figure_is_left_out() -> None:
    for text in ("8. oktober 2025", "3. kvartal 2025", "opgave 3–7", "Bilag 2", "sep. 25",
                 "Marriott & Pope 1954, Biometrika 41", "(95 %-interval", "under 5 %"):  # fmt: skip
        assert not numbers(text), text
    for text in ("8 October 2025", "Q3 2025", "tasks 3–7", "Appendix 2", "Sept 25", "below 5%",
                 "(95% interval"):  # fmt: skip
        assert not numbers(text, "en"), text
    [one] = numbers("41,9 % af tiden")
    assert one.is_of(0.41949)
    assert not one.is_of(0.41951 + 0.0005)
    assert not one.is_of(41.9)
    assert [n.value for n in numbers("fra −18,7 til −9,8 procentpoint")] == [18.7, 9.8]
    assert [n.value for n in numbers("19.315 rækker, 0,6 årsværk")] == [19315, 0.6]
    assert [n.value for n in numbers("19,315 rows, 0.6 equivalents", "en")] == [19315, 0.6]


def paper(folder: Path, ending: str) -> list[str]:
    file = folder / f"committee.{ending}"
    if ending == "docx":
        document = docx.Document(str(file))
        rows = [row for table in document.tables for row in table.rows]
        texts = [" ".join(cell.text for cell in row.cells) for row in rows]
        return [normal(text) for text in [*texts, *(p.text for p in document.paragraphs)]]
    pages = [page.extract_text() for page in PdfReader(file).pages]
    # The number of the page stands at its foot.
    texts = [re.sub(r"\b\d / \d\b", " ", page) for page in pages]
    return [normal(" ".join(texts))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_paper_has_the_numbers_of_the_page_and_no_other(
    ending: str, language: Language, english_site: Path
) -> None:
    """Those of the page are cells of the warehouse."""
    alternative = ("Linje med", "Stablede søjler", "Line of", "Stacked bars")  # no text of a PDF
    page = [
        part.text
        for part in parts_of(english_site, "committee", language)
        if not any(words in part.text for words in alternative)
    ]
    folder = english_site / QUARTER / ("en" if language == "en" else "")
    on_paper, on_page = shown(paper(folder, ending), language), shown(page, language)
    assert set(on_paper) == set(on_page)
    assert sum(on_paper.values()) > 100
