"""The core tables whose rows somebody registered or minuted, and the models from them to a KPI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.warehouse.models import Model


@dataclass(frozen=True)
class RowTable:
    """A core table whose rows are those that somebody registered or minuted.

    Parameters
    ----------
    order
        Columns by which rows that count alike stand together.
    weights
        SQL expressions of what a row may add to a numerator or denominator.
    """

    name: str
    order: str
    weights: tuple[str, ...] = ("1",)


ROW_TABLES = {
    one.name: one
    for one in (
        RowTable(
            "core.fact_time_entry",
            "month_start, role, employment_unit, activity_code, contact_count is null, place_code, "
            "network_code, target_group, occasion, reference, partner_codes, course_code, "
            "staff_code, work_date, source_line",
            ("duration_minutes / 60", "coalesce(contact_count, 0)", "1"),
        ),
        RowTable("core.fact_order", "ordered_on, source_line"),
        RowTable("core.fact_meeting", "meeting_date, network_code", ("1", "duration_minutes / 60")),
        RowTable(
            "core.fact_attendance",
            "meeting_date, network_code, status, role, participant_number",
            ("1", "attended_minutes / 60"),
        ),
        RowTable("core.fact_action_item", "decided_on, network_code, action_id"),
        RowTable("core.fact_concern", "meeting_date, network_code, topic"),
        RowTable("core.refused_row", "file_key, source_sheet, source_line"),
    )
}


def between(models: Sequence[Model], table: str) -> tuple[list[Model], list[str]]:
    """Return the models from the rows to a KPI, in order, and the tables of these rows.

    A table of rows that reads another one (meetings count who was there) is made anew as well.
    """
    by_name = {model.table: model for model in models}
    above: set[str] = set()
    waiting = [table]
    while waiting:
        name = waiting.pop()
        if name not in above and name in by_name:
            above.add(name)
            waiting.extend(by_name[name].depends_on)
    tables = [name for name in ROW_TABLES if name in above]
    changed = set(tables)
    steps = []
    for model in models:  # in the order in which they are run
        if model.table in above and changed & set(model.depends_on):
            changed.add(model.table)
            steps.append(model)
    return steps, tables
