"""All profiles of a workspace, and the one that fits a heading row."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.ingest.headings import NEEDED, HeadingRow
from pipeline.ingest.lineage import HEADING, is_lineage, profile_named
from pipeline.ingest.profiles.matching import Matcher
from pipeline.ingest.profiles.profile import FileFormat, FilePins, Profile
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.words import normal
from pipeline.problems import UngetidError

STANDARD = "standard"  # the project's own template: what is read when no other profile fits
_TELLING = frozenset({*NEEDED, "start_time", "end_time"})
_LOOKED_AT = 20  # rows from the top among which the headings are looked for
_MOST_COLUMNS = 1000


@dataclass(frozen=True)
class ProfileBook:
    """The profiles, as the readers of files ask about them.

    Parameters
    ----------
    matchers
        Profile id → what it knows of headings.
    paths
        Pattern of a path below the inbox → id of the profile that reads such files.
    pin
        The profile that every file is read with; chosen by the heading row when None.
    file_format
        The format of the file at hand; None where it is not known.
    known
        Every heading that any profile knows: most rows of a file have none of them.
    """

    matchers: Mapping[str, Matcher]
    paths: Mapping[str, str] = field(default_factory=dict)
    pin: str | None = None
    file_format: FileFormat | None = None
    known: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        profiles: Iterable[Profile],
        *,
        ignored: Iterable[str] = (),
        paths: Mapping[str, str] | None = None,
    ) -> ProfileBook:
        """Make a book.

        Parameters
        ----------
        ignored
            Headings that the municipality passes over, whatever the profile.
        """
        words = tuple(normal(word) for word in ignored)
        matchers = {one.id: Matcher.of(one, words) for one in profiles}
        known = frozenset().union(*(matcher.known for matcher in matchers.values()))
        return cls(matchers, paths or {}, known=known)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All profiles."""
        return tuple(matcher.profile for matcher in self.matchers.values())

    @property
    def file(self) -> FilePins:
        """What of the file is pinned and not to be detected; nothing unless a profile is."""
        return self.matchers[self.pin].profile.file if self.pin else FilePins()

    def pinned(self, profile_id: str) -> ProfileBook:
        """Return the book in which one profile reads every file.

        Raises
        ------
        UngetidError
            When there is no such profile.
        """
        if profile_id not in self.matchers:
            raise UngetidError(
                "A file is given to a profile that there is not.",
                where="ungetid.toml, [ingest.profiles]",
                mend="Use the id of a shipped profile (docs/profiles.md has them) or of your own.",
            )
        return replace(self, pin=profile_id)

    def for_path(self, path: str) -> ProfileBook:
        """Return the book for a file of the inbox, with its profile pinned by the settings.

        Parameters
        ----------
        path
            Relative to the inbox, with ``/``; the first pattern that fits counts.
        """
        for pattern, profile_id in self.paths.items():
            if fnmatch.fnmatchcase(path.lower(), pattern.lower()):
                return self.pinned(profile_id)
        return self

    def for_format(self, file_format: FileFormat) -> ProfileBook:
        """Return the book for a file of a format: profiles of other formats do not fit."""
        return replace(self, file_format=file_format)

    def score(self, cells: Sequence[str | None]) -> int:
        """Return how many columns a row names; 0 unless it names two telling ones.

        A row of more than 1 000 cells heads no log that a person keeps.
        """
        if len(cells) > _MOST_COLUMNS:
            return 0
        words = _words(cells)
        if len(self.known.intersection(words)) < 2:
            return 0
        names = self._chosen(words).named(_plain(words))
        return len(names) if len(names & _TELLING) >= 2 else 0

    def find(self, rows: Sequence[Sequence[str | None]]) -> int | None:
        """Return the index of the heading row: the first with most known headings."""
        is_handed_back = any(is_lineage(word) for cells in rows[:1] for word in _words(cells))
        if self.file.heading_row is not None and not is_handed_back:
            filled = [at for at, cells in enumerate(rows) if any(_words(cells))]
            at = self.file.heading_row - 1
            return filled[at] if at < len(filled) else None
        scores = [self.score(cells) for cells in rows[:_LOOKED_AT]]
        best = max(scores, default=0)
        return scores.index(best) if best else None

    def match(self, cells: Sequence[str | None]) -> HeadingRow:
        """Say which column of a heading row is which.

        Raises
        ------
        FileRefused
            ``draft_profile`` where the profile that fits has not been confirmed.
        """
        words = _words(cells)
        chosen = self._chosen(words)
        if chosen.profile.status == "draft":
            raise FileRefused("draft_profile")
        return chosen.match(_plain(words), tuple(cell or "" for cell in cells))

    def _chosen(self, words: list[str]) -> Matcher:
        """Return the profile that a hand-back workbook names; the pinned one; the best that fits.

        Of those that fit, the one that asks for most headings is best.
        """
        named = profile_named(words)
        if named is not None and named in self.matchers:
            return self.matchers[named]
        if self.pin:
            return self.matchers[self.pin]
        there = set(words)
        fitting = [
            matcher
            for matcher in self.matchers.values()
            if matcher.required
            and matcher.fits(there)
            and (not self.file_format or not matcher.formats or self.file_format in matcher.formats)
        ]
        if not fitting:
            return self.matchers[STANDARD]
        return max(fitting, key=lambda matcher: len(matcher.required))


def _words(cells: Sequence[str | None]) -> list[str]:
    return [_word(cell) if cell else "" for cell in cells]


@lru_cache(maxsize=4096)
def _word(cell: str) -> str:
    """Return a heading as it is compared; the same few come with every file."""
    return normal(cell)


def _plain(words: list[str]) -> list[str]:
    """Return headings with that of a hand-back workbook's references as every profile knows it."""
    return [HEADING.lower() if is_lineage(word) else word for word in words]
