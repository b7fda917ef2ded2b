/*
grain: one unit that employs staff
key: [unit_code]
columns:
  unit_code: the unit
  name_da: name in Danish
  name_en: name in English
  centre_da: the centre it belongs to
*/
select
    unit_code,
    name_da,
    name_en,
    centre_da
from raw.ref_unit
