"""What the secretaries of the thirtieth batch do alike: names, deadlines, status."""

from __future__ import annotations

import datetime as dt

from . import words
from .days import MONTHS, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_30 import PERFECT, PLACES, POINTS, TALK, TALK_OF_SOMEBODY

_PARTIES = ("skolen", "politiet", "nærpolitiet", "boligselskabet", "boligforeningen", "klubben",
            "fritidsklubben", "familierådgivningen", "ungdomsskolen")  # fmt: skip
_OUR_FIRST_NAMES = {one[0] for one in words.STAFF.values()}


class Chat:
    """What is said at one meeting, nothing of it twice."""

    def __init__(self, s: Secretary) -> None:
        self._s = s
        self._said = s.draw.sample(TALK, len(TALK))
        self._of = s.draw.sample(TALK_OF_SOMEBODY, len(TALK_OF_SOMEBODY))
        self.points = s.draw.sample(POINTS, len(POINTS))
        self.place = s.draw.choice(PLACES)

    def say(self, least: int = 1, most: int = 3) -> str:
        """Some sentences."""
        said = [self._said.pop() for _ in range(self._s.draw.randint(least, most))]
        if self._of and self._s.draw.random() < 0.25:
            who = self._s.draw.choice(self._s.told.of("present"))
            said.append(self._of.pop().format(first=called(who, "first")))
        return " ".join(said)


def prepare(s: Secretary, *ways: str) -> Chat:
    """Settle deadlines and how the responsible are named (see ``called``); return the talk."""
    t = s.told
    new = {one.infinitive for one in t.new}
    t.old = [one for one in t.old if one.infinitive not in new]
    for one in t.new:
        one.deadline = _own(s, one.deadline)
    for one in [*t.old, *t.new]:
        one.owner = called(who_of(s, one), s.draw.choice(ways))
    return Chat(s)


def _own(s: Secretary, drawn: Deadline) -> Deadline:
    if s.draw.random() < 0.07:
        return Deadline("", None)
    if drawn.text == "løbende":  # these are done once
        return Deadline(s.one("hurtigst muligt", "snarest muligt"), None)
    if drawn.day is None or drawn.needs_next or s.draw.random() < 0.7:
        return drawn
    day = drawn.day - dt.timedelta(days=max(0, drawn.day.weekday() - 4))
    weekday, week = WEEKDAYS[day.weekday()], day.isocalendar().week
    today = s.told.day
    return s.draw.choice((
        Deadline(f"{weekday} i uge {week}", day),
        Deadline(f"{weekday} den {day.day}/{day.month}", day),
        Deadline(f"{weekday[:3]}. d. {day.day}. {MONTHS[day.month - 1]}", day),
        Deadline(f"{day.day}.{day.month}.{day.year % 100:02}", day),
        Deadline("i næste uge", today + dt.timedelta(days=13 - today.weekday())),
    ))  # fmt: skip


def who_of(s: Secretary, task: Task) -> Person:
    """Return who is to do it."""
    return next(
        one
        for one in s.told.people
        if (one.code == task.code if task.code else one.organisation == task.organisation)
    )


def called(person: Person, way: str) -> str:
    """Name somebody by ``first`` or ``full`` name, ``initials``, ``party``, or as ``both``.

    A guest who shares a first name with one of ours always has the full name.
    """
    first = person.first
    if not person.code and first in _OUR_FIRST_NAMES:
        first = person.name
    if way == "initials" and person.code:
        return person.initials
    if way == "party" and person.organisation:
        is_party = person.function in _PARTIES
        return person.function if is_party else words.ORGANISATIONS[person.organisation][1][0]
    if way == "both":
        return f"{first} ({person.function})"
    return person.name if way == "full" else first


def in_list(person: Person, way: str = "full") -> str:
    """Name somebody in the list of participants, and remember how."""
    name = called(person, way)
    if name != person.name:
        person.is_called = name
    return name


def upper(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def behind(task: Task) -> str:
    """The deadline behind a sentence, with a blank before it; empty where there is none."""
    return f" {task.deadline.at_latest}" if task.deadline.text else ""


def bracket(task: Task) -> str:
    """The deadline in brackets, with a blank before it; empty where there is none."""
    text = task.deadline.text
    word = "" if task.deadline.at_latest == text else "frist: "
    return f" ({word}{text})" if text else ""


def stop(sentence: str) -> str:
    """End a sentence, of which the last word may be a shortened one."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def of_status(s: Secretary, task: Task, said: dict[str, tuple[str, ...]]) -> str:
    """Say the status of an old task."""
    task.remark = s.draw.choice(said[task.status])
    return task.remark


def told_back(s: Secretary, task: Task) -> str:
    """Tell in whole sentences how an old task went."""
    owner, perfect = upper(task.owner), f"{PERFECT[task.verb[0]]} {task.about}"
    day = task.deadline.day
    was = "var" if day is not None and day < s.told.day else "er"
    if task.status == "closed":
        task.remark = f"har {perfect}"
        return f"{owner} har {perfect} (fristen {was} {task.deadline.text})."
    if task.status == "open":
        task.remark = f"har endnu ikke {perfect}"
        more = s.one("Opgaven står fortsat åben.", "Det udestår altså.", "Opgaven føres videre.")
        return f"{owner} har endnu ikke {perfect}; fristen {was} {task.deadline.text}. {more}"
    task.remark = s.one("er droppet", "udgår", "er ikke længere aktuel")
    return (
        f"Opgaven med at {task.verb[0]} {task.about} ({task.owner}, frist {task.deadline.text}) "
        f"{task.remark}."
    )


def next_time(s: Secretary) -> str:
    """The day of the next meeting inside a sentence."""
    told = s.next_meeting()
    return told[:1].lower() + told[1:]


def at_place(place: str) -> str:
    """``på Teams``, ``i klubben``."""
    return f"{'på' if place.startswith(('Teams', 'Rådhuset')) else 'i'} {place}"


def hours(s: Secretary, mark: str = ".", between: str = "-") -> str:
    """``9.00-10.30`` or, for whole hours now and then, ``9-10``."""
    start, end = s.told.start, s.told.end
    if start.minute == end.minute == 0 and s.draw.random() < 0.5:
        return f"{start.hour}{between}{end.hour}"
    return f"{start.hour}{mark}{start.minute:02}{between}{end.hour}{mark}{end.minute:02}"


def long_day(day: dt.date) -> str:
    """``torsdag den 4. maj 2023``."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}. {MONTHS[day.month - 1]} {day.year}"
