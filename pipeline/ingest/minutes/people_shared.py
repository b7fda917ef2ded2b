"""What a line says once of several people, said of each of them.

``lærerne Ida Bang og Bo Lund``, ``Ida Bang og Bo Lund (begge skolen)``, ``SSP (Jonas, Leyla)`` and
``to fra boligselskabet`` name people whose place stands beside one of them, or beside none. What
reads lists of people knows each by what stands behind their own name; so it is put there first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.minutes.attendance_words import OUR_OWN, status_in
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_asides import told_plainly
from pipeline.ingest.minutes.person_names import NAME, WORD
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.remembering import per_document_by_words
from pipeline.ingest.minutes.wordings import organisation_told

UNNAMED = "Repræsentant"  # somebody of whom only the organisation is told
_BARE = re.compile(NAME)
_SEVERAL_WORDS = re.compile(rf"{WORD}\s+\S")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_MARK = re.compile(r"\s+[·•|]\s+|\s*[,;]\s*(?:(?:og|samt)\s+)?|\s+(?:og|samt)\s+|\s*&\s*|\s+\+\s+")
_PLURAL = re.compile(
    r"(?P<title>(?:[a-zæøå]\S*\s){0,2}[\wæøå-]*(?i:(?:leder|lærer|betjent|assistent|medarbejder|"
    r"konsulent|rådgiver|behandler|pædagog|vejleder|koordinator|plejerske|træner|natteravn|"
    r"repræsentant|inspektør|kolleg)(?:ne|e|ene|r|er|rne|erne)|mestre(?:ne)?))"
    rf"\s+(?P<name>{NAME})(?P<rest>.*)"
)
_PLACED = re.compile(
    rf"(?P<name>{NAME})\s*(?:\((?P<in>[^()]{{1,80}})\)|\s(?:fra|–|-)\s(?P<of>\S.{{1,40}}))"
)
_REMARKED = re.compile(r"(?P<place>[^()]{2,40}?)\s*\((?P<said>[^()]{2,30})\)")
_TWO_WORDS = re.compile(rf"{WORD}\s+{WORD}")
_ALL = re.compile(
    r"(?:begge|alle(?:\s+(?:to|tre|fire|fem))?)\s+(?:fra\s+|på\s+|i\s+)?", re.IGNORECASE
)
_HOLDING = re.compile(
    r"(?P<place>[\w][\w .-]{1,30}?)\s*\((?P<names>[^()]{3,120})\)(?P<rest>\s+[a-zæøå].*)?"
)
_BY = re.compile(
    rf"(?P<place>[\w][\w .-]{{1,30}}?)\s+(?:v/|v\.|ved)\s*(?P<name>(?:[a-zæøå-]+\s+){{0,2}}{NAME})"
    r"(?P<rest>\s*(?::|[–-]|\()\s*.{2,40})?"
)
_OF = re.compile(
    r"(?P<lead>(?:.{0,60}\b(?:deltog|mødte|var|kom|desuden|også)\s+)?)"
    rf"(?:fra|for)\s+(?P<place>[\w-]{{2,30}}(?:\s+[a-zæøå][\w-]+)?)\s+(?P<name>{NAME})"
)
_COUNTS = {"en": 1, "et": 1, "én": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6}
_COUNTED = re.compile(
    rf"(?:endnu\s+)?(?P<count>{'|'.join(_COUNTS)}|[1-6])\s+(?P<rest>[a-zæøå].{{2,50}})"
)
_SOMEBODY = re.compile(
    r"(?:repræsentant(?:er|en)?|medarbejdere?|folk|hele)\s+(?:(?:fra|for)\s+)?(?P<rest>\S.{2,40})",
    re.IGNORECASE,
)
_ONE_OFFICE = re.compile(
    r"(?:leder|lærer|betjent|medarbejder|konsulent|rådgiver|behandler|inspektør|vejleder|pædagog|"
    r"sekretær|formand|mester|assistent|koordinator|plejerske)$",
    re.IGNORECASE,
)
# "SSP Jonas Vestergren", "Skole - Ida Bang"
_PLACE_FIRST = re.compile(
    rf"(?:(?P<place>[\wæøåÆØÅ/-]{{3,30}})\s+|(?P<apart>[\w][\w .-]{{1,30}}?)\s+[-–]\s+)"
    rf"(?P<name>{NAME})"
)
_MOST_PARTS, _MOST_BEFORE = 60, 2


@dataclass
class _Part:
    """A part of a line between two marks, and the mark before it."""

    mark: str
    text: str
    name: str = ""  # a name and nothing else
    is_ours: bool = False
    title: str = ""  # what several are, which tells no organisation

    @property
    def is_free(self) -> bool:
        """A name from outside that nothing is told of yet."""
        return bool(self.name) and not self.is_ours and not self.title

    @property
    def is_joined(self) -> bool:
        """Whether it stands behind *og*."""
        return "," not in self.mark and ";" not in self.mark and bool(self.mark)

    def tell(self, place: str) -> None:
        """Put a place behind the name."""
        self.text, self.name, self.title = f"{self.name} ({place})", "", ""


@per_document_by_words
def said_of_each(text: str, words: MinutesWords) -> str:
    """Return a line of people with what it says of several behind each of their names.

    Parameters
    ----------
    words
        The staff map, whose people need no place, and the vocabulary of partners.
    """
    text = told_plainly(text)
    parts = _parts(text)
    if not parts or len(parts) > _MOST_PARTS:
        return text
    whole = [part.text for part in parts]
    # Where lines are joined, the place before a name is that of the one above.
    is_place_first = _turn(parts[0], words)
    for part in parts:
        if is_place_first:
            _turn(part, words)
        _know(part, words)
    parts = [told for part in parts for told in _unfolded(part, words)]
    _titled(parts, words)
    _placed_before(parts, words)
    _title_before(parts, words)
    _named_behind(parts, words)
    _unnamed(parts, words)
    if [part.text for part in parts] == whole:
        return text
    return "".join(f"{part.mark}{part.text}" for part in parts if part.text).lstrip(" ,;&+")


def _parts(text: str) -> list[_Part]:
    """Return the parts of a line, divided outside brackets."""
    outside = _BRACKETS.sub(lambda one: "_" * len(one[0]), text)
    marks = [(0, 0), *(one.span() for one in _MARK.finditer(outside))]
    ends = [*(start for start, _ in marks[1:]), len(text)]
    return [
        _Part(text[start:end], text[end:until])
        for (start, end), until in zip(marks, ends, strict=True)
    ]


def _turn(part: _Part, words: MinutesWords) -> bool:
    """Put a place that stands before a name behind it (``SSP Jonas Vestergren``); say whether."""
    match = _PLACE_FIRST.fullmatch(part.text.strip(" ."))
    if match is None or _PLURAL.fullmatch(part.text):
        return False
    place, name = match["place"] or match["apart"], match["name"]
    if not _is_place(place, words) or staff_in(place, words.staff):
        return False
    is_ours = bool(staff_in(name, words.staff)) or words.by_short_name(name) is not None
    is_named = is_ours or (" " in name and organisation_told(name, words.partners) is None)
    if is_named:
        part.text = f"{name} ({place.strip()})"
    return is_named


def _know(part: _Part, words: MinutesWords) -> None:
    bare = part.text.strip(" .*") if _SEVERAL_WORDS.match(part.text) else part.text.strip(" *")
    if _BARE.fullmatch(bare) is None:
        return
    ours = bool(staff_in(bare, words.staff)) or words.by_short_name(bare) is not None
    is_place = not ours and (organisation_told(bare, words.partners) or OUR_OWN.search(bare))
    if ours or not is_place:
        part.name, part.is_ours = bare, ours


def _unfolded(part: _Part, words: MinutesWords) -> list[_Part]:
    """Return the people in the brackets behind an organisation: ``SSP (Jonas, Leyla)``."""
    match = None if part.name else _HOLDING.fullmatch(part.text)
    if match is None or not _is_place(match["place"], words):
        return [part]
    inner = _parts(match["names"])
    for one in inner:
        _know(one, words)
    if not inner or not all(one.name for one in inner):
        return [part]
    inner[0].mark = part.mark
    for one in inner:
        one.tell(match["place"])
    inner[-1].text += match["rest"] or ""
    return inner


def _titled(parts: list[_Part], words: MinutesWords) -> None:
    """Put a title in the plural behind each name that it stands before."""
    title, is_last = "", False
    for part in parts:
        match = None if part.name else _PLURAL.fullmatch(part.text)
        if match is not None:
            title, is_last = match["title"], False
            part.name, rest = match["name"], match["rest"].strip()
            _entitle(part, title, words)
            if rest:
                title, part.text = "", f"{part.text} {rest}"
        elif title and not is_last:
            is_last = part.is_joined
            if part.is_free:
                _entitle(part, title, words)
            elif not part.is_ours and _PLACED.fullmatch(part.text) is None:
                title = ""


def _entitle(part: _Part, title: str, words: MinutesWords) -> None:
    """Put a title behind a name; one that tells no organisation leaves that to what follows."""
    name = part.name
    part.tell(title)
    if OUR_OWN.search(title) is None and organisation_told(title, words.partners) is None:
        part.name, part.title = name, title


def _placed_before(parts: list[_Part], words: MinutesWords) -> None:
    """Put a place that stands behind the last of several names behind each of them."""
    for at, part in enumerate(parts):
        if not at or part.name:
            continue
        remarked = _REMARKED.fullmatch(part.text) if parts[at - 1].is_free else None
        if remarked is not None and _is_place(remarked["place"], words) and not part.is_joined:
            if status_in(remarked["said"]) is None and OUR_OWN.search(remarked["place"]) is None:
                parts[at - 1].tell(f"{remarked['place']}, {remarked['said']}")
                part.text = ""
            continue
        match = _PLACED.fullmatch(part.text)
        told = (match["in"] or match["of"]) if match is not None else part.text
        place = _ALL.sub("", told).strip()
        is_of_all = place != told.strip()
        is_office = _ONE_OFFICE.search(place) is not None
        if not _is_place(place, words) or (is_office and not is_of_all):
            continue
        if match is not None:
            part.text = f"{match['name']} ({place})"
            _tell_before(parts, at, place, is_of_all=is_of_all)
        elif parts[at - 1].is_free and part.text[:1] != "(" and not part.is_joined:
            is_several = at > 1 and parts[at - 2].is_free
            is_long = _BARE.fullmatch(place) is not None and " " in place  # "Vestegnens Politi"
            if is_long or (is_several and (is_of_all or parts[at - 1].is_joined)):
                parts[at - 1].tell(place)
                _tell_before(parts, at - 1, place, is_of_all=is_of_all)
                part.text = ""


def _tell_before(parts: list[_Part], at: int, place: str, *, is_of_all: bool) -> None:
    """Put a place behind the free names before a part; without *og*, of a few only."""
    free = []
    is_joined = parts[at].is_joined
    while at and ";" not in parts[at].mark:
        if not (parts[at - 1].is_free or (is_joined and parts[at - 1].title)):
            break
        at -= 1
        free.append(parts[at])
    are_full = all(" " in one.name for one in free)  # "Berg, Ulla (skolen)" is one
    if is_of_all or is_joined or (are_full and len(free) <= _MOST_BEFORE):
        for one in free:
            one.tell(place)


def _title_before(parts: list[_Part], words: MinutesWords) -> None:
    """Put what somebody is behind their name: ``og skolens leder, Ida Bang``."""
    for part, following in pairwise(parts):
        is_title = part.text[:1].islower() and not part.name and (part.is_joined or not part.mark)
        is_theirs = is_title and following.is_free and not following.is_joined
        if is_theirs and _is_place(part.text, words):
            following.tell(part.text)
            part.text = ""


def _named_behind(parts: list[_Part], words: MinutesWords) -> None:
    """Put the place of ``skolen v/ Ida Bang og Bo Lund`` behind both."""
    place = ""
    for part in parts:
        match = None if part.name else _BY.fullmatch(part.text) or _OF.fullmatch(part.text)
        if match is not None and organisation_told(match["name"], words.partners) is not None:
            match = None  # "politiassistent ved Vestegnens Politi"
        if match is not None and _is_place(match["place"], words):
            place = match["place"].strip()
            lead = match.groupdict().get("lead") or ""
            rest = match.groupdict().get("rest") or ""
            part.text = f"{lead}{match['name'].strip()} ({place}){rest}"
        elif place and part.is_free and part.is_joined:
            part.tell(place)
        else:
            place = ""


def _unnamed(parts: list[_Part], words: MinutesWords) -> None:
    """Write out people of whom only the organisation is told: ``to fra boligselskabet``."""
    is_going_on = False
    for part in parts:
        if part.name or not part.text:
            is_going_on = False
            continue
        counted = _COUNTED.fullmatch(part.text.strip(" ."))
        somebody = _SOMEBODY.fullmatch((counted["rest"] if counted else part.text).strip(" ."))
        rest = (somebody or counted or {"rest": part.text.strip(" .")})["rest"]
        is_told = counted is not None or somebody is not None or (is_going_on and part.is_joined)
        is_going_on = is_told and _is_unnamed(rest, words)
        if is_going_on:
            count = counted["count"].casefold() if counted else "en"
            number = _COUNTS.get(count) or int(count)
            part.text = ", ".join([f"{UNNAMED} ({rest.removeprefix('fra ')})"] * number)


def _is_unnamed(rest: str, words: MinutesWords) -> bool:
    is_name = _TWO_WORDS.search(rest) is not None
    return (
        not is_name
        and status_in(rest) is None
        and organisation_told(rest, words.partners) is not None
    )


def _is_place(text: str, words: MinutesWords) -> bool:
    """Say whether a text is where people are from, and no more."""
    text = text.strip(" .")
    is_short = 0 < len(text.split()) <= 5 and ":" not in text
    if not is_short or status_in(text) is not None or any(map(str.isdigit, text)):
        return False
    name = _TWO_WORDS.search(text)
    if name is not None and organisation_told(name[0], words.partners) is None:
        return False  # "souschef i klubben Henrik Berg"
    return OUR_OWN.search(text) is not None or organisation_told(text, words.partners) is not None
