"""How the people of the twenty-first batch name each other, days, clock times and deadlines."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .days import MONTHS, WEEKDAYS, Deadline
from .secretary import Secretary, listed
from .told import Person, Task
from .words_21 import CURT, PARTIES, POINTS, SAID, TITLES

Dated = Callable[[dt.date], str]


@dataclass(frozen=True)
class Due(Deadline):
    """A deadline, and how it is said behind a sentence."""

    behind: str = ""


NOT_TOLD = Due("", None)


def in_figures(day: dt.date) -> str:
    """``3/2``."""
    return f"{day.day}/{day.month}"


def d_in_figures(day: dt.date) -> str:
    """``d. 3/2``."""
    return f"d. {day.day}/{day.month}"


def figures_with_year(day: dt.date) -> str:
    """``3/2-2023``."""
    return f"{day.day}/{day.month}-{day.year}"


def in_words(day: dt.date) -> str:
    """``3. februar``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def d_in_words(day: dt.date) -> str:
    """``den 3. februar``."""
    return f"den {in_words(day)}"


def with_year(day: dt.date) -> str:
    """``3. februar 2023``."""
    return f"{in_words(day)} {day.year}"


def on_weekday(day: dt.date) -> str:
    """``fredag den 3. februar``."""
    return f"{WEEKDAYS[day.weekday()]} den {in_words(day)}"


def full_day(day: dt.date) -> str:
    """``fredag den 3. februar 2023``."""
    return f"{on_weekday(day)} {day.year}"


def dotted(day: dt.date) -> str:
    """``03.02.2023``."""
    return f"{day:%d.%m.%Y}"


def clock(time: dt.time) -> str:
    """``9``, ``9.30``."""
    return f"{time.hour}.{time.minute:02}" if time.minute else str(time.hour)


def workday(day: dt.date) -> dt.date:
    """Go back to Friday from the weekend."""
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def start(text: str) -> str:
    """Write the first letter large."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """End a sentence."""
    return text if text.endswith(".") else f"{text}."


def draw_due(draw: Random, day: dt.date, next_day: dt.date, dated: tuple[Dated, ...]) -> Due:
    """Draw a deadline for somebody who writes days in one of the given ways."""
    due = workday(day + dt.timedelta(days=draw.randint(7, 70)))
    text = draw.choice(dated)(due)
    period = draw.choice(_periods(day, due) + _soon(day))
    meeting = draw.choice(("næste møde", "til næste møde", "inden næste møde"))
    ways = (
        Due(text, due, behind=f"senest {text}"),
        Due(f"inden {text}", due, behind=f"inden {text}"),
        period,
        Due(meeting, next_day, needs_next=True,
            behind="til næste møde" if meeting == "næste møde" else meeting),
        Due(draw.choice(("hurtigst muligt", "snarest", "løbende")), None),
        NOT_TOLD,
    )  # fmt: skip
    return draw.choices(ways, (6, 3, 6, 2, 1, 1))[0]


def _periods(day: dt.date, due: dt.date) -> list[Due]:
    number, month = due.isocalendar().week, MONTHS[due.month - 1]
    sunday = due + dt.timedelta(days=6 - due.weekday())
    last = due.replace(day=calendar.monthrange(due.year, due.month)[1])
    return [
        Due(f"uge {number}", sunday, behind=f"i uge {number}"),
        Due(f"uge {number}", sunday, behind=f"senest i uge {number}"),
        Due(f"udgangen af uge {number}", sunday, behind=f"inden udgangen af uge {number}"),
        Due(f"i løbet af {month}", last, behind=f"i løbet af {month}"),
        Due(f"ultimo {month}", last, behind=f"ultimo {month}"),
        Due(f"udgangen af {month}", last, behind=f"inden udgangen af {month}"),
    ]


def _soon(day: dt.date) -> list[Due]:
    """Periods counted from the meeting; the next week's last day is its Sunday."""
    sunday = day + dt.timedelta(days=13 - day.weekday())
    ways = [
        Due("i næste uge", sunday, behind="i næste uge"),
        Due("om 14 dage", day + dt.timedelta(days=14), behind="inden for 14 dage"),
        Due("om tre uger", day + dt.timedelta(weeks=3), behind="inden for tre uger"),
    ]
    if day.weekday() <= 2:
        friday = day + dt.timedelta(days=4 - day.weekday())
        ways.append(Due("på fredag", friday, behind="på fredag"))
    return ways


