/*
title_da: Andel direkte arbejde, når gadetid uden kontakt regnes som synlighed
title_en: Share of direct work, street time without a contact recounted as visibility
unit: share
good: up
dimensions: [team, unit]
shown_with: direct_share
memo: tasks 2–7
definition_da: >
  Beregnes som andelen af direkte arbejde, men direkte arbejde på gaden uden en eneste registreret kontakt regnes som synlighed. Tallet viser, om tiden er flyttet, eller om den blot har fået et nyt navn. Mangler antallet af kontakter for en for stor del af de timer, der kan være brugt på gaden, vises der intet tal.
definition_en: >
  As direct_share, but direct hours in the street with 0 contacts are recounted as visibility: they leave the numerator and stay in the denominator. Recorded are those direct hours in the street, or from a source without places, that have both a place and a number of contacts.
sort_order: 11
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'unit')
),

hours as (
    select
        *,
        category_code = 'direct' as is_direct,
        category_code = 'direct' and is_street and has_contact_count as is_counted,
        -- Where a source names no places, any direct hour may have been spent in the street.
        category_code = 'direct' and (is_street or not has_place_column) as may_be_street
    from core.period_hours
    where role = 'operative' and is_working_time
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(case when is_direct and not (is_counted and not has_contact)
            then duration_minutes end), 0) / 60 as numerator,
        coalesce(sum(hours.duration_minutes), 0) / 60 as denominator,
        sum(case when is_counted then duration_minutes else 0 end)
        / nullif(sum(case when may_be_street then duration_minutes end), 0) as recorded_share,
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
