"""The same files, in whatever order and however often they are read, leave the same entries.

What must stand is worked out here from the drawn rows alone: of rows with an id the one that came
last (of one person; of several persons where all else is the same); of equal rows without one the
largest number of them in any one file; of full exports the later one, for each of its persons and
each day from its first to its last.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from hard_town import HERE, make_town, read_inbox

from pipeline.ingest.identity import STAFF, read_identity
from pipeline.warehouse import build

SETTINGS = '\n[ingest.profiles]\n"*full*.csv" = "full_toggl"\n'
ACTIVITIES = {"Kursus": "training", "Journal": "documentation", "Teammøde": "internal_meeting"}
EMAILS = {"GA1": "iben.krat@example.org", "KP1": "ruth.fyrreholm@example.org"}
TOGGL = (
    "User,Email,Client,Project,Task,Description,Billable,"
    "Start date,Start time,End date,End time,Duration,Tags"
)


@dataclass(frozen=True, order=True)
class Row:
    """What a person registered."""

    day: dt.date
    minutes: int
    staff: str
    activity: str
    own_id: str = ""

    @property
    def value(self) -> tuple[dt.date, int, str, str]:
        return self.day, self.minutes, self.staff, self.activity


@dataclass(frozen=True)
class Delivery:
    """A file: its rows, and the day in January it came."""

    came: int
    is_full: bool
    rows: tuple[Row, ...]

    @property
    def content(self) -> bytes:
        return (_toggl(self.rows) if self.is_full else _sheet(self.rows)).encode()


def _sheet(rows: tuple[Row, ...]) -> str:
    lines = [
        f"{row.own_id};{row.day:%d-%m-%Y};{row.minutes} min;{row.staff};{row.activity}"
        for row in rows
    ]
    return "\n".join(["registrering_id;dato;timer;medarbejder;aktivitet", *lines, ""])


def _toggl(rows: tuple[Row, ...]) -> str:
    lines = []
    for row in rows:
        start = dt.datetime.combine(row.day, dt.time(8))
        end = start + dt.timedelta(minutes=row.minutes)
        moments = f"{row.day},{start:%H:%M:%S},{row.day},{end:%H:%M:%S}"
        length = f"{row.minutes // 60:02d}:{row.minutes % 60:02d}:00"
        lines.append(f",{EMAILS[row.staff]},,{row.activity},,,No,{moments},{length},")
    return "\n".join([TOGGL, *lines, ""])


def draw(seed: int) -> list[Delivery]:
    """Draw ten files, several of which say the same."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets

    def row(own_id: str = "") -> Row:
        day = dt.date(2024, 3, chance.randint(1, 6))
        staff, activity = chance.choice(sorted(EMAILS)), chance.choice(sorted(ACTIVITIES))
        return Row(day, chance.choice((30, 60)), staff, activity, own_id)

    pool = [row() for _ in range(6)]
    drawn = [
        Delivery(came, False, tuple(chance.choices(pool, k=chance.randint(3, 8))))
        for came in range(1, 5)
    ]
    for came in range(5, 8):
        ids = chance.sample(range(1, 6), k=4)
        drawn.append(Delivery(came, False, tuple(row(f"R-{number}") for number in ids)))
    for came in range(8, 11):
        rows = tuple(sorted(row() for _ in range(chance.randint(2, 6))))
        drawn.append(Delivery(came, True, rows))
    return drawn


def truth_of(drawn: list[Delivery]) -> Counter[tuple[dt.date, int, str, str]]:
    """Return what must stand, and how often."""
    most: Counter[tuple[dt.date, int, str, str]] = Counter()
    with_id: list[Row] = []
    standing_full: Counter[tuple[dt.date, int, str, str]] = Counter()
    for one in sorted(drawn, key=lambda file: file.came):
        if one.is_full:
            days, persons = [row.day for row in one.rows], {row.staff for row in one.rows}
            for value in list(standing_full):
                if value[2] in persons and min(days) <= value[0] <= max(days):
                    del standing_full[value]
            standing_full.update(row.value for row in one.rows)
        else:
            with_id += [row for row in one.rows if row.own_id]
            most |= Counter(row.value for row in one.rows if not row.own_id)
    last_of_person = {(row.own_id, row.staff): place for place, row in enumerate(with_id)}
    last_of_entry = {
        (row.own_id, row.day, row.minutes, row.activity): place for place, row in enumerate(with_id)
    }
    standing = set(last_of_person.values()) & set(last_of_entry.values())
    return most + Counter(with_id[place].value for place in standing) + standing_full


@dataclass(frozen=True)
class Way:
    """How the files come in: their order, how many a run, under how many names."""

    is_turned: bool
    per_run: int
    copies: int


WAYS = (Way(False, 99, 1), Way(True, 3, 1), Way(False, 8, 3))


def read_in(
    root: Path, drawn: list[Delivery], way: Way
) -> tuple[Counter[object], list[tuple[object, ...]]]:
    """Read the files in one way; return what stands, and the count of each file."""
    workspace = make_town(root, settings=SETTINGS, profiles=HERE / "profiles")
    files = sorted(drawn, key=lambda one: one.came, reverse=way.is_turned)
    named: list[tuple[str, Delivery]] = []
    for number, one in enumerate(files):
        kind = "full" if one.is_full else "ark"
        named += [(f"{copy}/{number:02d}-{kind}.csv", one) for copy in range(way.copies)]
    log = [f"{name};{one.came:02d}-01-2025 08:00" for name, one in named]
    (workspace.inbox / "modtaget.csv").write_text("\n".join(["fil;modtaget", *log, ""]))
    for first in range(0, len(named), way.per_run):
        for name, one in named[first : first + way.per_run]:
            path = workspace.inbox / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(one.content)
        assert not read_inbox(workspace).has_refusals
    assert read_inbox(workspace).new_files == []
    candidate = root / "candidate.duckdb"
    build(workspace, dt.date(2025, 1, 31), candidate)
    identity = read_identity(workspace)
    codes = {identity.code(STAFF, code): code for code in EMAILS}
    with duckdb.connect(str(candidate), read_only=True) as connection:
        entries = connection.execute(
            "SELECT work_date, duration_minutes, staff_code, activity_code "
            "FROM core.fact_time_entry"
        ).fetchall()
        counts = connection.execute(
            "SELECT * FROM core.file_reconciliation ORDER BY file_key"
        ).fetchall()
    return Counter((day, minutes, codes[who], what) for day, minutes, who, what in entries), counts


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_files_and_of_the_runs_means_nothing(tmp_path: Path, seed: int) -> None:
    drawn = draw(seed)
    truth = Counter(
        {
            (day, minutes, who, ACTIVITIES[what]): times
            for (day, minutes, who, what), times in truth_of(drawn).items()
        }
    )
    assert truth.total() < sum(len(one.rows) for one in drawn)
    found = [read_in(tmp_path / str(number), drawn, way) for number, way in enumerate(WAYS)]
    for entries, counts in found:
        assert entries == truth
        assert counts == found[0][1]
