"""Who sat at the table: our own staff by code, everybody else by organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice

from pipeline.ingest.minutes.attendance_words import (
    OUR_OWN,
    OUR_TOWN,
    came_at,
    is_early,
    is_late,
    left_at,
    status_in,
    was_there,
)
from pipeline.ingest.minutes.blocks import MOST_ROWS, plain
from pipeline.ingest.minutes.moments import find_span
from pipeline.ingest.minutes.participants_lines import RANK, Written
from pipeline.ingest.minutes.participants_written import written_in
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_shared import UNNAMED
from pipeline.ingest.minutes.records import Attendance, MinutesRefused, MinutesWords
from pipeline.ingest.minutes.roster import Named
from pipeline.ingest.minutes.sections import Section
from pipeline.ingest.minutes.sources import kept
from pipeline.ingest.minutes.wordings import code_of, code_told, organisation_told

_OF_OURS = "consultant"  # a vocabulary's word for one of ours
# Behind a name, what says nothing of where somebody is from.
_ONLY_SAID = re.compile(
    r"\b(?:ref|referent|mødeleder|ordstyrer|tovholder|formand|dirigent|mødeansvarlig|vært|ny|nye|"
    r"velkommen|kollega|gæst|digitalt|online|på\s+(?:teams|telefon\w*|skype|zoom|link)|via\s+\w+|"
    r"(?:til|fra|ved|under)\s+(?:pkt\.?|punkt)\s*\d*(?:\s*[-–]\s*\d+)?|(?:kun\s+)?(?:første|sidste)\s+"
    r"(?:halvdel|del|time|halve\s+time|punkt\w*)|kun|teams|skype|zoom|telefon|video|praktikant|studerende|"
    r"elev|vikar|afløser|suppleant|til\s+\d\S*|fra\s+(?:kl\.?\s*)?\d\S*|\d\S*|på\s+(?:kursus|ferie|barsel|orlov)|ferie|kursus|"
    r"sygdom|syg|barn\s+syg\w*|afbud|til\s?stede|pkt\.?|punkt)\b",
    re.IGNORECASE,
)
Notes = list[tuple[str, int | None]]


@dataclass
class Participants:
    """The participants of one document.

    Parameters
    ----------
    has_statuses
        Somebody's status is said of them, and does not follow from being listed.
    named
        Everybody by name; in memory only.
    roles
        Name, casefolded → role, of people from outside; in memory only.
    """

    attendances: list[Attendance] = field(default_factory=list)
    notes: Notes = field(default_factory=list)
    has_statuses: bool = False
    named: list[Named] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)

    @property
    def has_present(self) -> bool:
        """Whether somebody came."""
        return any(one.status == "present" for one in self.attendances)


def read_participants(sections: list[Section], words: MinutesWords) -> Participants:
    """Return the participants, everybody once, and notes of who is not known.

    A person whose status is left blank in a table that has a column for it is not counted: the
    template was not filled in. Where only those who stayed away are marked, the others came.

    Raises
    ------
    MinutesRefused
        ``unreadable_document`` when more are listed than any meeting has.
    """
    found: dict[str, Attendance] = {}
    how_sure: dict[str, int] = {}
    named: list[tuple[str, Named]] = []
    nowhere: list[tuple[str, Written]] = []
    result = Participants()
    everybody = list(islice(written_in(sections, words), MOST_ROWS + 1))
    if len(everybody) > MOST_ROWS:
        raise MinutesRefused("unreadable_document")
    in_full = _others_in_full(everybody, words)
    others = set(in_full)
    for nth, written in enumerate(everybody):
        if written.status is None:
            continue
        result.has_statuses = result.has_statuses or written.is_said
        staff = staff_in(written.who, words.staff)
        organisation = None if staff else _organisation(written, words)
        is_alone = plain(written.name).casefold() not in others
        is_by_short_name = (
            not staff and is_alone and _is_ours_by_short_name(written, organisation, words)
        )
        if is_by_short_name:
            staff = list(filter(None, (words.by_short_name(plain(written.name)),)))
        is_somewhere = organisation is not None
        role = None if staff else _role(written, words)
        if role is not None:
            result.roles.setdefault(plain(written.name).casefold(), role[0])
        for code in staff or (None,):
            one = _attendance(written, code, organisation, role)
            is_misspelt = code is not None and plain(written.name).casefold() in words.misspelt
            if is_by_short_name or is_misspelt:
                rule = "misspelt_name" if is_misspelt else "first_name"
                at = one.sources["staff_code"].written(rule)
                one = replace(one, sources={**one.sources, "staff_code": at})
            key = code or _key(written, nth, in_full, words)
            named.append((key, Named(plain(written.name), code, one.organisation)))
            if code is None and not is_somewhere:
                nowhere.append((key, written))
            more = _strength(written) - how_sure.get(key, 0)
            found[key] = _told_again(found[key], one, more) if key in found else one
            how_sure[key] = max(_strength(written), how_sure.get(key, 0))
        if not staff and OUR_OWN.search(f"{written.organisation} {written.role}"):
            result.notes.append(("unknown_staff_initials", written.line))
    result.attendances = list(found.values())
    # Who is named twice is from one place, whichever line says so.
    result.named = [replace(one, organisation=found[key].organisation) for key, one in named]
    result.notes += _from_nowhere(
        [one for key, one in nowhere if found[key].organisation == "other"]
    )
    return result


def _others_in_full(everybody: list[Written], words: MinutesWords) -> dict[str, set[str]]:
    """Return first name → full names, of those who are none of ours: alone, it is theirs."""
    found: dict[str, set[str]] = {}
    for one in everybody:
        name = plain(one.name).casefold()
        is_full = " " in name and words.by_short_name(name) is None
        if is_full and not staff_in(one.who, words.staff):
            found.setdefault(name.split()[0], set()).add(name)
    return found


def _strength(written: Written) -> int:
    """Return how much a line says of whether somebody came: being listed says least."""
    if written.is_said:
        return 2
    return 0 if written.status == "present" else 1


def _is_ours_by_short_name(
    written: Written, organisation: tuple[str, str] | None, words: MinutesWords
) -> bool:
    """Say whether one of ours is named shortly, and nothing says that it is somebody else.

    ``Jonas`` and ``Jonas (SSP)`` are ours where one of ours alone is called so; ``Jonas (skolen)``
    is somebody else, and so may be ``Jonas (natteravnene)``.
    """
    if words.by_short_name(plain(written.name)) is None:
        return False
    # "Nadia måtte gå før de andre": others are no place.
    is_outside = organisation is not None and organisation[0] not in (_OF_OURS, "other")
    raw = plain(written.organisation)
    said = _ONLY_SAID.sub("", raw).strip(" ,;.!()–-")
    is_of_coming = status_in(raw) is not None or was_there(raw)
    of_ours = (OUR_OWN.search(said), OUR_TOWN.search(said))
    is_ours = not said or is_of_coming or said == plain(written.remark) or any(of_ours)
    return not is_outside and (is_ours or organisation is not None)


def _organisation(written: Written, words: MinutesWords) -> tuple[str, str] | None:
    """Return the organisation of somebody who is none of ours, and in which form it is named."""
    known = organisation_told(written.organisation, words.partners)
    if known is not None:
        return known
    # A name is no compound to be taken apart; a single word such as "Vibeholmskolen" may be.
    is_word = len(written.name.split()) == 1
    return (organisation_told if is_word else code_told)(written.name, words.partners)


def _role(written: Written, words: MinutesWords) -> tuple[str, str] | None:
    """Return what somebody from outside is there, and in which form it is named."""
    if not written.role or not words.roles:
        return None
    told = code_told(written.role, words.roles)
    return told and (told[0], "mentioned" if told[1] == "one_of_several" else told[1])


def _attendance(
    written: Written,
    code: str | None,
    found: tuple[str, str] | None,
    role: tuple[str, str] | None,
) -> Attendance:
    status = written.status or "present"
    organisation, read_as = found or ("other", "unknown_word")
    sources = written.sources | {"organisation": written.sources["organisation"].written(read_as)}
    if role is not None:
        sources["participant_role"] = sources["participant_role"].written(role[1])
    sources |= {"came_late": sources["from_time"], "left_early": sources["to_time"]}
    one = Attendance(
        code,
        None if code else organisation,
        status,
        participant_role=role and role[0],
        sources=sources,
    )
    if status != "present":
        return one
    came, left = came_at(written.remark), left_at(written.remark)
    span = find_span(written.remark, is_about_time=False)
    if span is not None:
        came, left = came or span[0], left or span[1]
    late = came is not None or is_late(written.remark)
    early = left is not None or is_early(written.remark)
    return replace(one, from_time=came, to_time=left, came_late=late, left_early=early)


def _key(written: Written, nth: int, in_full: dict[str, set[str]], words: MinutesWords) -> str:
    """Return what tells somebody from outside from the others, in memory only.

    The same name twice is one person, and so is the first name of one who is named in full, where
    it does not say where they are from; two who are named by their organisation alone are two.
    """
    name = plain(written.name).casefold()
    known = in_full.get(name, ())
    is_theirs = len(known) == 1 and words.by_short_name(name) is None
    if is_theirs and _organisation(written, words) is None:
        name = next(iter(known))
    is_named = len(name) > 1 and name != UNNAMED.casefold()
    is_named = is_named and code_of(name, words.partners) is None
    return f"name {name}" if is_named else f"nth {nth}"


def _with_place_of(one: Attendance, other: Attendance) -> Attendance:
    """Return what counts of somebody, with where they are from if only the other line says so."""
    if one.organisation != "other" or other.organisation in (None, "other"):
        return one
    at = {name: other.sources[name] for name in ("organisation",) if name in other.sources}
    return replace(one, organisation=other.organisation, sources={**one.sources, **at})


def _told_again(known: Attendance, one: Attendance, more: int) -> Attendance:
    """Return what counts of somebody of whom two lines tell.

    ``Medlemmer: A, B. Afbud: B``: who is said to stay away did, though they are listed.

    Parameters
    ----------
    more
        How much more the later line says of whether they came; see ``_strength``.
    """
    if known.status == one.status or not more:
        return _merged(known, one)
    return _with_place_of(one, known) if more > 0 else _with_place_of(known, one)


def _merged(one: Attendance, other: Attendance) -> Attendance:
    """Return what two lines about the same person say together: who came, came."""
    first, second = sorted((one, other), key=lambda found: -RANK[found.status])
    if second.status != first.status:
        return _with_place_of(first, second)
    organisation = first.organisation if first.organisation != "other" else second.organisation
    whole = replace(
        first,
        organisation=organisation,
        from_time=first.from_time or second.from_time,
        to_time=first.to_time or second.to_time,
        participant_role=first.participant_role or second.participant_role,
        came_late=first.came_late or second.came_late,
        left_early=first.left_early or second.left_early,
    )
    return replace(whole, sources=kept(whole, first, second))


def _from_nowhere(people: list[Written]) -> Notes:
    """Note once that somebody is from nowhere that is known; our town is somewhere."""
    unknown = (
        one.line
        for one in people
        if not OUR_TOWN.search(one.organisation)
        and not OUR_OWN.search(f"{one.organisation} {one.role}")
    )
    return [("unknown_participant", line) for line in islice(unknown, 1)]
