"""Running text about people: a line divided into participants, one to a piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.ingest.minutes.attendance_words import OUR_OWN, OUR_TOWN, status_in, was_there
from pipeline.ingest.minutes.blocks import plain
from pipeline.ingest.minutes.columns import is_empty
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_shared import said_of_each
from pipeline.ingest.minutes.people_titles import names_first
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.remembering import per_document_by_words
from pipeline.ingest.minutes.wordings import code_of, organisation_of

_LAST_ONE = re.compile(r"^\s*(?:og|samt)\s+")  # of a list with one on each line
_ENDS_WITH_INITIAL = re.compile(r"\s[A-ZÆØÅ][a-zæøå]?\.$")
_ABOUT_THE_MEETING = re.compile(r"mødet\b", re.IGNORECASE)
NAME_END = re.compile(r"\s*[(,–—:]|\s[-/]\s|\s+(?=(?:fra|v/)\s)")
_DIVIDED = re.compile(
    r"[;,\n](?![^()]*\))|(?:(?<=[a-zæøåéüö)][a-zæøåéüö)][a-zæøåéüö)])|(?<=[A-ZÆØÅ][A-ZÆØÅ]))\.\s+(?=[A-ZÆØÅ][\w'’-]*\s+[A-ZÆØÅ])|\s+[·•|&]\s+|\s[/+]\s(?![^()]*\))|(?<!-)\s+(?:og|samt)\s+(?![^()]*\))"
)
_NAME = r"[A-ZÆØÅ][\w.'’-]*"
_PERSON = re.compile(rf"{_NAME}(?:\s+(?:af|von|van|de|da|el|al|bin|ben|{_NAME})){{0,4}}")
_ONE_NAME = re.compile(r"[A-ZÆØÅ][\w'’-]*[a-zæøåéüö](?:\s+[A-ZÆØÅ]\.?(?!\w))?")
_FULL_NAME = re.compile(
    r"(?<!\w)[A-ZÆØÅ][\w'’-]*[a-zæøåéüö][\w'’-]*(?:\s+(?:af\s+)?[A-ZÆØÅ][\w'’-]*[a-zæøåéüö][\w'’-]*)+"
)
_SHORT_TITLE = r"[A-ZÆØÅ]{2,5}-[a-zæøå]"  # SSP-medarbejder
_FURTHER_NAME = re.compile(
    rf"(?<=[\w)])(?<!\bog)(?<!\bsamt)(?<!\bmen)(?<!\bved)\s+(?=(?!{_SHORT_TITLE}){_FULL_NAME.pattern}\s*(?:[(,]|\s[–-]\s|$))"
)
# "skoleleder Ulla Berg", "skolen v/Ulla Berg": somebody else than the one before the comma.
_TITLED_NAME = re.compile(
    r"(?!stedfortræder|vikar|suppleant|afløser|i stedet)"
    r"(?:[a-zæøå-]+\s){0,2}[a-zæøå-]+\s+(?:v/\s*|v\.\s*|ved\s+)?(?P<name>"
    + _FULL_NAME.pattern
    + ")"
)
_OFFICES = (
    r"(?:leder|lærer|betjent|medarbejder|konsulent|rådgiver|pædagog|inspektør|formand|chef|vejleder|"
    r"sekretær|behandler|assistent|koordinator|vært|mester)"
)
_TITLE_BEFORE = re.compile(rf"\b(?:og|samt)\s+(?:[a-zæøå-]+\s)?[a-zæøå-]*{_OFFICES}$")
_OFFICE = re.compile(rf"^[^,]*{_OFFICES}$", re.IGNORECASE)
# "pædagog i klubben": an office and where, without a name.
_OFFICE_OF = re.compile(rf"^(?:[a-zæøå-]+\s){{0,2}}[\w-]*{_OFFICES}(?:\s[a-zæøå][^A-ZÆØÅ]*)?$")
# One that every place has.
_ANY_OFFICE = re.compile(
    r"(?:[a-zæøå-]+\s)?(?:vice|afdelings|drifts|team|daglig\s|sous|mellem)?(?:leder|chef|medarbejder|"
    r"konsulent|koordinator|formand|sekretær|vejleder|pædagog|lærer|inspektør)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s[–—-]\s")
_ASIDE = re.compile(r"\s*\((?:ref(?:erent)?\.?|mødeleder|ordstyrer|vært|ny)\)", re.IGNORECASE)
_LISTED_NAME = re.compile(rf"[,;\n]\s*(?!{_SHORT_TITLE}){_FULL_NAME.pattern}")
# Who came in somebody's stead.
_INSTEAD = re.compile(
    r"[(,]\s*(?:i\s+stedet|stedfortræder|suppleant|vikar)\b[^)A-ZÆØÅ]{0,40}"
    rf"(?P<name>{_FULL_NAME.pattern})\s*\)?\s*$"
)
_NOBODY = re.compile(
    r"\W*(?:ingen\s+(?:fra|af)\s[\w ]{2,30}|ingen|ikke nogen|nej|alle)"
    r"(?: afbud| var til stede)?\W*",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"(?:evt\.?|eventuelt|måske)\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
_MOST_ON_A_LINE = 100
_PERHAPS_OURS = {"youth_school", "consultant", "authority", "other"}  # where ours work
_MOST_STATUS_WORDS = 4


@per_document_by_words
def pieces(text: str, words: MinutesWords) -> list[str]:
    """Return the people of a line, one to a piece.

    What stands behind a comma belongs to the person before it where it says no more than an
    organisation, a status or a clock time.
    """
    found: list[str] = []
    # Of what is struck through, what else the line says counts.
    text = names_first(said_of_each(_LAST_ONE.sub("", text.replace("~~", "")), words))
    parts = [part for one in _names_apart(text) for part in _DIVIDED.split(one)]
    parts = _turned(list(map(_bare, parts if len(parts) <= _MOST_ON_A_LINE else ())), words)
    for at, part in enumerate(parts):
        if is_empty(part) or _NOBODY.fullmatch(part) or _PERHAPS.match(part):
            continue
        behind = parts[at + 1] if at + 1 < len(parts) else ""
        is_own = bool(found) and _is_party(part, behind, found[-1], words)
        if found and not is_own and _is_about(part, found[-1], words):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return [person for part in found for person in _with_substitute(part)]


def _with_substitute(part: str) -> Iterator[str]:
    """Yield somebody, and who came instead: ``Ulla Berg – afbud (i stedet kom Bo Holm)``."""
    match = _INSTEAD.search(part)
    if match is None:
        yield part
        return
    before = part[: match.start()].rstrip(" ,–-")
    end = NAME_END.search(before)
    place = re.split(r"\s[–-]\s", before[end.end() :])[0] if end is not None else ""
    yield before
    yield f"{match['name']} ({place.strip(' ()')}) – til stede" if place else match["name"]


def _turned(parts: list[str], words: MinutesWords) -> list[str]:
    """Return the parts of a line with surnames behind first names: ``Vestergren, Jonas``.

    Where one of ours stands so, all do.
    """
    pairs = [
        (at, match)
        for at, (last, first) in enumerate(pairwise(parts))
        if _ONE_NAME.fullmatch(last) and (match := _ONE_NAME.match(first)) is not None
    ]
    if not any(f"{match[0]} {parts[at]}".casefold() in words.staff for at, match in pairs):
        return parts
    whole = list(parts)
    for at, match in pairs:
        if whole[at] == parts[at]:
            first, rest = parts[at + 1][: match.end()], parts[at + 1][match.end() :]
            whole[at], whole[at + 1] = "", f"{first} {parts[at]}{rest}"
    return [part for part in whole if part]


def _bare(part: str) -> str:
    bare = plain(part).removeprefix("@")
    whole = _IN_BRACKETS.fullmatch(bare)  # "(Trine Berg – afbud)"
    return bare if whole is None else whole[1]


def _names_apart(text: str) -> list[str]:
    """Return a text with each further full name in it, behind what the one before does, apart.

    A cell whose lines a PDF has joined has no mark before a name: ``Trine Skovgård, SSP og gadeplan
    Ulla Hjortebro, lærer``. Where names stand behind commas, ``lærer Ulla`` is one.
    """
    if _LISTED_NAME.search(text) is not None:
        return [text]
    starts = [0]
    for match in _FURTHER_NAME.finditer(text):
        before = text[starts[-1] : match.start()]
        is_titled = _TITLE_BEFORE.search(before) is not None  # "og skoleleder Ulla Berg"
        if len(_FULL_NAME.findall(before)) == 1 and not (is_person_name(before) or is_titled):
            starts.append(match.start())
    ends = [*starts[1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def is_nobody(text: str) -> bool:
    """Say whether a line says that there is nobody: ``Ingen``."""
    return _NOBODY.fullmatch(text) is not None or is_empty(text)


def is_person_name(text: str) -> bool:
    """Say whether a text looks like a person's name and like nothing else."""
    return _PERSON.fullmatch(plain(text)) is not None


