"""How the twenty-third batch's writers name people, say deadlines, tell what became of tasks."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from .days import MONTHS, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_23 import HOUSES, PERFECT, PLACES, ROLES, SAID_BY, STATUS, TASKS, TOPICS

Style = Callable[[dt.date], str]


def upper(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def slashes(day: dt.date) -> str:
    """``3/11``."""
    return f"{day.day}/{day.month}"


def in_words(day: dt.date) -> str:
    """``3. november``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def with_weekday(day: dt.date) -> str:
    """``fredag den 3. november``."""
    return f"{WEEKDAYS[day.weekday()]} den {in_words(day)}"


def numeric(day: dt.date) -> str:
    """``03-11-2025``."""
    return f"{day:%d-%m-%Y}"


def whole(day: dt.date) -> str:
    """``3. november 2025``."""
    return f"{in_words(day)} {day.year}"


def clock(time: dt.time) -> str:
    """``9`` and ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def cast(s: Secretary) -> dict[str, str]:
    """Give everybody from outside a function; return how each organisation is named as a party.

    They meet again on a working day, and nothing new is what somebody was to do already.
    """
    s.told.next_day = _workday(s.told.next_day)
    _tell_apart(s)
    parties = {}
    for one in s.told.people:
        if one.organisation:
            one.function, parties[one.organisation] = s.draw.choice(ROLES[one.organisation])
    return parties


def _tell_apart(s: Secretary) -> None:
    """Give a task from last time another content where a new one says the same."""
    taken = {(task.verb, task.about) for task in [*s.told.new, *s.told.old]}
    free = [(kind, *one) for kind, many in TASKS.items() for one in many if one not in taken]
    new = {(task.verb, task.about) for task in s.told.new}
    again = [task for task in s.told.old if (task.verb, task.about) in new]
    for task, one in zip(again, s.draw.sample(free, len(again)), strict=True):
        task.kind, task.verb, task.about = one


def house(one: Person) -> str:
    """Whence somebody comes."""
    return HOUSES[one.organisation] if one.organisation else "SSP"


def who(s: Secretary, task: Task, parties: dict[str, str], way: str) -> str:
    """Name who is to do a task: by first name, full name, initials, or as a party."""
    person = next(
        one for one in s.told.people
        if (one.code, one.organisation) == (task.code, task.organisation)
    )  # fmt: skip
    if person.organisation and s.draw.random() < 0.45:
        return parties[person.organisation]
    return s.named(person, "first" if way == "initials" and person.organisation else way)


def present(s: Secretary) -> Person:
    """Somebody who was there."""
    return s.draw.choice(s.told.of("present"))


def place(s: Secretary) -> str:
    """Where they met."""
    return s.draw.choice(PLACES)


def in_place(where: str) -> str:
    """``i beboerhuset``, ``på biblioteket``."""
    return f"{'på' if where == 'biblioteket' else 'i'} {where}"


# ------------------------------------------------------------------------------------ deadlines


def set_new(s: Secretary, style: Style, *, in_column: bool = False) -> None:
    """Give every new task a deadline, as it stands in a column or behind a sentence."""
    for task in s.told.new:
        task.deadline = _column(s, style) if in_column else _sentence(s, style)


def set_old(s: Secretary, style: Style | None) -> None:
    """Give the tasks from last time a deadline; without a style the minutes leave it out."""
    for task in s.told.old:
        task.deadline = Deadline("", None)
        if style:
            late = 20 if task.status == "open" else -1
            due = _workday(s.told.day + dt.timedelta(days=s.draw.randint(-40, late)))
            task.deadline = Deadline(style(due), due)


def _workday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _sunday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=6 - day.weekday())


def _last(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _drawn(s: Secretary) -> tuple[str, dt.date]:
    kinds = ("day", "week", "month", "next", "span", "open", "silent")
    kind = s.draw.choices(kinds, (8, 4, 2, 3, 1, 1, 1))[0]
    day = s.told.day
    due = _workday(day + dt.timedelta(days=s.draw.randint(7, 70)))
    if kind == "month" and due.month == day.month:
        due = _workday(_last(day) + dt.timedelta(days=s.draw.randint(12, 28)))
    return kind, due


def _sentence(s: Secretary, style: Style) -> Deadline:
    kind, due = _drawn(s)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    if kind == "day":
        said = {slashes: "d. ", with_weekday: ""}.get(style, "den ") + style(due)
        return Deadline(s.one("senest ", "senest ", "senest ", "inden ") + said, due)
    if kind == "week":
        said = s.one("i uge {}", "i uge {}", "senest i uge {}", "inden udgangen af uge {}")
        return Deadline(said.format(week), _sunday(due))
    if kind == "month":
        said = s.one("inden udgangen af {}", "i løbet af {}", "senest ultimo {}")
        return Deadline(said.format(month), _last(due))
    if kind == "next":
        said = s.one("til næste møde", "inden næste møde", "inden vores næste møde")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "span":
        return _span(s, ("inden for 14 dage", "inden for to uger"), "i løbet af næste uge")
    return Deadline(s.one("hurtigst muligt", "snarest") if kind == "open" else "", None)


def _column(s: Secretary, style: Style) -> Deadline:
    kind, due = _drawn(s)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    if kind == "day":
        said = upper(style(due))
        return Deadline(s.one(said, said, said, f"Senest {style(due)}"), due)
    if kind == "week":
        return Deadline(s.one(f"Uge {week}", f"Uge {week}", f"Senest uge {week}"), _sunday(due))
    if kind == "month":
        return Deadline(s.one(f"Ultimo {month}", f"Udgangen af {month}", upper(month)), _last(due))
    if kind == "next":
        said = s.one("Næste møde", "Inden næste møde", "Til næste møde")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "span":
        return _span(s, ("Om 14 dage", "Inden for 14 dage"), "Næste uge")
    return Deadline(s.one("Løbende", "Snarest", "Hurtigst muligt") if kind == "open" else "", None)


def _span(s: Secretary, fortnight: tuple[str, ...], next_week: str) -> Deadline:
    day = s.told.day
    if s.draw.random() < 0.6:
        return Deadline(s.draw.choice(fortnight), day + dt.timedelta(days=14))
    return Deadline(next_week, _sunday(day + dt.timedelta(days=7)))


# ------------------------------------------------------------------------------------ sentences


def timed(task: Task, said: str) -> str:
    """Put the deadline behind what is said of a task, with a comma where a clause ends."""
    if not task.deadline.text:
        return said
    has_clause = task.verb[0].endswith(",") or ", " in task.about
    return f"{said}{',' if has_clause else ''} {task.deadline.text}"


def does(task: Task) -> str:
    """``ringer til formanden senest den 3. november``.

    Before a clause the deadline comes first: ``undersøger senest i uge 45, hvad det koster``.
    """
    verb = task.verb[1].rstrip(",")
    if task.deadline.text and verb != task.verb[1] and " " not in verb:
        return f"{verb} {task.deadline.text}, {task.about}"
    return timed(task, task.done)


def to_do(task: Task) -> str:
    """``ringe til formanden senest den 3. november``."""
    return timed(task, f"{task.verb[0]} {task.about}")


def bare(task: Task) -> str:
    """``ringe til formanden``."""
    return f"{task.verb[0]} {task.about}"


def has_done(task: Task) -> str:
    """``ringet til formanden``: what stands behind ``har``."""
    return f"{PERFECT[task.verb[0], task.about]} {task.about}"


def agreed(s: Secretary, task: Task, name: str) -> str:
    """Tell what somebody promised, as one says it in minutes."""
    ways = [
        f"{upper(name)} {does(task)}.",
        f"{upper(name)} {does(task)}.",
        f"{upper(name)} {does(task)}.",
        f"Det blev aftalt, at {name} {does(task)}.",
        f"Vi aftalte, at {name} {does(task)}.",
        f"{upper(name)} skal {to_do(task)}.",
        f"{upper(name)} har lovet at {to_do(task)}.",
        f"{upper(name)} sørger for at {to_do(task)}.",
    ]
    if task.deadline.text.startswith(("senest", "inden", "i uge", "i løbet")):
        ways.append(_when_first(task, name))
    return s.draw.choice(ways)


def _when_first(task: Task, name: str) -> str:
    """``Senest den 3. november skriver Karen en mail til formanden.``."""
    verb, _, rest = task.verb[1].rstrip(",").partition(" ")
    comma = "," if task.verb[1].endswith(",") else ""
    said = f"{name} {rest}" if rest else name
    return f"{upper(task.deadline.text)} {verb} {said}{comma} {task.about}."


def became(s: Secretary, task: Task, name: str) -> str:
    """Tell in a sentence or two what became of a task from last time."""
    should = f"{upper(name)} skulle {bare(task)}"
    but = f"{should},"
    ways = {
        "closed": (
            f"{upper(name)} har {has_done(task)}.",
            f"{upper(name)} har {has_done(task)}.",
            f"{should}. Det er gjort.",
            f"{but} og det er på plads.",
            f"{upper(name)} har {has_done(task)}. Punktet er dermed afsluttet.",
        ),
        "open": (
            f"{upper(name)} har endnu ikke {has_done(task)}.",
            f"{upper(name)} mangler at {bare(task)}.",
            f"{upper(name)} nåede ikke at {bare(task)}, så opgaven fortsætter.",
            f"{should}. Det arbejdes der stadig på.",
            f"{but} men det er ikke sket endnu.",
        ),
        "dropped": (
            f"{but} men det er ikke længere nødvendigt.",
            f"{should}. Opgaven bortfalder.",
            f"{should}. Det er ikke længere aktuelt.",
            f"{but} men det har vi opgivet.",
        ),
    }
    return s.draw.choice(ways[task.status])


def status(s: Secretary, task: Task) -> str:
    """Tell in a word or two what became of a task from last time."""
    return s.draw.choice(STATUS[task.status])


def topics(s: Secretary, number: int) -> list[tuple[str, str]]:
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


def spread(s: Secretary, number: int) -> list[list[Task]]:
    """Deal the new tasks out to so many topics; some have none."""
    dealt: list[list[Task]] = [[] for _ in range(number)]
    for task in s.told.new:
        dealt[s.draw.randrange(number)].append(task)
    return dealt
