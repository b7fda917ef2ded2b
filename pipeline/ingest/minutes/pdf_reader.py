"""PDF with a text layer → blocks, by pdfplumber: ruled tables, and the lines outside of them.

A PDF knows letters in places, and nothing of headings or lists: what stands larger or bolder than
the text around it, alone on its line, is a heading; what begins with a bullet or a number is an
item of a list. Running heads and page numbers, which come again on every page, are left out.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
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
from pipeline.ingest.minutes.pdf_page import (
    NUMBER_GOES_ON,
    Grid,
    Line,
    Rows,
    gutters_of,
    in_order,
    unbroken,
)
from pipeline.ingest.minutes.records import MinutesRefused
from pipeline.ingest.minutes.text_reader import line_block

_MOST_PAGES = 100
_LARGER, _TITLE = 1.08, 1.5  # times the size of the text
_ENDS = (".", ":", "!", "?")  # of a sentence
_LONGEST_LABEL = 25
_WHOLE_PAGE = 0.8  # of its area, which the picture of a scanned page takes up
_LONGEST_STAMP = 150  # letters


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
            found: list[Line | Grid] = []
            for number, page in enumerate(opened.pages[:_MOST_PAGES]):
                images += len(page.images)
                is_scan = is_scan and _is_picture(page)
                found += in_order(page, number, gutters_of(found))
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


def _blocks(found: list[Line | Grid]) -> Iterator[Block]:
    """Yield the blocks of all pages."""
    lines = [one for one in found if isinstance(one, Line)]
    body = Counter()  # type: Counter[float]
    for line in lines:
        body[line.size] += len(line.text)
    size = body.most_common(1)[0][0] if body else 0.0
    right = max((line.right for line in lines if line.room is None), default=0.0)
    running = _running(lines)
    kept = [one for one in found if not (isinstance(one, Line) and one.text in running)]
    for count, one in enumerate(_joined(kept, size, right)):
        if count > MOST_BLOCKS:
            raise MinutesRefused("unreadable_document")
        if isinstance(one, Grid):
            yield Table(one.rows)
        elif level := _level(one, size):
            yield Heading(unbroken([one.text]), level)
        else:
            yield line_block(unbroken([one.text]))


def _running(lines: list[Line]) -> set[str]:
    """Return the texts that stand in the same place of every page, or of all but the first."""
    pages = {line.page for line in lines}
    if len(pages) < 2:
        return set()
    places: dict[tuple[str, int], set[int]] = {}
    for line in lines:
        places.setdefault((line.text, round(line.top)), set()).add(line.page)
    return {text for (text, _), on in places.items() if len(on) >= max(len(pages) - 1, 2)}


def _level(line: Line, size: float) -> int:
    """Return the level of a heading; 0 for text."""
    if len(line.text) > LONGEST_HEADING:
        return 0
    if line.size > size * _TITLE:
        return 1
    is_heading = line.size > size * _LARGER or line.is_bold
    return 2 if is_heading and heads(line.text) else 0


def _joined(found: list[Line | Grid], size: float, right: float) -> Iterator[Line | Grid]:
    """Put together what the width of a page divided: lines of a paragraph, tables of two pages."""
    held: Line | Grid | None = None
    for one in found:
        if isinstance(held, Line) and isinstance(one, Line) and _goes_on(held, one, size, right):
            held = replace(one, text=unbroken([held.text, one.text]), left=held.left)
        elif isinstance(held, Grid) and isinstance(one, Grid) and _is_rest(held, one):
            held = Grid(_continued(held.rows, one.rows), one.page, one.top)
        else:
            if held is not None:
                yield held
            held = one
    if held is not None:
        yield held


def _is_rest(held: Grid, one: Grid) -> bool:
    """Say whether a table is the rest of the one on the page before, or in the column before."""
    return _is_over(held, one) and len(one.rows[0]) == len(held.rows[0])


def _is_over(held: Line | Grid, one: Line | Grid) -> bool:
    """Say whether a page, or one of its columns, ends between two blocks."""
    return one.page == held.page + 1 or (one.page == held.page and one.top < held.top)


def _continued(rows: Rows, more: Rows) -> Rows:
    """Return the rows of a table and its rest; one that the page divided is made whole."""
    if more[0] == rows[0]:
        more = more[1:]  # the header, repeated on top of each page
    if not more:
        return rows
    last, first = rows[-1], more[0]
    filled = [text for text in first if text]
    goes_on = len(filled) < len(first) and all(text[0].islower() for text in filled)
    is_divided = (
        not first[0]
        or goes_on
        or any(
            NUMBER_GOES_ON.search(above) and below[:1].isdigit()
            for above, below in zip(last, first, strict=True)
        )
    )
    if not is_divided:
        return rows + more
    whole = tuple(unbroken([above, below]) for above, below in zip(last, first, strict=True))
    return (*rows[:-1], whole, *more[1:])


def _goes_on(held: Line, one: Line, size: float, right: float) -> bool:
    """Say whether a line is the next of the same paragraph: its first word had no room above."""
    is_next = held.page == one.page and -1 <= one.top - held.bottom < one.size * 0.6
    # What begins with a small letter on top of a page begins nothing.
    is_over = _is_over(held, one) and one.text[:1].islower() and not held.text.endswith(_ENDS)
    is_next = is_next or is_over
    if _level(held, size) == 1:
        return is_next and one.size == held.size  # a long title
    had_no_room = is_over or _had_no_room(held, one, right)
    if min(held.size, one.size) > size * _LARGER:
        return is_next and had_no_room and one.size == held.size and one.is_bold == held.is_bold
    is_text = not _level(held, size) and not _level(one, size)
    item, below = line_block(held.text), line_block(one.text)
    begins = isinstance(below, ListItem) or ":" in one.text[:_LONGEST_LABEL]
    # The text of an item that goes on stands below its text, not below its bullet.
    is_hanging = isinstance(item, ListItem) and one.left > held.left + 2
    if isinstance(item, ListItem) and isinstance(below, ListItem) and below.is_numbered:
        is_hanging = is_hanging and below.number != (item.number or 0) + 1  # centred, it may be
    return is_next and is_text and had_no_room and (not begins or is_hanging)


def _had_no_room(held: Line, one: Line, right: float) -> bool:
    """Say whether the first word of a line did not fit on the one above."""
    edge = right if one.room is None else one.room
    return held.right + one.size / 5 + one.first_word > edge - 1
