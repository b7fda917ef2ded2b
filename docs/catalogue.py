"""Bring the English catalogue up to date: ``python docs/catalogue.py`` (``make texts``).

What is marked in ``pipeline/reporting`` and what a reader sees of ``reports/*.qmd`` gets into
``pipeline/locale/en/LC_MESSAGES/ungetid.po``, as do the texts of the shipped checks and of what
is to be done about refused rows; what is no longer there goes out of it. What waits
for English is listed. A test holds the catalogue against this file.
"""

import ast
import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from pipeline.reporting.documents import texts_of
from pipeline.reporting.language import catalogue_file
from pipeline.resources import resource_folder
from pipeline.validation.suites import read_suites

ROOT = Path(__file__).resolve().parent.parent
FILE = catalogue_file("en")
_KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}  # how many texts a call holds
_HEADER = """\
# The reports in English. A message is the Danish text; what stands in braces is put in.
# Write the English of an empty msgstr here, then run `make texts`: it sorts and checks."""


def extracted() -> Catalog:
    """Return what there is to translate, with the files it stands in."""
    found = Catalog()
    for file in sorted((ROOT / "pipeline" / "reporting").rglob("*.py")):
        for message in marked_in(file):
            found.add(message, locations=[(file.relative_to(ROOT).as_posix(), 1)])
    for file in sorted((ROOT / "reports").glob("*.qmd")):
        for message in texts_of(file):
            found.add(message, locations=[(file.relative_to(ROOT).as_posix(), 1)])
    for place, message in _shipped():
        found.add(message, locations=[(place, 1)])
    return found


def _shipped() -> Iterator[tuple[str, str]]:
    """Yield the texts of the shipped checks and of what is to be done about refused rows."""
    for check in read_suites(resource_folder("expectations")):
        for text in (check.description_da, check.mend_da, check.owner):
            if text:
                yield "expectations/", text
    for rule in read_row_rules():
        if rule["mend_da"]:
            yield "pipeline/ingest/row_rules.csv", rule["mend_da"]


def read_row_rules() -> list[dict[str, str]]:
    """Return the rules by which rows are refused or marked, as their file has them."""
    with (ROOT / "pipeline" / "ingest" / "row_rules.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, delimiter=";"))


def marked_in(file: Path) -> Iterator[str | tuple[str, ...]]:
    """Return what a module marks, also inside an f-string, which Babel's own reader passes over.

    Raises
    ------
    ValueError
        When an f-string is marked: its text is not known before it is put together.
    """
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        count = _KEYWORDS.get(node.func.id, 0)
        given = node.args[:count]
        if any(isinstance(text, ast.JoinedStr) for text in given):
            raise ValueError(f"{file.name}, line {node.lineno}: mark the text, not an f-string")
        texts = [text.value for text in given if isinstance(text, ast.Constant)]
        if count and len(texts) == count and all(isinstance(text, str) for text in texts):
            yield tuple(texts) if count > 1 else texts[0]


def updated() -> Catalog:
    """Return the catalogue with what is marked now, and with the English that it has."""
    found = extracted()
    before = Catalog()
    if FILE.is_file():
        with FILE.open("rb") as file:
            before = read_po(file, locale="en")
    made = Catalog(locale="en", header_comment=_HEADER, fuzzy=False)
    for message in sorted((m for m in found if m.id), key=lambda one: str(one.id)):
        had = before.get(message.id if isinstance(message.id, str) else message.id[0])
        is_same = had is not None and had.id == message.id and not had.fuzzy
        files = sorted(set(message.locations))
        made.add(message.id, had.string if is_same else None, locations=files)
    return made


def written(catalogue: Catalog) -> str:
    """Return a catalogue as its file has it, without times and lines."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, include_lineno=False, omit_header=True)
    header = (
        f'{_HEADER}\nmsgid ""\nmsgstr ""\n"Language: en\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    )
    return header + out.getvalue().decode("utf-8").rstrip("\n") + "\n"


def waiting(catalogue: Catalog) -> list[str]:
    """Return the Danish of what has no English yet."""
    texts = (message for message in catalogue if message.id)
    return [
        str(text.id)
        for text in texts
        if not all(text.string if isinstance(text.string, (tuple, list)) else [text.string])
    ]


def main() -> int:
    """Write the file; return 1 while something waits for English."""
    catalogue = updated()
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(written(catalogue), encoding="utf-8")
    left = waiting(catalogue)
    for text in left:
        sys.stderr.write(f"no English yet: {text}\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
