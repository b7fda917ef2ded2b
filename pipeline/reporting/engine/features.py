"""Which Quarto features in a document's Markdown the engine knows; all others are faults."""

from __future__ import annotations

import re

from pipeline.reporting.engine.document import closing_line, unknown

_DIV = re.compile(r"^\s*:{3,}\s*([^\s{:][^\s{]*)\s*(?:\{.*\})?\s*:*\s*$")
_ATTRIBUTES = re.compile(r"(?<!\\)\{\s*((?:[.#]|[\w:-]+=)[^{}]*)\}")
_TOKEN = re.compile(r"""([\w:-]+)=("(?:\\.|[^"])*"|'[^']*'|\S+)|\.([\w-]+)|#([^\s}]+)""")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_OTHER_INLINE = re.compile(r"(?<!`)`(\{(?!python\}|=)[A-Za-z]\w*\})\s")
_SHORTCODE = re.compile(r"\{\{<\s*(\S+)")
_NUMBERED = re.compile(r"(sec|lst|eq|thm|lem|cor|prp|cnj|def|exm|exr|tip|nte|wrn|imp|cau|vid)-")

CALLOUTS = {
    "callout-note",
    "callout-tip",
    "callout-important",
    "callout-warning",
    "callout-caution",
}
_CLASSES = CALLOUTS | {
    "card", "valuebox", "tabset", "cell", "content-visible", "content-hidden",
    "unnumbered", "unlisted", "smallcaps", "underline", "mark", "python", "sql", "text", "toml",
    "csv", "yaml", "bash",
}  # fmt: skip
_KEYS = {
    "title", "height", "width", "when-format", "unless-format", "fig-alt", "alt",
    "tbl-colwidths", "icon", "color", "orientation", "scrolling", "lang", "role", "custom-style",
    "padding", "tabindex", "rel", "target",
}  # fmt: skip


def check_text(text: str, file: str, first_line: int, *, classes: frozenset[str]) -> None:
    """Refuse what the engine would drop.

    Parameters
    ----------
    text
        Markdown, without executable cells.
    first_line
        Line of the file on which it starts.
    classes
        Classes that the project's own style sheets give a look.

    Raises
    ------
    UngetidError
        At a shortcode, class, attribute or numbered kind that the engine does not know.
    """
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        fence = _FENCE.match(lines[index])
        end = closing_line(lines, index, fence[1]) if fence else None
        if end is not None:
            index = end + 1
            continue
        _check_line(lines[index], file, first_line + index, classes)
        index += 1


def _check_line(line: str, file: str, number: int, classes: frozenset[str]) -> None:
    if (inline := _OTHER_INLINE.search(line)) is not None:
        raise unknown(f"the inline code {inline[1]}", file, number)
    plain = _CODE.sub("", line)
    if (shortcode := _SHORTCODE.search(plain)) is not None:
        raise unknown(f"the shortcode {{{{< {shortcode[1]} >}}}}", file, number)
    if (div := _DIV.match(plain)) is not None:
        _check_class(div[1], file, number, classes)
    for attributes in _ATTRIBUTES.finditer(plain):
        for key, _value, name, identifier in _TOKEN.findall(attributes[1]):
            if name:
                _check_class(name, file, number, classes)
            elif key and key not in _KEYS and not key.startswith(("aria-", "data-")):
                raise unknown(f"the attribute '{key}'", file, number)
            elif identifier and _NUMBERED.match(identifier):
                raise unknown(f"the numbered kind of '#{identifier}'", file, number)


def _check_class(name: str, file: str, number: int, classes: frozenset[str]) -> None:
    if name not in _CLASSES and name not in classes:
        raise unknown(f"the class '.{name}'", file, number)
