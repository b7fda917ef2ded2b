/*
suite: core
severity: critical
owner: registreringsansvarlig
description_da: En bekymring har et emne eller et område, som ikke står i ordlisterne.
mend_da: Skriv det i reference/topics.csv eller reference/networks.csv, eller ret referatet, og kør igen.
elements: from core.fact_concern
*/
select distinct concerns.meeting_id
from core.fact_concern as concerns
left join raw.ref_topic as topics on concerns.topic = topics.topic
left join core.dim_network as networks on concerns.network_code = networks.network_code
where topics.topic is null or (concerns.network_code is not null and networks.network_code is null)
