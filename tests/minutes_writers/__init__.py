"""A third, independent writer of minutes: layouts as secretaries make them, in batches.

Those of ``HELD_BACK`` are held back: nobody has looked at how they are read (docs/decisions/0018).
The fourth to the sixth and the eighth to the fifteenth were, until they had been measured.
The sixteenth to the eighteenth were written after the reader had been mended for those.
The nineteenth was written beside the reader, by one who had not seen it, nor how it reads; it
was mended against in part once it had been measured. The twentieth to the twenty-second
and the twenty-fourth were written likewise, since then, and looked into once they had been
measured, as the twenty-sixth to the thirtieth; the twenty-third, the twenty-fifth and those
from the thirty-first on, each by another, are held back still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from . import (
    batch_1,
    batch_2,
    batch_3,
    batch_4,
    batch_5,
    batch_6,
    batch_7,
    batch_8,
    batch_9,
    batch_10,
    batch_11,
    batch_12,
    batch_13,
    batch_14,
    batch_15,
    batch_16,
    batch_17,
    batch_18,
    batch_19,
    batch_20,
    batch_21,
    batch_22,
    batch_23,
    batch_24,
    batch_25,
    batch_26,
    batch_27,
    batch_28,
    batch_29,
    batch_30,
    batch_31,
    batch_32,
    batch_33,
    batch_34,
)
from .secretary import Secretary
from .told import Told, draw_told

Layout = Callable[[Secretary], tuple[str, bytes]]
BATCHES: dict[str, tuple[Layout, ...]] = {
    "1": batch_1.LAYOUTS,
    "2": batch_2.LAYOUTS,
    "3": batch_3.LAYOUTS,
    "4": batch_4.LAYOUTS,
    "5": batch_5.LAYOUTS,
    "6": batch_6.LAYOUTS,
    "7": batch_7.LAYOUTS,
    "8": batch_8.LAYOUTS,
    "9": batch_9.LAYOUTS,
    "10": batch_10.LAYOUTS,
    "11": batch_11.LAYOUTS,
    "12": batch_12.LAYOUTS,
    "13": batch_13.LAYOUTS,
    "14": batch_14.LAYOUTS,
    "15": batch_15.LAYOUTS,
    "16": batch_16.LAYOUTS,
    "17": batch_17.LAYOUTS,
    "18": batch_18.LAYOUTS,
    "19": batch_19.LAYOUTS,
    "20": batch_20.LAYOUTS,
    "21": batch_21.LAYOUTS,
    "22": batch_22.LAYOUTS,
    "23": batch_23.LAYOUTS,
    "24": batch_24.LAYOUTS,
    "25": batch_25.LAYOUTS,
    "26": batch_26.LAYOUTS,
    "27": batch_27.LAYOUTS,
    "28": batch_28.LAYOUTS,
    "29": batch_29.LAYOUTS,
    "30": batch_30.LAYOUTS,
    "31": batch_31.LAYOUTS,
    "32": batch_32.LAYOUTS,
    "33": batch_33.LAYOUTS,
    "34": batch_34.LAYOUTS,
}
HELD_BACK = ("7", "23", "25", "31", "32", "33", "34")
MENDED_IN_PART = (  # looked into since
    "16", "17", "19", "20", "22", "24", "26", "27", "28", "29", "30",
)  # fmt: skip
_LATE = ("4", "5", "6", "7")  # have tasks of their own, all the same
_TASKS = {  # have their very own
    "8": batch_8.TASKS,
    "9": batch_9.TASKS,
    "10": batch_10.TASKS,
    "11": batch_11.TASKS,
    "12": batch_12.TASKS,
    "13": batch_13.TASKS,
    "14": batch_14.TASKS,
    "15": batch_15.TASKS,
    "16": batch_16.TASKS,
    "17": batch_17.TASKS,
    "18": batch_18.TASKS,
    "19": batch_19.TASKS,
    "20": batch_20.TASKS,
    "21": batch_21.TASKS,
    "22": batch_22.TASKS,
    "23": batch_23.TASKS,
    "24": batch_24.TASKS,
    "25": batch_25.TASKS,
    "26": batch_26.TASKS,
    "27": batch_27.TASKS,
    "28": batch_28.TASKS,
    "29": batch_29.TASKS,
    "30": batch_30.TASKS,
    "31": batch_31.TASKS,
    "32": batch_32.TASKS,
    "33": batch_33.TASKS,
    "34": batch_34.TASKS,
}


@dataclass(frozen=True)
class Written:
    """A document, its format, what happened, and whether it tells the next meeting."""

    document_format: str
    content: bytes
    told: Told
    tells_next: bool


def write(
    layout: Layout, number: int, *, is_late: bool = False, bank: dict | None = None
) -> Written:
    """Write the document of a layout with this number: always the same one."""
    draw = Random(f"{layout.__name__} {number}")  # noqa: S311 - invented data, not a secret
    secretary = Secretary(draw_told(draw, is_late=is_late, bank=bank), draw)
    document_format, content = layout(secretary)
    return Written(document_format, content, secretary.told, secretary.tells_next)


def tasks_of(batch: str) -> dict | None:
    """Return the tasks that a batch has of its own; None where it has the usual ones."""
    return _TASKS.get(batch)


def documents(batch: str, number: int) -> Iterator[tuple[str, Written]]:
    """Write so many documents of each layout of a batch."""
    for layout in BATCHES[batch]:
        for at in range(number):
            yield layout.__name__, write(layout, at, is_late=batch in _LATE, bank=tasks_of(batch))
