/*
suite: core
severity: warning
owner: registreringsansvarlig
description_da: Der er registreret arbejde på en dag, som fraværet allerede fylder. Begge dele tæller med.
mend_da: >
  Ret fraværet, hvis medarbejderen var på arbejde, ellers arbejdet (eksemplerne viser fil og linje), og læg filen i indbakken igen.
  Skal sådanne registreringer afvises, sættes work_on_absence i ungetid.toml til "refuse".
elements: from core.standing_entry
*/
select
    flags.file_key,
    flags.source_sheet,
    flags.source_line
from core.entry_flag as flags
where flags.reason_code = 'work_on_absence' and not flags.is_refused
