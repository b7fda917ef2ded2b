"""How the thirty-fourth batch's secretaries hold the pen: names, days, deadlines, sentences."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from .days import MONTHS, SHORT, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task
from .words_34 import DONE, OF_OURS, PLACES, ROLES, STATUS, TALK, TASKS

Style = Callable[[dt.date], str]


def capital(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def stop(text: str) -> str:
    """End with a full stop, and with one only."""
    return text if text.endswith((".", "!")) else f"{text}."


def slash(day: dt.date) -> str:
    """``3/11``."""
    return f"{day.day}/{day.month}"


def slash_year(day: dt.date) -> str:
    """``3/11-2025``."""
    return f"{day.day}/{day.month}-{day.year}"


def word(day: dt.date) -> str:
    """``3. november``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def word_year(day: dt.date) -> str:
    """``3. november 2025``."""
    return f"{word(day)} {day.year}"


def short(day: dt.date) -> str:
    """``3. nov.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def dotted(day: dt.date) -> str:
    """``03.11.2025``."""
    return f"{day:%d.%m.%Y}"


def dashed(day: dt.date) -> str:
    """``03-11-2025``."""
    return f"{day:%d-%m-%Y}"


def weekday(day: dt.date) -> str:
    """``mandag den 3. november``."""
    return f"{WEEKDAYS[day.weekday()]} den {word(day)}"


def weekday_year(day: dt.date) -> str:
    """``mandag den 3. november 2025``."""
    return f"{weekday(day)} {day.year}"


def hours(s: Secretary, mark: str = ".", dash: str = "-") -> str:
    """``9.00-10.30``."""
    pattern = f"%H{mark}%M"
    first, last = (one.strftime(pattern) for one in (s.told.start, s.told.end))
    return f"{first.removeprefix('0')}{dash}{last.removeprefix('0')}"


def loose(time: dt.time) -> str:
    """``9`` and ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


