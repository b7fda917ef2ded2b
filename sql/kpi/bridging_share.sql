/*
title_da: Andel sammenbinding af tilbud
title_en: Share of connecting existing offers
unit: share
good: watch
dimensions: [team, unit]
memo: task 10
definition_da: >
  Den operative indsats' timer i kategorien sammenbinding af tilbud (opgave 10) divideret med alle dens arbejdstimer. Fravær er ikke arbejdstid.
definition_en: >
  The operative team's hours in the category connecting offers (task 10) divided by all its working hours. Absence is no working time.
boundary_da: >
  Arbejde med at forbinde eksisterende tilbud lokalt og på tværs af kommunen.
boundary_en: >
  Connecting existing offers, locally and across the municipality.
sort_order: 80
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
where category_code = 'bridging'
