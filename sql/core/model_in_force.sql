/*
grain: one month
key: [month_start]
columns:
  month_start: first day of the month
  decision_number: the last decision in force, by effective date; null before the first
  model_id: the model it chose; null before the first
  prescribed_model_id: the model that the staff's units are measured against; before the first decision takes effect the model it chose, so that the way there can be seen; null without a decision
*/
with

months as (
    select distinct month_start from core.dim_date
),

decisions as (
    select * from raw.decision
),

latest as (
    select
        months.month_start,
        max(decisions.decision_number) as decision_number
    from months
    left join decisions on decisions.effective_from <= months.month_start
    group by months.month_start
)

select
    latest.month_start,
    latest.decision_number,
    in_force.model_id,
    prescribed.model_id as prescribed_model_id
from latest
left join decisions as in_force
    on latest.decision_number = in_force.decision_number
left join decisions as prescribed
    on coalesce(latest.decision_number, 1) = prescribed.decision_number
