/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: >
  En rettet række peger på en række, der ikke findes, er en anden medarbejders, eller hvis fil er trukket tilbage. Den
  er indlæst som en ny række.
mend_da: >
  Se efter, om rækken står to gange, nemlig også i den fil, den oprindeligt kom fra. Gør den det, trækkes den ene fil
  tilbage med "ungetid withdraw".
elements: from raw.manifest where kind = 'activity'
*/
select distinct
    corrections.file_key,
    corrections.source_sheet,
    corrections.source_line
from staging.stg_row_corrections as corrections
where corrections.target = 'unknown' and corrections.outcome = 'accepted'
