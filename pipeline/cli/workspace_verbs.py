"""The verbs that make a workspace and what is needed in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.markup import escape

from pipeline import console
from pipeline.cli.command import HERE, Json, WorkspaceOption, faults
from pipeline.doctor import examine
from pipeline.problems import ExitCode, UngetidError
from pipeline.workspace import complete_workspace, create_workspace, open_workspace

verbs = typer.Typer()


@verbs.command(rich_help_panel="Workspace")
def init(folder: Annotated[Path, typer.Argument(help="The new workspace's folder.")]) -> None:
    """Make a new workspace: settings, vocabularies, an empty inbox and a key of its own."""
    with faults():
        workspace = create_workspace(folder)
    console.out.print(
        f"{escape(str(workspace.root))} is ready.\n"
        "1. Check ungetid.toml.\n"
        "2. List the staff in reference/staff.csv, and their names and initials in "
        "private/staff_map.csv.\n"
        "3. Drop activity logs and minutes into inbox/.\n"
        "4. Run: ungetid run --workspace " + escape(str(folder)),
        soft_wrap=True,
    )


@verbs.command(rich_help_panel="Workspace")
def sample(
    folder: Annotated[Path, typer.Argument(help="A folder that does not exist yet.")],
    seed: Annotated[int, typer.Option(help="Another seed gives another municipality.")] = 20230705,
    date_from: Annotated[
        dt.datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")
    ] = dt.datetime(2022, 1, 1),  # noqa: DTZ001 - a calendar day
    date_to: Annotated[
        dt.datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")
    ] = dt.datetime(2025, 9, 30),  # noqa: DTZ001 - a calendar day
    scale: Annotated[int, typer.Option(min=1, help="How many times the staff.")] = 1,
    model: Annotated[
        Literal["baseline", "model_1", "model_2"],
        typer.Option(help="The model that was chosen; baseline: nothing was decided."),
    ] = "model_2",
) -> None:
    """Write a synthetic municipality, as a workspace that can be run, with its truth beside it."""
    from pipeline.samples import SampleOptions, write_sample

    with faults():
        options = SampleOptions(
            seed=seed, date_from=date_from.date(), date_to=date_to.date(), scale=scale, model=model
        )
        if folder.exists() and any(folder.iterdir()):
            raise UngetidError(f"{folder} is not empty.", mend="Name a new folder.")
        with console.Bar().step("Writing the municipality", None):
            report = write_sample(folder, options)
            complete_workspace(folder)
    console.out.print(str(report))


@verbs.command(rich_help_panel="Workspace")
def template(
    workspace: WorkspaceOption = HERE,
    minutes: Annotated[
        bool, typer.Option("--minutes", help="A document for a network's minutes instead.")
    ] = False,
    orders: Annotated[
        bool, typer.Option("--orders", help="A workbook for orders (bestillinger) instead.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Where to write it; else into the workspace.")
    ] = None,
) -> None:
    """Write a workbook to register in, with the workspace's own lists to choose from."""
    from pipeline.ingest.sheets.minutes_template import write_minutes_template
    from pipeline.ingest.sheets.order_template import write_order_template
    from pipeline.ingest.sheets.template import write_template

    write = write_minutes_template if minutes else write_template
    if orders:
        write = write_order_template
    with faults():
        if minutes and orders:
            raise UngetidError(
                "Minutes and orders have a template each.", mend="Ask for one at a time."
            )
        opened = open_workspace(workspace)
        path = write(opened, out or opened.root)
    console.out.print(f"{escape(str(path))} is ready.", soft_wrap=True)


@verbs.command(rich_help_panel="Workspace")
def doctor(workspace: WorkspaceOption = HERE, json: Json = False) -> None:
    """Examine this machine and the workspace, and say how to mend what is wrong."""
    findings = examine(workspace)
    if json:
        console.print_json([asdict(finding) for finding in findings])
    else:
        console.show_findings(findings)
    if any(finding.state == "fault" for finding in findings):
        raise typer.Exit(int(ExitCode.BAD_SETUP))


@verbs.command(rich_help_panel="Workspace")
def profile(
    file: Annotated[Path, typer.Argument(help="An export that no profile reads yet.")],
    workspace: WorkspaceOption = HERE,
    out: Annotated[
        Path | None, typer.Option("--out", help="Where to write; else into private/.")
    ] = None,
) -> None:
    """Look at a file of an unknown tool and write a draft of its profile, to be checked."""
    from pipeline.ingest.profiles.drafting import draft_profile

    with faults():
        draft = draft_profile(open_workspace(workspace), file, out)
    console.out.print(escape(draft.summary), soft_wrap=True, highlight=False)
