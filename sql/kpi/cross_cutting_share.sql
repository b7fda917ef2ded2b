/*
title_da: Andel tværgående samarbejde
title_en: Share of cross-cutting cooperation
unit: share
good: down
dimensions: [team, unit]
memo: p. 1
definition_da: >
  Den operative indsats' timer i kategorien tværgående samarbejde, fx med skoler, divideret med alle dens arbejdstimer. Fravær er ikke arbejdstid.
definition_en: >
  The operative team's hours in the category cross-cutting cooperation, e.g. with schools, divided by all its working hours. Absence is no working time.
boundary_da: >
  Møder og aftaler med fx skoler, som ikke handler om en bestemt ung og ikke er møde i et lokalt SSP-netværk.
boundary_en: >
  Meetings and agreements, e.g. with schools, that concern no particular young person and are no local network meeting.
sort_order: 50
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
where category_code = 'cross_cutting'
