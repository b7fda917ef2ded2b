"""Where a meeting was held, and who took its minutes: a kind of place, a role, never a name."""

from __future__ import annotations

from dataclasses import replace

from pipeline.ingest.minutes.blocks import plain
from pipeline.ingest.minutes.columns import is_empty
from pipeline.ingest.minutes.head import Head
from pipeline.ingest.minutes.head_lines import DATE_LABELS, Found
from pipeline.ingest.minutes.participants import Participants
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.records import Meeting, MinutesWords
from pipeline.ingest.minutes.sources import Source
from pipeline.ingest.minutes.wordings import code_told, told_in_words_or_parts

_PLACE = {"sted", "mødested", "lokale", "mødelokale", "hvor", "adresse"}
_WITH_PLACE = {label for label in DATE_LABELS if "sted" in label}
_MINUTE_TAKER = {"referent", "referat", "referat ved", "referat v/", "skrevet af", "udarbejdet af",
                 "referent og mødeleder", "referenten"}  # fmt: skip
_ROLE = {"referentens rolle", "referents rolle", "referentens funktion", "rolle (referent)"}


def with_circumstances(
    meeting: Meeting, head: Head, people: Participants, words: MinutesWords
) -> Meeting:
    """Return the meeting with its place and the role of who took the minutes."""
    sources = dict(meeting.sources)
    place = _place(head, words)
    staff, role = _minute_taker(head, people, words)
    found = {"place_code": place, "minute_taker_staff_code": staff, "minute_taker_role": role}
    sources |= {name: told[1] for name, told in found.items() if told is not None}
    return replace(
        meeting,
        place_code=place and place[0],
        minute_taker_staff_code=staff and staff[0],
        minute_taker_role=role and role[0],
        sources=sources,
    )


def _place(head: Head, words: MinutesWords) -> Found[str] | None:
    """Return the kind of place; one that no word tells is ``other``, and uncertain."""
    if not words.places:
        return None
    for text, source in head.labelled(_PLACE):
        if not is_empty(text):
            told = told_in_words_or_parts(text, words.places) or ("other", "unknown_word")
            is_known = told[0] in words.places.values()
            return (told[0], source.written(_sure_of_first(told[1]))) if is_known else None
    for text, source in head.labelled(_WITH_PLACE):
        told_beside = code_told(text, words.places)
        if told_beside is not None:
            return told_beside[0], source.written(told_beside[1])
    return None


def _sure_of_first(read_as: str) -> str:
    """Return the form of a place: of "Skolen, klubben" the first is meant."""
    return "mentioned" if read_as == "one_of_several" else read_as


def _minute_taker(
    head: Head, people: Participants, words: MinutesWords
) -> tuple[Found[str] | None, Found[str] | None]:
    """Return who of our own staff took the minutes, if one did, and in which role."""
    role = next(
        ((code, source.written(read_as)) for code, read_as, source in _roles(head, words)), None
    )
    for text, source in head.labelled(_MINUTE_TAKER):
        staff = next(iter(staff_in(text, words.staff)), None)
        if staff is not None:
            own = words.staff_roles.get(staff)
            is_known = own in words.roles.values()
            return (staff, source), role or ((own, source) if own and is_known else None)
        told = code_told(text, words.roles) or _of_participant(text, people)
        if told is not None:
            return None, role or (told[0], source.written(told[1]))
    return None, role


def _roles(head: Head, words: MinutesWords) -> list[tuple[str, str, Source]]:
    told = [(code_told(text, words.roles), source) for text, source in head.labelled(_ROLE)]
    return [(found[0], found[1], source) for found, source in told if found is not None]


def _of_participant(text: str, people: Participants) -> tuple[str, str] | None:
    """Return the role that the list of participants gives to the one of that name."""
    role = people.roles.get(plain(text).casefold())
    return None if role is None else (role, "exact")
