"""Where something that was erased still lies, for a person to take out.

``private/erasure_left.csv`` is written at each ingest, in Danish: it is read by whoever cleans up.
A file of the inbox that holds other people's rows as well is never rewritten by the program.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.files import read_small, replace_private, sha256_of
from pipeline.formulas import begins_formula
from pipeline.ingest.arrivals import DELIVERY_LOG, Arrival
from pipeline.ingest.erasing.erasures import Erasures
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.staff import MAP_HEADINGS
from pipeline.ingest.tables import read_small_csv
from pipeline.ingest.words import normal
from pipeline.workspace import Workspace

_HEADINGS = ("sted", "kode", "rækker", "hvad", "gør", "fingeraftryk")
_SHARED = (
    "Filen har også rækker, der skal blive.",
    "Fjern rækkerne i en kopi af filen, læg kopien i inbox/, og slet denne fil.",
)
_MINUTES = (
    "Medarbejderen står i referatet.",
    "Læg et eksemplar uden medarbejderen i inbox/, og slet denne fil.",
)
_BACK = ("Filen er slettet, men ligger i inbox/ igen.", "Slet filen.")
_WHOLE = ("Alt i filen er slettet, men filen ligger der endnu.", "Slet filen.")
_SHEETS = (
    "Alle rækker i filen er slettet, men den har også ark, der ikke er læst.",
    "Se selv efter i arkene, og slet filen, hvis intet i dem skal blive.",
)
_UNREAD = (
    "Filen kunne ikke læses og er derfor ikke set igennem.",
    "Se selv efter i filen, og slet den, hvis den ikke skal blive.",
)
_WITHDRAWN = (
    "Filen er trukket tilbage og er derfor ikke set igennem.",
    "Se selv efter i filen, og slet den, hvis den ikke skal bruges.",
)
_NAMED = (
    "Medarbejderen er nævnt i filen.",
    "Ret filen, eller slet den; en skabelon kan skrives igen.",
)
_SHORTEST = 3  # of a word that is looked for in a text
_MOST_BYTES = 4 * 1024**2
_STAFF = ("Medarbejderen står stadig på listen.", "Fjern medarbejderens linjer.")


@dataclass(frozen=True)
class Left:
    """One place where something is left.

    Parameters
    ----------
    place
        Path below the workspace.
    file_key
        How messages name a file of the inbox; empty for others.
    row_count
        Rows, or places of a document; None where nobody can tell.
    what, mend
        In Danish.
    sha256
        Of the file when it was looked at.
    """

    place: str
    file_key: str
    row_count: int | None
    what: str
    mend: str
    sha256: str


def write_left(
    workspace: Workspace, knowledge: Knowledge, found: Iterable[Arrival], manifest: pl.DataFrame
) -> None:
    """Write the list; where nothing is left, or nothing was ever erased, there is none."""
    if not knowledge.erasures:
        workspace.erasure_left_file.unlink(missing_ok=True)
        return
    # Here, since they tell of what is left as it is told here.
    from pipeline.ingest.erasing.private_files import workbooks_left  # noqa: PLC0415 - see above

    left = [
        *_in_inbox(knowledge, found, manifest),
        *workbooks_left(workspace, knowledge),
        *_in_lists(workspace, knowledge),
    ]
    left += mentions_left(workspace, knowledge, {one.place for one in left})
    if not left:
        workspace.erasure_left_file.unlink(missing_ok=True)
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADINGS)
    writer.writerows(
        [_neutral("" if cell is None else str(cell)) for cell in astuple(one)] for one in left
    )
    content = text.getvalue().encode("utf-8-sig", errors="surrogateescape")
    replace_private(workspace.erasure_left_file, content)


def read_left(workspace: Workspace) -> list[Left]:
    """Read the list as the last ingest wrote it; empty where there is none."""
    try:
        content = workspace.erasure_left_file.read_bytes()
    except OSError:
        return []
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]
    return [
        Left(place.removeprefix("'"), key, int(count) if count else None, what, mend, digest)
        for place, key, count, what, mend, digest in (row for row in rows if len(row) == 6)
    ]


def still_left(workspace: Workspace) -> list[Left]:
    """Return what of the list lies there unchanged."""
    return [
        one for one in read_left(workspace) if _digest(workspace.root / one.place) == one.sha256
    ]


def _digest(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError:
        return ""


def _neutral(text: str) -> str:
    return f"'{text}" if begins_formula(text) else text


def _in_inbox(
    knowledge: Knowledge, found: Iterable[Arrival], manifest: pl.DataFrame
) -> Iterator[Left]:
    erasures = knowledge.erasures
    if not erasures:
        return
    is_source = ~pl.col("kind").is_in(("reference", "staff"))
    lines = manifest.filter(pl.col("is_current") & is_source)
    known = {row["content_sha256"]: row for row in lines.iter_rows(named=True)}
    for arrival in found:
        said = _said(known.get(arrival.content_sha256), arrival, erasures)
        if said is None:
            continue
        count, what, mend = said
        for path in arrival.paths:
            place = f"inbox/{path}"
            yield Left(place, arrival.file_key, count, what, mend, arrival.content_sha256)


def _said(
    row: dict[str, Any] | None, arrival: Arrival, erasures: Erasures
) -> tuple[int | None, str, str] | None:
    """Return what is left in a file: how much, what, and what to do; None where nothing is."""
    if erasures.is_file(arrival.content_sha256):
        return (None, *_BACK)
    if row is not None and row["status"] == "erased":
        return (row["rows_erased"], *(_WHOLE if row["parts"] is None else _SHEETS))
    if row is not None and row["mentions_erased"]:
        return (row["mentions_erased"], *_MINUTES)
    if row is not None and row["rows_erased"]:
        return (row["rows_erased"], *_SHARED)
    is_by_rows = bool(erasures.erased.staff or erasures.erased.periods)
    return _not_looked_through(row) if is_by_rows else None


def _not_looked_through(row: dict[str, Any] | None) -> tuple[None, str, str] | None:
    if row is not None and row["is_withdrawn"]:
        return (None, *_WITHDRAWN)
    is_unread = row is None or row["reason_code"] not in (None, "empty_file")
    return (None, *_UNREAD) if is_unread else None


def mentions_left(workspace: Workspace, knowledge: Knowledge, told: set[str]) -> Iterator[Left]:
    """Tell of files that people write in which somebody who was erased is still named.

    Once the person has left the staff map nobody can look for the name any more: what was found
    before is told until the file is changed.
    """
    words = [
        word
        for word, code in knowledge.staff.wordings.items()
        if knowledge.erasures.is_staff(knowledge.staff.keyed[code]) and len(word) >= _SHORTEST
    ]
    known = {one.place: one for one in still_left(workspace) if one.what == _NAMED[0]}
    for path in _written_by_people(workspace):
        place = path.relative_to(workspace.root).as_posix()
        if place in told:
            continue
        if place in known or (words and _names(path, words)):
            yield Left(place, "", None, *_NAMED, sha256_of(path))


def _written_by_people(workspace: Workspace) -> list[Path]:
    found = [
        *workspace.root.glob("*.*"),
        *workspace.reference.rglob("*.csv"),
        *workspace.profiles.rglob("*.toml"),
        workspace.withdrawals_file,
        workspace.inbox / DELIVERY_LOG,
    ]
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def _names(path: Path, words: list[str]) -> bool:
    """Say whether a text, or a member of a workbook or document, has one of some words."""
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                members = [one for one in archive.infolist() if one.file_size <= _MOST_BYTES]
                texts = [archive.read(one) for one in members]
        else:
            texts = [read_small(path, _MOST_BYTES)]
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False
    return any(pattern.search(normal(text.decode("utf-8", errors="replace"))) for text in texts)


def _in_lists(workspace: Workspace, knowledge: Knowledge) -> Iterator[Left]:
    """Tell of the lists that only the municipality may change."""
    staff = knowledge.staff
    codes = {code for code, keyed in staff.keyed.items() if knowledge.erasures.is_staff(keyed)}
    if not codes:
        return
    keyed = [staff.keyed[code] for code in codes]
    periods = staff.frame.filter(pl.col("staff_code").is_in(keyed)).height
    if periods:
        path = workspace.reference / "staff.csv"
        yield Left("reference/staff.csv", "", periods, *_STAFF, sha256_of(path))
    if workspace.staff_map.is_file():
        shown = "private/staff_map.csv"
        rows = read_small_csv(workspace.staff_map, shown, MAP_HEADINGS, ("medarbejder",)).rows
        words = {normal(code) for code in codes}
        count = sum(normal(row.cells.get("medarbejder", "")) in words for row in rows)
        if count:
            yield Left(shown, "", count, *_STAFF, sha256_of(workspace.staff_map))
