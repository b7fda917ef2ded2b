/*
suite: core
severity: warning
owner: registreringsansvarlig
description_da: To registreringer af samme medarbejder dækker den samme tid. Begge tæller med.
mend_da: >
  Ret start eller slut i kildefilen (eksemplerne viser fil og linje), eller slet den, der er skrevet to gange, og læg
  filen i indbakken igen. Skal sådanne registreringer afvises, sættes overlapping i ungetid.toml til "refuse".
elements: from core.standing_entry
*/
select
    flags.file_key,
    flags.source_sheet,
    flags.source_line
from core.entry_flag as flags
where flags.reason_code = 'overlapping_entries' and not flags.is_refused
