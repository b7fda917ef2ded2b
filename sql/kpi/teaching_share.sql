/*
title_da: Andel undervisning
title_en: Share of teaching
unit: share
good: watch
dimensions: [team, unit]
memo: task 8
definition_da: >
  Den operative indsats' timer i kategorien undervisning (opgave 8) divideret med alle dens arbejdstimer. Fravær er ikke arbejdstid.
definition_en: >
  The operative team's hours in the category teaching (task 8) divided by all its working hours. Absence is no working time.
boundary_da: >
  Undervisning af børn, unge og forældre, fx i skoleregi.
boundary_en: >
  Teaching children, young people and parents, e.g. in schools.
sort_order: 70
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
where category_code = 'teaching'
