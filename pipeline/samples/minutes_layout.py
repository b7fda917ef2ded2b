"""What minutes say, block by block, before they become a document."""

from __future__ import annotations

import random
from collections.abc import Sequence

from pipeline.samples.followups import Action
from pipeline.samples.invented import Invented
from pipeline.samples.meetings import Attendance, Meeting
from pipeline.samples.minutes_blocks import Block, Heading, Layout, Listing, Paragraph, Table
from pipeline.samples.minutes_facts import (
    DECISION_NAMES,
    PLACES,
    TOO_LATE,
    UNKNOWN_ORGANISATION,
    UNKNOWN_PLACE,
    Doubt,
    Facts,
    draw_decisions,
    own_draw,
    role_of,
)
from pipeline.samples.people import StaffMember
from pipeline.samples.vocabulary import rows, wordings

_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_STATUS = {"present": "Til stede", "apologies": "Afbud", "absent": "Udeblevet"}
_NEWS = (
    "Der har været roligt i området siden sidst.",
    "Flere henvendelser fra beboere om støj om aftenen.",
    "Klubben melder om god tilslutning til de nye tilbud.",
    "Skolen oplever færre konflikter i pauserne.",
    "Boligorganisationen har fået ny belysning ved stien.",
)
_PERSONAL_CHANCE = 0.35


