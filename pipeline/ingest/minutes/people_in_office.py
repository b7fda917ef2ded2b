"""Who led the meeting or wrote its minutes, and so was there, though no list names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.ingest.minutes.attendance_words import status_in
from pipeline.ingest.minutes.blocks import plain
from pipeline.ingest.minutes.head_lines import Found
from pipeline.ingest.minutes.participants import Participants
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_lines import NAME_END, is_person_name, pieces
from pipeline.ingest.minutes.records import Attendance, MinutesWords
from pipeline.ingest.minutes.roster import Named
from pipeline.ingest.minutes.wordings import organisation_told

OFFICES = {
    "mødeleder", "mødeledere", "ordstyrer", "dirigent", "referent", "referenten", "ref", "ref.",
    "referat ved", "referat v/", "referat af", "referent og mødeleder", "mødeleder og referent",
    "mødeleder/referent", "referent/mødeleder", "skrevet af", "mødeledelse",
    "ordstyrer og referent",
}  # fmt: skip
_MOST = 2  # people who hold one office


def with_those_in_office(
    people: Participants, told: Iterable[Found[str]], words: MinutesWords
) -> Participants:
    """Return the participants with those in office, where no list has them.

    Somebody from outside counts where it is told where they are from, and nobody who is listed has
    their first name: who is named twice is one.

    Parameters
    ----------
    told
        What stands behind the labels of ``OFFICES``, with its source.
    """
    if not people.has_present:
        return people  # an agenda has its leader, too
    codes = {one.staff_code for one in people.attendances}
    first_names = {one.name.casefold().partition(" ")[0] for one in people.named}
    for text, source in told:
        parts = pieces(text, words)
        for piece in parts if len(parts) <= _MOST and status_in(text) is None else ():
            one, name = _in_office(piece, words)
            first = name.casefold().partition(" ")[0]
            is_told_else = first in first_names and not staff_in(piece, words.staff)
            if one is None or is_told_else or (one.staff_code and one.staff_code in codes):
                continue
            at = replace(source, found_by="implied")
            fields = ("staff_code", "organisation", "participant_role", "status")
            one = replace(one, sources=dict.fromkeys(fields, at))
            people.attendances.append(one)
            people.named.append(Named(name, one.staff_code, one.organisation))
            codes.add(one.staff_code)
            first_names.add(first)
    return people


def _in_office(piece: str, words: MinutesWords) -> tuple[Attendance | None, str]:
    """Return the attendance of somebody in office and their name; None for nobody known."""
    end = NAME_END.search(piece)
    name = plain(piece[: end.start()] if end else piece)
    codes = staff_in(piece, words.staff)
    code = codes[0] if codes else words.by_short_name(name) if end is None else None
    if code is not None:
        return Attendance(code, None, "present"), name
    told = organisation_told(piece[end.start() :], words.partners) if end is not None else None
    if told is None or not is_person_name(name):
        return None, name
    return Attendance(None, told[0], "present"), name
