/*
title_da: Dage fra bestilling til første levering
title_en: Days from an order to its first delivery
unit: days
good: down
dimensions: [team]
is_median_of_cases: true
memo: model 2
definition_da: >
  Det mellemste antal dage (medianen), fra en bestilling er skrevet, til den operative indsats har registreret det første arbejde med henvisning til den, blandt bestillinger fra perioden. Bestillinger, der ikke er leveret endnu, tæller med, så længe de har ventet, og de, der er trukket tilbage, til den dag. Er færre end halvdelen leveret, er medianen ikke nået.
definition_en: >
  Kaplan–Meier median of the days from ordered_on to the first delivery (core.fact_order), by the period of the order; frozen at as_of. What began before the order was written took 0 days; what was withdrawn first is censored on that day, what waits at as_of. Not reached where less than half is.
sort_order: 139
columns:
  numerator: cases with work on them
  denominator: cases
  value: median days; written by pipeline/analysis, null where it is not reached
  recorded_share: share of the direct and visibility hours whose source has references
  staff_count: null; an order is nobody's hours
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
    where cases.kpi_id = 'order_lead_days'
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
    cast(null as bigint) as staff_count,
    coalesce(counted.case_count, 0) as entry_count
from cells
left join counted
    on cells.period_type = counted.period_type
    and cells.period_start = counted.period_start
left join recorded
    on cells.period_type = recorded.period_type
    and cells.period_start = recorded.period_start
