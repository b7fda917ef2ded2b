"""What a warehouse says by subject: KPI, task, category, network, quarter, check, source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import duckdb
from babel.dates import format_date
from number_sweep import normal
from number_words import GROWN, NETWORKS, ROWS, SPOKEN, WHAT_IF

from pipeline.reporting.language import _ as translated
from pipeline.reporting.language import speaking
from pipeline.wording import Language


class CellsOfWarehouse:
    """What the warehouse says, by subject.

    Parameters
    ----------
    warehouse
        The published DuckDB file.
    quarter
        ``2025-Q3``.
    language
        Of the pages.
    """

    def __init__(self, warehouse: Path, quarter: str, language: Language = "da") -> None:
        self._quarter = quarter
        self._language = language
        self.of: dict[str, set[float]] = defaultdict(set)
        # What a block may speak of: by its name, by a word of prose, as the beginning of a row.
        self.names: dict[str, str] = {}
        self.words: dict[str, str] = {}
        self.rows: dict[str, str] = {}
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            self._connection = connection
            self._settings()
            self._kpis()
            self._courses()
            self._networks()
            self._results()
            self._tasks()
            self._rows()
            self.texts = self._texts()

    def _query(self, query: str) -> list[tuple[object, ...]]:
        return self._connection.execute(query).fetchall()

    def _add(self, subject: str, values: Iterable[object]) -> None:
        self.of[subject] |= {float(v) for v in values if isinstance(v, int | float) and v == v}  # noqa: PLR0124 - not NaN

    def _name(self) -> str:
        return "name_da" if self._language == "da" else "coalesce(name_en, name_da)"

    def _settings(self) -> None:
        self._add("settings", self._query("select columns(* exclude (as_of)) from raw.setting")[0])
        for row in self._query("select transition_months from raw.decision"):
            self._add("settings", row)

    def _kpis(self) -> None:
        """Figures of each KPI in the quarter, the four that end with it, and the baseline."""
        periods = f"""
            value.dimension = 'team' and (
                value.period_type = 'baseline'
                or (value.period_type in ('quarter', 'rolling_4_quarters')
                    and value.label_en like '%{self._quarter}')
            )
        """
        rows = self._query(
            f"select kpi_id, value, numerator, denominator, dimension_value, "
            f"period_type, recorded_share from mart.kpi_value as value where {periods}"
        )
        baseline = {(r[0], r[4]): r[1] for r in rows if r[5] == "baseline"}
        for kpi_id, value, above, below, cut, _, recorded in rows:
            self._add(str(kpi_id), (value, above, below, recorded))
            before = baseline.get((kpi_id, cut))
            if isinstance(value, float) and isinstance(before, float):
                # The pages subtract, before they round.
                self._add(str(kpi_id), (value - before,))
        for kpi_id, title in self._query(
            f"select kpi_id, title_{self._language} from mart.kpi_definition"
        ):
            self.names[normal(str(title)).casefold()] = str(kpi_id)
        self.words |= SPOKEN[self._language]
        overlap = {"da": "overlapper hinanden", "en": "distributions overlap"}[self._language]
        self.names[overlap] = "area_balance"

    def _courses(self) -> None:
        """Rows that begin with a month or a quarter, and charts in words: a KPI's months."""
        for kpi_id, month, *cells in self._query("""
            select kpi_id, month_start, value, centre, lower_limit, upper_limit
            from analysis.spc_point
            union all
            select kpi_id, month_start, fitted, counterfactual, counterfactual_lower,
                counterfactual_upper
            from analysis.its_month
        """):
            self._add(f"course:{kpi_id}", cells)
            name = f"month:{month}"
            self.rows[f"{format_date(month, 'MMMM y', locale=self._language)} "] = name
            self._add(name, cells)
        for kpi_id, value in self._query("""
            select kpi_id, value from mart.kpi_value
            where period_type = 'quarter' and dimension = 'team'
        """):
            self._add(f"course:{kpi_id}", [value, *range(13)])  # and how many have no figure
        for kpi_id, *counts in self._query(
            "select kpi_id, count(value), count(rule) from analysis.spc_point group by kpi_id, view"
        ):
            self._add(f"course:{kpi_id}", counts)
        for label, *cells in self._query("""
            select label_en, value from mart.kpi_value
            where period_type = 'quarter' and dimension in ('team', 'network')
        """):
            label = quarter_name(str(label), self._language)  # noqa: PLW2901
            self.rows[f"{label} "] = f"quarter:{label}"
            self._add(f"quarter:{label}", cells)
        # Lines in the rows of the table of KPIs: up to twelve quarters, and how many lack a value.
        for kpi_id, values, missing in self._query(f"""
            with
            last as (
                select kpi_id, value, status from mart.kpi_value
                where dimension = 'team' and period_type = 'quarter' and period_start <= (
                    select period_start from core.dim_period where label_en = '{self._quarter}'
                )
                qualify row_number() over (partition by kpi_id order by period_start desc) <= 12
            )
            select
                kpi_id,
                list(value) filter (where status = 'ok'),
                count(*) filter (where status <> 'ok')
            from last
            group by kpi_id
        """):
            self._add(f"quarters:{kpi_id}", (*(values or ()), missing))  # type: ignore[misc]
        for name, code in self._query(f"select {self._name()}, network_code from core.dim_network"):
            self.names[normal(str(name)).casefold()] = f"network:{code}"
            for row in self._query(f"""
                select value, numerator, denominator from mart.kpi_value
                where dimension_value = '{code}' and (
                    period_start in ({self._starts()})
                )
            """):
                self._add(f"network:{code}", row)

    def _networks(self) -> None:
        """Who was at the meetings of each network, by party, and its follow-ups."""
        self.names |= dict.fromkeys(NETWORKS[self._language], "network:all")
        for code, party, name, *counts in self._query(f"""
            select dimension_value, party_code, party_name_{self._language}, present_share,
                present_count, held_count
            from mart.network_participation where period_start in ({self._starts()})
        """):
            called = normal(str(name))
            self.rows[f"{called} "] = f"party:{party}"
            if party in ("operative", "consultant"):
                self.names[called.casefold()] = f"party:{party}"
            self._add(f"party:{party}", counts)
            self._add(f"network:{code}", counts)
        for code, *counts in self._query(f"""
            select dimension_value, columns('_count$|lead_days_mean')
            from mart.network_follow_up where period_start in ({self._starts()})
        """):
            self._add(f"network:{code}", counts)
        for code, *counts in self._query(f"""
            select network_code, columns('_share$|_count$|outreach_hours')
            from mart.area_balance where period_start in ({self._starts()})
        """):
            self._add(f"network:{code}", counts)
        for row in self._query(f"""
            select value, numerator, denominator from mart.kpi_value
            where dimension = 'team' and period_start in ({self._starts()}) and kpi_id in
                ('ssp_attendance_rate', 'minutes_coverage', 'log_minutes_agreement')
        """):
            self._add("network:all", row)

    def _results(self) -> None:
        """Results of the analysis by KPI."""
        when = f"""
            period_type in ('quarter', 'rolling_4_quarters', 'baseline')
            and period_start in ({self._starts()})
        """
        bounds = "value, value_lower, value_upper, change, change_lower, change_upper"
        tables = {
            f"{bounds} from analysis.kpi_change": when,
            "centre, lower_limit, upper_limit, last_value from analysis.spc_summary": "true",
            "chance, chance_lower, chance_upper from analysis.kpi_chance": when,
            "median_days, median_lower, median_upper from analysis.kpi_median": when,
            "value, lower, upper from analysis.its_estimate": "true",
            "value_before, value, change, within_change, mix_change from analysis.mix_change": (
                f"compared_with = 'baseline' and grouping = 'staff' and {when}"
            ),
            "target from raw.ref_target": "true",
        }
        for columns, where in tables.items():
            for kpi_id, *values in self._query(f"select kpi_id, {columns} where {where}"):
                self._add(str(kpi_id), values)
        self._add(
            "rules", [n for row in self._query("select * from analysis.spc_rule_set") for n in row]
        )
        for code, *row in self._query(
            "select subject, value, lower, upper from analysis.what_if where subject is not null"
        ):
            self._add(f"network:{code}", row)
        for row in (
            self._query("select * from analysis.what_if")
            + self._query("select * from analysis.model_move")
            + self._query("select * from analysis.composition_flow")
        ):
            self._add("what_if", row)
        for (name,) in self._query(f"select {self._name()} from core.dim_category"):
            self.rows[f"{normal(str(name)).casefold()} "] = "what_if"
        for title in WHAT_IF[self._language]:
            self.words[title] = "what_if"

    def _starts(self) -> str:
        return f"""
            select period_start from core.dim_period
            where period_type in ('quarter', 'rolling_4_quarters', 'baseline')
            and (label_en like '%{self._quarter}' or period_type = 'baseline')
        """

    def _tasks(self) -> None:
        # Four quarters, unless they are of more than one side of the reform.
        compared = f"""
            select period_type, period_start from core.dim_period
            where label_en like '%{self._quarter}' and (
                period_type = 'quarter'
                or (period_type = 'rolling_4_quarters' and is_complete and side <> 'mixed')
            )
            order by period_type = 'quarter' limit 1
        """
        rows = self._query(f"""
            select tasks.text_{self._language}, tasks.kpi_id, time.task_minutes / 60,
                time.whole_minutes / 60, time.share, time.baseline_share, time.share_change
            from mart.task_time as time join core.dim_task as tasks using (task)
            join core.dim_period using (period_type, period_start)
            where dimension = 'team' and (period_type, period_start) in ({compared})
        """)
        for text, kpi_id, *cells in rows:
            name = f"task:{text}"
            self.names[normal(str(text)).casefold()] = name
            self._add(name, cells)
            self.of[name] |= self.of[str(kpi_id)]
            self._add("tasks", cells)
        self.names |= dict.fromkeys(GROWN[self._language], "tasks")

    def _rows(self) -> None:
        """Counts of rows and of checks; sums by source and of all are made by the pages."""
        kinds = ("received", "loaded", "refused", "superseded", "withdrawn", "erased")
        total = ", ".join(f"sum(rows.rows_{kind})" for kind in kinds)
        for row in self._query(f"""
            select count(*), {total}, sum(abs(rows.difference))
            from core.file_reconciliation as rows join staging.stg_files as files using (file_key)
            group by grouping sets ((files.source), ())
        """):
            self._add("rows", row)
        for row in self._query("""
            select rows_refused, rows_replaced, rows_flagged, note_count from mart.row_rule_count
            union all
            select count(*), count(*) filter (not is_success), count(*) filter (is_success), 0
            from quality.expectation_result
            group by grouping sets ((severity), (suite), ())
        """) + self._query("select count(*) from core.refused_row group by reason_code"):
            self._add("rows", row)
        checks = self._query("""
            select description_da, observed_count, element_count,
                try_cast(observed_value as double)
            from quality.expectation_result
            union all
            select description_da, history.observed_count, history.element_count,
                try_cast(history.observed_value as double)
            from quality.expectation_history as history
            join quality.expectation_result using (expectation_id)
            union all
            select description_da, count(*), count(*) filter (history.is_success),
                count(*) filter (not history.is_success)
            from quality.expectation_history as history
            join quality.expectation_result using (expectation_id)
            where builds_ago < 12
            group by description_da
            union all
            select description_da, example.source_line, example.source_sheet, null
            from quality.expectation_example as example
            join quality.expectation_result using (expectation_id)
        """)
        for text, *cells in checks:
            with speaking(self._language):
                said = translated(str(text))
            self.names[normal(said).casefold()] = f"check:{text}"
            self._add(f"check:{text}", cells)
        for word in ROWS[self._language]:
            self.words[word] = "rows"

    def _texts(self) -> list[str]:
        """Return the texts of the warehouse that hold a number, the longest first."""
        columns = self._query("""
            select schema_name || '.' || table_name, column_name from duckdb_columns()
            where data_type = 'VARCHAR' and column_name not like 'label%' and (
                schema_name in ('mart', 'analysis', 'quality')
                or table_name like 'dim_%'
                or table_name in ('ref_row_rule', 'ref_target', 'decision')
            )
        """)
        found: set[str] = set()
        for table, column in columns:
            rows = self._query(
                f"select distinct {column} from {table} where regexp_matches({column}, '[0-9]') "
                f"and length({column}) > 11"
            )
            found |= {normal(str(row[0])) for row in rows}
        if self._language == "en":
            with speaking("en"):
                found |= {normal(translated(text)) for text in found}
        # A sentence begins with a capital letter on a page; names of models stand in quotes.
        found |= {text[:1].upper() + text[1:] for text in found}
        return sorted((text.rstrip(".") for text in found), key=len, reverse=True)


def quarter_name(label: str, language: str) -> str:
    """Return ``2025-Q3`` as pages of a language write it."""
    year, number = label[:4], label[-1]
    return f"{number}. kvartal {year}" if language == "da" else f"Q{number} {year}"
