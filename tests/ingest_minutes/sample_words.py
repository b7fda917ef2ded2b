"""The sample municipality's words and its documents, read without ingest's help."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from pipeline.ingest.minutes import MinutesWords
from pipeline.resources import STARTER

SAMPLES = Path(__file__).parents[2] / "data_samples"
FORMATS = {".md": "markdown", ".docx": "docx", ".txt": "text"}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def vocabulary(name: str) -> dict[str, str]:
    """Return every wording of a starter vocabulary, casefolded, → code."""
    found = {}
    for row in rows_of(STARTER / "reference" / f"{name}.csv"):
        words = [row["code"], row["name_da"], row["name_en"], *row["synonyms"].split("|")]
        found |= {word.strip().casefold(): row["code"] for word in words if word.strip()}
    return found


def sample_words(received_on: dt.date) -> MinutesWords:
    """Return the words as ingest builds them from reference data and staff map."""
    staff = {}
    for row in rows_of(SAMPLES / "private" / "staff_map.csv"):
        code = row["medarbejder"]
        staff |= {word.strip().casefold(): code for word in row.values() if word.strip()}
    return MinutesWords(
        networks=vocabulary("networks"),
        partners=vocabulary("partners"),
        topics=vocabulary("topics"),
        staff=staff,
        received_on=received_on,
        places=vocabulary("places"),
        roles=vocabulary("roles"),
        staff_roles={
            row["staff_code"]: row["role"] for row in rows_of(SAMPLES / "reference" / "staff.csv")
        },
    )
