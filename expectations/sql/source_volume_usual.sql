/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: En kilde har i en måned usædvanlig få eller mange registreringer i forhold til sine egne tidligere måneder.
mend_da: >
  Se efter, om en fil mangler eller er afkortet (for få dage), eller om rækker står to gange eller er lagt sammen (for
  mange eller for få rækker pr. dag). Er tallet rigtigt, skal der ikke gøres noget.
elements: >
  from core.dim_month as months cross join raw.setting as setting
  where months.month_start >= date_trunc('quarter', setting.as_of + interval 1 day) - interval 3 month
  and months.month_start + interval 1 month <= setting.as_of + interval 1 day
*/
with

-- The last complete quarter and the whole months since.
setting as (
    select
        as_of,
        date_trunc('quarter', as_of + interval 1 day) - interval 3 month as judged_from,
        date_trunc('month', as_of + interval 1 day) as judged_before
    from raw.setting
),

-- Sources may be others once a decision has taken effect: history begins anew.
reset as (
    select coalesce(max(decisions.effective_from), date '1900-01-01') as history_from
    from raw.decision as decisions
    cross join setting
    where decisions.effective_from <= setting.as_of
),

workdays as (
    select
        month_start,
        count(*) as workday_count
    from core.dim_date
    where is_workday
    group by month_start
),

person_days as (
    select
        files.source,
        files.profile,
        entries.month_start,
        entries.staff_code,
        entries.work_date,
        sum(case when entries.is_working_time then 1 else 0 end) as working_rows
    from core.fact_time_entry as entries
    inner join staging.stg_files as files on entries.file_key = files.file_key
    cross join setting
    where entries.month_start >= setting.judged_from - interval 12 month
    group by files.source, files.profile, entries.month_start, entries.staff_code, entries.work_date
),

counted as (
    select
        source,
        profile,
        month_start,
        count(*) as day_count,
        count(case when working_rows > 0 then 1 end) as working_day_count,
        sum(working_rows) as working_rows
    from person_days
    group by source, profile, month_start
),

-- A month without a row, up to the source's last, is a month with nothing.
spine as (
    select
        sources.source,
        sources.profile,
        months.month_start
    from (
        select
            source,
            profile,
            min(month_start) as first_month,
            max(month_start) as last_month
        from counted
        group by source, profile
    ) as sources
    inner join core.dim_month as months
        on months.month_start between sources.first_month and sources.last_month
),

-- Days of people by day of the calendar; rows by day on which somebody worked.
volumes as (
    select
        spine.source,
        spine.profile,
        spine.month_start,
        'days' as measure,
        ln(greatest(coalesce(counted.day_count, 0), 0.5) / workdays.workday_count) as log_volume
    from spine
    inner join workdays on spine.month_start = workdays.month_start
    left join counted
        on spine.source = counted.source
        and spine.profile is not distinct from counted.profile
        and spine.month_start = counted.month_start
    union all
    select
        source,
        profile,
        month_start,
        'rows' as measure,
        ln(working_rows / working_day_count) as log_volume
    from counted
    where working_day_count >= 10
),

-- The same of all sources together: what went over to another source is not missing.
whole as (
    select
        counted.month_start,
        sum(counted.day_count) / any_value(workdays.workday_count) as days_per_day
    from counted
    inner join workdays on counted.month_start = workdays.month_start
    group by counted.month_start
),

whole_history as (
    select median(whole.days_per_day) as usual
    from whole
    cross join setting
    cross join reset
    where
        whole.month_start < setting.judged_from
        and whole.month_start >= reset.history_from
),

history as (
    select
        volumes.source,
        volumes.profile,
        volumes.measure,
        count(*) as month_count,
        median(volumes.log_volume) as usual,
        1.4826 * mad(volumes.log_volume) as spread
    from volumes
    cross join setting
    cross join reset
    where
        volumes.month_start < setting.judged_from
        and volumes.month_start >= reset.history_from
    group by volumes.source, volumes.profile, volumes.measure
),

unusual as (
    select
        volumes.*,
        exp(volumes.log_volume) - exp(history.usual) as difference
    from volumes
    cross join setting
    inner join history
        on volumes.source = history.source
        and volumes.profile is not distinct from history.profile
        and volumes.measure = history.measure
    where
        history.month_count >= 6
        and volumes.month_start >= setting.judged_from
        and volumes.month_start < setting.judged_before
        -- How far is unusual: docs/methods/gates.md.
        and abs(volumes.log_volume - history.usual) > 5 * greatest(history.spread, 0.05)
)

select
    unusual.source,
    unusual.profile,
    unusual.measure,
    unusual.month_start
from unusual
cross join whole_history
left join whole on unusual.month_start = whole.month_start
where
    unusual.measure = 'rows'
    or (coalesce(whole.days_per_day, 0) - whole_history.usual) / unusual.difference >= 0.5
