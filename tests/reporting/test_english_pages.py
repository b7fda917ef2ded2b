"""Rendered in English, a page shows no Danish but names; checked on what a reader sees or hears."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from published_file import CATEGORIES, NETWORKS

from pipeline.progress import Silent
from pipeline.reporting.documents import translate_documents
from pipeline.reporting.engine import builtin
from pipeline.reporting.language import speaking
from pipeline.resources import resource_folder

# Common little words that are no English ones.
_WORDS = """
og eller ikke af som på der det skal vises mod timer ugen andel andelen arbejde tiden måned måneder
kvartal kvartaler række rækker linje udgangspunkt udgangspunktet ændring mål ingen hvor hvad hvis
når kun også blev bliver til opgjort kilde siden antal netværk område områder opgave opgaver
registreret medarbejder medarbejdere eksempel gevinst nu fil sag timer sammen
"""
DANISH = frozenset(_WORDS.split())
DANISH_NUMBER = re.compile(r"\d,\d(?!\d\d)|\d\u00a0%|\d\. kv")
SHOWN = ("aria-label", "alt", "title", "content")
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


def seen(page: Path) -> Iterator[str]:
    """Yield each text of a page: elements, attributes read aloud, data of charts."""
    yield from texts(html.fromstring(page.read_bytes()))


def texts(root: html.HtmlElement) -> Iterator[str]:
    """Yield each text below an element; what can be chosen is HTML in the data of a cell."""
    quoting = set(root.xpath('//ul[@lang="en"]/descendant-or-self::*'))  # the change log as it is
    for element in root.iter():
        if not isinstance(element.tag, str) or element in quoting:
            continue
        if element.tag == "script" and element.get("type") == "application/json":
            for text in strings(json.loads(element.text or "null")):
                if text.startswith("<"):
                    table = f"<table>{text}</table>" if text.startswith("<thead") else text
                    yield from texts(html.fragment_fromstring(table.replace("\x01", " "), "div"))
                else:
                    yield text
        elif element.tag not in ("script", "style"):
            yield element.text or ""
            yield from (element.get(name) or "" for name in SHOWN)
        yield element.tail or ""


def strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def danish(page: Path, names: tuple[str, ...]) -> list[str]:
    found = []
    for text in dict.fromkeys(re.sub(r"[ \n\t]+", " ", one) for one in seen(page)):
        plain = text
        for name in sorted(names, key=len, reverse=True):
            plain = plain.replace(name, "")
        is_number = re.fullmatch(r"\s*(rgba?|hsl)\(.*\)\s*", plain)
        words = set(re.findall(r"[a-zæøå]+", plain.lower()))
        if not is_number and (
            re.search("[æøåÆØÅ»«]", plain) or words & DANISH or DANISH_NUMBER.search(plain)
        ):
            found.append(text.strip()[:160])
    return found


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
