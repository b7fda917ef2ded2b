/*
grain: direct work and visibility of the operative team in one cell by team, area or target group, also where there was none
key: [period_type, period_start, dimension, dimension_value]
columns:
  period_type: type of the period
  period_start: first day of the period
  dimension: team, network or target_group
  dimension_value: all for team, else a code of core.dim_network or raw.ref_target_group
  direct_hours: hours of direct work
  visibility_hours: hours of visibility; null by target group, which is recorded of direct work alone
  direct_hours_per_week: direct_hours by the weeks of the period, up to as_of
  visibility_hours_per_week: visibility_hours likewise
  share_of_direct: direct_hours of the team's direct work that says its area, or its target group; null where there is none
  recorded_share: share of the team's direct work that says its area, or its target group; 1 for team, null where there is no direct work
  baseline_direct_hours_per_week: direct_hours_per_week in the baseline; null without one
  baseline_visibility_hours_per_week: likewise
  baseline_share_of_direct: share_of_direct in the baseline
  baseline_recorded_share: recorded_share in the baseline
  direct_change_per_week: direct_hours_per_week less the baseline's
  visibility_change_per_week: visibility_hours_per_week less the baseline's
  share_change: share_of_direct less baseline_share_of_direct
  staff_count: members of staff behind direct_hours and visibility_hours
  entry_count: entries behind them
*/
with

cells as (
    select
        period_type,
        period_start,
        dimension,
        dimension_value
    from core.period_dimension
    where dimension in ('team', 'network')
    union all
    select
        periods.period_type,
        periods.period_start,
        'target_group' as dimension,
        groups.target_group as dimension_value
    from core.dim_period as periods
    cross join raw.ref_target_group as groups
),

hours as (
    select
        period_type,
        period_start,
        dimension,
        dimension_value,
        category_code,
        staff_code,
        duration_minutes,
        entry_count
    from core.period_hours
    where
        role = 'operative' and category_code in ('direct', 'visibility')
        and dimension in ('team', 'network')
    union all
    select
        period_type,
        period_start,
        'target_group' as dimension,
        target_group as dimension_value,
        category_code,
        staff_code,
        duration_minutes,
        entry_count
    from core.period_hours
    where
        role = 'operative' and category_code = 'direct' and dimension = 'team'
        and target_group is not null
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(case when hours.category_code = 'direct' then hours.duration_minutes end), 0)
            as direct_minutes,
        case
            when cells.dimension <> 'target_group'
                then coalesce(
                    sum(case when hours.category_code = 'visibility' then hours.duration_minutes end),
                    0
                )
        end as visibility_minutes,
        count(distinct hours.staff_code) as staff_count,
        cast(coalesce(sum(hours.entry_count), 0) as bigint) as entry_count
    from cells
    left join hours
        on cells.period_type = hours.period_type
        and cells.period_start = hours.period_start
        and cells.dimension = hours.dimension
        and cells.dimension_value = hours.dimension_value
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
),

told as (
    select
        period_type,
        period_start,
        dimension,
        sum(direct_minutes) as told_minutes
    from summed
    group by period_type, period_start, dimension
),

-- A week of a period is its days by 7, so that 13 weeks and 92 days are told alike.
weekly as (
    select
        summed.period_type,
        summed.period_start,
        summed.dimension,
        summed.dimension_value,
        cast(summed.direct_minutes as double) / 60 as direct_hours,
        cast(summed.visibility_minutes as double) / 60 as visibility_hours,
        cast(summed.direct_minutes as double) / 60 * 7 / nullif(periods.day_count, 0)
            as direct_hours_per_week,
        cast(summed.visibility_minutes as double) / 60 * 7 / nullif(periods.day_count, 0)
            as visibility_hours_per_week,
        cast(summed.direct_minutes as double) / nullif(told.told_minutes, 0) as share_of_direct,
        cast(told.told_minutes as double) / nullif(team.told_minutes, 0) as recorded_share,
        summed.staff_count,
        summed.entry_count
    from summed
    inner join core.dim_period as periods
        on summed.period_type = periods.period_type
        and summed.period_start = periods.period_start
    inner join told
        on summed.period_type = told.period_type
        and summed.period_start = told.period_start
        and summed.dimension = told.dimension
    inner join told as team
        on summed.period_type = team.period_type
        and summed.period_start = team.period_start
        and team.dimension = 'team'
),

baseline as (
    select * from weekly where period_type = 'baseline'
)

select
    weekly.period_type,
    weekly.period_start,
    weekly.dimension,
    weekly.dimension_value,
    weekly.direct_hours,
    weekly.visibility_hours,
    weekly.direct_hours_per_week,
    weekly.visibility_hours_per_week,
    weekly.share_of_direct,
    weekly.recorded_share,
    baseline.direct_hours_per_week as baseline_direct_hours_per_week,
    baseline.visibility_hours_per_week as baseline_visibility_hours_per_week,
    baseline.share_of_direct as baseline_share_of_direct,
    baseline.recorded_share as baseline_recorded_share,
    weekly.direct_hours_per_week - baseline.direct_hours_per_week as direct_change_per_week,
    weekly.visibility_hours_per_week - baseline.visibility_hours_per_week
        as visibility_change_per_week,
    weekly.share_of_direct - baseline.share_of_direct as share_change,
    weekly.staff_count,
    weekly.entry_count
from weekly
left join baseline
    on weekly.dimension = baseline.dimension
    and weekly.dimension_value = baseline.dimension_value
