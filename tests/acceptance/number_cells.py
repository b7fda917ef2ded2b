"""The figures of a warehouse that pages of one quarter may show, by what a block speaks of.

A block that names a KPI, a task, a category, a source or a quarter may have its figures only; one
that names nothing those of the quarter at large. :mod:`number_context` is sharper where it can be.
"""

from __future__ import annotations

import re

from number_sweep import numbers
from number_warehouse import CellsOfWarehouse
from number_words import COURSE, STACKED


def _begins(text: str, name: str) -> bool:
    """Whether a row of a table begins with a name; a sentence goes on otherwise after a period."""
    after = text.removeprefix(name)
    is_quarter = re.match(r"\d\. kvartal|q\d ", name)
    return after != text and (not is_quarter or not after[:1].isalpha())


class Cells(CellsOfWarehouse):
    """The figures of a warehouse that pages of one quarter may show, as a block asks for them."""

    def unfound(self, text: str) -> list[str]:
        """Return the numbers of a block that are no figure of what it speaks of."""
        told = numbers(self.without_texts(text), self._language)
        if not told:
            return []
        allowed = self.of["settings"] | self._spoken_of(text)
        return [one.shown for one in told if not any(map(one.is_of, allowed))]

    def without_texts(self, text: str) -> str:
        """Return a text, as long as before, without what is word for word one of the warehouse."""
        for known in self.texts:
            if known in text:
                text = text.replace(known, "¤" * len(known))
        return text

    def _spoken_of(self, text: str) -> set[float]:
        """Return the figures of what a block names; of everything where it names nothing."""
        folded = text.casefold()
        named = [subject for name, subject in self.rows.items() if _begins(folded, name.casefold())]
        if not named:
            named = self._longest(folded, self.names) or self._longest(folded, self.words)
        if STACKED[self._language] in folded:
            named = [subject for subject in self.of if subject.endswith("_share")]
        if any(words in folded for words in COURSE[self._language]):
            named += [f"course:{subject}" for subject in named]
        if ". forløb fra " in folded or " har tal, " in folded:
            named += [f"quarters:{subject}" for subject in named]
        if not named:
            return set().union(*self.of.values())
        return set().union(*(self.of[subject] for subject in named))

    @staticmethod
    def _longest(text: str, names: dict[str, str]) -> list[str]:
        """Return the subjects that a text names; of a name within a longer one the longer."""
        found = []
        for name in sorted(names, key=len, reverse=True):
            if name in text:
                found.append(names[name])
                text = text.replace(name, " ")
        return found
