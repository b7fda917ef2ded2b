"""How the thirty-first batch's writers name people, say deadlines, tell what became of tasks."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable

from .days import MONTHS, SHORT, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_31 import AFTERMATH, PERFECT, PLACES, ROLES, SAID_BY, STATUS, TASKS, TOPICS

Style = Callable[[dt.date], str]


def upper(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def slashed(day: dt.date) -> str:
    """``4/11``."""
    return f"{day.day}/{day.month}"


def spelled(day: dt.date) -> str:
    """``4. november``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def abbreviated(day: dt.date) -> str:
    """``4. nov.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def dashed(day: dt.date) -> str:
    """``04-11-2025``."""
    return f"{day:%d-%m-%Y}"


def dotted(day: dt.date) -> str:
    """``04.11.2025``."""
    return f"{day:%d.%m.%Y}"


def whole(day: dt.date) -> str:
    """``4. november 2025``."""
    return f"{spelled(day)} {day.year}"


def weekday(day: dt.date) -> str:
    """``tirsdag``."""
    return WEEKDAYS[day.weekday()]


def on_weekday(day: dt.date) -> str:
    """``tirsdag den 4. november``."""
    return f"{weekday(day)} den {spelled(day)}"


def hour(time: dt.time) -> str:
    """``9`` and ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


# --------------------------------------------------------------------------------------- people


def meet(s: Secretary, *, called: str = "full", owners: Iterable[str] = ("full",)) -> None:
    """Settle who is who, how the list names them, and how the tasks name who is to do them.

    They meet again on a working day, and nothing new is what somebody was to do already.
    """
    told, parties = s.told, {}
    told.next_day = workday(told.next_day)
    _tell_apart(s)
    for one in told.people:
        if one.organisation:
            one.function, parties[one.organisation] = s.draw.choice(ROLES[one.organisation])
        one.is_called = s.named(one, called)
    ways = tuple(owners)
    for task in [*told.new, *told.old]:
        person = next(
            one for one in told.people
            if (one.code, one.organisation) == (task.code, task.organisation)
        )  # fmt: skip
        way = s.draw.choice(ways)
        if person.organisation and way in ("party", "initials"):
            task.owner = parties[person.organisation]
        else:
            task.owner = s.named(person, "first" if way == "party" else way)


def _tell_apart(s: Secretary) -> None:
    """Give a task from last time another content where a new one says the same."""
    taken = {(task.verb, task.about) for task in [*s.told.new, *s.told.old]}
    free = [(kind, *one) for kind, many in TASKS.items() for one in many if one not in taken]
    new = {(task.verb, task.about) for task in s.told.new}
    again = [task for task in s.told.old if (task.verb, task.about) in new]
    for task, one in zip(again, s.draw.sample(free, len(again)), strict=True):
        task.kind, task.verb, task.about = one


def somebody(s: Secretary) -> Person:
    """Somebody who was there."""
    return s.draw.choice(s.told.of("present"))


def brackets(people: list[Person]) -> list[str]:
    """``Karen Mosekrog (skolen)``."""
    return [f"{one.is_called} ({one.function})" for one in people]


def place(s: Secretary) -> str:
    """Where they met."""
    return s.draw.choice(PLACES)


# ------------------------------------------------------------------------------------ deadlines


def workday(day: dt.date) -> dt.date:
    """The day, or the Friday before it."""
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def due_old(s: Secretary, style: Style | None) -> None:
    """Give the tasks from last time a deadline; without a style the minutes leave it out."""
    for task in s.told.old:
        task.deadline = Deadline("", None)
        if style:
            late = 20 if task.status == "open" else -1
            due = workday(s.told.day + dt.timedelta(days=s.draw.randint(-35, late)))
            task.deadline = Deadline(style(due), due)


def due_new(s: Secretary, style: Style, *, column: bool = False) -> None:
    """Give every new task a deadline, as it stands in a column or behind a sentence."""
    for task in s.told.new:
        task.deadline = _column(s, style) if column else _behind(s, style)


def _drawn(s: Secretary) -> tuple[str, dt.date]:
    kinds = ("day", "week", "month", "next", "near", "vague", "none")
    kind = s.draw.choices(kinds, (9, 4, 2, 3, 2, 1, 1))[0]
    due = workday(s.told.day + dt.timedelta(days=s.draw.randint(7, 65)))
    if kind == "month" and due.month == s.told.day.month:
        due = _month_ends(due) + dt.timedelta(days=s.draw.randint(12, 28))
    return kind, due


def _month_ends(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _sunday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=6 - day.weekday())


