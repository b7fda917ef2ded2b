/*
grain: one value of minutes that a person is asked to look at
key: [value_id]
columns:
  value_id: what 'ungetid review --confirm' settles
  file_key: the document; its name stands in private/file_index.csv
  meeting_id: the meeting
  network_code: the network that met
  meeting_date: the day it met
  record_kind: meeting, attendance, agenda_item, concern, meeting_decision or action_item
  record_number: which row of the document; null for the meeting and for follow-ups
  action_id: which follow-up
  field: which column of it
  value: what was read, a code, a day, a time or a number; unknown where the minutes do not tell it
  value_da: the same in the vocabulary's own word, where it is a member of one
  place_kind: table_cell, paragraph or another kind of place
  place_number: which paragraph or table, from 1
  place_row: row of the table
  place_cell: cell of the row
  source_line: line, in formats that have lines
  found_by: the rule that found it; raw.ref_reading_rule
  read_as: the form it is written in; raw.ref_reading_rule
  reason_da: why it is uncertain, in Danish
  reason_en: why it is uncertain
  confidence: how sure it is, 0-1
  is_used: KPIs use it all the same; under the floor they do not
*/
select
    read_values.value_id,
    read_values.file_key,
    read_values.meeting_id,
    read_values.network_code,
    read_values.meeting_date,
    read_values.record_kind,
    read_values.record_number,
    read_values.action_id,
    read_values.field,
    coalesce(read_values.value, 'unknown') as value,
    coalesce(
        networks.name_da, kinds_of_place.name_da, topics.name_da, partners.name_da, roles.name_da,
        read_values.value, 'ukendt'
    ) as value_da,
    read_values.place_kind,
    read_values.place_number,
    read_values.place_row,
    read_values.place_cell,
    read_values.source_line,
    read_values.found_by,
    read_values.read_as,
    case
        when read_values.read_as = 'exact' then places.meaning_da
        when places.confidence >= setting.confidence_minimum then forms.meaning_da
        else places.meaning_da || '; ' || forms.meaning_da
    end as reason_da,
    case
        when read_values.read_as = 'exact' then places.meaning_en
        when places.confidence >= setting.confidence_minimum then forms.meaning_en
        else places.meaning_en || '; ' || forms.meaning_en
    end as reason_en,
    read_values.confidence,
    read_values.is_used
from staging.stg_extracted_values as read_values
cross join raw.setting as setting
left join raw.ref_reading_rule as places
    on places.rule_kind = 'found_by' and read_values.found_by = places.rule
left join raw.ref_reading_rule as forms
    on forms.rule_kind = 'read_as' and read_values.read_as = forms.rule
left join raw.ref_network as networks
    on read_values.field = 'network_code' and read_values.value = networks.network_code
left join raw.ref_place as kinds_of_place
    on read_values.field = 'place_code' and read_values.value = kinds_of_place.place_code
left join raw.ref_topic as topics
    on read_values.field = 'topic' and read_values.value = topics.topic
left join raw.ref_partner as partners
    on read_values.field in ('organisation', 'responsible_organisation')
    and read_values.value = partners.partner_code
left join raw.ref_role as roles
    on read_values.field in ('participant_role', 'minute_taker_role')
    and read_values.value = roles.role_code
where read_values.is_uncertain
