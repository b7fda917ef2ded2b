"""The figures of a warehouse, each with its KPI, place and period, as its tables have them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import duckdb
from number_sweep import normal
from number_words import ANY, FOLLOW_UPS

from pipeline.reporting.language import _ as translated
from pipeline.reporting.language import speaking
from pipeline.wording import Language


@dataclass(frozen=True)
class Figure:
    """A figure of the warehouse and what it is of.

    Parameters
    ----------
    where
        ``all``, or the code of an area or target group.
    tag
        ``baseline``, ``rolling:2025-Q3``, ``quarter:2025-Q3``, ``month:2025-09``, ``chart`` …
    is_change
        Whether it is a difference.
    """

    where: str
    tag: str
    value: float
    is_change: bool = False


class FiguresOfWarehouse:
    """Figures by what they are of; filled by :meth:`_read_all` from an open warehouse."""

    _connection: duckdb.DuckDBPyConnection

    def __init__(self, quarter: str, language: Language) -> None:
        self._quarter, self._language = quarter, language
        self._of: dict[str, set[Figure]] = defaultdict(set)
        self._names: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._pairs: dict[str, set[tuple[float, ...]]] = defaultdict(set)
        self._records: set[tuple[float, ...]] = set()

    def _read_all(self) -> None:
        # What is held against the baseline: four quarters; the quarter, where they are mixed.
        [(kind,)] = self._query(f"""
            select period_type from core.dim_period
            where right(label_en, 7) = '{self._quarter}' and (
                period_type = 'quarter'
                or (period_type = 'rolling_4_quarters' and side <> 'mixed' and is_complete)
            )
            order by period_type = 'quarter' limit 1
        """)
        self._compared = str(kind)
        self._read_values()
        self._read_charts()
        self._read_results()
        self._read_rows()
        self._read_networks()
        self._read_what_if()

    def _query(self, query: str) -> list[tuple[object, ...]]:
        return self._connection.execute(query).fetchall()

    def _add(
        self, subject: object, where: object, tag: object, *values: object, change: bool = False
    ) -> None:
        for value in values:
            if isinstance(value, int | float) and value == value:  # noqa: PLR0124 - not NaN
                self._of[str(subject)].add(Figure(str(where), str(tag), float(value), change))

    def _read_values(self) -> None:
        """Values of KPIs by period and place, the change from the baseline, and how sure it is."""
        rows = self._query("""
            select kpi_id, dimension_value, period_type, right(label_en, 7), value, numerator,
                denominator, recorded_share
            from mart.kpi_value where dimension in ('team', 'network', 'target_group')
        """)
        baseline = {(r[0], r[1]): r[4] for r in rows if r[2] == "baseline"}
        for kpi_id, where, kind, label, value, above, below, recorded in rows:
            tag = tag_of(kind, label)
            self._add(kpi_id, where, tag, value, above, below)
            # Whole percent, where too little of it is recorded.
            self._add(kpi_id, where, "recorded", recorded)
            before = baseline.get((kpi_id, where))
            if isinstance(value, float) and isinstance(before, float):
                self._add(kpi_id, where, tag, value - before, change=True)
        for kpi_id, kind, label, *cells in self._query("""
            select kpi_id, period_type, right(label_en, 7), value, value_lower, value_upper,
                change, change_lower, change_upper
            from analysis.kpi_change join core.dim_period using (period_type, period_start)
        """):
            self._add(kpi_id, "all", tag_of(kind, label), *cells[:3])
            self._add(kpi_id, "all", tag_of(kind, label), *cells[3:], change=True)
        for kpi_id, target in self._query("select kpi_id, target from raw.ref_target"):
            self._add(kpi_id, "all", "target", target)

    def _read_charts(self) -> None:
        """Control charts, chance, and the months of interrupted series."""
        for table, columns in {
            "analysis.spc_point": ("value", "centre", "lower_limit", "upper_limit"),
            "analysis.its_month": (
                "fitted", "counterfactual", "counterfactual_lower", "counterfactual_upper",
            ),
        }.items():  # fmt: skip
            for kpi_id, month, *cells in self._query(
                f"select kpi_id, strftime(month_start, '%Y-%m'), {', '.join(columns)} from {table}"
            ):
                for column, cell in zip(columns, cells, strict=True):
                    part = "" if column == "value" else f"|{column}"
                    self._add(kpi_id, "all", f"month:{month}{part}", cell)
        for kpi_id, *cells in self._query("""
            select kpi_id, centre, lower_limit, upper_limit, last_value,
                (select count(value) from analysis.spc_point as points
                where points.kpi_id = summary.kpi_id and points.view = summary.view),
                (select count(rule) from analysis.spc_point as points
                where points.kpi_id = summary.kpi_id and points.view = summary.view)
            from analysis.spc_summary as summary
        """):
            self._add(kpi_id, "all", "chart", *cells)
            self._add(kpi_id, "all", "level", cells[0])
            # Limits are shown no further out than what a share may be.
            self._add(kpi_id, "all", "chart", *(max(0.0, min(1.0, c)) for c in cells[1:3] if c))
        for kpi_id, kind, label, *cells in self._query("""
            select kpi_id, period_type, right(label_en, 7), chance, chance_lower, chance_upper
            from analysis.kpi_chance join core.dim_period using (period_type, period_start)
        """):
            self._add(kpi_id, "all", tag_of(kind, label), *cells)
        for (days,) in self._query(f"""
            select median_days from analysis.kpi_median
            join core.dim_period using (period_type, period_start)
            where kpi_id = 'action_lead_days' and period_type = '{self._compared}'
                and right(label_en, 7) = '{self._quarter}'
        """):
            self._add("follow:lead_days_mean", "all", ANY, days)
            self._add("follow:begun", "all", ANY, days)

    def _read_results(self) -> None:
        """Forecasts, interrupted series, who works differently, tasks, quarters without data."""
        for kpi_id, value in self._query("select kpi_id, level from analysis.forecast"):
            self._add(kpi_id, "all", "chart", value)
        for kpi_id, *cells in self._query(
            "select kpi_id, value, lower, upper from analysis.its_estimate"
        ):
            self._add(kpi_id, "all", "its", *cells, change=True)
        for kpi_id, label, *cells in self._query("""
            select kpi_id, right(label_en, 7), within_change, mix_change, change
            from analysis.mix_change join core.dim_period using (period_type, period_start)
            where compared_with = 'baseline' and grouping = 'staff'
                and period_type = 'rolling_4_quarters'
        """):
            for tag, value in zip(("within", "mix", f"rolling:{label}"), cells, strict=True):
                if label == self._quarter:
                    self._add(kpi_id, "all", tag, value, change=True)
        for task, kind, label, minutes, share, before, change in self._query("""
            select task, period_type, right(label_en, 7), task_minutes / 60, share, baseline_share,
                share_change
            from mart.task_time join core.dim_period using (period_type, period_start)
            where dimension = 'team'
        """):
            tag = tag_of(kind, label)
            self._add(f"task:{task}", "all", tag, minutes, share)
            self._add(f"task:{task}", "all", "baseline", before)
            self._add(f"task:{task}", "all", tag, change, change=True)
        for kpi_id, where, count in self._query(f"""
            with shown as (
                select kpi_id, dimension_value, status
                from mart.kpi_value
                where period_type = 'quarter' and right(label_en, 7) <= '{self._quarter}'
                qualify row_number() over (
                    partition by kpi_id, dimension_value order by period_start desc
                ) <= 12
            )
            select kpi_id, dimension_value, count(*) filter (status <> 'ok') from shown
            group by kpi_id, dimension_value
        """):
            self._add(kpi_id, where, "without", count)

    def _read_rows(self) -> None:
        """Counts of rows by source, reasons of refusal, checks, and the rows they name."""
        kinds = ("received", "loaded", "refused", "superseded", "withdrawn", "erased")
        total = ", ".join(f"sum(rows.rows_{kind})" for kind in kinds)
        for row in self._query(f"""
            select count(*), {total}, sum(rows.difference), grouping(files.source)
            from core.file_reconciliation as rows join staging.stg_files as files using (file_key)
            group by grouping sets ((files.source), ())
        """):
            *counts, is_whole = map(float, row)  # type: ignore[arg-type]
            self._records.add(tuple(counts))
            if is_whole:
                for kind, count in zip(kinds, counts[1:], strict=False):
                    self._add("rows", "all", kind, count)
        for reason, *counts in self._query(f"""
            select reason_{self._language}, rows_refused, rows_replaced, rows_flagged, note_count
            from mart.row_rule_count
        """):
            self._names[normal(str(reason)).casefold()] = f"reason:{reason}"
            self._add(f"reason:{reason}", "all", ANY, *counts)
        for text, *counts in self._query("""
            select description_da, observed_count, element_count,
                try_cast(observed_value as double)
            from quality.expectation_result
            union all
            select description_da, count(*) filter (not history.is_success), count(*), null
            from quality.expectation_history as history
            join quality.expectation_result using (expectation_id)
            where builds_ago < 12
            group by description_da
            union all
            select description_da, history.observed_count, history.element_count, null
            from quality.expectation_history as history
            join quality.expectation_result using (expectation_id)
        """):
            with speaking(self._language):
                name = normal(translated(str(text)))
            self._names[name.casefold()] = f"check:{text}"
            self._add(f"check:{text}", "all", ANY, *counts)
            self._pairs[f"check:{text}"].add(tuple(float(str(n or 0)) for n in counts[:2]))
        self._names[{"da": "kontroller", "en": "checks"}[self._language]] = "checks"
        for row in self._query("""
            select count(*), count(*) filter (not is_success), count(*) filter (is_success)
            from quality.expectation_result group by grouping sets ((severity), ())
        """):
            self._add("checks", "all", ANY, *row)
        for file, *place in self._query(
            "select file_key, source_line, source_sheet from quality.expectation_example"
        ):
            self._names[str(file)] = f"file:{file}"
            self._add(f"file:{file}", "all", ANY, *place)

    def _read_networks(self) -> None:
        """Who was at meetings, follow-ups, and hours a week by area and target group."""
        for party, name, where, kind, label, *cells in self._query(f"""
            select party_code, party_name_{self._language}, dimension_value, period_type,
                right(label_en, 7), present_share, present_count, held_count
            from mart.network_participation join core.dim_period using (period_type, period_start)
        """):
            self._names[normal(str(name)).casefold()] = f"party:{party}"
            self._add(f"party:{party}", where, tag_of(kind, label), *cells)
        for where, kind, label, *cells in self._query("""
            select network_code, period_type, right(label_en, 7), concern_share, time_share,
                concern_count, meeting_count, outreach_hours, gap
            from mart.area_balance join core.dim_period using (period_type, period_start)
        """):
            tag = tag_of(kind, label)
            self._add("balance", where, tag, *cells[:5])
            self._add("balance", where, tag, cells[5], change=True)
        columns = [one for one in dict.fromkeys(FOLLOW_UPS["da"].values()) if one != "begun"]
        for where, *cells, reached, cases in self._query(f"""
            select dimension_value, {", ".join(columns)}, lead_reached_count, lead_case_count
            from mart.network_follow_up join core.dim_period using (period_type, period_start)
            where period_type = '{self._compared}' and right(label_en, 7) = '{self._quarter}'
        """):
            for column, cell in zip(columns, cells, strict=True):
                self._add(f"follow:{column}", where, ANY, cell)
            self._add("follow:begun", where, ANY, reached, cases)
        for kind, label, where, *cells in self._query("""
            select period_type, right(label_en, 7), dimension_value, direct_hours_per_week,
                visibility_hours_per_week, direct_change_per_week, visibility_change_per_week,
                share_of_direct, share_change, recorded_share, baseline_share_of_direct,
                baseline_direct_hours_per_week, baseline_visibility_hours_per_week
            from mart.outreach_time join core.dim_period using (period_type, period_start)
            where dimension <> 'team'
        """):
            for subject in ("direct_hours_gained_per_week", "direct_share", "visibility_share"):
                self._add(subject, where, tag_of(kind, label), *cells[:4], *cells[4:7])
                self._add(subject, where, tag_of(kind, label), *cells[4:7], change=True)
                self._add(subject, where, "baseline", *cells[7:])

    def _read_what_if(self) -> None:
        """What a target or another staffing takes, and the smallest reallocation."""
        start = f"""
            select period_start from core.dim_period
            where period_type = 'rolling_4_quarters' and right(label_en, 7) = '{self._quarter}'
        """
        places = set(self._places.values()) | {"all"}
        for scenario, subject, quantity, *cells in self._query(f"""
            select scenario, subject, quantity, value, lower, upper
            from analysis.what_if where period_start = ({start})
        """):
            tag = f"whatif:{quantity}"
            if subject in ("direct", "all"):
                self._add(f"staff:{scenario}", "all", tag, *cells)
            if scenario == "present" and str(quantity).startswith("full_time"):
                if subject in places:
                    self._add("direct_fte_gained", subject, tag, *cells)
            elif scenario == "present":
                self._add(f"{subject}_share", "all", tag, *cells)
                if subject == "direct":
                    self._add("direct_share", "all", f"rolling:{self._quarter}", *cells)
            if quantity == "share_with_hire":
                self._add("direct_share", "all", f"rolling:{self._quarter}", *cells)
        for cells in self._query(f"""
            select staff_count, norm_hours, destination_share
            from analysis.model_move where period_start = ({start})
        """):
            self._add("model", "all", ANY, *cells)
        self._read_flows(start)

    def _read_flows(self, start: str) -> None:
        weeks = 365.25 / 7
        for start_of, to, share, hours in self._query(f"""
            select from_category, to_category, minimal_share, minimal_hours
            from analysis.composition_flow
            where period_type = 'rolling_4_quarters' and period_start = ({start})
        """):
            if isinstance(hours, float):
                pair = f"{start_of}_share>{to}_share"
                self._add(pair, "all", "flow", share, hours / weeks)


def tag_of(kind: object, label: object) -> str:
    known = {"rolling_4_quarters": "rolling", "baseline": "baseline"}
    name = known.get(str(kind), str(kind))
    return name if name == "baseline" else f"{name}:{label}"
