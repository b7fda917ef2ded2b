"""The papers in docs/databeskyttelse/, taken apart: code spans, links, headings, tables, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "databeskyttelse"
PAPERS = tuple(sorted(path.name for path in FOLDER.glob("*.md")))
QUESTION = re.compile(r"F(\d+): afklares med ([^\]\d]+?)\]")


@dataclass(frozen=True)
class Paper:
    """One paper.

    Parameters
    ----------
    text
        As written.
    tokens
        Of its blocks; those of lines stand in the children of ``inline``.
    """

    text: str
    tokens: tuple[Token, ...]

    def inline(self, kind: str) -> list[Token]:
        return [
            child for token in self.tokens for child in token.children or () if child.type == kind
        ]

    @property
    def code(self) -> list[str]:
        return [token.content for token in self.inline("code_inline")]

    @property
    def links(self) -> list[str]:
        return [str(token.attrs["href"]) for token in self.inline("link_open")]

    @property
    def headings(self) -> list[str]:
        at = [number for number, token in enumerate(self.tokens) if token.type == "heading_open"]
        return [self.tokens[number + 1].content for number in at]

    @property
    def anchors(self) -> set[str]:
        """Names of the headings in a link, as the sites that show Markdown make them."""
        bare = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in self.headings)
        return {heading.replace(" ", "-") for heading in bare}

    @property
    def rows(self) -> list[list[str]]:
        """Cells of every row of every table."""
        found: list[list[str]] = []
        for number, token in enumerate(self.tokens):
            if token.type == "tr_open":
                found.append([])
            elif token.type in ("td_open", "th_open"):
                found[-1].append(self.tokens[number + 1].content)
        return found


@cache
def paper(name: str) -> Paper:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return Paper(text, tuple(MarkdownIt("commonmark").enable("table").parse(text)))


def section(name: str, heading: str) -> str:
    """Return what stands under a heading, up to the next of its kind."""
    marks = re.search(rf"^(#+) {re.escape(heading)}$", paper(name).text, re.MULTILINE)
    assert marks, f"{name}: no heading {heading}"
    rest = paper(name).text[marks.end() :]
    return re.split(rf"^#{{1,{len(marks[1])}}} ", rest, maxsplit=1, flags=re.MULTILINE)[0]
