/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: >
  To rækker i den samme rettede fil har den samme henvisning. Kun den sidste af dem tæller.
mend_da: >
  Skulle rækken deles i flere, så slet henvisningen i alle undtagen én, og læg filen i indbakken igen. Er den ene en
  kopi ved en fejl, skal der ikke gøres noget.
elements: from raw.manifest where kind = 'activity'
*/
select distinct
    corrections.file_key,
    corrections.source_sheet,
    corrections.source_line
from staging.stg_row_corrections as corrections
where
    corrections.outcome = 'accepted'
    and not corrections.is_latest
    and corrections.latest_file_key = corrections.file_key
