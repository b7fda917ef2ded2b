"""Where a value came from and how sure it is: its place, the rule that found it, how it is written.

The rules and their confidence are listed in ``reading_rules.csv``. A value's confidence is that of
the rule that found it times that of the form it was read in: a date behind its label, written out,
is certain; the first date of a running text, without a year, is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from pipeline.ingest.minutes.blocks import Place
from pipeline.ingest.minutes.words_beside import rows_of

# What follows from a document as a whole has no place in it.
WHOLE = Place("document", None)


@dataclass(frozen=True)
class Source:
    """Where one value came from.

    Parameters
    ----------
    found_by, read_as
        Rules of ``reading_rules.csv``, of the kinds ``found_by`` and ``read_as``.
    """

    place: Place
    found_by: str
    read_as: str = "exact"

    @property
    def confidence(self) -> float:
        """How sure the value is, 0 to 1."""
        rules = confidences()
        return round(rules["found_by", self.found_by] * rules["read_as", self.read_as], 4)

    def written(self, read_as: str) -> Source:
        """Return the same source of a value that is written in another form."""
        return replace(self, read_as=read_as)


Sources = Mapping[str, Source]
# Of a value that minutes should tell and do not: somebody is asked for it.
NOT_TOLD = Source(WHOLE, "not_told")


@cache
def confidences() -> dict[tuple[str, str], float]:
    """Return (kind, rule) → confidence."""
    rows = rows_of("reading_rules.csv")
    return {(row["kind"], row["rule"]): float(row["confidence"]) for row in rows}


def surest(one: Source, other: Source | None) -> Source:
    """Return the surer of two sources of the same value."""
    return one if other is None or one.confidence >= other.confidence else other


def kept(record: Any, *written: Any) -> dict[str, Source]:
    """Return the sources of a record's values, each from a record that holds that very value.

    Parameters
    ----------
    record
        What two or more records say together.
    written
        Those, in the order in which they are asked.
    """
    found: dict[str, Source] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        for one in written if value is not None else ():
            source = one.sources.get(field.name)
            if source is not None and getattr(one, field.name) == value:
                found.setdefault(field.name, source)
    return found
