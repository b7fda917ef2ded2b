"""Gutters of a PDF page: strips between words that several lines below each other leave free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pdfplumber.utils.text import LIGATURES

_WIDE = 0.95  # of the size of letters: a gap that no space between two words has
_GUTTER = 0.4  # of it: what is left free between two columns at the least
_WORD_GAP = 3.0  # points, as the library tells words apart
_FAR = 2.6  # heights of a line, from one line of a table to the next
_EDGE = 1.0  # points by which what begins at the same edge may differ
_SOON = 8  # lines: a row below a header
SAME = 3.0  # points by which what stands below each other may differ
Raw = dict[str, Any]  # a line as the library has it
Gap = tuple[float, float]
Gutters = Sequence[Gap]
Order = Mapping[int, int]  # identity of a letter → as which it was written


@dataclass(frozen=True)
class Word:
    """A word, where it stands, and which of the page's letters are its first and last."""

    text: str
    x0: float
    x1: float
    order: int
    last: int
    chars: tuple[Raw, ...]


@dataclass
class Row:
    """A line of the page, by its words."""

    raw: Raw
    words: list[Word]
    size: float
    wide: list[Gap] = field(default_factory=list)

    @property
    def top(self) -> float:
        """Where it begins, from the page's upper edge."""
        return float(self.raw["top"])

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return float(self.raw["bottom"])

    def free(self, gap: Gap) -> Gap | None:
        """Return what of a gap its words leave free; None where that is no gutter."""
        found: list[tuple[bool, float, Gap]] = []
        for before, after in pairwise([None, *self.words, None]):
            begun = gap[0] if before is None else max(gap[0], before.x1)
            ended = gap[1] if after is None else min(gap[1], after.x0)
            is_aligned = after is not None and abs(after.x0 - gap[1]) < _EDGE
            if ended - begun >= self._least(before, after, is_aligned=is_aligned):
                found.append((is_aligned, ended - begun, (begun, ended)))
        return max(found)[2] if found else None

    def _least(self, before: Word | None, after: Word | None, *, is_aligned: bool) -> float:
        """Return how much two words leave free at the least where a gutter is between them."""
        if before is None or after is None:
            return _EDGE
        if not 0 < after.order - before.last <= 2:  # not one after the other, with a space
            return _EDGE
        is_wide = is_aligned or after.x0 - before.x1 >= _WIDE * self.size
        return _GUTTER * self.size if is_wide else float("inf")


def row_of(line: Raw, order: Order) -> Row:
    """Return a line with its words, and the gaps that are wider than between words."""
    words = list(_words(line["chars"], order))
    size = max((float(char["size"]) for char in line["chars"][:1]), default=0.0)
    gaps = ((one.x1, two.x0) for one, two in pairwise(words))
    return Row(line, words, size, [gap for gap in gaps if gap[1] - gap[0] >= _WIDE * size])


def _words(chars: Sequence[Raw], order: Order) -> Iterator[Word]:
    """Yield the words of a line."""
    held: list[Raw] = []
    for char in chars:
        is_space = not char["text"].strip()
        gap = char["x0"] - held[-1]["x1"] if held else 0.0
        # Narrow cells stand nearer to each other than words; they are not written in one go.
        is_apart = gap > _EDGE and order.get(id(char), 0) != order.get(id(held[-1]), 0) + 1
        if held and (is_space or is_apart or gap > _WORD_GAP):
            yield _word(held, order)
            held = []
        if not is_space:
            held.append(char)
    if held:
        yield _word(held, order)


def _word(chars: list[Raw], order: Order) -> Word:
    # A ligature comes once for each of its letters.
    once = [one for nth, one in enumerate(chars) if not nth or one is not chars[nth - 1]]
    text = "".join(str(LIGATURES.get(one["text"], one["text"])) for one in once)
    orders = [order.get(id(one), 0) for one in once]
    return Word(
        text,
        float(once[0]["x0"]),
        float(once[-1]["x1"]),
        min(orders),
        max(orders),
        tuple(once),
    )


def region(rows: list[Row], at: int, known: Gutters = ()) -> tuple[int, list[Gap]]:
    """Return where the lines end that leave the gutters of this one free, and the gutters.

    Those that are known need no second line.
    """
    # Each with how many lines have words beyond it.
    gutters = [(gap, 2) for gap in known] or [(gap, 1) for gap in rows[at].wide]
    end = at + 1
    for above, one in pairwise(rows[at:] if gutters else []):
        is_far = one.top - above.bottom > (_FAR - 1) * (above.bottom - above.top)
        if is_far or _begins_another(rows, end, gutters):
            break
        kept = [
            (free, count + any(left <= free[0] and free[1] <= right for left, right in one.wide))
            for gap, count in gutters
            if (free := one.free(gap)) is not None
        ]
        if not kept or len(kept) < sum(count > 1 for _, count in gutters):
            break
        gutters = kept
        end += 1
    return end, [gap for gap, count in gutters if count > 1]


def _begins_another(rows: list[Row], at: int, counted: list[tuple[Gap, int]]) -> bool:
    """Say whether a line, and the next with wide gaps, have columns that lines above have not."""
    wide, gutters = rows[at].wide, [gap for gap, _ in counted]
    below = next((row.wide for row in rows[at + 1 : at + _SOON] if row.wide), []) if wide else []
    if any(_meet(one, gap) for one in _apart(wide, gutters) for gap in below):
        return True
    is_wider = bool(below) and len(wide) > len(gutters) and any(count > 1 for _, count in counted)
    return is_wider and not _aligned(wide, gutters) and len(_aligned(below, wide)) == len(below)


def _apart(gaps: list[Gap], others: list[Gap]) -> list[Gap]:
    return [one for one in gaps if not any(_meet(one, other) for other in others)]


def _meet(one: Gap, other: Gap) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _aligned(gaps: list[Gap], others: list[Gap]) -> list[Gap]:
    """Return the gaps that end where one of the others does: a column begins there."""
    return [one for one in gaps if any(abs(one[1] - other[1]) <= SAME for other in others)]
