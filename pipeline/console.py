"""What the terminal shows: progress while a run works, and what it found.

The verbs speak English to whoever runs them. A table of what is wrong is in Danish from its title
to its last cell: it is what staff and management are told, and is copied to them as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as RichProgress
from rich.table import Table

if TYPE_CHECKING:
    from pipeline.doctor import Finding
    from pipeline.ingest import IngestReport
    from pipeline.ingest.report import Problem
    from pipeline.problems import UngetidError
    from pipeline.publish import Published
    from pipeline.run import RunReport
    from pipeline.workspace import Workspace

# Problems shown in the terminal; the dashboard's page on data quality counts them all.
SHOWN_PROBLEMS = 10
INDEX = "private/file_index.csv says which file each code stands for."

_ROLLED_BACK = (
    "What these inputs give was rolled back: readers keep the earlier version until something "
    "changes. 'ungetid run --force' publishes it all the same."
)

out = Console()
err = Console(stderr=True)


class Bar:
    """Shows progress with Rich; the bar goes when the step is done."""

    @contextmanager
    def step(self, title: str, total: int | None) -> Iterator[Callable[[int], None]]:
        """Open a step and show it until it is done."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        # Where nobody watches, a bar is only blank lines in a log.
        watched = err.is_terminal
        with RichProgress(*columns, console=err, transient=True, disable=not watched) as progress:
            task = progress.add_task(escape(title), total=total)
            yield lambda done: progress.advance(task, done)


def show_fault(fault: UngetidError) -> None:
    """Say what is wrong, where, and how to mend it."""
    err.print(f"[bold red]Error:[/] {escape(fault.what)}", soft_wrap=True)
    if fault.where:
        err.print(f"  where: {escape(fault.where)}", soft_wrap=True)
    if fault.mend:
        err.print(f"  mend:  {escape(fault.mend)}", soft_wrap=True)


def show_ingest(report: IngestReport) -> None:
    """Say what came in, and what was refused."""
    received = sum(file.rows_received for file in report.new_files)
    new = "1 new file" if len(report.new_files) == 1 else f"{len(report.new_files)} new files"
    rows = "1 row" if received == 1 else f"{received} rows"
    out.print(f"{new} with {rows}; {report.files_unchanged} unchanged.")
    show_refusals(report)


def show_refusals(report: IngestReport) -> None:
    """Show what was refused, as staff will be told it; nothing where nothing was."""
    problems = report.problems()
    if not problems:
        return
    refused = [problem for problem in problems if not problem.is_note]
    notes = [problem for problem in problems if problem.is_note]
    files = sum(file.is_refused for file in report.new_files) + bool(report.unread_deliveries)
    fault_count = report.problem_count - report.note_count
    if refused:
        faults = counted(fault_count, "fejl", "fejl")
        _show_problems(
            f"Afviste rækker og filer ({faults} i {counted(files, 'fil', 'filer')})", refused
        )
    if fault_count > SHOWN_PROBLEMS:
        out.print(
            f"… and {fault_count - SHOWN_PROBLEMS} more. 'ungetid refused' lists them "
            "file by file; with --xlsx it writes the rows into workbooks, to be mended.",
            soft_wrap=True,
        )
    if notes:
        noted = sum(file.note_count > 0 for file in report.new_files)
        remarks = counted(report.note_count, "bemærkning", "bemærkninger")
        _show_problems(
            f"Læst, men skal ses efter ({remarks} i {counted(noted, 'fil', 'filer')})", notes
        )
    if report.note_count > SHOWN_PROBLEMS:
        out.print(f"… and {report.note_count - SHOWN_PROBLEMS} more, of the same files.")
    out.print(INDEX)


def _show_problems(title: str, problems: list[Problem]) -> None:
    # A file's key is copied and looked up: it must never be broken over two lines.
    table = Table(title=title)
    table.add_column("Fil", no_wrap=True)
    table.add_column("Linje", no_wrap=True, justify="right")
    table.add_column(WRONG_AND_MENDED, overflow="fold")
    for problem in problems[:SHOWN_PROBLEMS]:
        told = wrong_and_mended(problem.column or "", problem.reason_da, problem.mend_da)
        table.add_row(problem.file_key, str(problem.line or ""), told)
    out.print(table)


WRONG_AND_MENDED = "Hvad er galt, og sådan rettes det"


def wrong_and_mended(column: str, reason: str, mend: str) -> str:
    """Return what is wrong above what to do: beside each other they would break words in two.

    A terminal of 80 columns has some 45 for both.
    """
    where = f"[bold]{escape(column)}:[/] " if column else ""
    return f"{where}{escape(reason)}\n[dim]→[/] {escape(mend)}"


def counted(number: int, one: str, several: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else several}"


def show_run(report: RunReport) -> None:
    """Say how the checks went, what the stages did and which pages to open.

    What came in was said when it was known, by :func:`show_ingest`.
    """
    if ended := report.record.interrupted:
        out.print(
            f"A run (process {ended.get('pid', '?')}, since {ended.get('started_at', '?')}) was "
            "ended before it was done; this one did its work.",
            soft_wrap=True,
        )
    if report.record.damaged_parts:
        out.print(
            f"{len(report.record.damaged_parts)} part(s) of the lake were not what had been "
            "written; their files were read again.",
            soft_wrap=True,
        )
    if report.verdict is not None:
        out.print(report.verdict.said())
    stages = ", ".join(
        f"{name} {note['seconds']:.1f} s" + (" (unchanged)" * (note["outcome"] == "unchanged"))
        for name, note in report.record.stages.items()
        if note["outcome"] != "rolled_back"
    )
    out.print(stages)
    if any(note["outcome"] == "rolled_back" for note in report.record.stages.values()):
        out.print(_ROLLED_BACK, soft_wrap=True)
    if report.published is not None:
        out.print(f"Warehouse: {report.published.file}", soft_wrap=True)
    for page in report.site_files:
        out.print(f"Page: {page}", soft_wrap=True)


def show_versions(kept: list[Published], current: Published | None) -> None:
    """Show the warehouses that are kept, the last published first."""
    if not kept:
        out.print("Nothing has been published.")
    for one in kept:
        seen = "  what readers see" if one == current else ""
        out.print(f"{one.file.name}  as of {one.as_of}{seen}", soft_wrap=True)


def show_failed_checks(report: RunReport) -> None:
    """Say which checks failed where nothing could be published because of them."""
    if report.verdict is not None and not report.verdict.is_publishable:
        out.print(report.verdict.said())


def show_findings(findings: list[Finding]) -> None:
    """List what the doctor found, with the mend beside what is not well."""
    table = Table(title="ungetid doctor")
    for heading in ("check", "state", "found", "mend"):
        table.add_column(heading, overflow="fold")
    colours = {"ok": "green", "note": "yellow", "fault": "bold red"}
    for finding in findings:
        state = f"[{colours[finding.state]}]{finding.state}[/]"
        table.add_row(finding.check, state, escape(finding.found), escape(finding.mend))
    out.print(table)


def print_json(content: object) -> None:
    """Print one JSON object for a scheduler."""
    out.print_json(json.dumps(content, default=str))


def run_as_json(report: RunReport, workspace: Workspace) -> dict[str, object]:
    """Return what a scheduler wants to know of a run; paths are those below the workspace."""
    record = asdict(report.record)
    record["site"] = [path.relative_to(workspace.root).as_posix() for path in report.site_files]
    return record
