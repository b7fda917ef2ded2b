"""What a ``.qmd`` file may ask for by its name: the sections, charts and tables of a report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from pipeline.problems import UngetidError
from pipeline.reporting import notat, tables
from pipeline.reporting.charts import Chart
from pipeline.reporting.charts.areas import attendance, outreach
from pipeline.reporting.charts.balance import balance
from pipeline.reporting.charts.composition import composition
from pipeline.reporting.charts.control import control
from pipeline.reporting.charts.interrupted import interrupted
from pipeline.reporting.charts.networks import participation
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.model_tables import line_table, place_table, verdict_table
from pipeline.reporting.movement import course_table, flow_table, mix_table
from pipeline.reporting.networks import Networks, follow_up_table, network_kpi_table
from pipeline.reporting.reading import Published
from pipeline.reporting.spc_table import spc_table
from pipeline.reporting.task_table import task_table
from pipeline.reporting.whatif_tables import area_table, move_table, staff_table, target_table

Made = TypeVar("Made")


def section(published: Published, kpis: Kpis, name: str) -> list[str]:
    """Return the paragraphs of a section of the notat.

    Raises
    ------
    UngetidError
        When there is no such section.
    """
    sections: dict[str, Callable[[], list[str]]] = {
        "summary": lambda: notat.summary(kpis),
        "background": lambda: notat.background(kpis),
        "development": lambda: notat.development(kpis),
        "tasks": lambda: notat.tasks(published, kpis),
        "model": lambda: notat.model(published, kpis),
        "reservations": lambda: notat.reservations(published, kpis),
        "methods": lambda: notat.methods(kpis),
    }
    return _chosen(sections, name, "section")()


def chart(published: Published, kpis: Kpis, source: str, name: str) -> Chart:
    """Return a chart's declaration.

    Raises
    ------
    UngetidError
        When there is no such chart.
    """
    charts: dict[str, Callable[[], Chart]] = {
        "composition": lambda: composition(kpis, published.categories, source),
        "direct_share": lambda: control(kpis, "direct_share", source),
        "visibility_share": lambda: control(kpis, "visibility_share", source),
        "direct_share_now": lambda: control(kpis, "direct_share", source, "recalculated"),
        "visibility_share_now": lambda: control(kpis, "visibility_share", source, "recalculated"),
    }
    for kpi_id in ("direct_share", "visibility_share"):
        charts[f"course_{kpi_id}"] = partial(interrupted, published, kpis, kpi_id, source)
    if published.networks:
        charts["areas"] = lambda: outreach(kpis, published.networks, source)
        found = Networks(published)
        charts["participation"] = partial(participation, kpis, found, published.networks, source)
        charts["balance"] = lambda: balance(
            kpis, published.area_balances, published.networks, source
        )
        charts["attendance"] = lambda: attendance(kpis, published.networks, source)
    return _chosen(charts, name, "chart")()


def table(published: Published, kpis: Kpis, name: str) -> tables.Table:
    """Return a table.

    Raises
    ------
    UngetidError
        When there is no such table.
    """
    found: dict[str, Callable[[], tables.Table]] = {
        "kpi": lambda: tables.kpi_table(kpis),
        "spc": lambda: spc_table(kpis),
        "tasks": lambda: task_table(published.tasks, kpis),
        "model": lambda: line_table(published.model_lines, kpis, of_chosen=True),
        "other_models": lambda: line_table(published.model_lines, kpis, of_chosen=False),
        "model_verdicts": lambda: verdict_table(published.model_lines, kpis),
        "model_places": lambda: place_table(published.model_places, published.model_lines, kpis),
        "follow_ups": lambda: follow_up_table(kpis, Networks(published), published.networks),
        "network_kpis": lambda: network_kpi_table(kpis, published.networks),
        "target": lambda: target_table(published.what_if, published.categories, kpis),
        "areas_at_target": lambda: area_table(published.what_if, published.networks, kpis),
        "staff": lambda: staff_table(published.what_if, kpis),
        "model_moves": lambda: move_table(published.model_moves, kpis),
        "courses": lambda: course_table(published, kpis),
        "flows": lambda: flow_table(published, kpis),
        "mix": lambda: mix_table(published, kpis),
        "definitions": lambda: tables.definitions_table(kpis),
        "reconciliation": lambda: tables.reconciliation_table(published.reconciled),
        "refused": lambda: tables.refused_table(published.refused),
    }
    return _chosen(found, name, "table")()


def _chosen(known: dict[str, Made], name: str, kind: str) -> Made:
    if name not in known:
        raise UngetidError(
            f"The report has no {kind} {name!r}.", mend=f"Use one of: {', '.join(known)}."
        )
    return known[name]
