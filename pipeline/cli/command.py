"""The command itself: what its verbs share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from pipeline import __version__, console
from pipeline.problems import ExitCode, UngetidError
from pipeline.progress import Progress, Silent
from pipeline.refusals import as_told

app = typer.Typer(
    name="ungetid",
    help="Did the time really move? From activity logs and minutes to KPI reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog=(
        "Exit codes: 0 done; 1 a critical check failed, nothing was published; "
        "2 workspace, settings or command line; 3 done, but files or rows were refused, or wait; "
        "4 another run is at work."
    ),
)

Engine = Literal["auto", "quarto", "builtin"]
Audience = Literal["all", "management", "committee", "analyst"]
Language = Literal["da", "en"]
WorkspaceOption = Annotated[
    Path,
    typer.Option("--workspace", "-w", envvar="UNGETID_WORKSPACE", help="The workspace's folder."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what was refused or failed.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object, for schedulers.")]
Force = Annotated[bool, typer.Option("--force", help="Work again although nothing has changed.")]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="auto takes Quarto when it is on the machine.")
]
HERE = Path()


@contextmanager
def faults() -> Iterator[None]:
    """Turn a fault that a person can mend into one clear message and its exit code."""
    try:
        yield
    except UngetidError as fault:
        console.show_fault(fault)
        raise typer.Exit(int(fault.exit_code)) from None
    except OSError as error:
        console.show_fault(as_told(error) or _disk_fault(error))
        raise typer.Exit(int(ExitCode.BAD_SETUP)) from None


def _disk_fault(error: OSError) -> UngetidError:
    """Say what the system refused; a file of the inbox is never named."""
    place = Path(str(error.filename or "")).parent.name
    return UngetidError(
        f"The operating system refused: {error.strerror or type(error).__name__}.",
        where=f"{place}/" if place else "",
        mend="Make room on the disk, and allow this user to read and write the workspace.",
    )


def shown_progress(*, quiet: bool, json: bool) -> Progress:
    """Return a bar, where somebody may look at it."""
    return Silent() if quiet or json else console.Bar()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ungetid {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Did the time really move? From activity logs and minutes to KPI reports."""
