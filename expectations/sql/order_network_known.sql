/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: En bestilling gælder et område, som ikke står i networks.csv.
mend_da: Skriv området i reference/networks.csv, eller ret bestillingen, og kør igen.
elements: from core.fact_order
*/
select
    orders.file_key,
    orders.source_sheet,
    orders.source_line
from core.fact_order as orders
left join core.dim_network as networks on orders.network_code = networks.network_code
where orders.network_code is not null and networks.network_code is null
