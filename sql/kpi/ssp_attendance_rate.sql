/*
title_da: Andel netværksmøder, hvor den operative indsats deltog
title_en: Share of network meetings attended by the operative team
unit: share
good: up
dimensions: [team, network]
memo: task 9
definition_da: >
  Afholdte møder i de lokale SSP-netværk, hvor mindst én fra den operative indsats var til stede, divideret med alle afholdte møder, der er modtaget referat fra. Aflyste og afbrudte møder tæller ikke med, og et afbud er ikke deltagelse.
definition_en: >
  Meetings held at which at least one member of the operative team was present, divided by the meetings held. From the minutes; meetings that were cancelled or broken off are not held, and apologies are no presence.
sort_order: 120
columns:
  numerator: meetings held with at least one operative participant
  denominator: meetings held
  staff_count: operative participants who were present at a meeting held
  entry_count: meetings held
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

meetings as (
    select
        months.period_type,
        months.period_start,
        meetings.meeting_id,
        meetings.network_code,
        meetings.operative_count
    from core.fact_meeting as meetings
    inner join core.period_month as months on meetings.month_start = months.month_start
    inner join raw.setting as setting on meetings.meeting_date <= setting.as_of
    where meetings.is_held
),

present as (
    select distinct meeting_id, staff_code
    from core.fact_attendance
    where role = 'operative' and status = 'present'
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        count(distinct case when meetings.operative_count > 0 then meetings.meeting_id end)
            as attended_count,
        count(distinct meetings.meeting_id) as held_count,
        count(distinct present.staff_code) as staff_count
    from cells
    left join meetings
        on cells.period_type = meetings.period_type
        and cells.period_start = meetings.period_start
        and (cells.dimension = 'team' or cells.dimension_value = meetings.network_code)
    left join present on meetings.meeting_id = present.meeting_id
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    cast(attended_count as double) as numerator,
    cast(held_count as double) as denominator,
    cast(attended_count as double) / nullif(held_count, 0) as value,
    cast(1 as double) as recorded_share,
    staff_count,
    held_count as entry_count
from summed
