/*
title_da: Andel direkte arbejde i snæver forstand
title_en: Share of direct work in the narrow reading
unit: share
good: up
dimensions: [team, unit]
shown_with: direct_share
memo: tasks 3, 5–7
definition_da: >
  Beregnes som andelen af direkte arbejde, men uden opgave 4 (at være på forkant med risikoadfærd lokalt) og uden samtaler, der kun er med forældre. Notatets ordlyd kan læses på begge måder, og derfor vises begge tal.
definition_en: >
  As direct_share, but without task 4 and without task 6 with the target group parents; both stay in the denominator. The memo's wording admits both readings. Recorded are those conversations (task 6) that have a target group; a blank cell is no answer.
sort_order: 12
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'unit')
),

hours as (
    select
        *,
        category_code = 'direct' as is_direct,
        category_code = 'direct' and coalesce(task, 0) = 6 as is_conversation,
        coalesce(task, 0) = 4
        or (coalesce(task, 0) = 6 and coalesce(target_group = 'parents', false)) as is_disputed
    from core.period_hours
    where role = 'operative' and is_working_time
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(case when is_direct and not is_disputed then duration_minutes end), 0)
        / 60 as numerator,
        coalesce(sum(hours.duration_minutes), 0) / 60 as denominator,
        sum(case when is_conversation and target_group is not null then duration_minutes else 0 end)
        / nullif(sum(case when is_conversation then duration_minutes end), 0) as recorded_share,
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
