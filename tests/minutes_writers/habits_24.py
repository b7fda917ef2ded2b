"""How the twenty-fourth batch's writers name people, say deadlines, and tell what became of tasks.

A style is how one of them writes a day; behind ``senest`` and ``inden`` it brings its own article.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from .days import MONTHS, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_24 import CELLS, ENDS, HOUSES, OURS, PERFECT, ROLES, SAID_BY, TASKS, TOPICS

Style = Callable[[dt.date], str]


def upper(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def slash(day: dt.date) -> str:
    """``3/11``."""
    return f"{day.day}/{day.month}"


def d_slash(day: dt.date) -> str:
    """``d. 3/11``."""
    return f"d. {slash(day)}"


def slash_year(day: dt.date) -> str:
    """``3/11-25``."""
    return f"{slash(day)}-{day.year % 100:02}"


def words(day: dt.date) -> str:
    """``3. november``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def den_words(day: dt.date) -> str:
    """``den 3. november``."""
    return f"den {words(day)}"


def words_year(day: dt.date) -> str:
    """``3. november 2025``."""
    return f"{words(day)} {day.year}"


def weekday(day: dt.date) -> str:
    """``mandag den 3. november``."""
    return f"{WEEKDAYS[day.weekday()]} den {words(day)}"


def weekday_year(day: dt.date) -> str:
    """``mandag den 3. november 2025``."""
    return f"{weekday(day)} {day.year}"


def numeric(day: dt.date) -> str:
    """``03-11-2025``."""
    return f"{day:%d-%m-%Y}"


def dotted(day: dt.date) -> str:
    """``03.11.2025``."""
    return f"{day:%d.%m.%Y}"


