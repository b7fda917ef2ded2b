"""Who may be named as the one to do something: our own, the participants, and the organisations.

Names of participants from outside are held in memory while one document is read: they say which
organisation it is that shall do something. None is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.ingest.minutes.blocks import plain
from pipeline.ingest.minutes.people import staff_in, words_of, words_of_all
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.wordings import organisation_told

# Who somebody is, in one word: klubleder, lokalbetjent, sagsbehandler.
_IN_OFFICE = re.compile(
    r"(?:leder|betjent|medarbejder|lærer|rådgiver|konsulent|behandler|inspektør|vejleder|pædagog|"
    r"personale|bestyrelse|koordinator|helhedsplan)\w{0,4}$",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"(?:(?:chef|formand|sekretær|koordinator)(?:en)?|ledelsen?|leder|bestyrelse|kontor)$"
)
_BRACKETS = re.compile(r"\s*\(([^)]{0,60})\)\s*$")
_AROUND = " .:;,–—-*_~@\"'()[]{}→>/|"
_BEFORE = re.compile(r"^(?:v/|v\.|ved|af)\s+", re.IGNORECASE)
_JOINING = "/&+,"
_SEVERAL = re.compile(rf"\s+og\s+|\s*[{_JOINING}]\s*")
_ARTICLE = re.compile(r"^den\s+(?=\w)", re.IGNORECASE)
_BY, _PLACED = r"v/|v\.|ved", "fra|hos"
_FROM = re.compile(rf"\s+(?:(?P<by>{_BY})|{_PLACED})\s+", re.IGNORECASE)
# What stands in every text of more than one name or place.
_JOINED = re.compile(rf"[{_JOINING}(]|\s(?:og|{_BY}|{_PLACED})\s", re.IGNORECASE)
_PARTS = re.compile(r"\s+og\s+|[/&+,;()|:]|\s[–—-]\s")
_TURNED = re.compile(
    r"[A-ZÆØÅ][\w'-]+, [A-ZÆØÅ][\w'-]+(?: [A-ZÆØÅ][\w'-]+){0,2}"
)  # Vestergren, Jonas
_NAMES = re.compile(r"(?<!\w)[A-ZÆØÅ][\w'’]*")
_OURS = re.compile(r"ssp(?:-?(?:teamet|gruppen|konsulenten|konsulenterne))?", re.IGNORECASE)
_OF_OURS = "consultant"
_MOST_WORDS = 4
_MOST_PLACE_WORDS = 2


@dataclass(frozen=True)
class Named:
    """A participant by name, in memory only."""

    name: str
    staff_code: str | None
    organisation: str | None


@dataclass(frozen=True)
class Who:
    """Who shall do something, and the form in which they are named (a rule of ``read_as``)."""

    staff_code: str | None
    organisation: str | None
    read_as: str


class Roster:
    """The people and organisations that a document may name.

    Parameters
    ----------
    people
        Its participants.
    words
        The staff map and the vocabulary of partners.
    """

    def __init__(self, people: Iterable[Named], words: MinutesWords) -> None:
        self._words = words
        self._known: dict[str, Who | None] = {}
        self._names: dict[str, set[Who]] = {}
        self._by_first_name: set[str] = set()
        self._initials: dict[str, set[Who]] = {}
        taking_part = list(people)
        for one in taking_part:
            name = plain(one.name).partition("(")[0]
            letters = "".join(word[0] for word in _NAMES.findall(name))
            short = "".join(word[0] for word in name.split() if word[0].isupper())  # Al-Tamir
            if name.strip().isupper() and " " not in name.strip():
                letters = name.strip()  # "LK (Leyla Karadeniz)": the list has initials
            organisation = None if one.staff_code else one.organisation or "other"
            who = Who(one.staff_code, organisation, "by_name")
            for initials in {letters.upper(), short}:
                self._initials.setdefault(initials, set()).add(who)
        for one in taking_part:
            if one.staff_code is None:
                name = plain(one.name).partition(" (")[0]  # "Ulla Berg (fra kl. 8.20)"
                if " " in name or name[:1].isupper():
                    last, comma, first = name.partition(", ")
                    name = f"{first} {last}" if comma and _TURNED.fullmatch(name) else name
                    self._add(name, Who(None, one.organisation or "other", "by_name"))
        self._words_of_names = frozenset(word for name in self._names for word in words_of(name))
        self._codes = {one.staff_code for one in taking_part}

    def _add(self, name: str, who: Who) -> None:
        if " " not in name:
            self._by_first_name.add(name.casefold())
        whole = name.casefold()
        first, *more = whole.split(" ")
        # By surname alone, as the police do, where that is no organisation's word.
        last = [more[-1]] if more and self._party(more[-1]) is None else []
        for wording in {whole, first, *last}:
            self._names.setdefault(wording, set()).add(who)

    def takes_part(self, name: str) -> bool:
        """Say whether a name is a participant's, whom the list may have by first name alone."""
        whole = plain(name).casefold()
        first = whole.partition(" ")[0]
        return len(self._named(whole)) == 1 or first in self._by_first_name

    def _named(self, name: str) -> set[Who]:
        """Return whom a casefolded name may mean: who sits at the table before who does not."""
        found = self._names.get(name, set())
        code = self._words.short_names.get(name)
        if code is None or (found and code not in self._codes):
            return found
        return found | {Who(code, None, "first_name")}

    def who(self, text: str) -> Who | None:
        """Return who a whole text names; None where it names nobody, or says more than a name."""
        if text not in self._known:
            self._known[text] = self._who(text)
        return self._known[text]

    def _who(self, text: str) -> Who | None:
        bare = _BEFORE.sub("", plain(text).strip(_AROUND))
        if not bare or len(bare.split()) > 2 * _MOST_WORDS:
            return None
        is_word = bare.isalpha() and not bare.isupper()  # which might be initials
        if is_word and self._is_of_no_name(words_of(bare.casefold())):
            return self._party(bare)  # as most words that a line begins with, if anybody
        found = self._one(bare)
        if found is None and _JOINED.search(bare) is not None:
            found = self._in_brackets(bare) or self._several(bare)
            found = found or self._from_somewhere(bare) or self._with_function(bare)
        return found or self._behind_office(bare)

    def _with_function(self, bare: str) -> Who | None:
        """Return who ``Ulla Berg, ungdomsskolens leder`` is: by name, and not by what they are."""
        name, comma, _ = bare.partition(", ")
        return self._one(name) if comma and " " in name else None

    def _behind_office(self, bare: str) -> Who | None:
        """Return who ``Klubleder Kasper`` is: a participant behind what they are."""
        office, _, name = bare.partition(" ")
        if not name[:1].isupper() or _IN_OFFICE.search(office) is None:
            return None
        known = self._one(name)
        is_person = known is not None and (known.staff_code or known.read_as == "by_name")
        return known if is_person else None

    def first_of(self, text: str) -> Who | None:
        """Return the first of those whom the parts of a text name: ``Jonas / inden jul``."""
        parts = (part.strip(_AROUND) for part in _PARTS.split(plain(text)))
        found = (self._one(part) for part in parts if part)
        return next((who for who in found if who is not None), None)

    def _one(self, bare: str) -> Who | None:
        is_turned = ", " in bare and _TURNED.fullmatch(bare) is not None
        staff = staff_in(bare, self._words.staff)
        if staff and (is_turned or _PARTS.search(bare) is None):
            return Who(staff[0], None, "exact")
        if is_turned:
            last, _, first = bare.partition(", ")
            bare = f"{first} {last}"
        known = self._named(bare.casefold()) or self._by_initials(bare)
        if len(known) == 1:
            return next(iter(known))
        if known:
            return None
        first, *more = bare.split()
        if len(more) == 1 and len(more[0].rstrip(".")) == 1 and more[0][0].isupper():
            return self._one(first)  # "Jonas V."
        # The list of participants has first names alone; elsewhere they are named in full.
        if more and first.casefold() in self._by_first_name and all(w[:1].isupper() for w in more):
            return self._one(first)
        return self._party(bare)

    def _by_initials(self, bare: str) -> set[Who]:
        """Return who ``KH`` may be, of those who took part: Kasper Hjortebro."""
        is_lettered = bare.isupper() and len(bare) > 1
        return self._initials.get(bare.replace(".", ""), set()) if is_lettered else set()

    def _in_brackets(self, bare: str) -> Who | None:
        match = _BRACKETS.search(f"{bare})" if "(" in bare and ")" not in bare else bare)
        if match is None or not match.start():
            return None
        name, of = bare[: match.start()], match[1]
        known = self._one(name)
        if known is not None:
            # "SSP (Nadia)": which of them
            inner = self._one(of) if known.staff_code is None else None
            return inner if inner is not None and inner.staff_code else known
        told = organisation_told(of, self._words.partners)
        return told and Who(None, told[0], "by_name")

    def _from_somewhere(self, bare: str) -> Who | None:
        """Return who ``Skolen v/ Ulla`` or ``Ulla fra skolen`` is; the person before the place."""
        match = _FROM.search(bare)
        if match is None:
            return None
        before, after = self._one(bare[: match.start()]), self._one(bare[match.end() :])
        if after is None and len(bare[match.end() :].split()) > _MOST_PLACE_WORDS:
            return None  # "Ulla fra skolen undersøger prisen" says more than a name
        if before is None and len(bare[: match.start()].split()) > _MOST_PLACE_WORDS:
            return None  # "Ulla går en runde ved boligerne" does, too
        return (after or before) if match["by"] else before

    def _several(self, bare: str) -> Who | None:
        """Return the first of several who are all known."""
        parts = [part for part in _SEVERAL.split(bare) if part]
        if len(parts) < 2:
            return None
        first = self._one(parts[0])
        return first if first is not None and all(map(self._one, parts[1:])) else None

    def _party(self, bare: str) -> Who | None:
        """Return an organisation that a text names and says no more than it."""
        words = bare.split()
        partners = self._words.partners
        if _OURS.fullmatch(bare) and _OF_OURS in partners.values():
            return Who(None, _OF_OURS, "one_of_several")  # which of them is not told
        if bare.casefold() in partners and "," not in bare:
            return Who(None, partners[bare.casefold()], "exact")
        if (office := _of_office(bare, words)) is not None:
            of = organisation_told(office, partners)
            return of and Who(None, *of)
        is_name = len(words) == 1 or all(word[:1].isupper() for word in words)
        if len(words) >= _MOST_WORDS or not is_name or "," in bare:
            return None
        told = organisation_told(words[-1], partners)
        if told is None or (told[1] == "prefix" and not _IN_OFFICE.search(words[-1])):
            return None
        return Who(None, *told)

    def begins(self, text: str) -> tuple[Who, str] | None:
        """Return who a text begins with, and the rest of it: ``Jonas`` of ``Jonas kontakter …``."""
        words = text.split(" ")
        most = min(_MOST_WORDS, len(words) - 1)
        if most > 1 and self._is_nobody(words[:most]):
            most = 1
        for number in range(most, 0, -1):
            before = " ".join(words[:number])
            if before[-1:] in ",.;:" or (before.endswith("s") and before.islower()):
                continue
            if (found := self.who(before)) is not None:
                return found, " ".join(words[number:])
        return None

    def _is_nobody(self, words: list[str]) -> bool:
        """Say whether a text, and its beginning of two words or more, surely names nobody.

        So do most beginnings of a line. Several words name somebody where one of them is of a name
        or a wording that is known; else in capitals, as an office, or joined to one word that does.
        """
        if words[1][:1].isupper() or _may_be_office(words):
            return False
        text = " ".join(words)
        is_joined = _JOINED.search(text) is not None or _BEFORE.match(text) is not None
        if is_joined or text != plain(text) or not all(one.strip(_AROUND) for one in words):
            return False
        told = words_of(text.casefold())
        is_wording = not words_of_all(self._words.partners).isdisjoint(told)
        return bool(told) and not is_wording and "@" not in text and self._is_of_no_name(told)

    def _is_of_no_name(self, words: list[str]) -> bool:
        """Say whether no word is one of the name of a participant or of somebody of ours.

        A short name of ours, too, is a word of their name, or has one beside a letter.
        """
        of_ours = words_of_all(self._words.staff)
        return of_ours.isdisjoint(words) and self._words_of_names.isdisjoint(words)


def _may_be_office(words: list[str]) -> bool:
    """Say whether :func:`_of_office` may know some words: by the first, since that costs least."""
    return words[0].endswith("s") or words[0].casefold().endswith("den")


def _of_office(bare: str, words: list[str]) -> str | None:
    """Return what names the organisation of an office: ``Ungdomsskolens souschef``."""
    if len(words) == 2 and words[0].endswith("s") and _HEADS.search(words[1]):
        return words[0]
    is_office = _IN_OFFICE.search(words[-1]) is not None and len(words) <= _MOST_WORDS
    # "Den boligsociale medarbejder"
    return _ARTICLE.sub("", bare) if is_office and _ARTICLE.match(bare) else None
