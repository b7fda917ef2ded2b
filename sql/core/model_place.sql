/*
grain: one part of the work that an organisation model places in a unit
key: [model_id, part, unit_code]
columns:
  model_id: the model; core.dim_model
  part: strategic_lead, daily_lead, operative (the operative staff) or consultant
  unit_code: where it is placed; core.dim_unit
*/
select
    model_id,
    role as part,
    unit_code
from raw.model_anchor
union
select
    model_id,
    lead_scope || '_lead' as part,
    unit_code
from raw.model_lead
