/*
suite: core
severity: critical
owner: systemansvarlig
description_da: En registrering, som ungetid.toml siger skal afvises, tæller med alligevel.
mend_da: Det er en fejl i programmet, ikke i filen. Meld den, og vedlæg filens kode.
elements: from core.fact_time_entry
*/
select
    entries.file_key,
    entries.source_sheet,
    entries.source_line
from core.fact_time_entry as entries
where
    exists (
        select flags.reason_code
        from core.entry_flag as flags
        where
            flags.is_refused
            and flags.file_key = entries.file_key
            and flags.source_line = entries.source_line
            and coalesce(flags.source_sheet, 0) = coalesce(entries.source_sheet, 0)
    )
