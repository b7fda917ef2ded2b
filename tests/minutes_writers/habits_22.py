"""How the ten people of the twenty-second batch name one another, write days and put a deadline.

A deadline has two wordings: alone (in a column, in brackets), and as the end of a sentence.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .days import MONTHS, NUMBERS, WEEKDAYS
from .secretary import Secretary
from .told import Deadline, Person, Task
from .words import FIRST_NAMES, SURNAMES
from .words_22 import FROM, MOVING, PARTICIPLES, TITLES

Dated = Callable[[dt.date], str]
Maker = Callable[[dt.date, dt.date, dt.date], "Said"]  # the meeting, a day to come, the next one


@dataclass(frozen=True)
class Said(Deadline):
    """A deadline that also knows how a sentence ends with it."""

    behind: str = ""


def spelt(day: dt.date) -> str:
    """``3. maj``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def spelt_year(day: dt.date) -> str:
    """``3. maj 2024``."""
    return f"{spelt(day)} {day.year}"


def slashed(day: dt.date) -> str:
    """``3/5``."""
    return f"{day.day}/{day.month}"


def slashed_year(day: dt.date) -> str:
    """``3/5-2024``."""
    return f"{slashed(day)}-{day.year}"


def slashed_short(day: dt.date) -> str:
    """``3/5-24``."""
    return f"{slashed(day)}-{day.year % 100:02}"


def dotted(day: dt.date) -> str:
    """``03.05.2024``."""
    return f"{day:%d.%m.%Y}"


def dashed(day: dt.date) -> str:
    """``03-05-2024``."""
    return f"{day:%d-%m-%Y}"


def with_weekday(dated: Dated, between: str = " den ") -> Dated:
    """``fredag den 3. maj``."""
    return lambda day: f"{WEEKDAYS[day.weekday()]}{between}{dated(day)}"


def by(text: str, dated: Dated, behind: str = "senest den {}") -> Maker:
    """Make deadlines that name a day."""
    return lambda _, due, __: Said(text.format(dated(due)), due, behind=behind.format(dated(due)))


def week(text: str, behind: str = "i uge {}") -> Maker:
    """Make ``uge 18``: its Sunday."""

    def make(_: dt.date, due: dt.date, __: dt.date) -> Said:
        number = due.isocalendar().week
        sunday = due + dt.timedelta(days=6 - due.weekday())
        return Said(text.format(number), sunday, behind=behind.format(number))

    return make


def day_of_week(text: str, behind: str) -> Maker:
    """Make ``torsdag i uge 18``: that very day."""

    def make(_: dt.date, due: dt.date, __: dt.date) -> Said:
        said = f"{WEEKDAYS[due.weekday()]} i uge {due.isocalendar().week}"
        return Said(text.format(said), due, behind=behind.format(said))

    return make


def month(text: str, behind: str, last: int = 31) -> Maker:
    """Make ``i løbet af maj``: its last day; ``primo`` is the 10th, ``medio`` the 20th."""

    def make(day: dt.date, due: dt.date, _: dt.date) -> Said:
        if (due.year, due.month) == (day.year, day.month):
            due = (due.replace(day=1) + dt.timedelta(days=40)).replace(day=15)
        name = MONTHS[due.month - 1]
        due = due.replace(day=min(last, calendar.monthrange(due.year, due.month)[1]))
        return Said(text.format(name), due, behind=behind.format(name))

    return make


def in_weeks(text: str, number: int) -> Maker:
    """Make ``inden for tre uger``, ``om 14 dage`` (two weeks)."""
    said = text.format("14 dage" if number == 2 else f"{NUMBERS[number]} uger")
    return lambda day, _, __: Said(said, day + dt.timedelta(weeks=number), behind=said)


def coming() -> Maker:
    """Make ``på fredag``; who meets late in the week says ``på mandag``."""

    def make(day: dt.date, _: dt.date, __: dt.date) -> Said:
        said = "på fredag" if day.weekday() < 3 else "på mandag"
        days = 4 - day.weekday() if day.weekday() < 3 else 7 - day.weekday()
        return Said(said, day + dt.timedelta(days=days), behind=said)

    return make


def next_time(text: str, behind: str, dated: Dated | None = None) -> Maker:
    """Make ``til næste møde``; with ``dated`` it tells that day itself."""
    return lambda _, __, following: Said(
        text.format(dated(following)) if dated else text, following, needs_next=dated is None,
        behind=behind.format(dated(following)) if dated else behind,
    )  # fmt: skip


def undated(text: str, behind: str = "") -> Maker:
    """Make ``løbende``: no day is told."""
    return lambda *_: Said(text, None, behind=behind or text)


