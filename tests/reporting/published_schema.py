"""The tables of the invented warehouse, and what the method report reads of it, as SQL."""

from __future__ import annotations

SCHEMA = """
create schema raw; create schema staging; create schema core; create schema mart;
create schema analysis; create schema quality;
create table raw.setting (as_of date, municipality varchar, is_synthetic boolean, language varchar,
    baseline_months integer, recorded_share_minimum double, coverage_minimum double,
    day_hours_maximum double);
create table raw.decision (decision_number integer, decided_on date, body varchar,
    case_number varchar, model_id varchar, effective_from date, transition_months integer);
create table core.dim_model (model_id varchar, name_da varchar, name_en varchar,
    committee_da varchar);
create table raw.ref_target (kpi_id varchar, target double, due date, is_example boolean);
create table raw.ref_row_rule (reason_code varchar, severity varchar, reason_da varchar,
    mend_da varchar, reason_en varchar);
create table core.dim_period (period_key varchar, period_type varchar, period_start date,
    period_end date, label_da varchar, label_en varchar, is_complete boolean, side varchar);
create table core.dim_category (category_code varchar, name_da varchar, name_en varchar,
    is_working_time boolean, sort_order integer);
create table core.dim_network (network_code varchar, name_da varchar, name_en varchar,
    meetings_planned_per_year integer);
create table mart.kpi_value (kpi_id varchar, period_type varchar, period_start date,
    dimension varchar, dimension_value varchar, numerator double, denominator double,
    value double, recorded_share double, staff_count bigint, entry_count bigint,
    period_end date, label_da varchar, label_en varchar, is_complete boolean, side varchar,
    status varchar);
create table mart.kpi_definition (kpi_id varchar, title_da varchar, title_en varchar,
    unit varchar, good varchar,
    shown_with varchar, definition_da varchar, definition_en varchar, boundary_da varchar,
    boundary_en varchar, sort_order integer,
    needs_chance boolean default false);
create table analysis.kpi_chance (kpi_id varchar, period_type varchar, period_start date,
    chance double, chance_lower double, chance_upper double);
create table core.dim_task (task integer, text_da varchar, text_en varchar, kpi_id varchar);
create table core.dim_model_line (model_id varchar, line_number integer, dimension varchar,
    side varchar, text_da varchar, text_en varchar, kpi_id varchar);
create table core.model_place (model_id varchar, part varchar, unit_code varchar);
create table core.dim_unit (unit_code varchar, name_da varchar, name_en varchar);
create table analysis.model_line (model_id varchar, line_number integer, period_type varchar,
    period_start date, is_chosen boolean, kpi_id varchar, baseline_value double, value double,
    change double, change_lower double, change_upper double, survives boolean, verdict varchar,
    reason varchar);
create table analysis.primary_verdict (period_start date, verdict varchar, direction varchar,
    change double, change_lower double, change_upper double, p_value double,
    contact_recount varchar, contact_is_bound boolean, contact_change double,
    narrow_recount varchar, narrow_change double, reason varchar);
create table analysis.kpi_median (kpi_id varchar, period_type varchar, period_start date);
create table analysis.kpi_change (kpi_id varchar, period_type varchar, period_start date);
create table analysis.what_if (period_start date, scenario varchar, target double,
    quantity varchar, subject varchar, value double, lower double, upper double);
create table analysis.model_move (period_start date, model_id varchar, staff_count bigint,
    norm_hours double, destination_share double, destination_staff_count bigint);
create table mart.task_time (period_type varchar, period_start date, dimension varchar,
    dimension_value varchar, task integer, task_minutes double, whole_minutes double,
    share double, recorded_share double, baseline_share double, baseline_recorded_share double,
    baseline_staff_count bigint, share_change double, staff_count bigint, entry_count bigint);
create table raw.ref_target_group (target_group varchar, name_da varchar, name_en varchar);
create table mart.outreach_time (period_type varchar, period_start date, dimension varchar,
    dimension_value varchar, direct_hours_per_week double, visibility_hours_per_week double,
    share_of_direct double, recorded_share double, baseline_direct_hours_per_week double,
    baseline_visibility_hours_per_week double, baseline_share_of_direct double,
    baseline_recorded_share double, direct_change_per_week double,
    visibility_change_per_week double, share_change double, entry_count bigint);
create table mart.area_balance (period_type varchar, period_start date, network_code varchar,
    meeting_count bigint, concern_count bigint, outreach_hours double, concern_share double,
    time_share double, gap double);
create table mart.network_participation (period_type varchar, period_start date,
    dimension varchar, dimension_value varchar, party_kind varchar, party_code varchar,
    party_name_da varchar, party_name_en varchar, held_count bigint, present_count bigint,
    present_share double, attendance_count bigint, apology_count bigint);
create table mart.network_follow_up (period_type varchar, period_start date, dimension varchar,
    dimension_value varchar, stands_on date, decided_count bigint, due_count bigint,
    on_time_count bigint, late_count bigint, unclear_count bigint, open_count bigint,
    overdue_count bigint, lead_case_count bigint, lead_reached_count bigint,
    lead_days_mean double);
create table analysis.spc_point (kpi_id varchar, view varchar, month_start date, value double,
    side varchar, is_ghost boolean, reason varchar, centre double, lower_limit double,
    upper_limit double, moving_range double, rule varchar, effect varchar, rule_set varchar);
create table analysis.spc_summary (kpi_id varchar, view varchar, rule_set varchar,
    limit_kind varchar, good varchar, point_count bigint, baseline_point_count bigint,
    has_limits boolean, centre double, lower_limit double, upper_limit double,
    mean_moving_range double, last_month date, last_value double, target double,
    variation varchar, first_signal_month date, assurance varchar, reason varchar);
create table analysis.spc_rule_set (rule_set varchar, source varchar, is_used boolean,
    minimum_points integer, limit_factor double, screening_factor double, shift_length integer,
    trend_length integer, near_count integer, near_window integer, near_counts_outside boolean);
create table analysis.forecast (kpi_id varchar, target double, target_due date, outcome varchar,
    first_month date, last_month date, month_count bigint, level_as_now double, level double,
    pace double, pace_lower double, pace_upper double, autocorrelation double,
    expected_month date, earliest_month date, latest_month date, value_at_due double,
    value_at_due_lower double, value_at_due_upper double, backtest_count bigint,
    backtest_error double, backtest_error_as_now double);
create table analysis.its_fit (kpi_id varchar, reason varchar, replaced_month_count bigint,
    start_month date, last_month date, hangs_together boolean, most_influential_month date,
    leans_on_one_month boolean);
create table analysis.its_estimate (kpi_id varchar, quantity varchar, value double, lower double,
    upper double);
create table analysis.its_month (kpi_id varchar, month_start date, side varchar, value double,
    fitted double, counterfactual double, counterfactual_lower double,
    counterfactual_upper double);
create table analysis.composition_change (period_type varchar, period_start date,
    aitchison_distance double, p_value double, reason varchar);
create table analysis.composition_flow (period_type varchar, period_start date,
    from_category varchar, to_category varchar, minimal_share double, minimal_hours double);
create table analysis.mix_change (kpi_id varchar, period_type varchar, period_start date,
    compared_with varchar, grouping varchar, value_before double, value double, change double,
    within_change double, mix_change double, both_count bigint, came_count bigint,
    went_count bigint);
create table quality.expectation_result (suite varchar, expectation_id varchar, severity varchar,
    is_success boolean, observed_count bigint, element_count bigint, observed_value varchar,
    description_da varchar, mend_da varchar, owner varchar, examples varchar);
create table quality.expectation_history (builds_ago integer, build_key varchar, as_of date,
    suite varchar, expectation_id varchar, severity varchar, is_success boolean,
    observed_count bigint, element_count bigint, observed_value varchar, examples varchar);
create table quality.value_change (revisions_ago integer, former_build_key varchar,
    former_as_of date, build_key varchar, as_of date, kpi_id varchar, period_type varchar,
    period_start date, former_value double, value double, reasons varchar);
create table quality.expectation_example (suite varchar, expectation_id varchar,
    example_number integer, example_key varchar, file_key varchar, source_sheet integer,
    source_line integer);
create table core.file_reconciliation (file_key varchar, kind varchar, rows_received bigint,
    rows_loaded bigint, rows_refused bigint, rows_superseded bigint, rows_withdrawn bigint,
    rows_erased bigint, difference bigint);
create table staging.stg_files (file_key varchar, kind varchar, source varchar);
create table core.refused_row (file_key varchar, source_line integer, reason_code varchar);
"""

