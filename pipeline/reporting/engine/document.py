"""A .qmd file as its front matter, its text and its cells, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from pipeline.problems import UngetidError

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})\s*(.*?)\s*$")
_LANGUAGE = re.compile(r"^\{([A-Za-z][\w-]*)(?:[\s,].*)?\}$")
_OPTION = "#|"
_BOOLEAN = {"echo", "output", "include", "warning"}
CELL_OPTIONS = _BOOLEAN | {
    "label", "tags", "title", "content", "padding", "fig-cap", "fig-alt", "tbl-cap", "icon",
    "color",
}  # fmt: skip


def unknown(what: str, file: str, line: int) -> UngetidError:
    """Return the fault for a Quarto feature that the built-in engine does not know."""
    return UngetidError(
        f"The built-in engine does not know {what}.",
        where=f"{file}, line {line}",
        mend="Write it with a feature it knows, or render with Quarto (--engine quarto).",
    )


@dataclass(frozen=True)
class Text:
    """Markdown between two cells; ``line`` is that of its first line (from 1)."""

    line: int
    source: str


@dataclass(frozen=True)
class Cell:
    """An executable cell.

    Parameters
    ----------
    line
        Line of the opening fence.
    code_line
        Line of the first line of ``source``.
    options
        The ``#|`` options, checked against :data:`CELL_OPTIONS`.
    """

    line: int
    code_line: int
    source: str
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The cell as a person finds it: its label and line."""
        label = self.options.get("label")
        return f"line {self.line}" + (f" (cell {label})" if label else "")


@dataclass(frozen=True)
class Document:
    """A parsed .qmd file.

    Parameters
    ----------
    file
        Its name, for messages.
    front
        The YAML front matter.
    lines
        All lines, to find the place of a fault.
    """

    file: str
    front: dict[str, Any]
    parts: list[Text | Cell]
    lines: list[str]

    def line_of(self, wanted: str) -> int:
        """Return the first line that holds some text; 1 when none does."""
        return next((n for n, line in enumerate(self.lines, 1) if wanted in line), 1)


def read_document(path: Path) -> Document:
    """Parse a .qmd file.

    Raises
    ------
    UngetidError
        When the front matter or a cell's options are no YAML, a cell is never closed, is in a
        language other than Python or has an option the engine does not know.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    front, start = _front_matter(path.name, lines)
    return Document(path.name, front, _parts(path.name, lines, start), lines)


def read_yaml(text: str, file: str, first_line: int) -> dict[str, Any]:
    """Read a YAML mapping out of a file that may hold more than that.

    Raises
    ------
    UngetidError
        When it is no YAML or no mapping; names file and line.
    """
    try:
        content = yaml.safe_load(text)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        line = first_line + (mark.line if mark else 0)
        raise UngetidError(
            f"This is no YAML: {fault.problem}.", where=f"{file}, line {line}"
        ) from fault
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise UngetidError("Names and values are expected.", where=f"{file}, line {first_line}")
    return content


def _front_matter(file: str, lines: list[str]) -> tuple[dict[str, Any], int]:
    """Return the front matter and the index of the first line after it."""
    if not lines or lines[0].rstrip() != "---":
        return {}, 0
    for index in range(1, len(lines)):
        if lines[index].rstrip() in {"---", "..."}:
            return read_yaml("\n".join(lines[1:index]), file, 2), index + 1
    raise UngetidError("The front matter is never closed.", where=f"{file}, line 1")


def _parts(file: str, lines: list[str], start: int) -> list[Text | Cell]:
    parts: list[Text | Cell] = []
    text_from = index = start
    while index < len(lines):
        opening = _FENCE.match(lines[index])
        if opening is None:
            index += 1
            continue
        end = closing_line(lines, index, opening[1])
        language = _LANGUAGE.match(opening[2])
        if end is None:
            raise UngetidError("A fenced block is never closed.", where=f"{file}, line {index + 1}")
        if language is not None:
            if language[1] != "python" or opening[2] != "{python}":
                raise unknown(f"the cell {opening[2]}", file, index + 1)
            parts.append(Text(text_from + 1, "\n".join(lines[text_from:index])))
            parts.append(_cell(file, lines[index + 1 : end], index + 1))
            text_from = end + 1
        index = end + 1
    parts.append(Text(text_from + 1, "\n".join(lines[text_from:])))
    return parts


def closing_line(lines: list[str], opening: int, fence: str) -> int | None:
    """Return the index of the line that closes a fence, or None."""
    closing = re.compile(rf"^ {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    return next((i for i in range(opening + 1, len(lines)) if closing.match(lines[i])), None)


def _cell(file: str, lines: list[str], line: int) -> Cell:
    count = next((i for i, text in enumerate(lines) if not text.startswith(_OPTION)), len(lines))
    options = read_yaml(
        "\n".join(text.removeprefix(_OPTION)[1:] for text in lines[:count]), file, line + 1
    )
    for key, value in options.items():
        at = line + 1 + next(i for i, text in enumerate(lines) if f"{key}:" in text)
        if key not in CELL_OPTIONS:
            raise unknown(f"the cell option '{key}'", file, at)
        if key in _BOOLEAN and not isinstance(value, bool) and (key, value) != ("output", "asis"):
            raise unknown(f"the value '{value}' of '{key}'", file, at)
        if key == "content" and value != "valuebox":
            raise unknown(f"the cell content '{value}'", file, at)
    _check_together(options, file, line)
    tags = options.get("tags", [])
    options["tags"] = [tags] if isinstance(tags, str) else tags
    return Cell(line, line + count + 1, "\n".join(lines[count:]), options)


def _check_together(options: dict[str, Any], file: str, line: int) -> None:
    """Refuse an option that would be dropped for want of another one."""
    label = str(options.get("label", ""))
    for caption, kind in (("fig-cap", "fig-"), ("tbl-cap", "tbl-")):
        if caption in options and not label.startswith(kind):
            raise unknown(f"a '{caption}' without a label '{kind}…'", file, line)
    if options.get("content") != "valuebox":
        for key in options.keys() & {"icon", "color"}:
            raise unknown(f"'{key}' on a cell that is no value box", file, line)
