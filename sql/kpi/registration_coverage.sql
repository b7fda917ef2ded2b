/*
title_da: Registreringsgrad
title_en: Registration coverage
unit: share
good: up
dimensions: [team, unit]
memo: "–"
definition_da: >
  Den operative indsats' registrerede arbejdstid divideret med den forventede, som er normtiden minus fravær, opgjort for hver medarbejder og uge. Registreres der mere end forventet i en uge, tæller kun den forventede tid med, så merarbejde i én uge ikke skjuler manglende registrering i en anden. En uge, der går hen over en periodes grænse, deles ved grænsen.
definition_en: >
  Σ min(registered, expected) ÷ Σ expected, by member of the operative team and ISO week; expected is the gross norm less absence, never under 0; registered is working time. A week is cut where the period begins and ends; days after as_of are not yet expected.
sort_order: 140
columns:
  numerator: registered working hours, at most what was expected that week
  denominator: expected hours
  staff_count: members of staff of whom hours were expected
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'unit')
),

weeks as (
    select * from core.period_week_coverage
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        cast(coalesce(sum(weeks.covered_minutes), 0) as double) / 60 as numerator,
        cast(coalesce(sum(weeks.expected_minutes), 0) as double) / 60 as denominator,
        count(distinct case when weeks.expected_minutes > 0 then weeks.staff_code end)
            as staff_count,
        cast(coalesce(sum(weeks.entry_count), 0) as bigint) as entry_count
    from cells
    left join weeks
        on cells.period_type = weeks.period_type
        and cells.period_start = weeks.period_start
        and cells.dimension = weeks.dimension
        and cells.dimension_value = weeks.dimension_value
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    numerator,
    denominator,
    numerator / nullif(denominator, 0) as value,
    cast(1 as double) as recorded_share,
    staff_count,
    entry_count
from summed
