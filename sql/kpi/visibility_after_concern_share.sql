/*
title_da: Andel synlighed efter en bekymring
title_en: Share of visibility after a concern
unit: share
good: up
dimensions: [team, network]
memo: task 2
definition_da: >
  Den operative indsats' timer med synlighed i et område i de 14 dage efter et netværksmøde, hvor der blev rejst en bekymring om området, divideret med timerne med synlighed i området i de måneder, hvor områdets netværk holdt møde og referatet er modtaget. Læses sammen med det tal, tilfældige udsving alene ville give.
definition_en: >
  Visibility hours in an area within 14 days after a meeting raised a concern about it, divided by the visibility hours there in months in which the area's network held a meeting with minutes. Day 1 is the day after the meeting. Only beside what chance would give. Recorded are the visibility hours with a network; a blank cell is no answer.
sort_order: 103
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

hours as (
    select * from core.period_outreach where category_code = 'visibility'
),

network_recorded as (
    select
        period_type,
        period_start,
        sum(recorded_minutes) / nullif(sum(duration_minutes), 0) as recorded_share
    from core.network_recording
    where category_code = 'visibility'
    group by period_type, period_start
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(
            case when hours.is_minutes_month and hours.is_after_concern then hours.duration_minutes end
        ), 0) / 60 as numerator,
        coalesce(sum(
            case when hours.is_minutes_month then hours.duration_minutes end
        ), 0) / 60 as denominator,
        count(distinct case when hours.is_minutes_month then hours.staff_code end) as staff_count,
        cast(coalesce(sum(
            case when hours.is_minutes_month then hours.entry_count end
        ), 0) as bigint) as entry_count
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
    coalesce(network_recorded.recorded_share, 1) as recorded_share,
    summed.staff_count,
    summed.entry_count
from summed
left join network_recorded
    on summed.period_type = network_recorded.period_type
    and summed.period_start = network_recorded.period_start
