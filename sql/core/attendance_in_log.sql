/*
grain: one member of our own staff who was present at one meeting, and whether a log tells it too
key: [meeting_id, staff_code]
columns:
  meeting_id: the meeting, held or broken off; core.fact_meeting
  meeting_date: the day
  month_start: its month
  network_code: the network that met
  staff_code: who, keyed
  role: operative or consultant on that day; null without a valid staff row
  participant_number: place in the list of participants, from 1
  is_held: the meeting was held; one that was broken off is none
  is_matched: an entry of that person and day overlaps the meeting, or is of category network for that network where the entry or the meeting has no clock times
*/
with

meetings as (
    select
        *,
        extract(hour from start_time) * 60 + extract(minute from start_time) as start_minute,
        case
            when end_time is not null
                then extract(hour from end_time) * 60 + extract(minute from end_time)
            else extract(hour from start_time) * 60 + extract(minute from start_time)
                + duration_minutes
        end as end_minute
    from core.fact_meeting
    where is_held or status = 'broken_off'
),

present as (
    select
        meeting_id,
        staff_code,
        min(role) as role,
        min(participant_number) as participant_number
    from core.fact_attendance
    where status = 'present' and staff_code is not null
    group by meeting_id, staff_code
),

-- An end at or before the start is the next day's: as far as this day goes, it has no end.
entries as (
    select
        staff_code,
        work_date,
        category_code,
        network_code,
        extract(hour from start_time) * 60 + extract(minute from start_time) as start_minute,
        case
            when end_time > start_time
                then extract(hour from end_time) * 60 + extract(minute from end_time)
            else 1440
        end as end_minute
    from core.fact_time_entry
    where is_working_time
),

compared as (
    select
        meetings.meeting_id,
        meetings.meeting_date,
        meetings.month_start,
        meetings.network_code,
        present.staff_code,
        present.role,
        present.participant_number,
        meetings.is_held,
        case
            when entries.staff_code is null then false
            when entries.start_minute is null
                or meetings.start_minute is null or meetings.end_minute is null
                then
                    coalesce(entries.category_code = 'network', false)
                    and coalesce(entries.network_code = meetings.network_code, false)
            else
                entries.start_minute < meetings.end_minute
                and entries.end_minute > meetings.start_minute
        end as is_match
    from present
    inner join meetings on present.meeting_id = meetings.meeting_id
    left join entries
        on present.staff_code = entries.staff_code
        and meetings.meeting_date = entries.work_date
)

select
    meeting_id,
    meeting_date,
    month_start,
    network_code,
    staff_code,
    role,
    participant_number,
    is_held,
    max(case when is_match then 1 else 0 end) = 1 as is_matched
from compared
group by
    meeting_id, meeting_date, month_start, network_code, staff_code, role, participant_number,
    is_held
