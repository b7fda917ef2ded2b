/*
title_da: Overensstemmelse mellem referater og tidsregistreringer
title_en: Agreement of logs and minutes
unit: share
good: up
dimensions: [team, network]
memo: "–"
definition_da: >
  Den operative indsats' deltagelser i netværksmøder ifølge referaterne, som også kan findes i tidsregistreringerne, divideret med alle dens deltagelser ifølge referaterne. En deltagelse findes i tidsregistreringerne, når samme medarbejder samme dag har en registrering, der overlapper mødet, eller – hvis klokkeslæt mangler – en registrering af netværksarbejde for netop det netværk. Møder, der blev afbrudt, tæller med; aflyste gør ikke.
definition_en: >
  Attendances of the operative team in the minutes that a log entry tells too, divided by all its attendances in the minutes, of meetings held or broken off. An entry of the same person and day matches that overlaps the meeting, or that is of category network for that network where the entry or the meeting has no clock times. core.log_minutes_difference lists what does not match, either way.
sort_order: 128
columns:
  numerator: attendances that a log tells too
  denominator: attendances in the minutes
  staff_count: members of the operative team who were present
  entry_count: attendances in the minutes
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

attendances as (
    select
        months.period_type,
        months.period_start,
        attendances.network_code,
        attendances.staff_code,
        attendances.is_matched
    from core.attendance_in_log as attendances
    inner join core.period_month as months on attendances.month_start = months.month_start
    inner join raw.setting as setting on attendances.meeting_date <= setting.as_of
    where attendances.role = 'operative'
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        sum(case when attendances.is_matched then 1 else 0 end) as matched_count,
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
    cast(matched_count as double) as numerator,
    cast(attendance_count as double) as denominator,
    cast(matched_count as double) / nullif(attendance_count, 0) as value,
    cast(1 as double) as recorded_share,
    staff_count,
    attendance_count as entry_count
from summed
