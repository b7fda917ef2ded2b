/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: Et møde er holdt i et netværk, som ikke står i networks.csv.
mend_da: Skriv netværket i reference/networks.csv, eller ret navnet i referatet, og kør igen.
elements: from core.fact_meeting
*/
select meetings.file_key
from core.fact_meeting as meetings
left join core.dim_network as networks on meetings.network_code = networks.network_code
where meetings.network_code is not null and networks.network_code is null
