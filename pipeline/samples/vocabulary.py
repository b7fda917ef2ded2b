"""The starter's vocabularies, and the many ways in which staff write a code."""

from __future__ import annotations

import csv
import random
from functools import cache

from pipeline.resources import STARTER


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a starter reference file, as text by heading."""
    path = STARTER / "reference" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


@cache
def wordings(name: str) -> dict[str, tuple[str, ...]]:
    """Return, by code, the Danish name and the synonyms that staff use (the name first)."""
    return {
        row["code"]: (row["name_da"], *(word for word in row["synonyms"].split("|") if word))
        for row in rows(name)
    }


@cache
def activities() -> dict[str, tuple[str, int | None]]:
    """Return category and task number by activity code."""
    return {
        row["code"]: (row["category"], int(row["task"]) if row["task"] else None)
        for row in rows("activities")
    }


@cache
def meetings_planned() -> dict[str, int]:
    """Return the meetings planned a year by network."""
    return {row["code"]: int(row["meetings_planned_per_year"]) for row in rows("networks")}


def worded(name: str, code: str, draw: random.Random, variety: float) -> str:
    """Write a code as somebody would: its Danish name, or with some chance a synonym or other case.

    Parameters
    ----------
    variety
        Chance of anything but the plain Danish name.
    """
    words = wordings(name)[code]
    if draw.random() >= variety:
        return words[0]
    word = draw.choice(words)
    return draw.choice((word, word.lower(), word.upper(), word.capitalize(), f"{word} "))


# An absence is written with its reason, which ingest must forget.
ABSENCE_WORDS = {
    "holiday": ("Ferie", "ferie", "Feriefridag"),
    "sick": ("Syg", "syg", "Sygdom"),
    "child_sick": ("Barn syg", "Barns sygedag"),
    "leave": ("Orlov", "orlov"),
}
