/*
title_da: Andel tid med lokale skoler, dagtilbud og ungeområdet
title_en: Share of time with local schools, day care and the youth area
unit: share
good: model
dimensions: [team, unit, network]
memo: organisatorisk
definition_da: >
  Den operative indsats' timer i direkte arbejde, undervisning og sammenbinding af tilbud, som er brugt sammen med eller på en skole, et dagtilbud, Ungdomsskolen eller en klub, divideret med dens arbejdstimer i de kilder, der registrerer både samarbejdspart og sted. Møder i tværgående samarbejde tæller ikke med i tælleren, for dem skal der være færre af. For et område er både tæller og nævner de timer, der er registreret på området.
definition_en: >
  Direct, teaching and bridging hours with or at a school, day care, the youth school or a club, divided by the working hours from sources that record both partners and places. Cross-cutting meetings do not count. By network both are the hours registered for that network, and recorded is at most the share of the team's working hours that can be told apart by network (core.network_recording).
sort_order: 136
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'unit', 'network')
),

hours as (
    select
        *,
        has_partner_column and has_place_column as is_recorded
    from core.period_partner_hours
),

network_recorded as (
    select
        period_type,
        period_start,
        sum(recorded_minutes) / nullif(sum(duration_minutes), 0) as recorded_share
    from core.network_recording
    group by period_type, period_start
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(
            case
                when hours.is_recorded and hours.is_local_link
                    and hours.category_code in ('direct', 'teaching', 'bridging')
                    then hours.duration_minutes
            end
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
