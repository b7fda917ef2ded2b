/*
suite: core
severity: info
owner: leder af den operative indsats
description_da: Et netværksmøde står kun ét sted – i referatet eller i tidsregistreringen.
mend_da: >
  Se listen core.log_minutes_difference i datavarehuset. Mangler registreringen, skal den laves; står medarbejderen ikke
  på deltagerlisten, rettes referatet. Tallene står ved magt: Mødetid tæller efter den kilde, nøgletallet bygger på.
elements: >
  from (
  select meeting_id, staff_code from core.attendance_in_log
  union all
  select meeting_id, staff_code from core.log_minutes_difference where kind = 'only_in_log'
  ) as compared
*/
select
    meeting_id,
    kind
from core.log_minutes_difference
