/*
suite: core
severity: warning
owner: registreringsansvarlig
description_da: Det samme registrerings-id er brugt af to medarbejdere. Begge registreringer tæller med.
mend_da: >
  Har de hver deres registrering, skal der ikke gøres noget. Er den ene en rettelse af den anden, trækkes den gamle fil
  tilbage med "ungetid withdraw".
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
