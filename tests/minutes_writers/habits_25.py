"""How the twenty-fifth batch's writers name people, say deadlines, and tell what became of it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from .days import MONTHS, SHORT, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_25 import HOUSES, PERFECT, ROLES, SAID_BY, TASKS, TOPICS

Style = Callable[[dt.date], str]
_CLAUSES = ("om ", "hvem ", "hvad ", "hvor ", "hvornår ", "hvilke ")


def upper(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


# ------------------------------------------------------------------------------- days and times


def slashes(day: dt.date) -> str:
    """``3/11``."""
    return f"{day.day}/{day.month}"


def slashes_year(day: dt.date) -> str:
    """``3/11-25``."""
    return f"{day.day}/{day.month}-{day.year % 100:02}"


def in_words(day: dt.date) -> str:
    """``3. november``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def in_full(day: dt.date) -> str:
    """``3. november 2025``."""
    return f"{in_words(day)} {day.year}"


def with_weekday(day: dt.date) -> str:
    """``fredag den 3. november``."""
    return f"{WEEKDAYS[day.weekday()]} den {in_words(day)}"


def weekday_slashes(day: dt.date) -> str:
    """``fredag d. 3/11``."""
    return f"{WEEKDAYS[day.weekday()]} d. {slashes(day)}"


def short(day: dt.date) -> str:
    """``3. nov.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def dotted(day: dt.date) -> str:
    """``03.11.2025``."""
    return f"{day:%d.%m.%Y}"


def clock(time: dt.time) -> str:
    """``9`` and ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def whole(time: dt.time) -> str:
    """``9.00`` and ``9.30``."""
    return f"{time.hour}.{time.minute:02}"


# --------------------------------------------------------------------------------------- people


def cast(s: Secretary, *, by_house: bool = False) -> dict[str, str]:
    """Give everybody from outside a function; return how each organisation is named as a party.

    They meet again on a working day, and nothing is agreed twice. ``by_house`` is for who tells
    whence people come, and not their function.
    """
    s.told.next_day = _workday(s.told.next_day)
    _tell_once(s)
    parties = {}
    for one in s.told.people:
        if one.organisation:
            one.function, parties[one.organisation] = s.draw.choice(ROLES[one.organisation])
    return dict(HOUSES) if by_house else parties


def _tell_once(s: Secretary) -> None:
    told: set[str] = set()
    for task in [*s.told.old, *s.told.new]:
        if task.about in told:
            left = [one for one in TASKS[task.kind] if one[1] not in told]
            task.verb, task.about = s.draw.choice(left)
        told.add(task.about)


def house(one: Person) -> str:
    """Whence somebody comes."""
    return HOUSES[one.organisation] if one.organisation else "SSP"


def from_house(one: Person) -> str:
    """``Karen fra skolen``."""
    return f"{one.first} fra {house(one)}"


def comma(one: Person) -> str:
    """``Karen Mosekrog, skoleleder``."""
    return f"{one.name}, {one.function}"


def who(s: Secretary, task: Task, parties: dict[str, str], way: str) -> str:
    """Name who is to do a task: by first name, full name or initials, or as a party."""
    person = next(
        one for one in s.told.people
        if (one.code, one.organisation) == (task.code, task.organisation)
    )  # fmt: skip
    if person.organisation and s.draw.random() < 0.4:
        return parties[person.organisation]
    return s.named(person, "first" if way == "initials" and person.organisation else way)


def in_place(place: str) -> str:
    """``i fælleshuset``, ``på rådhuset``."""
    return f"{'på' if place in ('rådhuset', 'biblioteket') else 'i'} {place}"


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
            late = 21 if task.status == "open" else -2
            due = _workday(s.told.day + dt.timedelta(days=s.draw.randint(-35, late)))
            task.deadline = Deadline(style(due), due)


def put_off(s: Secretary, style: Style) -> None:
    """Leave out the old deadlines, and give most of what is still open a new one."""
    set_old(s, None)
    for task in s.told.old:
        if task.status == "open" and s.draw.random() < 0.6:
            due = _workday(s.told.day + dt.timedelta(days=s.draw.randint(9, 40)))
            task.deadline = Deadline(style(due), due)


def _workday(day: dt.date) -> dt.date:
    if (day.month, day.day) in ((12, 24), (12, 25), (12, 26), (12, 31), (1, 1)):
        day += dt.timedelta(days=7)
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _sunday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=6 - day.weekday())


