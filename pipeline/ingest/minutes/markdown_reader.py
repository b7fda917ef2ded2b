"""Markdown → blocks, by markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.ingest.minutes.blocks import (
    LONGEST_LINE,
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Table,
    plain,
)
from pipeline.ingest.minutes.moments import begins_with_month

# Blocks first, the marks inside a line afterwards and line by line: over a whole document there
# are texts that take markdown-it minutes. Raw HTML and comments are no text.
_BLOCKS = MarkdownIt("commonmark").enable("table").disable("inline")
_MARKS = MarkdownIt("commonmark")
_MARKER = re.compile(r"[>\s]*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HAS_MARKS = re.compile(r"[*_`\[\]\\&<!]")
_LABEL = re.compile(r"\W*\w[^:.]{0,40}:\s|\W*(?:\[|☐|☑)")
_BROKEN_AT = 90  # nobody means to break a line that is longer
_LONGEST_MARKED, _MOST_LINKS = 500, 20
_ENTRY = re.compile(r"\s*-\s+(\S.*)")
_WIKI_LINK = re.compile(
    r"!?\[\[(?P<note>[^\[\]|\\\n#]{1,200})(?:#[^\[\]|\n]{0,200})?"
    r"(?:\\?\|(?P<shown>[^\[\]\n]{1,200}))?\]\]"
)
_EMBEDDED = re.compile(
    r"!\[\[[^\[\]\n]{1,200}\.(?:png|jpe?g|gif|svg|webp|bmp|pdf)\b", re.IGNORECASE
)
_CALLOUT = re.compile(r"(?m)^([ \t]{0,3}>[ \t]*)\[![\w-]{1,20}\][+-]?[ \t]*")
_DUE = re.compile("(?<![ \\t])[ \\t]*[\U0001f4c5\U0001f4c6\U0001f5d3]\ufe0f?[ \\t]*(?=\\d)")
# "Ringe til klubben @Jonas Vestergren": who does it stands last.
_MENTION = re.compile(
    r"(?m)(?<=[\w.)] )@(?=[A-ZÆØÅ][\w-]{1,30}(?: [A-ZÆØÅ][\w-]{1,30}){0,2}[ \t]*(?:$|[,(]))"
)
_OF_PROGRAM = re.compile(r"\s*(?:tags?|aliases|cssclass(?:es)?)\s*:", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:(?!---|\.\.\.)[^\n]*\n){1,60})(?:---|\.\.\.)[ \t]*\n")


def read_markdown(text: str) -> Document:
    """Read a Markdown document; values in its front matter are read as lines."""
    embedded = len(_EMBEDDED.findall(text))
    text = _as_written(text)
    matter = _FRONT_MATTER.match(text)
    fields = matter[1].split("\n") if matter else []
    told = [(at, line) for at, line in enumerate(fields, 2) if not _OF_PROGRAM.match(line)]
    blocks: list[Block] = [_field(line, at) for at, line in told if plain(line)]
    start = matter.end() if matter else 0
    walk = _Walk(text.split("\n"), passed=text[:start].count("\n"))
    blocks += walk.blocks(_BLOCKS.parse(text[start:]))
    return Document(blocks, walk.images + embedded)


def _as_written(text: str) -> str:
    """Return a text with the marks of note programs put in words, on as many lines.

    Links to notes show their name; a calendar stands before a deadline, ``@`` before who does it.
    """
    if "[[" in text:
        text = _WIKI_LINK.sub(lambda link: link["shown"] or link["note"].rpartition("/")[2], text)
    if "[!" in text:
        text = _CALLOUT.sub(r"\1", text)
    return _MENTION.sub("– ", _DUE.sub(", senest ", text))


def _field(line: str, number: int) -> ListItem | Paragraph:
    """Return a line of front matter: an entry of a list, or a key with its value."""
    entry = _ENTRY.match(line)
    if entry is not None:
        return ListItem(plain(entry[1].strip(" \"'")), line=number)
    key, colon, value = line.partition(":")
    is_list = value.strip().startswith("[") and value.rstrip().endswith("]")
    bare = re.sub(r"[\"'\[\]]", "", value) if is_list else value.strip().strip("\"'")
    return Paragraph(plain(f"{key}{colon} {bare}"), number)


class _Walk:
    """One pass over markdown-it's flat list of tokens.

    Parameters
    ----------
    source
        The lines of the document.
    passed
        Lines before the first one that was parsed.
    """

    def __init__(self, source: list[str], passed: int) -> None:
        self._source = source
        self._passed = passed
        self._line = 1
        self.images = 0

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        """Yield the blocks."""
        level, first_row = 0, 0
        rows: list[list[str]] | None = None
        item: Token | None = None
        for token in tokens:
            self._line = token.map[0] + 1 + self._passed if token.map else self._line
            match token.type:
                case "heading_open" | "heading_close":
                    level = int(token.tag[1:]) if token.nesting > 0 else 0
                case "list_item_open":
                    item = token
                case "bullet_list_close" | "ordered_list_close":
                    item = None
                case "table_open":
                    rows, first_row = [], self._line
                case "table_close":
                    yield Table(tuple(map(tuple, rows or [])), first_row, is_ruled=True)
                    rows = None
                case "tr_open" | "inline" if rows is not None:
                    self._fill(rows, token)
                case "inline":
                    yield from self._lines(token, level, item)

    def _fill(self, rows: list[list[str]], token: Token) -> None:
        """Add a row to a table, or a cell to its last row."""
        if token.type == "tr_open":
            rows.append([])
        else:
            rows[-1].append("\n".join(map(plain, map(self._text, _BREAK.split(token.content)))))

    def _lines(self, token: Token, level: int, item: Token | None) -> Iterator[Block]:
        """Yield a block for each line: writers break lines where they mean to."""
        for number, raw in _unbroken(token.content.split("\n"), self._line):
            text = plain(self._text(raw))
            if not text:
                continue
            if level:
                yield Heading(text, level, number)
            elif item is not None and not self._is_below_a_list(number):
                written = int(item.info) if item.info.isdigit() else None
                if written is not None and begins_with_month(text):
                    # "5. oktober 2023" is a date to a reader, whatever Markdown says.
                    yield Paragraph(f"{written}. {text}", number)
                else:
                    yield ListItem(text, bool(item.info), number, written)
            else:
                yield Paragraph(text, number)

    def _is_below_a_list(self, number: int) -> bool:
        """Say whether a line stands at the margin below a list.

        Markdown counts it to the last item, for want of an empty line; its writer did not.
        """
        raw = self._source[number - 1] if number <= len(self._source) else ""
        return not raw[:1].isspace() and _MARKER.match(raw) is None

    def _text(self, raw: str) -> str:
        """Return a line without its marks; what an image is said to show is not what it shows."""
        if not _HAS_MARKS.search(raw):
            return raw
        if len(raw) > _LONGEST_MARKED or raw.count("[") > _MOST_LINKS:
            return re.sub(r"[*_`]+", "", raw[:LONGEST_LINE])
        children = _MARKS.parseInline(raw)[0].children or []
        self.images += sum(child.type == "image" for child in children)
        return "".join(map(_shown, children))


def _unbroken(lines: list[str], first: int) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers; one that an editor broke at its width goes on."""
    number, whole = first, lines[0]
    for at, line in enumerate(lines[1:], first + 1):
        before = lines[at - first - 1]
        is_meant = before.endswith((".", ":", "!", "?", "  ", "\\")) or _LABEL.match(line)
        if len(before) >= _BROKEN_AT and not is_meant:
            whole = f"{whole} {line.strip()}"
        else:
            yield number, whole
            number, whole = at, line
    yield number, whole


def _shown(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    is_break = token.type in ("softbreak", "hardbreak") or token.content[:3].casefold() == "<br"
    return " " if is_break else ""
