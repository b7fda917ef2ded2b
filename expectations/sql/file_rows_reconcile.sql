/*
suite: core
severity: critical
owner: systemansvarlig
description_da: Der mangler rækker, eller der er for mange. For hver fil skal modtagne rækker være lig indlæste, afviste, erstattede, tilbagetrukne og slettede.
mend_da: Det er en fejl i programmet, ikke i filen. Meld den, og vedlæg filens kode.
elements: from core.file_reconciliation
*/
select file_key
from core.file_reconciliation
where
    difference <> 0
    or rows_received <> rows_loaded + rows_refused + rows_superseded + rows_withdrawn + rows_erased
