"""How the twenty-ninth batch's writers name people, tell deadlines and what became of a task."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from .days import MONTHS, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_29 import HOUSES, PERFECT, PLACES, QUOTED, ROLES, TASKS, TOPICS

# -------------------------------------------------------------------------------- days and times


def cap(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def slash(day: dt.date) -> str:
    """``3/11``."""
    return f"{day.day}/{day.month}"


def slash_year(day: dt.date) -> str:
    """``3/11-25``."""
    return f"{day.day}/{day.month}-{day:%y}"


def spelt(day: dt.date) -> str:
    """``3. november``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def spelt_year(day: dt.date) -> str:
    """``3. november 2025``."""
    return f"{spelt(day)} {day.year}"


def weekday(day: dt.date) -> str:
    """``fredag den 3. november``."""
    return f"{WEEKDAYS[day.weekday()]} den {spelt(day)}"


def weekday_slash(day: dt.date) -> str:
    """``fredag d. 3/11``."""
    return f"{WEEKDAYS[day.weekday()]} d. {slash(day)}"


def dashes(day: dt.date) -> str:
    """``03-11-2025``."""
    return f"{day:%d-%m-%Y}"


def dots(day: dt.date) -> str:
    """``03.11.2025``."""
    return f"{day:%d.%m.%Y}"


def hour(time: dt.time) -> str:
    """``9`` and ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


# ------------------------------------------------------------------------------------- deadlines


@dataclass(frozen=True)
class Timing:
    """How one writer tells a deadline; ``{}`` is the day, the week's number or the month."""

    style: Callable[[dt.date], str]
    days: tuple[str, ...]
    weeks: tuple[str, ...] = ()
    fridays: tuple[str, ...] = ()  # of a week: ``fredag i uge 45``
    months: tuple[str, ...] = ()  # to the end of the month
    early: tuple[str, ...] = ()  # ``primo november``
    middle: tuple[str, ...] = ()  # ``medio november``
    coming: tuple[str, ...] = ()  # the next meeting
    before_coming: tuple[str, ...] = ()  # a week before it
    fortnight: tuple[str, ...] = ()
    next_week: tuple[str, ...] = ()
    never: tuple[str, ...] = ("",)


_OFTEN = {"days": 18, "weeks": 8, "months": 4, "coming": 5, "never": 3, "fortnight": 2}


def set_new(s: Secretary, timing: Timing) -> None:
    """Give every new task a deadline as this writer tells it."""
    kinds = [name for name in Timing.__dataclass_fields__ if name != "style"]
    kinds = [name for name in kinds if getattr(timing, name)]
    for task in s.told.new:
        kind = s.draw.choices(kinds, [_OFTEN.get(name, 1) for name in kinds])[0]
        task.deadline = _drawn(s, timing, kind, s.draw.choice(getattr(timing, kind)))


def _drawn(s: Secretary, timing: Timing, kind: str, said: str) -> Deadline:
    day, meets = s.told.day, s.told.next_day
    due = _workday(day + dt.timedelta(days=s.draw.randint(8, 65)))
    monday = due - dt.timedelta(days=due.weekday())
    last = due.replace(day=calendar.monthrange(due.year, due.month)[1])
    later = last + dt.timedelta(days=1)  # the first of the month after
    week, month, after = due.isocalendar().week, MONTHS[due.month - 1], MONTHS[later.month - 1]
    return {
        "days": Deadline(said.format(timing.style(due)), due),
        "weeks": Deadline(said.format(week), monday + dt.timedelta(days=6)),
        "fridays": Deadline(said.format(week), monday + dt.timedelta(days=4)),
        "months": Deadline(said.format(month), last),
        "early": Deadline(said.format(after), later.replace(day=10)),
        "middle": Deadline(said.format(after), later.replace(day=20)),
        "coming": Deadline(said, meets, needs_next=True),
        "before_coming": Deadline(said, meets - dt.timedelta(days=7), needs_next=True),
        "fortnight": Deadline(said, day + dt.timedelta(days=14)),
        "next_week": Deadline(said, day + dt.timedelta(days=13 - day.weekday())),
        "never": Deadline(said, None),
    }[kind]


def set_old(s: Secretary, style: Callable[[dt.date], str] | None = None) -> None:
    """Give the tasks from last time a deadline; without a style the minutes leave it out."""
    for task in s.told.old:
        task.deadline = Deadline("", None)
        if style:
            latest = 14 if task.status == "open" else 0
            due = _workday(s.told.day + dt.timedelta(days=s.draw.randint(-35, latest)))
            task.deadline = Deadline(style(due), due)


def _workday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


# ---------------------------------------------------------------------------------------- people