class Pen:
    """One secretary at one meeting: who is called what, and whether the next meeting is told."""

    def __init__(self, s: Secretary, *, way: str = "first", tells: float = 1.0) -> None:
        self.s, self.told, self.draw, self.way = s, s.told, s.draw, way
        if self.told.day.month == 12 and self.told.day.day > 21:
            self.told.day -= dt.timedelta(days=14)
        self.told.next_day = _working_day(self.told.next_day)
        s.tells_next = self.draw.random() < tells
        self.parties: dict[str, str] = {}
        for one in self.told.people:
            if one.organisation:
                roles = ROLES[one.organisation]
                one.function, self.parties[one.organisation] = self.draw.choice(roles)
        self._part()
        for task in [*self.told.old, *self.told.new]:
            task.owner = self._owner(task)
            task.remark = self.draw.choice(STATUS[task.status]) if task.status in STATUS else ""

    def _part(self) -> None:
        """See to it that nothing is agreed upon anew that was followed up."""
        new = {(one.verb, one.about) for one in self.told.new}
        used = new | {(one.verb, one.about) for one in self.told.old}
        for task in self.told.old:
            if (task.verb, task.about) in new:
                free = [(kind, *one) for kind, many in TASKS.items() for one in many
                        if one not in used]  # fmt: skip
                task.kind, task.verb, task.about = self.draw.choice(free)
                used.add((task.verb, task.about))

    def _owner(self, task: Task) -> str:
        person = next(one for one in self.told.people if (one.code, one.organisation)
                      == (task.code, task.organisation))  # fmt: skip
        if person.organisation and self.draw.random() < 0.5:
            return self.parties[person.organisation]
        if self.way == "initials":
            return person.initials if person.code else person.name
        return person.first if self.way == "first" else person.name

    # ------------------------------------------------------------------------------ small talk

    def one(self, *of: str) -> str:
        """Draw one wording."""
        return self.draw.choice(of)

    def place(self) -> str:
        """Where they met."""
        return self.draw.choice(PLACES)

    def chosen(self, *, ours: bool = False) -> Person:
        """Somebody who was there."""
        return self.draw.choice([one for one in self.told.of("present") if one.code or not ours])

    def talk(self, fewest: int, most: int) -> list[tuple[str, list[str]]]:
        """Topics, and the remarks on each; now and then one of ours is quoted."""
        said: list[tuple[str, list[str]]] = []
        for topic in self.draw.sample(list(TALK), self.draw.randint(fewest, most)):
            remarks = TALK[topic]
            kept = self.draw.sample(range(len(remarks)), self.draw.randint(1, len(remarks)))
            said.append((topic, [remarks[at] for at in sorted(kept)]))
        if self.draw.random() < 0.6:
            quoted = self.one(*OF_OURS).format(first=self.chosen(ours=True).first)
            self.draw.choice(said)[1].append(quoted)
        return said

    def dealt(self, number: int) -> list[list[Task]]:
        """Deal the new tasks out to so many points, in their order."""
        at = sorted(self.draw.randrange(number) for _ in self.told.new)
        return [[task for place, task in zip(at, self.told.new, strict=True) if place == one]
                for one in range(number)]  # fmt: skip

    # ------------------------------------------------------------------------------- deadlines

    def old_days(self, style: Style | None = None) -> None:
        """Give the old tasks the day that was set; without a style nobody writes it again."""
        for task in self.told.old:
            task.deadline = Deadline("", None)
            if style:
                latest = 12 if task.status == "open" else -2
                due = self.told.day + dt.timedelta(days=self.draw.randint(-40, latest))
                due = _weekday_before(due)
                said = style(due)
                if due.year != self.told.day.year and str(due.year) not in said:
                    said += f" {due.year}"
                task.deadline = Deadline(said, due)

    def new_days(self, style: Style, *, in_column: bool = False) -> None:
        """Give the new tasks a deadline, as in a column or as in a sentence."""
        for task in self.told.new:
            task.deadline = self._cell(style) if in_column else self._phrase(style, task)

    def _due(self) -> tuple[str, dt.date]:
        kinds = {"day": 9, "week": 4, "month": 3, "next": 2, "span": 2, "vague": 1, "none": 1}
        if not self.s.tells_next:
            kinds["next"] = 0
        kind = self.draw.choices(list(kinds), list(kinds.values()))[0]
        due = _working_day(self.told.day + dt.timedelta(days=self.draw.randint(8, 75)))
        if kind == "month" and (due.year, due.month) == (self.told.day.year, self.told.day.month):
            due = _last(due) + dt.timedelta(days=self.draw.randint(5, 25))
        return kind, due

    def _phrase(self, style: Style, task: Task) -> Deadline:  # noqa: PLR0911
        kind, due = self._due()
        week, month, day = due.isocalendar().week, MONTHS[due.month - 1], self.told.day
        if kind == "day":
            before: dict[Style, str] = {slash: "d. ", slash_year: "d. ", weekday: ""}
            said = before.get(style, "den ") + style(due)
            return Deadline(self.one("senest ", "senest ", "inden ") + said, due)
        if kind == "week":
            ways = ["senest i uge {}", "inden udgangen af uge {}"]
            ways += ["i uge {}", "i uge {}"] if task.kind != "agreement" else []
            return Deadline(self.one(*ways).format(week), _sunday(due))
        if kind == "month":
            ways = ["inden udgangen af {}", "senest ved udgangen af {}"]
            ways += ["i løbet af {}"] if task.kind != "agreement" else []
            return Deadline(self.one(*ways).format(month), _last(due))
        if kind == "next":
            said = self.one("inden næste møde", "inden næste møde", "inden vores næste møde")
            return Deadline(said, self.told.next_day, needs_next=True)
        if kind == "span" and day.day < 16:
            return Deadline("inden udgangen af måneden", _last(day))
        if kind == "span":
            weeks, number = self.draw.choice((("to", 2), ("tre", 3)))
            return Deadline(f"inden for {weeks} uger", day + dt.timedelta(weeks=number))
        return Deadline(self.one("hurtigst muligt", "snarest") if kind == "vague" else "", None)

    def _cell(self, style: Style) -> Deadline:
        kind, due = self._due()
        week, month = due.isocalendar().week, MONTHS[due.month - 1]
        if kind == "day":
            return Deadline(capital(style(due)), due)
        if kind == "week":
            return Deadline(self.one(f"Uge {week}", f"Uge {week}", f"I uge {week}"), _sunday(due))
        if kind == "month":
            ways = (f"Udgangen af {month}", f"Ultimo {month}", f"Inden udgangen af {month}")
            return Deadline(self.one(*ways), _last(due))
        if kind == "next":
            said = self.one("Næste møde", "Inden næste møde", "Til næste møde")
            return Deadline(said, self.told.next_day, needs_next=True)
        if kind == "span":
            weeks, number = self.draw.choice((("2", 2), ("3", 3), ("to", 2)))
            return Deadline(f"Om {weeks} uger", self.told.day + dt.timedelta(weeks=number))
        said = self.one("Hurtigst muligt", "Snarest", "Løbende") if kind == "vague" else ""
        return Deadline(said, None)


