/*
grain: one member of staff in one period of validity; periods of one person never overlap
key: [staff_code, valid_from]
columns:
  staff_code: who, keyed
  role: operative or consultant
  employment_unit: the unit that employs them; core.dim_unit
  weekly_norm_minutes: contractual minutes a week
  valid_from: first day
  valid_to: last day; 9999-12-31 while it lasts
  is_end_shortened: a later row began before this one's own end, and was taken to end it
*/
with

ordered as (
    select
        staff.*,
        coalesce(staff.valid_to, cast('9999-12-31' as date)) as own_end,
        lead(staff.valid_from) over (
            partition by staff.staff_code order by staff.valid_from
        ) as next_from
    from staging.stg_staff as staff
),

-- Two rows for one day would double every hour of that day.
ended as (
    select
        *,
        coalesce(next_from <= own_end, false) as is_end_shortened
    from ordered
)

select
    staff_code,
    role,
    employment_unit,
    weekly_norm_minutes,
    valid_from,
    case
        when is_end_shortened then cast(next_from - interval 1 day as date)
        else own_end
    end as valid_to,
    is_end_shortened
from ended
