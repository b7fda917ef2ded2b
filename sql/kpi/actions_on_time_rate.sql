/*
title_da: Andel aftaler fra netværksmøder, der blev lukket til tiden
title_en: Share of follow-ups closed on time
unit: share
good: up
dimensions: [team, network]
memo: task 9
definition_da: >
  Aftaler fra netværksmøderne, som den operative indsats har ansvaret for, og som er lukket senest på den oprindelige frist, divideret med alle dem, hvis oprindelige frist ligger i perioden. En frist, der senere er udskudt, tæller som den først blev aftalt. Aftaler, der er bortfaldet, tæller ikke med. Er en aftale lukket mellem to møder, uden at dagen er skrevet, og ligger fristen imellem dem, vides det ikke, om den blev holdt; sådanne aftaler er opgjort for sig.
definition_en: >
  Operative-owned follow-ups closed by their original deadline divided by those whose original deadline lies in the period and up to as_of. Dropped ones are left out. A closure without a day lies between the last meeting at which the follow-up stood open and the first at which it stood closed; where the deadline lies between the two, it is in neither and is reported in actions_unclear_share.
sort_order: 122
columns:
  numerator: follow-ups closed on time
  denominator: follow-ups due of which it is known
  recorded_share: share of the follow-ups due of which it is known whether they were closed on time
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
        count(distinct case when due.closing <> 'unclear' then due.staff_code end) as staff_count
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
    cast(on_time_count as double) as numerator,
    cast(due_count - unclear_count as double) as denominator,
    cast(on_time_count as double) / nullif(due_count - unclear_count, 0) as value,
    coalesce(cast(due_count - unclear_count as double) / nullif(due_count, 0), 1)
        as recorded_share,
    staff_count,
    due_count as entry_count
from summed