def _working_day(day: dt.date) -> dt.date:
    """A day on which people are at work: not between Christmas and New Year, nor in a weekend."""
    if (day.month, day.day) >= (12, 22) or (day.month, day.day) == (1, 1):
        day += dt.timedelta(days=14)
    return _weekday_before(day)


def _weekday_before(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _sunday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=6 - day.weekday())


def _last(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


# ----------------------------------------------------------------------------------- sentences


def _timed(task: Task, verb: str) -> str:
    """Put verb, content and deadline together: before a clause the deadline follows the verb."""
    until = task.deadline.text
    if not until:
        return f"{verb} {task.about}"
    if verb.endswith(","):
        first, _, rest = verb.rstrip(",").partition(" ")
        return f"{first} {until}{f' {rest}' if rest else ''}, {task.about}"
    return f"{verb} {task.about}{',' if ', ' in task.about else ''} {until}"


def does(task: Task) -> str:
    """``ringer til moren senest den 3. november``."""
    return _timed(task, task.verb[1])


def shall(task: Task, mark: str = "") -> str:
    """``ringe til moren`` with its deadline, behind ``skal``; ``mark`` may be ``at`` with a space.

    Before a clause the deadline stands first: ``senest i uge 45 at undersøge, om ...``.
    """
    verb = task.verb[0]
    if verb.endswith(",") and task.deadline.text:
        return f"{task.deadline.text} {mark}{verb} {task.about}"
    return mark + _timed(task, verb)


def bare(task: Task) -> str:
    """``ringe til moren``."""
    return f"{task.verb[0]} {task.about}"


def has(task: Task) -> str:
    """``ringet til moren``: what follows ``har``."""
    return f"{DONE[task.verb[0], task.about]} {task.about}"


def fate(pen: Pen, task: Task) -> str:
    """Tell in a sentence or two what became of a task from last time."""
    name = task.owner
    ways = {
        "closed": (
            f"{name} har {has(task)}.",
            f"{name} har siden sidst {has(task)}. Punktet er lukket.",
            f"{name} skulle {bare(task)}. Det er sket.",
            f"{name} har {has(task)} som aftalt.",
            f"{name} skulle {bare(task)}, og det er klaret.",
        ),
        "open": (
            f"{name} har endnu ikke {has(task)}.",
            f"{name} har ikke nået at {bare(task)}. Opgaven står ved magt.",
            f"{name} mangler stadig at {bare(task)}.",
            f"{name} skulle {bare(task)}, men er ikke kommet i mål endnu.",
            f"{name} skulle {bare(task)}. Det udestår fortsat.",
        ),
        "dropped": (
            f"{name} skulle {bare(task)}, men det er ikke længere relevant.",
            f"{name} skulle {bare(task)}. Opgaven udgår.",
            f"Det bortfalder, at {name} skal {bare(task)}.",
            f"{name} skulle {bare(task)}, men det har vi valgt at droppe.",
        ),
    }
    return capital(pen.draw.choice(ways[task.status]))
