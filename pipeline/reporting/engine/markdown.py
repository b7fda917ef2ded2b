"""A document's text and its cells' results as one Markdown text for pandoc."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pipeline.problems import UngetidError
from pipeline.reporting.engine.document import Cell, Document, Text, closing_line
from pipeline.reporting.engine.execution import CellResult, Session, session
from pipeline.reporting.engine.features import check_text
from pipeline.reporting.escaping import for_markdown

_INLINE = re.compile(r"(?<!`)`\{python\}[ \t]+([^`]+)`(?!`)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})\s*(.*?)\s*$")
_TITLE = re.compile(r"\Atitle=\s*(.*)\n?")
_STASHED = re.compile(r"<!--stash:(\d+):[a-z0-9]*-->")
_FLOATS = {"fig": "fig-cap", "tbl": "tbl-cap"}


@dataclass
class Stash:
    """Raw HTML kept away from pandoc, which need not read megabytes of script."""

    kept: list[str] = field(default_factory=list)

    def take_from(self, markdown: str) -> str:
        """Replace the content of each raw HTML block by a mark."""
        lines = markdown.split("\n")
        out: list[str] = []
        index = 0
        while index < len(lines):
            opening = _FENCE.match(lines[index])
            end = closing_line(lines, index, opening[1]) if opening else None
            if opening is None or end is None:
                out.append(lines[index])
                index += 1
                continue
            block = lines[index : end + 1]
            if opening[2] == "{=html}":
                block = ["```{=html}", self._mark("\n".join(block[1:-1])), "```"]
            out.extend(block)
            index = end + 1
        return "\n".join(out)

    def _mark(self, html: str) -> str:
        self.kept.append(html)
        heading = "h1" if "<h1" in html else ""
        return f"<!--stash:{len(self.kept) - 1}:{heading}-->"

    def put_back(self, html: str) -> str:
        """Replace each mark by what it stands for."""
        return _STASHED.sub(lambda mark: self.kept[int(mark[1])], html)


def run_document(
    document: Document,
    parameters: dict[str, str],
    execute: dict[str, Any],
    *,
    classes: frozenset[str],
) -> tuple[str, Stash]:
    """Run a document's cells and return its Markdown with their results in it.

    Parameters
    ----------
    parameters
        Assigned after the cell tagged ``parameters``.
    execute
        The merged ``execute`` options.
    classes
        Classes that the project's style sheets know.

    Raises
    ------
    UngetidError
        When a cell raises or gives something the engine cannot show; names file, line and label.
    """
    out: list[str] = []
    stash = Stash()
    for part in document.parts:  # nothing runs before all of it has been read
        if isinstance(part, Text):
            check_text(part.source, document.file, part.line, classes=classes)
    _needs_parameters(document)
    with session(document.file) as namespace:
        for part in document.parts:
            if isinstance(part, Text):
                text = _with_inline_values(part, namespace)
            else:
                text = _run_cell(document.file, part, namespace, execute)
                check_text(text, document.file, part.line, classes=classes)
                if "parameters" in part.options["tags"]:
                    namespace.assign(parameters)
            out.append(stash.take_from(text))
    return "\n\n".join(out), stash


def _needs_parameters(document: Document) -> None:
    cells = [part for part in document.parts if isinstance(part, Cell)]
    if cells and not any("parameters" in cell.options["tags"] for cell in cells):
        raise UngetidError(
            "No cell is tagged 'parameters'.",
            where=f"{document.file}, line {cells[0].line}",
            mend="Begin with a cell '#| tags: [parameters]' that sets warehouse and quarter.",
        )


def _with_inline_values(part: Text, namespace: Session) -> str:
    def value(found: re.Match[str]) -> str:
        line = part.line + part.source.count("\n", 0, found.start())
        result = namespace.value_of(found[1], line)
        if hasattr(result, "_repr_markdown_"):
            return str(result._repr_markdown_())
        return for_markdown(str(result))

    return _INLINE.sub(value, part.source)


def _run_cell(file: str, cell: Cell, namespace: Session, execute: dict[str, Any]) -> str:
    result = namespace.run(cell)
    options = cell.options
    if options.get("include") is False or "parameters" in options["tags"]:
        return ""
    echo = options.get("echo", execute.get("echo", True))
    shown = f"```python\n{cell.source}\n```\n\n" if echo is True else ""
    if options.get("output") is False:
        return shown
    title = str(options.get("title", ""))
    dynamic = _TITLE.match(result.printed)
    if dynamic is not None:
        title, result.printed = dynamic[1].strip(), result.printed[dynamic.end() :]
    if options.get("content") == "valuebox":
        return _value_box(file, cell, result, title)
    body = _body(file, cell, result, execute)
    return shown + _framed(body, cell, title) if body.strip() else shown


def _body(file: str, cell: Cell, result: CellResult, execute: dict[str, Any]) -> str:
    parts = []
    if result.printed.strip():
        as_is = cell.options.get("output") == "asis"
        parts.append(result.printed if as_is else _literal(result.printed))
    if result.warned.strip() and cell.options.get("warning", execute.get("warning", True)):
        parts.append(_literal(result.warned))
    for shown in result.shown:
        if "text/markdown" in shown:
            parts.append(shown["text/markdown"])
        elif set(shown) == {"text/plain"}:
            parts.append(_literal(shown["text/plain"]))
        else:
            kinds = ", ".join(sorted(set(shown) - {"text/plain"}))
            raise UngetidError(
                f"A cell gives {kinds}.",
                where=f"{file}, {cell.name}",
                mend="Let it return IPython.display.Markdown; HTML in a ```{=html} block. "
                "(An output of type text/html makes Quarto load scripts from the network.)",
            )
    return "\n\n".join(parts)


def _literal(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{text.rstrip()}\n{fence}"


def _framed(body: str, cell: Cell, title: str) -> str:
    """Put a cell's result into a div that says what it is: a card, a numbered figure or table."""
    options = cell.options
    label = str(options.get("label", ""))
    caption = options.get(_FLOATS.get(label.partition("-")[0], ""), "")
    if caption:
        alt = {"fig-alt": options["fig-alt"]} if "fig-alt" in options else {}
        body = f"::::: {_attributes(f'#{label}', alt)}\n{body}\n\n{caption}\n:::::"
    named = {key: options[key] for key in ("padding",) if key in options}
    return f":::::: {_attributes('.cell', {'title': title} | named)}\n{body}\n::::::"


def _value_box(file: str, cell: Cell, result: CellResult, title: str) -> str:
    value = result.value
    if not isinstance(value, dict) or "value" not in value:
        raise UngetidError(
            "A value box needs dict(value=…).",
            where=f"{file}, {cell.name}",
            mend="Let the cell end with dict(value=…, icon=…, color=…).",
        )
    chosen = {"icon": "", "color": ""} | {
        key: cell.options[key] for key in ("icon", "color") if key in cell.options
    }
    chosen |= {key: value[key] for key in ("icon", "color") if key in value}
    attributes = _attributes(".valuebox", {"title": value.get("title", title)} | chosen)
    return f":::::: {attributes}\n{for_markdown(str(value['value']))}\n::::::"


def _attributes(first: str, values: dict[str, Any]) -> str:
    quoted = (
        f'{key}="{_quoted(str(value))}"' for key, value in values.items() if str(value).strip()
    )
    return "{" + " ".join([first, *quoted]) + "}"


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return re.sub(r'([\\"&])', r"\\\1", flat)