def clock(time: dt.time) -> str:
    """``9`` and ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


# --------------------------------------------------------------------------------------- people


def cast(s: Secretary) -> dict[str, str]:
    """Give everybody a function; return how each organisation is named as a party.

    They meet again on a working day, and never agree anew on what is told of last time.
    """
    s.told.next_day = _workday(s.told.next_day)
    if (s.told.next_day.month, s.told.next_day.day) >= (12, 22):  # nobody meets at Christmas
        s.told.next_day -= dt.timedelta(days=14)
    known = {(o.verb, o.about) for o in s.told.old}
    every = [(kind, *one) for kind, many in TASKS.items() for one in many]
    for task in s.told.new:
        while (task.verb, task.about) in known:
            task.kind, task.verb, task.about = s.draw.choice(every)
        known.add((task.verb, task.about))
    parties = {}
    for one in s.told.people:
        if one.organisation:
            one.function, parties[one.organisation] = s.draw.choice(ROLES[one.organisation])
        else:
            one.function = s.draw.choice(OURS)
    return parties


def house(one: Person) -> str:
    """Whence somebody comes."""
    return HOUSES[one.organisation] if one.organisation else "SSP"


def who(s: Secretary, task: Task, parties: dict[str, str], way: str = "first") -> str:
    """Name who is to do a task: by name, initials (ours only), or as a party."""
    person = next(
        one for one in s.told.people
        if (one.code, one.organisation) == (task.code, task.organisation)
    )  # fmt: skip
    if person.organisation and s.draw.random() < 0.4:
        return parties[person.organisation]
    return s.named(person, "first" if way == "initials" and person.organisation else way)


def comma(one: Person) -> str:
    """``Karen Mosekrog, skoleleder``."""
    return f"{one.name}, {one.function}"


def in_place(place: str) -> str:
    """``i fælleshuset``, ``på lærerværelset``."""
    return f"{'på' if place == 'lærerværelset' else 'i'} {place}"


# ------------------------------------------------------------------------------------ deadlines


def set_new(s: Secretary, style: Style, form: str = "sentence") -> None:
    """Give every new task a deadline: behind a sentence, chatty too, in a column, or dates only."""
    for task in s.told.new:
        task.deadline = _FORMS[form](s, style)


def set_old(s: Secretary, style: Style | None) -> None:
    """Give the tasks from last time a deadline; without a style the minutes leave it out."""
    for task in s.told.old:
        task.deadline = Deadline("", None)
        if style:
            latest = 18 if task.status == "open" else -2
            due = _workday(s.told.day + dt.timedelta(days=s.draw.randint(-40, latest)))
            task.deadline = Deadline(style(due), due)


def put_off(s: Secretary, style: Style) -> None:
    """Leave out the deadlines of last time, but give some of what is still open a new one."""
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


def _later(s: Secretary) -> dt.date:
    return _workday(s.told.day + dt.timedelta(days=s.draw.randint(8, 65)))


def _month_after(s: Secretary) -> dt.date:
    due = _later(s)
    return due if due.month != s.told.day.month else _last(due) + dt.timedelta(days=14)


def _kind(s: Secretary, *weights: int) -> str:
    return s.draw.choices(("day", "week", "month", "next", "soon", "open", "silent"), weights)[0]


def _sentence(s: Secretary, style: Style) -> Deadline:
    return _behind(s, style, _kind(s, 8, 3, 2, 3, 1, 1, 1))


def _chatty(s: Secretary, style: Style) -> Deadline:
    kind = _kind(s, 7, 3, 1, 3, 3, 1, 2)
    day = s.told.day
    if kind == "soon" and day.weekday() < 3:
        return Deadline("på fredag", day + dt.timedelta(days=4 - day.weekday()))
    return _behind(s, style, kind)


def _behind(s: Secretary, style: Style, kind: str) -> Deadline:
    due, month = _later(s), _month_after(s)
    if kind == "day":
        return Deadline(s.one("senest ", "senest ", "inden ") + style(due), due)
    if kind == "week":
        said = s.one("i uge {}", "i uge {}", "senest i uge {}", "inden udgangen af uge {}")
        return Deadline(said.format(due.isocalendar().week), _sunday(due))
    if kind == "month":
        said = s.one("inden udgangen af {}", "i løbet af {}", "senest ved udgangen af {}")
        return Deadline(said.format(MONTHS[month.month - 1]), _last(month))
    if kind == "next":
        said = s.one("inden næste møde", "inden næste møde", "til næste møde", "til næste gang")
        return Deadline(said, s.told.next_day, needs_next=True)
    if kind == "soon":
        return s.draw.choice((
            Deadline("inden for to uger", s.told.day + dt.timedelta(days=14)),
            Deadline("i næste uge", _sunday(s.told.day + dt.timedelta(days=7))),
        ))  # fmt: skip
    return Deadline(s.one("hurtigst muligt", "snarest") if kind == "open" else "", None)


def _column(s: Secretary, style: Style) -> Deadline:
    kind, due, month = _kind(s, 8, 4, 2, 3, 0, 1, 1), _later(s), _month_after(s)
    if kind == "day":
        return Deadline(style(due), due)
    if kind == "week":
        return Deadline(f"Uge {due.isocalendar().week}", _sunday(due))
    if kind == "month":
        name = MONTHS[month.month - 1]
        return s.draw.choice((
            Deadline(f"Ultimo {name}", _last(month)), Deadline(upper(name), _last(month)),
            Deadline(f"Medio {name}", month.replace(day=20)),
        ))  # fmt: skip
    if kind == "next":
        return Deadline(s.one("Næste møde", "Til næste møde"), s.told.next_day, needs_next=True)
    return Deadline(s.one("Løbende", "Hurtigst muligt") if kind == "open" else "", None)


def _date(s: Secretary, style: Style) -> Deadline:
    due = _later(s)
    return Deadline(style(due), due) if s.draw.random() < 0.85 else Deadline("", None)


_FORMS = {"sentence": _sentence, "chatty": _chatty, "column": _column, "date": _date}

# ------------------------------------------------------------------------------------ sentences


def _has_clause(task: Task) -> bool:
    return "," in task.verb[0] + task.about or task.about.startswith(("om ", "hvem ", "hvor "))


def timed(task: Task, said: str) -> str:
    """Put the deadline behind what is said of a task, with a comma where a clause ends."""
    if not task.deadline.text:
        return said
    return f"{said}{',' if _has_clause(task) else ''} {task.deadline.text}"


def bracket(task: Task, said: str) -> str:
    """Put the deadline in brackets behind what is said of a task."""
    return f"{said} ({task.deadline.text})" if task.deadline.text else said


def does(task: Task) -> str:
    """``ringer til forældrene senest den 3. november``."""
    return timed(task, task.done)


def to_do(task: Task) -> str:
    """``ringe til forældrene senest den 3. november``."""
    return timed(task, f"{task.verb[0]} {task.about}")


def agreed(s: Secretary, task: Task, name: str) -> str:
    """Tell what somebody is to do, as one says it in minutes."""
    return s.one(
        f"{upper(name)} {does(task)}.",
        f"{upper(name)} {does(task)}.",
        f"Det blev aftalt, at {name} {does(task)}.",
        f"Der var enighed om, at {name} {does(task)}.",
        f"{upper(name)} påtog sig at {to_do(task)}.",
        f"{upper(name)} skal {to_do(task)}.",
        f"{upper(name)} sørger for at {to_do(task)}.",
    )


def became(s: Secretary, task: Task, name: str) -> str:
    """Tell in a sentence or two what became of a task from last time."""
    said = f"{task.verb[0]} {task.about}"
    has_done, name_up = f"{PERFECT[task.verb[0]]} {task.about}", upper(name)
    ways = {
        "closed": (
            f"{name_up} har {has_done}.",
            f"{name_up} har siden sidst {has_done}.",
            f"{name_up} skulle {said}. Det er gjort.",
            f"{name_up} nåede at {said}.",
            f"{name_up} skulle {said}, og det er på plads.",
        ),
        "open": (
            f"{name_up} har endnu ikke nået at {said}.",
            f"{name_up} mangler stadig at {said}.",
            f"{name_up} skulle {said}. Det udestår.",
            f"{name_up} skulle {said}, men er ikke kommet i gang endnu.",
        ),
        "dropped": (
            f"{name_up} skal ikke længere {said}.",
            f"{name_up} skulle {said}, men det er ikke nødvendigt mere.",
            f"Aftalen om, at {name} skulle {said}, er ikke længere aktuel.",
            f"{name_up} skulle {said}. Den opgave udgår.",
        ),
    }
    return s.draw.choice(ways[task.status])


def cell(s: Secretary, task: Task) -> str:
    """What stands in a column of statuses."""
    return s.draw.choice(CELLS[task.status])


def ending(s: Secretary, task: Task) -> str:
    """What ends a line on a task from last time."""
    return s.draw.choice(ENDS[task.status])


def topics(s: Secretary, number: int) -> list[tuple[str, str]]:
    """Topics, and what was said about each; now and then one of ours is quoted."""
    found = []
    for topic in s.draw.sample(list(TOPICS), number):
        said = TOPICS[topic][: s.draw.randint(1, len(TOPICS[topic]))]
        found.append((topic, " ".join(said)))
    if s.draw.random() < 0.5:
        ours = [one for one in s.told.of("present") if one.code]
        topic, text = found[-1]
        found[-1] = (
            topic,
            f"{text} {s.draw.choice(SAID_BY).format(first=s.draw.choice(ours).first)}",
        )
    return found


def spread(s: Secretary, number: int) -> list[list[Task]]:
    """Deal the new tasks out to so many topics; some have none."""
    dealt: list[list[Task]] = [[] for _ in range(number)]
    for task in s.told.new:
        dealt[s.draw.randrange(number)].append(task)
    return dealt
