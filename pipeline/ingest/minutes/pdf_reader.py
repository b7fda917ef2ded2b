"""PDF with a text layer → blocks, by pdfplumber: ruled tables, and the lines outside of them.

A PDF knows letters in places, and nothing of headings or lists: what stands larger or bolder than
the text around it, alone on its line, is a heading; what begins with a bullet or a number is an
item of a list. Running heads and page numbers, which come again on every page, are left out.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFNoOutlines, PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.ingest.minutes.blocks import (
    LONGEST_HEADING,
    MOST_BLOCKS,
    Block,
    Document,
    Heading,
    ListItem,
    Table,
    heads,
)
from pipeline.ingest.minutes.blocks import plain as on_one_line
from pipeline.ingest.minutes.pdf_tables import tables_of
from pipeline.ingest.minutes.records import MinutesRefused
from pipeline.ingest.minutes.text_reader import line_block

_MOST_PAGES = 100
_LARGER, _TITLE = 1.08, 1.5  # times the size of the text
# Bullets of Word's symbol fonts, which have no letters of their own.
_SYMBOL = re.compile(r"^[\uf000-\uf0ff\u25a0-\u25ff\u2713\u2714\u27a2]\s*(?=\S)")
_PAGE_NUMBER = re.compile(r"(?:side\s*)?\d{1,3}(?:\s*(?:/|af)\s*\d{1,3})?", re.IGNORECASE)
_NUMBER_GOES_ON = re.compile(r"\d[-/.]$")
_WORD_GOES_ON = re.compile(r"[a-zæøå]-$")  # not "SSP-", whose mark belongs to the word
_SOFT_HYPHEN = "\u00ad"
_MARGIN = 0.12  # of the page's height: where running heads stand
_LONGEST_LABEL = 25
_WHOLE_PAGE = 0.8  # of its area, which the picture of a scanned page takes up
_LONGEST_STAMP = 150  # letters


_Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Line:
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


@dataclass(frozen=True)
class _Grid:
    """A ruled table: where it stands, and its cells."""

    rows: _Rows
    page: int
    top: float


def read_pdf(content: bytes) -> Document:
    """Read a PDF document.

    Raises
    ------
    MinutesRefused
        ``password_protected``; ``unreadable_document`` when it is torn or has over 100 pages;
        ``scanned_document`` where it holds pictures and no text, or none but a stamp on each.
    """
    try:
        with pdfplumber.open(io.BytesIO(content)) as opened:
            is_too_long = len(opened.pages) > _MOST_PAGES
            images = 0
            is_scan = bool(opened.pages)
            beside = list(_bookmarks(opened.doc))
            found: list[_Line | _Grid] = []
            for number, page in enumerate(opened.pages[:_MOST_PAGES]):
                images += len(page.images)
                is_scan = is_scan and _is_picture(page)
                found += _in_order(page, number)
                beside += _comments(page)
                page.close()
            beside += [str(value) for value in opened.metadata.values() if value]
    except PdfminerException as error:
        is_locked = any(isinstance(one, PDFPasswordIncorrect) for one in (*error.args, error))
        raise MinutesRefused("password_protected" if is_locked else "unreadable_document") from None
    except Exception:  # noqa: BLE001 - the library promises no errors of its own over a torn file
        raise MinutesRefused("unreadable_document") from None
    if is_too_long:
        raise MinutesRefused("unreadable_document")
    if is_scan or not found:
        raise MinutesRefused("scanned_document" if images else "no_text")
    return Document(list(_blocks(found)), images, beside=beside)


def _is_picture(page: Any) -> bool:
    """Say whether a page is one picture with no more text on it than a stamp."""
    area = _WHOLE_PAGE * float(page.width) * float(page.height)
    sizes = ((one["x1"] - one["x0"]) * (one["bottom"] - one["top"]) for one in page.images)
    return any(size >= area for size in sizes) and len(page.chars) <= _LONGEST_STAMP


def _bookmarks(document: Any) -> Iterator[str]:
    """Yield the titles of the bookmarks of a document."""
    try:
        yield from (str(title) for _, title, *_ in document.get_outlines())
    except PDFNoOutlines:
        return


def _comments(page: Any) -> Iterator[str]:
    """Yield the comments of a page, and who made them."""
    for one in page.annots:
        yield from (str(one[key]) for key in ("title", "contents") if one.get(key))


def _in_order(page: Any, number: int) -> Iterator[_Line | _Grid]:
    """Yield the lines and tables of a page from its top to its bottom."""
    tables = tables_of(page)
    boxes = [table.bbox for table in tables]
    found: list[_Line | _Grid] = []
    for table in tables:
        texts = tuple(tuple(_unbroken(cell.split("\n")) for cell in row) for row in table.rows)
        found.append(_Grid(texts, number, table.bbox[1]))
    outside = page.filter(lambda thing: not _is_inside(thing, boxes)) if boxes else page
    margin = _MARGIN * float(page.height)
    for line in outside.extract_text_lines(return_chars=True):
        one = _line(line, number)
        at_edge = one.bottom < margin or one.top > float(page.height) - margin
        if one.text and not (at_edge and _PAGE_NUMBER.fullmatch(one.text)):
            found.append(one)
    yield from sorted(found, key=lambda one: one.top)


_ONE_LETTER = re.compile(r"[b-hj-zæ]")  # "Beslutte|t": a narrow column; "i" and "å" are words
_NAME_GOES_ON = re.compile(r"[A-ZÆØÅ][a-zæøåé]+-[A-ZÆØÅ]$")  # Anne-|Mette


def _unbroken(lines: list[str]) -> str:
    """Return lines as one, a word or number that was divided between two of them made whole."""
    text = ""
    for line in map(on_one_line, lines):
        is_number = _NUMBER_GOES_ON.search(text) is not None and line[:1].isdigit()
        is_letter = _ONE_LETTER.fullmatch(line) is not None and text[-1:].islower()
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


def _line(line: dict[str, Any], page: int) -> _Line:
    chars = [char for char in line["chars"] if char["text"].strip()]
    size = Counter(round(char["size"], 1) for char in chars).most_common(1)
    bold = sum("bold" in char["fontname"].casefold() for char in chars)
    return _Line(
        _SYMBOL.sub("• ", on_one_line(line["text"])),
        page,
        float(line["top"]),
        float(line["bottom"]),
        float(line["x0"]),
        float(line["x1"]),
        _width_of_first_word(line["chars"]),
        size[0][0] if size else 0.0,
        is_bold=bool(chars) and bold * 10 >= len(chars) * 9,
    )


def _width_of_first_word(chars: list[dict[str, Any]]) -> float:
    """Return the width of the letters up to the first gap."""
    end = float(chars[0]["x0"])
    for char in chars:
        if not char["text"].strip() or char["x0"] - end > char["size"] / 4:
            break
        end = float(char["x1"])
    return end - float(chars[0]["x0"])


def _blocks(found: list[_Line | _Grid]) -> Iterator[Block]:
    """Yield the blocks of all pages."""
    lines = [one for one in found if isinstance(one, _Line)]
    body = Counter()  # type: Counter[float]
    for line in lines:
        body[line.size] += len(line.text)
    size = body.most_common(1)[0][0] if body else 0.0
    right = max((line.right for line in lines), default=0.0)
    running = _running(lines)
    kept = [one for one in found if not (isinstance(one, _Line) and one.text in running)]
    for count, one in enumerate(_joined(kept, size, right)):
        if count > MOST_BLOCKS:
            raise MinutesRefused("unreadable_document")
        if isinstance(one, _Grid):
            yield Table(one.rows)
        elif level := _level(one, size):
            yield Heading(_unbroken([one.text]), level)
        else:
            yield line_block(_unbroken([one.text]))


def _running(lines: list[_Line]) -> set[str]:
    """Return the texts that stand in the same place of every page, or of all but the first."""
    pages = {line.page for line in lines}
    if len(pages) < 2:
        return set()
    places: dict[tuple[str, int], set[int]] = {}
    for line in lines:
        places.setdefault((line.text, round(line.top)), set()).add(line.page)
    return {text for (text, _), on in places.items() if len(on) >= max(len(pages) - 1, 2)}


def _level(line: _Line, size: float) -> int:
    """Return the level of a heading; 0 for text."""
    if len(line.text) > LONGEST_HEADING:
        return 0
    if line.size > size * _TITLE:
        return 1
    is_heading = line.size > size * _LARGER or line.is_bold
    return 2 if is_heading and heads(line.text) else 0


def _joined(found: list[_Line | _Grid], size: float, right: float) -> Iterator[_Line | _Grid]:
    """Put together what the width of a page divided: lines of a paragraph, tables of two pages."""
    held: _Line | _Grid | None = None
    for one in found:
        if isinstance(held, _Line) and isinstance(one, _Line) and _goes_on(held, one, size, right):
            held = replace(one, text=_unbroken([held.text, one.text]), left=held.left)
        elif isinstance(held, _Grid) and isinstance(one, _Grid) and _is_rest(held, one):
            held = _Grid(_continued(held.rows, one.rows), one.page, one.top)
        else:
            if held is not None:
                yield held
            held = one
    if held is not None:
        yield held


def _is_rest(held: _Grid, one: _Grid) -> bool:
    """Say whether a table is the rest of the one on the page before."""
    return one.page == held.page + 1 and len(one.rows[0]) == len(held.rows[0])


def _continued(rows: _Rows, more: _Rows) -> _Rows:
    """Return the rows of a table and its rest; one that the page divided is made whole."""
    if more[0] == rows[0]:
        more = more[1:]  # the header, repeated on top of each page
    if not more:
        return rows
    last, first = rows[-1], more[0]
    is_divided = not first[0] or any(
        _NUMBER_GOES_ON.search(above) and below[:1].isdigit()
        for above, below in zip(last, first, strict=True)
    )
    if not is_divided:
        return rows + more
    whole = tuple(_unbroken([above, below]) for above, below in zip(last, first, strict=True))
    return (*rows[:-1], whole, *more[1:])


def _goes_on(held: _Line, one: _Line, size: float, right: float) -> bool:
    """Say whether a line is the next of the same paragraph: its first word had no room above."""
    is_next = held.page == one.page and -1 <= one.top - held.bottom < one.size * 0.6
    if _level(held, size) == 1:
        return is_next and one.size == held.size  # a long title
    is_text = not _level(held, size) and not _level(one, size)
    item, below = line_block(held.text), line_block(one.text)
    begins = isinstance(below, ListItem) or ":" in one.text[:_LONGEST_LABEL]
    # The text of an item that goes on stands below its text, not below its bullet.
    is_hanging = isinstance(item, ListItem) and one.left > held.left + 2
    if isinstance(item, ListItem) and isinstance(below, ListItem) and below.is_numbered:
        is_hanging = is_hanging and below.number != (item.number or 0) + 1  # centred, it may be
    had_no_room = held.right + one.size / 5 + one.first_word > right - 1
    return is_next and is_text and had_no_room and (not begins or is_hanging)