def _is_about(part: str, before: str, words: MinutesWords) -> bool:
    """Say whether a part is said of the person before it, and names nobody else."""
    if staff_in(part, words.staff):
        # Initials behind a name that is theirs: "Jonas Vestergren, JVE".
        return staff_in(part, words.staff) == staff_in(before, words.staff)
    titled = _TITLED_NAME.match(part)
    if titled is not None and organisation_of(titled["name"], words.partners) is None:
        return False  # "betjent ved Vestegnens Politi" is no other
    part = _ASIDE.sub("", part)
    if part[:1].islower() and _OFFICE_OF.match(part) and not _has_office(before):
        return True  # "Ulla Berg, pædagog i klubben (referent)"
    is_status = status_in(part) is not None and not _PERSON.match(part)
    # What somebody does: "Nadia Khatibi, opsøgende medarbejder".
    is_office = part[:1].islower() and _is_name(before, words)
    if is_status or (is_office and code_of(part, words.partners) is None):
        return True
    name, bracket, said = part.partition("(")
    is_told = bool(bracket) and status_in(said) is not None  # "Vibeholmskolen (uden afbud)"
    return _is_place_of(name.strip() if is_told else part, before, words)


def _is_party(part: str, behind: str, before: str, words: MinutesWords) -> bool:
    """Say whether a part is an organisation that came, and not where one of ours is from.

    Ours are from no school: ``Trine Skovgård, politiet``. ``Jonas, Leyla, skolen, politiet``: one
    organisation behind the other.
    """
    code = _party(part, words)
    if code is None or code in _PERHAPS_OURS:
        return False
    name = before.partition(" (")[0].strip()
    if " " in name and staff_in(name, words.staff):
        return True
    is_ours = words.by_short_name(name) is not None
    return is_ours and (_party(behind, words) is not None or "(" in before)


