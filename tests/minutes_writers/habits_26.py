"""How the twenty-sixth batch's writers name people, say deadlines, tell what became of tasks."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from .days import MONTHS, SHORT, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_26 import (
    CONSULTANTS,
    HOUSES,
    PERFECT,
    PLACES,
    ROLES,
    SAID_BY,
    STATUS,
    STREET,
    TASKS,
    TOPICS,
)

Style = Callable[[dt.date], str]


def upper(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def end(text: str) -> str:
    """End with a full stop, and with one only (``senest 3. nov.``)."""
    return text if text.endswith(".") else f"{text}."


# ------------------------------------------------------------------------------------ days, hours


def slashes(day: dt.date) -> str:
    """``3/11``."""
    return f"{day.day}/{day.month}"


def with_year(day: dt.date) -> str:
    """``3/11-25``."""
    return f"{slashes(day)}-{day:%y}"


def dotted(day: dt.date) -> str:
    """``03.11.2025``."""
    return f"{day:%d.%m.%Y}"


def iso(day: dt.date) -> str:
    """``2025-11-03``."""
    return f"{day:%Y-%m-%d}"


def in_words(day: dt.date) -> str:
    """``3. november``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def shortly(day: dt.date) -> str:
    """``3. nov.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def whole(day: dt.date) -> str:
    """``3. november 2025``."""
    return f"{in_words(day)} {day.year}"


def on_weekday(day: dt.date) -> str:
    """``mandag den 3. november``."""
    return f"{WEEKDAYS[day.weekday()]} den {in_words(day)}"


def fully(day: dt.date) -> str:
    """``mandag den 3. november 2025``."""
    return f"{on_weekday(day)} {day.year}"


def dot(time: dt.time) -> str:
    """``9.30``."""
    return f"{time.hour}.{time.minute:02}"


# ----------------------------------------------------------------------------------------- people


def cast(s: Secretary) -> dict[str, str]:
    """Give everybody a function; return how each organisation is named as a party."""
    s.told.next_day = _workday(s.told.next_day)  # they meet again on a working day
    _keep_apart(s)
    parties = {}
    for one in s.told.people:
        if one.organisation:
            one.function, parties[one.organisation] = s.draw.choice(ROLES[one.organisation])
        else:
            one.function = s.one(*(CONSULTANTS if one.code in ("KON1", "KON2") else STREET))
    return parties


def _keep_apart(s: Secretary) -> None:
    """Let no task from last time be one of the new ones."""
    taken = {(task.verb, task.about) for task in s.told.new}
    every = [(kind, *one) for kind, many in TASKS.items() for one in many]
    for task in s.told.old:
        while (task.verb, task.about) in taken:
            task.kind, task.verb, task.about = s.draw.choice(every)
        taken.add((task.verb, task.about))


def who(s: Secretary, task: Task, parties: dict[str, str], way: str = "full") -> str:
    """Name who is to do a task: by first name, full name, initials (ours), or as a party."""
    person = next(
        one for one in s.told.people
        if (one.code, one.organisation) == (task.code, task.organisation)
    )  # fmt: skip
    if person.organisation and s.draw.random() < 0.4:
        return parties[person.organisation]
    return s.named(person, "full" if way == "initials" and person.organisation else way)


def house(one: Person) -> str:
    """Whence somebody comes."""
    return HOUSES[one.organisation] if one.organisation else "SSP"


def present(s: Secretary) -> Person:
    """Somebody who was there."""
    return s.draw.choice(s.told.of("present"))


def places(s: Secretary) -> tuple[str, str]:
    """Where they met: bare, and in a sentence."""
    return s.draw.choice(PLACES)


# -------------------------------------------------------------------------------------- deadlines


def set_new(s: Secretary, style: Style, *, in_column: bool = False) -> None:
    """Give every new task a deadline, as it stands in a column or behind a sentence."""
    for task in s.told.new:
        task.deadline = _column(s, style) if in_column else _behind(s, style)


def set_old(s: Secretary, style: Style | None = None) -> None:
    """Give the tasks from last time a deadline; without a style the minutes leave it out."""
    for task in s.told.old:
        task.deadline = Deadline("", None)
        if style:
            days = s.draw.randint(1, 15) if task.status == "open" else s.draw.randint(-35, -2)
            due = _workday(s.told.day + dt.timedelta(days=days))
            task.deadline = Deadline(style(due), due)


def _workday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _sunday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=6 - day.weekday())


def _last(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _due(s: Secretary) -> tuple[str, dt.date]:
    kinds = ("day", "week", "month", "next", "weeks", "open", "none")
    kind = s.draw.choices(kinds, (10, 5, 3, 3, 1, 2, 1))[0]
    day = s.told.day
    due = _workday(day + dt.timedelta(days=s.draw.randint(9, 75)))
    if kind == "month" and due.month == day.month:
        due = _last(day) + dt.timedelta(days=s.draw.randint(3, 27))
    return kind, due


def _in_weeks(s: Secretary, said: str) -> Deadline:
    weeks, number = s.draw.choice(((2, "to"), (3, "tre"), (4, "fire")))
    return Deadline(said.format(number), s.told.day + dt.timedelta(weeks=weeks))


def _in_week(s: Secretary, due: dt.date, on_a_day: str, in_all: tuple[str, ...]) -> Deadline:
    """Name the week, and now and then the weekday in it."""
    week = due.isocalendar().week
    if s.draw.random() < 0.2:
        return Deadline(on_a_day.format(WEEKDAYS[due.weekday()], week), due)
    return Deadline(s.draw.choice(in_all).format(week), _sunday(due))


def _behind(s: Secretary, style: Style) -> Deadline:
    kind, due = _due(s)
    month = MONTHS[due.month - 1]
    if kind == "day":
        said = {slashes: "d. ", with_year: "d. ", in_words: "den "}.get(style, "") + style(due)
        return Deadline(s.one("senest ", "senest ", "senest ", "inden ") + said, due)
    if kind == "week":
        return _in_week(
            s,
            due,
            "senest {} i uge {}",
            ("i uge {}", "senest i uge {}", "senest med udgangen af uge {}"),
        )
    if kind == "month":
        said = s.one("inden udgangen af {}", "i løbet af {}", "senest med udgangen af {}")
        return Deadline(said.format(month), _last(due))
    if kind == "next":
        said = s.one("inden næste møde", "inden næste netværksmøde", "senest til næste møde")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "weeks":
        return _in_weeks(s, s.one("inden for {} uger", "senest om {} uger"))
    return Deadline(s.one("hurtigst muligt", "snarest muligt") if kind == "open" else "", None)


def _column(s: Secretary, style: Style) -> Deadline:
    kind, due = _due(s)
    month = MONTHS[due.month - 1]
    if kind == "day":
        return Deadline(upper(style(due)), due)
    if kind == "week":
        return _in_week(s, due, "Senest {} i uge {}", ("Uge {}", "I uge {}", "Udgangen af uge {}"))
    if kind == "month":
        return Deadline(s.one(f"Ultimo {month}", f"Inden udgangen af {month}"), _last(due))
    if kind == "next":
        said = s.one("Næste møde", "Til næste møde", "Inden næste møde")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "weeks":
        return _in_weeks(s, s.one("Om {} uger", "Inden for {} uger"))
    said = s.one("Løbende", "Hurtigst muligt", "Snarest muligt") if kind == "open" else ""
    return Deadline(said, None)


# -------------------------------------------------------------------------------------- sentences


def bare(task: Task) -> str:
    """``ringe til forældrene``."""
    return f"{task.verb[0]} {task.about}"


def has_done(task: Task) -> str:
    """``ringet til forældrene``: what stands behind ``har``."""
    return f"{PERFECT[task.verb[0], task.about]} {task.about}"


def until(task: Task, said: str) -> str:
    """Put the deadline behind what is said of a task, in brackets where a clause ends."""
    if task.verb[0].endswith(",") or ", " in task.about:
        return in_brackets(task, said)
    return f"{said} {task.deadline.text}".rstrip()


def in_brackets(task: Task, said: str) -> str:
    """``Ring til forældrene (senest d. 3/11)``."""
    return f"{said} ({task.deadline.text})" if task.deadline.text else said


def does(task: Task) -> str:
    """``ringer til forældrene senest den 3. november``."""
    return until(task, task.done)


def promised(s: Secretary, task: Task, name: str) -> str:
    """Tell what somebody is to do, as one says it in minutes."""
    ways = [f"{upper(name)} {does(task)}"] * 3
    ways += [
        f"Det blev aftalt, at {name} {does(task)}",
        f"Der var enighed om, at {name} {does(task)}",
        f"{upper(name)} påtog sig at {until(task, bare(task))}",
        f"{upper(name)} lovede at {until(task, bare(task))}",
        f"{upper(name)} tager sig af at {until(task, bare(task))}",
        f"{upper(name)} vil {until(task, bare(task))}",
        f"Netværket bad {name} om at {until(task, bare(task))}",
    ]
    if task.deadline.text.startswith(("senest", "inden", "i ")):
        ways += [_when_first(task, name)] * 2
    return end(s.draw.choice(ways))


def _when_first(task: Task, name: str) -> str:
    """``Senest den 3. november tager Karen kontakt til menighedsrådet``."""
    verb, _, rest = task.verb[1].rstrip(",").partition(" ")
    comma = "," if task.verb[1].endswith(",") else ""
    said = f"{name} {rest}" if rest else name
    return f"{upper(task.deadline.text)} {verb} {said}{comma} {task.about}"


def became(s: Secretary, task: Task, name: str) -> str:
    """Tell in a sentence or two what became of a task from last time."""
    should = f"{upper(name)} skulle {bare(task)}"
    agreement = f"Aftalen om, at {name} skulle {bare(task)},"
    ways = {
        "closed": (
            *[f"{upper(name)} har {has_done(task)}."] * 2,
            f"{upper(name)} har {has_done(task)}. Opgaven er løst.",
            f"{should}. Det er sket.",
            f"{agreement} er opfyldt.",
        ),
        "open": (
            f"{upper(name)} har endnu ikke {has_done(task)}.",
            f"{upper(name)} er i gang med at {bare(task)}.",
            f"{upper(name)} skal stadig {bare(task)}.",
            f"{should}. Det er ikke lykkedes endnu.",
            f"{upper(name)} er ikke nået til at {bare(task)}. Aftalen står ved magt.",
        ),
        "dropped": (
            f"{should}, men opgaven udgår.",
            f"{should}. Det er der ikke længere brug for.",
            f"{upper(name)} behøver ikke længere at {bare(task)}.",
            f"{agreement} bortfalder.",
        ),
    }
    return s.draw.choice(ways[task.status])


def status(s: Secretary, task: Task) -> str:
    """Tell in a word or two what became of a task from last time."""
    return s.draw.choice(STATUS[task.status])


# ----------------------------------------------------------------------------------------- agenda


def topics(s: Secretary, number: int) -> list[tuple[str, list[str]]]:
    """Topics, and the sentences said about each; now and then one of ours is quoted."""
    found = []
    for topic in s.draw.sample(list(TOPICS), number):
        said = list(TOPICS[topic])
        found.append((topic, said[: s.draw.randint(1, len(said))]))
    if s.draw.random() < 0.6:
        ours = [one for one in s.told.of("present") if one.code]
        found[s.draw.randrange(number)][1].append(
            s.draw.choice(SAID_BY).format(first=s.draw.choice(ours).first)
        )
    return found


def spread(s: Secretary, number: int) -> list[list[Task]]:
    """Deal the new tasks out to so many topics; some have none."""
    dealt: list[list[Task]] = [[] for _ in range(number)]
    for task in s.told.new:
        dealt[s.draw.randrange(number)].append(task)
    return dealt
