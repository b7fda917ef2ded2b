/*
suite: kpi
severity: warning
owner: registreringsansvarlig
description_da: Et nøgletal springer fra en måned til den næste langt mere, end det har gjort de seneste to år.
mend_da: >
  Se efter, om en fil mangler, eller om en aktivitet har fået ny kategori. Er tallet rigtigt, skal der ikke gøres noget.
elements: >
  from mart.kpi_value as kpis cross join raw.setting as setting
  where kpis.period_type = 'month' and kpis.dimension = 'team' and kpis.is_complete and kpis.value is not null
  and kpis.period_start >= date_trunc('quarter', setting.as_of + interval 1 day) - interval 3 month
*/
with

setting as (
    select
        as_of,
        date_trunc('quarter', as_of + interval 1 day) - interval 3 month as judged_from
    from raw.setting
),

-- What a decision moves while it is carried out is no jump.
transition as (
    select
        decisions.effective_from as first_month,
        decisions.effective_from + to_months(decisions.transition_months) as last_month
    from raw.decision as decisions
),

months as (
    select
        kpis.kpi_id,
        definitions.unit,
        kpis.period_start,
        kpis.label_en,
        kpis.value,
        lag(kpis.value) over (partition by kpis.kpi_id order by kpis.period_start) as value_before
    from mart.kpi_value as kpis
    inner join mart.kpi_definition as definitions on kpis.kpi_id = definitions.kpi_id
    where
        kpis.period_type = 'month'
        and kpis.dimension = 'team'
        and kpis.is_complete
        and kpis.status = 'ok'
),

changes as (
    select
        months.*,
        months.value - months.value_before as change
    from months
    where
        months.value_before is not null
        and not exists (
            select transition.first_month
            from transition
            where months.period_start between transition.first_month and transition.last_month
        )
),

history as (
    select
        changes.kpi_id,
        count(*) as change_count,
        max(abs(changes.change)) as largest_change,
        median(abs(changes.value)) as usual_size
    from changes
    cross join setting
    where
        changes.period_start < setting.judged_from
        and changes.period_start >= setting.judged_from - interval 24 month
    group by changes.kpi_id
)

-- How far is a jump: docs/methods/gates.md. What has been nothing so far does not jump: it begins.
select
    changes.kpi_id,
    changes.label_en as month_name
from changes
cross join setting
inner join history on changes.kpi_id = history.kpi_id
where
    changes.period_start >= setting.judged_from
    and history.change_count >= 12
    and history.usual_size > 0
    and abs(changes.change) > 2 * history.largest_change
    and abs(changes.change) > case changes.unit when 'share' then 0.15 else 0.5 * history.usual_size end
