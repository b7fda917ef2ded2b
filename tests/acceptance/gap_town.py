"""A small town with a quarter that nobody registered in, one of absence alone, and idle areas."""

from __future__ import annotations

from pathlib import Path

from small_town import as_csv, make_town, two_years_of_rows
from typer.testing import CliRunner

from pipeline.cli import app

QUARTER = "2024-Q4"
EMPTY, OF_ABSENCE = "2024-Q2", "2024-Q3"
WITHOUT_WORK = ("Vejleåparken", "Strandområdet", "Ishøj Landsby")
_MONTHS = {EMPTY: ("04", "05", "06"), OF_ABSENCE: ("07", "08", "09")}


def run_gap_town(root: Path, *, first: str = "2023-01") -> Path:
    """Make the town, run it, and return the folder of its pages.

    Parameters
    ----------
    first
        The first month of registrations: ``2023-07`` leaves too few for a baseline.
    """
    rows = []
    for row in two_years_of_rows():
        _, month, year = row[0].split("-")
        if f"{year}-{month}" < first or (year == "2024" and month in _MONTHS[EMPTY]):
            continue
        is_absence = year == "2024" and month in _MONTHS[OF_ABSENCE]
        rows.append((*row[:3], "Fravær", *row[4:]) if is_absence else row)
    make_town(root, {"log.csv": as_csv(rows)})
    answer = CliRunner().invoke(app, ["run", "-w", str(root), "--engine", "builtin"])
    assert answer.exit_code == 0, answer.output
    return root / "site" / QUARTER
