/*
suite: kpi
severity: critical
owner: databeskyttelsesrådgiver
description_da: Et tal, som en eller to medarbejdere står bag, står i den tabel, som notatet til udvalget er lavet af.
mend_da: Det er en fejl i programmet. Del ikke notatet. Meld den.
elements: from mart.public_kpi_value
*/
with

figures as (
    select * from mart.kpi_value where dimension = 'team'
)

select
    published.kpi_id,
    published.period_type,
    published.period_start
from mart.public_kpi_value as published
inner join figures
    on published.kpi_id = figures.kpi_id
    and published.period_type = figures.period_type
    and published.period_start = figures.period_start
where
    published.dimension <> 'team'
    or (
        figures.staff_count between 1 and 2
        and coalesce(published.value, published.numerator, published.denominator) is not null
    )
