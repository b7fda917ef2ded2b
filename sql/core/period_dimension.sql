/*
grain: one cell of a KPI; one period for one value of one dimension, whether or not anybody worked
key: [period_type, period_start, dimension, dimension_value]
columns:
  period_type: type of the period
  period_start: first day of the period
  dimension: team, unit, network or source
  dimension_value: all for team, else a code; every unit, network and source there is
*/
with

dimension_values as (
    select 'team' as dimension, 'all' as dimension_value
    union all
    select 'unit', unit_code from core.dim_unit
    union all
    select 'network', network_code from core.dim_network
    union all
    select distinct 'source', source from staging.stg_files where kind in ('activity', 'minutes')
)

select
    periods.period_type,
    periods.period_start,
    dimension_values.dimension,
    dimension_values.dimension_value
from core.dim_period as periods
cross join dimension_values
