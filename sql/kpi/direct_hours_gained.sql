/*
title_da: Ekstra timer til direkte arbejde
title_en: Hours of direct work gained
unit: hours
good: up
dimensions: [team, unit]
bounds: [null, null]           # hours may be lost
memo: p. 1
definition_da: >
  Andelen af direkte arbejde i perioden minus andelen i udgangspunktet, ganget med periodens arbejdstimer. Tallet viser, hvor mange flere timer der er brugt på direkte arbejde, end hvis andelen havde været uændret siden udgangspunktet; er det negativt, er der brugt færre. En enhed sammenlignes med sit eget udgangspunkt. Uden et udgangspunkt vises der intet tal.
definition_en: >
  (direct_share of the period − direct_share of the baseline) × working hours of the period. Negative where hours were lost. A unit is compared with its own baseline. Null without a baseline or without working hours.
sort_order: 20
*/
with

shares as (
    select * from kpi.direct_share
),

baseline as (
    select * from kpi.direct_share where period_type = 'baseline'
),

-- Multiplied out, so that the baseline itself has gained exactly nothing.
gained as (
    select
        shares.*,
        (shares.numerator * baseline.denominator - baseline.numerator * shares.denominator)
        / nullif(baseline.denominator, 0) as gained_hours
    from shares
    left join baseline
        on shares.dimension = baseline.dimension
        and shares.dimension_value = baseline.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    case when denominator > 0 then gained_hours end as numerator,
    cast(null as double) as denominator,
    case when denominator > 0 then gained_hours end as value,
    recorded_share,
    staff_count,
    entry_count
from gained
