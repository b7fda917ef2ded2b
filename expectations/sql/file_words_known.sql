/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: >
  Mindst tre rækker og mere end 2 % af en fil er afvist, fordi de bruger ord, som ordlisterne ikke kender.
mend_da: >
  Se rækkerne med "ungetid refused". Er ordene rigtige, så skriv dem som synonymer i listerne i reference/, og kør igen.
  Ellers ret dem i filen.
elements: from core.file_reconciliation where kind in ('activity', 'orders') and rows_received > 0
*/
with

unknown as (
    select
        file_key,
        count(*) as row_count
    from core.refused_row
    where
        reason_code in (
            'unknown_activity', 'unknown_network', 'unknown_place', 'unknown_target_group', 'unknown_partner',
            'unknown_occasion', 'unknown_topic'
        )
        and not is_handed_back
    group by file_key
)

select unknown.file_key
from unknown
inner join core.file_reconciliation as counts on unknown.file_key = counts.file_key
where
    counts.rows_received > counts.rows_erased
    and unknown.row_count >= 3
    and unknown.row_count > 0.02 * (counts.rows_received - counts.rows_erased)
