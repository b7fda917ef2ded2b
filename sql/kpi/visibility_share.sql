/*
title_da: Andel synlighed i gadebilledet
title_en: Share of visibility in the streets
unit: share
good: down
dimensions: [team, unit]
memo: task 2
definition_da: >
  Den operative indsats' timer i kategorien synlighed (opgave 2) divideret med alle dens arbejdstimer. Fravær er ikke arbejdstid.
definition_en: >
  The operative team's hours in the category visibility (task 2) divided by all its working hours. Absence is no working time.
boundary_da: >
  Tilstedeværelse i gader, lokalområder og foreninger, hvor formålet er at være synlig. Bliver det til samtaler med unge med risikoadfærd, registreres den tid som direkte arbejde.
boundary_en: >
  Presence in streets, local areas and associations in order to be seen. Where it turns into conversations with young people at risk, that time is direct work.
sort_order: 40
*/
select
    period_type,
    period_start,
    dimension,
    dimension_value,
    category_minutes / 60 as numerator,
    working_minutes / 60 as denominator,
    category_minutes / nullif(working_minutes, 0) as value,
    cast(1 as double) as recorded_share,
    staff_count,
    entry_count
from core.category_time
where category_code = 'visibility'
