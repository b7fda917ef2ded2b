"""Where in a candidate there is something to spoil."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

import duckdb

_ENTRY = """
    select file_key, source_sheet, source_line, staff_code, work_date
    from core.fact_time_entry as entry
    where role = 'operative' and is_working_time and file_key = (
        select file_key from core.fact_time_entry
        where role = 'operative' group by file_key order by count(*) desc, file_key limit 1
    ) and exists (
        select 1 from core.fact_time_entry as other
        where other.staff_code = entry.staff_code and other.work_date = entry.work_date
        and other.source_line > entry.source_line
    )
    order by work_date, source_line
    limit 1
"""
_DAY = """
    select file_key, source_sheet, source_line from core.fact_time_entry
    where staff_code = ? and work_date = ? order by all limit 5
"""
_MEETING = """
    select meetings.meeting_id, meetings.file_key, items.action_id, cells.value_id, cells.file_key
    from core.fact_meeting as meetings
    join core.fact_action_item as items on items.first_meeting_id = meetings.meeting_id
    join staging.stg_extracted_values as cells on cells.action_id = items.action_id
    where meetings.is_held and items.status = 'open'
    and meetings.meeting_id in (select meeting_id from core.fact_concern)
    and meetings.meeting_id in (select meeting_id from core.fact_attendance where role is not null)
    order by all limit 1
"""

_SOURCE = "select source, profile from staging.stg_files where file_key = ?"


@dataclass(frozen=True)
class Places:
    """Places by name, as SQL literals without quotation marks.

    Parameters
    ----------
    log, other_log
        The file with most entries of the operative team, and another file of activities.
    sheet, line
        Of an entry of that log; ``at_entry`` is the condition that finds it, ``entry`` its key.
    entries_of_day
        Keys of everything that person did on that day.
    meeting, minutes, action, value, value_file
        A meeting that was held, its document, a follow-up that it decided and that is open, a value
        read of it, and where.
    outsider, own
        Numbers of two of its participants, the second of our own staff.
    order, order_entry
        An order, and the key of its row.
    staff, staff_from, staff_to
        A member of staff, and the first and last day of one employment; ``staff_eve`` and
        ``staff_morrow`` are the days before and after the first.
    judged
        First day of the last complete quarter; ``judged_name`` its name.
    last_month, month_name
        The last complete month.
    network
        The code of a network.
    effective_from
        The day the decision takes effect.
    forgotten_week
        A week of that quarter.
    last_old_day
        The last day of registrations fifty days before the day of the report.
    source, other_profile
        The log's source and profile as a key; of the other log the profile, with a colon.
    mover, last_other_day
        One of the log's people, and their last day in the first two weeks of that quarter.
    """

    log: str
    other_log: str
    sheet: str
    line: int
    at_entry: str
    entry: str
    entry_day: str
    entries_of_day: tuple[str, ...]
    entry_count: int
    meeting: str
    minutes: str
    action: str
    value: str
    value_file: str
    outsider: int
    own: int
    order: str
    order_entry: str
    staff: str
    staff_from: str
    staff_to: str
    staff_eve: str
    staff_morrow: str
    as_of: str
    judged: str
    judged_name: str
    last_month: str
    month_name: str
    network: str
    effective_from: str
    forgotten_week: str
    last_old_day: str
    source: str
    other_profile: str
    mover: str
    last_other_day: str

    def put_into(self, statement: str) -> str:
        """Return a statement with the places' names filled in."""
        return statement.format(**asdict(self))

    def keys_of(self, template: str) -> tuple[str, ...]:
        """Return the keys that a template stands for."""
        if template == "{entries_of_day}":
            return self.entries_of_day
        return (template.format(**asdict(self)),)


