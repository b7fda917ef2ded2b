/*
title_da: Kontakter pr. time med direkte arbejde
title_en: Contacts per hour of direct work
unit: per_hour
good: watch
dimensions: [team, network]
memo: tasks 3, 7
definition_da: >
  Antallet af kontakter i den operative indsats' direkte arbejde divideret med de timer i direkte arbejde, hvor antallet er angivet. Det er kontakter, ikke personer: Den samme unge kan være talt med flere gange. Har flere medarbejdere registreret samme besøg – samme dag, start, slut, aktivitet, område og sted – tæller besøgets kontakter én gang, men hver medarbejders timer.
definition_en: >
  Contacts of direct work divided by the direct hours whose count is recorded, 0 included. Contacts, never persons. Entries with the same day, clock times, activity, area and place are one joint visit, whose contacts count once (the largest number) and whose hours are each person's; without clock times none is known to be joint. Recorded are the direct hours with a count; by network the lower of that and the share of the team's direct hours with a network.
sort_order: 112
columns:
  numerator: contacts, those of a joint visit once
  denominator: direct hours whose number of contacts is recorded
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'network')
),

hours as (
    select * from core.period_hours where role = 'operative' and category_code = 'direct'
),

contacts as (
    select
        months.period_type,
        months.period_start,
        visits.network_code,
        sum(visits.contact_count) as contact_count
    from core.contact_visit as visits
    inner join core.period_month as months on visits.month_start = months.month_start
    group by months.period_type, months.period_start, visits.network_code
),

contacts_in_cells as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        sum(contacts.contact_count) as contact_count
    from cells
    inner join contacts
        on cells.period_type = contacts.period_type
        and cells.period_start = contacts.period_start
        and (cells.dimension = 'team' or cells.dimension_value = contacts.network_code)
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
),

network_recorded as (
    select
        period_type,
        period_start,
        recorded_minutes / nullif(duration_minutes, 0) as recorded_share
    from core.network_recording
    where category_code = 'direct'
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        coalesce(sum(case when hours.has_contact_count then hours.duration_minutes end), 0) / 60
            as denominator,
        sum(case when hours.has_contact_count then hours.duration_minutes else 0 end)
        / nullif(sum(hours.duration_minutes), 0) as recorded_share,
        count(distinct case when hours.has_contact_count then hours.staff_code end) as staff_count,
        cast(coalesce(sum(case when hours.has_contact_count then hours.entry_count end), 0) as bigint)
            as entry_count
    from cells
    left join hours
        on cells.period_type = hours.period_type
        and cells.period_start = hours.period_start
        and cells.dimension = hours.dimension
        and cells.dimension_value = hours.dimension_value
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    summed.period_type,
    summed.period_start,
    summed.dimension,
    summed.dimension_value,
    cast(coalesce(contacts.contact_count, 0) as double) as numerator,
    summed.denominator,
    coalesce(contacts.contact_count, 0) / nullif(summed.denominator, 0) as value,
    least(
        coalesce(summed.recorded_share, 1),
        coalesce(case when summed.dimension = 'network' then network_recorded.recorded_share end, 1)
    ) as recorded_share,
    summed.staff_count,
    summed.entry_count
from summed
left join contacts_in_cells as contacts
    on summed.period_type = contacts.period_type
    and summed.period_start = contacts.period_start
    and summed.dimension = contacts.dimension
    and summed.dimension_value = contacts.dimension_value
left join network_recorded
    on summed.period_type = network_recorded.period_type
    and summed.period_start = network_recorded.period_start
