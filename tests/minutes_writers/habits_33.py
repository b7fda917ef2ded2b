"""What the secretaries of batch 33 do before they write: name people, set days, share out tasks."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from . import words
from .days import MONTHS, SHORT, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_33 import PLACES, TALK_OF, TASKS, TOPICS

Day = Callable[[dt.date], str]


def dotted(day: dt.date) -> str:
    """``14.03.2024``."""
    return f"{day:%d.%m.%Y}"


def dashed(day: dt.date) -> str:
    """``14-03-2024``."""
    return f"{day:%d-%m-%Y}"


def slashed(day: dt.date) -> str:
    """``14/3``."""
    return f"{day.day}/{day.month}"


def slashed_year(day: dt.date) -> str:
    """``14/3-24``."""
    return f"{day.day}/{day.month}-{day:%y}"


def worded(day: dt.date) -> str:
    """``14. marts``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def worded_year(day: dt.date) -> str:
    """``14. marts 2024``."""
    return f"{worded(day)} {day.year}"


def shortened(day: dt.date) -> str:
    """``14. mar.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def weekday(day: dt.date) -> str:
    """``torsdag``."""
    return WEEKDAYS[day.weekday()]


def the(write: Day, mark: str = "den") -> Day:
    """Put ``den`` before a day."""
    return lambda day: f"{mark} {write(day)}"


@dataclass(frozen=True)
class Ways:
    """How one secretary names those who are to do something, and sets deadlines.

    ``ours`` and ``others`` are how people are named: ``first``, ``name``, ``initials``, ``party``.
    ``sets`` and ``had`` are the kinds of deadlines: ``d`` a day, ``w`` a week, ``m`` a month,
    ``n`` the next meeting, ``s`` soon, ``-`` none. ``remarks`` are the words for a status.
    """

    day: Day
    ours: tuple[str, ...]
    others: tuple[str, ...]
    remarks: dict[str, tuple[str, ...]]
    sets: str = "dddwwmns-"
    had: str = "ddd-"
    is_column: bool = False  # a deadline stands alone, not in a sentence
    starts: bool = False  # who is to do it stands first, with a capital


def prepare(s: Secretary, ways: Ways) -> None:
    """Settle all that this document says of the tasks."""
    t = s.told
    t.next_day = _workday(t.next_day)
    known = {one.about for one in t.new}
    for task in t.old:
        if task.about in known:
            spare = [(kind, *one) for kind, many in TASKS.items() for one in many]
            task.kind, task.verb, task.about = s.draw.choice(
                [one for one in spare if one[2] not in known | {old.about for old in t.old}]
            )
    for task in [*t.old, *t.new]:
        task.owner = _called(s, who(s, task), ways)
    for task in t.new:
        ahead = _workday(t.day + dt.timedelta(days=s.draw.randint(6, 80)))
        task.deadline = _due(s, ways, s.draw.choice(ways.sets), ahead)
    for task in t.old:
        behind = _workday(t.day - dt.timedelta(days=s.draw.randint(3, 40)))
        task.deadline = _due(s, ways, s.draw.choice(ways.had), behind)
        task.remark = s.draw.choice(ways.remarks[task.status])


def who(s: Secretary, task: Task) -> Person:
    """Find the participant who is to do a task."""
    return next(
        one for one in s.told.people
        if (one.code, one.organisation) == (task.code, task.organisation)
    )  # fmt: skip


def _called(s: Secretary, person: Person, ways: Ways) -> str:
    way = s.draw.choice(ways.ours if person.code else ways.others)
    if way == "party":
        party = words.ORGANISATIONS[person.organisation or ""][1][0]
        return upper(party) if ways.starts else party
    return {"first": person.first, "name": person.name, "initials": person.initials}[way]


def _workday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _due(s: Secretary, ways: Ways, kind: str, due: dt.date) -> Deadline:
    one = {"d": _dated, "w": _week, "m": _month, "n": _next, "s": _soon}.get(kind)
    deadline = one(s, ways, due) if one else Deadline("", None)
    return replace(deadline, text=upper(deadline.text)) if ways.is_column else deadline


def _dated(s: Secretary, ways: Ways, due: dt.date) -> Deadline:
    before = "" if ways.is_column else s.one("senest ", "senest ", "inden ")
    return Deadline(f"{before}{ways.day(due)}", due)


def _week(s: Secretary, ways: Ways, due: dt.date) -> Deadline:
    week = f"uge {due.isocalendar().week}"
    sunday = due + dt.timedelta(days=6 - due.weekday())
    said = week if ways.is_column else s.one(f"senest i {week}", f"inden udgangen af {week}")
    return Deadline(said, sunday)


def _month(s: Secretary, ways: Ways, due: dt.date) -> Deadline:
    if (due.year, due.month) == (s.told.day.year, s.told.day.month):
        due = (due.replace(day=1) + dt.timedelta(days=40)).replace(day=15)
    month = MONTHS[due.month - 1]
    last = due.replace(day=calendar.monthrange(due.year, due.month)[1])
    alone = month if ways.is_column else f"inden udgangen af {month}"
    before = "" if ways.is_column else "senest "
    return s.draw.choice((
        Deadline(alone, last), Deadline(f"{before}ultimo {month}", last),
        Deadline(f"{before}primo {month}", due.replace(day=10)),
    ))  # fmt: skip


def _next(s: Secretary, ways: Ways, _: dt.date) -> Deadline:
    said = "næste møde" if ways.is_column else s.one("inden næste møde", "til næste møde")
    return Deadline(said, s.told.next_day, needs_next=True)


def _soon(s: Secretary, ways: Ways, _: dt.date) -> Deadline:
    return Deadline(s.one("hurtigst muligt", "snarest muligt"), None)


def upper(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def hours(s: Secretary, mark: str = ".", between: str = "-", *, is_padded: bool = False) -> str:
    """``9.00-10.30``, ``09:00 – 10:30``."""
    return between.join(
        f"{one.hour:02}{mark}{one.minute:02}" if is_padded else f"{one.hour}{mark}{one.minute:02}"
        for one in (s.told.start, s.told.end)
    )


def place(s: Secretary) -> str:
    """Where they met."""
    return s.draw.choice(PLACES)


def said(task: Task) -> str:
    """``kontakter varmemesteren inden den 14. marts``, without a stop."""
    return _due_by(task.done, task)


def meant(task: Task) -> str:
    """``kontakte varmemesteren inden den 14. marts``."""
    return _due_by(f"{task.verb[0]} {task.about}", task)


def _due_by(text: str, task: Task) -> str:
    """A clause at the end is closed by a comma."""
    return joined(text, task.deadline.text, by=", " if "," in text else " ")


def joined(*texts: str, by: str = " ") -> str:
    """Join what there is."""
    return by.join(one for one in texts if one)


@dataclass
class Point:
    """A subject, what was said of it, and what was agreed."""

    title: str
    talk: list[str]
    tasks: list[Task]


def subjects(s: Secretary, least: int = 2, most: int = 5) -> list[Point]:
    """Share the new tasks out over the subjects of the meeting, in order."""
    titles = s.draw.sample(list(TOPICS), s.draw.randint(least, most))
    points = [Point(title, _talk(s, title), []) for title in titles]
    at = sorted(s.draw.randrange(len(points)) for _ in s.told.new)
    for where, task in zip(at, s.told.new, strict=True):
        points[where].tasks.append(task)
    return points


def _talk(s: Secretary, title: str) -> list[str]:
    many = s.draw.sample(TOPICS[title], s.draw.randint(1, len(TOPICS[title])))
    if s.draw.random() < 0.25:
        ours = [one for one in s.told.people if one.code and one.status == "present"]
        many.append(s.one(*TALK_OF).format(first=s.draw.choice(ours).first))
    return many


def writer(s: Secretary, organisation: str = "") -> Person:
    """Who wrote the minutes: somebody present, of the organisation if it can be."""
    present = s.told.of("present")
    theirs = [one for one in present if organisation and one.organisation == organisation]
    return [*theirs, *(one for one in present if one.code)][0]


def everything(points: list[Point]) -> list[str]:
    """All that was said."""
    return list(chain.from_iterable(one.talk for one in points))
