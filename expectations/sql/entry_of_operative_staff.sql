/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: Der er ikke en eneste registrering fra en operativ medarbejder til og med rapportens dato.
mend_da: >
  Læg medarbejdernes registreringer i indbakken. Er de der, så se, om as_of i ungetid.toml ligger før dem, hvorfor de
  ellers er afvist, og om reference/staff.csv har de operative medarbejdere med den rigtige rolle og periode.
elements: from raw.setting
observed: >
  select count(*) from core.fact_time_entry as entries inner join raw.setting as setting
  on entries.work_date <= setting.as_of where entries.role = 'operative'
*/
select setting.as_of
from raw.setting as setting
where
    not exists (
        select entries.file_key from core.fact_time_entry as entries
        where entries.role = 'operative' and entries.work_date <= setting.as_of
    )
