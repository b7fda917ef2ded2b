/*
suite: core
severity: info
owner: registreringsansvarlig
description_da: En registrering er markeret i corrections.toml. Den tæller med.
mend_da: Intet skal rettes nu. corrections.toml siger, hvorfor den er markeret.
elements: from core.standing_entry
*/
select
    flags.file_key,
    flags.source_sheet,
    flags.source_line
from core.entry_flag as flags
where flags.reason_code = 'marked_in_corrections'
