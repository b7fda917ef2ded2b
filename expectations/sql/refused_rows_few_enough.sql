/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: En så stor del af rækkerne i registreringsfilerne er afvist, at tallene ville mangle for meget.
mend_da: >
  Se efter, om private/staff_map.csv og listerne i reference/ er hele: Når så meget bliver afvist på én gang, mangler de
  som regel noget. Ret dem, eller ret filerne (eksemplerne viser hvilke), og kør igen. Er det rigtigt, at så meget er
  afvist, hæves grænsen refused_share_maximum i ungetid.toml.
elements: from core.file_reconciliation where kind = 'activity'
observed: >
  select sum(counts.rows_refused - coalesce(again.rows_again, 0))
  / nullif(sum(counts.rows_received - counts.rows_handed_back - counts.rows_erased), 0)
  from core.file_reconciliation as counts
  join staging.stg_files as files on counts.file_key = files.file_key
  left join (select file_key, count(*) as rows_again from core.refused_row where is_handed_back group by file_key) as again
  on counts.file_key = again.file_key
  where counts.kind = 'activity' and not files.is_withdrawn
*/
with

-- A row that came back in a workbook and was refused once more is counted where it came first.
again as (
    select
        file_key,
        count(*) as rows_again
    from core.refused_row
    where is_handed_back
    group by file_key
),

files as (
    select
        counts.file_key,
        counts.rows_refused - coalesce(again.rows_again, 0) as rows_refused,
        counts.rows_received - counts.rows_handed_back - counts.rows_erased as row_count
    from core.file_reconciliation as counts
    inner join staging.stg_files as manifest on counts.file_key = manifest.file_key
    left join again on counts.file_key = again.file_key
    where counts.kind = 'activity' and not manifest.is_withdrawn
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
