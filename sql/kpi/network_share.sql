/*
title_da: Andel tid i de lokale SSP-netværk
title_en: Share of time in the local SSP networks
unit: share
good: watch
dimensions: [team, unit]
memo: task 9
definition_da: >
  Den operative indsats' timer i kategorien lokale SSP-netværk (opgave 9) divideret med alle dens arbejdstimer. Tallet kommer fra aktivitetsloggen, ikke fra referaterne, så et møde tælles kun én gang.
definition_en: >
  The operative team's hours in the category local SSP networks (task 9) divided by all its working hours. From the activity log, not the minutes, so that a meeting counts once.
boundary_da: >
  Møder i de seks lokale SSP-netværk samt forberedelse og opfølgning på dem.
boundary_en: >
  Meetings of the six local SSP networks, with preparation and follow-up.
sort_order: 60
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
where category_code = 'network'
