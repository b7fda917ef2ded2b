/*
title_da: Dage fra aftale til første arbejde
title_en: Days from a follow-up to the first work on it
unit: days
good: down
dimensions: [team]
is_median_of_cases: true
memo: task 9
definition_da: >
  Det mellemste antal dage (medianen), fra en aftale fra et netværksmøde er truffet, til den operative indsats har registreret det første arbejde med henvisning til den, blandt de aftaler, den har ansvaret for, og som er truffet i perioden. Aftaler, der ikke er arbejdet på endnu, tæller med, så længe de har stået åbne. Er der arbejdet på færre end halvdelen, er medianen ikke nået.
definition_en: >
  Kaplan–Meier median of the days from decision to the first working time of the operative team that refers to the follow-up, by the period of the decision, of operative-owned follow-ups; frozen at as_of. Without such work a follow-up is censored on the day it was closed or last seen as dropped, else at as_of. Not reached where less than half is.
sort_order: 125
columns:
  numerator: cases with work on them
  denominator: cases
  value: median days; written by pipeline/analysis, null where it is not reached
  recorded_share: share of the direct and visibility hours whose source has references
  staff_count: members of the operative team who were to do them
  entry_count: cases
*/
with

cells as (
    select * from core.period_dimension where dimension = 'team'
),

cases as (
    select
        months.period_type,
        months.period_start,
        cases.staff_code,
        cases.is_reached
    from core.lead_case as cases
    inner join core.period_month as months on cases.month_start = months.month_start
    where cases.kpi_id = 'action_lead_days'
),

counted as (
    select
        period_type,
        period_start,
        sum(case when is_reached then 1 else 0 end) as reached_count,
        count(*) as case_count,
        count(distinct staff_code) as staff_count
    from cases
    group by period_type, period_start
),

recorded as (
    select
        period_type,
        period_start,
        sum(case when has_reference_column then duration_minutes else 0 end)
        / nullif(sum(duration_minutes), 0) as recorded_share
    from core.period_outreach
    where dimension = 'team'
    group by period_type, period_start
)

select
    cells.period_type,
    cells.period_start,
    cells.dimension,
    cells.dimension_value,
    cast(coalesce(counted.reached_count, 0) as double) as numerator,
    cast(coalesce(counted.case_count, 0) as double) as denominator,
    cast(null as double) as value,
    coalesce(recorded.recorded_share, 1) as recorded_share,
    coalesce(counted.staff_count, 0) as staff_count,
    coalesce(counted.case_count, 0) as entry_count
from cells
left join counted
    on cells.period_type = counted.period_type
    and cells.period_start = counted.period_start
left join recorded
    on cells.period_type = recorded.period_type
    and cells.period_start = recorded.period_start
