"""Corrections of single entries drawn at random, as ``corrections.toml`` has them."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import Any

from drawn_files import NETWORKS
from drawn_rows import keyed
from naive_standing import Place, Row, Standing

from pipeline import lake


class DrawnCorrections:
    """Draws corrections of standing entries, and what follows from them.

    Parameters
    ----------
    category
        Of the activity that some corrections set.
    """

    def __init__(self, draw: random.Random, category: str) -> None:
        self.draw, self.category = draw, category
        self.dropped: set[Place] = set()
        self.marked: set[Place] = set()
        self.named_otherwise = 0
        self.text = ""

    def correct(self, standing: Standing) -> list[Row]:
        """Draw corrections of a few standing entries; return the rows as they are then.

        Some name the entry by another row that gives it and has been superseded.
        """
        rows = standing.standing()
        chosen = self.draw.sample(rows, k=min(len(rows), self.draw.randint(0, 9)))
        changes: dict[Place, dict[str, Any]] = {}
        for number, row in enumerate(chosen):
            action = self.draw.choice(["drop", "override", "flag"])
            new = self._new_values() if action == "override" else {}
            changes[row.place] = new
            self.dropped |= {row.place} if action == "drop" else set()
            self.marked |= {row.place} if action == "flag" else set()
            others = standing.other_names(row)
            named = self.draw.choice(others) if others else row.place
            self.named_otherwise += named != row.place
            self.text += _correction(number, action, row, named, new)
        left = [row for row in rows if row.place not in self.dropped]
        return [replace(row, values={**row.values, **changes.get(row.place, {})}) for row in left]

    def _new_values(self) -> dict[str, Any]:
        """Draw what a correction sets, and what follows from it."""
        network = {"network_code": self.draw.choice(NETWORKS), "has_network_column": True}
        choices: list[dict[str, Any]] = [
            {"duration_minutes": 33},
            {"activity_code": "teaching", "category": self.category},
            network,
            {"contact_count": 0, "has_contact_column": True},
            {"start_time": None, "end_time": None},
        ]
        return self.draw.choice(choices)


def _correction(number: int, action: str, row: Row, named: Place, new: dict[str, Any]) -> str:
    """Return one ``[[correction]]`` that names a row by its place, or by that of an equal one."""
    file_key, sheet, line = keyed(named)
    place = f"{file_key}:{sheet}:{line}" if sheet else f"{file_key}:{line}"
    columns = [name for name in new if name in lake.TIME_ENTRY.schema and name[:4] != "has_"]
    old = {"duration_minutes": None} | dict.fromkeys(columns)
    written = ", ".join(f"{name} = {_toml(row.values[name])}" for name in old)
    changed = ", ".join(f"{name} = {_toml(new[name])}" for name in columns)
    return (
        f'[[correction]]\nid = "c-{number}"\nentries = ["{place}"]\naction = "{action}"\n'
        f'reason = "x"\nby = "x"\non = 2025-01-01\nexpect = {{entries = 1, {written}}}\n'
        + (f"set = {{{changed}}}\n" if columns else "")
    )


def _toml(value: object) -> str:
    if value is None:
        return '""'
    return (
        str(value)
        if isinstance(value, int)
        else f'"{value:%H:%M}"'
        if isinstance(value, dt.time)
        else f'"{value}"'
    )
