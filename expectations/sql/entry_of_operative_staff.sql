/*
suite: core
severity: critical
owner: dataansvarlig
description_da: Der er ikke indlæst en eneste registrering fra en operativ medarbejder.
mend_da: >
  Læg medarbejdernes registreringer i indbakken. Er de der, så se, hvorfor de er afvist, og om reference/staff.csv har
  de operative medarbejdere med den rigtige rolle og periode.
elements: from raw.setting
observed: select count(*) from core.fact_time_entry where role = 'operative'
*/
select setting.as_of
from raw.setting as setting
where
    not exists (
        select entries.file_key from core.fact_time_entry as entries where entries.role = 'operative'
    )
