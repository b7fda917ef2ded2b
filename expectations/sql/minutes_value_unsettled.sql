/*
suite: core
severity: warning
owner: registreringsansvarlig
description_da: En værdi i et referat er usikkert læst og venter på, at nogen ser efter.
mend_da: >
  Kør "ungetid review", som viser, hvor værdien står, og hvorfor den er usikker. Er den rigtig, så bekræft den med
  "ungetid review --confirm". Er den forkert, så ret referatet, og læg det i indbakken igen.
elements: from staging.stg_extracted_values
*/
select
    items.value_id,
    items.file_key
from core.review_item as items
