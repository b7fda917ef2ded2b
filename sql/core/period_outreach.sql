/*
grain: month_outreach added up by period, once for the team and once for each network
columns:
  period_type: type of the period
  period_start: first day of the period
  dimension: team or network; hours without a network are in team alone
  dimension_value: all for team, else the code
  staff_code: who worked, keyed
  category_code: direct or visibility
  occasion: routine or on_request; null where none is given
  has_reference_column: the source records orders and action items
  has_reference: the entry names one
  is_reference_month: somebody of the team named one that month
  has_clock: the entry has clock times
  is_minutes_month: the area's network held a meeting that month, and its minutes are here
  is_after_concern: within 14 days after a meeting raised a concern about the area
  duration_minutes: minutes
  unsocial_minutes: minutes between 17:00 and 06:00, on Saturdays, Sundays and public holidays
  chance_minutes: minutes that chance alone would put within 14 days after a concern; core.month_outreach
  entry_count: entries
*/
with

hours as (
    select
        'team' as dimension,
        'all' as dimension_value,
        outreach.*
    from core.month_outreach as outreach
    union all
    select
        'network' as dimension,
        outreach.network_code as dimension_value,
        outreach.*
    from core.month_outreach as outreach
    where outreach.network_code is not null
)

select
    periods.period_type,
    periods.period_start,
    hours.dimension,
    hours.dimension_value,
    hours.staff_code,
    hours.category_code,
    hours.occasion,
    hours.has_reference_column,
    hours.has_reference,
    hours.is_reference_month,
    hours.has_clock,
    hours.is_minutes_month,
    hours.is_after_concern,
    cast(sum(hours.duration_minutes) as bigint) as duration_minutes,
    cast(sum(hours.unsocial_minutes) as decimal(24, 12)) as unsocial_minutes,
    cast(sum(hours.chance_minutes) as decimal(24, 12)) as chance_minutes,
    cast(sum(hours.entry_count) as bigint) as entry_count
from core.period_month as periods
inner join hours on periods.month_start = hours.month_start
group by
    periods.period_type, periods.period_start, hours.dimension, hours.dimension_value,
    hours.staff_code, hours.category_code, hours.occasion, hours.has_reference_column,
    hours.has_reference, hours.is_reference_month, hours.has_clock, hours.is_minutes_month,
    hours.is_after_concern
