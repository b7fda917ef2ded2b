"""The verbs that answer a question of an analyst."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import console
from pipeline.cli.command import HERE, Json, Quiet, WorkspaceOption, faults, shown_progress
from pipeline.workspace import open_workspace

verbs = typer.Typer()


def _number(text: str) -> float:
    """Read a number as people write it: ``0.45``, ``0,45``, ``45 %``."""
    plain = text.strip().replace(",", ".")
    try:
        if plain.endswith("%"):
            return float(plain.removesuffix("%")) / 100
        return float(plain)
    except ValueError:
        raise typer.BadParameter("write a number: 0.45, 0,45 or 45%") from None


@verbs.command(rich_help_panel="Questions")
def whatif(
    workspace: WorkspaceOption = HERE,
    staff: Annotated[
        float | None, typer.Option(parser=_number, help="Operative staff; else as there are.")
    ] = None,
    norm_hours: Annotated[
        float | None, typer.Option(parser=_number, help="Weekly norm of each, in hours.")
    ] = None,
    absence: Annotated[
        float | None, typer.Option(parser=_number, help="Absence as a share of the norm: 0.12.")
    ] = None,
    internal: Annotated[
        float | None, typer.Option(parser=_number, help="Internal time, of working time.")
    ] = None,
    target: Annotated[
        float | None, typer.Option(parser=_number, help="Share of direct work to reach: 45%.")
    ] = None,
    quarter: Annotated[
        str | None, typer.Option(help="Take the rates of the four quarters that end with it.")
    ] = None,
    json: Json = False,
) -> None:
    """Work out what a target, a person more or another norm takes, on the observed rates."""
    from pipeline.analysis.whatif import Scenario
    from pipeline.whatif import what_if

    scenario = Scenario(staff, norm_hours, absence, internal, target)
    with faults():
        found = what_if(open_workspace(workspace), scenario, quarter=quarter)
    if json:
        console.print_json(found.as_json())
        return
    console.out.print(*found.as_tables())
    if found.cannot_be_reached:
        console.out.print("The target cannot be reached: internal time leaves no room for it.")


@verbs.command(rich_help_panel="Questions")
def trace(
    kpi: Annotated[str, typer.Argument(help="The KPI's id, as its file in sql/kpi is named.")],
    quarter: Annotated[
        str | None, typer.Option(help="2025-Q3; the last complete one unless given.")
    ] = None,
    unit: Annotated[str | None, typer.Option(help="The figure of one unit (its code).")] = None,
    network: Annotated[str | None, typer.Option(help="The figure of one area (its code).")] = None,
    csv: Annotated[Path | None, typer.Option(help="Write all rows into this file.")] = None,
    workspace: WorkspaceOption = HERE,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Find the rows that a published figure rests on, each with its file and line."""
    from pipeline.trace import SHOWN_ROWS
    from pipeline.trace import trace as find_rows

    with faults():
        found = find_rows(
            open_workspace(workspace),
            kpi,
            quarter=quarter,
            unit=unit,
            network=network,
            progress=shown_progress(quiet=quiet, json=json),
        )
        if csv is not None:
            found.write(csv)
    if json:
        console.print_json(found.as_json())
        return
    for line in found.summary():
        console.out.print(line, markup=False, highlight=False)
    if quiet or not found.rows:
        return
    console.out.print(found.as_table(SHOWN_ROWS))
    if len(found.rows) > SHOWN_ROWS and csv is None:
        console.out.print(f"… and {len(found.rows) - SHOWN_ROWS} more; --csv FILE writes all.")
