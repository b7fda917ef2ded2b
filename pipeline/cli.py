"""The command ``ungetid``: each verb parses its words and calls one function.

The stages are imported where they are called: they bring large libraries, and ``--help`` or
``doctor`` should answer at once.
"""

from __future__ import annotations

import datetime as dt
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.markup import escape

from pipeline import __version__, console
from pipeline.demo import demo_workspace
from pipeline.doctor import examine
from pipeline.problems import ExitCode, UngetidError
from pipeline.progress import Progress, Silent
from pipeline.refusals import as_told
from pipeline.workspace import complete_workspace, create_workspace, open_workspace

if TYPE_CHECKING:
    from pipeline.run import OnIngest, Pages, RunReport, Stage
    from pipeline.workspace import Workspace

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
def _faults() -> Iterator[None]:
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


def _progress(*, quiet: bool, json: bool) -> Progress:
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


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Where to lay the demo out.")] = Path("demo"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Remove an earlier demo first.")] = False,
    engine: EngineOption = "auto",
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Lay out the synthetic municipality, run everything on it, and say what to open."""
    from pipeline import run as conductor

    with _faults():
        workspace = demo_workspace(folder, fresh=fresh)
        report = conductor.run(
            workspace,
            engine=engine,
            progress=_progress(quiet=quiet, json=json),
            # The demo's refused rows are planted: they are its lesson, not its failure.
            on_ingest=None if quiet or json else console.show_ingest,
        )
    _show(report, workspace, quiet=quiet, json=json)
    code = ExitCode.OK if report.exit_code is ExitCode.INPUT_REFUSED else report.exit_code
    raise typer.Exit(int(code))


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="The new workspace's folder.")]) -> None:
    """Make a new workspace: settings, vocabularies, an empty inbox and a key of its own."""
    with _faults():
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


@app.command()
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

    with _faults():
        options = SampleOptions(
            seed=seed, date_from=date_from.date(), date_to=date_to.date(), scale=scale, model=model
        )
        if folder.exists() and any(folder.iterdir()):
            raise UngetidError(f"{folder} is not empty.", mend="Name a new folder.")
        with console.Bar().step("Writing the municipality", None):
            report = write_sample(folder, options)
            complete_workspace(folder)
    console.out.print(str(report))


@app.command()
def ingest(workspace: WorkspaceOption = HERE, quiet: Quiet = False, json: Json = False) -> None:
    """Read what is new in the inbox into the lake; say which rows were refused, and why."""
    _stage("ingest", workspace, quiet=quiet, json=json)


@app.command()
def build(workspace: WorkspaceOption = HERE, quiet: Quiet = False, json: Json = False) -> None:
    """Build a candidate warehouse from the lake and sql/, with its statistics."""
    _stage("build", workspace, quiet=quiet, json=json)


@app.command()
def validate(workspace: WorkspaceOption = HERE, quiet: Quiet = False, json: Json = False) -> None:
    """Check the candidate against expectations/; exit code 1 when a critical one fails."""
    _stage("validate", workspace, quiet=quiet, json=json)


@app.command()
def publish(workspace: WorkspaceOption = HERE, quiet: Quiet = False, json: Json = False) -> None:
    """Make a candidate that passed its checks the warehouse that readers see."""
    _stage("publish", workspace, quiet=quiet, json=json)


@app.command()
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
    from pipeline.run import Pages

    pages = Pages(quarter or (), audience, lang)
    _stage("render", workspace, engine=engine, force=force, pages=pages, quiet=quiet, json=json)


@app.command("open")
def open_(
    workspace: WorkspaceOption = HERE,
    only_print: Annotated[
        bool, typer.Option("--print", help="Say where it lies, and open nothing.")
    ] = False,
) -> None:
    """Open the site's index in the browser; where there is none, say where it lies."""
    from pipeline.reporting.site import index_of

    with _faults():
        index = index_of(open_workspace(workspace).site)
    if only_print or not webbrowser.open(index.as_uri()):
        typer.echo(index)


