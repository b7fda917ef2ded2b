/*
suite: core
severity: warning
owner: registreringsansvarlig
description_da: På et møde deltog en af vores egne medarbejdere, som ikke står i staff.csv den dag.
mend_da: Ret medarbejderens perioder i reference/staff.csv, og kør igen.
elements: from core.fact_attendance where staff_code is not null
*/
select
    meeting_id,
    participant_number
from core.fact_attendance
where staff_code is not null and role is null
