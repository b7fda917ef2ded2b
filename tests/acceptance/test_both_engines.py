"""Quarto and the built-in engine give the same tables, charts, headings and numbers (promise 6)."""

from __future__ import annotations

import shutil
import warnings
from collections import Counter
from pathlib import Path

import pytest
from demo_run import Demo
from lxml import html as parser
from number_sweep import blocks, normal, numbers

from pipeline.reporting.engine.quarto import find_quarto
from pipeline.reporting.render import render
from pipeline.reporting.site import DOCUMENTS
from pipeline.resources import resource_folder

QUARTER = "2025-Q3"
NO_QUARTO = "QUARTO IS NOT ON THIS MACHINE: the two engines were not compared."


def content(page: str) -> dict[str, Counter[str]]:
    """Return what must be alike: rows of tables, words for pictures, charts, headings, numbers."""
    tree = parser.fromstring(page.encode())
    for gone in tree.xpath("//style | //head | //nav | //footer"):
        gone.drop_tree()

    def texts(query: str) -> Counter[str]:
        found = (normal(" ".join(node.itertext())) for node in tree.xpath(query))
        return Counter(text for text in found if text)

    shown = [one.shown for block in blocks(page) for one in numbers(block)]
    return {
        "rows": texts("//tr"),
        "headings": texts("//h1 | //h2 | //h3"),
        "words for pictures": Counter(map(normal, tree.xpath("//@alt"))),
        "charts": Counter(tree.xpath("//script[@type='application/json']/@id")),
        "numbers": Counter(shown),
    }


def differences(one: str, other: str) -> dict[str, list[str]]:
    """Return by kind what only one of two pages has."""
    first, second = content(one), content(other)
    found = {
        kind: sorted(((first[kind] - second[kind]) + (second[kind] - first[kind])).elements())
        for kind in first
    }
    return {kind: texts for kind, texts in found.items() if texts}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_quarto_gives_the_same_page(name: str, demo: Demo, tmp_path: Path) -> None:
    if find_quarto() is None:
        warnings.warn(NO_QUARTO, stacklevel=1)
        pytest.skip(NO_QUARTO)
    audience = {"dashboard": "management", "committee": "committee"}.get(name, "analyst")
    render(
        demo.warehouse,
        resource_folder("reports"),
        tmp_path,
        quarters=[QUARTER],
        audience=audience,  # type: ignore[arg-type]
        engine="quarto",
    )
    ours = (demo.workspace.site / QUARTER / f"{name}.html").read_text(encoding="utf-8")
    theirs = (tmp_path / QUARTER / f"{name}.html").read_text(encoding="utf-8")
    found = differences(ours, theirs)
    # Quarto numbers headings and tabs of its own: those are looked at by a person.
    found.pop("headings", None) if name == "dashboard" else None
    assert not found


def test_a_difference_would_be_seen(demo: Demo, tmp_path: Path) -> None:
    file = demo.workspace.site / QUARTER / "committee.html"
    copy = Path(shutil.copy(file, tmp_path))
    page = file.read_text(encoding="utf-8")
    assert not differences(page, copy.read_text(encoding="utf-8"))
    for before, after, kind in (
        ("41,9", "42,0", "numbers"),
        ("Andel undervisning", "Andel under", "rows"),
        ("Baggrund</h", "Forhistorie</h", "headings"),
        ('alt="Andel synlighed', 'alt="Synlighed', "words for pictures"),
    ):
        changed = page.replace(before, after)
        assert changed != page, before
        assert kind in differences(page, changed)