def _party(part: str, words: MinutesWords) -> str | None:
    """Return the organisation that a part is, in one word and not as somebody's office."""
    if not part or len(part.split()) > 1 or OUR_OWN.search(part) or _OFFICE.match(part):
        return None
    return organisation_of(part, words.partners)


def _has_office(text: str) -> bool:
    """Say whether a piece tells already what somebody is."""
    return re.search(rf"{_OFFICES}(?!\w)", text) is not None


def _is_place_of(part: str, before: str, words: MinutesWords) -> bool:
    """Say whether a part is where the person before it is from, or when they came or went."""
    if _names_somebody(part, words):
        return False
    at = None if "(" in part else organisation_of(part, words.partners)
    is_organisation = at is not None
    before_is_one = code_of(before, words.partners) is not None
    if is_organisation and _ends_with_office(before, words):
        before_is_one = False  # "Ulla Stenvang, pædagogisk leder, skolen"
    elif is_organisation and _names_somebody(before, words) and not before.endswith(")"):
        # "Ulla Stenvang – SSP-lærer, Vibeholmskolen": the same place, told twice.
        told_before = organisation_of(before, words.partners)
        before_is_one = told_before is not None and told_before != at
    is_ours = OUR_OWN.search(part) is not None or OUR_TOWN.search(part) is not None
    return (is_organisation and not before_is_one) or is_ours or _is_clock(part)


