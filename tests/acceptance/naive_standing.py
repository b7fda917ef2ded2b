"""Which rows of some logs stand, and what becomes of the others, in loops and dicts.

Written from contracts.md and the decisions 10 and 11 alone, never from ``sql/``. Quadratic where
that is plainer. The order in which the files are given means nothing.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from naive_calendar import DAY

Place = tuple[str, int, int]  # file, sheet (0 where there are none), line
MIDNIGHT = dt.time(0)


@dataclass(frozen=True)
class Row:
    """One accepted row.

    Parameters
    ----------
    values
        Canonical column → value.
    own_id
        The source's id; None where it has none.
    replaces
        The refused rows that a row of a hand-back workbook is to replace.
    """

    place: Place
    values: dict[str, Any]
    own_id: str | None = None
    replaces: tuple[Place, ...] = ()

    @property
    def person_day(self) -> tuple[str, dt.date]:
        return self.values["staff_code"], self.values["work_date"]

    def content(self) -> str:
        """What tells rows apart that have no id."""
        return repr(sorted(self.values.items()))


@dataclass
class Log:
    """One file; ``sha`` decides between files of one moment."""

    name: str
    received: dt.datetime
    sha: str
    profile: str | None = None
    is_full_export: bool = False
    is_withdrawn: bool = False
    rows: list[Row] = field(default_factory=list)
    refused: list[Place] = field(default_factory=list)
    # Rows of a hand-back workbook that give no entry, and the rows that they name: refused once
    # more (they are in ``refused`` too), or said to be about no registration.
    refused_again: dict[Place, tuple[Place, ...]] = field(default_factory=dict)
    dropped: dict[Place, tuple[Place, ...]] = field(default_factory=dict)


def _person(row: Row) -> str:
    return str(row.values["staff_code"])


def _work(row: Row) -> tuple[Any, ...]:
    return tuple(row.values[name] for name in ("work_date", "duration_minutes", "activity_code"))


class Standing:
    """Decides row by row.

    Parameters
    ----------
    logs
        Every file that has been received, in any order.
    """

    def __init__(self, logs: list[Log]) -> None:
        here = [log for log in logs if not log.is_withdrawn]
        here.sort(key=lambda log: (log.received, log.sha))
        self.logs = {log.name: log for log in here}
        self.order = {log.name: number for number, log in enumerate(here)}
        self.rows = {row.place: row for log in here for row in log.rows}
        self.again = {place: named for log in here for place, named in log.refused_again.items()}
        self.refused = {place for log in here for place in log.refused}
        self.superseded: set[Place] = set()
        self.replaced = self._hand_back()
        said = {at for log in here for named in log.dropped.values() for at in self._named(named)}
        self.taken_out = (said & self.refused) - self.replaced
        self.by_hand = set(self.superseded)
        self._same_id()
        self._full_exports(self.by_hand)
        self._equal_rows(self.by_hand)

    def standing(self) -> list[Row]:
        """Return the rows that stand."""
        return [row for place, row in self.rows.items() if place not in self.superseded]

    def other_names(self, row: Row) -> list[Place]:
        """Return the superseded rows that give the entry of a standing row as well, unchanged.

        Decision 11: the k-th of equal rows that stand is the k-th of those of each file.
        """
        alike = [
            other
            for other in sorted(self.rows.values(), key=lambda one: self._arrival(one.place))
            if (other.own_id, other.content()) == (row.own_id, row.content())
        ]
        number = [one.place for one in alike if one.place not in self.superseded].index(row.place)
        files: dict[str, list[Place]] = defaultdict(list)
        for one in alike:
            files[one.place[0]].append(one.place)
        kth = [places[number] for places in files.values() if len(places) > number]
        return [place for place in kth if place in self.superseded - self.by_hand]

    def _named(self, places: tuple[Place, ...]) -> set[Place]:
        """Some places, and what the rows there were to replace that were refused once more."""
        return {*places, *(at for place in places for at in self.again.get(place, ()))}

    def _known(self, row: Row) -> list[Place]:
        """What a row may replace: refused rows, and entries of the same person."""
        return [
            place
            for place in self._named(row.replaces)
            if place in self.refused
            or (place in self.rows and _person(self.rows[place]) == _person(row))
        ]

    def handed_back(self, log: Log) -> set[Place]:
        """Rows of a file that are counted as received in another one before."""
        accepted = {row.place for row in log.rows if self._known(row)}
        refused = {
            place
            for place, named in log.refused_again.items()
            if any(one in self.refused or one in self.rows for one in self._named(named))
        }
        dropped = {
            place
            for place, named in log.dropped.items()
            if any(one in self.refused for one in self._named(named))
        }
        return accepted | refused | dropped

    def corrected(self, log: Log) -> set[Place]:
        """Refused rows of a file that were handed back in order, where they were received first."""
        return (set(log.refused) & self.replaced) - self.handed_back(log)

    def _arrival(self, place: Place) -> tuple[int, int, int]:
        return self.order[place[0]], *place[1:]

    def _hand_back(self) -> set[Place]:
        """The latest correction stands; what it replaces does not, readable or not."""
        corrections = defaultdict(set)
        for row in self.rows.values():
            for place in self._known(row):
                corrections[place].add(row.place)
        for place, rivals in corrections.items():
            self.superseded |= rivals - {max(rivals, key=self._arrival)}
            if place in self.rows:
                self.superseded.add(place)
        return {place for place in corrections if place in self.refused}

    def _counted_at(self, row: Row) -> Place:
        """A corrected row is counted in the place of what it replaces."""
        return min(self._known(row), key=self._arrival, default=row.place)

    def _equal_at(self, row: Row) -> Place:
        """Among equal rows, one beside a corrected row is counted where the workbook is from."""
        if self._known(row):
            return self._counted_at(row)
        beside = [place for other in self.logs[row.place[0]].rows for place in self._known(other)]
        origin = min(beside, key=self._arrival, default=row.place)
        return (origin[0], *row.place[1:])

    def _same_id(self) -> None:
        """A later version stands: of the same person, or of the same work under another person."""
        versions = defaultdict(list)
        for row in self.rows.values():
            if row.own_id is not None:
                profile = self.logs[self._counted_at(row)[0]].profile
                versions[row.own_id, profile].append(row)
        for rows in versions.values():
            for row, other in itertools.permutations(rows, 2):
                is_later = self._arrival(other.place) > self._arrival(row.place)
                if is_later and (_person(row) == _person(other) or _work(row) == _work(other)):
                    self.superseded.add(row.place)

    def _full_exports(self, by_hand: set[Place]) -> None:
        counted = {
            place: self._counted_at(row)[0]
            for place, row in self.rows.items()
            if place not in by_hand
        }
        self.exported = set()
        for export in self.logs.values():
            days = [row.values["work_date"] for row in export.rows]
            if not export.is_full_export or not days:
                continue
            people = {_person(self.rows[at]) for at, name in counted.items() if name == export.name}
            for place, name in counted.items():
                row = self.rows[place]
                if (
                    self.logs[name].profile == export.profile
                    and self.order[name] < self.order[export.name]
                    and row.values["staff_code"] in people
                    and min(days) <= row.values["work_date"] <= max(days)
                ):
                    self.exported.add(place)
        self.superseded |= self.exported

    def _equal_rows(self, by_hand: set[Place]) -> None:
        """Of equal rows as many stand as the file that has most; the earliest files give them."""
        alike: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for place, row in self.rows.items():
            if row.own_id is None and place not in by_hand | self.exported:
                alike[row.content()][self._equal_at(row)[0]].append(row)
        for by_file in alike.values():
            stand = 0
            for name in sorted(by_file, key=self.order.__getitem__):
                copies = sorted(
                    by_file[name],
                    key=lambda row: (self._equal_at(row)[1:], self._arrival(row.place)),
                )
                self.superseded |= {row.place for row in copies[:stand]}
                stand = max(stand, len(copies))


# -- odd among all the others ----------------------------------------------------------------------


def interval(values: dict[str, Any]) -> tuple[dt.datetime, dt.datetime] | None:
    """Return start and end by the clock; None where they do not say when."""
    if values["start_time"] is None or values["end_time"] is None:
        return None
    start = dt.datetime.combine(values["work_date"], values["start_time"])
    end = dt.datetime.combine(values["work_date"], values["end_time"])
    end = end if end > start else end + DAY
    return None if any(map(comes_twice, (start, end))) else (start, end)


def comes_twice(moment: dt.datetime) -> bool:
    """Say whether a wall time comes twice: the last Sunday of October, from 2 to 3."""
    is_last_sunday = moment.month == 10 and moment.day >= 25 and moment.isoweekday() == 7
    return is_last_sunday and moment.hour == 2


def odd_entries(
    rows: list[Row], day_hours_maximum: float, daily_norm: dict[tuple[str, dt.date], Any]
) -> set[tuple[Place, str]]:
    """Return every flag of some standing rows: the place and what is odd.

    Parameters
    ----------
    daily_norm
        Person and day → hours of the norm; none where there is no norm.
    """
    found = set()
    people = defaultdict(list)
    person_days = defaultdict(list)
    for row in rows:
        people[row.values["staff_code"]].append(row)
        person_days[row.person_day].append(row)
    for own in people.values():
        timed = [(row, span) for row in own if (span := interval(row.values)) is not None]
        for row, (start, end) in timed:
            for other, (other_start, other_end) in timed:
                if other is not row and start < other_end and other_start < end:
                    found.add((row.place, "overlapping_entries"))
    for key, own in person_days.items():
        total = sum(row.values["duration_minutes"] for row in own)
        absent = sum(
            row.values["duration_minutes"] for row in own if row.values["category"] == "absence"
        )
        if total > day_hours_maximum * 60:
            found |= {(row.place, "implausible_day") for row in own}
        norm = daily_norm.get(key)
        if norm and absent >= norm * 60 and absent < total:
            found |= {(row.place, "work_on_absence") for row in own}
    return found
