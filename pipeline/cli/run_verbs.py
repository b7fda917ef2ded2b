"""The verbs that run stages, or show what was run."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import console
from pipeline.cli.command import (
    HERE,
    Audience,
    Engine,
    EngineOption,
    Force,
    Json,
    Language,
    Quiet,
    WorkspaceOption,
    faults,
    shown_progress,
)
from pipeline.demo import demo_workspace
from pipeline.problems import ExitCode
from pipeline.workspace import open_workspace

if TYPE_CHECKING:
    from pipeline.run import OnIngest, RunReport, Stage
    from pipeline.stages import Pages
    from pipeline.workspace import Workspace

verbs = typer.Typer()


@verbs.command(rich_help_panel="Run")
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to lay the demo out.")] = Path("demo"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Remove an earlier demo first.")] = False,
    engine: EngineOption = "auto",
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Lay out the synthetic municipality, run everything on it, and say what to open."""
    from pipeline import run as conductor

    with faults():
        workspace = demo_workspace(folder, fresh=fresh)
        report = conductor.run(
            workspace,
            engine=engine,
            progress=shown_progress(quiet=quiet, json=json),
            # The demo's refused rows are planted: they are its lesson, not its failure.
            on_ingest=None if quiet or json else console.show_ingest,
        )
    _show(report, workspace, quiet=quiet, json=json)
    code = ExitCode.OK if report.exit_code is ExitCode.INPUT_REFUSED else report.exit_code
    raise typer.Exit(int(code))


@verbs.command(rich_help_panel="Run")
def ingest(workspace: WorkspaceOption = HERE, quiet: Quiet = False, json: Json = False) -> None:
    """Read what is new in the inbox into the lake; say which rows were refused, and why."""
    _stage("ingest", workspace, quiet=quiet, json=json)


@verbs.command(rich_help_panel="Run")
def build(workspace: WorkspaceOption = HERE, quiet: Quiet = False, json: Json = False) -> None:
    """Build a candidate warehouse from the lake and sql/, with its statistics."""
    _stage("build", workspace, quiet=quiet, json=json)


@verbs.command(rich_help_panel="Run")
def validate(workspace: WorkspaceOption = HERE, quiet: Quiet = False, json: Json = False) -> None:
    """Check the candidate against expectations/; exit code 1 when a critical one fails."""
    _stage("validate", workspace, quiet=quiet, json=json)


@verbs.command(rich_help_panel="Run")
def publish(workspace: WorkspaceOption = HERE, quiet: Quiet = False, json: Json = False) -> None:
    """Make a candidate that passed its checks the warehouse that readers see."""
    _stage("publish", workspace, quiet=quiet, json=json)


@verbs.command(rich_help_panel="Run")
def render(
    workspace: WorkspaceOption = HERE,
    quarter: Annotated[
        list[str] | None,
        typer.Option("--quarter", help="2025-Q2; may be given again. Else the last complete one."),
    ] = None,
    audience: Annotated[
        Audience, typer.Option("--audience", help="Only what this reader gets.")
    ] = "all",
    lang: Annotated[
        Language, typer.Option("--lang", help="Of the pages; those in English lie beside.")
    ] = "da",
    engine: EngineOption = "auto",
    force: Force = False,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Render the pages of a quarter from the published warehouse, those that need it."""
    from pipeline.stages import Pages

    pages = Pages(quarter or (), audience, lang)
    _stage("render", workspace, engine=engine, force=force, pages=pages, quiet=quiet, json=json)


@verbs.command("open", rich_help_panel="Run")
def open_(
    workspace: WorkspaceOption = HERE,
    only_print: Annotated[
        bool, typer.Option("--print", help="Say where it lies, and open nothing.")
    ] = False,
) -> None:
    """Open the site's index in the browser; where there is none, say where it lies."""
    from pipeline.reporting.site import index_of

    with faults():
        index = index_of(open_workspace(workspace).site)
    if only_print or not webbrowser.open(index.as_uri()):
        typer.echo(index)


@verbs.command(rich_help_panel="Run")
def run(
    workspace: WorkspaceOption = HERE,
    engine: EngineOption = "auto",
    force: Force = False,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Run all stages: ingest, build, validate, publish, render."""
    from pipeline import run as conductor

    with faults():
        opened = open_workspace(workspace)
        report = conductor.run(
            opened,
            engine=engine,
            force=force,
            progress=shown_progress(quiet=quiet, json=json),
            on_ingest=_told_of_ingest(quiet=quiet, json=json),
        )
    _show(report, opened, quiet=quiet, json=json)
    raise typer.Exit(int(report.exit_code))


@verbs.command(rich_help_panel="Run")
def rollback(
    workspace: WorkspaceOption = HERE,
    to: Annotated[
        str | None, typer.Option(metavar="FILE", help="This version; else the one before.")
    ] = None,
    only_list: Annotated[bool, typer.Option("--list", help="Show the versions, no more.")] = False,
    engine: EngineOption = "auto",
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Let readers see an earlier version again; '--to' a later one takes that back."""
    from pipeline import run as conductor
    from pipeline.publish import published, versions

    with faults():
        opened = open_workspace(workspace)
        if only_list:
            console.show_versions(versions(opened), published(opened))
            return
        report = conductor.roll_back_to(
            opened, to, engine=engine, progress=shown_progress(quiet=quiet, json=json)
        )
    _show(report, opened, quiet=quiet, json=json)


def _stage(
    name: Stage,
    workspace: Path,
    *,
    quiet: bool,
    json: bool,
    engine: Engine = "auto",
    force: bool = False,
    pages: Pages | None = None,
) -> None:
    from pipeline import run as conductor

    with faults():
        opened = open_workspace(workspace)
        report = conductor.run_stage(
            opened,
            name,
            engine=engine,
            force=force,
            pages=pages,
            progress=shown_progress(quiet=quiet, json=json),
            on_ingest=_told_of_ingest(quiet=quiet, json=json),
        )
    _show(report, opened, quiet=quiet, json=json)
    raise typer.Exit(int(report.exit_code))


def _told_of_ingest(*, quiet: bool, json: bool) -> OnIngest | None:
    """Return who is told what came in: nobody where JSON will say it all."""
    if json:
        return None
    return console.show_refusals if quiet else console.show_ingest


def _show(report: RunReport, workspace: Workspace, *, quiet: bool, json: bool) -> None:
    if json:
        console.print_json(console.run_as_json(report, workspace))
    elif quiet:
        console.show_failed_checks(report)
    else:
        console.show_run(report)
