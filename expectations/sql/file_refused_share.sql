/*
suite: landed
severity: warning
owner: dataansvarlig
description_da: Mere end 10 % af rækkerne i en fil er afvist.
mend_da: >
  Se de afviste rækker for filen, og ret dem ved kilden. private/file_index.csv viser, hvilken fil koden står for.
elements: from raw.manifest where kind = 'activity' and status <> 'refused' and rows_received > 0
observed: >
  select max(cast(rows_refused as double) / rows_received) from raw.manifest
  where kind = 'activity' and status <> 'refused' and rows_received > 0
*/
select file_key
from raw.manifest
where
    kind = 'activity'
    and status <> 'refused'
    and rows_received > 0
    and cast(rows_refused as double) / rows_received > 0.10
