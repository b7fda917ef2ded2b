"""The word lists that lie beside this module."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def rows_of(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a word list."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


@cache
def action_verbs() -> frozenset[str]:
    """Return the first words of ``action_kinds.csv``: with one of them a task begins."""
    rows = rows_of("action_kinds.csv")
    return frozenset(word.split()[0] for row in rows for word in row["words"].split("|"))
