"""Markdown (by markdown-it) and plain text → blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from pipeline.ingest.minutes.blocks import (
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Table,
    plain,
)
from pipeline.ingest.minutes.moments import begins_with_month

_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+")
_BULLET = re.compile(r"[-*•·–]\s+")
_UNDERLINE = re.compile(r"[=\-_]{3,}")


def read_markdown(text: str) -> Document:
    """Read a Markdown document; raw HTML and comments are not text."""
    matter = _FRONT_MATTER.match(text)
    start = matter.end() if matter else 0
    passed = text[:start].count("\n")
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text[start:]))
    images = sum(node.type == "image" for node in tree.walk())
    return Document(list(_markdown_blocks(tree, passed)), images)


def _markdown_blocks(
    parent: SyntaxTreeNode, passed: int, *, list_type: str = ""
) -> Iterator[Block]:
    """Yield the blocks below a node; ``list_type`` is the innermost list's."""
    for node in parent.children:
        line = node.map[0] + 1 + passed if node.map else None
        if node.type == "heading":
            yield from (Heading(text, int(node.tag[1:]), line) for text in _lines(node))
        elif node.type == "paragraph" and list_type:
            numbered = list_type == "ordered_list"
            yield from (ListItem(text, numbered, line) for text in _lines(node))
        elif node.type == "paragraph":
            yield from (Paragraph(text, line) for text in _lines(node))
        elif node.type == "table":
            rows = (row for part in node.children for row in part.children)
            yield Table(
                tuple(tuple(plain(_text(cell)) for cell in row.children) for row in rows), line
            )
        elif node.type in ("bullet_list", "ordered_list"):
            yield from _markdown_blocks(node, passed, list_type=node.type)
        elif node.type == "list_item" and begins_with_month(_text(node)):
            # "5. oktober 2023" is a date to a reader, whatever Markdown says.
            yield from (Paragraph(f"{node.info}. {text}", line) for text in _lines(node))
        elif node.type in ("list_item", "blockquote"):
            yield from _markdown_blocks(node, passed, list_type=list_type)


def _lines(node: SyntaxTreeNode) -> Iterator[str]:
    return filter(None, map(plain, _text(node).split("\n")))


def _text(node: SyntaxTreeNode) -> str:
    """Return the text below a node without its marks; a break in the source is a break."""
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    # What an image is said to show is not what it shows.
    return "" if node.type == "image" else "".join(map(_text, node.children))


def read_text(text: str) -> Document:
    """Read plain text: the first line is the title, rows of a table have ``|`` or tabs."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        line = plain(raw)
        if "|" in raw or "\t" in raw.strip():
            cells = re.split(r"[|\t]", raw.strip().strip("|"))
            rows.append(tuple(map(plain, cells)))
            continue
        if rows:
            blocks.append(Table(tuple(_without_rules(rows)), number - len(rows)))
            rows = []
        if line and not _UNDERLINE.fullmatch(line):
            blocks.append(_text_block(line, number, is_first=not blocks))
    if rows:
        blocks.append(Table(tuple(_without_rules(rows))))
    return Document(blocks)


def _without_rules(rows: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Leave out the rows that only draw a line."""
    return (row for row in rows if not all(re.fullmatch(r":?-*:?", cell) for cell in row))


def _text_block(line: str, number: int, *, is_first: bool) -> Block:
    if is_first:
        return Heading(line, 1, number)
    if bullet := _BULLET.match(line):
        return ListItem(line[bullet.end() :], line=number)
    numbered = _NUMBERED.match(line)
    if numbered and not begins_with_month(line[numbered.end() :]):
        return ListItem(line[numbered.end() :], is_numbered=True, line=number)
    return Paragraph(line, number)
