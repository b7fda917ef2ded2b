/*
suite: core
severity: critical
owner: systemansvarlig
description_da: Den samme linje i en fil er indlæst to gange.
mend_da: Det er en fejl i programmet, ikke i filen. Meld den, og vedlæg filens kode.
elements: from core.fact_time_entry
*/
select
    file_key,
    source_sheet,
    source_line
from core.fact_time_entry
group by file_key, source_sheet, source_line
having count(*) > 1
