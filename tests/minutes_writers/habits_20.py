"""How the twentieth batch's writers name people, say deadlines, and tell what became of a task."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from .days import MONTHS, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_20 import HOUSES, PERFECT, ROLES, SAID_BY, TOPICS

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


def clock(time: dt.time, mark: str = ".") -> str:
    """``9`` and ``9.30``; with a colon always ``09:00``."""
    if mark == ":":
        return f"{time:%H:%M}"
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def cast(s: Secretary) -> dict[str, str]:
    """Give everybody from outside a function; return how each organisation is named as a party.

    They meet again on a working day.
    """
    s.told.next_day = _workday(s.told.next_day)
    parties = {}
    for one in s.told.people:
        if one.organisation:
            one.function, parties[one.organisation] = s.draw.choice(ROLES[one.organisation])
    return parties


def house(one: Person) -> str:
    """Whence somebody comes."""
    return HOUSES[one.organisation] if one.organisation else "SSP"


def who(s: Secretary, task: Task, parties: dict[str, str], way: str) -> str:
    """Name who is to do a task: by first name, full name, initials, or as a party."""
    is_them = [
        one for one in s.told.people
        if (one.code, one.organisation) == (task.code, task.organisation)
    ]  # fmt: skip
    person = is_them[0]
    if person.organisation and s.draw.random() < 0.5:
        return parties[person.organisation]
    return s.named(person, "first" if way == "initials" and person.organisation else way)


def in_place(place: str) -> str:
    """``i beboerhuset``, ``på biblioteket``."""
    return f"{'på' if place == 'biblioteket' else 'i'} {place}"


def came_and_went(s: Secretary) -> str:
    """Tell that somebody came late or left early; often nobody did."""
    if s.draw.random() < 0.6:
        return ""
    first = s.draw.choice(s.told.of("present")).first
    return s.one(f"{first} kom lidt senere.", f"{first} måtte gå lidt før de andre.")


# ------------------------------------------------------------------------------------ deadlines


def set_new(
    s: Secretary, style: Style, *, in_column: bool = False, is_chatty: bool = False
) -> None:
    """Give every new task a deadline, as it stands in a column or behind a sentence."""
    for task in s.told.new:
        task.deadline = _column(s, style) if in_column else _sentence(s, style, is_chatty)


def set_old(s: Secretary, style: Style | None) -> None:
    """Give the tasks from last time a deadline; without a style the minutes leave it out."""
    for task in s.told.old:
        task.deadline = Deadline("", None)
        if style:
            late = 20 if task.status == "open" else -1
            due = _workday(s.told.day + dt.timedelta(days=s.draw.randint(-40, late)))
            task.deadline = Deadline(style(due), due)


def put_off(s: Secretary, style: Style) -> None:
    """Give what is still open from last time a new deadline, and leave out all the old ones."""
    set_old(s, None)
    for task in s.told.old:
        if task.status == "open" and s.draw.random() < 0.6:
            due = _workday(s.told.day + dt.timedelta(days=s.draw.randint(10, 45)))
            task.deadline = Deadline(style(due), due)


def _workday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _sunday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=6 - day.weekday())


def _last(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _drawn(s: Secretary) -> tuple[str, dt.date]:
    kinds = ("day", "week", "month", "next", "soon", "open", "silent")
    kind = s.draw.choices(kinds, (8, 4, 2, 2, 1, 1, 1))[0]
    day = s.told.day
    due = _workday(day + dt.timedelta(days=s.draw.randint(7, 70)))
    if kind == "month" and due.month == day.month:
        due = _workday(_last(day) + dt.timedelta(days=s.draw.randint(12, 28)))
    return kind, due


def _sentence(s: Secretary, style: Style, is_chatty: bool) -> Deadline:
    kind, due = _drawn(s)
    day, week, month = s.told.day, due.isocalendar().week, MONTHS[due.month - 1]
    ways = {
        "week": (("i uge {}", "i uge {}", "senest i uge {}"), week, _sunday(due)),
        "month": (
            ("inden udgangen af {}", "i løbet af {}", "senest med udgangen af {}"),
            month, _last(due),
        ),
        "next": (("til næste møde", "inden næste møde"), "", s.told.next_day),
        "open": (("hurtigst muligt", "snarest muligt"), "", None),
        "silent": (("",), "", None),
    }  # fmt: skip
    if kind == "day":
        return Deadline(s.one("senest ", "senest ", "inden ") + _article(style) + style(due), due)
    if kind == "soon":
        return _soon(s, day, is_chatty)
    said, value, last = ways[kind]
    return Deadline(s.draw.choice(said).format(value), last, needs_next=kind == "next")


def _article(style: Style) -> str:
    return {slashes: "d. ", with_weekday: ""}.get(style, "den ")


def _soon(s: Secretary, day: dt.date, is_chatty: bool) -> Deadline:
    if is_chatty and day.weekday() < 3:
        return Deadline("på fredag", day + dt.timedelta(days=4 - day.weekday()))
    return s.draw.choice((
        Deadline("inden for 14 dage", day + dt.timedelta(days=14)),
        Deadline("i næste uge", _sunday(day + dt.timedelta(days=7))),
    ))  # fmt: skip


def _column(s: Secretary, style: Style) -> Deadline:
    kind, due = _drawn(s)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    if kind == "day":
        return Deadline(upper(style(due)), due)
    if kind == "week":
        return Deadline(s.one(f"Uge {week}", f"Senest uge {week}"), _sunday(due))
    if kind == "month":
        return s.draw.choice((
            Deadline(f"Ultimo {month}", _last(due)), Deadline(upper(month), _last(due)),
            Deadline(f"Medio {month}", due.replace(day=20)),
            Deadline(f"Udgangen af {month}", _last(due)),
        ))  # fmt: skip
    if kind == "next":
        said = s.one("Næste møde", "Inden næste møde")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "soon":
        return Deadline("Om 14 dage", s.told.day + dt.timedelta(days=14))
    return Deadline(s.one("Løbende", "Snarest") if kind == "open" else "", None)


# ------------------------------------------------------------------------------------ sentences


def _has_clause(about: str) -> bool:
    return ", " in about or about.startswith(("om ", "hvem "))


def timed(task: Task, said: str) -> str:
    """Put the deadline behind what is said of a task, with a comma where a clause ends."""
    if not task.deadline.text:
        return said
    return f"{said}{',' if _has_clause(task.about) else ''} {task.deadline.text}"


def does(task: Task) -> str:
    """``ringer til forældrene senest den 3. november``."""
    return timed(task, task.done)


def to_do(task: Task) -> str:
    """``ringe til forældrene senest den 3. november``."""
    return timed(task, f"{task.verb[0]} {task.about}")


def has_done(task: Task) -> str:
    """``ringet til forældrene``: what stands behind ``har``."""
    return f"{PERFECT[task.verb[0]]} {task.about}"


def bare(task: Task) -> str:
    """``ringe til forældrene``, with the comma that ends a clause, for more to follow."""
    return f"{task.verb[0]} {task.about}{',' if _has_clause(task.about) else ''}"


def agreed(s: Secretary, task: Task, name: str) -> str:
    """Tell what somebody promised, as one says it in minutes."""
    return s.one(
        f"{upper(name)} {does(task)}.",
        f"{upper(name)} {does(task)}.",
        f"Det blev aftalt, at {name} {does(task)}.",
        f"{upper(name)} lovede at {to_do(task)}.",
        f"{upper(name)} skal {to_do(task)}.",
        f"{upper(name)} tager sig af at {to_do(task)}.",
        f"Vi blev enige om, at {name} {does(task)}.",
    )


def became(s: Secretary, task: Task, name: str) -> str:
    """Tell in a sentence or two what became of a task from last time."""
    should = f"{upper(name)} skulle {task.verb[0]} {task.about}"
    ways = {
        "closed": (
            f"{upper(name)} har {has_done(task)}.",
            f"{should}, og det er gjort.",
            f"{should}. Det er sket.",
            f"{upper(name)} har nu {has_done(task)}.",
            f"{upper(name)} har som aftalt {has_done(task)}, så det punkt er afsluttet.",
        ),
        "open": (
            f"{upper(name)} har endnu ikke {has_done(task)}.",
            f"{should}. Det er ikke nået endnu.",
            f"{should}, men det mangler stadig.",
            f"{should}. Opgaven er i gang, men ikke færdig.",
            f"{should}, men det har der ikke været tid til endnu.",
        ),
        "dropped": (
            f"{should}, men det er ikke længere aktuelt.",
            f"{should}. Det har vi valgt at droppe.",
            f"{should}, men opgaven udgår.",
            f"{should}. Det blev der ikke brug for alligevel.",
        ),
    }
    return s.draw.choice(ways[task.status])


def topics(s: Secretary, number: int) -> list[tuple[str, str]]:
    """Topics, and what was said about each; now and then one of ours is quoted."""
    found = []
    for topic in s.draw.sample(list(TOPICS), number):
        said = TOPICS[topic][: s.draw.randint(1, len(TOPICS[topic]))]
        found.append((topic, " ".join(said)))
    if s.draw.random() < 0.5:
        ours = [one for one in s.told.of("present") if one.code]
        topic, text = found[0]
        quoted = s.draw.choice(SAID_BY).format(first=s.draw.choice(ours).first)
        found[0] = (topic, f"{text} {quoted}")
    return found


def spread(s: Secretary, number: int) -> list[list[Task]]:
    """Deal the new tasks out to so many topics; some have none."""
    dealt: list[list[Task]] = [[] for _ in range(number)]
    for task in s.told.new:
        dealt[s.draw.randrange(number)].append(task)
    return dealt
