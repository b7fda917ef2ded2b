/*
grain: one value of minutes in a document that counts
key: [value_id]
columns:
  value_id: keyed, of the document, the place, the field and the value
  file_key: the document
  meeting_id: the meeting
  network_code: the network that met
  meeting_date: the day it met
  record_kind: meeting, attendance, agenda_item, concern, meeting_decision or action_item
  record_number: which row of the document; null for the meeting and for follow-ups
  action_id: which follow-up
  field: the column it is in
  value: the value as text, a code, a day, a time or a number; null where the minutes should tell it and do not
  place_kind: table_cell, paragraph or another kind of place
  place_number: which paragraph or table, from 1
  place_row: row of the table
  place_cell: cell of the row
  source_line: line, in formats that have lines
  found_by: the rule that found it
  read_as: the form it is written in
  confidence: how sure it is, 0-1
  confirmed_on: the day a person found it right; null where nobody has
  is_uncertain: under the minimum of ungetid.toml, and nobody has found it right
  is_used: not under the floor of ungetid.toml, or a person has found it right
*/
select
    read_values.value_id,
    read_values.file_key,
    read_values.meeting_id,
    meetings.network_code,
    meetings.meeting_date,
    read_values.record_kind,
    read_values.record_number,
    read_values.action_id,
    read_values.field,
    coalesce(
        read_values.code,
        read_values.staff_code,
        cast(read_values.day as varchar),
        -- Some engines keep a clock time as a moment of some day.
        right(cast(read_values.clock as varchar), 8),
        cast(read_values.number as varchar),
        read_values.action_id
    ) as value,
    read_values.place_kind,
    read_values.place_number,
    read_values.place_row,
    read_values.place_cell,
    read_values.source_line,
    read_values.found_by,
    read_values.read_as,
    read_values.confidence,
    confirmed.confirmed_on,
    read_values.confidence < setting.confidence_minimum and confirmed.value_id is null
        as is_uncertain,
    read_values.confidence >= setting.confidence_floor or confirmed.value_id is not null as is_used
from raw.extracted_value as read_values
cross join raw.setting as setting
inner join staging.stg_meetings as meetings
    on read_values.file_key = meetings.file_key
    and read_values.meeting_id = meetings.meeting_id
left join raw.confirmed_value as confirmed
    on read_values.value_id = confirmed.value_id
where not meetings.is_superseded
