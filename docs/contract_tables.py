"""Write the tables of the documents that describe data: ``python docs/contract_tables.py``.

Headings and types of docs/data-contract.md come from the code that reads them, the fields in
docs/databeskyttelse/fortegnelse.md from the lake; what they mean is said here. Tests hold the
documents against this file, and the example row against ingest.
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from pipeline.ingest import profiles
from pipeline.ingest.headings import COLUMNS, NEEDED, NOTE
from pipeline.ingest.orders import NOTE_WORDS, ORDER_NEEDED, ORDER_WORDS
from pipeline.ingest.reference import FILES
from pipeline.ingest.staff import MAP_HEADINGS, STAFF_HEADINGS
from pipeline.lake import MANIFEST, REFERENCE_SCHEMAS, SOURCE_TABLES

DOCUMENT = Path(__file__).with_name("data-contract.md")
RECORD = Path(__file__).with_name("databeskyttelse") / "fortegnelse.md"
# Canonical column → type, example, meaning.
LOG_COLUMNS = {
    "entry_id": ("text", "R-00017", "the row's own number; the row received last by it stands"),
    "work_date": ("date", "05-03-2025", "the day the work began"),
    "start_time": ("clock", "18:30", "both, or a start beside `timer`; not needed beside it"),
    "end_time": ("clock", "20:00", "at or before `start`: the next day, up to 14 hours"),
    "duration_minutes": ("duration", "1,5", "or `start` and `slut`; where they differ, it stands"),
    "staff_code": (
        "code or name",
        "OP1",
        "a code of `staff.csv`, or a name, initials or e-mail of `staff_map.csv`",
    ),
    "activity_code": ("`activities.csv`", "Samtale", "category and task follow from it"),
    "network_code": ("`networks.csv`", "Gildbro", "for visibility and direct work"),
    "place_code": ("`places.csv`", "Klub", "what kind of place; never an address"),
    "target_group": ("`target_groups.csv`", "Under 18 år", "for direct work"),
    "contact_count": ("whole number", "3", "contacts, never who they were"),
    "partner_codes": ("`partners.csv`", "Skole; Politi", "several with a semicolon"),
    "occasion": ("`occasions.csv`", "Fast rutine", "for visibility"),
    "reference": ("order or action item", "B-2025-014", "or `H-2025-03-2`"),
    "course_code": ("code", "F0012", "of a mentor course; never a name or a CPR number"),
    "registered_at": ("date and time", "06-03-2025 09:15", "for the delay; without it, none"),
    NOTE: ("text", "", "never read; do not write about citizens all the same"),
}
ORDERS = {
    "order_id": ("text", "B-2025-014", "`B`, year, number; what `reference` of a log names"),
    "ordered_on": ("date", "05-03-2025", "the day it was written; not after the file was received"),
    "network_code": ("`networks.csv`", "Gildbro", "blank or `Hele kommunen`: everywhere"),
    "topic": ("`topics.csv`", "Hærværk", "what it is about"),
    "due_on": ("date", "01-05-2025", "when it is to be begun; not before it was written"),
    "withdrawn_on": ("date", "", "not before it was written; blank while it stands"),
    NOTE: ("text", "", "never kept; do not write about citizens all the same"),
}
_TYPES: dict[pl.DataType, str] = {
    pl.String(): "text",
    pl.Int32(): "whole number",
    pl.Float64(): "number",
    pl.Boolean(): "1 or 0",
    pl.Date(): "date",
}
_STAFF = {
    "staff_code": "the code that logs and minutes use",
    "role": "`operative` or `consultant`",
    "employment_unit": "a code or wording of `units.csv`",
    "weekly_norm_hours": "hours a week, e.g. `37` or `29,6`",
    "valid_from": "first day",
    "valid_to": "last day; blank: still so",
}
_MAP = {
    "medarbejder": "the code of `staff.csv`",
    "navn": "name, as it stands in logs and minutes",
    "initialer": "initials",
    "e-mail": "e-mail address",
}
_REFERENCE = {
    "code": "`a`–`z`, digits and `_`",
    "synonyms": "other wordings, divided by `|`",
    "category": "a code of `categories.csv`",
    "task": "the memo's task number, 1–10",
    "kpi_id": "name of a file in `sql/kpi/`",
}

# Table of the lake → what a row is, whether it is about a person; in Danish, as the record is.
_LAKE = {
    "manifest": ("en læst fil: hvad den er, hvornår den kom, og antal rækker", "nej"),
    "time_entry": (
        "en registrering, der er læst ind: én medarbejders arbejde med én ting",
        "ja, om medarbejderen, med kode",
    ),
    "refused_row": (
        "en fejl i en afvist række: hvor og hvad, aldrig det, der stod",
        "nej",
    ),
    "file_note": (
        "en bemærkning til en fil, der er læst, fx at en linje ligner et CPR-nummer",
        "nej",
    ),
    "row_correction": ("en rettet række og den række, den træder i stedet for", "nej"),
    "meeting": (
        "et netværksmøde, med slags sted og referentens rolle",
        "ja, når en egen medarbejder er referent, med kode",
    ),
    "attendance": (
        "en deltager i et møde: egne medarbejdere med kode, andre kun som organisation og rolle",
        "ja, om egne medarbejdere; om andre kun indirekte",
    ),
    "agenda_item": ("et punkt på en dagsorden", "nej"),
    "concern": (
        "en bekymring: emne, område og antal omtaler",
        "kun indirekte, hvis emnet er sjældent og området lille",
    ),
    "meeting_decision": (
        "en beslutning: slags, emne, område og punkt, aldrig ordlyden",
        "nej",
    ),
    "extracted_value": (
        "en værdi læst i et referat: hvor den står, hvilken regel der læste den, og hvor sikkert",
        "ja, når værdien er en egen medarbejder, med kode",
    ),
    "action_item": (
        "et opfølgningspunkt, som det står i ét referat",
        "ja, når en egen medarbejder er ansvarlig, med kode",
    ),
    "order": (
        "en bestilling: nummer, emne, område og datoer, aldrig det, der er skrevet om den",
        "kun indirekte, hvis emnet er sjældent og området lille",
    ),
    "staff": ("en medarbejders ansættelse i en periode", "ja, om medarbejderen, med kode"),
}


def tables() -> dict[str, str]:
    """Return every table of the document by its name."""
    return {
        "log": _log(),
        "orders": _orders(),
        "staff": _small(STAFF_HEADINGS, tuple(STAFF_HEADINGS), _STAFF),
        "staff_map": _small(MAP_HEADINGS, ("medarbejder",), _MAP),
        **{f"reference {name}": _reference(name) for name in FILES},
        "lake": _lake(),
    }


def written(document: str) -> str:
    """Return the document with every table as it should be.

    Raises
    ------
    KeyError
        When the document asks for a table that there is not.
    """
    made = tables()
    return re.sub(
        r"(<!-- table: ([\w ]+) -->\n).*?(<!-- end -->)",
        lambda found: f"{found[1]}{made[found[2]]}\n{found[3]}",
        document,
        flags=re.DOTALL,
    )


def _log() -> str:
    path = Path(profiles.__file__).with_name("shipped") / f"{profiles.STANDARD}.toml"
    columns = tomllib.loads(path.read_text(encoding="utf-8"))["columns"]
    rows = []
    for column in (*COLUMNS, NOTE):
        first, *others = _headings(columns[column])
        kind, example, meaning = LOG_COLUMNS[column]
        needed = "yes" if column in NEEDED else "no"
        shown = f"`{example}`" if example else ""
        rows.append((f"**{first}**", f"`{column}`", kind, needed, shown, meaning, _words(others)))
    names = ("heading", "canonical", "type", "needed", "example", "meaning", "also read")
    return _pipe(names, rows)


def _orders() -> str:
    rows = []
    for column, (first, *others) in (*ORDER_WORDS.items(), (NOTE, NOTE_WORDS)):
        kind, example, meaning = ORDERS[column]
        needed = "yes" if column in ORDER_NEEDED else "no"
        shown = f"`{example}`" if example else ""
        rows.append((f"**{first}**", f"`{column}`", kind, needed, shown, meaning, _words(others)))
    names = ("heading", "canonical", "type", "needed", "example", "meaning", "also read")
    return _pipe(names, rows)


def _headings(sources: list[str] | list[dict[str, list[str]]]) -> list[str]:
    """Return the headings of a column, whatever their unit, in their order."""
    return [
        heading
        for source in sources
        for heading in ([source] if isinstance(source, str) else source["headings"])
    ]


def _small(
    headings: dict[str, tuple[str, ...]], needed: tuple[str, ...], meanings: dict[str, str]
) -> str:
    rows = [
        (f"**{column}**", "yes" if column in needed else "no", meanings[column], _words(words))
        for column, words in headings.items()
    ]
    return _pipe(("heading", "needed", "content", "also read"), rows)


def _reference(name: str) -> str:
    spec = FILES[name]
    rows = []
    for column, words in spec.headings.items():
        kind = REFERENCE_SCHEMAS[name].get(column, pl.String())
        content = _REFERENCE.get(column, _TYPES[kind])
        needed = "yes" if column in spec.needed else "no"
        rows.append((f"**{column}**", needed, content, _words(words)))
    return _pipe(("heading", "needed", "content", "also read"), rows)


def _lake() -> str:
    rows = [
        (f"`{table.name}`", *_LAKE[table.name], _words(table.schema))
        for table in (MANIFEST, *SOURCE_TABLES)
    ]
    return _pipe(("Tabel", "En række er", "Personoplysninger", "Felter"), rows, (22, 26, 24, 48))


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _pipe(names: tuple[str, ...], rows: list[tuple[str, ...]], widths: tuple[int, ...] = ()) -> str:
    """Return a table; on paper, widths say how its columns share the page."""
    lines = [names, tuple("-" * width for width in widths) or ("---",) * len(names), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines
    )


if __name__ == "__main__":
    for path in (DOCUMENT, RECORD):
        path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")
