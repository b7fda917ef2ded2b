/*
title_da: Andel fravær
title_en: Share of absence
unit: share
good: watch
dimensions: [team, unit]
memo: "–"
definition_da: >
  Den operative indsats' timer med fravær divideret med dens normtid. Årsagen til fraværet registreres ikke. For hver medarbejder og uge tæller højst normtiden med, fordi der ikke kan være mere fravær, end der skulle arbejdes.
definition_en: >
  Σ min(absence, gross norm) ÷ Σ gross norm, by member of the operative team and week, cut where a month ends; the norm is a fifth of the weekly norm for each weekday that is no public holiday. Used by the what-if.
sort_order: 92
columns:
  numerator: hours of absence, of each week at most the norm
  denominator: hours of the gross norm
  staff_count: members of staff with a norm
  entry_count: entries of those weeks, absence included
*/
with

cells as (
    select * from core.period_dimension where dimension in ('team', 'unit')
),

weeks as (
    select
        months.period_type,
        months.period_start,
        weeks.staff_code,
        weeks.employment_unit,
        weeks.norm_minutes,
        least(cast(weeks.absence_minutes as decimal(18, 1)), weeks.norm_minutes) as absent_minutes,
        weeks.entry_count
    from core.week_hours as weeks
    inner join core.period_month as months on weeks.month_start = months.month_start
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        cast(coalesce(sum(weeks.absent_minutes), 0) as double) / 60 as numerator,
        cast(coalesce(sum(weeks.norm_minutes), 0) as double) / 60 as denominator,
        count(distinct case when weeks.norm_minutes > 0 then weeks.staff_code end) as staff_count,
        cast(coalesce(sum(weeks.entry_count), 0) as bigint) as entry_count
    from cells
    left join weeks
        on cells.period_type = weeks.period_type
        and cells.period_start = weeks.period_start
        and (cells.dimension = 'team' or cells.dimension_value = weeks.employment_unit)
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
