"""A very small municipality in plain CSV, for tests that plant one thing at a time."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.workspace import Workspace, open_workspace

HEADINGS = (
    "dato",
    "timer",
    "medarbejder",
    "aktivitet",
    "netværk",
    "sted",
    "målgruppe",
    "antal kontakter",
)
Row = tuple[str, ...]
GOOD_ROW: Row = ("05-03-2024", "1,5", "OP1", "Mentorstøtte", "Gildbro", "Klub", "Under 18 år", "2")
STAFF = (
    ("OP1", "operative", "cbf", "37", "2020-01-01", "2023-12-31"),
    ("OP1", "operative", "ungdomsskolen", "37", "2024-01-01", ""),
    ("OP2", "operative", "ungdomsskolen", "30", "2020-01-01", ""),
    ("KON1", "consultant", "cbf", "37", "2020-01-01", ""),
)
SETTINGS = """\
municipality = "Prøvekøbing Kommune"
is_synthetic = true
as_of = 2025-01-08

[[decision]]
date = 2023-10-10
body = "Økonomi- & Planudvalget"
model = "model_2"
effective_from = 2024-01-01
transition_months = 3
"""
RECEIVED = "2025-01-06T08:00:00"


def as_csv(rows: Iterable[Sequence[str]], headings: Sequence[str] = HEADINGS) -> bytes:
    """Write rows as staff's spreadsheets do: semicolons, Windows-1252."""
    lines = [";".join(row) for row in (headings, *rows)]
    return ("\r\n".join(lines) + "\r\n").encode("cp1252")


def make_town(
    root: Path,
    files: dict[str, bytes],
    *,
    staff: Iterable[Sequence[str]] = STAFF,
    settings: str = SETTINGS,
) -> Path:
    """Make a workspace with ``ungetid init`` and put files into its inbox, all received at once."""
    answer = CliRunner().invoke(app, ["init", str(root)])
    assert answer.exit_code == 0, answer.output
    (root / "ungetid.toml").write_text(settings, encoding="utf-8")
    headings = ("staff_code", "role", "employment_unit", "weekly_norm_hours")
    lines = [";".join(row) for row in ((*headings, "valid_from", "valid_to"), *staff)]
    (root / "reference" / "staff.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, content in files.items():
        (root / "inbox" / name).write_bytes(content)
    delivery = ["fil;modtaget", *(f"{name};{RECEIVED}" for name in files)]
    (root / "inbox" / "modtaget.csv").write_text("\n".join(delivery) + "\n", encoding="utf-8")
    return root


def town(root: Path, files: dict[str, bytes], staff: Iterable[Sequence[str]] = STAFF) -> Workspace:
    """Return :func:`make_town` opened."""
    return open_workspace(make_town(root, files, staff=staff))


def two_years_of_rows(seed: int = 7) -> list[Row]:
    """Draw about a thousand different rows of 2023 and 2024, every category among them."""
    draw = random.Random(seed)  # noqa: S311 - invented data, not a secret
    rows: set[Row] = set()
    day = dt.date(2023, 1, 2)
    while day <= dt.date(2024, 12, 31):
        if day.isoweekday() <= 5:
            for person in ("OP1", "OP2", "KON1"):
                rows.update(_row(draw, day, person) for _ in range(draw.randint(0, 2)))
        day += dt.timedelta(days=1)
    return sorted(rows)


ACTIVITIES = (
    "Synlighed i gadebilledet",
    "Opsøgende dialog",
    "På forkant med risikoadfærd",
    "Samtale",
    "Mentorstøtte",
    "Undervisning",
    "Samarbejde med skoler",
    "Sammenbinding af tilbud",
    "Lokalt SSP-netværk",
    "Dokumentation",
    "Fravær",
)


def _row(draw: random.Random, day: dt.date, person: str) -> Row:
    return (
        day.strftime("%d-%m-%Y"),
        str(draw.randint(1, 16) / 4).replace(".", ","),
        person,
        draw.choice(ACTIVITIES),
        draw.choice(["Gildbro", "Vibeholm", "Torslunde"]),
        draw.choice(["Gaden", "Skole", "Klub"]),
        draw.choice(["Under 18 år", "18 år og derover", "Blandet", "Forældre"]),
        str(draw.randint(0, 3)),
    )