class MinutesWriter:
    """Writes the minutes of meetings, each in one of several habits.

    Parameters
    ----------
    staff
        Everybody, by staff code.
    """

    def __init__(
        self, staff: dict[str, StaffMember], invented: Invented, draw: random.Random
    ) -> None:
        self._staff = staff
        self._invented = invented
        self._draw = draw
        self._names = {row["code"]: row["name_da"] for row in rows("networks")}
        self._regulars: dict[tuple[str, str], str] = {}
        self._facts, self._doubt = Facts(), ""  # of the document that is being written

    def minutes(
        self,
        meeting: Meeting,
        where: str,
        *,
        is_draft: bool = False,
        doubt: str = "",
        unnumbered: str = "",
    ) -> Layout:
        """Return the minutes of a meeting that was held, broken off or cancelled.

        Parameters
        ----------
        doubt
            What they leave in doubt, one of ``DOUBTS``.
        unnumbered
            A follow-up that is seen again without its number.
        """
        self._facts = Facts(unnumbered=frozenset(filter(None, (unnumbered,))))
        self._doubt = doubt
        network = self._names[meeting.network_code]
        is_cancelled = meeting.status == "cancelled"
        title = f"Referat – lokalt SSP-netværk {network}"
        draft = " (udkast)" if is_draft else ""
        layout = Layout([Heading(f"{'AFLYST – ' if is_cancelled else ''}{title}{draft}", 1)])
        layout.facts = self._facts
        layout.blocks += self._when(meeting)
        if is_cancelled:
            layout.blocks.append(Paragraph("Mødet er aflyst på grund af for mange afbud."))
            return layout
        layout.blocks += [Heading("Deltagere"), self._participants(meeting)]
        layout.blocks += [Heading("Dagsorden"), Listing(self._agenda(), is_numbered=True)]
        habit, decisions = draw_decisions(meeting) if meeting.status == "held" else ("", ())
        self._facts.decisions = decisions
        if meeting.status == "broken_off":
            clock = _clock(meeting.end)
            layout.blocks.append(Paragraph(f"Mødet blev afbrudt kl. {clock} på grund af en alarm."))
            return layout
        layout.blocks += self._items(where)
        layout.blocks += self._decided(habit)
        if meeting.concerns:
            layout.blocks += [Heading("Bekymringer"), self._concerns(meeting)]
        if meeting.old_actions:
            old = [self._action(action, where) for action in meeting.old_actions]
            layout.blocks += [Heading("Opfølgning fra sidst"), _actions(old)]
        if meeting.new_actions:
            new = [self._action(action, where) for action in meeting.new_actions]
            new[0] = self._without_year(meeting.new_actions[0], new[0])
            layout.blocks += [Heading("Opfølgning"), _actions(new)]
        self._outside(layout, where)
        return layout

    def agenda(self, meeting: Meeting) -> Layout:
        """Return an agenda that was sent out, and nothing of how the meeting went."""
        self._facts, self._doubt = Facts(), ""
        title = f"Dagsorden – lokalt SSP-netværk {self._names[meeting.network_code]}"
        blocks: list[Block] = [Heading(title, 1), *self._when(meeting)[:2]]
        blocks += [Heading("Dagsorden"), Listing(self._agenda(), is_numbered=True)]
        self._facts.place_code = None  # an agenda's head is its first two lines
        for line in blocks[1:3]:
            if isinstance(line, Paragraph) and line.text.startswith("Sted: "):
                self._facts.place_code = PLACES[line.text.removeprefix("Sted: ")]
        return Layout(blocks, facts=self._facts)

    def _when(self, meeting: Meeting) -> list[Block]:
        """Return date, time, place and who wrote, in one of several habits."""
        start, end = _clock(meeting.start), _clock(meeting.planned_end)
        day = meeting.meeting_date
        written = f"{_WEEKDAYS[day.weekday()]} den {day.day}. {_MONTHS[day.month - 1]} {day.year}"
        habits: tuple[list[str], ...] = (
            [f"Dato: {written} kl. {start}–{end}"],
            [f"Dato: {written}", f"Tid: {start}-{end}"],
            [f"Dato: {day.day}/{day.month}-{day:%y} kl. {start.replace('.', ':')} til {end}"],
            [f"Dato: {day.isoformat()}", f"Tid: kl. {start}–{end}"],
            [f"Dato: {day:%d-%m-%Y} kl. {start} til {end}"],
        )
        lines = self._draw.choice(habits)
        writers = [who for who in meeting.attendance if who.staff_code and who.status == "present"]
        place = self._draw.choice(tuple(PLACES))
        self._facts.place_code = PLACES[place]
        if self._doubt == "place":
            place, self._facts.place_code = UNKNOWN_PLACE, "other"
            self._note(Doubt("meeting", None, "place_code", "other", "unknown_word"))
        lines = [*lines, f"Sted: {place}"]
        if writers:
            member = self._staff[writers[0].staff_code or ""]
            lines.append(f"Referent: {member.name}")
            self._facts.minute_taker = member.staff_code
            self._facts.minute_taker_role = member.role
        return [Paragraph(line) for line in lines]

    def _participants(self, meeting: Meeting) -> Block:
        lines = [self._participant(meeting, who) for who in meeting.attendance]
        is_list = self._draw.random() < 0.25
        has_roles = own_draw(meeting, "roles").random() < 0.7
        doubtful = self._doubtful(meeting) if self._doubt in ("organisation", "late") else None
        roles: list[tuple[str, str | None]] = []
        for at, who in enumerate(meeting.attendance):
            if who.organisation is None or not has_roles or at == doubtful:
                roles.append(("" if who.organisation else lines[at][1], None))
            else:
                roles.append(role_of(meeting, who.organisation))
        self._facts.roles = tuple(code for _, code in roles)
        if doubtful is not None:
            lines[doubtful] = self._in_doubt(doubtful, lines[doubtful])
        elif is_list:
            told = [
                f"{name} ({', '.join(dict.fromkeys(filter(None, (of, role))))}) – {how.lower()}"
                for (name, of, how), (role, _) in zip(lines, roles, strict=True)
            ]
            return Listing(tuple(told))
        if not has_roles:
            return Table((("Navn", "Organisation/funktion", "Status"), *lines))
        with_roles = [
            (name, "Kommunen" if who.staff_code else of, role, how)
            for (name, of, how), (role, _), who in zip(
                lines, roles, meeting.attendance, strict=True
            )
        ]
        return Table((("Navn", "Organisation", "Rolle", "Status"), *with_roles))

    def _doubtful(self, meeting: Meeting) -> int:
        """Return which participant from outside is left in doubt: the first who came in time."""
        return next(
            at
            for at, who in enumerate(meeting.attendance)
            if who.organisation and who.status == "present" and who.from_minute is None
        )

    def _in_doubt(self, at: int, line: tuple[str, str, str]) -> tuple[str, str, str]:
        """Return a participant of nowhere that is known, or who came when it was over."""
        name, of, status = line
        if self._doubt == "organisation":
            self._note(Doubt("attendance", at + 1, "organisation", "other", "unknown_word"))
            return name, UNKNOWN_ORGANISATION, status
        clock = f"{TOO_LATE // 60:02d}:{TOO_LATE % 60:02d}:00"
        self._note(Doubt("attendance", at + 1, "from_time", clock, "contradiction"))
        self._note(Doubt("attendance", at + 1, "came_late", "1", "contradiction"))
        return name, of, f"Til stede (kom kl. {_clock(TOO_LATE)})"

    def _note(self, doubt: Doubt) -> None:
        self._facts.doubts.append(doubt)

    def _participant(self, meeting: Meeting, who: Attendance) -> tuple[str, str, str]:
        status = _STATUS[who.status]
        if who.from_minute is not None:
            status += f" (kom kl. {_clock(who.from_minute)})"
        if who.to_minute is not None:
            status += f" (gik kl. {_clock(who.to_minute)})"
        if who.staff_code is not None:
            member = self._staff[who.staff_code]
            is_consultant = member.role == "consultant"
            function = "Kriminalpræventiv konsulent" if is_consultant else "Operativ medarbejder"
            return member.name, function, status
        partner = who.organisation or "other"
        return (
            self._regular(meeting.network_code, partner),
            wordings("partners")[partner][0],
            status,
        )

    def _regular(self, network: str, organisation: str) -> str:
        """Return the name of a network's regular from outside: the same one every time."""
        if (network, organisation) not in self._regulars:
            where = f"minutes of {network}, participant"
            self._regulars[network, organisation] = self._invented.name(where, "participant")
        return self._regulars[network, organisation]

    def _agenda(self) -> tuple[str, ...]:
        drawn = self._draw.choice(rows("topics"))
        topic, code = drawn["name_da"], drawn["code"]
        if self._doubt == "topics":
            topic, code = "Rusmidler og hærværk", "drugs"
            self._note(Doubt("agenda_item", 3, "topic", code, "one_of_several"))
        self._facts.topics = ("other", "other", code, "other", "other")
        return (
            "Velkomst og godkendelse af dagsorden",
            "Nyt fra området",
            f"Tema: {topic}",
            "Opfølgning fra sidst",
            "Eventuelt",
        )

    def _items(self, where: str) -> list[Block]:
        news = self._draw.sample(_NEWS, 2)
        if self._draw.random() < _PERSONAL_CHANCE:
            news.append(self._invented.sentence(f"{where}, paragraph") + ".")
        blocks: list[Block] = [Heading("1. Nyt fra området")]
        return [*blocks, *(Paragraph(text) for text in news)]

    def _decided(self, habit: str) -> list[Block]:
        """Return what was decided: as sentences under the item before, a list or a table."""
        decisions = self._facts.decisions
        if not decisions:
            return []
        ids = [f" ({one.action_id})" if one.action_id else "" for one in decisions]
        if habit == "sentence":
            return [
                Paragraph(f"Det blev besluttet, at {one.said}{own_id}.")
                for one, own_id in zip(decisions, ids, strict=True)
            ]
        if habit == "list":
            items = [f"{one.text}{own_id}" for one, own_id in zip(decisions, ids, strict=True)]
            return [Heading("Beslutninger"), Listing(tuple(items))]
        topics = wordings("topics")
        lines = [
            (
                one.text,
                DECISION_NAMES[one.kind],
                topics[one.topic][0] if one.topic else "",
                str(one.item_number),
                one.action_id or "",
            )
            for one in decisions
        ]
        header = ("Beslutning", "Type", "Emne", "Punkt", "Opfølgning")
        return [Heading("Beslutninger"), Table((header, *lines))]

    def _without_year(self, action: Action, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Leave the year of the first new deadline to the reader, where that is in doubt."""
        if self._doubt != "deadline":
            return cells
        due = action.due_on
        self._note(Doubt("action_item", None, "due_on", str(due), "missing_year", action.action_id))
        return (*cells[:4], f"{due.day}. {_MONTHS[due.month - 1]}", *cells[5:])

    def _concerns(self, meeting: Meeting) -> Block:
        topics = wordings("topics")
        lines = [
            (self._names[one.network_code], topics[one.topic][0], str(one.mention_count))
            for one in meeting.concerns
        ]
        if self._draw.random() < 0.3:
            return Listing(tuple(f"{topic} ({count}) – {area}" for area, topic, count in lines))
        return Table((("Område", "Emne", "Antal omtaler"), *lines))

    def _action(self, action: Action, where: str) -> tuple[str, ...]:
        task = action.task
        if self._draw.random() < 0.06:
            task += f" (vedr. {self._invented.name(f'{where}, follow-up')})"
        status = {
            "open": "Åben",
            "dropped": "Bortfaldet",
            "closed": f"Lukket {action.closed_on:%d-%m-%Y}" if action.closed_on else "Lukket",
        }[action.status]
        if action.staff_code is not None:
            member = self._staff[action.staff_code]
            who = self._draw.choice((member.initials, member.name))
        else:
            who = wordings("partners")[action.organisation or ""][0]
        days = (f"{action.decided_on:%d-%m-%Y}", f"{action.due_on:%d-%m-%Y}")
        own_id = "" if action.action_id in self._facts.unnumbered else action.action_id
        return (own_id, task, who, *days, status)

    def _outside(self, layout: Layout, where: str) -> None:
        """Put personal data where nobody looks: properties, page header, a comment."""
        chance = self._draw.random()
        if chance < 0.10:
            layout.author = self._invented.name(f"{where}, author")
        elif chance < 0.16:
            layout.header = f"Fortroligt: {self._invented.name(f'{where}, page header')}"
        elif chance < 0.22:
            layout.comment = self._invented.sentence(f"{where}, comment")


def _actions(lines: Sequence[tuple[str, ...]]) -> Table:
    header = ("Nr.", "Opgave", "Ansvarlig", "Besluttet", "Frist", "Status")
    return Table((header, *lines))


def _clock(minute: int) -> str:
    return f"{minute // 60}.{minute % 60:02d}"
