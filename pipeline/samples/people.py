"""The invented staff: who is employed where, when and for how many hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pipeline.samples.options import SampleOptions

_DAY = dt.timedelta(days=1)
_HIRED = dt.date(2019, 8, 1)
FULL_TIME, PART_TIME, REDUCED = 37.0, 29.5, 32.0


@dataclass(frozen=True)
class Employment:
    """One period in which unit and hours are the same (``valid_to`` is the last day)."""

    employment_unit: str
    weekly_norm_hours: float
    valid_from: dt.date
    valid_to: dt.date | None = None


@dataclass(frozen=True)
class StaffMember:
    """A member of staff; the name is invented and appears in private files and sources only."""

    staff_code: str
    role: str
    name: str
    initials: str
    periods: tuple[Employment, ...]

    @property
    def email(self) -> str:
        """The invented address, in a domain reserved for examples."""
        given, _, family = self.name.partition(" ")
        return f"{given}.{family}@example.com".replace(" ", "").lower().replace("å", "aa")

    def is_employed(self, day: dt.date) -> bool:
        """Whether the person has a period that holds the day."""
        return any(
            period.valid_from <= day and (period.valid_to is None or day <= period.valid_to)
            for period in self.periods
        )


# Initials are six letters, as many municipalities' user names are: three would be found by chance
# in any compressed file, and no test could tell them from a leak.
_NAMES = {
    "KON1": ("Birgitte Ravnsholt", "BIRRAV"),
    "KON2": ("Henrik Lyngdal", "HENLYN"),
    "OP1": ("Jonas Vestergren", "JONVES"),
    "OP2": ("Leyla Karadeniz", "LEYKAR"),
    "OP3": ("Mads Holmboe", "MADHOL"),
    "OP4": ("Nadia Khatibi", "NADKHA"),
    "OP5": ("Trine Skovgård", "TRISKO"),
    "OP6": ("Abdirahim Warfaa", "ABDWAR"),
    "OP7": ("Sofie Brinkly", "SOFBRI"),
}


def staff_of(options: SampleOptions, replica: int = 0) -> tuple[StaffMember, ...]:
    """Return the staff of one replica: seven at a time, two consultants and five operative.

    OP3 leaves before the model takes effect and OP6 is hired; OP4 leaves after it and OP7 is
    hired; OP5 works part time; the norm of OP1 changes; one person moves two months late.
    """
    plans = _plans(options)
    staff = tuple(
        StaffMember(code, "consultant" if code.startswith("KON") else "operative", *_NAMES[code], p)
        for code, p in plans.items()
    )
    return staff if replica == 0 else tuple(_replicated(member, replica) for member in staff)


def _replicated(member: StaffMember, replica: int) -> StaffMember:
    """Give a copy of a person a code, a name and initials of its own."""
    suffix = f"{replica + 1:02d}"
    return replace(
        member,
        staff_code=f"{member.staff_code}R{suffix}",
        name=f"{member.name}-{suffix}",
        initials=f"{member.initials}{suffix}",
    )


def _plans(options: SampleOptions) -> dict[str, tuple[Employment, ...]]:
    """Return each person's periods of employment."""
    target = "cbf" if options.model == "model_1" else "ungdomsskolen"
    effective, late = options.effective_from, options.after_effect(2)
    hired, replaced = options.after_effect(-8), options.after_effect(10)
    # Under model 1 only the youth school's worker moves, so it is she who moves late.
    late_mover = "OP5" if options.model == "model_1" else "OP2"

    def moved(code: str, home: str, first: dt.date, last: dt.date | None) -> tuple[Employment, ...]:
        norm = PART_TIME if code == "OP5" else FULL_TIME
        day = late if code == late_mover else effective
        if home == target:
            return (Employment(home, norm, first, last),)
        return (Employment(home, norm, first, day - _DAY), Employment(target, norm, day, last))

    consultant = (Employment("cbf", FULL_TIME, _HIRED),)
    return {
        "KON1": consultant,
        "KON2": consultant,
        "OP1": _with_norm(moved("OP1", "cbf", _HIRED, None), REDUCED, options.after_effect(6)),
        "OP2": moved("OP2", "cbf", dt.date(2020, 2, 1), None),
        "OP3": (Employment("cbf", FULL_TIME, dt.date(2018, 5, 1), hired - _DAY),),
        "OP4": moved("OP4", "cbf", dt.date(2017, 1, 1), replaced - _DAY),
        "OP5": moved("OP5", "ungdomsskolen", dt.date(2016, 8, 1), None),
        "OP6": moved("OP6", "cbf", hired, None),
        "OP7": (Employment(target, FULL_TIME, replaced),),
    }


def _with_norm(
    periods: tuple[Employment, ...], norm: float, day: dt.date
) -> tuple[Employment, ...]:
    """Change the weekly norm from a day within the last period on."""
    last = periods[-1]
    return (
        *periods[:-1],
        replace(last, valid_to=day - _DAY),
        replace(last, weekly_norm_hours=norm, valid_from=day),
    )
