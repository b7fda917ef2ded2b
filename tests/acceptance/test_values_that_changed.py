"""A late file changes a quarter that had ended: what was published before is told, and why."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from small_town import STAFF, Row, as_csv, town, two_years_of_rows
from typer.testing import CliRunner
from warehouse_contents import rows

from pipeline.cli import app
from pipeline.publish import published
from pipeline.reporting import formats
from pipeline.reporting.render import render
from pipeline.resources import resource_folder
from pipeline.run import run_stage
from pipeline.workspace import Workspace

# Three operative members of staff: figures of fewer are nobody's to see.
THREE = (*STAFF, ("OP3", "operative", "ungdomsskolen", "37", "2020-01-01", ""))
FIRST = [
    row
    for known in two_years_of_rows()
    for row in (known, (*known[:2], "OP3", *known[3:]))
    if row[2] != "OP3" or known[2] == "OP2"
]
LATE: list[Row] = [
    (f"{day:02}-05-2024", "6,0", "OP3", "Opsøgende dialog", "Gildbro", "Gaden", "Under 18 år", "1")
    for day in (6, 7, 8, 13, 14, 15)
]
CHANGES = "select * from quality.value_change order by all"


def publish_again(workspace: Workspace) -> Path:
    for stage in ("ingest", "build", "validate", "publish"):
        run_stage(workspace, stage)  # type: ignore[arg-type]
    current = published(workspace)
    assert current is not None
    return current.file


def value(file: Path, kpi_id: str, start: str) -> float:
    [row] = rows(
        file,
        "select value from mart.public_kpi_value where period_type = 'quarter' "
        f"and kpi_id = '{kpi_id}' and period_start = '{start}'",
    )
    found: float = row["value"]
    return found


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, list[Path]]:
    """The town published, published again unchanged, and with a late file."""
    workspace = town(tmp_path_factory.mktemp("town") / "town", {"log.csv": as_csv(FIRST)}, THREE)
    files = [publish_again(workspace), publish_again(workspace)]
    (workspace.inbox / "for_sent.csv").write_bytes(as_csv(LATE))
    return workspace, [*files, publish_again(workspace)]


def test_what_was_published_becomes_another_figure_and_that_is_told(
    told: tuple[Workspace, list[Path]],
) -> None:
    _, (first, again, late) = told
    assert rows(first, CHANGES) == rows(again, CHANGES) == []
    found: dict[str, Any] = {row["kpi_id"]: row for row in rows(late, CHANGES)}
    share = found["direct_share"]
    assert str(share["period_start"]) == "2024-04-01"
    assert share["former_value"] == value(first, "direct_share", "2024-04-01")
    assert share["value"] == value(late, "direct_share", "2024-04-01")
    assert share["value"] > share["former_value"]
    assert {"visibility_share", "direct_hours_gained", "registration_coverage"} <= found.keys()
    assert {row["reasons"] for row in found.values()} == {"late_entries"}
    assert {str(row["period_start"]) for row in found.values()} == {"2024-04-01"}, (
        "no other quarter, none that still runs, and none that is rounded away"
    )


def test_a_later_change_stands_before_the_earlier_one(
    told: tuple[Workspace, list[Path]],
) -> None:
    workspace, (_, _, late) = told
    before = rows(late, CHANGES)
    same = publish_again(workspace)
    assert rows(same, CHANGES) == before, "nothing has changed since"
    (workspace.inbox / "for_sent_igen.csv").write_bytes(
        as_csv([(row[0].replace("-05-", "-08-"), *row[1:]) for row in LATE])
    )
    latest = publish_again(workspace)
    found = rows(latest, CHANGES)
    assert {str(row["period_start"]) for row in found if not row["revisions_ago"]} == {"2024-07-01"}
    known = [{**row, "revisions_ago": row["revisions_ago"] - 1} for row in found]
    assert [row for row in known if row["revisions_ago"] >= 0] == before


@pytest.mark.parametrize(
    ("language", "quarter", "reason"),
    [
        ("da", "2. kvartal 2024", "der er kommet registreringer for kvartalet i nye filer"),
        ("en", "Q2 2024", "registrations for the quarter came in new files"),
    ],
)
def test_the_method_report_says_which(
    language: Any, quarter: str, reason: str, told: tuple[Workspace, list[Path]], tmp_path: Path
) -> None:
    _, (first, _, late) = told
    pages = {}
    for name, file in (("none", first), ("late", late)):
        render(
            file,
            resource_folder("reports"),
            tmp_path / name,
            quarters=["2024-Q4"],
            audience="analyst",
            language=language,
            engine="builtin",
        )
        folder = tmp_path / name / "2024-Q4" / ("en" if language == "en" else "")
        pages[name] = (folder / "methods.html").read_text(encoding="utf-8")
    none = {"da": "Ingen af de tal, der er udgivet", "en": "None of the figures published"}[
        language
    ]
    assert none in pages["none"]
    assert none not in pages["late"]
    assert reason not in pages["none"]
    shown = [
        formats.share(value(file, "direct_share", "2024-04-01"))[:4].replace(
            ",", "." if language == "en" else ","
        )
        for file in (first, late)
    ]
    cells = [rf"{quarter}</td>", *(rf"{one}[^<]*</td>" for one in shown), rf"{reason}</td>"]
    assert re.search(r"\s*<td[^>]*>".join(cells), pages["late"])
    assert not re.search(r"\bs-[0-9a-f]{10}\b", pages["late"])


def test_an_erasure_begins_the_history_anew(told: tuple[Workspace, list[Path]]) -> None:
    """The difference would be what was erased."""
    workspace, (*_, late) = told
    before = value(publish_again(workspace), "direct_share", "2024-04-01")
    answer = CliRunner().invoke(
        app, ["erase", "-w", str(workspace.root), "--file", "for_sent.csv", "--yes"]
    )
    assert answer.exit_code == 0, answer.output
    current = published(workspace)
    assert current is not None
    assert rows(current.file, CHANGES) == []
    assert value(current.file, "direct_share", "2024-04-01") < before, "it did change"
    assert not late.exists()
