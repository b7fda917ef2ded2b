/*
suite: kpi
severity: critical
owner: systemansvarlig
description_da: Andelene af arbejdstiden giver ikke 100 % tilsammen.
mend_da: >
  Se efter, at hver kategori af arbejdstid i reference/categories.csv har sin fil i sql/kpi/ (direct_share,
  visibility_share, …), og at ingen timer tæller i to.
elements: from mart.kpi_value where kpi_id = 'direct_share' and dimension = 'team' and denominator > 0
*/
with

summed as (
    select
        period_type,
        period_start,
        sum(value) as total
    from mart.kpi_value
    where
        dimension = 'team'
        and denominator > 0
        and kpi_id in (
            'direct_share', 'visibility_share', 'cross_cutting_share', 'network_share',
            'teaching_share', 'bridging_share', 'internal_share'
        )
    group by period_type, period_start
)

select
    period_type,
    period_start
from summed
where abs(total - 1) > 1e-9
