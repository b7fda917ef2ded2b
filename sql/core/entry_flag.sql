/*
grain: one standing entry and one thing that is odd about it among all the others
key: [file_key, source_sheet, source_line, reason_code]
columns:
  file_key: the file the entry came from
  source_sheet: sheet of the file, from 1; null where the format has none
  source_line: line of the file or row of the sheet, from 1
  entry_id: the source's own id, keyed; else the hash of the row
  staff_code: who worked, keyed
  work_date: the day the work began
  column_name: canonical name of the column that it shows in
  reason_code: what is odd; raw.ref_row_rule says it in words
  is_refused: the entry counts nowhere, as ungetid.toml has it; else it counts and is only marked
*/
with

-- The days on which the hour from 2 to 3 comes twice: the last Sunday of October.
doubled_days as (
    select
        calendar_date,
        cast(calendar_date - interval 1 day as date) as day_before
    from core.dim_date
    where month_number = 10 and weekday_number = 7 and extract(day from calendar_date) >= 25
),

-- Seconds since the first of January 2000, by the clock on the wall.
entries as (
    select
        standing.file_key,
        standing.source_sheet,
        standing.source_line,
        standing.entry_id,
        standing.staff_code,
        standing.work_date,
        standing.duration_minutes,
        coalesce(activities.is_working_time, true) as is_working_time,
        cast(date_diff('day', date '2000-01-01', standing.work_date) as bigint) * 86400
        + extract(hour from standing.start_time) * 3600
        + extract(minute from standing.start_time) * 60
        + extract(second from standing.start_time) as start_second,
        cast(date_diff('day', date '2000-01-01', standing.work_date) as bigint) * 86400
        + extract(hour from standing.end_time) * 3600
        + extract(minute from standing.end_time) * 60
        + extract(second from standing.end_time) as end_second,
        -- In the hour that comes twice the clock does not say when.
        (doubled.calendar_date is not null and extract(hour from standing.start_time) = 2)
        or (
            coalesce(doubled.calendar_date, later.calendar_date) is not null
            and extract(hour from standing.end_time) = 2
            and (standing.end_time > standing.start_time) = (doubled.calendar_date is not null)
        ) as is_unclear
    from core.standing_entry as standing
    left join doubled_days as doubled
        on standing.work_date = doubled.calendar_date
    left join doubled_days as later
        on standing.work_date = later.day_before
    left join core.dim_activity as activities
        on standing.activity_code = activities.activity_code
),

-- Without clock times that say when, an entry is no interval; an end at or before the start is the next day.
intervals as (
    select
        file_key,
        source_sheet,
        source_line,
        entry_id,
        staff_code,
        work_date,
        start_second,
        case when end_second <= start_second then end_second + 86400 else end_second end
            as end_second
    from entries
    where start_second is not null and end_second is not null and not is_unclear
),

-- Each with all that began before it and the next that begins: one sort, however many there are.
swept as (
    select
        *,
        max(end_second) over (
            partition by staff_code order by start_second
            rows between unbounded preceding and 1 preceding
        ) as latest_end_before,
        lead(start_second) over (partition by staff_code order by start_second) as next_start
    from intervals
),

overlapping as (
    select * from swept
    where latest_end_before > start_second or next_start < end_second
),

person_days as (
    select
        staff_code,
        work_date,
        sum(duration_minutes) as day_minutes,
        sum(case when is_working_time then duration_minutes else 0 end) as working_minutes,
        sum(case when is_working_time then 0 else duration_minutes end) as absence_minutes
    from entries
    group by staff_code, work_date
),

odd_days as (
    select
        days.staff_code,
        days.work_date,
        days.day_minutes > setting.day_hours_maximum * 60 as is_implausible,
        coalesce(
            days.working_minutes > 0
            and staff.weekly_norm_minutes > 0
            and days.absence_minutes * 5 >= staff.weekly_norm_minutes,
            false
        ) as is_absence_filled
    from person_days as days
    cross join raw.setting as setting
    left join core.dim_staff as staff
        on days.staff_code = staff.staff_code
        and days.work_date between staff.valid_from and staff.valid_to
),

-- Every rule sees all standing entries: what one refuses, another still counts with.
flagged as (
    select
        file_key,
        source_sheet,
        source_line,
        entry_id,
        staff_code,
        work_date,
        'start_time' as column_name,
        'overlapping_entries' as reason_code
    from overlapping
    union all
    select
        entries.file_key,
        entries.source_sheet,
        entries.source_line,
        entries.entry_id,
        entries.staff_code,
        entries.work_date,
        'duration_minutes' as column_name,
        'implausible_day' as reason_code
    from entries
    inner join odd_days
        on entries.staff_code = odd_days.staff_code and entries.work_date = odd_days.work_date
    where odd_days.is_implausible
    union all
    select
        entries.file_key,
        entries.source_sheet,
        entries.source_line,
        entries.entry_id,
        entries.staff_code,
        entries.work_date,
        'activity_code' as column_name,
        'work_on_absence' as reason_code
    from entries
    inner join odd_days
        on entries.staff_code = odd_days.staff_code and entries.work_date = odd_days.work_date
    where odd_days.is_absence_filled
    union all
    select distinct
        entries.file_key,
        entries.source_sheet,
        entries.source_line,
        entries.entry_id,
        entries.staff_code,
        entries.work_date,
        'row' as column_name,
        'marked_in_corrections' as reason_code
    from entries
    inner join raw.correction_entry as marked
        on entries.file_key = marked.file_key
        and entries.source_line = marked.source_line
        and coalesce(entries.source_sheet, 0) = coalesce(marked.source_sheet, 0)
    where marked.action = 'flag'
)

select
    flagged.file_key,
    flagged.source_sheet,
    flagged.source_line,
    flagged.entry_id,
    flagged.staff_code,
    flagged.work_date,
    flagged.column_name,
    flagged.reason_code,
    case flagged.reason_code
        when 'overlapping_entries' then setting.overlapping_treatment = 'refuse'
        when 'implausible_day' then setting.implausible_day_treatment = 'refuse'
        when 'work_on_absence' then setting.work_on_absence_treatment = 'refuse'
        else false
    end as is_refused
from flagged
cross join raw.setting as setting
