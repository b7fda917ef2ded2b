/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: En kilde, der plejer at komme hver måned, er mere end 45 dage bagud i forhold til de andre.
mend_da: >
  Bed om de manglende filer, og læg dem i indbakken. Er kilden nedlagt med vilje, skal der ikke gøres noget; så
  forsvinder advarslen af sig selv.
elements: from (select distinct source, profile from staging.stg_files where kind = 'activity') as sources
*/
with

setting as (
    select as_of from raw.setting
),

reset as (
    select coalesce(max(decisions.effective_from), date '1900-01-01') as history_from
    from raw.decision as decisions
    cross join setting
    where decisions.effective_from <= setting.as_of
),

sources as (
    select
        files.source,
        files.profile,
        max(entries.work_date) as last_day,
        count(
            distinct case
                when
                    entries.work_date >= reset.history_from
                    and entries.work_date >= setting.as_of - interval 12 month
                    then entries.month_start
            end
        ) as month_count
    from core.fact_time_entry as entries
    inner join staging.stg_files as files on entries.file_key = files.file_key
    cross join setting
    cross join reset
    where entries.work_date <= setting.as_of
    group by files.source, files.profile
),

latest as (
    select max(last_day) as last_day from sources
)

select
    sources.source,
    sources.profile,
    sources.last_day
from sources
cross join latest
where
    sources.month_count >= 6
    and sources.last_day < latest.last_day - interval 45 day
