/*
suite: landed
severity: warning
owner: leder af den operative indsats
description_da: Den seneste registrering er mere end 45 dage ældre end opgørelsesdagen.
mend_da: Bed om de nyeste registreringer, og læg dem i indbakken.
elements: from raw.time_entry
observed: select max(work_date) from raw.time_entry
*/
with

latest as (
    select max(work_date) as work_date from raw.time_entry
)

select latest.work_date
from latest
cross join raw.setting as setting
where latest.work_date < setting.as_of - interval 45 day
