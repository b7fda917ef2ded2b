/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: >
  Ud for en række er der sat x under Udgår, men den er ikke afvist: Den er læst eller rettet, eller den findes ikke. Der
  er ikke taget noget ud.
mend_da: >
  Tæller rækken, og skal den ikke det, så ret den i kilden, eller tag den ud med corrections.toml. Ellers skal der ikke
  gøres noget.
elements: from raw.manifest where kind = 'activity'
*/
select distinct
    corrections.file_key,
    corrections.source_sheet,
    corrections.source_line
from staging.stg_row_corrections as corrections
left join staging.stg_refused_rows as refused
    on corrections.corrected_file_key = refused.file_key
    and corrections.corrected_line = refused.source_line
    and coalesce(corrections.corrected_sheet, 0) = coalesce(refused.source_sheet, 0)
where corrections.outcome = 'dropped' and not coalesce(refused.is_dropped, false)
