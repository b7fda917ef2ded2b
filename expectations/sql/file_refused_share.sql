/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: Mere end 10 % af rækkerne i en fil er afvist.
mend_da: >
  Send de afviste rækker tilbage med "ungetid refused --xlsx", og læg dem i indbakken, når de er rettet.
  private/file_index.csv viser, hvilken fil koden står for.
elements: >
  from core.file_reconciliation as rows join raw.manifest as files on rows.file_key = files.file_key
  where files.kind = 'activity' and files.status not in ('refused', 'withdrawn', 'erased') and rows.rows_received > rows.rows_erased
observed: >
  select max(cast(rows.rows_refused as double) / (rows.rows_received - rows.rows_erased))
  from core.file_reconciliation as rows join raw.manifest as files on rows.file_key = files.file_key
  where files.kind = 'activity' and files.status not in ('refused', 'withdrawn', 'erased') and rows.rows_received > rows.rows_erased
*/
select counts.file_key
from core.file_reconciliation as counts
inner join raw.manifest as files on counts.file_key = files.file_key
where
    files.kind = 'activity'
    and files.status not in ('refused', 'withdrawn', 'erased')
    and counts.rows_received > counts.rows_erased
    and cast(counts.rows_refused as double) / (counts.rows_received - counts.rows_erased) > 0.10
