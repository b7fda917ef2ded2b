"""What a detector finds, and what it is told beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "cpr", "name", "initials", "phone", "email", "address", "number_plate", "profile_url"
]


@dataclass(frozen=True)
class Found:
    """One piece of personal data in a text: where it stands, never what it says.

    Parameters
    ----------
    start, end
        Its place in the text, counted in characters.
    confidence
        From 0 to 1; what is below 0.5 is not told.
    """

    kind: Kind
    start: int
    end: int
    confidence: float


@dataclass(frozen=True)
class Known:
    """What a text may say without naming a citizen.

    Parameters
    ----------
    staff
        Names, initials, codes and e-mail addresses of our own staff, casefolded.
    words
        The single words of the workspace's vocabularies, casefolded: areas, organisations, places.
    """

    staff: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    staff_words: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Divide the names of staff into their words."""
        words = (part for name in self.staff if "@" not in name for part in name.split())
        object.__setattr__(self, "staff_words", frozenset(words))

    @classmethod
    def of(cls, staff: Iterable[str], wordings: Iterable[str]) -> Known:
        """Make it from the wordings of the staff map and of the vocabularies."""
        words = (word for wording in wordings for word in wording.casefold().split())
        return cls(
            frozenset(name.casefold() for name in staff),
            frozenset(word.strip(".,()") for word in words),
        )

    def is_staff(self, text: str) -> bool:
        """Say whether a text is the name of a member of staff, or a part of one."""
        whole = " ".join(text.casefold().split())
        words = whole.split()
        is_part = all(
            word in self.staff_words or word.removesuffix("s") in self.staff_words for word in words
        )
        return whole in self.staff or (bool(words) and is_part)
