/*
suite: core
severity: critical
owner: databeskyttelsesrådgiver
description_da: Der står noget, der ikke er en kode, hvor der skal stå en kode. Det kan være et navn.
mend_da: >
  Udgiv ikke tallene, og del ikke filen. Meld det til databeskyttelsesrådgiveren; eksemplerne viser fil og linje,
  ikke teksten.
elements: >
  from (
    select staff_code from raw.time_entry
    union all select staff_code from raw.staff
    union all select staff_code from raw.attendance where staff_code is not null
    union all
    select minute_taker_staff_code from raw.meeting where minute_taker_staff_code is not null
    union all select staff_code from raw.extracted_value where staff_code is not null
    union all select value_id from raw.extracted_value
    union all select action_id from raw.meeting_decision where action_id is not null
    union all select responsible_staff_code from raw.action_item where responsible_staff_code is not null
    union all select course_code from raw.time_entry where course_code is not null
    union all select reference from raw.time_entry where reference is not null
    union all select order_id from raw."order"
  ) as codes
*/
select
    file_key,
    source_line
from raw.time_entry
where
    not regexp_matches(staff_code, '^s-[0-9a-f]{10}$')
    or not regexp_matches(course_code, '^c-[0-9a-f]{10}$')
    or not regexp_matches(reference, '^[BH]-20[0-9]{2}-[0-9]{1,4}(-[0-9]{1,3})?$')
union all
select
    file_key,
    source_line
from raw.staff
where not regexp_matches(staff_code, '^s-[0-9a-f]{10}$')
union all
select
    file_key,
    participant_number as source_line
from raw.attendance
where not regexp_matches(staff_code, '^s-[0-9a-f]{10}$')
union all
select
    file_key,
    cast(null as integer) as source_line
from raw.action_item
where
    not regexp_matches(responsible_staff_code, '^s-[0-9a-f]{10}$')
    or not regexp_matches(action_id, '^(H-20[0-9]{2}-[0-9]{1,3}-[0-9]{1,3}|h-[0-9a-f]{12})$')
union all
select
    file_key,
    cast(null as integer) as source_line
from raw.meeting
where not regexp_matches(minute_taker_staff_code, '^s-[0-9a-f]{10}$')
union all
select
    file_key,
    decision_number as source_line
from raw.meeting_decision
where not regexp_matches(action_id, '^(H-20[0-9]{2}-[0-9]{1,3}-[0-9]{1,3}|h-[0-9a-f]{12})$')
union all
select
    file_key,
    source_line
from raw.extracted_value
where
    not regexp_matches(value_id, '^v-[0-9a-f]{12}$')
    or not regexp_matches(staff_code, '^s-[0-9a-f]{10}$')
    or not regexp_matches(code, '^[a-z0-9_]{1,40}$')
    or not regexp_matches(field, '^[a-z0-9_]{1,40}$')
    or not regexp_matches(action_id, '^(H-20[0-9]{2}-[0-9]{1,3}-[0-9]{1,3}|h-[0-9a-f]{12})$')
union all
select
    file_key,
    source_line
from raw."order"
where not regexp_matches(order_id, '^B-20[0-9]{2}-[0-9]{1,4}$')
