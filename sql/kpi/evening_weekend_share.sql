/*
title_da: Andel af den opsøgende tid om aftenen og i weekender
title_en: Share of outreach in evenings and weekends
unit: share
good: watch
dimensions: [team, network]
memo: "–"
definition_da: >
  Den operative indsats' timer i direkte arbejde og synlighed mellem kl. 17 og 6, om lørdagen og søndagen og på helligdage, divideret med de timer i direkte arbejde og synlighed, hvor klokkeslættet er registreret. En registrering deles ved klokken 17 og 6 og ved midnat. Varer den kortere end tiden fra start til slut, fordeles den jævnt over den tid.
definition_en: >
  Direct and visibility hours between 17:00 and 06:00, on Saturdays, Sundays and Danish public holidays, divided by the direct and visibility hours with clock times. Entries are split at the hour; where the duration is not the time between start and end, it is spread evenly over it. Recorded are the hours with clock times; by network the lower of that and the share of the team's hours with a network.
sort_order: 105
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

hours as (
    select * from core.period_outreach
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
        cast(coalesce(sum(hours.unsocial_minutes), 0) as double) / 60 as numerator,
        coalesce(sum(
            case when hours.has_clock then hours.duration_minutes end
        ), 0) / 60 as denominator,
        sum(case when hours.has_clock then hours.duration_minutes else 0 end)
        / nullif(sum(hours.duration_minutes), 0) as recorded_share,
        count(distinct case when hours.has_clock then hours.staff_code end) as staff_count,
        cast(coalesce(sum(
            case when hours.has_clock then hours.entry_count end
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
