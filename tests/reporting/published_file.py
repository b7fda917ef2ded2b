"""A published warehouse of invented figures, in every situation a page must stand.

Only the tables that reports read, with the columns of docs/architecture.md.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
from published_analysis import InventedAnalysis
from published_figures import InventedFigures
from published_rows import (
    DEFINITIONS,
    EXAMPLES,
    EXPECTATIONS,
    FAILED,
    FILES,
    MODEL_LINES,
    MODEL_PLACES,
    MODELS,
    REFUSED,
    RULE_SET,
    RULES,
    SOURCES,
    TARGETS,
    TASKS,
    UNITS,
)
from published_schema import OF_METHODS, SCHEMA
from published_situation import CATEGORIES, NETWORKS, TARGET_GROUPS, Situation

from pipeline.analysis.sentences import read_sentences
from pipeline.analysis.tables_sentences import SENTENCE
from pipeline.documented_tables import write_table
from pipeline.warehouse.mart import make_public


class PublishedFile(InventedFigures, InventedAnalysis):
    """Writes the file."""

    def __init__(self, path: Path, situation: Situation) -> None:
        super().__init__(situation)
        self.path = path

    def write(self) -> Path:
        with duckdb.connect(str(self.path)) as connection:
            connection.execute(SCHEMA)
            for table, rows in self.tables().items():
                if rows:
                    marks = ", ".join(["(" + ", ".join("?" for _ in rows[0]) + ")"] * len(rows))
                    cells = [cell for row in rows for cell in row]
                    connection.execute(f"insert into {table} values {marks}", cells)
            connection.execute(OF_METHODS)
            make_public(connection)
            write_table(connection, SENTENCE, read_sentences(connection))
        return self.path

    def check_history(self) -> list[tuple[Any, ...]]:
        """Return this build and two before it; the check that fails passed in the oldest."""
        s = self.situation
        checks = [*EXPECTATIONS, *([FAILED] if s.failed_check else [])]
        rows = []
        for ago in (0, 1, 2):
            as_of = s.as_of - dt.timedelta(days=ago)
            for suite, name, severity, is_success, found, elements, value, *_ in checks:
                now = (is_success, found) if ago < 2 else (True, 0)
                rows.append(
                    (ago, f"b{ago}", as_of, suite, name, severity, *now, elements, value, None)
                )
        return rows

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        s = self.situation
        charts = [self.spc(k) for k in ("direct_share", "visibility_share")] if s.variation else []
        parties, follow_ups = self.network_rows()
        decision = (1, dt.date(2023, 10, 10), "Økonomi- & Planudvalget", "23/04711", "model_2")
        return {
            "raw.setting": [(s.as_of, "Ishøj Kommune", s.is_synthetic, "da", 24, 0.8, 0.9, 16.0)],
            "raw.decision": [(*decision, s.effective, 3)] if s.has_decision else [],
            "core.dim_model": MODELS,
            "core.dim_model_line": MODEL_LINES,
            "core.model_place": MODEL_PLACES,
            "core.dim_unit": UNITS,
            "analysis.model_line": self.line_rows(),
            "analysis.primary_verdict": self.verdict_rows(),
            "analysis.what_if": self.what_if_rows(),
            "analysis.model_move": [
                (p.start, model, number, 37.0 * number, 0.4, s.destination_staff)
                for p in self.periods()
                if p.kind == "rolling_4_quarters"
                for model, number in (("model_1", 5), ("model_2", 0))
            ],
            "raw.ref_target": TARGETS,
            "core.dim_task": TASKS,
            "mart.task_time": self.task_rows(),
            "raw.ref_row_rule": RULES,
            "core.dim_period": [
                (
                    f"{p.kind}-{p.start}",
                    p.kind,
                    p.start,
                    p.end,
                    p.label_da,
                    p.label_en,
                    p.end <= s.as_of,
                    p.side,
                )
                for p in self.periods()
            ],
            "core.dim_category": [
                (code, s.labels.get(code, name), code, True, number)
                for number, (code, (name, _, _)) in enumerate(CATEGORIES.items())
            ]
            + [("absence", "Fravær", "Absence", False, 99)],
            "core.dim_network": [(c, s.labels.get(c, n), n, 7) for c, n in NETWORKS.items()],
            "raw.ref_target_group": [(c, s.labels.get(c, n), c) for c, n in TARGET_GROUPS.items()],
            "mart.outreach_time": self.outreach_rows(),
            "mart.area_balance": self.balance_rows(),
            "mart.network_participation": parties,
            "mart.network_follow_up": follow_ups,
            "mart.kpi_value": self.figures(),
            "mart.kpi_definition": DEFINITIONS,
            "analysis.spc_point": [row for points, _ in charts for row in points],
            "analysis.spc_summary": [summary for _, summary in charts],
            "analysis.spc_rule_set": [RULE_SET] if charts else [],
            "quality.expectation_result": [
                *EXPECTATIONS,
                *([FAILED] if s.failed_check else []),
            ],
            "quality.expectation_history": self.check_history(),
            "quality.expectation_example": EXAMPLES if s.failed_check else [],
            "core.file_reconciliation": FILES,
            "staging.stg_files": [(key, kind, source) for key, kind, source in SOURCES],
            "core.refused_row": [("f-1", n, r) for n, r in enumerate(REFUSED)],
        }
