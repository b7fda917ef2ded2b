/*
suite: core
severity: info
owner: registreringsansvarlig
description_da: Arbejdet med en bestilling er begyndt, før bestillingen er skrevet. Det tæller som leveret.
mend_da: Ret datoen i bestillingen, hvis den er forkert. Ellers skal intet rettes.
elements: from core.fact_order
*/
select order_id
from core.fact_order
where is_begun_before_order
