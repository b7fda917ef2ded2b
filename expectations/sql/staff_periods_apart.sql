/*
suite: core
severity: critical
owner: systemansvarlig
description_da: To perioder for den samme medarbejder overlapper, så timerne ville tælle dobbelt.
mend_da: Ret valid_from og valid_to i reference/staff.csv, så perioderne følger efter hinanden.
elements: from core.dim_staff
*/
select
    one.valid_from,
    other.valid_from as overlapping_from
from core.dim_staff as one
inner join core.dim_staff as other
    on one.staff_code = other.staff_code
    and one.valid_from < other.valid_from
    and other.valid_from <= one.valid_to
