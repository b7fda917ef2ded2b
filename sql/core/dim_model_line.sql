/*
grain: one line of what an organisation model wins and loses by the memo
key: [model_id, line_number]
columns:
  model_id: the model; core.dim_model
  line_number: place in the model's list, from 1
  dimension: fagligt, organisatorisk or strategisk, as the memo has it
  side: wins or loses
  text_da: the line in Danish
  text_en: the line in English; null where models.toml has none
  is_measured: a KPI honestly answers for it
  kpi_id: that KPI; null where none is measured
  direction: up or down; how the KPI would move if the line came true
  good_direction: up or down; how it is to move, which for what is lost is the other way
*/
select
    model_id,
    line_number,
    dimension,
    side,
    text_da,
    text_en,
    is_measured,
    kpi_id,
    direction,
    case
        when side = 'wins' then direction
        when direction = 'up' then 'down'
        when direction = 'down' then 'up'
    end as good_direction
from raw.model_line
