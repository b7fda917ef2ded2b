/*
grain: one thing that is in the minutes and not in the logs, or in the logs and not in the minutes
key: [difference_key]
columns:
  difference_key: meeting and place in its list of participants, or file, sheet and line of the entry
  kind: only_in_minutes (present by the minutes, and no entry tells it) or only_in_log (an entry of category network for a network that met that day, by somebody whom its minutes do not have as present)
  meeting_id: the meeting; core.fact_meeting
  network_code: the network that met
  meeting_date: the day
  staff_code: who, keyed
  role: operative or consultant on that day; null without a valid staff row
  file_key: the document, or the log of the entry
  source_sheet: sheet of the entry's file, from 1; null where there is none
  source_line: line of the entry; null for minutes
*/
with

met as (
    select * from core.fact_meeting where is_held or status = 'broken_off'
),

only_in_log as (
    select
        entries.*,
        met.meeting_id,
        met.meeting_date,
        present.staff_code as present_code
    from core.fact_time_entry as entries
    inner join met
        on entries.network_code = met.network_code
        and entries.work_date = met.meeting_date
    left join core.attendance_in_log as present
        on met.meeting_id = present.meeting_id
        and entries.staff_code = present.staff_code
    where entries.category_code = 'network'
)

select
    present.meeting_id || ':' || cast(present.participant_number as varchar) as difference_key,
    'only_in_minutes' as kind,
    present.meeting_id,
    present.network_code,
    present.meeting_date,
    present.staff_code,
    present.role,
    met.file_key,
    cast(null as integer) as source_sheet,
    cast(null as integer) as source_line
from core.attendance_in_log as present
inner join met on present.meeting_id = met.meeting_id
where not present.is_matched
union all
select
    file_key || ':' || coalesce(cast(source_sheet as varchar) || ':', '')
    || cast(source_line as varchar) as difference_key,
    'only_in_log' as kind,
    meeting_id,
    network_code,
    meeting_date,
    staff_code,
    role,
    file_key,
    source_sheet,
    source_line
from only_in_log
where present_code is null
