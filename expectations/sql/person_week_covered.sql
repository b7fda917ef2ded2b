/*
suite: core
severity: warning
owner: leder af den operative indsats
description_da: I en uge af det seneste kvartal er der registreret under en femtedel af nogens arbejdstid.
mend_da: >
  Bed hver medarbejder om at gennemgå sine egne uger med "ungetid own", og læg de manglende registreringer i indbakken.
  Kontrollen viser ugen, aldrig hvem.
elements: >
  from (
    select distinct weeks.week_start from core.period_week_coverage as weeks cross join raw.setting as setting
    where weeks.period_type = 'quarter' and weeks.dimension = 'team'
    and weeks.period_start = date_trunc('quarter', setting.as_of + interval 1 day) - interval 3 month
  ) as weeks
*/
with

setting as (
    select date_trunc('quarter', as_of + interval 1 day) - interval 3 month as judged_quarter
    from raw.setting
)

-- Weeks and nothing else: with few people, a unit or a share would tell who it is.
select distinct weeks.week_start
from core.period_week_coverage as weeks
cross join setting
where
    weeks.period_type = 'quarter'
    and weeks.dimension = 'team'
    and weeks.period_start = setting.judged_quarter
    -- Three days of a full-time week: of less time, a single forgotten day is too much of it.
    and weeks.expected_minutes >= 1332
    and weeks.covered_minutes < 0.2 * weeks.expected_minutes