def _behind(s: Secretary, style: Style) -> Deadline:
    kind, due = _drawn(s)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    if kind == "day":
        den = {on_weekday: "", slashed: "d. "}.get(style, "den ")
        return Deadline(f"{s.one('senest', 'senest', 'inden')} {den}{style(due)}", due)
    if kind == "week":
        said = s.one("i uge {}", "senest i uge {}", "i løbet af uge {}", "inden udgangen af uge {}")
        return Deadline(said.format(week), _sunday(due))
    if kind == "month":
        said = s.one("inden udgangen af {}", "i løbet af {}", "senest med udgangen af {}")
        return Deadline(said.format(month), _month_ends(due))
    if kind == "next":
        said = s.one("inden næste møde", "inden næste møde", "inden vi mødes igen")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "near":
        return _near(s)
    return Deadline(s.one("snarest", "hurtigst muligt") if kind == "vague" else "", None)


def _near(s: Secretary) -> Deadline:
    day = s.told.day
    if day.weekday() < 3 and s.draw.random() < 0.4:
        return Deadline("senest på fredag", day + dt.timedelta(days=4 - day.weekday()))
    if s.draw.random() < 0.5:
        return Deadline("i løbet af næste uge", _sunday(day + dt.timedelta(days=7)))
    return Deadline(s.one("inden for 14 dage", "inden for to uger"), day + dt.timedelta(days=14))


def _column(s: Secretary, style: Style) -> Deadline:
    kind, due = _drawn(s)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    if kind == "day":
        return Deadline(upper(style(due)), due)
    if kind == "week":
        return Deadline(s.one(f"Uge {week}", f"Senest uge {week}"), _sunday(due))
    if kind == "month":
        return Deadline(s.one(f"Ultimo {month}", f"Udgangen af {month}"), _month_ends(due))
    if kind == "next":
        said = s.one("Næste møde", "Til næste møde", "Inden næste møde")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "near":
        return Deadline("Inden for 14 dage", s.told.day + dt.timedelta(days=14))
    return Deadline(s.one("Hurtigst muligt", "Snarest") if kind == "vague" else "", None)


# ------------------------------------------------------------------------------------ sentences


def until(task: Task, said: str) -> str:
    """Put the deadline behind what is said of a task, with a comma where there is a clause."""
    if not task.deadline.text:
        return said
    needs_comma = _has_clause(task) or task.deadline.text.startswith("inden vi ")
    return f"{said}{',' if needs_comma else ''} {task.deadline.text}"


def _has_clause(task: Task) -> bool:
    return task.verb[0].endswith(",") or ", " in task.about


def does(task: Task) -> str:
    """``ringer til varmemesteren senest den 4. november``."""
    return until(task, task.done)


def to_do(task: Task) -> str:
    """``ringe til varmemesteren senest den 4. november``."""
    return until(task, bare(task))


def bare(task: Task) -> str:
    """``ringe til varmemesteren``."""
    return f"{task.verb[0]} {task.about}"


def has_done(task: Task) -> str:
    """``ringet til varmemesteren``: what stands behind ``har``."""
    return f"{PERFECT[task.verb[0], task.about]} {task.about}"


def inverted(task: Task, name: str) -> str:
    """``ringer Karen til varmemesteren``: what follows an adverbial."""
    verb, _, rest = task.verb[1].rstrip(",").partition(" ")
    comma = "," if task.verb[1].endswith(",") else ""
    return f"{verb} {name}{f' {rest}' if rest else ''}{comma} {task.about}"


def outcome(s: Secretary, task: Task) -> str:
    """Tell in a word or two what became of a task from last time."""
    task.remark = s.draw.choice(STATUS[task.status])
    return task.remark


def aftermath(s: Secretary, task: Task, voice: str) -> str:
    """Tell in a sentence or two what became of a task from last time."""
    said = s.draw.choice(AFTERMATH[voice][task.status])
    task.remark = said.format(name=upper(task.owner), bare=bare(task), done=has_done(task))
    if _has_clause(task):
        task.remark = task.remark.replace(f"{task.about} endnu", f"{task.about}, endnu")
    return task.remark


def discussed(s: Secretary, number: int) -> list[tuple[str, str]]:
    """Topics, and what was said about each; now and then one of ours is quoted."""
    found = []
    for topic in s.draw.sample(list(TOPICS), number):
        said = TOPICS[topic][: s.draw.randint(1, len(TOPICS[topic]))]
        found.append((topic, " ".join(said)))
    if s.draw.random() < 0.5:
        ours = [one for one in s.told.of("present") if one.code]
        at = s.draw.randrange(number)
        quoted = s.draw.choice(SAID_BY).format(first=s.draw.choice(ours).first)
        found[at] = (found[at][0], f"{found[at][1]} {quoted}")
    return found


def dealt(s: Secretary, number: int) -> list[list[Task]]:
    """Deal the new tasks out to so many topics; some have none."""
    hands: list[list[Task]] = [[] for _ in range(number)]
    for task in s.told.new:
        hands[s.draw.randrange(number)].append(task)
    return hands