def workday(day: dt.date) -> dt.date:
    """Put off to Monday what falls on a weekend."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


@dataclass(frozen=True)
class House:
    """The habits of one house: how who answers is named, and how deadlines are put.

    Without ``old`` the deadlines from last time are not told. ``ways`` are ``first``, ``full``,
    ``initials`` (ours only) and ``title``; ``writer`` is the organisation of who writes.
    """

    ways: Sequence[str]
    new: Sequence[Maker]
    old: Dated | None = None
    writer: str | None = None
    of: dict[str | None, tuple[tuple[str, str], ...]] | None = None


def move_in(s: Secretary, house: House) -> None:
    """Let what happened be told as this house does."""
    t, draw = s.told, s.draw
    t.next_day = workday(t.next_day)
    if (t.next_day.month, t.next_day.day) > (12, 20):  # not at Christmas
        t.next_day = workday(t.next_day + dt.timedelta(days=14))
    if house.writer:
        seat(s, house.writer)
    if draw.random() < 0.2:  # the school comes with two, or the police
        add(s, draw.choice(("school", "police", "housing")), draw.choice(("present", "apologies")))
    if draw.random() < 0.12:
        t.old = []
    elif draw.random() < 0.06:
        t.new = []
    before = [(o.verb, o.about) for o in t.old]
    t.new = [o for o in t.new if (o.verb, o.about) not in before]
    titles = {}
    for one in t.people:
        ways = (house.of or TITLES)[one.organisation]
        taken = [p.function for p in t.people if p.organisation and p is not one]
        free = [way for way in ways if way[0] not in taken]
        one.function, titles[one.name] = draw.choice(free)
    for o in [*t.old, *t.new]:
        who = draw.choice([
            p for p in t.people
            if (p.code, p.organisation, p.status) == (o.code, o.organisation, "present")
        ])  # fmt: skip
        way = draw.choice(house.ways)
        o.owner = titles[who.name] if way == "title" else ""
        o.owner = o.owner or s.named(who, "full" if way == "title" else way)
    for o in t.old:
        day = workday(o.deadline.day or t.day)
        text = house.old(day) if house.old else ""
        o.deadline = Said(text, day if house.old else None, behind=text)
    for o in t.new:
        due = workday(t.day + dt.timedelta(days=draw.randint(7, 70)))
        o.deadline = draw.choice(house.new)(t.day, due, t.next_day)


def put_off(s: Secretary, o: Task, dated: Dated) -> bool:
    """Now and then give what is not done yet a new day; it is what counts from now on."""
    if o.status != "open" or s.draw.random() < 0.6:
        return False
    day = workday(s.told.day + dt.timedelta(days=s.draw.randint(14, 40)))
    o.deadline = Said(dated(day), day)
    return True


def add(s: Secretary, organisation: str, status: str) -> Person:
    """Let one more come (or not)."""
    people = s.told.people
    taken = {one.first for one in people}
    first = s.draw.choice([name for name in FIRST_NAMES if name not in taken])
    surname = s.draw.choice(SURNAMES)
    people.append(Person(first, surname, status, "", organisation=organisation))
    return people[-1]


def seat(s: Secretary, organisation: str) -> Person:
    """Let somebody of this organisation be there: who writes cannot be away."""
    for one in s.told.people:
        if one.organisation == organisation:
            one.status = "present"
            return one
    return add(s, organisation, "present")


def start(text: str) -> str:
    """With a capital."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """With one full stop, and no blanks at the ends."""
    return f"{text.strip().removesuffix('.')}."


def behind(o: Task) -> str:
    """The deadline as a sentence ends with it."""
    return o.deadline.behind if isinstance(o.deadline, Said) else o.deadline.text


def until(o: Task, text: str) -> str:
    """Put the deadline behind a sentence; a clause is closed with a comma first."""
    is_clause = behind(o).startswith(("når ", "inden vi ", "så snart"))
    return f"{text}{',' if is_clause or o.verb[0].endswith(',') else ''} {behind(o)}".strip()


def done(o: Task) -> str:
    """``har slået på tråden til viceværten``, ``er svunget forbi multibanen``."""
    return f"{'er' if o.verb[0].split()[0] in MOVING else 'har'} {participle(o)}"


def participle(o: Task) -> str:
    """``slået på tråden til viceværten``."""
    first, *rest = o.verb[0].split()
    return f"{' '.join([PARTICIPLES[first], *rest])} {o.about}"


def turned(o: Task) -> str:
    """``slår Jonas på tråden til viceværten``: behind what a sentence begins with."""
    finite, _, rest = o.done.partition(" ")
    return f"{finite} {o.owner} {rest}"


def promised(s: Secretary, o: Task, *ways: str) -> str:
    """A sentence that says who does what until when."""
    way = s.one(*ways)
    if way == "turned" and (not o.deadline.day or behind(o).startswith("inden vi")):
        way = "plain"
    owner = start(o.owner)
    return stopped({
        "plain": until(o, f"{owner} {o.done}"),
        "skal": until(o, f"{owner} skal {o.verb[0]} {o.about}"),
        "lovet": until(o, f"{owner} har lovet at {o.verb[0]} {o.about}"),
        "påtog": until(o, f"{owner} sagde ja til at {o.verb[0]} {o.about}"),
        "sørger": until(o, f"{owner} tager sig af at {o.verb[0]} {o.about}"),
        "bliver": until(o, f"Det bliver {o.owner}, der {o.done}"),
        "turned": start(f"{behind(o)} {turned(o)}"),
        "aftalt": until(o, f"Vi aftalte, at {o.owner} {o.done}"),
        "enighed": until(o, f"Det blev besluttet, at {o.owner} {o.done}"),
    }[way])  # fmt: skip


def came_from(s: Secretary, one: Person, way: str = "first") -> str:
    """``Karen fra skolen``."""
    return f"{s.named(one, way)} fra {s.draw.choice(FROM[one.organisation])}"


def next_day(s: Secretary, chance: float = 0.85) -> dt.date | None:
    """The next meeting's day, where it was fixed; deadlines may speak of it."""
    s.tells_next = s.draw.random() < chance
    return s.told.next_day if s.tells_next else None
