/*
suite: landed
severity: critical
owner: systemansvarlig
description_da: En indlæst række bryder en af de regler, som rækker afvises efter.
mend_da: >
  Det er en fejl i programmet, ikke i filen. Meld den, og vedlæg filens kode. Tabellen mart.row_condition_check viser,
  hvilken regel det er.
elements: from mart.row_condition_check where is_checked
*/
select
    breaches.file_key,
    breaches.source_sheet,
    breaches.source_line
from mart.row_condition_breach as breaches
where not breaches.is_stale
