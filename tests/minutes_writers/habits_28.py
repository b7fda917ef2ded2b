"""How the twenty-eighth batch's writers name people, say deadlines, tell what became of tasks."""

from __future__ import annotations

import calendar
import datetime as dt

from .days import MONTHS, SHORT, Deadline
from .habits_23 import Style, bare, does, to_do, upper
from .secretary import Secretary
from .told import Person, Task
from .words_28 import PERFECT, PLACES, ROLES, SAID_BY, TASKS, TOPICS

STATUS = {
    "closed": ("Ordnet", "Løst", "Klaret", "Afsluttet", "Fuldført"),
    "open": ("Udestår fortsat", "Påbegyndt", "Ikke påbegyndt", "Mangler stadig"),
    "dropped": ("Udgår", "Ikke længere relevant", "Opgivet", "Bortfaldet"),
}
NUMBERS = {2: "to", 3: "tre", 4: "fire"}


def shortened(day: dt.date) -> str:
    """``3. nov.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def dotted(day: dt.date) -> str:
    """``3.11.2025``."""
    return f"{day.day}.{day.month}.{day.year}"


def dashed(day: dt.date) -> str:
    """``3/11-25``."""
    return f"{day.day}/{day.month}-{day.year % 100:02}"


def cast(s: Secretary) -> dict[str, str]:
    """Give everybody from outside a function; return how each organisation is named as a party.

    They meet again on a working day, and nothing new is what somebody was to do already.
    """
    s.told.next_day = _workday(s.told.next_day)
    taken = {(task.verb, task.about) for task in [*s.told.new, *s.told.old]}
    free = [(kind, *one) for kind, many in TASKS.items() for one in many if one not in taken]
    new = {(task.verb, task.about) for task in s.told.new}
    again = [task for task in s.told.old if (task.verb, task.about) in new]
    for task, one in zip(again, s.draw.sample(free, len(again)), strict=True):
        task.kind, task.verb, task.about = one
    parties = {}
    for one in s.told.people:
        if one.organisation:
            one.function, parties[one.organisation] = s.draw.choice(ROLES[one.organisation])
    return parties


def who(s: Secretary, task: Task, parties: dict[str, str], way: str = "full") -> str:
    """Name who is to do a task: by first name, full name, initials, or as a party."""
    person = next(
        one for one in s.told.people
        if (one.code, one.organisation) == (task.code, task.organisation)
    )  # fmt: skip
    if person.organisation and s.draw.random() < 0.35:
        return parties[person.organisation]
    return s.named(person, "first" if way == "initials" and person.organisation else way)


def present(s: Secretary) -> Person:
    """Somebody who was there."""
    return s.draw.choice(s.told.of("present"))


def place(s: Secretary) -> str:
    """Where they met."""
    return s.draw.choice(PLACES)


def at_place(where: str) -> str:
    """``i medborgerhuset``, ``på rådhuset``."""
    return f"{'på' if where in ('rådhuset', 'ungdomsskolen') else 'i'} {where}"


# ------------------------------------------------------------------------------------ deadlines


def set_new(s: Secretary, style: Style, *, in_column: bool = False) -> None:
    """Give every new task a deadline, as it stands in a column or behind a sentence."""
    for task in s.told.new:
        task.deadline = _deadline(s, style, in_column=in_column)


def set_old(s: Secretary, style: Style | None) -> None:
    """Give the tasks from last time a deadline; without a style the minutes leave it out."""
    for task in s.told.old:
        task.deadline = Deadline("", None)
        if style:
            late = 14 if task.status == "open" else -2
            due = _workday(s.told.day + dt.timedelta(days=s.draw.randint(-35, late)))
            task.deadline = Deadline(style(due), due)


def _workday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _deadline(s: Secretary, style: Style, *, in_column: bool) -> Deadline:
    day = s.told.day
    due = _workday(day + dt.timedelta(days=s.draw.randint(8, 65)))
    kinds = ("day", "week", "month", "third", "next", "span", "open", "silent")
    kind = s.draw.choices(kinds, (8, 4, 2, 1, 3, 1, 1, 1))[0]
    if kind in ("month", "third") and due.month == day.month:
        due = (due.replace(day=1) + dt.timedelta(days=40)).replace(day=15)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    if kind == "day":
        said = style(due) if in_column else f"senest {_the(style)}{style(due)}"
        found = Deadline(said, due)
    elif kind == "week":
        ways = ("uge {}", "uge {}", "senest uge {}")
        said = s.one(*(ways if in_column else ("i uge {}", "senest i uge {}"))).format(week)
        found = Deadline(said, due + dt.timedelta(days=6 - due.weekday()))
    elif kind == "month":
        ways = ("ultimo {}", "udgangen af {}", "slutningen af {}")
        said = s.one(*ways) if in_column else s.one("inden udgangen af {}", "i slutningen af {}")
        last = due.replace(day=calendar.monthrange(due.year, due.month)[1])
        found = Deadline(said.format(month), last)
    elif kind == "third":
        said, on = s.draw.choice((("primo", 10), ("medio", 20)))
        found = Deadline(f"{said if in_column else 'senest ' + said} {month}", due.replace(day=on))
    elif kind == "next":
        ways = ("næste møde", "til næste møde", "inden næste møde")
        said = s.one(*ways) if in_column else s.one("inden næste møde", "inden næste netværksmøde")
        found = Deadline(said, s.told.next_day, needs_next=True)
    elif kind == "span":
        weeks = s.draw.choice((2, 3, 4))
        said = f"inden for {NUMBERS[weeks]} uger"
        found = Deadline(said, day + dt.timedelta(weeks=weeks))
    else:
        found = Deadline(s.one("snarest muligt", "hurtigst muligt") if kind == "open" else "", None)
    return Deadline(upper(found.text), found.day, found.needs_next) if in_column else found


def _the(style: Style) -> str:
    return {"slashes": "d. ", "with_weekday": "", "dashed": "d. "}.get(style.__name__, "den ")


# ------------------------------------------------------------------------------------ sentences


def plain(task: Task) -> str:
    """The deadline as it stands behind a label: ``Frist: uge 45``."""
    text = task.deadline.text
    for before in ("senest i ", "senest den ", "senest d. ", "senest ", "i slutningen", "i "):
        if text.startswith(before):
            return ("slutningen" if "slutningen" in before else "") + text[len(before) :]
    return text


def promised(s: Secretary, task: Task, name: str) -> str:
    """Tell in a sentence what somebody is going to do."""
    return s.one(
        f"{upper(name)} {does(task)}.",
        f"{upper(name)} {does(task)}.",
        f"{upper(name)} skal {to_do(task)}.",
        f"{upper(name)} tager sig af at {to_do(task)}.",
        f"{upper(name)} påtog sig at {to_do(task)}.",
        f"Det blev besluttet, at {name} {does(task)}.",
        f"Vi blev enige om, at {name} {does(task)}.",
    )


def went(s: Secretary, task: Task, name: str) -> str:
    """Tell in a sentence or two what became of a task from last time."""
    done = f"{PERFECT[task.verb[0], task.about]} {task.about}"
    should = f"{upper(name)} skulle {bare(task)}"
    ways = {
        "closed": (
            f"{upper(name)} har {done} som aftalt.",
            f"{upper(name)} har nu {done}.",
            f"{should}. Opgaven er løst.",
            f"{should}, og det er sket.",
        ),
        "open": (
            f"{upper(name)} er ikke nået til at {bare(task)} endnu.",
            f"{should}. Det udestår fortsat.",
            f"{should}. Opgaven er stadig i gang.",
            f"{upper(name)} har desværre ikke {done} endnu.",
        ),
        "dropped": (
            f"{should}, men opgaven udgår.",
            f"{should}. Det er der ikke længere behov for, så opgaven udgår.",
            f"{should}, men det er ikke relevant længere.",
        ),
    }
    said = s.draw.choice(ways[task.status])
    has_clause = task.verb[0].endswith(",") or ", " in task.about
    for last in (" endnu.", " som aftalt.") if has_clause else ():  # a clause ends before it
        said = said.removesuffix(last) + "." if said.endswith(last) else said
    return said


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


def row(people: list[Person], mark: str = "{}, {}", between: str = "; ") -> str:
    """``Karen Mosekrog, skolen; Bo Stenvang, politiet``."""
    return between.join(mark.format(one.name, one.function) for one in people)
