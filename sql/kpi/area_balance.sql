/*
title_da: Er tiden der, hvor bekymringerne er?
title_en: Is the time where the concerns are?
unit: share
good: up
dimensions: [team]
is_trailing: true
memo: task 4
definition_da: >
  Hvor godt fordelingen af den operative indsats' opsøgende tid på områderne svarer til fordelingen af netværkenes bekymringer i de 12 måneder, der slutter med perioden. 100 % betyder, at de to fordelinger er ens; 0 %, at al tid ligger, hvor der ingen bekymringer er. Bekymringerne regnes pr. holdt møde, så et netværk ikke vejer tungere af at mødes oftere. Tallet vises først fra 12 bekymringer, og kun for alle områder under ét.
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

-- The trailing year of a period: the twelve months up to its last.
last_months as (
    select
        months.period_type,
        months.period_start,
        max(dates.month_index) as last_index
    from core.period_month as months
    inner join core.dim_month as dates on months.month_start = dates.month_start
    group by months.period_type, months.period_start
),

trailing_months as (
    select
        last_months.period_type,
        last_months.period_start,
        dates.month_start
    from last_months
    inner join core.dim_month as dates
        on dates.month_index between last_months.last_index - 11 and last_months.last_index
),

meetings as (
    select
        months.period_type,
        months.period_start,
        meetings.network_code,
        count(*) as meeting_count
    from core.fact_meeting as meetings
    inner join trailing_months as months on meetings.month_start = months.month_start
    inner join raw.setting as setting on meetings.meeting_date <= setting.as_of
    where meetings.is_held
    group by months.period_type, months.period_start, meetings.network_code
),

concerns as (
    select
        months.period_type,
        months.period_start,
        concerns.network_code,
        count(*) as concern_count
    from core.fact_concern as concerns
    inner join core.fact_meeting as held on concerns.meeting_id = held.meeting_id
    inner join trailing_months as months on held.month_start = months.month_start
    inner join raw.setting as setting on held.meeting_date <= setting.as_of
    where held.is_held
    group by months.period_type, months.period_start, concerns.network_code
),

hours as (
    select
        months.period_type,
        months.period_start,
        outreach.network_code,
        outreach.staff_code,
        outreach.duration_minutes,
        outreach.entry_count,
        meetings.network_code is not null as has_met
    from core.month_outreach as outreach
    inner join trailing_months as months on outreach.month_start = months.month_start
    left join meetings
        on months.period_type = meetings.period_type
        and months.period_start = meetings.period_start
        and outreach.network_code = meetings.network_code
),

area_hours as (
    select
        period_type,
        period_start,
        network_code,
        sum(duration_minutes) as duration_minutes
    from hours
    where has_met
    group by period_type, period_start, network_code
),

areas as (
    select
        meetings.period_type,
        meetings.period_start,
        coalesce(area_hours.duration_minutes, 0) as duration_minutes,
        coalesce(concerns.concern_count, 0) as concern_count,
        cast(coalesce(concerns.concern_count, 0) as double) / meetings.meeting_count as concern_rate
    from meetings
    left join area_hours
        on meetings.period_type = area_hours.period_type
        and meetings.period_start = area_hours.period_start
        and meetings.network_code = area_hours.network_code
    left join concerns
        on meetings.period_type = concerns.period_type
        and meetings.period_start = concerns.period_start
        and meetings.network_code = concerns.network_code
),

totals as (
    select
        period_type,
        period_start,
        sum(duration_minutes) as duration_minutes,
        sum(concern_count) as concern_count,
        sum(cast(concern_rate as decimal(24, 15))) as concern_rate
    from areas
    group by period_type, period_start
),

balances as (
    select
        areas.period_type,
        areas.period_start,
        1 - cast(sum(cast(abs(
            cast(areas.duration_minutes as double) / totals.duration_minutes
            - areas.concern_rate / cast(totals.concern_rate as double)
        ) as decimal(24, 15))) as double) / 2 as balance
    from areas
    inner join totals
        on areas.period_type = totals.period_type
        and areas.period_start = totals.period_start
    where totals.concern_count >= 12 and totals.duration_minutes > 0
    group by areas.period_type, areas.period_start
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
