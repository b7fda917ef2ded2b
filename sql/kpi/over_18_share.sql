/*
title_da: Andel direkte arbejde med målgruppen 18 år og derover
title_en: Share of direct work with people of 18 and over
unit: share
good: up
dimensions: [team, network]
memo: task 1
definition_da: >
  Timer i direkte arbejde med personer på 18 år og derover plus halvdelen af timerne med blandede grupper, divideret med alle timer i direkte arbejde, hvor målgruppen er under 18 år, 18 år og derover eller blandet. Timer, der kun er med forældre, og timer uden angivet målgruppe indgår ikke.
definition_en: >
  Direct hours with over_18 plus half of those with mixed, divided by the direct hours with under_18, over_18 or mixed. Recorded are the direct hours with a target group, parents and none included; by network the lower of that and the share of the team's direct hours with a network. A blank cell is no answer.
sort_order: 110
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

hours as (
    select
        *,
        coalesce(target_group in ('under_18', 'over_18', 'mixed'), false) as has_age
    from core.period_hours
    where role = 'operative' and category_code = 'direct'
),

network_recorded as (
    select
        period_type,
        period_start,
        recorded_minutes / nullif(duration_minutes, 0) as recorded_share
    from core.network_recording
    where category_code = 'direct'
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(case hours.target_group when 'over_18' then 2 when 'mixed' then 1 else 0 end
            * hours.duration_minutes), 0) / 120 as numerator,
        coalesce(sum(case when has_age then duration_minutes end), 0) / 60 as denominator,
        sum(case when target_group is not null then duration_minutes else 0 end)
        / nullif(sum(duration_minutes), 0) as recorded_share,
        count(distinct case when has_age then staff_code end) as staff_count,
        cast(coalesce(sum(case when has_age then entry_count end), 0) as bigint) as entry_count
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
