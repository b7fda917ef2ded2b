/*
suite: kpi
severity: critical
owner: systemansvarlig
description_da: Et nøgletal er opgjort for en enhed eller et netværk, som ikke står i ordlisten.
mend_da: Skriv koden i reference/units.csv eller reference/networks.csv, og kør igen.
elements: from mart.kpi_value where dimension in ('network', 'unit')
*/
select distinct
    kpis.kpi_id,
    kpis.dimension
from mart.kpi_value as kpis
left join core.dim_network as networks
    on kpis.dimension = 'network' and kpis.dimension_value = networks.network_code
left join core.dim_unit as units
    on kpis.dimension = 'unit' and kpis.dimension_value = units.unit_code
where
    (kpis.dimension = 'network' and networks.network_code is null)
    or (kpis.dimension = 'unit' and units.unit_code is null)
