/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: En registrering nævner en samarbejdspart, som ikke står i partners.csv.
mend_da: Skriv parten i reference/partners.csv, eller ret registreringen, og kør igen.
elements: from core.fact_time_entry
*/
with

-- There are few combinations, however many entries there are.
combinations as (
    select distinct partner_codes
    from core.fact_time_entry
    where partner_codes is not null
),

unknown as (
    select distinct parts.partner_codes
    from (
        select
            partner_codes,
            unnest(string_split(partner_codes, ';')) as partner_code
        from combinations
    ) as parts
    left join raw.ref_partner as partners on parts.partner_code = partners.partner_code
    where partners.partner_code is null
)

select
    entries.file_key,
    entries.source_sheet,
    entries.source_line
from core.fact_time_entry as entries
inner join unknown on entries.partner_codes = unknown.partner_codes
