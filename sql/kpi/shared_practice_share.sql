/*
title_da: Andel tid sammen med en kriminalpræventiv konsulent
title_en: Share of time together with a consultant
unit: share
good: model
dimensions: [team, unit]
memo: fagligt
definition_da: >
  Den operative indsats' arbejdstimer sammen med en kriminalpræventiv konsulent divideret med dens arbejdstimer i de kilder, der registrerer samarbejdspart.
definition_en: >
  The operative team's working hours together with a crime-prevention consultant divided by its working hours from sources that record partners.
sort_order: 132
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'unit')
),

hours as (
    select
        *,
        has_partner_column as is_recorded
    from core.period_partner_hours
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(
            case when hours.is_recorded and hours.is_with_consultant then hours.duration_minutes end
        ), 0) / 60 as numerator,
        coalesce(sum(
            case when hours.is_recorded then hours.duration_minutes end
        ), 0) / 60 as denominator,
        sum(case when hours.is_recorded then hours.duration_minutes else 0 end)
        / nullif(sum(hours.duration_minutes), 0) as recorded_share,
        count(distinct case when hours.is_recorded then hours.staff_code end) as staff_count,
        cast(coalesce(sum(
            case when hours.is_recorded then hours.entry_count end
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
    period_type,
    period_start,
    dimension,
    dimension_value,
    numerator,
    denominator,
    numerator / nullif(denominator, 0) as value,
    coalesce(recorded_share, 1) as recorded_share,
    staff_count,
    entry_count
from summed
