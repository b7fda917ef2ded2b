/*
grain: one day, from the first year with records to the last
key: [calendar_date]
columns:
  calendar_date: the day
  weekday_number: 1 Monday to 7 Sunday
  iso_year: year of the ISO week
  iso_week: number of the ISO week
  week_start: the Monday of the week
  month_start: first day of the month
  month_end: last day of the month
  month_index: months counted on over the years, to subtract
  month_number: 1 to 12
  month_name_da: name of the month in Danish
  month_short_da: its abbreviation
  quarter_start: first day of the quarter
  quarter_end: last day of the quarter
  quarter_index: quarters counted on over the years, to subtract
  quarter_number: 1 to 4
  year_start: first day of the year
  year_end: last day of the year
  year_number: the year
  holiday_da: name of the public holiday; null on other days
  is_public_holiday: a public holiday in Denmark
  is_school_holiday: the municipality's schools are closed
  is_workday: Monday to Friday and no public holiday
  is_past: on or before as_of
*/
with

school_holidays as (
    select distinct days.calendar_date
    from raw.calendar_day as days
    inner join raw.ref_school_holiday as holidays
        on days.calendar_date between holidays.date_from and holidays.date_to
)

select
    days.calendar_date,
    days.weekday_number,
    days.iso_year,
    days.iso_week,
    days.week_start,
    days.month_start,
    days.month_end,
    days.month_index,
    days.month_number,
    days.month_name_da,
    days.month_short_da,
    days.quarter_start,
    days.quarter_end,
    days.quarter_index,
    days.quarter_number,
    days.year_start,
    days.year_end,
    days.year_number,
    public_holidays.name_da as holiday_da,
    public_holidays.holiday_date is not null as is_public_holiday,
    school_holidays.calendar_date is not null as is_school_holiday,
    days.weekday_number <= 5 and public_holidays.holiday_date is null as is_workday,
    days.calendar_date <= setting.as_of as is_past
from raw.calendar_day as days
cross join raw.setting as setting
left join raw.public_holiday as public_holidays
    on days.calendar_date = public_holidays.holiday_date
left join school_holidays
    on days.calendar_date = school_holidays.calendar_date
