/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: En medarbejders periode slutter, før den begynder.
mend_da: Ret valid_from og valid_to i reference/staff.csv.
elements: from core.dim_staff
*/
select
    valid_from,
    valid_to
from core.dim_staff
where valid_to < valid_from