def find_places(connection: duckdb.DuckDBPyConnection) -> Places:
    """Return places of a candidate, the same ones every time.

    Raises
    ------
    ValueError
        When the candidate has no such place, such as a candidate without minutes.
    """

    def first(query: str, *given: object) -> tuple[Any, ...]:
        row = connection.execute(query, list(given)).fetchone()
        if row is None:
            raise ValueError(f"the candidate has no row for: {' '.join(query.split())[:120]}")
        return row

    log, sheet, line, staff_code, work_date = first(_ENTRY)
    (other,) = first(
        "select file_key from raw.manifest where kind = 'activity' and file_key <> ? order by all",
        log,
    )
    meeting, minutes, action, value, value_file = first(_MEETING)
    (outsider,) = first(
        "select min(participant_number) from core.fact_attendance "
        "where meeting_id = ? and staff_code is null",
        meeting,
    )
    (own,) = first(
        "select min(participant_number) from core.fact_attendance "
        "where meeting_id = ? and role is not null",
        meeting,
    )
    order, *order_key = first(
        "select order_id, file_key, source_sheet, source_line from core.fact_order "
        "where not is_begun_before_order order by order_id"
    )
    staff, staff_from, staff_to = first(
        "select staff_code, valid_from, valid_to from core.dim_staff "
        "order by valid_to desc, staff_code, valid_from"
    )
    (mover,) = first("select min(staff_code) from core.fact_time_entry where file_key = ?", log)
    as_of, judged, last_month = first(
        "select as_of, date_trunc('quarter', as_of + interval 1 day) - interval 3 month, "
        "date_trunc('month', as_of + interval 1 day) - interval 1 month from raw.setting"
    )
    return Places(
        log=log,
        other_log=other,
        sheet="null" if sheet is None else str(sheet),
        line=line,
        at_entry=f"file_key = '{log}' and source_line = {line} "
        f"and coalesce(source_sheet, 0) = {sheet or 0}",
        entry=_key(log, sheet, line),
        entry_day=str(work_date),
        entries_of_day=tuple(
            _key(*row) for row in connection.execute(_DAY, [staff_code, work_date]).fetchall()
        ),
        entry_count=first(
            "select count(*) from core.fact_time_entry where staff_code = ? and work_date = ?",
            staff_code,
            work_date,
        )[0],
        meeting=meeting,
        minutes=minutes,
        action=action,
        value=value,
        value_file=value_file,
        outsider=outsider,
        own=own,
        order=order,
        order_entry=_key(*order_key),
        staff=staff,
        staff_from=str(staff_from),
        staff_to=str(staff_to),
        staff_eve=str(staff_from - dt.timedelta(days=1)),
        staff_morrow=str(staff_from + dt.timedelta(days=1)),
        as_of=str(as_of),
        judged=str(judged)[:10],
        judged_name=f"{judged.year}-Q{(judged.month + 2) // 3}",
        last_month=str(last_month)[:10],
        month_name=str(last_month)[:7],
        network=first("select network_code from core.dim_network order by all")[0],
        effective_from=str(
            first("select effective_from from raw.decision where decision_number = 1")[0]
        ),
        forgotten_week=str(
            first(
                "select max(week_start) from core.period_week_coverage where "
                "period_type = 'quarter' and period_start = ? and week_start < ? + interval 35 day",
                judged,
                judged,
            )[0]
        ),
        last_old_day=str(
            first(
                "select max(work_date) from raw.time_entry where work_date <= cast(? as date) - 50",
                as_of,
            )[0]
        ),
        source=":".join(filter(None, first(_SOURCE, log))),
        other_profile="".join(f":{profile}" for profile in first(_SOURCE, other)[1:] if profile),
        mover=mover,
        last_other_day=str(
            first(
                "select max(work_date) from core.fact_time_entry "
                "where work_date < ? + interval 14 day and staff_code = ?",
                judged,
                mover,
            )[0]
        ),
    )


def _key(file_key: str, sheet: int | None, line: int) -> str:
    return ":".join(str(part) for part in (file_key, sheet, line) if part is not None)
