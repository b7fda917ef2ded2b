/*
suite: core
severity: warning
owner: dataansvarlig
description_da: Det samme registrerings-id er brugt af to medarbejdere. Kun den ene registrering tæller med.
mend_da: Giv den ene registrering et andet id i kildefilen, og send filen igen.
elements: from staging.stg_time_entries where has_own_entry_id
*/
with

shared as (
    select entry_id
    from staging.stg_time_entries
    where has_own_entry_id
    group by entry_id
    having count(distinct staff_code) > 1
)

select
    entries.file_key,
    entries.source_sheet,
    entries.source_line
from staging.stg_time_entries as entries
inner join shared on entries.entry_id = shared.entry_id
where entries.has_own_entry_id
