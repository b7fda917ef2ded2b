/*
title_da: Mentorforløb
title_en: Mentor courses
unit: count
good: up
dimensions: [team]
memo: task 5
definition_da: >
  Antallet af forskellige mentorforløb med mindst én registrering i perioden. Et forløb kendes på sin kode, som ikke siger noget om personen. Et forløb, der strækker sig over flere perioder, tæller med i hver af dem.
definition_en: >
  Different course codes of the operative team's entries in the period. A course counts in every period in which it has an entry: periods do not add up. Recorded are the hours of task 5 (mentor support) that name a course; mentor support without one is no answer.
sort_order: 65
columns:
  numerator: mentor courses
  recorded_share: share of the hours of mentor support that name a course
  staff_count: members of staff behind the entries of those courses
  entry_count: entries of those courses
*/
with

cells as (
    select * from core.period_dimension where dimension = 'team'
),

entries as (
    select
        months.period_type,
        months.period_start,
        fact.staff_code,
        fact.course_code,
        fact.duration_minutes,
        coalesce(fact.task = 5, false) as is_mentoring
    from core.fact_time_entry as fact
    inner join core.period_month as months on fact.month_start = months.month_start
    inner join raw.setting as setting on fact.work_date <= setting.as_of
    where
        fact.role = 'operative'
        and fact.is_working_time
        and (fact.course_code is not null or fact.task = 5)
),

summed as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        count(distinct entries.course_code) as course_count,
        sum(case
            when entries.is_mentoring and entries.course_code is not null
                then entries.duration_minutes
            else 0
        end) / nullif(sum(case when entries.is_mentoring then entries.duration_minutes end), 0)
            as recorded_share,
        count(distinct case when entries.course_code is not null then entries.staff_code end)
            as staff_count,
        count(entries.course_code) as entry_count
    from cells
    left join entries
        on cells.period_type = entries.period_type
        and cells.period_start = entries.period_start
    group by cells.period_type, cells.period_start, cells.dimension, cells.dimension_value
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    cast(course_count as double) as numerator,
    cast(null as double) as denominator,
    cast(course_count as double) as value,
    coalesce(recorded_share, 1) as recorded_share,
    staff_count,
    entry_count
from summed
