/*
suite: core
severity: info
owner: registreringsansvarlig
description_da: >
  En registrering henviser til en bestilling eller et opfølgningspunkt, som hverken står i bestillingerne eller i referaterne.
mend_da: >
  Ret nummeret i registreringen, eller læg filen med bestillinger eller referatet i indbakken. Nummeret skal skrives
  ens begge steder, også foranstillede nuller.
elements: >
  from core.fact_time_entry as entries
  where (entries.reference like 'B-%' and exists (select 1 from core.fact_order))
  or (entries.reference like 'H-%' and exists (select 1 from core.fact_action_item))
*/
with

-- Of a kind of which there is no source at all, nothing can be known.
known as (
    select
        'B' as kind,
        order_id as reference
    from core.fact_order
    union all
    select
        'H' as kind,
        action_id as reference
    from core.fact_action_item
)

select
    entries.file_key,
    entries.source_sheet,
    entries.source_line
from core.fact_time_entry as entries
left join known on entries.reference = known.reference
where
    entries.reference is not null
    and known.reference is null
    and exists (select 1 from known as any_known where any_known.kind = substr(entries.reference, 1, 1))
