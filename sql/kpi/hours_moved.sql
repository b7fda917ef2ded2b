/*
title_da: Flyttede timer
title_en: Hours moved
unit: hours
good: watch
dimensions: [team]
needs_chance: true
memo: p. 1
definition_da: >
  Hvor mange af periodens arbejdstimer der er brugt på noget andet, end hvis tiden var fordelt som i udgangspunktet: arbejdstimerne ganget med halvdelen af summen af alle forskydninger i andele. Tallet bliver aldrig nul, heller ikke når intet er flyttet, for ingen periode ligner en anden helt. Derfor vises det kun sammen med det, tilfældige udsving alene ville give.
definition_en: >
  Working hours × ½ Σ |share of a category − its share in the baseline|. Never zero, even where nothing has moved: shown only beside what chance alone would give, with its interval (analysis.kpi_chance). Null without a baseline or without working hours.
sort_order: 24
*/
with

times as (
    select * from core.category_time where dimension = 'team'
),

baseline as (
    select
        category_code,
        category_minutes,
        working_minutes
    from times
    where period_type = 'baseline'
),

-- Multiplied out and divided once, so that the baseline itself has moved exactly nothing.
moved as (
    select
        times.period_type,
        times.period_start,
        times.dimension,
        times.dimension_value,
        max(times.working_minutes) as working_minutes,
        sum(abs(
            cast(times.category_minutes as double) * baseline.working_minutes
            - cast(baseline.category_minutes as double) * times.working_minutes
        )) / nullif(max(baseline.working_minutes), 0) / 2 / 60 as moved_hours,
        max(times.staff_count) as staff_count,
        max(times.entry_count) as entry_count
    from times
    left join baseline on times.category_code = baseline.category_code
    group by times.period_type, times.period_start, times.dimension, times.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    case when working_minutes > 0 then moved_hours end as numerator,
    cast(null as double) as denominator,
    case when working_minutes > 0 then moved_hours end as value,
    cast(1 as double) as recorded_share,
    staff_count,
    entry_count
from moved
