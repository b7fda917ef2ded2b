/*
suite: kpi
severity: critical
owner: systemansvarlig
description_da: Et nøgletal mangler for en periode.
mend_da: Ret filen i sql/kpi/, så den giver en række for hele den operative indsats i hver periode, også uden timer.
elements: from mart.kpi_definition cross join core.dim_period
*/
select
    definitions.kpi_id,
    periods.period_type,
    periods.period_start
from mart.kpi_definition as definitions
cross join core.dim_period as periods
left join mart.kpi_value as kpis
    on definitions.kpi_id = kpis.kpi_id
    and periods.period_type = kpis.period_type
    and periods.period_start = kpis.period_start
    and kpis.dimension = 'team'
where kpis.kpi_id is null
