"""Rendered in English, a page shows no Danish but names; checked on what a reader sees or hears."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from left_danish import danish
from published_situation import CATEGORIES, NETWORKS

from pipeline.progress import Silent
from pipeline.reporting.documents import translate_documents
from pipeline.reporting.engine import builtin
from pipeline.reporting.language import speaking
from pipeline.resources import resource_folder

PROPER = (
    "Ishøj Kommune",
    "Økonomi- & Planudvalget",
    "På dansk",
    "Ungdomsskolen",
    *NETWORKS.values(),
    *(name for name, *_ in CATEGORIES.values()),  # the fixture's categories have no English
)

# What the invented warehouse has in Danish alone, as a municipality's own words are.
OWN_WORDS = (
    "At gå en tur er synlighed.",
    "Timer er over 0.",
    "Alle har en ansættelse.",
    "Skriv den som 05-07-2023.",
)


def rendered(warehouse: Path, document: str, folder: Path) -> Path:
    copy = folder / document
    shutil.copytree(resource_folder("reports"), copy)
    with speaking("en"):
        translate_documents(copy)
    pages = builtin.render_project(
        copy,
        documents=[f"{document}.qmd"],
        parameters={"warehouse": str(warehouse), "quarter": "2025-Q3", "lang": "en"},
        as_of=dt.date(2025, 10, 8),
        progress=Silent(),
    )
    return next(page for page in pages if page.suffix == ".html")


@pytest.mark.parametrize("document", ["index", "dashboard", "committee", "quality", "methods"])
@pytest.mark.parametrize(
    "special", [{}, {"has_decision": False, "variation": None}, {"has_hours": False}]
)
def test_an_english_page_shows_no_danish_but_names(written, tmp_path, document, special):
    page = rendered(written(**special), document, tmp_path)
    assert danish(page, PROPER + OWN_WORDS) == []
    assert 'lang="en"' in page.read_text(encoding="utf-8")[:200]


def test_the_sweep_finds_danish(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><meta charset="utf-8"></head><body>'
        "<p>Share of time</p><p title='27,4\u00a0%'>Andel af tiden</p>"
        '<script type="application/json">{"a": ["Måned"]}</script></body></html>',
        encoding="utf-8",
    )
    assert danish(page, ()) == ["Andel af tiden", "27,4\u00a0%", "Måned"]
