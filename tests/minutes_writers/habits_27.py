"""How the twenty-seventh batch's writers name people, say deadlines, tell what became of tasks."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from .days import MONTHS, SHORT, Deadline
from .habits_23 import bare, does, in_words, slashes, timed, to_do, upper, with_weekday
from .secretary import Secretary
from .told import Person, Task
from .words_27 import PERFECT, PLACES, ROLES, SAID_BY, STATUS, TASKS, TOPICS

Style = Callable[[dt.date], str]
OUR_FUNCTIONS = {
    "K": ("SSP-konsulent", "kriminalpræventiv konsulent", "SSP"),
    "O": ("gademedarbejder", "SSP-medarbejder", "opsøgende medarbejder", "SSP"),
}


def slash_year(day: dt.date) -> str:
    """``3/11-25``."""
    return f"{day.day}/{day.month}-{day.year % 100:02}"


def dotted(day: dt.date) -> str:
    """``03.11.2025``."""
    return f"{day:%d.%m.%Y}"


def short_month(day: dt.date) -> str:
    """``3. nov.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def whole_weekday(day: dt.date) -> str:
    """``fredag den 3. november 2025``."""
    return f"{with_weekday(day)} {day.year}"


def ended(text: str) -> str:
    """End a sentence, once."""
    return text if text.endswith(".") else f"{text}."


def cast(s: Secretary) -> dict[str, str]:
    """Give everybody a function; return how each organisation is named as a party.

    They meet again on a working day, and nothing new is what somebody was to do already.
    """
    s.told.next_day = _workday(s.told.next_day)
    _tell_apart(s)
    parties = {}
    for one in s.told.people:
        if one.organisation:
            one.function, parties[one.organisation] = s.draw.choice(ROLES[one.organisation])
        else:
            one.function = s.draw.choice(OUR_FUNCTIONS[(one.code or "O")[0]])
    return parties


def _tell_apart(s: Secretary) -> None:
    """Give a task from last time another content where a new one says the same."""
    taken = {(task.verb, task.about) for task in [*s.told.new, *s.told.old]}
    free = [(kind, *one) for kind, many in TASKS.items() for one in many if one not in taken]
    new = {(task.verb, task.about) for task in s.told.new}
    again = [task for task in s.told.old if (task.verb, task.about) in new]
    for task, one in zip(again, s.draw.sample(free, len(again)), strict=True):
        task.kind, task.verb, task.about = one


def person_of(s: Secretary, task: Task) -> Person:
    """Whoever is to do a task."""
    return next(
        one for one in s.told.people
        if (one.code, one.organisation) == (task.code, task.organisation)
    )  # fmt: skip


def who(s: Secretary, task: Task, parties: dict[str, str], way: str) -> str:
    """Name who is to do a task: by first name, full name, initials, or as a party."""
    person = person_of(s, task)
    if person.organisation and s.draw.random() < 0.5:
        return parties[person.organisation]
    return s.named(person, "first" if way == "initials" and person.organisation else way)


def present(s: Secretary) -> Person:
    """Somebody who was there."""
    return s.draw.choice(s.told.of("present"))


def place(s: Secretary) -> str:
    """Where they met."""
    return s.draw.choice(PLACES)


def in_place(where: str) -> str:
    """``i medborgerhuset``, ``på biblioteket``."""
    return f"{'på' if where == 'biblioteket' else 'i'} {where}"


def with_role(one: Person) -> str:
    """``Karen Mosekrog, klubleder``."""
    return f"{one.name}, {one.function}"


# ------------------------------------------------------------------------------------ deadlines


def set_new(s: Secretary, style: Style, *, in_column: bool = False) -> None:
    """Give every new task a deadline, as it stands in a column or behind a sentence."""
    for task in s.told.new:
        task.deadline = _column(s, style) if in_column else _sentence(s, style, task.kind)


def set_old(s: Secretary, style: Style | None) -> None:
    """Give the tasks from last time a deadline; without a style the minutes leave it out."""
    for task in s.told.old:
        task.deadline = Deadline("", None)
        if style:
            latest = 14 if task.status == "open" else -2
            due = _workday(s.told.day + dt.timedelta(days=s.draw.randint(-35, latest)))
            task.deadline = Deadline(style(due), due)


def _workday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _sunday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=6 - day.weekday())


