/*
title_da: Timer på netværksmøder
title_en: Hours at network meetings
unit: hours
good: watch
dimensions: [team, network]
memo: task 9
definition_da: >
  Den operative indsats' tid på afholdte møder i de lokale SSP-netværk ifølge referaterne: mødets varighed for hver medarbejder, der var til stede. Kom en medarbejder senere eller gik før, tæller kun den tid, vedkommende var der. To medarbejdere på samme møde er to medarbejderes timer.
definition_en: >
  Attendance × duration from the minutes: minutes present of each member of the operative team at meetings held. Recorded are the attendances whose length is known.
sort_order: 124
columns:
  numerator: hours present at meetings held
  recorded_share: share of the attendances whose length is known
  staff_count: members of the operative team who were present
  entry_count: attendances
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

present as (
    select
        meeting_id,
        staff_code,
        max(attended_minutes) as attended_minutes
    from core.fact_attendance
    where role = 'operative' and status = 'present'
    group by meeting_id, staff_code
),

attendances as (
    select
        months.period_type,
        months.period_start,
        meetings.network_code,
        present.staff_code,
        present.attended_minutes
    from present
    inner join core.fact_meeting as meetings on present.meeting_id = meetings.meeting_id
    inner join core.period_month as months on meetings.month_start = months.month_start
    inner join raw.setting as setting on meetings.meeting_date <= setting.as_of
    where meetings.is_held
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(attendances.attended_minutes), 0) / 60 as hours,
        count(attendances.attended_minutes) as timed_count,
        count(attendances.staff_code) as attendance_count,
        count(distinct attendances.staff_code) as staff_count
    from cells
    left join attendances
        on cells.period_type = attendances.period_type
        and cells.period_start = attendances.period_start
        and (cells.dimension = 'team' or cells.dimension_value = attendances.network_code)
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    cast(hours as double) as numerator,
    cast(null as double) as denominator,
    cast(hours as double) as value,
    coalesce(cast(timed_count as double) / nullif(attendance_count, 0), 1) as recorded_share,
    staff_count,
    attendance_count as entry_count
from summed