def _ends_with_office(text: str, words: MinutesWords) -> bool:
    """Say whether a piece is a name, and behind it what they are and not yet where."""
    name, comma, office = text.partition(", ")
    name = name.partition(" (")[0]
    if bool(comma) and _is_name(name, words) and _OFFICE.search(office) is not None:
        return True
    # "Nadia Qvistrup – souschef, ungdomsskolen"
    name, dash, office = _DASHED.sub("¤", text, count=1).partition("¤")
    return bool(dash) and _is_name(name, words) and _ANY_OFFICE.fullmatch(office) is not None


def _is_name(text: str, words: MinutesWords) -> bool:
    """Say whether a piece is no more than a person's name."""
    is_full = is_person_name(text) and " " in text
    return is_full or bool(staff_in(text, words.staff))


def _names_somebody(part: str, words: MinutesWords) -> bool:
    """Say whether a part is a name and where they are from: ``Bo Hjortebro – boligselskabet``."""
    end = NAME_END.search(part)
    if end is None or _PERSON.fullmatch(part[: end.start()]) is None:
        return False
    name = part[: end.start()]
    is_from = organisation_of(name, words.partners) is not None or OUR_OWN.search(name) is not None
    return not is_from and not _is_clock(part)


def _is_clock(part: str) -> bool:
    return was_there(part) and not _PERSON.match(part)


def is_sentence(text: str, words: MinutesWords) -> bool:
    """Say whether a line tells of the meeting or its head: ``Referent: …``, ``Mødet blev …``."""
    label, colon, _ = text.partition(":")
    if _ABOUT_THE_MEETING.match(text) or (colon and _is_label(label, words)):
        return True
    is_ended = text.endswith((".", "!", "?")) and len(text.split()) > 3
    return is_ended and "(" not in text and not staff_in(text.rstrip(".!?"), words.staff)


def _is_label(text: str, words: MinutesWords) -> bool:
    """Say whether what stands before a colon is neither a person nor where somebody is from."""
    is_short = len(text) <= 25 and not set(text) & set("(),")
    is_from = organisation_of(text, words.partners) is not None
    return is_short and not is_from and not staff_in(text, words.staff)


def is_somebody(piece: str, words: MinutesWords) -> bool:
    """Say whether a line of running text is a participant and not a sentence."""
    if staff_in(piece, words.staff) or _PERSON.fullmatch(piece):
        is_initial = _ENDS_WITH_INITIAL.search(piece) is not None
        is_name = is_initial or not piece.endswith(".")
        return is_name or bool(staff_in(piece.rstrip("."), words.staff))
    end = NAME_END.search(piece)
    if end is not None and words.by_short_name(piece[: end.start()]) is not None:
        return True  # "Leyla fra gadeplan"
    is_short = len(piece.split()) <= 8
    knows = organisation_of(piece, words.partners) is not None or status_in(piece) is not None
    return is_short and (knows or _is_divided(piece)) and not piece.endswith("!")


def _is_divided(piece: str) -> bool:
    """Say whether a mark stands behind a name; ``fra`` is one behind a full name alone."""
    end = NAME_END.search(piece)
    if end is None or end[0].strip():
        return end is not None
    name = piece[: end.start()]
    return is_person_name(name) and " " in name


def group_of(text: str, words: MinutesWords) -> tuple[str, str]:
    """Divide ``SSP: Jonas Vestergren, Leyla Karadeniz`` into where they are from, and who."""
    label, colon, names = text.partition(":")
    if not colon or not names.strip() or len(label.split()) > 4 or staff_in(label, words.staff):
        return "", text
    organisation = organisation_of(label, words.partners)
    is_from = organisation not in (None, "other") or OUR_OWN.search(label)
    is_from = is_from or OUR_TOWN.search(label)
    is_name_told = _FULL_NAME.search(names) is not None or len(names.split()) > _MOST_STATUS_WORDS
    if _status_word(names) and not is_name_told:
        return "", text  # "Ulla Berg, skolen: mødt"
    return (label.strip(), names.strip()) if is_from and not _status_word(label) else ("", text)


def _status_word(text: str) -> bool:
    return status_in(text) is not None
