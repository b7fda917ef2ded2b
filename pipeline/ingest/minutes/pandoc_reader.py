"""ODT, RTF and HTML → blocks, by Pandoc, in its sandbox: it opens no other file and no link.

A document is untrusted. Pandoc is a process of its own, with a bound on its memory and its time, so
that what breaks it breaks nothing else.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

import pypandoc

from pipeline.ingest.minutes.blocks import (
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Table,
    cell_lines,
    heads,
    visible,
)
from pipeline.ingest.minutes.blocks import plain as on_one_line
from pipeline.ingest.minutes.moments import begins_with_month
from pipeline.ingest.minutes.odt_controls import markup_of, with_controls_filled
from pipeline.ingest.minutes.records import MinutesRefused
from pipeline.ingest.minutes.struck import AROUND_STRUCK, says_how_it_went
from pipeline.ingest.minutes.text_reader import line_block

PandocFormat = Literal["odt", "rtf", "html"]
_MEMORY = "512m"
_SECONDS = 30  # minutes take a tenth of one
# Marks of inserted and deleted text; \revtbl, which lists the authors, is in every file of Word's.
_REVISION = re.compile(rb"\\(?:revised|deleted)(?![a-z0-9])")
# A letter by its number, then what older programs show for it. A hyphen there is no sign of the
# number, as Pandoc takes it to be.
_STAND_IN = re.compile(rb"(\\u-?[0-9]{1,5})-")
_MOST_JSON = 64 * 1024**2
_MOST_CELLS = 63  # of a row
_BREAK = "\n"
_WRAPPED = {"Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps"}
_WITH_ATTRIBUTES = {"Span", "Link", "Quoted", "Cite"}
Node = dict[str, Any]


def read_by_pandoc(content: bytes, written_in: PandocFormat) -> Document:
    """Read a document.

    Raises
    ------
    MinutesRefused
        ``unreadable_document`` when Pandoc cannot read it, or not within its bounds;
        ``unresolved_changes`` where tracked changes are neither accepted nor rejected.
    """
    if _is_draft(content, written_in):
        raise MinutesRefused("unresolved_changes")
    if written_in == "odt":
        content = with_controls_filled(content)
    if written_in == "rtf" and b"\\uc0" not in content:
        content = _STAND_IN.sub(rb"\1 ?", content)
    if written_in == "html" and b"<html" in content.lower() and b"</html" not in content.lower():
        raise MinutesRefused("unreadable_document")  # torn, and it would not show
    command = [
        pypandoc.get_pandoc_path(), "--sandbox", "--from", written_in, "--to", "json",
        "+RTS", f"-M{_MEMORY}", "-RTS",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=_SECONDS, check=True
        )
        if len(done.stdout) > _MOST_JSON:
            raise MinutesRefused("unreadable_document")
        tree = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError, RecursionError):
        raise MinutesRefused("unreadable_document") from None
    # To Pandoc, the items of a list in RTF are paragraphs that begin with their number.
    walk = _Walk(line_block if written_in == "rtf" else Paragraph)
    try:
        blocks = list(walk.blocks(tree["blocks"]))
    except RecursionError:  # a thousand tables within each other
        raise MinutesRefused("unreadable_document") from None
    return Document(blocks, walk.images)


def _is_draft(content: bytes, written_in: PandocFormat) -> bool:
    """Say whether a document holds tracked changes."""
    if written_in == "odt":
        return b"<text:changed-region" in markup_of(content)
    return written_in == "rtf" and _REVISION.search(content) is not None


class _Walk:
    """One pass over the tree that Pandoc makes of a document.

    Parameters
    ----------
    block_of
        What a line of a paragraph is.
    """

    def __init__(self, block_of: Callable[[str], Block]) -> None:
        self._block_of = block_of
        self.images = 0

    def blocks(self, nodes: Iterable[Node]) -> Iterator[Block]:
        """Yield the blocks of a list of nodes."""
        for node in nodes:
            kind: str = node["t"]
            content: Any = node.get("c")
            if kind in ("Div", "Figure", "BlockQuote"):
                yield from self.blocks(content if kind == "BlockQuote" else content[-1])
            elif kind == "Table":
                yield from self._table(content)
            elif kind.endswith("List"):
                yield from self._list(kind, content)
            else:
                yield from self._text(kind, content)

    def _text(self, kind: str, content: Any) -> Iterator[Block]:
        """Yield the lines of a heading or a paragraph."""
        match kind:
            case "Header":
                yield from (Heading(line, content[0]) for line in self._lines(content[2]))
            case "Para" | "Plain":
                is_set_off = bool(content) and all(map(_is_set_off, content))
                for line in self._lines(content):
                    is_heading = is_set_off and heads(line)
                    yield (
                        Heading(line, 2, is_set_off=True) if is_heading else self._block_of(line)
                    )
            case "LineBlock":
                yield from (Paragraph(line) for one in content for line in self._lines(one))
            case "CodeBlock":
                lines = map(on_one_line, content[1].split("\n"))
                yield from map(Paragraph, filter(None, lines))

    def _list(self, kind: str, content: Any) -> Iterator[Block]:
        match kind:
            case "BulletList":
                yield from self._items(content, first=None)
            case "OrderedList":
                yield from self._items(content[1], first=content[0][0])
            case "DefinitionList":
                yield from self._definitions(content)

    def _items(self, items: list[list[Node]], first: int | None) -> Iterator[Block]:
        """Yield the items of a list; what is set in below an item follows it."""
        for place, item in enumerate(items):
            number = None if first is None else first + place
            for block in self.blocks(item):
                if not isinstance(block, Paragraph):
                    yield block
                elif number is not None and begins_with_month(block.text):
                    # "12. marts 2025", which an editor took for the twelfth item of a list
                    yield Paragraph(f"{number}. {block.text}")
                else:
                    yield ListItem(block.text, first is not None, number=number)

    def _definitions(self, content: list[Any]) -> Iterator[Block]:
        """Yield labels with what they stand for, as lines."""
        for term, meanings in content:
            label = " ".join(self._lines(term)).rstrip(":")
            for meaning in meanings:
                for block in self.blocks(meaning):
                    is_line = isinstance(block, Paragraph)
                    yield Paragraph(f"{label}: {_text_of(block)}") if is_line else block

    def _table(self, content: list[Any]) -> Iterator[Block]:
        """Yield a table; one of a single column, or around tables, is a frame around blocks."""
        _, _, columns, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        if len(columns) <= 1 or _is_around_tables(rows):
            for row in rows:
                for cell in row[1]:
                    yield from self.blocks(cell[4])
            return
        yield Table(tuple(_filled(rows, self._cell)))

    def _cell(self, cell: list[Any]) -> str:
        return cell_lines("\n".join(_text_of(block) for block in self.blocks(cell[4])))

    def _lines(self, inlines: list[Node]) -> list[str]:
        """Return the lines of a paragraph, without those that are blank."""
        text = visible("".join(self._words(_with_struck(inlines))))
        return list(filter(None, map(on_one_line, text.split(_BREAK))))

    def _words(self, inlines: list[Node]) -> Iterator[str]:
        for node in inlines:
            kind: str = node["t"]
            content: Any = node.get("c")
            if kind == "Str":
                yield content
            elif kind in ("Space", "SoftBreak"):
                yield " "
            elif kind == "LineBreak":
                yield _BREAK
            elif kind in _WRAPPED - {"Strikeout"}:
                yield from self._words(content)
            elif kind in _WITH_ATTRIBUTES:
                yield from self._words(content[1])
            elif kind == "Code":
                yield content[1]
            elif kind == "Image":
                self.images += 1


def _with_struck(inlines: list[Node]) -> list[Node]:
    """Return a line with what is struck through between tildes, where it says how that went.

    ``Ringe til kiosken – 1/11`` struck through, and behind it ``(droppet)``, is a task; a name and
    behind it ``(afbud)`` is somebody. What is corrected, as a day with another one behind it, is
    let go.
    """
    at = next((n for n, one in enumerate(inlines) if one["t"] not in ("Space", "SoftBreak")), None)
    if at is None or inlines[at]["t"] != "Strikeout":
        return inlines
    told = inlines[at + 1 :]
    if any(one["t"] not in ("Str", "Space", "SoftBreak") for one in told):
        return inlines
    if not says_how_it_went(" ".join(str(one.get("c", "")) for one in told).strip()):
        return inlines
    mark = {"t": "Str", "c": AROUND_STRUCK}
    struck = [mark, *inlines[at]["c"], mark]
    return [*inlines[:at], *struck, *inlines[at + 1 :]]


def _is_set_off(inline: Node) -> bool:
    """Say whether a piece of a line is bold or underlined, or blank."""
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind in ("Emph", "Span"):  # around it, or inside
        inner = content if kind == "Emph" else content[-1]
        return bool(inner) and all(map(_is_set_off, inner))
    return kind in ("Strong", "Underline", "Space", "SoftBreak", "LineBreak")


def _is_around_tables(rows: list[Any]) -> bool:
    """Say whether a table lays out a page: most of it stands in tables within its cells."""
    cells = [cell[4] for row in rows for cell in row[1]]
    inner = [node for nodes in cells for node in nodes if node["t"] == "Table"]
    if not inner:
        return False
    return 2 * len(json.dumps(inner)) > len(json.dumps(cells))


def _text_of(block: Block) -> str:
    if isinstance(block, Table):
        return " ".join(cell for row in block.rows for cell in row)
    return block.text


def _filled(rows: list[Any], text_of: Callable[[Any], str]) -> Iterator[tuple[str, ...]]:
    """Yield the texts of each row.

    A cell over several columns leaves blanks behind it; one over several rows stands in each.
    """
    hanging: dict[int, tuple[int, str]] = {}  # column → rows to come, text
    for row in rows:
        texts: list[str] = []
        cells = iter(row[1])
        cell: Any = next(cells, None)
        while len(texts) < _MOST_CELLS and (cell is not None or len(texts) in hanging):
            column = len(texts)
            if column in hanging:
                left, text = hanging.pop(column)
                texts.append(text)
                if left > 1:
                    hanging[column] = (left - 1, text)
                continue
            _, _, down, across, _ = cell
            text = text_of(cell)
            if down > 1:
                hanging[column] = (down - 1, text)
            texts += [text, *[""] * (min(across, _MOST_CELLS) - 1)]
            cell = next(cells, None)
        yield tuple(texts)