@app.command()
def run(
    workspace: WorkspaceOption = HERE,
    engine: EngineOption = "auto",
    force: Force = False,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Run all stages: ingest, build, validate, publish, render."""
    from pipeline import run as conductor

    with _faults():
        opened = open_workspace(workspace)
        report = conductor.run(
            opened,
            engine=engine,
            force=force,
            progress=_progress(quiet=quiet, json=json),
            on_ingest=_on_ingest(quiet=quiet, json=json),
        )
    _show(report, opened, quiet=quiet, json=json)
    raise typer.Exit(int(report.exit_code))


@app.command()
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

    with _faults():
        opened = open_workspace(workspace)
        if only_list:
            console.show_versions(versions(opened), published(opened))
            return
        report = conductor.roll_back_to(
            opened, to, engine=engine, progress=_progress(quiet=quiet, json=json)
        )
    _show(report, opened, quiet=quiet, json=json)


@app.command()
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
    with _faults():
        if minutes and orders:
            raise UngetidError(
                "Minutes and orders have a template each.", mend="Ask for one at a time."
            )
        opened = open_workspace(workspace)
        path = write(opened, out or opened.root)
    console.out.print(f"{escape(str(path))} is ready.", soft_wrap=True)


@app.command()
def refused(
    workspace: WorkspaceOption = HERE,
    xlsx: Annotated[
        bool, typer.Option("--xlsx", help="Write the rows into private/refused/, to be mended.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Say which refused rows wait for a person, and write them into workbooks to be mended."""
    from pipeline.handouts import hand_back_refused

    with _faults():
        opened = open_workspace(workspace)
        found = hand_back_refused(opened, xlsx=xlsx, progress=_progress(quiet=quiet, json=False))
    if not quiet:
        console.show_hand_back(found)


@app.command()
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

    with _faults():
        opened = open_workspace(workspace)
        found = review_minutes(opened, confirm=confirm or (), xlsx=xlsx)
    if not quiet:
        console.show_review(found)


@app.command()
def withdraw(
    file: Annotated[str, typer.Argument(help="Its key (f-…), or its path below inbox/.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it stays in private/.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Bring a withdrawn file back.")] = False,
    workspace: WorkspaceOption = HERE,
) -> None:
    """Take a file back: from the next run on, its rows count no more."""
    from pipeline.ingest import withdrawals

    with _faults():
        opened = open_workspace(workspace)
        if undo:
            found = withdrawals.restore(opened, file)
        else:
            found = withdrawals.withdraw(opened, file, reason)
    console.show_withdrawal(found, is_undone=undo)


@app.command()
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

    shown = _progress(quiet=quiet, json=json)
    code = ExitCode.OK
    with _faults():
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
        console.show_erasure(report)
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


@app.command()
def own(
    staff: Annotated[str, typer.Option("--staff", help="Code, or name as in the staff map.")],
    csv: Annotated[bool, typer.Option("--csv", help="CSV files instead of a workbook.")] = False,
    workspace: WorkspaceOption = HERE,
    quiet: Quiet = False,
) -> None:
    """Write a member of staff all their own registrations, into private/own/."""
    from pipeline.handouts import own_registrations
    from pipeline.ledger import only_run

    shown = _progress(quiet=quiet, json=False)
    with _faults():
        opened = open_workspace(workspace)
        with only_run(opened):
            found = own_registrations(opened, staff, as_csv=csv, progress=shown)
    if not quiet:
        console.show_own(found)


@app.command()
def doctor(workspace: WorkspaceOption = HERE, json: Json = False) -> None:
    """Examine this machine and the workspace, and say how to mend what is wrong."""
    findings = examine(workspace)
    if json:
        console.print_json([asdict(finding) for finding in findings])
    else:
        console.show_findings(findings)
    if any(finding.state == "fault" for finding in findings):
        raise typer.Exit(int(ExitCode.BAD_SETUP))


@app.command()
def profile(
    file: Annotated[Path, typer.Argument(help="An export that no profile reads yet.")],
    workspace: WorkspaceOption = HERE,
    out: Annotated[
        Path | None, typer.Option("--out", help="Where to write; else into private/.")
    ] = None,
) -> None:
    """Look at a file of an unknown tool and write a draft of its profile, to be checked."""
    from pipeline.ingest.profiles.drafting import draft_profile

    with _faults():
        draft = draft_profile(open_workspace(workspace), file, out)
    console.out.print(escape(draft.summary), soft_wrap=True, highlight=False)


def _number(text: str) -> float:
    """Read a number as people write it: ``0.45``, ``0,45``, ``45 %``."""
    plain = text.strip().replace(",", ".")
    try:
        if plain.endswith("%"):
            return float(plain.removesuffix("%")) / 100
        return float(plain)
    except ValueError:
        raise typer.BadParameter("write a number: 0.45, 0,45 or 45%") from None


@app.command()
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
    with _faults():
        found = what_if(open_workspace(workspace), scenario, quarter=quarter)
    if json:
        console.print_json(found.as_json())
        return
    console.out.print(*found.as_tables())
    if found.cannot_be_reached:
        console.out.print("The target cannot be reached: internal time leaves no room for it.")


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

    with _faults():
        opened = open_workspace(workspace)
        report = conductor.run_stage(
            opened,
            name,
            engine=engine,
            force=force,
            pages=pages,
            progress=_progress(quiet=quiet, json=json),
            on_ingest=_on_ingest(quiet=quiet, json=json),
        )
    _show(report, opened, quiet=quiet, json=json)
    raise typer.Exit(int(report.exit_code))


def _on_ingest(*, quiet: bool, json: bool) -> OnIngest | None:
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


if __name__ == "__main__":
    app()
