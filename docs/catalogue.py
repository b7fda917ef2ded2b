"""Bring the English catalogue up to date: ``python docs/catalogue.py`` (``make texts``).

What is marked in ``pipeline/reporting`` and what a reader sees of ``reports/*.qmd`` gets into
``pipeline/locale/en/LC_MESSAGES/ungetid.po``; what is no longer there goes out of it. What waits
for English is listed. A test holds the catalogue against this file.
"""

import io
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from pipeline.reporting.language import catalogue_file

ROOT = Path(__file__).resolve().parent.parent
FILE = catalogue_file("en")
_METHODS = [
    ("pipeline/reporting/**.py", "python"),
    ("reports/**.qmd", "pipeline.reporting.documents:extract"),
]
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_HEADER = """\
# The reports in English. A message is the Danish text; what stands in braces is put in.
# Write the English of an empty msgstr here, then run `make texts`: it sorts and checks."""


def extracted() -> Catalog:
    """Return what there is to translate, with the files it stands in."""
    found = Catalog()
    for folder in ("pipeline/reporting", "reports"):
        methods = [(pattern.removeprefix(f"{folder}/"), how) for pattern, how in _METHODS]
        for file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, methods, keywords=_KEYWORDS, strip_comment_tags=True
        ):
            found.add(message, locations=[(f"{folder}/{Path(file).as_posix()}", 1)])
    return found


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
