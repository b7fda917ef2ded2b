/*
grain: one local SSP network and its area
key: [network_code]
columns:
  network_code: the network
  name_da: name in Danish
  name_en: name in English
  meetings_planned_per_year: meetings the network is to hold a year
*/
select
    network_code,
    name_da,
    name_en,
    meetings_planned_per_year
from raw.ref_network
