"""What a line, a label or a part of a line says of people: whether it is one of them, and which."""

from __future__ import annotations

import re

from pipeline.ingest.minutes.attendance_words import OUR_OWN, status_in
from pipeline.ingest.minutes.headings import LEADING_SIGNS
from pipeline.ingest.minutes.label_roles import heads_other_people, people_role
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_lines import (
    NAME_END,
    group_of,
    is_nobody,
    is_person_name,
    pieces,
)
from pipeline.ingest.minutes.people_titles import names_first
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.wordings import code_of, organisation_told
from pipeline.ingest.privacy.word_lists import given_names

_LEAST_LABELLED, _LEAST_ALONE = 0.6, 0.75  # of the pieces of a list, with and without such a label
LEAST_PEOPLE = 2  # behind a label that says nothing of people
_STAYED_AWAY = {"apologies", "absent"}
_MOST_STATUS_WORDS = 4  # behind a name and a colon
_MOST_LEAD_WORDS, _MOST_PLACE_WORDS = 12, 3
_LEAST_CAPITALS = 0.3  # of the words of a line of people
_BOX = re.compile(r"^\s*\[[xXvV✓ -]?\]\s*")


class PeopleKnown:
    """Knows people by their names, their places and the labels above them.

    Parameters
    ----------
    words
        The staff map and the vocabulary of partners.
    """

    def __init__(self, words: MinutesWords) -> None:
        self._words = words

    def kind(self, label: str, content: str, *, is_front: bool) -> str | None:
        """Return which people stand behind a label; None where they are none, or others."""
        parts = pieces(content, self._words)
        if not parts:
            return None
        strong = sum(map(self.is_person, parts))
        weak = sum(self._is_perhaps_person(part) for part in parts)
        role = people_role(label)
        is_theirs = role in _STAYED_AWAY or (role is not None and not heads_other_people(label))
        if not is_theirs and len(parts) >= LEAST_PEOPLE and all(map(status_in, parts)):
            return "participants" if weak == len(parts) else None
        if is_theirs:
            return role if weak >= _LEAST_LABELLED * len(parts) else None
        if organisation_told(label, self._words.partners) or OUR_OWN.search(label):
            return None
        is_alone = strong >= _LEAST_ALONE * len(parts) and strong >= LEAST_PEOPLE
        return "participants" if is_front and is_alone and not heads_other_people(label) else None

    def is_group(self, text: str) -> bool:
        """Say whether a line tells an organisation and who came: ``Skolen: Ulla Berg``."""
        group, names = group_of(text, self._words)
        parts = pieces(names.rstrip(" ."), self._words) if group else []
        told = [NAME_END.split(part, maxsplit=1)[0].strip(" .*") for part in parts]
        is_ours = OUR_OWN.search(group) is not None
        return bool(told) and all(self._is_named(name, is_ours=is_ours) for name in told)

    def _is_named(self, name: str, *, is_ours: bool) -> bool:
        """Say whether a word is a name: a full one, one of ours, or a first name many have."""
        if staff_in(name, self._words.staff) or (is_person_name(name) and " " in name):
            return True
        if is_ours and self._words.by_short_name(name) is not None:
            return True
        return name[:1].isupper() and name.casefold() in given_names().clear

    def is_line_of_people(self, text: str, *, is_labelled: bool) -> bool:
        """Say whether a line is people, or says below a label of people that there is nobody."""
        text = _BOX.sub("", LEADING_SIGNS.sub("", text))
        parts = pieces(group_of(text, self._words)[1].rstrip(" ."), self._words)
        if not parts:
            return is_labelled and is_nobody(text)
        if is_labelled and self.begins_with_name(parts[0]):
            return True
        is_one = self._is_perhaps_person if is_labelled else self.is_person
        return sum(map(is_one, parts)) >= _LEAST_ALONE * len(parts)

    def is_place(self, text: str) -> bool:
        """Say whether a line is no more than where people are from: ``Gildbroskolen``."""
        bare = text.strip(" :*")
        is_named = self.is_person(bare) or names_first(bare) != bare
        is_short = 0 < len(bare.split()) <= _MOST_PLACE_WORDS and not is_named
        is_ours = OUR_OWN.search(bare) is not None
        return is_short and (is_ours or organisation_told(bare, self._words.partners) is not None)

    def is_only_people(self, text: str) -> bool:
        """Say whether a line without a label is people and nothing else, and tells no sentence."""
        words = text.split()
        capitals = sum(word.lstrip("([").istitle() or word[:1].isupper() for word in words)
        if capitals < _LEAST_CAPITALS * len(words):
            return False  # as most lines: the rest takes its time
        text = _BOX.sub("", LEADING_SIGNS.sub("", text))
        parts = pieces(group_of(text, self._words)[1].rstrip(" ."), self._words)
        is_ended = text.endswith(".") and len(text.split()) > _MOST_STATUS_WORDS
        return bool(parts) and not is_ended and all(map(self.is_person, parts))

    def strong(self, text: str) -> int:
        """Return how many of a line's people are told by more than a name."""
        bare = _BOX.sub("", LEADING_SIGNS.sub("", text))
        people = pieces(group_of(bare, self._words)[1].rstrip(" ."), self._words)
        # "Politiet: Ida Bang" tells where she is from, too.
        return len(people) if self.is_group(bare) else sum(map(self.is_person, people))

    def is_person(self, piece: str) -> bool:
        """Say whether a piece is one of ours, or a name and where they are from."""
        if staff_in(piece, self._words.staff):
            return True
        if self._words.by_short_name(piece.strip(" .*")) is not None:
            return True
        end = NAME_END.search(piece)
        if end is None or not is_person_name(piece[: end.start()]):
            return False
        rest = piece[end.start() :]
        is_short = len(rest.split()) <= _MOST_STATUS_WORDS and status_in(rest) is not None
        if is_short and self._words.by_short_name(piece[: end.start()].strip()) is not None:
            return True  # "Jonas (til stede)"
        most = _MOST_STATUS_WORDS if ":" in end[0] else _MOST_LEAD_WORDS
        if len(rest.split()) > most:
            return False  # "Dorthe: holder et møde med boligselskabet i uge 10"
        is_ours = OUR_OWN.search(rest) is not None
        return is_ours or organisation_told(rest, self._words.partners) is not None

    def begins_with_name(self, text: str) -> bool:
        """Say whether a line is about somebody by name, and so no label."""
        end = NAME_END.search(text)
        name = text[: end.start()] if end else text
        return self.is_person(text) or (is_person_name(name) and " " in name.strip())

    def _is_perhaps_person(self, piece: str) -> bool:
        """Say whether a piece may be somebody where its label speaks of people."""
        bare = piece.strip(" .*")
        is_name = is_person_name(bare) and " " in bare
        is_party = len(bare.split()) <= 3 and code_of(bare, self._words.partners) is not None
        end = NAME_END.search(bare)
        is_told = end is not None and is_person_name(bare[: end.start()])
        is_from = is_told and " " in bare[: end.start()].strip() if end is not None else False
        return self.is_person(bare) or is_name or is_party or is_from
