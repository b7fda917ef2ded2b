/*
grain: one activity of the vocabulary
key: [activity_code]
columns:
  activity_code: the activity
  name_da: name in Danish
  name_en: name in English
  category_code: the category of time it belongs to; core.dim_category
  task: the memo's task number; null where it has none
  is_working_time: everything but absence
*/
select
    activities.activity_code,
    activities.name_da,
    activities.name_en,
    activities.category_code,
    activities.task,
    coalesce(categories.is_working_time, true) as is_working_time
from raw.ref_activity as activities
left join raw.ref_category as categories
    on activities.category_code = categories.category_code
