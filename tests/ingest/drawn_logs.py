"""Drawn registrations: what somebody did, the cells they wrote, and what must come of them.

A row is written in one of many ways of writing dates, durations and clock times, and may be wrong
in one cell. What it means is known from the drawing, never read back from what was written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
OP2_LEFT = dt.date(2024, 7, 1)
# Mostly after that, and no later than the day the files are received.
DAYS = st.one_of(
    st.dates(OP2_LEFT, dt.date(2025, 1, 6)),
    # The nights on which the clocks change, and the days around them.
    st.sampled_from([dt.date(2023, 3, 25), dt.date(2023, 3, 26), dt.date(2023, 10, 28)]),
    st.sampled_from([dt.date(2023, 10, 29), dt.date(2024, 10, 26), dt.date(2024, 10, 27)]),
)
MONTHS = "januar februar marts april maj juni juli august september oktober november december"
DATES: dict[str, Callable[[dt.date], str]] = {
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "dots": lambda day: f"{day:%d.%m.%Y}",
    "short": lambda day: f"{day.day}/{day.month}-{day:%y}",
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "iso": lambda day: day.isoformat(),
    "named": lambda day: f"{day.day}. {MONTHS.split()[day.month - 1]} {day.year}",
}
DURATIONS: dict[str, Callable[[int], str]] = {
    "comma": lambda minutes: f"{minutes / 60:.2f}".replace(".", ","),
    "point": lambda minutes: f"{minutes / 60:.2f}",
    "clock": lambda minutes: f"{minutes // 60}:{minutes % 60:02d}",
    "minutes": lambda minutes: f"{minutes} min",
    "mixed": lambda minutes: f"{minutes // 60}t{minutes % 60}m",
    "spaced": lambda minutes: f"{minutes // 60} t {minutes % 60} min",
    "column": str,  # under the heading minutter
    "span": lambda _minutes: "",  # start and end alone
}
CLOCKS = ("{:02d}:{:02d}", "{:02d}.{:02d}", "kl. {}.{:02d}", "{:02d}{:02d}", "{:02d}:{:02d}:00")
WORDINGS: dict[str, tuple[str, dict[str | None, tuple[str, ...]]]] = {
    "staff_code": (
        "medarbejder",
        {
            "OP1": ("OP1", "op1", "ÅSRA", "åse  ravnkær", "aase.ravnkaer@example.org"),
            "KON1": ("KON1",),
        },
    ),
    "activity_code": (
        "aktivitet",
        {
            "mentoring": ("Mentorstøtte", "mentor", "mentoring", " MENTORSTØTTE "),
            "street_presence": ("Synlighed i gadebilledet", "GADEPLAN"),
            "absence": ("ferie", "Syg", "Fravær"),
        },
    ),
    "network_code": ("område", {"vejleaa": ("Vejleåparken", "vejleå"), None: ("", " ")}),
    "place_code": (
        "sted",
        {"club": ("Klub", "fritidsklub"), "home": ("Hjemmebesøg",), None: ("",)},
    ),
    "target_group": (
        "målgruppe",
        {"over_18": ("18 år og derover", "18+"), "none": ("-",), None: ("",)},
    ),
    "contact_count": ("antal kontakter", {"0": ("0",), "12": ("12", " 12"), None: ("",)}),
    "partner_codes": (
        "samarbejdspart",
        {"club;school": ("Skole; Klub", "klub,skoler"), "police": ("Politiet",), None: ("",)},
    ),
}
# Heading → what is wrong with a cell, and the reasons that are right.
BAD: dict[str, tuple[str, dict[str, str]]] = {
    "work_date": (
        "dato",
        {
            "32-01-2024": "bad_date",
            "29-02-2023": "bad_date",
            "i går": "bad_date",
            "31.12.2031": "future_date",
            "": "missing_date",
        },
    ),
    "duration_minutes": (
        "timer",
        {
            "en time": "bad_duration",
            "1,5,5": "bad_duration",
            "-1": "duration_not_positive",
            "0": "duration_not_positive",
            "25:01": "more_than_a_day",
            "1501 min": "more_than_a_day",
        },
    ),
    "staff_code": (
        "medarbejder",
        {"Nogen": "unknown_staff", "OP2": "staff_not_employed", " ": "missing_staff"},
    ),
    "activity_code": ("aktivitet", {"Tryllekunst": "unknown_activity", "": "missing_activity"}),
    "network_code": ("område", {"Atlantis": "unknown_network"}),
    "place_code": ("sted", {"Månen": "unknown_place"}),
    "target_group": ("målgruppe", {"dinosaurer": "unknown_target_group"}),
    "contact_count": ("antal kontakter", {"mange": "bad_contact_count", "-1": "bad_contact_count"}),
    "partner_codes": ("samarbejdspart", {"Skole; Cirkus": "unknown_partner"}),
    "start_time": ("start", {"25:00": "bad_clock", "tidligt": "bad_clock"}),
}
_TRAPS = ("=1+1", "+45 12 34 56 78", "@SUM(A1)", '"', '""', "'", ";", ",", "|", "\t", "\n", "a;b;c")
# Control characters are no text: a file with more than a few of them is no log.
NOTES = st.one_of(
    st.sampled_from(_TRAPS),
    st.lists(st.sampled_from([*_TRAPS, "ord", " "]), max_size=6).map("".join),
    st.text(
        st.characters(codec="iso-8859-1", exclude_categories=["Cc"], include_characters="\n\t"),
        max_size=20,
    ),
)


@dataclass(frozen=True)
class Drawn:
    """One registration.

    Parameters
    ----------
    cells
        Heading → what was written.
    truth
        Column → value: what it says; None where it must be refused.
    fault
        The column and the reason to refuse it for.
    has_conflict
        Start and end say something else than the hours.
    """

    cells: dict[str, str]
    truth: dict[str, Any] | None
    fault: tuple[str, str] | None = None
    has_conflict: bool = False


@dataclass(frozen=True)
class Style:
    """How one file is written."""

    date: str
    duration: str
    clock: str
    headings: tuple[str, ...] = field(default=())

    @property
    def duration_heading(self) -> str:
        return "minutter" if self.duration == "column" else "timer"


STYLES = st.builds(
    Style,
    date=st.sampled_from(sorted(DATES)),
    duration=st.sampled_from(sorted(DURATIONS)),
    clock=st.sampled_from(CLOCKS),
)


@st.composite
def spans(draw: st.DrawFn, day: dt.date) -> tuple[dt.time, dt.time, int]:
    """When work began and ended by the clock on the wall, and how long it really took.

    An end at or before the start is the next day, and the wall's difference is at most 14 hours
    then. The hour that comes twice is left out: the wall does not say which one it was.
    """
    begin = dt.datetime.combine(day, dt.time(), COPENHAGEN) + dt.timedelta(
        minutes=draw(st.integers(0, 1439))
    )
    start = begin.replace(tzinfo=None)
    real = begin.astimezone(dt.UTC)
    if real.astimezone(COPENHAGEN).replace(tzinfo=None) != start or _comes_twice(start):
        start = start.replace(hour=8)
        real = start.replace(tzinfo=COPENHAGEN).astimezone(dt.UTC)
    minutes = draw(st.one_of(st.integers(1, 600), st.integers(1, 60)))
    end = (real + dt.timedelta(minutes=minutes)).astimezone(COPENHAGEN).replace(tzinfo=None)
    if _comes_twice(end) or (end.time() > start.time()) != (end.date() == start.date()):
        return start.time(), (start + dt.timedelta(minutes=1)).time(), 1
    return start.time(), end.time(), minutes


def _comes_twice(wall: dt.datetime) -> bool:
    first = wall.replace(tzinfo=COPENHAGEN, fold=0).utcoffset()
    return first > wall.replace(tzinfo=COPENHAGEN, fold=1).utcoffset()  # type: ignore[operator]


@st.composite
def registrations(draw: st.DrawFn, style: Style) -> Drawn:
    """A registration written in a style; one in four has one wrong cell."""
    day = draw(DAYS)
    start, end, minutes = draw(spans(day))
    has_span = style.duration == "span" or draw(st.booleans())
    other = minutes if has_span else draw(st.integers(1, 1380))
    has_conflict = has_span and style.duration != "span" and not draw(st.integers(0, 5))
    if has_conflict:
        other = minutes + 30
    truth: dict[str, Any] = {"work_date": day, "duration_minutes": other}
    cells = {
        "dato": DATES[style.date](day),
        style.duration_heading: DURATIONS[style.duration](other),
        "start": style.clock.format(start.hour, start.minute) if has_span else "",
        "slut": style.clock.format(end.hour, end.minute) if has_span else "",
        "note": draw(NOTES),
    }
    truth["start_time"], truth["end_time"] = (start, end) if has_span else (None, None)
    for column, (heading, words) in WORDINGS.items():
        code = draw(st.sampled_from(list(words)))
        cells[heading] = draw(st.sampled_from(words[code]))
        truth[column] = int(code) if code and column == "contact_count" else code
    if draw(st.integers(0, 3)):
        return Drawn(cells, truth, None, has_conflict)
    return draw(_spoilt(cells, style, has_span=has_span, is_before=day < OP2_LEFT))


@st.composite
def _spoilt(
    draw: st.DrawFn, cells: dict[str, str], style: Style, *, has_span: bool, is_before: bool
) -> Drawn:
    """Put a wrong cell in place of one of the cells; before OP2 left, OP2 is not wrong."""
    possible = dict(BAD)
    if style.duration in {"column", "span"}:
        del possible["duration_minutes"]
    if not has_span:
        del possible["start_time"]
    column = draw(st.sampled_from(sorted(possible)))
    heading, wrong = possible[column]
    cell = draw(st.sampled_from(sorted(wrong.keys() - ({"OP2"} if is_before else set()))))
    return Drawn({**cells, heading: cell}, None, (column, wrong[cell]))


@st.composite
def logs(draw: st.DrawFn, *, most: int = 20) -> tuple[Style, list[Drawn]]:
    """A file's style and its registrations."""
    style = draw(STYLES)
    return style, draw(st.lists(registrations(style), min_size=1, max_size=most))
