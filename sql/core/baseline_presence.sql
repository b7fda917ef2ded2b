/*
grain: the operative team in the baseline; no row without a baseline
columns:
  norm_minutes: gross norm of the baseline
  absence_minutes: absence in the baseline, of each person's week at most the norm, as in kpi.absence_share
  presence_share: 1 less absence / norm, 0-1; null where there was no norm or no presence
*/
with

summed as (
    select
        sum(week_hours.norm_minutes) as norm_minutes,
        sum(least(
            cast(week_hours.absence_minutes as decimal(18, 1)), week_hours.norm_minutes
        )) as absence_minutes,
        count(*) as week_count
    from core.week_hours as week_hours
    inner join core.dim_month as months
        on week_hours.month_start = months.month_start
    where months.side = 'baseline'
)

select
    cast(norm_minutes as decimal(18, 1)) as norm_minutes,
    cast(absence_minutes as decimal(18, 1)) as absence_minutes,
    case
        when norm_minutes > absence_minutes
            then cast(1 as double) - cast(absence_minutes as double) / cast(norm_minutes as double)
    end as presence_share
from summed
where week_count > 0
