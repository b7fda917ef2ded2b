/*
grain: one visit of direct work with a number of contacts; entries of several members of the operative team are one visit where day, clock times, activity, area and place are the same
columns:
  month_start: first day of the month of work; no work after as_of
  work_date: the day
  network_code: area; null where none is given
  contact_count: contacts of the visit; where its entries differ, the largest number
  staff_count: members of staff
  entry_count: entries
*/
with

entries as (
    select
        fact.*,
        case
            when fact.start_time is null or fact.end_time is null
                then
                    fact.file_key || ':' || coalesce(cast(fact.source_sheet as varchar), '')
                    || ':' || cast(fact.source_line as varchar)
            else ''
        end as own_place
    from core.fact_time_entry as fact
    inner join raw.setting as setting on fact.work_date <= setting.as_of
    where
        fact.role = 'operative'
        and fact.category_code = 'direct'
        and fact.contact_count is not null
)

select
    month_start,
    work_date,
    network_code,
    max(contact_count) as contact_count,
    count(distinct staff_code) as staff_count,
    count(*) as entry_count
from entries
group by
    month_start, work_date, start_time, end_time, activity_code, network_code, place_code,
    own_place
