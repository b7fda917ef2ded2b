"""Lines that list people by where they are from, or by what they did, several groups on one line.

``Skole: Ida Bang, Bo Lund. Politi: Kim Sand. Afbud: Trine`` is written as people write it else:
``Ida Bang (Skole), Bo Lund (Skole), Kim Sand (Politi)`` and ``Afbud: Trine`` on a line of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.ingest.minutes.attendance_words import OUR_OWN, OUR_TOWN
from pipeline.ingest.minutes.label_roles import people_role
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.person_names import NAME
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.wordings import organisation_told

_LABEL = re.compile(
    r"(?:^|(?<=[\s/|]))"
    r"(?P<label>(?:[Ff]ra |[Ff]or )?[A-ZÆØÅ][\w-]{1,30}(?: [a-zæøå/-]{1,20}){0,3}"
    r"(?:(?<= fra) [A-ZÆØÅ][\w-]+)?"
    r"|(?<=[,;]\s)[a-zæøå-]{3,25}(?=:\s+[A-ZÆØÅ])"
    r"|(?:(?<=^)|(?<=[.;|/]\s)|(?<=:\s))[A-ZÆØÅ][\w-]{1,30} [A-ZÆØÅ][\w-]{1,20}):\s"
)
_FROM = re.compile(r"\sfra\s+", re.IGNORECASE)
_LAST_AND = re.compile(r"[\s,]+(?:og|samt)$")
_AWAY = re.compile(r"(?:meldt\s+)?(?:afbud|forfald)\s*(?:fra|ved|v/|af|:)?\s+", re.IGNORECASE)
_MARKS = " \t.;/|,–-"
_NAMES = re.compile(r"\s*[,;&+]\s*(?![^()]*\))|\s+(?:og|samt)\s+(?![^()]*\))")
_ONE = re.compile(rf"(?P<name>{NAME})\s*(?:\((?P<said>[^()]{{1,40}})\))?")
_NOBODY = re.compile(r"(?:[-–—]|ingen|ikke mødt|afbud)?", re.IGNORECASE)
# "For skolen mødte Ida Bang, for politiet Kim Sand"; "Skolen var repræsenteret ved Ida Bang"
_FOR = re.compile(
    rf"(?:^|(?<=[,.]\s)|(?<=\bog\s))(?:for|fra)\s+(?P<place>[\w-]{{2,30}})\s+"
    rf"(?:(?P<did>mødte|deltog|kom|var|sad)\s+)?(?=(?-i:{NAME}))",
    re.IGNORECASE,
)
_REPRESENTED = re.compile(
    rf"(?P<place>[\wæøå-]{{2,30}})\s+(?:(?:var|er|blev)\s+repræsenteret\s+)?(?:ved|af)\s+(?={NAME})"
)
_BEHIND_DASH = re.compile(rf"([A-ZÆØÅ][^:–()-]{{2,30}}?)\s+[–-]\s+({NAME}(?:[,;&]? .*)?)")
_SENTENCE_END = re.compile(r"(?<=[a-zæøå)])\.\s+(?=[A-ZÆØÅ])")
_MOST_GROUPS, _MOST_SENTENCES = 12, 8


@dataclass(frozen=True)
class _Group:
    label: str
    content: str


def groups_apart(text: str, words: MinutesWords, *, is_front: bool) -> list[str]:
    """Return a line of several groups of people as lines with each person's place behind them.

    A line where anything but people stands behind a label is left as it is.

    Parameters
    ----------
    is_front
        People who are listed here, though no label says so, came.
    """
    whole = _with_labels(text)
    if whole != text and (lines := _of_sentences(whole, words, is_front=is_front)):
        return lines
    behind = _BEHIND_DASH.fullmatch(text) if is_front else None
    if behind is not None and (people := _people(_Group(behind[1], behind[2]), words)):
        return [f"Til stede: {', '.join(people)}"]
    return _groups(text, words, is_front=is_front, least=2)


def _of_sentences(text: str, words: MinutesWords, *, is_front: bool) -> list[str]:
    """Return the lines of a text whose first sentences are groups, and the rest as one more."""
    sentences = _SENTENCE_END.split(text)
    for number in range(len(sentences), 0, -1) if len(sentences) <= _MOST_SENTENCES else ():
        begun = ". ".join(sentences[:number])
        lines = _groups(begun, words, is_front=is_front, least=1)
        if lines:
            return [*lines, *filter(None, [". ".join(sentences[number:])])]
    return []


def _groups(text: str, words: MinutesWords, *, is_front: bool, least: int) -> list[str]:
    """Return the lines of a text that has at least so many groups; empty for another text."""
    starts = list(_LABEL.finditer(text)) if ":" in text else []
    if not starts or len(starts) > _MOST_GROUPS:
        return []
    is_alone = len(starts) == 1 < least
    if is_alone and (starts[0].start() or _FROM.search(starts[0]["label"]) is None):
        return []  # what is alone on its line is read as it stands
    ends = [*(one.start() for one in starts[1:]), len(text)]
    groups = [
        _Group(one["label"], _LAST_AND.sub("", text[one.end() : end].strip(_MARKS)))
        for one, end in zip(starts, ends, strict=True)
    ]
    told = _told(groups, words)
    if told is None:
        return []
    if is_alone:
        return told[2] if told[2] != [text] else []
    lead = text[: starts[0].start()].strip(_MARKS)
    are_of_places = all(_FROM.search(one.label) is not None for one in groups)
    # Each group is headed by what they did and where they are from.
    if not (told[1] or lead) and len(told[2]) == len(groups) and are_of_places:
        return told[2]
    is_known = len(told[1]) >= least and not (lead and people_role(lead) is None)
    return _as_lines(told, lead or ("Til stede" if is_front else "")) if is_known else []


def _as_lines(told: tuple[str, list[list[str]], list[str]], otherwise: str) -> list[str]:
    """Return a line of all who came, and those of who did else; see ``_told``."""
    label, came, lines = told
    people = ", ".join(one for group in came for one in group)
    head = f"{label or otherwise}: " if label or otherwise else ""
    return [f"{head}{people}", *lines] if people else []


def _told(
    groups: list[_Group], words: MinutesWords
) -> tuple[str, list[list[str]], list[str]] | None:
    """Return the label above all, the people of each organisation, and the lines of who did else.

    None where a label heads anything but people.
    """
    label, came, lines = "", list[list[str]](), list[str]()
    for group in groups:
        role = people_role(group.label)
        said, _, place = _FROM.sub(":", group.label, count=1).partition(":")
        if role is not None and not group.content:
            label = group.label  # "Til stede: Skole: Ida Bang"
            continue
        away = _AWAY.match(group.content) if role is None else None
        if away is not None:  # "Klub: afbud fra Omar Saleh"
            gone = _people(_Group(group.label, group.content[away.end() :]), words)
            lines += [f"Afbud: {', '.join(gone)}"] if gone else []
            continue
        people = _people(group if role is None else _Group(place, group.content), words)
        if role is not None and people is not None:
            lines.append(f"{said}: {', '.join(people)}")  # "Afbud fra klubben: Omar Saleh"
        elif role is not None:
            lines.append(f"{group.label}: {group.content}")
        elif people is not None:
            came.append(people)
        else:
            return None
    return label, came, lines


def _with_labels(text: str) -> str:
    """Return a line with a label for each organisation that it says somebody came from."""
    if "repræsenteret" in text:
        return _REPRESENTED.sub(_label_of, text)
    return _FOR.sub(_label_of, text) if _FOR.match(text) else text


def _label_of(match: re.Match[str]) -> str:
    return f"{match['place'][0].upper()}{match['place'][1:]}: "


def _people(group: _Group, words: MinutesWords) -> list[str] | None:
    """Return the people behind a label that says where they are from; None for another label."""
    place = re.sub(r"^(?:fra|for)\s+", "", group.label, flags=re.IGNORECASE)
    is_ours = OUR_OWN.search(place) is not None or OUR_TOWN.search(place) is not None
    if not is_ours and organisation_told(place, words.partners) is None:
        return None
    found = []
    for part in _NAMES.split(group.content):
        if _NOBODY.fullmatch(part.strip(_MARKS)):
            continue
        match = _ONE.fullmatch(part.strip(_MARKS))
        if match is None:
            return None
        told = f"{place}, {match['said']}" if match["said"] else place
        is_known = bool(staff_in(match["name"], words.staff))
        found.append(match[0] if is_known else f"{match['name']} ({told})")
    return found
