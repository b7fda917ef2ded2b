/*
suite: core
severity: critical
owner: dataansvarlig
description_da: En så stor del af rækkerne i registreringsfilerne er afvist, at tallene ville mangle for meget.
mend_da: >
  Se efter, om private/staff_map.csv og listerne i reference/ er hele: når så meget bliver afvist på én gang, mangler de
  som regel noget. Ret dem, eller ret filerne (eksemplerne viser hvilke), og kør igen. Er det rigtigt, at så meget er
  afvist, hæves grænsen refused_share_maximum i ungetid.toml.
elements: from core.file_reconciliation where kind = 'activity'
observed: >
  select sum(rows_refused) / nullif(sum(rows_loaded + rows_refused + rows_superseded), 0)
  from core.file_reconciliation where kind = 'activity'
*/
with

files as (
    select
        file_key,
        rows_refused,
        rows_loaded + rows_refused + rows_superseded as row_count
    from core.file_reconciliation
    where kind = 'activity'
),

total as (
    select
        sum(rows_refused) as rows_refused,
        sum(row_count) as row_count
    from files
)

-- Where the whole is over the limit, so is at least one file.
select files.file_key
from files
cross join total
cross join raw.setting as setting
where
    total.rows_refused > setting.refused_share_maximum * total.row_count
    and files.rows_refused > setting.refused_share_maximum * files.row_count