def begin(s: Secretary) -> dict[str, str]:
    """Give people from outside a function; return what each organisation is called as a party.

    They meet again on a working day, and no task stands among both the old and the new.
    """
    s.told.next_day = _workday(s.told.next_day)
    new = {(task.verb, task.about) for task in s.told.new}
    taken = new | {(task.verb, task.about) for task in s.told.old}
    free = [(kind, *one) for kind, many in TASKS.items() for one in many if one not in taken]
    for task in s.told.old:
        if (task.verb, task.about) in new:
            task.kind, task.verb, task.about = free.pop(s.draw.randrange(len(free)))
    parties = {}
    for one in s.told.people:
        if one.organisation:
            one.function, parties[one.organisation] = s.draw.choice(ROLES[one.organisation])
    return parties


def of(s: Secretary, task: Task) -> Person:
    """Who is to do a task."""
    return next(
        one for one in s.told.people
        if (one.code, one.organisation) == (task.code, task.organisation)
    )  # fmt: skip


def own(s: Secretary, task: Task, parties: dict[str, str], ours: str, others: str = "full") -> str:
    """Name who is to do a task (``first``, ``full``, ``initials``), others also as a party."""
    one = of(s, task)
    if one.organisation and s.draw.random() < 0.4:
        task.owner = parties[one.organisation]
    else:
        task.owner = s.named(one, others if one.organisation else ours)
    return task.owner


def listed_as(s: Secretary, one: Person, way: str = "full") -> str:
    """Name somebody in the list of participants: ``Karen Mosekrog (lokalbetjent)``."""
    one.is_called = s.named(one, way)
    return f"{one.is_called} ({one.function})"


def house(one: Person) -> str:
    """Whence somebody comes."""
    return HOUSES[one.organisation] if one.organisation else "SSP"


def anyone(s: Secretary) -> Person:
    """Somebody who was there."""
    return s.draw.choice(s.told.of("present"))


def place(s: Secretary) -> str:
    """Where they met."""
    return cap(s.draw.choice(PLACES))


# ----------------------------------------------------------------------------------------- tasks


def does(task: Task) -> str:
    """``ringer til viceværten senest 3/11``; before a clause: ``tjekker senest 3/11, om ...``.

    Where the day could be that of what is spoken of, it comes first as well: ``aftaler i uge 45 et
    møde med ...``.
    """
    verb, due = task.verb[1], task.deadline.text
    if not due:
        return task.done
    if verb.endswith(",") or _could_be_another_day(task):
        first, _, rest = verb.rstrip(",").partition(" ")
        comma = "," if verb.endswith(",") else ""
        return f"{' '.join(filter(None, (first, due, rest)))}{comma} {task.about}"
    return f"{task.done}{_comma(task)} {due}"


def _could_be_another_day(task: Task) -> bool:
    if task.deadline.text.startswith(("senest", "inden", "snarest", "hurtigst")):
        return False
    said = f" {task.verb[1]} {task.about} "
    return task.kind == "agreement" or any(f" {word} " in said for word in ("om", "for", "til"))


def when_first(task: Task, name: str) -> str:
    """``Senest 3/11 ringer Karen til viceværten``."""
    first, _, rest = task.verb[1].rstrip(",").partition(" ")
    comma = "," if task.verb[1].endswith(",") else ""
    said = " ".join(filter(None, (task.deadline.text, first, name, rest)))
    return f"{cap(said)}{comma} {task.about}"


def _comma(task: Task) -> str:
    return "," if task.verb[0].endswith(",") or ", " in task.about else ""


def bare(task: Task) -> str:
    """``ringe til viceværten``."""
    return f"{task.verb[0]} {task.about}"


def has(task: Task) -> str:
    """``ringet til viceværten``: what stands behind ``har``."""
    return f"{PERFECT[task.verb[0], task.about]} {task.about}"


def told_of(s: Secretary, task: Task, name: str, ways: dict[str, tuple[str, ...]]) -> str:
    """Tell what became of a task; the ways hold ``{who}``, ``{inf}`` and ``{has}``."""
    task.remark = s.draw.choice(ways[task.status]).format(
        who=cap(name), inf=bare(task), has=has(task)
    )
    return task.remark


def remark(s: Secretary, task: Task, ways: dict[str, tuple[str, ...]]) -> str:
    """Tell in a word or two what became of a task."""
    task.remark = s.draw.choice(ways[task.status])
    return task.remark


def topics(s: Secretary, least: int, most: int) -> list[tuple[str, str]]:
    """Topics, and what was said about each; now and then one of ours is quoted."""
    found = []
    quotes = s.draw.sample(QUOTED, len(QUOTED))
    for topic in s.draw.sample(list(TOPICS), s.draw.randint(least, most)):
        said = list(TOPICS[topic][: s.draw.randint(1, len(TOPICS[topic]))])
        if s.draw.random() < 0.2:
            ours = [one.first for one in s.told.of("present") if one.code]
            said.append(quotes.pop().format(first=s.draw.choice(ours)))
        found.append((topic, " ".join(said)))
    return found


def dealt(s: Secretary, number: int) -> list[list[Task]]:
    """Deal the new tasks out to so many topics."""
    hands: list[list[Task]] = [[] for _ in range(number)]
    for task in s.told.new:
        s.draw.choice(hands).append(task)
    return hands
