/*
grain: one task of the operative staff by the memo
key: [task]
columns:
  task: the memo's number; 1 is the target group, the others are activities
  text_da: the task in Danish
  text_en: the task in English
  kpi_id: the KPI that answers for it; null where none does
*/
select
    task,
    text_da,
    text_en,
    kpi_id
from raw.task
