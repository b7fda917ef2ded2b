/*
suite: kpi
severity: warning
owner: dataansvarlig
description_da: Andelen af direkte arbejde springer mere end 30 procentpoint fra en måned til den næste.
mend_da: Se efter, om en fil mangler, eller om en aktivitet har fået ny kategori. Er tallet rigtigt, gøres intet.
elements: >
  from mart.kpi_value
  where kpi_id = 'direct_share' and period_type = 'month' and dimension = 'team' and is_complete
  and denominator >= 100
*/
with

months as (
    select
        period_start,
        label_en,
        value,
        denominator,
        lag(value) over (order by period_start) as value_before,
        lag(denominator) over (order by period_start) as denominator_before
    from mart.kpi_value
    where
        kpi_id = 'direct_share'
        and period_type = 'month'
        and dimension = 'team'
        and is_complete
)

-- Of fewer hours than a hundred a share may be anything.
select label_en as month_name
from months
where
    denominator >= 100
    and denominator_before >= 100
    and abs(value - value_before) > 0.30
