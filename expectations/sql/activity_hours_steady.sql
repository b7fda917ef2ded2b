/*
suite: landed
severity: warning
owner: registreringsansvarlig
description_da: Timerne fordeler sig i det seneste kvartal tydeligt anderledes på aktiviteter end i kvartalerne før.
mend_da: >
  Se efter, om en kilde bruger et ord på en ny måde, eller om en aktivitet er begyndt at samle timer fra andre. Er
  arbejdet virkelig lagt om, skal der ikke gøres noget.
elements: >
  from core.dim_period as periods cross join raw.setting as setting
  where periods.period_type = 'quarter' and periods.period_end = date_trunc('quarter', setting.as_of + interval 1 day) - interval 1 day
*/
with

setting as (
    select
        as_of,
        date_trunc('quarter', as_of + interval 1 day) - interval 3 month as judged_quarter
    from raw.setting
),

-- A decision is there to move the time: what came before it, and while it was carried out, is no measure.
reset as (
    select
        coalesce(
            max(decisions.effective_from + to_months(decisions.transition_months)), date '1900-01-01'
        ) as history_from
    from raw.decision as decisions
    cross join setting
    where decisions.effective_from <= setting.as_of
),

-- By source, and all sources together.
entries as (
    select
        case grouping(files.source) when 1 then 'all' else files.source end as source,
        entries.activity_code,
        date_trunc('quarter', entries.month_start) = setting.judged_quarter as is_judged,
        date_trunc('quarter', entries.month_start) as quarter_start,
        cast(sum(entries.duration_minutes) as double) as minutes,
        count(*) as entry_count
    from core.fact_time_entry as entries
    inner join staging.stg_files as files on entries.file_key = files.file_key
    cross join setting
    cross join reset
    where
        entries.is_working_time
        and entries.month_start >= setting.judged_quarter - interval 12 month
        and entries.month_start < setting.judged_quarter + interval 3 month
        and date_trunc('quarter', reset.history_from - interval 1 day) + interval 3 month
        <= date_trunc('quarter', entries.month_start)
    group by
        grouping sets (
            (files.source, entries.activity_code, is_judged, quarter_start),
            (entries.activity_code, is_judged, quarter_start)
        )
),

-- A source that other people use than before is another source.
people as (
    select
        files.source,
        entries.staff_code,
        cast(
            sum(case when entries.month_start >= setting.judged_quarter then entries.duration_minutes else 0 end)
            as double
        ) as minutes,
        cast(
            sum(case when entries.month_start < setting.judged_quarter then entries.duration_minutes else 0 end)
            as double
        ) as minutes_before
    from core.fact_time_entry as entries
    inner join staging.stg_files as files on entries.file_key = files.file_key
    cross join setting
    where
        entries.is_working_time
        and entries.month_start >= setting.judged_quarter - interval 12 month
        and entries.month_start < setting.judged_quarter + interval 3 month
    group by files.source, entries.staff_code
),

same_people as (
    select 'all' as source
    union all
    select source
    from people
    group by source
    having
        sum(case when minutes_before > 0 then minutes else 0 end) >= 0.8 * sum(minutes)
        and sum(case when minutes > 0 then minutes_before else 0 end) >= 0.8 * sum(minutes_before)
),

totals as (
    select
        source,
        sum(case when is_judged then minutes end) as minutes,
        sum(case when not is_judged then minutes end) as minutes_before,
        sum(case when is_judged then entry_count end) as entry_count,
        sum(case when not is_judged then entry_count end) as entry_count_before,
        count(distinct activity_code) as activity_count,
        count(distinct case when not is_judged then quarter_start end) as quarters_before
    from entries
    group by source
),

shares as (
    select
        entries.source,
        entries.activity_code,
        coalesce(sum(case when entries.is_judged then entries.minutes end) / any_value(totals.minutes), 0)
            as share,
        coalesce(
            sum(case when not entries.is_judged then entries.minutes end) / any_value(totals.minutes_before), 0
        ) as share_before
    from entries
    inner join totals on entries.source = totals.source
    group by entries.source, entries.activity_code
),

-- Jensen-Shannon divergence in bits; 0 log 0 is 0.
divergences as (
    select
        source,
        sum(
            case when share > 0 then share * log2(2 * share / (share + share_before)) else 0 end
            + case
                when share_before > 0 then share_before * log2(2 * share_before / (share + share_before))
                else 0
            end
        ) / 2 as divergence
    from shares
    group by source
),

-- What so few entries give by chance alone, twice over, since entries of one day are not independent.
judged as (
    select
        divergences.source,
        divergences.divergence,
        2 * (totals.activity_count - 1) / (8 * ln(2))
        * (1.0 / totals.entry_count + 1.0 / totals.entry_count_before) as by_chance
    from divergences
    inner join totals on divergences.source = totals.source
    inner join same_people on divergences.source = same_people.source
    where
        totals.quarters_before >= 2
        and totals.entry_count >= 100
)

-- How far is too far: docs/methods/gates.md.
select
    judged.source,
    cast(setting.judged_quarter as date) as quarter_start
from judged
cross join setting
where judged.divergence > judged.by_chance + 0.015
