/*
title_da: Andel timer udført af ansatte i den enhed, modellen foreskriver
title_en: Share of operative hours by staff employed where the model says
unit: share
good: up
dimensions: [team]
memo: models
definition_da: >
  Den operative indsats' arbejdstimer udført af medarbejdere, der er ansat i den enhed, som den besluttede organisationsmodel foreskriver, divideret med alle dens arbejdstimer. Timer før modellens ikrafttræden måles mod den første besluttede model, så man kan se vejen dertil. Uden en beslutning vises der intet tal.
definition_en: >
  The operative team's working hours by people employed in the unit that the decided model prescribes, divided by its working hours. Hours before the first effective date are measured against the first model decided, so that the way there can be seen. Null without a decision.
sort_order: 130
*/
with

cells as (
    select * from core.period_dimension where dimension = 'team'
),

hours as (
    select * from core.period_hours
    where
        dimension = 'team'
        and role = 'operative'
        and is_working_time
        and is_in_prescribed_unit is not null
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(case when hours.is_in_prescribed_unit then hours.duration_minutes end), 0)
        / 60 as numerator,
        coalesce(sum(hours.duration_minutes), 0) / 60 as denominator,
        count(distinct hours.staff_code) as staff_count,
        cast(coalesce(sum(hours.entry_count), 0) as bigint) as entry_count
    from cells
    left join hours
        on cells.period_type = hours.period_type
        and cells.period_start = hours.period_start
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    numerator,
    denominator,
    numerator / nullif(denominator, 0) as value,
    cast(1 as double) as recorded_share,
    staff_count,
    entry_count
from summed
