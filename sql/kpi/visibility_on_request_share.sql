/*
title_da: Andel synlighed efter anmodning
title_en: Share of visibility on request
unit: share
good: up
dimensions: [team, network]
memo: task 2
definition_da: >
  Den operative indsats' timer med synlighed, der er registreret som efter anmodning, divideret med de timer med synlighed, hvor anledningen er angivet – fast rutine eller efter anmodning. Timer uden angivet anledning indgår ikke.
definition_en: >
  Visibility hours logged on_request divided by the visibility hours with an occasion. Recorded are the visibility hours with an occasion, a blank cell is no answer; by network the lower of that and the share of the team's visibility hours with a network.
sort_order: 102
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

hours as (
    select
        *,
        occasion is not null as has_occasion
    from core.period_outreach
    where category_code = 'visibility'
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
            case when hours.occasion = 'on_request' then hours.duration_minutes end
        ), 0) / 60 as numerator,
        coalesce(sum(
            case when hours.has_occasion then hours.duration_minutes end
        ), 0) / 60 as denominator,
        sum(case when hours.has_occasion then hours.duration_minutes else 0 end)
        / nullif(sum(hours.duration_minutes), 0) as recorded_share,
        count(distinct case when hours.has_occasion then hours.staff_code end) as staff_count,
        cast(coalesce(sum(
            case when hours.has_occasion then hours.entry_count end
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
    least(
        coalesce(summed.recorded_share, 1),
        coalesce(case when summed.dimension = 'network' then network_recorded.recorded_share end, 1)
    ) as recorded_share,
    summed.staff_count,
    summed.entry_count
from summed
left join network_recorded
    on summed.period_type = network_recorded.period_type
    and summed.period_start = network_recorded.period_start
