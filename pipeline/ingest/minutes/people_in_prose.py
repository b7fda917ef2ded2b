"""People of running text: sentences that list who came, or tell of somebody that they did not."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.ingest.minutes.label_roles import people_role
from pipeline.ingest.minutes.people_known import PeopleKnown
from pipeline.ingest.minutes.people_mentions import Listing, listing_in
from pipeline.ingest.minutes.people_sentences import role_told, told_apart
from pipeline.ingest.minutes.people_told import organisation_said, role_beside
from pipeline.ingest.minutes.records import MinutesWords

_MOST_LEAD_WORDS, _MOST_CLAUSES = 12, 20


@dataclass(frozen=True)
class Told:
    """People of a clause: which they are, the words around them, and their names."""

    kind: str
    around: str
    names: str


class PeopleInProse:
    """Finds people in sentences.

    Parameters
    ----------
    words
        The staff map and the vocabulary of partners.
    """

    def __init__(self, words: MinutesWords) -> None:
        self._words = words
        self._known = PeopleKnown(words)

    def of_text(self, text: str, *, is_front: bool | None) -> tuple[list[Told], str]:
        """Return the people of sentences that are about nothing else, and the text that is left.

        What stands around the names says what they did: ``Rundt om bordet sad A og B, mens C kunne
        ikke komme``.

        Parameters
        ----------
        is_front
            People who are listed here came, whatever the words; None behind a list of people, where
            only the words right beside a name tell something of them.
        """
        found: list[Told] = []
        left: list[str] = []
        for number, clause in enumerate(told_apart(text, self._words)):
            told = self._of_clause(clause, is_front=is_front) if number < _MOST_CLAUSES else None
            if told is None:
                left.append(clause)
            else:
                found.append(told)
                if any(map(str.isdigit, told.around)):
                    left.append(told.around)  # "Mødet varede fra kl. 9 til 10, og med var …"
        return found, ". ".join(one.strip(" .") for one in left)

    def _of_clause(self, clause: str, *, is_front: bool | None) -> Told | None:
        """Return the people of a clause; None for one about something else."""
        said = organisation_said(clause, self._words)
        if said is not None:
            return Told(said[0], "", said[1])
        listing = listing_in(clause, self._words)
        if listing is None:
            return None
        beside = role_beside(listing.lead, listing.tail)
        if beside is not None:
            return Told(beside, listing.around, listing.names_and_when)
        return None if is_front is None else self._listed(listing, is_front=is_front)

    def _listed(self, listing: Listing, *, is_front: bool) -> Told | None:
        lead, tail = listing.lead, listing.tail
        near = lead.rpartition(", ")[2]
        is_short = len(near.split()) <= _MOST_LEAD_WORDS and len(tail.split()) <= _MOST_LEAD_WORDS
        is_told = bool(listing.around) and (bool(lead) or role_told(listing) is not None)
        is_near = people_role(listing.around) is None or people_role(f"{near} {tail}") is not None
        if not is_told or not is_short or not is_near:
            return None  # "Der var ikke noget med slagsmål, men så sent, at Jonas ringede hjem"
        kind = self._known.kind(listing.around, listing.names, is_front=is_front and bool(lead))
        return None if kind is None else Told(kind, listing.around, listing.names)
