/*
title_da: Andel direkte arbejde af den opsøgende tid
title_en: Direct work as a share of outreach
unit: share
good: up
dimensions: [team, network]
memo: tasks 2–7
definition_da: >
  Den operative indsats' timer i direkte arbejde divideret med timerne i direkte arbejde og synlighed tilsammen. Andelen kan vises for hvert område, fordi området registreres for netop disse to slags arbejde. Timer uden angivet område indgår kun i tallet for hele den operative indsats.
definition_en: >
  The operative team's hours in direct divided by its hours in direct and visibility. By network only hours with that network; recorded are the team's direct and visibility hours with a network, a blank cell is no answer.
sort_order: 100
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

hours as (
    select * from core.period_hours
    where role = 'operative' and category_code in ('direct', 'visibility')
),

network_recorded as (
    select
        period_type,
        period_start,
        sum(recorded_minutes) / nullif(sum(duration_minutes), 0) as recorded_share
    from core.network_recording
    where category_code in ('direct', 'visibility')
    group by period_type, period_start
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(case when hours.category_code = 'direct' then hours.duration_minutes end), 0)
        / 60 as numerator,
        coalesce(sum(hours.duration_minutes), 0) / 60 as denominator,
        count(distinct hours.staff_code) as staff_count,
        cast(coalesce(sum(hours.entry_count), 0) as bigint) as entry_count
    from cells
    left join hours
        on cells.period_type = hours.period_type
        and cells.period_start = hours.period_start
        and cells.dimension = hours.dimension
        and cells.dimension_value = hours.dimension_value
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    summed.period_type,
    summed.period_start,
    summed.dimension,
    summed.dimension_value,
    summed.numerator,
    summed.denominator,
    summed.numerator / nullif(summed.denominator, 0) as value,
    coalesce(case when summed.dimension = 'network' then network_recorded.recorded_share end, 1)
        as recorded_share,
    summed.staff_count,
    summed.entry_count
from summed
left join network_recorded
    on summed.period_type = network_recorded.period_type
    and summed.period_start = network_recorded.period_start
