"""The template of orders: it loads as it is, and offers the workspace's own lists."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from edited import sheet_xml, typed_into
from ingest_town import RECEIVED_ON
from order_files import notes_of, orders_of, problems_of, read
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.ingest.knowledge import read_knowledge
from pipeline.ingest.orders import ORDER_COLUMNS, ORDER_NEEDED, OrderHeadings
from pipeline.ingest.report import WAITING_NOTES
from pipeline.ingest.sheets.order_template import (
    order_columns,
    order_template,
    write_order_template,
)
from pipeline.problems import ExitCode, UngetidError
from pipeline.workspace import Workspace

DAY = (dt.date(2024, 3, 5) - dt.date(1899, 12, 30)).days


def test_its_headings_are_read_and_its_needed_ones_are_needed() -> None:
    headings = [column.heading for column in order_columns()]
    found = OrderHeadings().match(headings)
    assert {name: at.position for name, at in found.columns.items()} == {
        name: place for place, name in enumerate(ORDER_COLUMNS, start=1)
    }
    assert (found.unknown, found.repeated, found.notes) == ((), (), (7,))
    needed = {column.column for column in order_columns() if column.is_needed}
    # An area may be blank: then the whole municipality is meant.
    assert needed == set(ORDER_NEEDED) - {"network_code"}


def test_what_is_typed_in_loads(workspace: Workspace) -> None:
    content = typed_into(
        order_template(workspace),
        {
            "A3": "B-2024-001",
            "B3": DAY,
            "C3": "Hele kommunen",
            "D3": "Hærværk",
            "E3": DAY + 20,
            "A4": "B-2024-002",
            "B4": DAY,
            "C4": "Gildbro",
            "D4": "Trivsel",
            "F4": DAY + 2,
            "G4": "=1+1",
            "A502": "B-2024-003",
            "B502": DAY,
            "D502": "Andet",
            "A503": "B-2024-004",
        },
    )
    reading = read(content, read_knowledge(workspace), "bestillinger.xlsx", RECEIVED_ON)
    day = dt.date(2024, 3, 5)
    assert orders_of(reading) == [
        ("B-2024-001", day, None, "vandalism", dt.date(2024, 3, 25), None),
        ("B-2024-002", day, "gildbro", "well_being", None, dt.date(2024, 3, 7)),
        ("B-2024-003", day, None, "other", None, None),
    ]
    assert [reason for _, _, reason in problems_of(reading)] == [
        "missing_order_date",
        "missing_topic",
    ]
    assert not set(notes_of(reading)) & set(WAITING_NOTES)


def test_an_empty_one_is_told_empty_and_waits_for_nobody(workspace: Workspace) -> None:
    reading = read(order_template(workspace), read_knowledge(workspace))
    assert (reading.kind, reading.status) == ("orders", "empty")
    assert set(notes_of(reading)) <= {"sheet_not_read"}


def test_lists_are_the_workspace_s_own(workspace: Workspace) -> None:
    path = workspace.reference / "networks.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("Gildbro", "Havnebyen", 1), encoding="utf-8-sig")
    content = order_template(workspace)
    said = [sheet_xml(content, number) for number in (1, 2, 3)]
    assert re.findall(r"<formula1>(Lister![^<]*)</formula1>", said[0]) == [
        "Lister!$A$2:$A$8",
        "Lister!$B$2:$B$10",
    ]
    cells = typed_into(content, {"A3": "B-2024-001", "B3": DAY, "C3": "Havnebyen", "D3": "Andet"})
    assert orders_of(read(cells, read_knowledge(workspace)))[0][2] == "gildbro"


def test_the_same_lists_give_the_same_bytes_and_no_other_file_is_replaced(
    workspace: Workspace,
) -> None:
    path = write_order_template(workspace, workspace.root)
    assert path.name == "bestillinger.xlsx"
    assert write_order_template(workspace, path).read_bytes() == order_template(workspace)
    path.write_bytes(b"orders")
    with pytest.raises(UngetidError):
        write_order_template(workspace, path)
    assert path.read_bytes() == b"orders"


def test_the_command(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "nye.xlsx"
    there = ["template", "--workspace", str(workspace.root), "--out", str(out)]
    assert CliRunner().invoke(app, [*there, "--orders"]).exit_code == 0
    assert out.read_bytes() == order_template(workspace)
    both = CliRunner().invoke(app, [*there, "--orders", "--minutes"])
    assert both.exit_code == ExitCode.BAD_SETUP
