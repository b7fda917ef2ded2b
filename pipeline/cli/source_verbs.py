"""The verbs about what came in: refused, uncertain, withdrawn, erased, a person's own."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from pipeline import console, console_sources
from pipeline.cli.command import (
    HERE,
    EngineOption,
    Json,
    Quiet,
    WorkspaceOption,
    faults,
    shown_progress,
)
from pipeline.problems import ExitCode, UngetidError
from pipeline.workspace import open_workspace

verbs = typer.Typer()


@verbs.command(rich_help_panel="What came in")
def refused(
    workspace: WorkspaceOption = HERE,
    xlsx: Annotated[
        bool, typer.Option("--xlsx", help="Write the rows into private/refused/, to be mended.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Say which refused rows wait for a person, and write them into workbooks to be mended."""
    from pipeline.handouts import hand_back_refused

    with faults():
        opened = open_workspace(workspace)
        found = hand_back_refused(
            opened, xlsx=xlsx, progress=shown_progress(quiet=quiet, json=False)
        )
    if not quiet:
        console_sources.show_hand_back(found)


@verbs.command(rich_help_panel="What came in")
def review(
    workspace: WorkspaceOption = HERE,
    confirm: Annotated[
        list[str] | None,
        typer.Option("--confirm", help="A value (v-…) that is right; may be given again."),
    ] = None,
    xlsx: Annotated[
        bool, typer.Option("--xlsx", help="Write the list with file names into private/.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Say which values of minutes are uncertain, where they stand and why; settle one as right."""
    from pipeline.handouts import review_minutes

    with faults():
        opened = open_workspace(workspace)
        found = review_minutes(opened, confirm=confirm or (), xlsx=xlsx)
    if not quiet:
        console_sources.show_review(found)


@verbs.command(rich_help_panel="What came in")
def withdraw(
    file: Annotated[str, typer.Argument(help="Its key (f-…), or its path below inbox/.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it stays in private/.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Bring a withdrawn file back.")] = False,
    workspace: WorkspaceOption = HERE,
) -> None:
    """Take a file back: from the next run on, its rows count no more."""
    from pipeline.ingest import withdrawals

    with faults():
        opened = open_workspace(workspace)
        if undo:
            found = withdrawals.restore(opened, file)
        else:
            found = withdrawals.withdraw(opened, file, reason)
    console_sources.show_withdrawal(found, is_undone=undo)


@verbs.command(rich_help_panel="What came in")
def erase(
    staff: Annotated[
        str | None, typer.Option("--staff", help="A member of staff: code, or name of the map.")
    ] = None,
    file: Annotated[
        str | None, typer.Option("--file", help="A file: its key (f-…), or path below inbox/.")
    ] = None,
    date_from: Annotated[
        dt.datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")
    ] = None,
    date_to: Annotated[
        dt.datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask: it cannot be undone.")] = False,
    workspace: WorkspaceOption = HERE,
    engine: EngineOption = "auto",
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Erase a person, a file or a period for good, from everything the workspace holds."""
    from pipeline import erase as erasing

    shown = shown_progress(quiet=quiet, json=json)
    code = ExitCode.OK
    with faults():
        request = erasing.request(staff, file, date_from, date_to)
        opened = open_workspace(workspace)
        if dry_run:
            report = erasing.plan(opened, request, shown)
        else:
            _confirm(yes=yes)
            report, code = erasing.erase(opened, request, engine=engine, progress=shown)
    if json:
        console.print_json(asdict(report))
    elif not quiet:
        console_sources.show_erasure(report)
    raise typer.Exit(int(code))


def _confirm(*, yes: bool) -> None:
    """Ask before something is done that cannot be undone.

    Raises
    ------
    UngetidError
        When nobody is there to be asked, or the answer is no.
    """
    if yes:
        return
    mend = "Look first with --dry-run; then give --yes. Nothing was changed."
    if not sys.stdin.isatty():
        raise UngetidError("Erasing cannot be undone, and nobody can be asked.", mend=mend)
    if not typer.confirm("Erasing cannot be undone. Go on?"):
        raise UngetidError("Nothing was erased.", mend=mend)


@verbs.command(rich_help_panel="What came in")
def own(
    staff: Annotated[str, typer.Option("--staff", help="Code, or name as in the staff map.")],
    csv: Annotated[bool, typer.Option("--csv", help="CSV files instead of a workbook.")] = False,
    workspace: WorkspaceOption = HERE,
    quiet: Quiet = False,
) -> None:
    """Write a member of staff all their own registrations, into private/own/."""
    from pipeline.handouts import own_registrations
    from pipeline.ledger import only_run

    shown = shown_progress(quiet=quiet, json=False)
    with faults():
        opened = open_workspace(workspace)
        with only_run(opened):
            found = own_registrations(opened, staff, as_csv=csv, progress=shown)
    if not quiet:
        console_sources.show_own(found)
