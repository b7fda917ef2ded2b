"""A page of a PDF → its lines and tables, in the order in which a reader takes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.ingest.minutes.blocks import plain as on_one_line
from pipeline.ingest.minutes.pdf_gutters import Gutters
from pipeline.ingest.minutes.pdf_tables import PageTable, tables_of
from pipeline.ingest.minutes.pdf_text_columns import Span, spans_in_order
from pipeline.ingest.minutes.pdf_white_space import laid_out

# Bullets of Word's symbol fonts, which have no letters of their own.
_SYMBOL = re.compile(r"^[\uf000-\uf0ff\u25a0-\u25ff\u2713\u2714\u27a2]\s*(?=\S)")
_PAGE_NUMBER = re.compile(r"(?:side\s*)?\d{1,3}(?:\s*(?:/|af)\s*\d{1,3})?", re.IGNORECASE)
NUMBER_GOES_ON = re.compile(r"\d[-/.]$")
_WORD_GOES_ON = re.compile(r"[a-zæøå]-$")  # not "SSP-", whose mark belongs to the word
_SOFT_HYPHEN = "\u00ad"
_RUNNING_FEET = 3  # lines at most below a table that goes on
_LARGEST_DOT = 0.7  # of the height of a line
_BULLET_GAP = 3.0  # heights of a line, from a bullet to its text
_MARGIN = 0.12  # of the page's height: where running heads stand


Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Line:
    """A line of text: where it stands, how wide its first word is, and how it is set."""

    text: str
    page: int
    top: float
    bottom: float
    left: float
    right: float
    first_word: float
    size: float
    is_bold: bool
    room: float | None = None  # where its column of several ends


@dataclass(frozen=True)
class Grid:
    """A ruled table: where it stands, and its cells."""

    rows: Rows
    page: int
    top: float
    gutters: Gutters = ()


def gutters_of(found: list[Line | Grid]) -> Gutters:
    """Return the gutters of the table that the page before ends with; a page number may follow."""
    ends = [one for one in found[-_RUNNING_FEET:] if isinstance(one, Grid)]
    return ends[-1].gutters if ends else ()


def in_order(page: Any, number: int, gutters: Gutters) -> Iterator[Line | Grid]:
    """Yield the lines and tables of a page from its top to its bottom, column by column."""
    tables = tables_of(page)
    boxes = [table.bbox for table in tables]
    order = {id(char): nth for nth, char in enumerate(page.chars)}
    outside = page.filter(lambda thing: not _is_inside(thing, boxes)) if boxes else page
    spans = spans_in_order(page, boxes, [right for _, right in gutters]) or [(0, 0)]
    lefts = [_left(page, span) for span in spans]
    of = [_span_of(table, page, spans) for table in tables]
    for nth, span in enumerate(spans):
        part = outside if len(spans) == 1 else _only(outside, page.chars[slice(*span)])
        found: list[Line | Grid] = [
            _grid(table, number) for table, at in zip(tables, of, strict=True) if at == nth
        ]
        lines = _lines(part, page)
        room = max((float(line["x1"]) for line in lines), default=0.0) if len(spans) > 1 else None
        for one in laid_out(lines, order, gutters):
            if isinstance(one, PageTable):
                found.append(_grid(one, number))
            elif (line := _line(one, number, room)).text:
                found.append(line)
        found.sort(key=lambda one: one.top)
        yield from found
        # A table goes on in the next column, as far to its left as in this one.
        ends = lefts[nth : nth + 2]
        step = ends[-1] - ends[0] if ends else 0.0
        gutters = [(left + step, right + step) for left, right in gutters_of(found)]


def _left(page: Any, span: Span) -> float:
    return min((float(char["x0"]) for char in page.chars[slice(*span)]), default=0.0)


def _only(page: Any, chars: list[dict[str, Any]]) -> Any:
    """Return a page with no letters but these."""
    kept = set(map(id, chars))
    return page.filter(lambda thing: id(thing) in kept)


def _span_of(table: PageTable, page: Any, spans: list[Span]) -> int:
    """Return in which part of a page a table was written."""
    inside = (nth for nth, char in enumerate(page.chars) if _is_inside(char, [table.bbox]))
    first = next(inside, 0) if len(spans) > 1 else 0
    return max((at for at, (start, _) in enumerate(spans) if start <= first), default=0)


def _lines(part: Any, page: Any) -> list[dict[str, Any]]:
    """Return the lines of a part of a page, without its number."""
    lines: list[dict[str, Any]] = part.extract_text_lines(return_chars=True)
    bullets = (
        [one for one in page.curves if abs(one["height"] - one["width"]) < 1] if page.curves else []
    )
    return [
        {**line, "text": f"• {line['text']}"} if _has_bullet(line, bullets) else line
        for line in lines
        if not (_PAGE_NUMBER.fullmatch(line["text"]) and _is_at_edge(line, page))
    ]


def _has_bullet(line: dict[str, Any], bullets: list[dict[str, Any]]) -> bool:
    """Say whether a dot is drawn in front of a line, as browsers do."""
    height = line["bottom"] - line["top"]
    return any(
        line["top"] < (one["top"] + one["bottom"]) / 2 < line["bottom"]
        and one["height"] <= _LARGEST_DOT * height
        and 0 < line["x0"] - one["x1"] <= _BULLET_GAP * height
        for one in bullets
    )


def _is_at_edge(line: dict[str, Any], page: Any) -> bool:
    """Say whether a line stands where running heads and page numbers do."""
    height = float(page.height)
    return bool(line["bottom"] < _MARGIN * height or line["top"] > (1 - _MARGIN) * height)


def _grid(table: PageTable, page: int) -> Grid:
    texts = tuple(tuple(unbroken(cell.split("\n")) for cell in row) for row in table.rows)
    return Grid(texts, page, table.bbox[1], table.gutters)


_ONE_LETTER = re.compile(
    r"[b-hj-zæ](?=\s|$)"
)  # "Beslutte|t": a narrow column; "i" and "å" are words
_NAME_GOES_ON = re.compile(r"[A-ZÆØÅ][a-zæøåé]+-[A-ZÆØÅ]$")  # Anne-|Mette


def unbroken(lines: list[str]) -> str:
    """Return lines as one, a word or number that was divided between two of them made whole."""
    text = ""
    for line in map(on_one_line, lines):
        is_number = NUMBER_GOES_ON.search(text) is not None and line[:1].isdigit()
        is_letter = _ONE_LETTER.match(line) is not None and text[-1:].islower()
        if text.endswith(_SOFT_HYPHEN):
            text = text[:-1] + line
        elif is_letter or is_number or text.endswith("/") or _NAME_GOES_ON.search(text + line[:1]):
            text += line
        elif _WORD_GOES_ON.search(text) and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}"
    # Some programs write every hyphen as the one that is shown only at the end of a line.
    return on_one_line(text).replace(_SOFT_HYPHEN, "-")


def _is_inside(thing: dict[str, Any], boxes: list[tuple[float, float, float, float]]) -> bool:
    """Say whether the middle of a letter is within a table."""
    if thing.get("object_type") != "char":
        return False
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return any(x0 <= across <= x1 and top <= down <= bottom for x0, top, x1, bottom in boxes)


def _line(line: dict[str, Any], page: int, room: float | None) -> Line:
    chars = [char for char in line["chars"] if char["text"].strip()]
    size = Counter(round(char["size"], 1) for char in chars).most_common(1)
    bold = sum("bold" in char["fontname"].casefold() for char in chars)
    return Line(
        _SYMBOL.sub("• ", on_one_line(line["text"])),
        page,
        float(line["top"]),
        float(line["bottom"]),
        float(line["x0"]),
        float(line["x1"]),
        _width_of_first_word(line["chars"]),
        size[0][0] if size else 0.0,
        is_bold=bool(chars) and bold * 10 >= len(chars) * 9,
        room=room,
    )


def _width_of_first_word(chars: list[dict[str, Any]]) -> float:
    """Return the width of the letters up to the first gap."""
    end = float(chars[0]["x0"])
    for char in chars:
        if not char["text"].strip() or char["x0"] - end > char["size"] / 4:
            break
        end = float(char["x1"])
    return end - float(chars[0]["x0"])
