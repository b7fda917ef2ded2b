/*
grain: one order (bestilling) that stands
key: [order_id]
columns:
  order_id: number of the order, as B-2025-014; entries name it in reference
  file_key: the file whose row stands
  source_sheet: sheet of the file, from 1; null where the format has none
  source_line: line of the file or row of the sheet, from 1
  ordered_on: the day it was written
  network_code: area it is for; null for the whole municipality
  topic: what it is about
  due_on: the day it is due; null where none is given
  withdrawn_on: the day it was withdrawn; null while it stands
  first_delivery_on: >
    first day, up to as_of, of working time of the operative team that refers to the order, whenever it was
    written; null while there is none
  last_delivery_on: last such day
  delivered_entry_count: entries of such time
  delivered_minutes: whole minutes of such time
  is_begun_before_order: the first delivery lies before the day the order was written
  is_begun_after_withdrawal: the first delivery lies after the day the order was withdrawn
  status: >
    where it stands at as_of. withdrawn: it was withdrawn before anything was delivered; delivered: there is a
    first delivery; overdue: neither, and the day it is due has passed; open: neither, and there is time yet;
    not_yet: it was written after as_of
*/
with

orders as (
    select * from staging.stg_orders
    where not is_superseded
),

today as (
    select as_of from raw.setting
),

deliveries as (
    select
        entries.reference as order_id,
        min(entries.work_date) as first_delivery_on,
        max(entries.work_date) as last_delivery_on,
        count(*) as delivered_entry_count,
        sum(entries.duration_minutes) as delivered_minutes
    from core.fact_time_entry as entries
    inner join today on entries.work_date <= today.as_of
    where entries.role = 'operative' and entries.is_working_time and entries.reference is not null
    group by entries.reference
)

select
    orders.order_id,
    orders.file_key,
    orders.source_sheet,
    orders.source_line,
    orders.ordered_on,
    orders.network_code,
    orders.topic,
    orders.due_on,
    orders.withdrawn_on,
    deliveries.first_delivery_on,
    deliveries.last_delivery_on,
    coalesce(deliveries.delivered_entry_count, 0) as delivered_entry_count,
    cast(coalesce(deliveries.delivered_minutes, 0) as bigint) as delivered_minutes,
    coalesce(deliveries.first_delivery_on < orders.ordered_on, false) as is_begun_before_order,
    coalesce(deliveries.first_delivery_on > orders.withdrawn_on, false) as is_begun_after_withdrawal,
    case
        when orders.ordered_on > today.as_of then 'not_yet'
        when
            orders.withdrawn_on <= today.as_of
            and coalesce(deliveries.first_delivery_on > orders.withdrawn_on, true)
            then 'withdrawn'
        when deliveries.first_delivery_on is not null then 'delivered'
        when orders.due_on < today.as_of then 'overdue'
        else 'open'
    end as status
from orders
cross join today
left join deliveries on orders.order_id = deliveries.order_id
