/*
title_da: Andel af de planlagte netværksmøder, der er modtaget referat fra
title_en: Share of the planned network meetings with minutes
unit: share
good: up
dimensions: [team, network]
memo: "–"
definition_da: >
  Modtagne referater divideret med de møder, netværkene skal holde ifølge networks.csv. Et år med syv planlagte møder er syv tolvtedele møde om måneden. Et møde, der ifølge referatet blev aflyst eller afbrudt, er der gjort rede for, og det tæller med; en dagsorden alene er ikke et referat. Er der modtaget flere referater fra et netværk end planlagt, tæller kun de planlagte med, så de ikke skjuler, at et andet netværks mangler.
definition_en: >
  Σ min(minutes received, meetings planned) ÷ Σ meetings planned, by network. Planned are meetings_planned_per_year ÷ 12 a month, of a month that is not over the days that have passed. Minutes of a meeting that was cancelled or broken off are minutes; an agenda alone is none.
sort_order: 126
columns:
  numerator: meetings with minutes, of each network at most as many as were planned
  denominator: meetings planned
  staff_count: null; minutes are nobody's hours
  entry_count: meetings with minutes
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

-- A month that is not over plans no more than the days that have passed. A sum of floats would
-- depend on its order.
planned as (
    select
        months.period_type,
        months.period_start,
        networks.network_code,
        cast(
            networks.meetings_planned_per_year
            * sum(
                cast(cast(days.day_count as double) / extract(day from days.month_end) / 12
                    as decimal(18, 15))
            ) as decimal(24, 12)
        ) as planned_count
    from core.period_month as months
    inner join core.dim_month as days on months.month_start = days.month_start
    cross join core.dim_network as networks
    where networks.meetings_planned_per_year is not null
    group by
        months.period_type, months.period_start, networks.network_code,
        networks.meetings_planned_per_year
),

received as (
    select
        months.period_type,
        months.period_start,
        meetings.network_code,
        count(*) as received_count
    from core.fact_meeting as meetings
    inner join core.period_month as months on meetings.month_start = months.month_start
    inner join raw.setting as setting on meetings.meeting_date <= setting.as_of
    where meetings.status <> 'agenda_only'
    group by months.period_type, months.period_start, meetings.network_code
),

networks as (
    select
        planned.*,
        coalesce(received.received_count, 0) as received_count
    from planned
    left join received
        on planned.period_type = received.period_type
        and planned.period_start = received.period_start
        and planned.network_code = received.network_code
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        cast(coalesce(sum(least(
            cast(networks.received_count as decimal(24, 12)), networks.planned_count
        )), 0) as double) as covered_count,
        cast(coalesce(sum(networks.planned_count), 0) as double) as planned_count,
        cast(coalesce(sum(networks.received_count), 0) as bigint) as entry_count
    from cells
    left join networks
        on cells.period_type = networks.period_type
        and cells.period_start = networks.period_start
        and (cells.dimension = 'team' or cells.dimension_value = networks.network_code)
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    covered_count as numerator,
    planned_count as denominator,
    covered_count / nullif(planned_count, 0) as value,
    cast(1 as double) as recorded_share,
    cast(null as bigint) as staff_count,
    entry_count
from summed
