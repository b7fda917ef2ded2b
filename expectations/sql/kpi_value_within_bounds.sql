/*
suite: kpi
severity: critical
owner: systemansvarlig
description_da: Et nøgletal er uden for det, det kan være, fx en andel over 100 % eller et negativt antal.
mend_da: >
  Ret filen i sql/kpi/. En andels tæller må ikke være større end nævneren; grænserne står i filens hoved (bounds) eller
  følger af enheden.
elements: from mart.kpi_value where value is not null
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
    kpis.value < definitions.least_value - 1e-9
    or kpis.value > definitions.greatest_value + 1e-9
    or (definitions.least_value >= 0 and kpis.numerator < 0)
    or isnan(kpis.value)
    or isinf(kpis.value)
