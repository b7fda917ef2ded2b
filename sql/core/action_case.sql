/*
grain: one follow-up of the operative team that was not dropped, when it was due, and whether it was closed by then
key: [action_id]
columns:
  action_id: the follow-up; core.fact_action_item
  network_code: the network that decided it
  staff_code: who was last to do it, keyed; a member of the operative team on the day it was decided
  decided_on: the day it was decided
  due_on: its original deadline; null where none was written
  due_month: first day of the month of that deadline
  closed_on: the day it was closed; null while it is not, or where no document says the day
  open_last_seen_on: the last meeting at which it did not stand as closed; null where it never did
  closure_seen_on: the first meeting since which it has stood as closed
  closing: on_time, late (closed after the deadline, or not yet) or unclear (closed between two meetings, with the deadline between them)
*/
select
    items.action_id,
    items.network_code,
    items.responsible_staff_code as staff_code,
    items.decided_on,
    items.due_on,
    dates.month_start as due_month,
    items.closed_on,
    items.open_last_seen_on,
    items.closure_seen_on,
    case
        when items.closed_on <= items.due_on then 'on_time'
        when items.closed_on is not null then 'late'
        when items.closure_seen_on <= items.due_on then 'on_time'
        when items.closure_seen_on is not null
            and coalesce(items.open_last_seen_on < items.due_on, true)
            then 'unclear'
        else 'late'
    end as closing
from core.fact_action_item as items
inner join core.dim_staff as staff
    on items.responsible_staff_code = staff.staff_code
    and items.decided_on between staff.valid_from and staff.valid_to
left join core.dim_date as dates on items.due_on = dates.calendar_date
where staff.role = 'operative' and items.status <> 'dropped'
