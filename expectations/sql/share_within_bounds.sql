/*
suite: kpi
severity: critical
owner: systemansvarlig
description_da: En andel ligger uden for 0–100 %.
mend_da: Ret filen i sql/kpi/; tælleren må ikke være større end nævneren.
elements: >
  from mart.kpi_value as v join mart.kpi_definition as d on v.kpi_id = d.kpi_id where d.unit = 'share'
*/
select
    kpis.kpi_id,
    kpis.period_type,
    kpis.period_start,
    kpis.dimension,
    kpis.dimension_value
from mart.kpi_value as kpis
inner join mart.kpi_definition as definitions on kpis.kpi_id = definitions.kpi_id
where
    definitions.unit = 'share'
    and (kpis.value < 0 or kpis.value > 1 + 1e-9 or kpis.numerator < 0 or isnan(kpis.value))
