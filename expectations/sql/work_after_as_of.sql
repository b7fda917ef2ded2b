/*
suite: landed
severity: info
owner: registreringsansvarlig
description_da: Registreringer ligger efter opgørelsesdagen. De er indlæst, men tæller ikke med endnu.
mend_da: Intet skal rettes. Er opgørelsesdagen forkert, ændres as_of i ungetid.toml.
elements: from raw.time_entry
*/
select
    entries.file_key,
    entries.source_sheet,
    entries.source_line
from raw.time_entry as entries
cross join raw.setting as setting
where entries.work_date > setting.as_of
