"""The activity logs before they are bytes: which file holds which rows, and when it came."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.samples.dialects import (
    REFORM_CYCLE,
    REFORM_PARQUET,
    SETTLED,
    STREET_PLAN,
    TIME_TRACKING,
    TIME_TRACKING_UNICODE,
    YOUTH_SCHOOL,
    Cell,
    Dialect,
    Entry,
    as_written,
    cells_of,
)
from pipeline.samples.invented import Invented
from pipeline.samples.options import SampleOptions
from pipeline.samples.people import StaffMember

_NOTES = (
    "rolig aften", "mange på gaden", "følges op", "aftalt nyt møde", "regn, få ude",
    "sammen med kollega", 'talt om "fritidspas"', "godt møde", "forgæves",
)  # fmt: skip
_LONG_NOTES = ("talt med gruppen\nfølges op i næste uge", "to ture; den sidste efter kl. 22")
_NOTE_CHANCE, _PERSONAL_CHANCE, _LONG_CHANCE = 0.16, 0.008, 0.008
_ID_LESS_CHANCE = 0.01


@dataclass
class LogRow:
    """One row of a log, as it is to be written and what is to become of it.

    Parameters
    ----------
    cells
        Canonical column → what is written.
    entry
        What the row says, when it can be read.
    own_id
        The id of the source's own.
    faults, notes
        Column and reason code of each fault for which the row is refused, or of what is told.
    extra
        Cells beyond the last heading.
    is_row
        False for blank lines and totals.
    sheet, line
        Where it was written; set by the writer.
    """

    cells: dict[str, Cell]
    entry: Entry | None = None
    own_id: str | None = None
    faults: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str | None, str], ...] = ()
    extra: tuple[str, ...] = ()
    is_row: bool = True
    sheet: int | None = None
    line: int = 0

    @property
    def told(self) -> Entry:
        """What the row says; only a row that can be read says anything."""
        if self.entry is None:
            raise ValueError("a refused row tells no entry")
        return self.entry

    @property
    def is_accepted(self) -> bool:
        """Whether ingest takes the row in."""
        return self.is_row and not self.faults


@dataclass
class LogFile:
    """One activity log: its rows in order, and once it is written its bytes."""

    path: str
    dialect: Dialect
    received_at: dt.datetime
    rows: list[LogRow]
    unknown_column: str | None = None
    comment: str | None = None
    author: str | None = None
    copies: list[tuple[str, dt.datetime]] = field(default_factory=list)
    content: bytes = b""

    def has(self, column: str) -> bool:
        """Say whether the file has a column."""
        return column in self.dialect.columns


class LogBook:
    """Writes entries into files, quarter by quarter, system by system.

    Parameters
    ----------
    staff
        Everybody, by staff code.
    is_settled
        The operative staff write in one way from first to last, not in another each quarter.
    """

    def __init__(
        self,
        options: SampleOptions,
        staff: dict[str, StaffMember],
        invented: Invented,
        draw: random.Random,
        *,
        is_settled: bool = False,
    ) -> None:
        self.options = options
        self.staff = staff
        self.invented = invented
        self.draw = draw
        self._is_settled = is_settled
        self._ids = 0

    def files(self, entries: Sequence[Entry]) -> list[LogFile]:
        """Divide all entries into the files in which they were handed over."""
        grouped: dict[tuple[str, dt.date], list[Entry]] = {}
        for entry in entries:
            key = (self._system(entry), _quarter_start(entry.work_date))
            grouped.setdefault(key, []).append(entry)
        return [self._file(*key, sorted(grouped[key], key=_order)) for key in sorted(grouped)]

    def row(
        self, entry: Entry, file_path: str, dialect: Dialect, *, may_have_note: bool = True
    ) -> LogRow:
        """Write one entry, with an id where the dialect has ids, a time stamp and maybe a note."""
        cells = cells_of(entry, self.staff[entry.staff_code], dialect, self.draw)
        own_id = None
        if "entry_id" in dialect.columns:
            own_id = self.new_id() if self.draw.random() >= _ID_LESS_CHANCE else None
            cells["entry_id"] = own_id
        if "registered_at" in dialect.columns:
            later = dt.timedelta(days=self.draw.choice((0, 0, 0, 1, 1, 2, 5)))
            hour, minute = self.draw.randrange(7, 18), self.draw.randrange(60)
            cells["registered_at"] = f"{entry.work_date + later:%Y-%m-%d} {hour:02d}:{minute:02d}"
        if "note" in dialect.columns and may_have_note and not entry.absence:
            cells["note"] = self._note(f"{file_path}, note")
        return LogRow(cells, as_written(entry, dialect), own_id)

    def new_id(self) -> str:
        """Return the next id of the registering systems."""
        self._ids += 1
        return f"R-{self._ids:06d}"

    def _note(self, where: str) -> str | None:
        chance = self.draw.random()
        if chance < _PERSONAL_CHANCE:
            return self.invented.sentence(where)
        if chance < _PERSONAL_CHANCE + _LONG_CHANCE:
            return self.draw.choice(_LONG_NOTES)
        return self.draw.choice(_NOTES) if chance < _NOTE_CHANCE else None

    def _system(self, entry: Entry) -> str:
        """Return where the person registers on that day."""
        if entry.role == "consultant":
            return "tidsregistrering"
        if entry.work_date >= self.options.effective_from:
            return "operativ"
        return "ungdomsskolen" if entry.employment_unit == "ungdomsskolen" else "gadeplan"

    def _file(self, system: str, start: dt.date, entries: list[Entry]) -> LogFile:
        dialect = self._dialect(system, start)
        label = f"{start.year}-K{(start.month + 2) // 3}"
        ending = {"csv": "csv", "xlsx": "xlsx", "parquet": "parquet"}[dialect.format]
        path = f"aktivitet/{system}_{label}.{ending}"
        last = min(_quarter_end(start), self.options.date_to)
        order = ("gadeplan", "operativ", "tidsregistrering", "ungdomsskolen").index(system)
        received = dt.datetime.combine(last, dt.time(8, 10 + 7 * order)) + dt.timedelta(
            days=3 + order % 3
        )
        rows = [self.row(entry, path, dialect) for entry in entries]
        return LogFile(path, dialect, received, rows)

    def _dialect(self, system: str, start: dt.date) -> Dialect:
        nth = _quarters_between(self.options.effective_from, start)
        if system == "gadeplan":
            return STREET_PLAN
        if system == "ungdomsskolen":
            return YOUTH_SCHOOL
        if system == "tidsregistrering":
            return TIME_TRACKING_UNICODE if nth == 3 else TIME_TRACKING
        if self._is_settled:
            return SETTLED
        if nth >= len(REFORM_CYCLE) and _quarter_end(start) >= self.options.date_to:
            return REFORM_PARQUET
        return REFORM_CYCLE[max(nth, 0) % len(REFORM_CYCLE)]


def with_total(file: LogFile) -> None:
    """Put a blank line and a totals row below a log, as spreadsheets have them."""
    minutes = sum(row.entry.duration_minutes for row in file.rows if row.entry is not None)
    hours = f"{minutes / 60:.2f}".replace(".", ",")
    total: dict[str, Cell] = {file.dialect.columns[0]: "I alt", "duration_minutes": hours}
    if file.dialect.format == "xlsx":
        total["duration_minutes"] = round(minutes / 60, 2)
    file.rows.append(LogRow({}, is_row=False))
    file.rows.append(LogRow(total, is_row=False, notes=((None, "footer_row"),)))


def entries_of(rows: Iterable[dict[str, object]]) -> list[Entry]:
    """Make entries of the rows of :func:`pipeline.samples.entries.draw_entries`."""
    fields = set(Entry.__dataclass_fields__)
    return [Entry(**{key: row[key] for key in row.keys() & fields}) for row in rows]  # type: ignore[arg-type]  # the frame's schema fits the fields


def with_references(
    entries: Sequence[Entry], actions: dict[str, list[tuple[dt.date, str]]], draw: random.Random
) -> list[Entry]:
    """Let some outreach answer an order, and the first fitting entry answer each follow-up.

    Parameters
    ----------
    actions
        By staff code: day of decision and id of each follow-up that person took on, by day.
    """
    waiting = {code: list(items) for code, items in actions.items()}
    found = []
    for entry in sorted(entries, key=lambda one: one.work_date):
        mine = waiting.get(entry.staff_code, [])
        is_outreach = entry.category in ("direct", "visibility")
        if mine and mine[0][0] < entry.work_date and (is_outreach or entry.category == "bridging"):
            decided_on, action_id = mine.pop(0)
            # What nobody took up within six weeks is never referred to.
            if (entry.work_date - decided_on).days <= 42:
                found.append(replace(entry, reference=action_id))
                continue
        if is_outreach and draw.random() < 0.12:
            order = f"B-{entry.work_date.year}-{entry.work_date.month * 3 + draw.randrange(3):03d}"
            found.append(replace(entry, reference=order))
            continue
        found.append(entry)
    return found


def _order(entry: Entry) -> tuple[dt.date, str, int, str]:
    return entry.work_date, entry.staff_code, entry.start_minute or 0, entry.activity_code


def _quarter_start(day: dt.date) -> dt.date:
    return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _quarter_end(start: dt.date) -> dt.date:
    months = start.year * 12 + start.month - 1 + 3
    return dt.date(months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)


def _quarters_between(first: dt.date, start: dt.date) -> int:
    months = (start.year - first.year) * 12 + start.month - first.month
    return months // 3
