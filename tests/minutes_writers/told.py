"""What happened at a meeting, drawn first; a layout writes it down, and it must be read back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from . import words
from .days import Deadline, draw_deadline


@dataclass
class Person:
    """One of ours (``code``) or somebody from outside (``organisation``)."""

    first: str
    surname: str
    status: str
    function: str
    code: str | None = None
    initials: str = ""
    organisation: str | None = None
    is_called: str = ""  # how the list of participants names them

    @property
    def name(self) -> str:
        """First name and surname."""
        return f"{self.first} {self.surname}"


@dataclass
class Task:
    """One follow-up."""

    kind: str
    verb: tuple[str, str, str]  # infinitive, present, imperative
    about: str
    owner: str  # as this document names who is to do it
    code: str | None
    organisation: str | None
    deadline: Deadline
    status: str = "open"
    remark: str = ""  # how the status is said

    @property
    def infinitive(self) -> str:
        """``Kontakte boligforeningen``."""
        return _upper(f"{self.verb[0]} {self.about}")

    @property
    def imperative(self) -> str:
        """``Kontakt boligforeningen``."""
        return _upper(f"{self.verb[2]} {self.about}")

    @property
    def done(self) -> str:
        """``kontakter boligforeningen``."""
        return f"{self.verb[1]} {self.about}"


@dataclass
class Told:
    """One meeting."""

    network: str
    day: dt.date
    start: dt.time
    end: dt.time
    next_day: dt.date
    people: list[Person] = field(default_factory=list)
    old: list[Task] = field(default_factory=list)
    new: list[Task] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Minutes."""
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute

    def of(self, *statuses: str) -> list[Person]:
        """Return who was present, sent apologies or was absent."""
        return [one for one in self.people if one.status in statuses]


def draw_told(draw: Random, *, is_late: bool = False, bank: dict | None = None) -> Told:
    """Draw a meeting; ``is_late`` takes the late layouts' wordings, ``bank`` others."""
    day = dt.date(2022, 1, 10) + dt.timedelta(days=draw.randrange(1400))
    day -= dt.timedelta(days=max(0, day.weekday() - 4))
    start = dt.time(draw.randint(8, 14), draw.choice((0, 0, 15, 30, 45)))
    length = draw.choice((45, 60, 75, 90, 90, 105, 120))
    end = (dt.datetime.combine(day, start) + dt.timedelta(minutes=length)).time()
    told = Told(
        draw.choice(list(words.NETWORKS)), day, start, end,
        day + dt.timedelta(days=draw.randint(25, 70)),
    )  # fmt: skip
    told.people = _people(draw)
    bank = bank or (words.LATE if is_late else words.TASKS)
    told.new = _tasks(told, draw, bank, draw.randint(2, 4), is_old=False)
    told.old = _tasks(told, draw, bank, draw.randint(1, 2), is_old=True)
    return told


def _people(draw: Random) -> list[Person]:
    ours = [
        Person(*words.STAFF[code][:2], _status(draw), draw.choice(words.STAFF_FUNCTIONS), code,
               words.STAFF[code][2])
        for code in draw.sample(list(words.STAFF), draw.randint(1, 3))
    ]  # fmt: skip
    ours[0].status = "present"
    taken = {one.first for one in ours}
    others = []
    for organisation in draw.sample(list(words.ORGANISATIONS), draw.randint(3, 5)):
        first = draw.choice([name for name in words.FIRST_NAMES if name not in taken])
        taken.add(first)
        others.append(Person(
            first, draw.choice(words.SURNAMES), _status(draw),
            draw.choice(words.ORGANISATIONS[organisation][0]), organisation=organisation,
        ))  # fmt: skip
    others[0].status = "present"
    people = ours + others
    if draw.random() < 0.4:
        draw.shuffle(people)
    return people


def _status(draw: Random) -> str:
    return draw.choices(("present", "apologies", "absent"), (8, 2, 1))[0]


def _tasks(told: Told, draw: Random, bank: dict, number: int, *, is_old: bool) -> list[Task]:
    tasks: list[Task] = []
    everything = [(kind, *one) for kind, many in bank.items() for one in many]
    for kind, verb, about in draw.sample(everything, number):
        who = draw.choice([one for one in told.people if one.status == "present"])
        deadline = draw_deadline(draw, told.day, told.next_day, is_old=is_old)
        task = Task(kind, verb, about, "", who.code, who.organisation, deadline)
        if is_old:
            task.status = draw.choice(("closed", "closed", "open", "dropped"))
            told_as = {"closed": words.DONE, "open": words.WAITING, "dropped": words.DROPPED}
            task.remark = draw.choice(told_as[task.status])
        task.owner = _owner(who, draw)
        tasks.append(task)
    return tasks


def _owner(who: Person, draw: Random) -> str:
    if who.code:
        return draw.choice((who.first, who.first, who.name, who.initials))
    party = draw.choice(words.ORGANISATIONS[who.organisation or ""][1])
    return draw.choice((party, party, who.name, who.first))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
