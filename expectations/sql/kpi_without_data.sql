/*
suite: kpi
severity: info
owner: registreringsansvarlig
description_da: Et nøgletal har ingen tal i de seneste fire kvartaler, eller for få kilder registrerer, hvad det bygger på.
mend_da: Intet skal rettes. Vil man have nøgletallet, skal oplysningen registreres; rapporten skriver "ingen data".
elements: from mart.kpi_definition
*/
with

latest as (
    select max(period_start) as period_start
    from core.dim_period
    where period_type = 'rolling_4_quarters' and is_complete
)

select kpis.kpi_id
from mart.kpi_value as kpis
inner join latest on kpis.period_start = latest.period_start
where kpis.period_type = 'rolling_4_quarters' and kpis.dimension = 'team' and kpis.status = 'no_data'
