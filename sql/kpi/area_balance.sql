/*
title_da: Er tiden der, hvor bekymringerne er?
title_en: Is the time where the concerns are?
unit: share
good: up
dimensions: [team]
is_trailing: true
memo: task 4
definition_da: >
  Hvor godt fordelingen af den operative indsats' opsøgende tid på områderne svarer til fordelingen af netværkenes bekymringer i de 12 måneder, der slutter med perioden. 100 % betyder, at de to fordelinger er ens; 0 %, at al tid ligger, hvor der ingen bekymringer er. Bekymringerne regnes pr. afholdt møde, så et netværk ikke vejer tungere af at mødes oftere. Tallet vises først fra 12 bekymringer, og kun for alle områder under ét.
definition_en: >
  1 − ½ Σ over areas |share of direct and visibility hours − share of concerns per meeting|, over the 12 months that end with the period's last month (up to as_of), from 12 concerns on. A concern is one topic about one area at one meeting held; its area's meetings held are what it is divided by, and areas without a meeting held are in neither share. Recorded are the direct and visibility hours of those months with a network; a blank cell is no answer.
sort_order: 118
columns:
  numerator: value × denominator; the hours that lie where the concerns are
  denominator: direct and visibility hours in areas with a meeting held, in the trailing year
  staff_count: members of staff behind those hours
  entry_count: entries behind those hours
*/
with

hours as (
    select
        months.period_type,
        months.period_start,
        outreach.network_code,
        outreach.staff_code,
        outreach.duration_minutes,
        outreach.entry_count,
        areas.network_code is not null as has_met
    from core.month_outreach as outreach
    inner join core.trailing_month as months on outreach.month_start = months.month_start
    left join core.area_concern_time as areas
        on months.period_type = areas.period_type
        and months.period_start = areas.period_start
        and outreach.network_code = areas.network_code
),

balances as (
    select
        period_type,
        period_start,
        1 - cast(sum(cast(abs(time_share - concern_share) as decimal(24, 15))) as double) / 2
            as balance
    from core.area_concern_time
    group by period_type, period_start
),

recorded as (
    select
        period_type,
        period_start,
        sum(case when network_code is not null then duration_minutes else 0 end)
        / nullif(sum(duration_minutes), 0) as recorded_share,
        coalesce(sum(case when has_met then duration_minutes end), 0) / 60 as hours,
        count(distinct case when has_met then staff_code end) as staff_count,
        cast(coalesce(sum(case when has_met then entry_count end), 0) as bigint) as entry_count
    from hours
    group by period_type, period_start
)

select
    cells.period_type,
    cells.period_start,
    cells.dimension,
    cells.dimension_value,
    balances.balance * recorded.hours as numerator,
    coalesce(recorded.hours, 0) as denominator,
    balances.balance as value,
    coalesce(recorded.recorded_share, 1) as recorded_share,
    coalesce(recorded.staff_count, 0) as staff_count,
    coalesce(recorded.entry_count, 0) as entry_count
from core.period_dimension as cells
left join balances
    on cells.period_type = balances.period_type
    and cells.period_start = balances.period_start
left join recorded
    on cells.period_type = recorded.period_type
    and cells.period_start = recorded.period_start
where cells.dimension = 'team'