def _last(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _drawn(s: Secretary) -> tuple[str, dt.date]:
    kinds = ("day", "week", "month", "next", "soon", "open", "silent")
    kind = s.draw.choices(kinds, (9, 4, 2, 3, 1, 1, 1))[0]
    day = s.told.day
    due = _workday(day + dt.timedelta(days=s.draw.randint(9, 60)))
    if kind == "month" and due.month == day.month:
        due = _last(day) + dt.timedelta(days=15)
    return kind, due


def _sentence(s: Secretary, style: Style) -> Deadline:
    kind, due = _drawn(s)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    article = {slashes: "d. ", slashes_year: "d. ", in_words: "den ", in_full: "den ", short: "d. "}
    if kind == "day":
        said = s.one("senest ", "senest ", "senest ", "inden ") + article.get(style, "")
        return Deadline(said + style(due), due)
    if kind == "week":
        said = s.one("i uge {}", "i uge {}", "senest i uge {}", "inden udgangen af uge {}")
        return Deadline(said.format(week), _sunday(due))
    if kind == "month":
        said = s.one("i løbet af {}", "inden udgangen af {}", "senest ultimo {}")
        return Deadline(said.format(month), _last(due))
    if kind == "next":
        said = s.one("til næste møde", "inden næste møde", "inden vores næste møde")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "soon":
        return _soon(s)
    return Deadline(s.one("hurtigst muligt", "snarest") if kind == "open" else "", None)


def _soon(s: Secretary) -> Deadline:
    day = s.told.day
    return s.draw.choice((
        Deadline("inden for 14 dage", day + dt.timedelta(days=14)),
        Deadline("inden for de næste to uger", day + dt.timedelta(days=14)),
        Deadline("i næste uge", _sunday(day + dt.timedelta(days=7))),
        Deadline("inden for tre uger", day + dt.timedelta(days=21)),
    ))  # fmt: skip


def _column(s: Secretary, style: Style) -> Deadline:
    kind, due = _drawn(s)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    if kind == "day":
        return Deadline(s.one("", "", "", "Senest ") + style(due), due)
    if kind == "week":
        return Deadline(s.one(f"Uge {week}", f"Uge {week}", f"I uge {week}"), _sunday(due))
    if kind == "month":
        return s.draw.choice((
            Deadline(f"Ultimo {month}", _last(due)), Deadline(upper(month), _last(due)),
            Deadline(f"Primo {month}", due.replace(day=10)),
            Deadline(f"Udgangen af {month}", _last(due)),
        ))  # fmt: skip
    if kind == "next":
        said = s.one("Næste møde", "Til næste møde", "Inden næste møde")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "soon":
        return Deadline("Inden 14 dage", s.told.day + dt.timedelta(days=14))
    return Deadline(s.one("Snarest", "Hurtigst muligt") if kind == "open" else "", None)


# ------------------------------------------------------------------------------------ sentences


def _has_clause(about: str) -> bool:
    return ", " in about or about.startswith(_CLAUSES)


def lead(verb: str, about: str) -> str:
    """``undersøge, om skuret kan låses``: a comma where a clause begins."""
    return f"{verb}{',' if about.startswith(_CLAUSES) else ''} {about}"


def bare(task: Task) -> str:
    """``ringe til vaskeriet om den ødelagte dør``."""
    return lead(task.verb[0], task.about)


def timed(task: Task, said: str) -> str:
    """Put the deadline behind what is said of a task, with a comma where a clause ends."""
    if not task.deadline.text:
        return said
    return f"{said}{',' if _has_clause(task.about) else ''} {task.deadline.text}"


def does(task: Task) -> str:
    """``ringer til vaskeriet senest den 3. november``."""
    return timed(task, lead(task.verb[1], task.about))


def to_do(task: Task) -> str:
    """``ringe til vaskeriet senest den 3. november``."""
    return timed(task, bare(task))


def has_done(task: Task) -> str:
    """``ringet til vaskeriet``: what stands behind ``har``."""
    return lead(PERFECT[task.verb[0]], task.about)


def deadline_first(task: Task, name: str) -> str:
    """``Senest den 3. november ringer Karen til vaskeriet``."""
    verb, _, rest = task.verb[1].partition(" ")
    told = lead(rest, task.about) if rest else task.about
    mark = "," if not rest and task.about.startswith(_CLAUSES) else ""
    return f"{upper(task.deadline.text)} {verb} {name}{mark} {told}"


def agreed(s: Secretary, task: Task, name: str) -> str:
    """Tell in a sentence who does what."""
    ways = [
        f"{upper(name)} {does(task)}.",
        f"{upper(name)} {does(task)}.",
        f"{upper(name)} skal {to_do(task)}.",
        f"Det blev aftalt, at {name} {does(task)}.",
        f"{upper(name)} påtog sig at {to_do(task)}.",
        f"{upper(name)} vil {to_do(task)}.",
    ]
    if task.deadline.text:
        ways.append(f"{deadline_first(task, name)}.")
    return s.draw.choice(ways)


def became(s: Secretary, task: Task, name: str) -> str:
    """Tell in a sentence or two what became of a task from last time."""
    should = f"{upper(name)} skulle {bare(task)}"
    ways = {
        "closed": (
            f"{upper(name)} har {has_done(task)}.",
            f"{upper(name)} har {has_done(task)} som lovet.",
            f"{should}. Det er gjort.",
            f"{should}, og det er klaret.",
            f"{should}. Opgaven er løst.",
        ),
        "open": (
            f"{upper(name)} har endnu ikke {has_done(task)}.",
            f"{upper(name)} har ikke nået at {bare(task)} endnu.",
            f"{should}, men har ikke nået det endnu.",
            f"{should}. Det arbejdes der stadig på.",
            f"{should}. Opgaven udestår.",
        ),
        "dropped": (
            f"{should}, men det er ikke længere nødvendigt.",
            f"{should}. Det blev besluttet ikke at gå videre med det.",
            f"{should}. Punktet udgår, da det ikke længere er aktuelt.",
            f"{should}, men det har vi droppet.",
        ),
    }
    return s.draw.choice(ways[task.status])


def topics(s: Secretary, number: int) -> list[tuple[str, str]]:
    """Topics, and what was said about each; now and then one of ours is quoted."""
    found = []
    for topic in s.draw.sample(list(TOPICS), number):
        said = s.draw.sample(TOPICS[topic], s.draw.randint(1, len(TOPICS[topic])))
        found.append((topic, " ".join(said)))
    if s.draw.random() < 0.5:
        ours = [one for one in s.told.of("present") if one.code]
        topic, text = found[-1]
        quoted = s.draw.choice(SAID_BY).format(first=s.draw.choice(ours).first)
        found[-1] = (topic, f"{quoted} {text}")
    return found


def spread(s: Secretary, number: int) -> list[list[Task]]:
    """Deal the new tasks out to so many topics; some have none."""
    dealt: list[list[Task]] = [[] for _ in range(number)]
    for task in s.told.new:
        dealt[s.draw.randrange(number)].append(task)
    return dealt
