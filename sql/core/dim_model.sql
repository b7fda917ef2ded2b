/*
grain: one organisation model
key: [model_id]
columns:
  model_id: the model
  name_da: name in Danish
  name_en: name in English
  committee_da: the political committee
  director_da: the director
  operative_units: number of units in which it places the operative staff; 0 where it says nothing
  is_decided: a decision has chosen it
*/
with

anchors as (
    select
        model_id,
        count(distinct unit_code) as operative_units
    from raw.model_anchor
    where role = 'operative'
    group by model_id
),

decided as (
    select distinct model_id from raw.decision
)

select
    models.model_id,
    models.name_da,
    models.name_en,
    models.committee_da,
    models.director_da,
    coalesce(anchors.operative_units, 0) as operative_units,
    decided.model_id is not null as is_decided
from raw.model as models
left join anchors on models.model_id = anchors.model_id
left join decided on models.model_id = decided.model_id
