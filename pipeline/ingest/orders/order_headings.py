"""Which row of a table heads orders, and which column is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.headings import Column, HeadingRow
from pipeline.ingest.lineage import DROPPED_HEADING, PASSED_OVER, is_lineage
from pipeline.ingest.profiles.profile import Profile
from pipeline.ingest.words import normal

# Canonical column → its headings; the first is the one that our own template has.
ORDER_WORDS = {
    "order_id": (
        "bestillingsnummer", "bestillingsnr", "bestillingsnr.", "bestilling nr.", "bestilling nr",
        "bestillings-id", "bestillings id", "bestilling_id", "bestilling id", "ordrenummer",
        "order_id", "order id", "order number", "bestilling",
    ),
    "ordered_on": (
        "bestilt", "bestilt den", "bestillingsdato", "dato for bestilling", "bestilt dato",
        "ordered_on", "ordered on", "order date", "dato", "oprettet",
    ),
    "network_code": (
        "netværk", "område", "netværk / område", "netværk/område", "lokalområde", "network",
        "network_code",
    ),
    "topic": ("emne", "tema", "topic"),
    "due_on": (
        "frist", "tidsfrist", "deadline", "senest", "løses senest", "due_on", "due on", "due date",
    ),
    "withdrawn_on": (
        "trukket tilbage", "trukket tilbage den", "tilbagetrukket", "tilbagekaldt", "annulleret",
        "annulleret den", "bortfaldet", "withdrawn_on", "withdrawn on", "withdrawn",
    ),
}  # fmt: skip
# Free text: looked through for personal data, and dropped.
NOTE_WORDS = (
    "bemærkning", "bemærkninger", "note", "noter", "notat", "kommentar", "kommentarer",
    "beskrivelse", "opgave", "opgavebeskrivelse", "notes", "comment",
)  # fmt: skip
ORDER_COLUMNS = tuple(ORDER_WORDS)
# A blank area says that the whole municipality is meant; a column that is not there says nothing.
ORDER_NEEDED = ("order_id", "ordered_on", "network_code", "topic")
# Words that a log may have for something of its own: they alone do not tell a file of orders.
_PLAIN = frozenset({"bestilling", "dato", "oprettet", "senest"})
_TELLING = frozenset({"order_id", "ordered_on", "due_on", "withdrawn_on"})
_COLUMN_OF = {word: column for column, words in ORDER_WORDS.items() for word in words}
_LOOKED_AT = 20  # rows from the top among which the headings are looked for
_MOST_COLUMNS = 1000
_PROFILE = Profile(id="orders", name="Bestillinger")


@dataclass(frozen=True)
class OrderHeadingRow(HeadingRow):
    """The heading row of a table of orders."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed columns that are not there."""
        return tuple(name for name in ORDER_NEEDED if name not in self.columns)


class OrderHeadings:
    """What the readers of files ask about the headings of orders."""

    def score(self, cells: Sequence[str | None]) -> int:
        """Return how many columns a row names; 0 where it heads no orders.

        It heads orders where two of its headings are of orders alone, or all needed ones are there.
        """
        if len(cells) > _MOST_COLUMNS:
            return 0
        words = [normal(cell or "") for cell in cells]
        named = {_COLUMN_OF[word] for word in words if word in _COLUMN_OF}
        telling = {_COLUMN_OF[word] for word in words if word in _COLUMN_OF and word not in _PLAIN}
        is_told = len(telling & _TELLING) >= 2 or named.issuperset(ORDER_NEEDED)
        return len(named) if is_told else 0

    def find(self, rows: Sequence[Sequence[str | None]]) -> int | None:
        """Return the index of the heading row: the first with most known headings."""
        scores = [self.score(cells) for cells in rows[:_LOOKED_AT]]
        best = max(scores, default=0)
        return scores.index(best) if best else None

    def match(self, cells: Sequence[str | None]) -> OrderHeadingRow:
        """Say which column of a heading row is which.

        Of several headings of one column the one that stands first in our list is read: beside a
        number of its own, *bestilling* is what somebody wrote about it.
        """
        words = [normal(cell or "") for cell in cells]
        width = max((at for at, word in enumerate(words, start=1) if word), default=0)
        places = {word: at for at, word in reversed(list(enumerate(words, start=1))) if word}
        columns = {
            column: Column(found[0], "")
            for column, known in ORDER_WORDS.items()
            if (found := [places[word] for word in known if word in places])
        }
        handed_back = _of_hand_back(places)
        columns |= handed_back
        read = {column.position for column in columns.values()}
        if handed_back:
            read |= {places[word] for word in PASSED_OVER if word in places}
        others = [(at, word) for at, word in enumerate(words, start=1) if word and at not in read]
        notes = tuple(at for at, word in others if word in NOTE_WORDS)
        repeated = tuple(at for at, word in others if word in _COLUMN_OF)
        return OrderHeadingRow(
            columns,
            width,
            _PROFILE,
            tuple(at for at, _ in others if at not in {*notes, *repeated}),
            repeated,
            tuple(at for at, word in enumerate(words[:width], start=1) if not word),
            tuple(cell or "" for cell in cells)[:width],
            (*notes, *repeated),  # what is not read may hold anything
        )


def _of_hand_back(places: dict[str, int]) -> dict[str, Column]:
    """Return the columns that only a hand-back workbook has; none where it is no such workbook.

    Parameters
    ----------
    places
        Heading, as headings are compared → its position.
    """
    lineage = next((at for word, at in places.items() if is_lineage(word)), None)
    if lineage is None:
        return {}
    dropped = places.get(DROPPED_HEADING.lower())
    found = {"lineage": Column(lineage, "")}
    return found if dropped is None else found | {"is_dropped": Column(dropped, "")}
