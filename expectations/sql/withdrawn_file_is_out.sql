/*
suite: landed
severity: critical
owner: systemansvarlig
description_da: En fil er trukket tilbage, men rækker fra den tæller stadig med.
mend_da: Det er en fejl i programmet. Meld den, og vedlæg filens kode.
elements: from raw.manifest
*/
with

loaded as (
    select file_key from core.fact_time_entry
    union
    select file_key from core.fact_meeting
)

select files.file_key
from raw.manifest as files
inner join loaded on files.file_key = loaded.file_key
where files.is_withdrawn
