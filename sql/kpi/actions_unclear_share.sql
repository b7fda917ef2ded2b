/*
title_da: Andel aftaler, hvor det ikke vides, om fristen blev holdt
title_en: Share of follow-ups of which the closing is unclear
unit: share
good: watch
dimensions: [team, network]
shown_with: actions_on_time_rate
memo: task 9
definition_da: >
  Aftaler med frist i perioden, som er lukket mellem to møder, uden at dagen er skrevet, og hvor fristen ligger mellem de to møder, divideret med alle aftaler med frist i perioden.
definition_en: >
  Follow-ups due in the period whose closure is interval-censored around the deadline, divided by all follow-ups due.
sort_order: 123
columns:
  numerator: follow-ups closed between two meetings, with the deadline between them
  denominator: follow-ups due
  recorded_share: 1; nothing optional is used
  staff_count: members of the operative team who were to do them
  entry_count: follow-ups due in the period
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

due as (
    select
        months.period_type,
        months.period_start,
        items.network_code,
        items.staff_code,
        items.closing
    from core.action_case as items
    inner join core.period_month as months on items.due_month = months.month_start
    inner join raw.setting as setting on items.due_on <= setting.as_of
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        sum(case when due.closing = 'on_time' then 1 else 0 end) as on_time_count,
        sum(case when due.closing = 'unclear' then 1 else 0 end) as unclear_count,
        count(due.closing) as due_count,
        count(distinct due.staff_code) as staff_count
    from cells
    left join due
        on cells.period_type = due.period_type
        and cells.period_start = due.period_start
        and (cells.dimension = 'team' or cells.dimension_value = due.network_code)
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    cast(unclear_count as double) as numerator,
    cast(due_count as double) as denominator,
    cast(unclear_count as double) / nullif(due_count, 0) as value,
    cast(1 as double) as recorded_share,
    staff_count,
    due_count as entry_count
from summed
