/*
suite: core
severity: warning
owner: registreringsansvarlig
description_da: >
  En fil bruger registrerings-id'er igen, som den samme medarbejder tidligere har brugt til en anden dag og en anden aktivitet
  eller varighed. De gamle registreringer tæller ikke længere med, som om de var rettet.
mend_da: >
  Er det rettelser, skal der ikke gøres noget. Er der begyndt forfra med numrene, fx i et nyt ark, så giv rækkerne i
  filen numre, der ikke er brugt før, og læg den i indbakken igen; den gamle fil trækkes så tilbage med "ungetid
  withdraw".
elements: from raw.manifest where kind = 'activity'
observed: >
  select count(*)
  from staging.stg_time_entries as former join staging.stg_time_entries as latter
  on former.entry_id = latter.entry_id and former.staff_code = latter.staff_code
  and former.standing_file_key = latter.file_key
  where former.superseded_by = 'same_id' and latter.superseded_by is null
  and former.work_date <> latter.work_date
  and (former.activity_code <> latter.activity_code or former.duration_minutes <> latter.duration_minutes)
*/
select distinct latter.file_key
from staging.stg_time_entries as former
inner join staging.stg_time_entries as latter
    on former.entry_id = latter.entry_id
    and former.staff_code = latter.staff_code
    and former.standing_file_key = latter.file_key
where
    former.superseded_by = 'same_id'
    and latter.superseded_by is null
    and former.work_date <> latter.work_date
    and (
        former.activity_code <> latter.activity_code
        or former.duration_minutes <> latter.duration_minutes
    )
