/*
suite: kpi
severity: warning
owner: registreringsansvarlig
description_da: Mere end 5 % af de rækker, der er modtaget i et kvartal, er afvist.
mend_da: Se, hvilke filer det er, og hvorfor, og ret dem ved kilden.
elements: >
  from mart.kpi_value
  where kpi_id = 'refused_share' and period_type = 'quarter' and dimension = 'team' and value is not null
observed: >
  select max(value) from mart.kpi_value
  where kpi_id = 'refused_share' and period_type = 'quarter' and dimension = 'team'
*/
select label_en as quarter
from mart.kpi_value
where
    kpi_id = 'refused_share'
    and period_type = 'quarter'
    and dimension = 'team'
    and value > 0.05
