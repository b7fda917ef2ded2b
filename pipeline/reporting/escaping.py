"""Text into HTML, Markdown and scripts, so that it is shown literally and breaks nothing.

Names of areas, activities and units are the municipality's own words. They may hold ``<script>``,
quotes, ``|``, ``*``, ``#`` or ``$``. Typst and Word get theirs through pandoc, which escapes what
it has read as plain text; so Markdown is where that is decided.
"""

from __future__ import annotations

import html
import json
import re

from IPython.display import Markdown

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@:'\"=&/%])")
_WHITE = re.compile(r"[\x00-\x20\x7f]+")
_TICKS = re.compile(r"`{3,}")
# A word that no column is wide enough for; Danish compounds are shorter.
_ENDLESS = re.compile(r"[^\s\u00a0]{31,}")
_PIECE = re.compile(r".{1,12}", re.DOTALL)


def for_html(text: str) -> str:
    """Return text for an HTML element or a quoted attribute."""
    return html.escape(_flat(text), quote=True)


def for_cell(text: str) -> str:
    """Return text for a cell of an HTML table: an endless word may break, and copies as it is."""
    return "<wbr>".join(html.escape(part, quote=True) for part in _parted(_flat(text)))


def breakable(text: str) -> str:
    """Return text for a narrow column on paper: an endless word has places to break."""
    return "\u200b".join(_parted(text))


def _parted(text: str) -> list[str]:
    """Return a text in the parts between which it may break where words are endless."""
    parts: list[str] = [""]
    at = 0
    for found in _ENDLESS.finditer(text):
        first, *rest = _PIECE.findall(found[0])
        parts[-1] += text[at : found.start()] + first
        parts += rest
        at = found.end()
    parts[-1] += text[at:]
    return parts


def for_markdown(text: str) -> str:
    """Return text for a paragraph, caption or table cell: every ASCII mark is escaped.

    Pandoc reads a backslash before any ASCII punctuation as that mark; ``smart`` quotes,
    math, citations, shortcodes and raw HTML are thereby all off.
    """
    return _SPECIAL.sub(r"\\\1", _flat(text))


def for_attribute(text: str) -> str:
    """Return text for a quoted attribute of a Markdown element (``fig-alt="…"``).

    Pandoc reads backslash escapes and character references there, and nothing else; but Quarto
    looks for its shortcodes (``{{<``) before pandoc sees the text.
    """
    return re.sub(r'([\\"&])', r"\\\1", _flat(text)).replace("{{<", "&#123;{<")


def for_script(data: object) -> str:
    """Return data as JSON that cannot end the ``<script>`` it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def raw_html(content: str) -> Markdown:
    """Return HTML as a cell's output.

    An output of type ``text/html`` would make Quarto load jQuery and RequireJS from a CDN, so it
    is Markdown with a raw block, in a fence longer than any in the content.
    """
    longest = max((len(found) for found in _TICKS.findall(content)), default=2)
    fence = "`" * (longest + 1)
    return markdown(f"{fence}{{=html}}\n{content.strip()}\n{fence}\n")


def markdown(content: str) -> Markdown:
    """Return Markdown as a cell's output."""
    return Markdown(content)  # type: ignore[no-untyped-call]  # IPython's has no types


def _flat(text: str) -> str:
    """Put a text on one line; a control character is no text."""
    return _WHITE.sub(" ", text).strip()
