/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: En registrering har en kode for netværk, sted, målgruppe eller anledning, som ikke står i ordlisten.
mend_da: Skriv koden i ordlisten i reference/, eller ret registreringen, og kør igen.
elements: from core.fact_time_entry
*/
select
    entries.file_key,
    entries.source_sheet,
    entries.source_line
from core.fact_time_entry as entries
left join core.dim_network as networks on entries.network_code = networks.network_code
left join raw.ref_place as places on entries.place_code = places.place_code
left join raw.ref_target_group as target_groups on entries.target_group = target_groups.target_group
left join raw.ref_occasion as occasions on entries.occasion = occasions.occasion
where
    (entries.network_code is not null and networks.network_code is null)
    or (entries.place_code is not null and places.place_code is null)
    or (entries.target_group is not null and target_groups.target_group is null)
    or (entries.occasion is not null and occasions.occasion is null)
