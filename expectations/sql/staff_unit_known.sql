/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: En medarbejder er ansat i en enhed, som ikke står i units.csv.
mend_da: Skriv enheden i reference/units.csv, eller ret employment_unit i reference/staff.csv, og kør igen.
elements: from core.dim_staff
*/
select
    staff.valid_from,
    staff.valid_to
from core.dim_staff as staff
left join core.dim_unit as units on staff.employment_unit = units.unit_code
where units.unit_code is null
