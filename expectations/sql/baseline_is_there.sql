/*
suite: kpi
severity: warning
owner: registreringsansvarlig
description_da: >
  Der er truffet en beslutning, men der er registreringer for færre end 12 måneder, før den træder i kraft. Der er intet
  at sammenligne med.
mend_da: Læg de ældre registreringer i indbakken, hvis de findes.
elements: from raw.decision
*/
select decisions.effective_from
from raw.decision as decisions
where
    decisions.decision_number = 1
    and not exists (
        select periods.period_key from core.dim_period as periods where periods.period_type = 'baseline'
    )
