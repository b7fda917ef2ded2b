/*
grain: one party at the meetings of one network, or of all, in one period; never a person
key: [period_type, period_start, dimension, dimension_value, party_kind, party_code]
columns:
  period_type: type of the period
  period_start: first day of the period
  dimension: team (all networks) or network
  dimension_value: all for team, else the network
  party_kind: own for roles of our own staff, partner for where everybody else comes from
  party_code: operative or consultant; else a code of raw.ref_partner
  party_name_da: name in Danish
  party_name_en: name in English
  held_count: meetings held, whose minutes are here
  present_count: those at which somebody of the party was present
  present_share: present_count of held_count; null where no meeting was held
  attendance_count: people of the party present, added up over the meetings
  apology_count: people of the party who sent apologies or stayed away, added up over the meetings
*/
with

cells as (
    select
        period_type,
        period_start,
        dimension,
        dimension_value
    from core.period_dimension
    where dimension in ('team', 'network')
),

parties as (
    select
        'own' as party_kind,
        role_code as party_code,
        name_da as party_name_da,
        name_en as party_name_en
    from raw.ref_role
    where role_code in ('operative', 'consultant')
    union all
    select
        'partner' as party_kind,
        partner_code as party_code,
        name_da as party_name_da,
        name_en as party_name_en
    from raw.ref_partner
    where partner_code in (select organisation from core.fact_attendance)
),

meetings as (
    select
        months.period_type,
        months.period_start,
        meetings.meeting_id,
        meetings.network_code
    from core.fact_meeting as meetings
    inner join core.period_month as months on meetings.month_start = months.month_start
    inner join raw.setting as setting on meetings.meeting_date <= setting.as_of
    where meetings.is_held
),

held as (
    select
        cells.period_type,
        cells.period_start,
        cells.dimension,
        cells.dimension_value,
        meetings.meeting_id
    from cells
    left join meetings
        on cells.period_type = meetings.period_type
        and cells.period_start = meetings.period_start
        and (cells.dimension = 'team' or cells.dimension_value = meetings.network_code)
),

attendances as (
    select
        meeting_id,
        case when staff_code is not null then 'own' else 'partner' end as party_kind,
        case when staff_code is not null then role else organisation end as party_code,
        case when status = 'present' then 1 else 0 end as is_present
    from core.fact_attendance
),

at_meetings as (
    select
        meeting_id,
        party_kind,
        party_code,
        sum(is_present) as present_people,
        count(*) - sum(is_present) as missing_people
    from attendances
    group by meeting_id, party_kind, party_code
),

summed as (
    select
        held.period_type,
        held.period_start,
        held.dimension,
        held.dimension_value,
        parties.party_kind,
        parties.party_code,
        parties.party_name_da,
        parties.party_name_en,
        count(held.meeting_id) as held_count,
        cast(coalesce(sum(case when at_meetings.present_people > 0 then 1 else 0 end), 0) as bigint)
            as present_count,
        cast(coalesce(sum(at_meetings.present_people), 0) as bigint) as attendance_count,
        cast(coalesce(sum(at_meetings.missing_people), 0) as bigint) as apology_count
    from held
    cross join parties
    left join at_meetings
        on held.meeting_id = at_meetings.meeting_id
        and parties.party_kind = at_meetings.party_kind
        and parties.party_code = at_meetings.party_code
    group by
        held.period_type, held.period_start, held.dimension, held.dimension_value,
        parties.party_kind, parties.party_code, parties.party_name_da, parties.party_name_en
)

select
    period_type,
    period_start,
    dimension,
    dimension_value,
    party_kind,
    party_code,
    party_name_da,
    party_name_en,
    held_count,
    present_count,
    cast(present_count as double) / nullif(held_count, 0) as present_share,
    attendance_count,
    apology_count
from summed
