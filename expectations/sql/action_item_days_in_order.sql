/*
suite: core
severity: warning
owner: registreringsansvarlig
description_da: Et opfølgningspunkt har frist eller er lukket før den dag, det blev besluttet.
mend_da: Ret datoerne i referatet, og læg det i indbakken igen.
elements: from core.fact_action_item
*/
select action_id
from core.fact_action_item
where due_on < decided_on or closed_on < decided_on
