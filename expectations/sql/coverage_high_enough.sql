/*
suite: kpi
severity: warning
owner: leder af den operative indsats
description_da: Der er registreret for lidt af arbejdstiden i et kvartal til, at fordelingen kan stoles på.
mend_da: >
  Bed medarbejderne om at registrere de manglende uger, og læg filerne i indbakken. Grænsen er coverage_minimum i ungetid.toml.
elements: >
  from mart.kpi_value
  where kpi_id = 'registration_coverage' and period_type = 'quarter' and dimension = 'team'
  and is_complete and value is not null
observed: >
  select min(value) from mart.kpi_value
  where kpi_id = 'registration_coverage' and period_type = 'quarter' and dimension = 'team' and is_complete
*/
select kpis.label_en as quarter
from mart.kpi_value as kpis
cross join raw.setting as setting
where
    kpis.kpi_id = 'registration_coverage'
    and kpis.period_type = 'quarter'
    and kpis.dimension = 'team'
    and kpis.is_complete
    and kpis.value < setting.coverage_minimum
