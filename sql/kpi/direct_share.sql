/*
title_da: Andel direkte arbejde med unge med risikoadfærd
title_en: Share of direct work with young people with risk behaviour
unit: share
good: up
dimensions: [team, unit]
memo: tasks 3–7
definition_da: >
  Den operative indsats' timer i kategorien direkte arbejde (opgave 3–7) divideret med alle dens arbejdstimer. Fravær er ikke arbejdstid.
definition_en: >
  The operative team's hours in the category direct (tasks 3–7) divided by all its working hours. Absence is no working time.
boundary_da: >
  Tid sammen med – eller i samtale med – bestemte børn, unge eller forældre om deres situation. At gå en tur gennem et område uden at tale med nogen er synlighed.
boundary_en: >
  Time with, or in conversation with, particular children, young people or parents about their situation. Walking through an area without talking to anyone is visibility.
sort_order: 10
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
where category_code = 'direct'
