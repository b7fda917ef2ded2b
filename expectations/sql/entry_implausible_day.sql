/*
suite: core
severity: warning
owner: registreringsansvarlig
description_da: En medarbejder har så mange timer på én dag, at det næppe kan passe. Timerne tæller med.
mend_da: >
  Ret rækkerne i kildefilen (eksemplerne viser fil og linje), og læg filen i indbakken igen. Er timerne rigtige, hæves grænsen
  day_hours_maximum i ungetid.toml. Skal sådanne registreringer afvises, sættes implausible_day til "refuse".
elements: from (select distinct staff_code, work_date from core.fact_time_entry) as person_days
observed: >
  select max(day_minutes) / 60.0 from (
    select sum(duration_minutes) as day_minutes from core.fact_time_entry group by staff_code, work_date
  ) as days
*/
select
    flags.file_key,
    flags.source_sheet,
    flags.source_line
from core.entry_flag as flags
where flags.reason_code = 'implausible_day' and not flags.is_refused
