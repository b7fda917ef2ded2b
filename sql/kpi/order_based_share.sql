/*
title_da: Andel opsøgende tid på bestilling
title_en: Share of outreach by order
unit: share
good: model
dimensions: [team, network]
memo: strategisk
definition_da: >
  Den operative indsats' timer i direkte arbejde og synlighed med henvisning til en bestilling eller en aftale fra et netværksmøde, divideret med alle dens timer i direkte arbejde og synlighed i de måneder, hvor henvisninger er i brug – altså hvor mindst én registrering har en.
definition_en: >
  Direct and visibility hours with a reference to an order or action item, divided by the direct and visibility hours in months where references are in use: in which at least one such entry of the team has one. Recorded are those hours whose source has references; the others are in neither. By network the lower of that and the share of the team's hours with a network.
sort_order: 138
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

hours as (
    select * from core.period_outreach where is_reference_month
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
        coalesce(sum(
            case when hours.has_reference then hours.duration_minutes end
        ), 0) / 60 as numerator,
        coalesce(sum(
            case when hours.has_reference_column then hours.duration_minutes end
        ), 0) / 60 as denominator,
        sum(case when hours.has_reference_column then hours.duration_minutes else 0 end)
        / nullif(sum(hours.duration_minutes), 0) as recorded_share,
        count(distinct case when hours.has_reference_column then hours.staff_code end) as staff_count,
        cast(coalesce(sum(
            case when hours.has_reference_column then hours.entry_count end
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
