/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: En medarbejder har over 24 timer på én dag.
mend_da: >
  Ret rækkerne i kildefilen (eksemplerne viser fil og linje), og læg filen i indbakken igen. Kan kilden ikke rettes, tages rækkerne
  ud i corrections.toml. Dage, der kun har flere timer end day_hours_maximum, mærkes, se entry_implausible_day.
elements: from (select distinct staff_code, work_date from core.fact_time_entry) as person_days
observed: >
  select max(day_minutes) / 60.0 from (
    select sum(duration_minutes) as day_minutes from core.fact_time_entry group by staff_code, work_date
  ) as days
*/
with

days as (
    select
        staff_code,
        work_date,
        sum(duration_minutes) as day_minutes
    from core.fact_time_entry
    group by staff_code, work_date
)

select
    entries.file_key,
    entries.source_sheet,
    entries.source_line
from core.fact_time_entry as entries
inner join days
    on entries.staff_code = days.staff_code
    and entries.work_date = days.work_date
where days.day_minutes > 24 * 60
