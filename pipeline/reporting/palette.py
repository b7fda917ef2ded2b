"""The colours of ``reports/_brand.yml``, and what tells the same things apart without colour."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from pipeline.reporting.charts.declaration import Pattern, Symbol
from pipeline.resources import resource_folder

# category_code → hatching; the two that the reader compares are plain, one dark and one light.
_PATTERNS: dict[str, Pattern] = {
    "direct": "",
    "visibility": "",
    "cross_cutting": "x",
    "network": "/",
    "teaching": ".",
    "bridging": "-",
    "internal": "\\",
}
_SYMBOLS: dict[str, Symbol] = {
    "improving": "triangle",
    "concerning": "diamond",
    "undirected": "square",
}
_LIGHT_ENOUGH_FOR_INK = 0.18


@cache
def _palette(file: Path) -> dict[str, str]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8"))["color"]["palette"])


def colour(name: str) -> str:
    """Return a colour by its name in the palette; a name it lacks gets that of ``other``."""
    palette = _palette(resource_folder("reports") / "_brand.yml")
    return palette.get(name, palette["other"])


def pattern(category_code: str) -> Pattern:
    """Return the hatching of a category of time."""
    return _PATTERNS.get(category_code, "|")


def symbol(effect: str | None) -> Symbol:
    """Return the mark of a month in an SPC chart; ``undirected`` is a signal without an effect."""
    return _SYMBOLS.get(effect or "", "circle")


def text_on(fill: str) -> str:
    """Return a colour that text on a fill can be read in (WCAG: relative luminance)."""
    parts = [int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return colour("paper") if luminance < _LIGHT_ENOUGH_FOR_INK else colour("ink")
