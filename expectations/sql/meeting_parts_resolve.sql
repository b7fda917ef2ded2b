/*
suite: core
severity: critical
owner: systemansvarlig
description_da: En deltager, en bekymring, en beslutning eller et opfølgningspunkt hører til et møde, der ikke findes.
mend_da: Det er en fejl i programmet. Meld den.
elements: >
  from (
    select meeting_id from core.fact_attendance
    union all select meeting_id from core.fact_concern
    union all select meeting_id from core.fact_decision
    union all select last_meeting_id from core.fact_action_item
  ) as parts
*/
with

parts as (
    select meeting_id from core.fact_attendance
    union all
    select meeting_id from core.fact_concern
    union all
    select meeting_id from core.fact_decision
    union all
    select last_meeting_id as meeting_id from core.fact_action_item
)

select distinct parts.meeting_id
from parts
left join core.fact_meeting as meetings on parts.meeting_id = meetings.meeting_id
where meetings.meeting_id is null
