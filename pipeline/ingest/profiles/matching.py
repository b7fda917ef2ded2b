"""One profile against a heading row: which column is which."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass

from pipeline.ingest.headings import NOTE, Column, HeadingRow
from pipeline.ingest.lineage import DROPPED_HEADING, HEADING, PASSED_OVER
from pipeline.ingest.profiles.profile import Profile
from pipeline.ingest.words import normal

# A column that stands in for another where that one is not there.
_STAND_INS = {"staff_code": "staff_code_2", "duration_minutes": "duration_2"}
# Columns whose headings stand in for each other row by row: tools leave the alias blank, or a name.
_BY_ROW = frozenset({"staff_code", "staff_code_2"})


@dataclass(frozen=True)
class _Words:
    """One source of a column, its headings as they are compared."""

    order: dict[str, int]
    join: tuple[frozenset[str], ...]
    unit: str

    @property
    def headings(self) -> frozenset[str]:
        """The headings, in no order."""
        return frozenset(self.order)


@dataclass(frozen=True)
class Matcher:
    """What a profile knows of headings, ready to be compared.

    Parameters
    ----------
    required
        The headings that a file of the profile has: of each set, one.
    sources
        Canonical column → where it comes from.
    labels
        Headings of the columns with labels, in order.
    ignored
        Headings that are passed over.
    patterns
        The same, with ``*``.
    """

    profile: Profile
    required: tuple[frozenset[str], ...]
    formats: frozenset[str]
    sources: dict[str, tuple[_Words, ...]]
    labels: tuple[frozenset[str], ...]
    ignored: frozenset[str]
    patterns: tuple[str, ...]

    @classmethod
    def of(cls, profile: Profile, ignored: tuple[str, ...]) -> Matcher:
        """Make the matcher of a profile.

        Parameters
        ----------
        ignored
            Headings to pass over besides the profile's own, as they are compared.
        """
        own = (normal(word) for word in profile.options.ignored_columns)
        passed = (*ignored, *own, *PASSED_OVER)
        sources = {
            name: tuple(
                _Words(_ranked(one.headings), tuple(map(_set, one.join)), one.unit or "")
                for one in given
            )
            for name, given in profile.columns.items()
        }
        # Whatever the profile, its refused rows come back with these columns beside its own.
        lineage = _Words(_ranked((HEADING,)), (), "")
        is_dropped = _Words(_ranked((DROPPED_HEADING,)), (), "")
        return cls(
            profile,
            tuple(_set(words) for words in profile.match.headings),
            frozenset(profile.match.formats),
            {
                **sources,
                "lineage": (lineage, *sources.get("lineage", ())),
                "is_dropped": (is_dropped,),
            },
            tuple(_set(words) for words in profile.labels.columns),
            frozenset(word for word in passed if "*" not in word),
            tuple(word for word in passed if "*" in word),
        )

    @property
    def known(self) -> frozenset[str]:
        """Every heading that the profile reads."""
        words = [word for sources in self.sources.values() for word in sources]
        headings = [one for source in words for one in (source.headings, *source.join)]
        return frozenset().union(*headings, *self.labels)

    def fits(self, words: set[str]) -> bool:
        """Say whether all headings that the profile asks for are there."""
        return all(not alternatives.isdisjoint(words) for alternatives in self.required)

    def named(self, words: list[str]) -> set[str]:
        """Return the columns that a row names, labels and notes among them."""
        columns, _ = self._columns(words)
        notes = {NOTE} if self._places(NOTE, words) else set()
        return set(columns) | notes

    def match(self, words: list[str], names: tuple[str, ...]) -> HeadingRow:
        """Say which column is which.

        Parameters
        ----------
        words
            The headings as they are compared.
        names
            The headings as they are written.
        """
        width = max((at for at, word in enumerate(words, start=1) if word), default=0)
        words = words[:width]
        columns, repeated = self._columns(words)
        used = {
            at
            for column in columns.values()
            for at in (column.position, *column.further, *column.alternatives)
        }
        places = (place for name in self.sources for place in self._places(name, words))
        known = used | {column.position for column in places}
        unknown = [
            at
            for at, word in enumerate(words, start=1)
            if word and at not in known and not self._is_ignored(word)
        ]
        blank = [at for at, word in enumerate(words, start=1) if not word]
        return HeadingRow(
            columns,
            width,
            self.profile,
            tuple(unknown),
            tuple(sorted(set(repeated) - used)),
            tuple(blank),
            names[:width],
            tuple(sorted({column.position for column in self._places(NOTE, words)} - used)),
        )

    def _columns(self, words: list[str]) -> tuple[dict[str, Column], list[int]]:
        """Return the columns, and the positions of those that say a column again."""
        columns: dict[str, Column] = {}
        repeated: list[int] = []
        for name in self.sources:
            found = self._places(name, words)
            if name == NOTE or not found:
                continue
            columns[name] = found[0]
            further = found[1:]
            if name == "duration_minutes" and "duration_2" not in self.sources and further:
                columns["duration_2"], *further = further
            if name not in _STAND_INS.values():  # these are alternatives by their nature
                repeated += [column.position for column in further]
        labels = [at for at in (_first(words, one) for one in self.labels) if at]
        if labels:
            columns["labels"] = Column(labels[0], "", tuple(labels[1:]))
        for name, stand_in in _STAND_INS.items():
            if stand_in in columns and name not in columns:
                columns[name] = columns.pop(stand_in)
        return columns, repeated

    def _places(self, name: str, words: list[str]) -> list[Column]:
        """Return where a column may be read, from the left; a span only where no number is."""
        found = []
        if name == "is_dropped" and not self._places("lineage", words):
            return []  # a log of somebody's own may have such a heading
        for source in self.sources.get(name, ()):
            places = [
                at
                for at, word in enumerate(words, start=1)
                if word in source.headings and word not in self.ignored
            ]
            if name in _BY_ROW and places:
                first, *others = sorted(places, key=lambda at: source.order[words[at - 1]])
                found.append(Column(first, source.unit, alternatives=tuple(others)))
            else:
                found += [Column(at, source.unit) for at in places]
            places = [_first(words, alternatives) for alternatives in source.join]
            if places and all(places):
                found.append(Column(places[0], source.unit, tuple(places[1:])))
        return sorted(found, key=lambda column: (column.unit == "span", column.position))

    def _is_ignored(self, word: str) -> bool:
        return word in self.ignored or any(
            fnmatch.fnmatchcase(word, pattern) for pattern in self.patterns
        )


def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(normal(word) for word in words)


def _ranked(words: tuple[str, ...]) -> dict[str, int]:
    """Return heading → where it stands among those that mean the same."""
    return {word: rank for rank, word in enumerate(dict.fromkeys(map(normal, words)))}


def _first(words: list[str], alternatives: frozenset[str]) -> int:
    """Return the position from 1 of the first heading that is one of some; 0 for none."""
    return next((at for at, word in enumerate(words, start=1) if word in alternatives), 0)
