/*
title_da: Ekstra timer til direkte arbejde pr. uge
title_en: Hours of direct work gained per week
unit: hours_per_week
good: up
dimensions: [team, unit]
shown_with: direct_hours_gained
memo: p. 1
definition_da: >
  De ekstra timer til direkte arbejde divideret med periodens længde i uger à syv dage. I en periode, der endnu ikke er slut, tælles kun de dage, der er gået.
definition_en: >
  direct_hours_gained divided by the length of the period in weeks of seven days; in a running period, the days up to as_of.
sort_order: 21
columns:
  numerator: direct_hours_gained
  denominator: weeks of seven days, up to as_of
*/
with

gained as (
    select * from kpi.direct_hours_gained
),

periods as (
    select
        period_type,
        period_start,
        day_count / cast(7 as double) as week_count
    from core.dim_period
)

select
    gained.period_type,
    gained.period_start,
    gained.dimension,
    gained.dimension_value,
    gained.value as numerator,
    periods.week_count as denominator,
    gained.value / nullif(periods.week_count, 0) as value,
    gained.recorded_share,
    gained.staff_count,
    gained.entry_count
from gained
inner join periods
    on gained.period_type = periods.period_type
    and gained.period_start = periods.period_start
