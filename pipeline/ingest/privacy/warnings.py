"""What is told of personal data in a file: its kind and the first place of each, no text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import get_args

from pipeline.ingest.privacy.detector import find
from pipeline.ingest.privacy.found import Found, Kind, Known

KINDS: tuple[Kind, ...] = get_args(Kind)
IN_FILE_NAME = "personal_in_file_name"
BESIDE_TEXT = "personal_beside_text"
# Whoever takes part in a meeting for an organisation is named there, and may be reached.
OF_PARTICIPANTS: frozenset[Kind] = frozenset({"name", "initials", "email", "phone"})
_NOT_OF_NAMES = re.compile(r"[_.+~]+")
_LONGEST_TEXT = 20_000  # characters of one text that are looked through


def reason_of(kind: Kind) -> str:
    """Return the reason of ``row_rules.csv`` by which a kind is told."""
    return f"personal_{kind}"


REASONS = (*map(reason_of, KINDS), IN_FILE_NAME, BESIDE_TEXT)


@dataclass
class Warnings:
    """The first place of each kind in one file.

    Parameters
    ----------
    places
        Reason → line and column of its first sighting, where the format has them.
    """

    known: Known
    places: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)

    def look(
        self,
        text: str,
        line: int | None = None,
        column: int | None = None,
        *,
        allowed: frozenset[Kind] = frozenset(),
    ) -> None:
        """Look through a text; as :meth:`note`."""
        self.note(find(text[:_LONGEST_TEXT], self.known), line, column, allowed=allowed)

    def note(
        self,
        found: Iterable[Found],
        line: int | None = None,
        column: int | None = None,
        *,
        allowed: frozenset[Kind] = frozenset(),
    ) -> None:
        """Note what was found in a text.

        Parameters
        ----------
        allowed
            Kinds that belong where it stands.
        """
        for one in found:
            if one.kind not in allowed:
                self.places.setdefault(reason_of(one.kind), (line, column))

    def look_beside(self, texts: Iterable[str]) -> None:
        """Look through what stands beside a file's text: properties, comments, page headers."""
        if BESIDE_TEXT not in self.places and has_personal_data(texts, self.known):
            self.places[BESIDE_TEXT] = (None, None)

    @property
    def is_complete(self) -> bool:
        """Whether nothing more can be told of the file's text."""
        return all(reason_of(kind) in self.places for kind in KINDS)


def has_personal_data(texts: Iterable[str], known: Known) -> bool:
    """Say whether one of some texts holds personal data."""
    return any(find(text[:_LONGEST_TEXT], known) for text in texts)


def is_in_path(path: str, known: Known) -> bool:
    """Say whether a file's name, or that of a folder it lies in, holds personal data.

    Parameters
    ----------
    path
        Its path below the inbox.
    """
    *folders, name = PurePosixPath(path).parts
    texts = [*folders, PurePosixPath(name).stem]
    return has_personal_data([*texts, *(_NOT_OF_NAMES.sub(" ", text) for text in texts)], known)
