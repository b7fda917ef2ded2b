/*
title_da: Andel intern tid
title_en: Share of internal time
unit: share
good: watch
dimensions: [team, unit]
memo: "–"
definition_da: >
  Den operative indsats' timer i kategorien intern tid divideret med alle dens arbejdstimer. Fravær er ikke arbejdstid.
definition_en: >
  The operative team's hours in the category internal time divided by all its working hours. Absence is no working time.
boundary_da: >
  Dokumentation, interne møder, kompetenceudvikling og transport.
boundary_en: >
  Documentation, internal meetings, training, transport.
sort_order: 90
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
where category_code = 'internal'
