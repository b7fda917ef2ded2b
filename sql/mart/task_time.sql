/*
grain: one task of the memo in one cell by team or unit, also where nobody worked on it
key: [period_type, period_start, dimension, dimension_value, task]
columns:
  period_type: type of the period
  period_start: first day of the period
  dimension: team or unit
  dimension_value: all for team, else the unit that employed them
  task: the memo's number; core.dim_task
  task_minutes: the operative team's minutes on the task; for task 1 direct work with people of 18 and over, and half of that with mixed groups
  whole_minutes: minutes that the share is of; working time, for task 1 direct work with a known age
  share: task_minutes of whole_minutes; null where there are none
  recorded_share: share of the minutes that record what the task is told by; 1 but for task 1, where it is direct work with a target group
  baseline_share: share in the baseline; null without one
  baseline_recorded_share: recorded_share in the baseline; null without one
  baseline_staff_count: members of staff behind the baseline's task_minutes; null without one
  share_change: share less baseline_share
  staff_count: members of staff behind task_minutes
  entry_count: entries behind task_minutes
*/
with

hours as (
    select * from core.period_hours where role = 'operative' and is_working_time
),

task_hours as (
    select
        period_type,
        period_start,
        dimension,
        dimension_value,
        task,
        staff_code,
        duration_minutes as task_minutes,
        entry_count
    from hours
    where task > 1
    union all
    select
        period_type,
        period_start,
        dimension,
        dimension_value,
        1 as task,
        staff_code,
        case target_group when 'mixed' then duration_minutes / 2 else duration_minutes end
            as task_minutes,
        entry_count
    from hours
    where category_code = 'direct' and target_group in ('over_18', 'mixed')
),

wholes as (
    select
        period_type,
        period_start,
        dimension,
        dimension_value,
        sum(duration_minutes) as working_minutes,
        sum(case
            when category_code = 'direct' and target_group in ('under_18', 'over_18', 'mixed')
                then duration_minutes
        end) as aged_minutes,
        sum(case
            when category_code = 'direct' and target_group is not null then duration_minutes else 0
        end) / nullif(sum(case when category_code = 'direct' then duration_minutes end), 0)
            as recorded_share
    from hours
    group by period_type, period_start, dimension, dimension_value
),

summed as (
    select
        period_type,
        period_start,
        dimension,
        dimension_value,
        task,
        sum(task_minutes) as task_minutes,
        count(distinct staff_code) as staff_count,
        sum(entry_count) as entry_count
    from task_hours
    group by period_type, period_start, dimension, dimension_value, task
),

shares as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        tasks.task,
        cast(coalesce(summed.task_minutes, 0) as double) as task_minutes,
        cast(coalesce(
            case tasks.task when 1 then wholes.aged_minutes else wholes.working_minutes end, 0
        ) as double) as whole_minutes,
        cast(coalesce(case tasks.task when 1 then wholes.recorded_share end, 1) as double)
            as recorded_share,
        coalesce(summed.staff_count, 0) as staff_count,
        cast(coalesce(summed.entry_count, 0) as bigint) as entry_count
    from core.period_dimension as cells
    cross join core.dim_task as tasks
    left join wholes
        on cells.period_type = wholes.period_type
        and cells.period_start = wholes.period_start
        and cells.dimension = wholes.dimension
        and cells.dimension_value = wholes.dimension_value
    left join summed
        on cells.period_type = summed.period_type
        and cells.period_start = summed.period_start
        and cells.dimension = summed.dimension
        and cells.dimension_value = summed.dimension_value
        and tasks.task = summed.task
    where cells.dimension in ('team', 'unit')
),

baseline as (
    select
        dimension,
        dimension_value,
        task,
        task_minutes / nullif(whole_minutes, 0) as share,
        recorded_share,
        staff_count
    from shares
    where period_type = 'baseline'
)

select
    shares.period_type,
    shares.period_start,
    shares.dimension,
    shares.dimension_value,
    shares.task,
    shares.task_minutes,
    shares.whole_minutes,
    shares.task_minutes / nullif(shares.whole_minutes, 0) as share,
    shares.recorded_share,
    baseline.share as baseline_share,
    baseline.recorded_share as baseline_recorded_share,
    baseline.staff_count as baseline_staff_count,
    shares.task_minutes / nullif(shares.whole_minutes, 0) - baseline.share as share_change,
    shares.staff_count,
    shares.entry_count
from shares
left join baseline
    on shares.dimension = baseline.dimension
    and shares.dimension_value = baseline.dimension_value
    and shares.task = baseline.task