def prepare(
    s: Secretary,
    ways: tuple[str, ...],
    *dated: Dated,
    writer: str = "",
    may_agree_on_nothing: bool = False,
) -> None:
    """Write as in this house: titles, how somebody is named, and how days are written.

    The ``writer``'s organisation was there. Nobody meets in the weekend, what is still on the list
    is not put there once more; now and then nothing was left from last time, or nothing was agreed
    on where the house has a way to say so.
    """
    t = s.told
    t.next_day = workday(t.next_day)
    if writer:
        _take_part(s, writer)
    if s.draw.random() < 0.12:
        t.old = []
    if may_agree_on_nothing and s.draw.random() < 0.08:
        t.new = []
    before = [(o.verb, o.about) for o in t.old]
    t.new = [o for o in t.new if (o.verb, o.about) not in before] or t.new
    for one in t.people:
        title, one.is_called = s.draw.choice(TITLES[one.organisation])
        one.function = title
    for o in [*t.old, *t.new]:
        o.owner = _called(s, who_does(s, o), s.draw.choice(ways))
    for o in t.old:
        day = workday(o.deadline.day or t.day)
        text = s.draw.choice(dated)(day)
        o.deadline = Due(text, day, behind=f"senest {text}")
    for o in t.new:
        o.deadline = draw_due(s.draw, t.day, t.next_day, dated)


def _take_part(s: Secretary, organisation: str) -> None:
    """Let somebody of the organisation be there: who is, or else who was of another."""
    t = s.told
    found = [one for one in t.people if one.organisation == organisation]
    one = found[0] if found else [one for one in t.people if one.organisation][-1]
    for o in [*t.old, *t.new]:
        if o.organisation == one.organisation:
            o.organisation = organisation
    one.organisation, one.status = organisation, "present"


def who_does(s: Secretary, o: Task) -> Person:
    """Return the participant who is to do it."""
    [who] = [p for p in s.told.people if (p.code, p.organisation) == (o.code, o.organisation)]
    return who


def speak_of_oneself(s: Secretary, organisation: str) -> None:
    """Let the writer, who signs, say ``jeg`` in half of the documents."""
    if s.draw.random() < 0.5:
        for o in [*s.told.old, *s.told.new]:
            if o.organisation == organisation:
                o.owner = "jeg"


def of_party(s: Secretary, organisation: str) -> Person:
    """Return the participant of an organisation."""
    [who] = [p for p in s.told.people if p.organisation == organisation]
    return who


def _called(s: Secretary, who: Person, way: str) -> str:
    if who.code and way in ("party", "title"):
        return who.first
    if way == "via":
        return f"{PARTIES[who.organisation][0]} v/ {who.name}" if not who.code else who.name
    if way == "party":
        return s.draw.choice(PARTIES[who.organisation])
    if way == "title":
        return who.is_called
    return s.named(who, way)


def points(s: Secretary, number: int, most: int = 3) -> list[tuple[str, str]]:
    """Points of the agenda, and what was said about each."""
    return [(point, talk(s, point, most)) for point in s.draw.sample(list(POINTS), number)]


def talk(s: Secretary, point: str, most: int = 3) -> str:
    """What was said about a point; now and then somebody is quoted."""
    count = min(len(POINTS[point]), s.draw.randint(1, most))
    at = sorted(s.draw.sample(range(len(POINTS[point])), count))
    said = [POINTS[point][n] for n in at]
    if most > 1 and s.draw.random() < 0.3:
        said.append(s.one(*SAID).format(who=s.draw.choice(s.told.of("present")).first))
    return " ".join(said)


def behind(o: Task) -> str:
    """The deadline as it is said behind a sentence, or nothing."""
    return o.deadline.behind or o.deadline.text if isinstance(o.deadline, Due) else ""


def sentence(text: str, o: Task) -> str:
    """``ringer til centerlederen senest 3. maj.``: what is done, with its deadline behind."""
    is_clause = o.verb[0].endswith(",") or ", " in o.about
    when = behind(o)
    return stopped(f"{text}{',' if is_clause and when else ''} {when}".rstrip())


def tell_next(s: Secretary) -> dt.date:
    """Return the next meeting's day, which is told; deadlines may speak of it."""
    s.tells_next = True
    return s.told.next_day


def from_party(one: Person) -> str:
    """``Karen Mosekrog fra skolen``."""
    return f"{one.name} fra {PARTIES[one.organisation][0]}"


def curt(one: Person) -> str:
    """``Karen (skole)``."""
    return f"{one.first} ({CURT[one.organisation]})"


def titled(one: Person) -> str:
    """``Karen Mosekrog, lokalbetjent``."""
    return f"{one.name}, {one.function}"


def from_parties(people: list[Person]) -> list[str]:
    """``Leyla Karadeniz og Jonas Vestergren fra SSP``, ``Karen Mosekrog fra skolen``."""
    ours = [one.name for one in people if one.code]
    others = [from_party(one) for one in people if not one.code]
    return [*([f"{listed(ours)} fra SSP"] if ours else []), *others]


def together(people: list[Person]) -> str:
    """``Leyla Karadeniz fra SSP, Karen Mosekrog fra skolen og Bo Stenvang fra klubben``."""
    return listed(from_parties(people))


def by_party(people: list[Person]) -> str:
    """``SSP: Leyla Karadeniz og Jonas Vestergren; Skolen: Karen Mosekrog``."""
    ours = [one.name for one in people if one.code]
    others = [f"{start(PARTIES[p.organisation][0])}: {p.name}" for p in people if not p.code]
    return "; ".join([*([f"SSP: {listed(ours)}"] if ours else []), *others])
