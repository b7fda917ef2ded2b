/*
grain: the follow-ups of one network, or of all, in one period, and how they stand at its end
key: [period_type, period_start, dimension, dimension_value]
columns:
  period_type: type of the period
  period_start: first day of the period
  dimension: team (all networks) or network
  dimension_value: all for team, else the network
  stands_on: the day on which they stand so; the last of the period, at most as_of
  decided_count: follow-ups of the operative team that were decided in the period; those that were dropped are in none
  due_count: those whose original deadline lies in the period and is over
  on_time_count: due ones closed by that deadline
  late_count: due ones closed later, or not yet
  unclear_count: due ones closed between two meetings, with the deadline between them
  open_count: decided by stands_on and not closed by then
  overdue_count: open ones whose original deadline was before stands_on
  lead_case_count: decided in the period, dropped ones too, whose first work is waited for (core.lead_case)
  lead_reached_count: those on which work is logged
  lead_days_mean: days from decision to first work of those that were reached, on average; null where none was
*/
with

cells as (
    select
        dimensions.period_type,
        dimensions.period_start,
        dimensions.dimension,
        dimensions.dimension_value,
        least(periods.period_end, setting.as_of) as stands_on
    from core.period_dimension as dimensions
    inner join core.dim_period as periods
        on dimensions.period_type = periods.period_type
        and dimensions.period_start = periods.period_start
    cross join raw.setting as setting
    where dimensions.dimension in ('team', 'network')
),

items as (
    select
        *,
        coalesce(closed_on, closure_seen_on) as known_closed_on
    from core.action_case
),

decided as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        count(items.action_id) as decided_count
    from cells
    left join items
        on items.decided_on between cells.period_start and cells.stands_on
        and (cells.dimension = 'team' or cells.dimension_value = items.network_code)
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
),

due as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        count(items.action_id) as due_count,
        count(case when items.closing = 'on_time' then 1 end) as on_time_count,
        count(case when items.closing = 'late' then 1 end) as late_count,
        count(case when items.closing = 'unclear' then 1 end) as unclear_count
    from cells
    left join items
        on items.due_on between cells.period_start and cells.stands_on
        and (cells.dimension = 'team' or cells.dimension_value = items.network_code)
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
),

standing as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        count(items.action_id) as open_count,
        count(case when items.due_on < cells.stands_on then 1 end) as overdue_count
    from cells
    left join items
        on items.decided_on <= cells.stands_on
        and coalesce(items.known_closed_on > cells.stands_on, true)
        and (cells.dimension = 'team' or cells.dimension_value = items.network_code)
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
),

leads as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        count(cases.case_id) as lead_case_count,
        count(case when cases.is_reached then 1 end) as lead_reached_count,
        avg(cast(case when cases.is_reached then cases.lead_days end as double)) as lead_days_mean
    from cells
    left join core.fact_action_item as decisions
        on decisions.decided_on between cells.period_start and cells.stands_on
        and (cells.dimension = 'team' or cells.dimension_value = decisions.network_code)
    left join core.lead_case as cases
        on decisions.action_id = cases.case_id and cases.kpi_id = 'action_lead_days'
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    cells.period_type,
    cells.period_start,
    cells.dimension,
    cells.dimension_value,
    cells.stands_on,
    decided.decided_count,
    due.due_count,
    due.on_time_count,
    due.late_count,
    due.unclear_count,
    standing.open_count,
    standing.overdue_count,
    leads.lead_case_count,
    leads.lead_reached_count,
    leads.lead_days_mean
from cells
inner join decided
    on cells.period_type = decided.period_type
    and cells.period_start = decided.period_start
    and cells.dimension = decided.dimension
    and cells.dimension_value = decided.dimension_value
inner join due
    on cells.period_type = due.period_type
    and cells.period_start = due.period_start
    and cells.dimension = due.dimension
    and cells.dimension_value = due.dimension_value
inner join standing
    on cells.period_type = standing.period_type
    and cells.period_start = standing.period_start
    and cells.dimension = standing.dimension
    and cells.dimension_value = standing.dimension_value
inner join leads
    on cells.period_type = leads.period_type
    and cells.period_start = leads.period_start
    and cells.dimension = leads.dimension
    and cells.dimension_value = leads.dimension_value
