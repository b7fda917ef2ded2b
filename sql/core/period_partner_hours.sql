/*
grain: one period and cell, member of the operative team, category and set of flags; working time by whom and where it was with
columns:
  period_type: type of the period
  period_start: first day of the period
  dimension: team, unit or network; hours without a unit or network are in team alone
  dimension_value: all for team, else the code
  staff_code: who worked, keyed
  category_code: category of working time; core.dim_category
  has_partner_column: the source records partners
  has_place_column: the source records places
  is_with_consultant: together with a crime-prevention consultant
  is_with_authority: together with the authority (myndighed)
  is_youth_pedagogy: together with, or at, the youth school or a club
  is_local_link: together with, or at, a school, day care, the youth school or a club
  duration_minutes: minutes
  entry_count: entries
*/
with

-- Added up before anybody looks into the texts: they are the same few over and over.
entries as (
    select
        fact.month_start,
        fact.staff_code,
        fact.employment_unit,
        fact.network_code,
        fact.category_code,
        fact.has_partner_column,
        fact.has_place_column,
        ';' || coalesce(fact.partner_codes, '') || ';' as partners,
        coalesce(fact.place_code, '') as place,
        sum(fact.duration_minutes) as duration_minutes,
        count(*) as entry_count
    from core.fact_time_entry as fact
    inner join raw.setting as setting on fact.work_date <= setting.as_of
    where fact.role = 'operative' and fact.is_working_time
    group by
        fact.month_start, fact.staff_code, fact.employment_unit, fact.network_code,
        fact.category_code, fact.has_partner_column, fact.has_place_column, fact.partner_codes,
        fact.place_code
),

flagged as (
    select
        *,
        partners like '%;consultant;%' as is_with_consultant,
        partners like '%;authority;%' as is_with_authority,
        partners like '%;youth_school;%' or partners like '%;club;%'
        or place in ('youth_school', 'club') as is_youth_pedagogy,
        partners like '%;school;%' or partners like '%;day_care;%'
        or partners like '%;youth_school;%' or partners like '%;club;%'
        or place in ('school', 'day_care', 'youth_school', 'club') as is_local_link
    from entries
),

cells as (
    select 'team' as dimension, 'all' as dimension_value, flagged.* from flagged
    union all
    select 'unit' as dimension, flagged.employment_unit as dimension_value, flagged.*
    from flagged
    where flagged.employment_unit is not null
    union all
    select 'network' as dimension, flagged.network_code as dimension_value, flagged.*
    from flagged
    where flagged.network_code is not null
),

-- And by month before they are taken into the seven periods or so that hold a month.
hours as (
    select
        month_start,
        dimension,
        dimension_value,
        staff_code,
        category_code,
        has_partner_column,
        has_place_column,
        is_with_consultant,
        is_with_authority,
        is_youth_pedagogy,
        is_local_link,
        sum(duration_minutes) as duration_minutes,
        sum(entry_count) as entry_count
    from cells
    group by
        month_start, dimension, dimension_value, staff_code, category_code, has_partner_column,
        has_place_column, is_with_consultant, is_with_authority, is_youth_pedagogy, is_local_link
)

select
    periods.period_type,
    periods.period_start,
    hours.dimension,
    hours.dimension_value,
    hours.staff_code,
    hours.category_code,
    hours.has_partner_column,
    hours.has_place_column,
    hours.is_with_consultant,
    hours.is_with_authority,
    hours.is_youth_pedagogy,
    hours.is_local_link,
    cast(sum(hours.duration_minutes) as bigint) as duration_minutes,
    cast(sum(hours.entry_count) as bigint) as entry_count
from core.period_month as periods
inner join hours on periods.month_start = hours.month_start
group by
    periods.period_type, periods.period_start, hours.dimension, hours.dimension_value,
    hours.staff_code, hours.category_code, hours.has_partner_column, hours.has_place_column,
    hours.is_with_consultant, hours.is_with_authority, hours.is_youth_pedagogy,
    hours.is_local_link
