/*
suite: core
severity: critical
owner: systemansvarlig
description_da: Et opfølgningspunkt er ikke entydigt åbent, over fristen, lukket eller bortfaldet.
mend_da: >
  Se efter i referatet: Et opfølgningspunkt med en lukkedato skal stå som lukket, og et punkt, der er lukket, må ikke
  stå som åbent. Er referatet rigtigt, er det en fejl i programmet.
elements: from core.fact_action_item
*/
select items.action_id
from core.fact_action_item as items
where
    (items.status = 'closed' and items.closure_known_by is null)
    or (items.status in ('open', 'dropped') and items.closure_known_by is not null)
    or (items.closure_known_by = 'day') <> (items.closed_on is not null)
