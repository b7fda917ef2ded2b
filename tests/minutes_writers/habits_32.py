"""What the secretaries of the thirty-second batch share: days, hours, talk, whom they name how."""

from __future__ import annotations

import datetime as dt

from . import words, words_32
from .days import MONTHS, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task, Told


def upper(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def in_words(day: dt.date, *, is_weekday: bool = False) -> str:
    """``3. maj 2023``; with the weekday ``onsdag den 3. maj 2023``."""
    plain = f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} den {plain}" if is_weekday else plain


def in_figures(day: dt.date) -> str:
    """``3/5-2023``."""
    return f"{day.day}/{day.month}-{day.year}"


def last_time(s: Secretary) -> dt.date:
    """Draw the day of the meeting before this one, a working day."""
    day = s.told.day - dt.timedelta(days=s.draw.randint(47, 63))
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def hours(s: Secretary, mark: str = ".", between: str = "-") -> str:
    """``13.00-14.30``."""
    return between.join(f"{one:%H}{mark}{one:%M}" for one in (s.told.start, s.told.end))


def brief(time: dt.time) -> str:
    """``13`` or ``13.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def talk(s: Secretary, point: str, least: int = 1, most: int = 3) -> str:
    """Some sentences on a point of the agenda."""
    said = words_32.POINTS[point]
    return " ".join(s.draw.sample(said, s.draw.randint(least, min(most, len(said)))))


def points(s: Secretary, number: int) -> list[str]:
    """Points of the agenda."""
    return s.draw.sample(list(words_32.POINTS), number)


def network(s: Secretary) -> str:
    """Name the network amid a sentence."""
    return s.one("SSP-netværket i {}", "netværket i {}", "lokalnetværket i {}").format(s.area)


def stop(text: str) -> str:
    """End a sentence: an abbreviation has its dot already."""
    return text if text.endswith(".") else f"{text}."


def place(s: Secretary) -> str:
    """Where they met."""
    return s.one(*words_32.PLACES)


def report(s: Secretary, task: Task) -> str:
    """Say how it went with a task from last time."""
    said = {"closed": words_32.CLOSED, "open": words_32.OPEN, "dropped": words_32.DROPPED}
    task.remark = s.one(*said[task.status])
    return task.remark


def first(task: Task) -> str:
    """Name who does it at the beginning of a sentence, a line or a cell."""
    task.owner = upper(task.owner)
    return task.owner


def amid(task: Task) -> str:
    """Name who does it amid a sentence: ``skolen``, but ``Karen``."""
    if task.organisation and task.owner.lower() in _parties(task.organisation):
        task.owner = task.owner.lower()
    return task.owner


def _parties(organisation: str) -> list[str]:
    return [one.lower() for one in words.ORGANISATIONS[organisation][1]]


def unrepeated(s: Secretary) -> Told:
    """Agree on nothing that was on the list from last time already."""
    taken = {one.about for one in [*s.told.old, *s.told.new]}
    before = {one.about for one in s.told.old}
    for one in s.told.new:
        if one.about in before:
            free = [(verb, about) for verb, about in words_32.TASKS[one.kind] if about not in taken]
            one.verb, one.about = s.draw.choice(free)
            taken.add(one.about)
    return s.told


def no_deadline(task: Task) -> None:
    """Forget the deadline: the document does not tell it."""
    task.deadline = Deadline("", None)


def called(person: Person, name: str) -> str:
    """Name somebody in the list of participants otherwise than by the full name."""
    person.is_called = name
    return name


def next_day(s: Secretary, *, is_figures: bool = False) -> str:
    """Tell the day of the next meeting."""
    s.tells_next = True
    day = s.told.next_day
    if is_figures:
        return in_figures(day)
    return in_words(day, is_weekday=day.weekday() < 5 and s.draw.random() < 0.6)


def present_name(s: Secretary, organisation: str = "") -> str:
    """Name somebody who was there: of the organisation, where one was, else one of ours."""
    there = s.told.of("present")
    wanted = [one for one in there if organisation and one.organisation == organisation]
    return (wanted or [one for one in there if one.code])[0].name