def _last(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _drawn(s: Secretary) -> tuple[str, dt.date]:
    kinds = {"day": 9, "week": 4, "friday": 1, "month": 3, "next": 3, "week before": 1,
             "three weeks": 1, "next week": 1, "open": 1, "silent": 1}  # fmt: skip
    kind = s.draw.choices(list(kinds), list(kinds.values()))[0]
    day = s.told.day
    due = _workday(day + dt.timedelta(days=s.draw.randint(7, 63)))
    if kind == "month" and due.month == day.month:
        due = _workday(_last(day) + dt.timedelta(days=s.draw.randint(10, 28)))
    return kind, due


def _meant(s: Secretary, kind: str, due: dt.date, texts: tuple[str, ...]) -> Deadline:
    """The deadline of a kind in one of its wordings, and the day that it means."""
    t, week = s.told, dt.timedelta(days=7)
    days = {
        "day": due, "week": _sunday(due), "friday": _sunday(due) - dt.timedelta(days=2),
        "month": _last(due), "next": t.next_day, "week before": t.next_day - week,
        "three weeks": t.day + 3 * week, "next week": _sunday(t.day + week),
    }  # fmt: skip
    needs_next = kind in {"next", "week before"}
    return Deadline(s.draw.choice(texts), days.get(kind), needs_next=needs_next)


def _sentence(s: Secretary, style: Style, of: str) -> Deadline:
    kind, due = _drawn(s)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    mark = {slashes: "d. ", slash_year: "d. ", in_words: "den "}.get(style, "")
    said = mark + style(due)
    # a meeting that is to be agreed on may be held later than in that week
    during = f"i løbet af uge {week}" if of == "agreement" else f"i uge {week}"
    texts = {
        "day": (f"senest {said}", f"senest {said}", f"inden {said}", f"med frist {said}"),
        "week": (during, during, f"inden udgangen af uge {week}", f"senest uge {week}"),
        "friday": (f"senest fredag i uge {week}",),
        "month": (f"i løbet af {month}", f"inden udgangen af {month}",
                  f"senest med udgangen af {month}"),
        "next": ("til næste netværksmøde", "inden næste møde", "inden vi mødes igen"),
        "week before": ("senest en uge før næste møde",),
        "three weeks": ("inden for tre uger", "i løbet af de næste tre uger"),
        "next week": ("i løbet af næste uge",),
        "open": ("hurtigst muligt", "snarest muligt", "så snart som muligt"),
        "silent": ("",),
    }  # fmt: skip
    return _meant(s, kind, due, texts[kind])


def _column(s: Secretary, style: Style) -> Deadline:
    kind, due = _drawn(s)
    week, month = due.isocalendar().week, MONTHS[due.month - 1]
    texts = {
        "day": (upper(style(due)),),
        "week": (f"Uge {week}", f"I uge {week}", f"uge {week}"),
        "friday": (f"Fredag i uge {week}",),
        "month": (upper(month), f"Ultimo {month}", f"Inden udgangen af {month}"),
        "next": ("Næste møde", "Næste netværksmøde", "Inden næste møde"),
        "week before": ("En uge før næste møde",),
        "three weeks": ("Om tre uger", "Inden for 3 uger"),
        "next week": ("I næste uge",),
        "open": ("Løbende", "Snarest muligt", "Hurtigst muligt"),
        "silent": ("", "–"),
    }
    return _meant(s, kind, due, texts[kind])


# ------------------------------------------------------------------------------------ sentences


def _has_clause(task: Task) -> bool:
    return task.verb[0].endswith(",") or ", " in task.about


def agreed(s: Secretary, task: Task, name: str) -> str:
    """Tell what somebody promised, as one says it in minutes."""
    plain = f"{upper(name)} {does(task)}"
    ways = [
        plain,
        plain,
        plain,
        f"Det blev besluttet, at {name} {does(task)}",
        f"Der var enighed om, at {name} {does(task)}",
        f"{upper(name)} påtog sig at {to_do(task)}",
        f"{upper(name)} tager opgaven med at {to_do(task)}",
        f"{upper(name)} skal {to_do(task)}",
    ]
    if task.deadline.text.startswith(("senest", "inden", "i uge", "i løbet")):
        ways.append(_when_first(task, name))
    return ended(s.draw.choice(ways))


def _when_first(task: Task, name: str) -> str:
    """``Senest den 3. november skriver Karen til viceværten``."""
    verb, _, rest = task.verb[1].rstrip(",").partition(" ")
    comma = "," if task.verb[1].endswith(",") else ""
    said = f"{name} {rest}" if rest else name
    return f"{upper(task.deadline.text)} {verb} {said}{comma} {task.about}"


def became(s: Secretary, task: Task, name: str) -> str:
    """Tell in a sentence or two what became of a task from last time."""
    whom, comma = upper(name), "," if _has_clause(task) else ""
    should = f"{whom} skulle {bare(task)}"
    has_done = f"{PERFECT[task.verb[0], task.about]} {task.about}"
    ways = {
        "closed": (
            f"{whom} har {has_done}.",
            f"{whom} har {has_done}, så det punkt er lukket.",
            f"{whom} har som aftalt {has_done}.",
            f"Opgaven med at {bare(task)}{comma} er løst af {name}.",
            f"{should}. Det er klaret.",
        ),
        "open": (
            f"{whom} har ikke nået at {bare(task)} endnu."
            if not comma else f"{whom} har endnu ikke nået at {bare(task)}.",
            f"{whom} er i gang med at {bare(task)}.",
            f"{should}. Det udestår fortsat.",
            f"{should}, men det er ikke blevet gjort endnu.",
            f"{whom} mangler stadig at {bare(task)}.",
        ),
        "dropped": (
            f"{should}, men det er ikke længere relevant.",
            f"{should}. Vi blev enige om at droppe det.",
            f"Det er ikke længere aktuelt, at {name} {task.done}.",
            f"{should}. Opgaven udgår.",
        ),
    }  # fmt: skip
    return s.draw.choice(ways[task.status])


def status(s: Secretary, task: Task) -> str:
    """Tell in a word or two what became of a task from last time."""
    return s.draw.choice(STATUS[task.status])


def item(task: Task) -> str:
    """``Skrive til viceværten, senest den 3. november``."""
    if not task.deadline.text or _has_clause(task):
        return timed(task, task.infinitive)
    return f"{task.infinitive}, {task.deadline.text}"


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
