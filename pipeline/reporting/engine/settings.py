"""What a document is rendered with: ``_quarto.yml``, front matter and the brand, merged."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.problems import UngetidError
from pipeline.reporting.engine.document import Document, read_yaml, unknown
from pipeline.wording import formats

FORMATS = ("html", "dashboard", "typst", "docx")
# Only what the engine does, or what it cannot but do (embedding, a page that scrolls).
_EVERYWHERE = {
    "title", "subtitle", "date", "lang", "format", "execute", "brand", "toc", "number-sections",
    "html-math-method", "html-table-processing", "embed-resources",
}  # fmt: skip
_IN_FORMAT = {
    "html": {"theme", "css"},
    "dashboard": {"theme", "css", "orientation", "scrolling"},
    "typst": {"papersize", "margin", "mainfont", "fontsize", "include-in-header", "font-paths"},
    "docx": {"reference-doc"},
}  # fmt: skip
_EXECUTE = {"echo", "warning", "error", "enabled", "freeze", "cache"}
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_RULES = "/*-- scss:rules --*/"


@dataclass(frozen=True)
class Project:
    """The Quarto project that a document belongs to.

    Parameters
    ----------
    folder
        A private copy of ``reports/``.
    options
        What ``_quarto.yml`` says, without its ``project``.
    brand
        What ``_brand.yml`` says.
    """

    folder: Path
    options: dict[str, Any]
    brand: dict[str, Any]

    def colour(self, name: str) -> str | None:
        """Return a colour of the brand, by its role or its name in the palette."""
        colours = self.brand.get("color", {})
        value = colours.get(name, colours.get("palette", {}).get(name))
        if isinstance(value, str) and value in colours.get("palette", {}):
            value = colours["palette"][value]
        return str(value) if value is not None else None


def read_project(folder: Path) -> Project:
    """Read ``_quarto.yml`` and the brand of a folder of reports.

    Raises
    ------
    UngetidError
        When one of them is no YAML or has options that the engine does not know.
    """
    options = _read(folder / "_quarto.yml")
    options.pop("project", None)
    lines = _lines(folder / "_quarto.yml")
    _check_options(options, "_quarto.yml", lines)
    brand = options.get("brand", "_brand.yml")
    if not isinstance(brand, str):
        raise unknown("a brand that is no file", "_quarto.yml", _line_of("brand", lines))
    return Project(folder, options, _read(folder / brand))


def formats_of(project: Project, document: Document) -> dict[str, dict[str, Any]]:
    """Return each output format of a document with its merged options.

    Raises
    ------
    UngetidError
        At a format, an option or a value that the engine does not know.
    """
    _check_options(document.front, document.file, document.lines)
    asked = _by_name(document.front.get("format")) or _by_name(project.options.get("format"))
    shared = {k: v for k, v in (project.options | document.front).items() if k != "format"}
    shared["execute"] = project.options.get("execute", {}) | document.front.get("execute", {})
    shared["title"] = str(shared.get("title", ""))
    if "date" in shared:
        language = str(shared.get("lang", "da"))
        shared["date"] = _shown_date(shared["date"], document, language)
    common = _by_name(project.options.get("format"))
    return {
        name: shared | common.get(name, {}) | own for name, own in (asked or {"html": {}}).items()
    }


def style_sheets(project: Project, options: dict[str, Any], file: str) -> str:
    """Return the project's own CSS for a document: its ``css`` and the rules of its ``theme``.

    Raises
    ------
    UngetidError
        When a file is missing, or a theme needs more than plain CSS.
    """
    names = [*_listed(options.get("css")), *_listed(options.get("theme"))]
    sheets = []
    for name in names:
        if not name.endswith((".css", ".scss")):
            continue  # a Bootstrap theme's name: the built-in engine has its own look
        path = project.folder / name
        if not path.is_file():
            raise UngetidError(f"The style sheet {name} is missing.", where=file)
        text = path.read_text(encoding="utf-8")
        if name.endswith(".scss"):
            text = text.partition(_RULES)[2]
            if (found := re.search(r"[$]\w|@(include|mixin|use|extend)\b", text)) is not None:
                raise unknown(f"'{found[0]}' of SCSS", name, 1)
        sheets.append(text)
    return "\n".join(sheets)


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    return read_yaml(path.read_text(encoding="utf-8"), path.name, 1)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def _by_name(asked: object) -> dict[str, dict[str, Any]]:
    """Return ``format:`` as format → options, whichever way it is written."""
    if isinstance(asked, str):
        return {asked: {}}
    if isinstance(asked, dict):
        return {name: own if isinstance(own, dict) else {} for name, own in asked.items()}
    return {}


def _check_options(options: dict[str, Any], file: str, lines: list[str]) -> None:
    formats = _by_name(options.get("format"))
    anywhere = set().union(*_IN_FORMAT.values()) | _EVERYWHERE
    for key in options.keys() - anywhere:
        raise unknown(f"the option '{key}'", file, _line_of(key, lines))
    for key in options.get("execute", {}).keys() - _EXECUTE:
        raise unknown(f"the option 'execute: {key}'", file, _line_of(key, lines))
    for name, own in formats.items():
        if name not in FORMATS:
            raise unknown(f"the format '{name}'", file, _line_of(name, lines))
        for key in own.keys() - _IN_FORMAT[name] - _EVERYWHERE:
            raise unknown(f"the option '{key}' of {name}", file, _line_of(key, lines))


def _line_of(key: str, lines: list[str]) -> int:
    pattern = re.compile(rf"^[\s-]*{re.escape(key)}\s*:")
    return next((n for n, line in enumerate(lines, 1) if pattern.match(line)), 1)


def _listed(value: object) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _shown_date(value: object, document: Document, language: str) -> str:
    """Return a date as Quarto shows it (long); the clock's date is no input."""
    if isinstance(value, dt.date):
        return _long_date(value, language)
    text = str(value)
    if text in {"today", "now", "last-modified"}:
        raise UngetidError(
            f"'date: {text}' would make the page another one every day.",
            where=f"{document.file}, line {_line_of('date', document.lines)}",
            mend="Write the date, or let a cell read it from the warehouse.",
        )
    if _ISO_DATE.fullmatch(text):
        return _long_date(dt.date.fromisoformat(text), language)
    return text


def _long_date(day: dt.date, language: str) -> str:
    return formats.date(day, "en" if language.startswith("en") else "da")
