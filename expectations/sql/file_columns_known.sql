/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: En fil har en kolonne, som ikke er kendt, og som ikke er læst.
mend_da: Skriv en kendt overskrift i filen, eller slet kolonnen, og læg filen i indbakken igen.
elements: from raw.manifest where kind = 'activity'
*/
select distinct
    notes.file_key,
    notes.source_line
from raw.file_note as notes
where notes.reason_code = 'unknown_column'
