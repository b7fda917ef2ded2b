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
    hand_back: a row of a hand-back workbook, or a later one, that names it or the row it was to replace;
    later_file: a file that was received later has the number; equal_row: its own file says the same once more
  standing_file_key: the file whose row stands
*/
with

-- What was mended and handed back stands by the row that it names: its number may be what was mended.
received as (
    select
        orders.*,
        files.received_order,
        coalesce(
            replaced.file_key,
            case when not handed_back.is_latest then handed_back.latest_file_key end
        ) as hand_back_file_key
    from raw."order" as orders
    inner join staging.stg_files as files on orders.file_key = files.file_key
    left join staging.stg_handed_back_rows as handed_back
        on orders.file_key = handed_back.file_key
        and orders.source_line = handed_back.source_line
        and coalesce(orders.source_sheet, 0) = coalesce(handed_back.source_sheet, 0)
    left join staging.stg_row_corrections as replaced
        on orders.file_key = replaced.corrected_file_key
        and orders.source_line = replaced.corrected_line
        and coalesce(orders.source_sheet, 0) = coalesce(replaced.corrected_sheet, 0)
        and replaced.outcome = 'accepted'
        and replaced.target <> 'unknown'
        and replaced.is_latest
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
    where hand_back_file_key is null
),

standing as (
    select
        order_id,
        file_key as standing_file_key
    from numbered
    where standing_order = 1
),

every_row as (
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
        case
            when numbered.standing_order = 1 then null
            when numbered.received_order < numbered.last_received_order then 'later_file'
            else 'equal_row'
        end as superseded_by,
        standing.standing_file_key
    from numbered
    inner join standing on numbered.order_id = standing.order_id
    union all
    select
        file_key,
        source_sheet,
        source_line,
        order_id,
        ordered_on,
        network_code,
        topic,
        due_on,
        withdrawn_on,
        'hand_back' as superseded_by,
        hand_back_file_key as standing_file_key
    from received
    where hand_back_file_key is not null
)

select
    file_key,
    source_sheet,
    source_line,
    order_id,
    ordered_on,
    network_code,
    topic,
    due_on,
    withdrawn_on,
    superseded_by is not null as is_superseded,
    superseded_by,
    standing_file_key
from every_row
