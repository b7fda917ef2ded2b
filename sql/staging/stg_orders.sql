/*
grain: one accepted row of a file of orders, standing or superseded
columns:
  file_key: the file
  source_sheet: sheet of the file, from 1; null where the format has none
  source_line: line of the file or row of the sheet, from 1
  order_id: number of the order, as B-2025-014
  ordered_on: the day it was written
  network_code: area it is for; null for the whole municipality
  topic: what it is about
  due_on: the day it is due; null where none is given
  withdrawn_on: the day it was withdrawn; null while it stands
  is_superseded: another row with the same number stands in its place
  superseded_by: >
    later_file: a file that was received later has the number; equal_row: its own file says the same once more
  standing_file_key: the file whose row stands
*/
with

received as (
    select
        orders.*,
        files.received_order
    from raw."order" as orders
    inner join staging.stg_files as files on orders.file_key = files.file_key
),

-- The last file that has the number counts, and of equal rows in it the first.
-- Rows of one file that have a number twice and differ were refused when they were read.
numbered as (
    select
        *,
        row_number() over (
            partition by order_id
            order by received_order desc, coalesce(source_sheet, 0), source_line
        ) as standing_order,
        max(received_order) over (partition by order_id) as last_received_order
    from received
),

standing as (
    select
        order_id,
        file_key as standing_file_key
    from numbered
    where standing_order = 1
)

select
    numbered.file_key,
    numbered.source_sheet,
    numbered.source_line,
    numbered.order_id,
    numbered.ordered_on,
    numbered.network_code,
    numbered.topic,
    numbered.due_on,
    numbered.withdrawn_on,
    numbered.standing_order > 1 as is_superseded,
    case
        when numbered.standing_order = 1 then null
        when numbered.received_order < numbered.last_received_order then 'later_file'
        else 'equal_row'
    end as superseded_by,
    standing.standing_file_key
from numbered
inner join standing on numbered.order_id = standing.order_id
