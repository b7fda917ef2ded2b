/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: >
  En række er rettet for sent: En nyere fuld eksport dækker medarbejderen og dagen, så rettelsen tæller ikke med.
mend_da: >
  Se efter, hvordan rækken står i den nyeste eksport. Er den rigtig dér, eller er den slettet i systemet med vilje, skal
  der ikke gøres noget. Er den afvist dér, så ret den med "ungetid refused --xlsx". Ellers ret den i systemet, og
  eksportér igen.
elements: from raw.manifest where kind = 'activity'
*/
select
    entries.file_key,
    entries.source_sheet,
    entries.source_line
from staging.stg_time_entries as entries
inner join staging.stg_handed_back_rows as handed_back
    on entries.file_key = handed_back.file_key
    and entries.source_line = handed_back.source_line
    and coalesce(entries.source_sheet, 0) = coalesce(handed_back.source_sheet, 0)
inner join staging.stg_files as files
    on entries.file_key = files.file_key
inner join staging.stg_files as exports
    on entries.standing_file_key = exports.file_key
-- What was handed back before the export came is the export's own business.
where entries.superseded_by = 'full_export' and files.received_order > exports.received_order