# What the method report reads besides.
OF_METHODS = """
alter table raw.setting add column refused_share_maximum double default 0.2;
alter table raw.setting add column confidence_minimum double default 0.8;
alter table mart.kpi_definition add column dimensions varchar default 'team;unit';
alter table mart.kpi_definition add column memo varchar default 'tasks 3–7';
alter table mart.kpi_definition add column least_value double default 0;
alter table mart.kpi_definition add column greatest_value double default 1;
alter table mart.kpi_definition add column is_median_of_cases boolean default false;
alter table mart.kpi_definition add column is_trailing boolean default false;
update mart.kpi_definition set least_value = null, greatest_value = null, memo = 'p. 1'
where kpi_id = 'direct_hours_gained';
update mart.kpi_definition set is_trailing = true, is_median_of_cases = true,
greatest_value = null, memo = '–' where kpi_id = 'direct_fte_gained';
create table mart.lineage (table_name varchar, depends_on varchar);
insert into mart.lineage values ('kpi.direct_share', 'core.category_time'),
('core.category_time', 'core.fact_time_entry'), ('core.fact_time_entry', 'staging.stg_entries'),
('core.fact_time_entry', 'raw.ref_activity'), ('staging.stg_entries', 'raw.time_entry'),
('kpi.visibility_share', 'core.category_time'), ('mart.kpi_value', 'kpi.direct_share'),
('mart.kpi_value', 'kpi.visibility_share');
create schema kpi;
create table kpi.direct_share (numerator double, denominator double);
comment on column kpi.direct_share.numerator is 'hours with <young> people';
comment on column kpi.direct_share.denominator is
'hours (or counts) below the line; null for hours and counts';
"""
