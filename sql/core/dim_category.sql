/*
grain: one category of time
key: [category_code]
columns:
  category_code: the category
  name_da: name in Danish
  name_en: name in English
  is_working_time: everything but absence
  sort_order: order in charts and tables
  boundary_da: what belongs to it and what does not, in Danish
  boundary_en: the same in English
*/
select
    category_code,
    name_da,
    name_en,
    is_working_time,
    sort_order,
    boundary_da,
    boundary_en
from raw.ref_category
