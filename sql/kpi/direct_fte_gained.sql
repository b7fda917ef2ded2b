/*
title_da: Ekstra direkte arbejde omregnet til fuldtidsstillinger
title_en: Direct work gained, as full-time equivalents
unit: fte
good: up
dimensions: [team, unit]
shown_with: direct_hours_gained
memo: p. 1
definition_da: >
  De ekstra timer til direkte arbejde divideret med den tid, én fuldtidsansat kan forventes at være på arbejde i perioden: 7,4 timer for hver hverdag, der ikke er en helligdag, ganget med den operative indsats' tilstedeværelse i udgangspunktet. Tilstedeværelsen er den del af normtiden, der ikke var fravær. I en periode, der endnu ikke er slut, tælles kun de dage, der er gået.
definition_en: >
  direct_hours_gained divided by 7.4 hours × the weekdays of the period that are no public holiday (up to as_of) × the team's presence in the baseline, 1 − absence_share.
sort_order: 22
columns:
  numerator: direct_hours_gained
  denominator: hours of one full-time person in the period, at the presence of the baseline
*/
with

gained as (
    select * from kpi.direct_hours_gained
),

-- Without a baseline there is no presence, and nothing gained either.
full_time as (
    select
        periods.period_type,
        periods.period_start,
        cast(7.4 as double) * periods.workday_count * presence.presence_share as full_time_hours
    from core.dim_period as periods
    left join core.baseline_presence as presence on true
)

select
    gained.period_type,
    gained.period_start,
    gained.dimension,
    gained.dimension_value,
    gained.value as numerator,
    full_time.full_time_hours as denominator,
    gained.value / nullif(full_time.full_time_hours, 0) as value,
    gained.recorded_share,
    gained.staff_count,
    gained.entry_count
from gained
inner join full_time
    on gained.period_type = full_time.period_type
    and gained.period_start = full_time.period_start
