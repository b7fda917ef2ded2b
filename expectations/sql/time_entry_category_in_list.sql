/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: En registrering har en kategori, som ikke står i listen over kategorier.
mend_da: Ret aktivitetens kategori i reference/activities.csv, eller skriv kategorien i reference/categories.csv.
elements: from core.fact_time_entry
*/
select
    entries.file_key,
    entries.source_sheet,
    entries.source_line
from core.fact_time_entry as entries
left join core.dim_category as categories on entries.category_code = categories.category_code
where entries.category_code is not null and categories.category_code is null
