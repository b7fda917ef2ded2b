/*
grain: one row of a hand-back workbook and one row that it names
key: [file_key, source_sheet, source_line, corrected_file_key, corrected_sheet, corrected_line]
columns:
  file_key: the hand-back workbook
  source_sheet: its sheet, from 1
  source_line: the row of the sheet
  outcome: >
    what became of it: accepted (its entry is to replace the row that it names), refused (once more), or dropped
    (somebody said that the row it names is no registration)
  corrected_file_key: the file of the row that it names
  corrected_sheet: its sheet, from 1; null where the format has none
  corrected_line: its line of the file or row of the sheet
  corrected_order: when that file arrived; staging.stg_files
  target: >
    what the row that it names is now: refused; accepted (an entry of the same person, or an order: it has become
    readable, or an entry rule refused it); or unknown (no such row, another person's entry, an order where the
    workbook holds entries or the other way, or its file has been withdrawn).
    Only of refused rows can be said that they are no registration
  is_latest: no other row of a workbook comes before it; entries come before all else, then the latest
  latest_file_key: the workbook whose row does, or its own
*/
with

-- Whoever names a row that was refused once more means what that row was to replace, too: somebody may have
-- copied but one of its references.
named as (
    select
        file_key,
        source_sheet,
        source_line,
        outcome,
        corrected_file_key,
        corrected_sheet,
        corrected_line
    from raw.row_correction
    union
    select
        latter.file_key,
        latter.source_sheet,
        latter.source_line,
        latter.outcome,
        former.corrected_file_key,
        former.corrected_sheet,
        former.corrected_line
    from raw.row_correction as latter
    inner join raw.row_correction as former
        on latter.corrected_file_key = former.file_key
        and latter.corrected_line = former.source_line
        and coalesce(latter.corrected_sheet, 0) = coalesce(former.source_sheet, 0)
    where former.outcome = 'refused'
),

corrections as (
    select
        corrections.file_key,
        corrections.source_sheet,
        corrections.source_line,
        corrections.outcome,
        corrections.corrected_file_key,
        corrections.corrected_sheet,
        corrections.corrected_line,
        files.received_order,
        files.kind,
        entries.staff_code
    from named as corrections
    inner join staging.stg_files as files
        on corrections.file_key = files.file_key
    left join raw.time_entry as entries
        on corrections.file_key = entries.file_key
        and corrections.source_line = entries.source_line
        and coalesce(corrections.source_sheet, 0) = coalesce(entries.source_sheet, 0)
    where not files.is_withdrawn
),

known as (
    select
        refused.file_key,
        refused.source_sheet,
        refused.source_line,
        cast(null as varchar) as staff_code,
        'refused' as target,
        files.kind
    from raw.refused_row as refused
    inner join staging.stg_files as files on refused.file_key = files.file_key
    where refused.problem_number = 1
    union all
    select
        file_key,
        source_sheet,
        source_line,
        staff_code,
        'accepted' as target,
        'activity' as kind
    from raw.time_entry
    union all
    select
        file_key,
        source_sheet,
        source_line,
        cast(null as varchar) as staff_code,
        'accepted' as target,
        'orders' as kind
    from raw."order"
),

-- A reference is only a claim: nobody takes another person's entry out by it, nor any without giving another.
found as (
    select
        corrections.*,
        files.received_order as corrected_order,
        coalesce(known.target, 'unknown') as target
    from corrections
    left join known
        on corrections.corrected_file_key = known.file_key
        and corrections.corrected_line = known.source_line
        and coalesce(corrections.corrected_sheet, 0) = coalesce(known.source_sheet, 0)
        and corrections.kind = known.kind
        and (
            known.target = 'refused'
            or known.kind = 'orders'
            or corrections.outcome = 'refused'
            or corrections.staff_code = known.staff_code
        )
    left join staging.stg_files as files
        on known.file_key = files.file_key
),

ordered as (
    select
        *,
        row_number() over latest as latest_order,
        first_value(file_key) over latest as latest_file_key
    from found
    window latest as (
        partition by corrected_file_key, corrected_sheet, corrected_line
        order by
            case when target = 'unknown' then 1 else 0 end,
            outcome,
            received_order desc, source_sheet desc, source_line desc
    )
)

select
    file_key,
    source_sheet,
    source_line,
    outcome,
    corrected_file_key,
    corrected_sheet,
    corrected_line,
    corrected_order,
    target,
    latest_order = 1 as is_latest,
    latest_file_key
from ordered
