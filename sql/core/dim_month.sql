/*
grain: one month, from the first with records of the operative team to the one of as_of
key: [month_start]
columns:
  month_start: first day
  month_end: last day
  month_index: months counted on over the years, to subtract
  quarter_start: first day of the quarter
  quarter_end: last day of the quarter
  quarter_index: quarters counted on over the years, to subtract
  year_start: first day of the year
  year_end: last day of the year
  day_count: days up to as_of
  workday_count: Mondays to Fridays that are no public holiday, up to as_of
  side: baseline, transition (of any decision) or after; before, for what lies before the baseline or where it is too short to be one; undecided without a decision
*/
with

-- Records of nobody in the operative team open no period, unless there are no others.
first_month as (
    select
        coalesce(
            min(case when role = 'operative' then month_start end),
            min(month_start),
            (select min(month_start) from core.fact_meeting)
        ) as month_start
    from core.month_hours
),

months as (
    select
        dates.month_start,
        dates.month_end,
        dates.month_index,
        dates.quarter_start,
        dates.quarter_end,
        dates.quarter_index,
        dates.year_start,
        dates.year_end,
        count(*) as day_count,
        sum(case when dates.is_workday then 1 else 0 end) as workday_count
    from core.dim_date as dates
    inner join first_month on dates.month_start >= first_month.month_start
    where dates.is_past
    group by
        dates.month_start, dates.month_end, dates.month_index, dates.quarter_start,
        dates.quarter_end, dates.quarter_index, dates.year_start, dates.year_end
),

decisions as (
    select
        decision_number,
        year(effective_from) * 12 + month(effective_from) as effective_index,
        transition_months
    from raw.decision
),

transitions as (
    select distinct months.month_index
    from months
    inner join decisions
        on months.month_index >= decisions.effective_index
        and months.month_index < decisions.effective_index + decisions.transition_months
),

-- The months before the first effective date: as many as there are, up to the setting.
window_months as (
    select months.month_index
    from months
    inner join decisions
        on months.month_index < decisions.effective_index
    cross join raw.setting as setting
    where decisions.decision_number = 1
        and months.month_index >= decisions.effective_index - setting.baseline_months
),

baseline as (
    select month_index from window_months where (select count(*) from window_months) >= 12
)

select
    months.month_start,
    months.month_end,
    months.month_index,
    months.quarter_start,
    months.quarter_end,
    months.quarter_index,
    months.year_start,
    months.year_end,
    months.day_count,
    cast(months.workday_count as bigint) as workday_count,
    case
        when first_decision.effective_index is null then 'undecided'
        when baseline.month_index is not null then 'baseline'
        when transitions.month_index is not null then 'transition'
        when months.month_index < first_decision.effective_index then 'before'
        else 'after'
    end as side
from months
left join decisions as first_decision on first_decision.decision_number = 1
left join baseline on months.month_index = baseline.month_index
left join transitions on months.month_index = transitions.month_index
