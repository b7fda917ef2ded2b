"""The ``.qmd`` files in another language: what of them a reader sees, put into that language.

The files in ``reports/`` are Quarto's and Danish. Before an engine runs, the copy that it gets is
put into the language asked for; so both engines render the same, and each text stands once.
Translated are titles, headings, captions and alternative texts, and paragraphs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from pipeline.problems import UngetidError
from pipeline.reporting.language import _, current

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})\s*(.*?)\s*$")
_IN_FRONT = re.compile(r"^((?:title|subtitle):\s*)(\S.*)$")
_IN_CELL = re.compile(r"^(#\|\s*(?:title|fig-cap|fig-alt|tbl-cap):\s*)(\S.*)$")
_HEADING = re.compile(r"^(#{1,6}\s+)(.*?)(\s*\{[^}]*\})?\s*$")
_LANGUAGE = re.compile(r"^(lang:\s*)da\s*$")
_LAYOUT = {"Row", "Column"}  # Quarto's words, in a dashboard


@dataclass(frozen=True)
class _Text:
    """Lines ``first`` to ``last`` (from 0, the last one not among them) that hold one text."""

    first: int
    last: int
    before: str
    text: str
    after: str = ""
    is_yaml: bool = False

    def line(self, text: str) -> str:
        """Return the line with another text in it."""
        written = json.dumps(text, ensure_ascii=False) if self.is_yaml else text
        return f"{self.before}{written}{self.after}"


def translate_documents(folder: Path) -> None:
    """Put the documents of a private copy of ``reports/`` into the language that is spoken here.

    Raises
    ------
    UngetidError
        When a title or an option is no YAML; names file and line.
    """
    for file in [*sorted(folder.glob("*.qmd")), folder / "_quarto.yml"]:
        if file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines()
            is_document = file.suffix == ".qmd"
            made = _translated(lines, file.name) if is_document else lines
            made = [_LANGUAGE.sub(rf"\g<1>{current()}", line) for line in made]
            file.write_text("\n".join(made) + "\n", encoding="utf-8")


def texts_of(file: Path) -> list[str]:
    """Return what of a ``.qmd`` file is to be translated.

    Raises
    ------
    UngetidError
        When a title or an option is no YAML; names file and line.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    return [found.text for found in _texts(lines, file.name)]


def _translated(lines: Sequence[str], file: str) -> list[str]:
    """Return a document's lines in the language that is spoken here; a paragraph gets one line."""
    made: list[str] = []
    done = 0
    for found in _texts(lines, file):
        translated = _(found.text)
        made += lines[done : found.first]
        is_same = translated == found.text
        made += lines[found.first : found.last] if is_same else [found.line(translated)]
        done = found.last
    return [*made, *lines[done:]]


def _texts(lines: Sequence[str], file: str) -> Iterator[_Text]:
    """Find what a reader sees, in the order of the lines."""
    index = _front_end(lines)
    yield from _options(lines, 0, index, _IN_FRONT, file)
    while index < len(lines):
        line = lines[index]
        fence = _FENCE.match(line)
        if fence is not None:
            end = _fence_end(lines, index, fence[1])
            if fence[2].startswith("{python"):
                yield from _options(lines, index + 1, end, _IN_CELL, file)
            index = end
        elif (heading := _HEADING.match(line)) is not None:
            if heading[2] and heading[2] not in _LAYOUT:
                yield _Text(index, index + 1, heading[1], heading[2], heading[3] or "")
        elif _is_prose(line):
            first = index
            while index + 1 < len(lines) and _is_prose(lines[index + 1]):
                index += 1
            whole = " ".join(part.strip() for part in lines[first : index + 1])
            yield _Text(first, index + 1, "", whole)
        index += 1


def _is_prose(line: str) -> bool:
    """Whether a line belongs to a paragraph: no fence, no heading, no div, not blank."""
    is_other = _FENCE.match(line) or _HEADING.match(line) or line.lstrip().startswith(":::")
    return bool(line.strip()) and not is_other


def _front_end(lines: Sequence[str]) -> int:
    """Return the index of the first line after the front matter."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    ends = (n for n, line in enumerate(lines[1:], 2) if line.rstrip() in {"---", "..."})
    return next(ends, 0)


def _fence_end(lines: Sequence[str], opening: int, fence: str) -> int:
    closing = re.compile(rf"^ {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    later = range(opening + 1, len(lines))
    return next((n for n in later if closing.match(lines[n])), len(lines) - 1)


def _options(
    lines: Sequence[str], first: int, last: int, pattern: re.Pattern[str], file: str
) -> Iterator[_Text]:
    """Find the options between two lines that a reader sees; they are YAML on one line each."""
    for index in range(first, last):
        found = pattern.match(lines[index])
        if found is None:
            continue
        try:
            value = yaml.safe_load(found[2])
        except yaml.YAMLError:
            value = None
        if not isinstance(value, str):
            raise UngetidError(
                "A title or caption is one line of text.",
                where=f"{file}, line {index + 1}",
                mend='Write it in quotation marks: title: "…".',
            )
        yield _Text(index, index + 1, found[1], value, is_yaml=True)
