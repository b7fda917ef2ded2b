"""Errors that rows can carry: how each is made, and what ingest must say of it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.samples.dialects import DATE_STYLES, Cell, Entry
from pipeline.samples.logs import LogBook, LogFile, LogRow
from pipeline.samples.people import StaffMember


@dataclass(frozen=True)
class Fault:
    """One kind of error.

    Parameters
    ----------
    reason_code, column
        What ingest must say, and of which canonical column.
    changes
        Cells that make the error, of canonical columns.
    needs
        Columns that a file must have for it.
    formats
        Formats in which a cell can carry it.
    """

    reason_code: str
    column: str
    changes: dict[str, Cell]
    needs: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("csv", "xlsx")


def _of(reason_code: str, column: str, value: Cell, *formats: str) -> Fault:
    """Return an error that is one bad cell."""
    return Fault(reason_code, column, {column: value}, (column,), formats or ("csv", "xlsx"))


def _duration(reason_code: str, value: Cell, *formats: str) -> Fault:
    """Return an error of the duration; clock times, where there are any, are left blank."""
    changes: dict[str, Cell] = {"start_time": None, "end_time": None, "duration_minutes": value}
    return Fault(reason_code, "duration_minutes", changes, (), formats or ("csv", "xlsx"))


def _clock(reason_code: str, column: str, start: Cell, end: Cell) -> Fault:
    """Return an error of the clock times; the duration is given and good.

    But where the end is blank: a start and a duration are enough.
    """
    changes = {"start_time": start, "end_time": end}
    if end is None:
        changes["duration_minutes"] = None
    return Fault(reason_code, column, changes, ("start_time", "duration_minutes"), ("csv",))


FAULTS = (
    _of("missing_date", "work_date", None),
    _of("bad_date", "work_date", "31-02-2023"),
    _of("bad_date", "work_date", "uge 14"),
    _duration("missing_duration", None),
    _duration("bad_duration", "halvanden time"),
    _duration("duration_not_positive", "0"),
    _duration("duration_not_positive", "-2", "csv"),
    _duration("more_than_a_day", "25:00", "csv"),
    _duration("more_than_a_day", "1500 min", "csv"),
    _clock("bad_clock", "start_time", "25:70", "16:00"),
    _clock("bad_clock", "end_time", "09:00", "ved lukketid"),
    _clock("half_a_clock_span", "end_time", "09:00", None),
    _clock("half_a_clock_span", "start_time", None, "16:30"),
    _clock("span_too_long", "end_time", "10:00", "07:30"),
    _of("missing_staff", "staff_code", None),
    _of("missing_activity", "activity_code", None),
    _of("unknown_activity", "activity_code", "Kaffepause"),
    _of("unknown_activity", "activity_code", "Diverse ad hoc"),
    _of("unknown_network", "network_code", "Fjerde Sogn"),
    _of("unknown_place", "place_code", "Månens bagside"),
    _of("unknown_target_group", "target_group", "Pensionister"),
    _of("bad_contact_count", "contact_count", "mange", "csv"),
    _of("bad_contact_count", "contact_count", "2,5", "csv"),
    _of("bad_contact_count", "contact_count", "-3", "csv"),
    _of("unknown_partner", "partner_codes", "Cirkus Bimbo"),
    _of("unknown_occasion", "occasion", "spontant"),
    _of("bad_reference", "reference", "se mail fra tirsdag"),
    _of("bad_registered_at", "registered_at", "i forgårs", "csv"),
)
# Two errors in one row: both are told, in the order of the columns.
_TWO = (
    ("bad_date", "work_date", "00-13-2022"),
    ("unknown_activity", "activity_code", "Kantineordning"),
)
_TIMES_EACH = 2


class FaultPlanter:
    """Plants errors as rows of their own, beside the true ones.

    Parameters
    ----------
    book
        Writes the true row that an error starts from.
    """

    def __init__(self, book: LogBook, draw: random.Random) -> None:
        self._book = book
        self._draw = draw

    def plant(self, files: Sequence[LogFile]) -> None:
        """Plant every kind of error twice where files can carry it."""
        for fault in FAULTS:
            for file in self._some(files, fault.needs, fault.formats):
                row = self._copy(file)
                row.cells.update({k: v for k, v in fault.changes.items() if file.has(k)})
                self._insert(file, row, ((fault.column, fault.reason_code),))
        self._plant_people(files)
        for file in self._some(files, (), ("csv",)):
            row = self._copy(file)
            row.cells.update({column: value for _, column, value in _TWO})
            self._insert(file, row, tuple((column, reason) for reason, column, _ in _TWO))
            longer = self._copy(file)
            where = f"{file.path}, cells beyond the headings"
            longer.extra = (self._book.invented.name(where), "ring op")
            self._insert(file, longer, (("row", "too_many_cells"),))

    def _plant_people(self, files: Sequence[LogFile]) -> None:
        """Plant what depends on who was employed when, and names where codes belong."""
        plan: tuple[tuple[str, Callable[[LogFile], LogRow | None]], ...] = (
            ("staff_not_employed", self._not_employed),
            ("future_date", self._future),
            ("unknown_staff", self._stranger),
            ("bad_course_code", self._named_course),
        )
        for reason, make in plan:
            needs = ("course_code",) if reason == "bad_course_code" else ()
            column = {
                "future_date": "work_date",
                "bad_course_code": "course_code",
            }.get(reason, "staff_code")
            for file in self._some(files, needs, ("csv",)):
                row = make(file)
                if row is not None:
                    self._insert(file, row, ((column, reason),))

    def _not_employed(self, file: LogFile) -> LogRow | None:
        base = self._base(file)
        away = [
            member for member in self._book.staff.values() if not member.is_employed(base.work_date)
        ]
        if not away:
            return None
        return self._write(file, replace(base, staff_code=self._draw.choice(away).staff_code))

    def _future(self, file: LogFile) -> LogRow | None:
        base = self._base(file)
        day = file.received_at.date() + dt.timedelta(days=self._draw.randrange(20, 60))
        here = [m for m in self._book.staff.values() if self._is_here(m, base, day)]
        if not here:
            return None
        row = self._write(file, replace(base, staff_code=self._draw.choice(here).staff_code))
        row.cells["work_date"] = DATE_STYLES[file.dialect.date_style](day)
        return row

    @staticmethod
    def _is_here(member: StaffMember, base: Entry, day: dt.date) -> bool:
        return member.is_employed(base.work_date) and member.is_employed(day)

    def _stranger(self, file: LogFile) -> LogRow:
        row = self._copy(file)
        row.cells["staff_code"] = self._book.invented.name(f"{file.path}, medarbejder")
        return row

    def _named_course(self, file: LogFile) -> LogRow:
        row, where = self._copy(file), f"{file.path}, forløb"
        invented = self._book.invented
        is_name = self._draw.random() < 0.5
        row.cells["course_code"] = invented.name(where) if is_name else invented.cpr(where)
        return row

    def _some(
        self, files: Sequence[LogFile], needs: tuple[str, ...], formats: tuple[str, ...]
    ) -> list[LogFile]:
        """Choose files that can carry an error."""
        able = [
            file
            for file in files
            if file.dialect.format in formats and all(file.has(column) for column in needs)
        ]
        return self._draw.sample(able, min(_TIMES_EACH, len(able)))

    def _base(self, file: LogFile) -> Entry:
        rows = [row.entry for row in file.rows if row.entry is not None and not row.entry.absence]
        return self._draw.choice(rows)

    def _copy(self, file: LogFile) -> LogRow:
        return self._write(file, self._base(file))

    def _write(self, file: LogFile, entry: Entry) -> LogRow:
        """Write an entry once more, as the beginning of an error."""
        row = self._book.row(entry, file.path, file.dialect)
        if "entry_id" in file.dialect.columns:
            row.own_id = row.cells["entry_id"] = self._book.new_id()
        return row

    def _insert(self, file: LogFile, row: LogRow, faults: tuple[tuple[str, str], ...]) -> None:
        row.entry, row.faults = None, faults
        file.rows.insert(self._draw.randrange(1, len(file.rows)), row)
