"""What the terminal shows: progress while a run works, and what it found."""

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
    from pipeline.problems import UngetidError
    from pipeline.run import RunReport

# Problems shown in the terminal; the dashboard's page on data quality counts them all.
SHOWN_PROBLEMS = 10

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
        with RichProgress(*columns, console=err, transient=True) as progress:
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
    """Say what came in and what was refused, in Danish, as staff will be told it."""
    refused = [file for file in report.new_files if file.waits]
    received = sum(file.rows_received for file in report.new_files)
    out.print(
        f"{len(report.new_files)} new files with {received} rows; "
        f"{report.files_unchanged} unchanged."
    )
    problems = report.problems()
    if not problems:
        return
    table = Table(title=f"Afviste rækker og filer ({len(problems)} forhold i {len(refused)} filer)")
    for heading in ("Fil", "Linje", "Kolonne", "Hvad er galt", "Sådan rettes det"):
        table.add_column(heading, overflow="fold")
    for problem in problems[:SHOWN_PROBLEMS]:
        table.add_row(
            problem.file_key,
            str(problem.line or ""),
            problem.column or "",
            escape(problem.reason_da),
            escape(problem.mend_da),
        )
    out.print(table)
    if len(problems) > SHOWN_PROBLEMS:
        out.print(f"… og {len(problems) - SHOWN_PROBLEMS} til.")
    out.print("private/file_index.csv viser, hvilken fil hver kode står for.")


def show_run(report: RunReport) -> None:
    """Say what a run did and which pages to open."""
    if report.ingest is not None:
        show_ingest(report.ingest)
    if report.verdict is not None:
        out.print(report.verdict.table())
    stages = ", ".join(
        f"{name} {note['seconds']:.1f} s" + (" (unchanged)" * (note["outcome"] == "unchanged"))
        for name, note in report.record.stages.items()
    )
    out.print(stages)
    if report.published is not None:
        out.print(f"Warehouse: {report.published.file}", soft_wrap=True)
    for page in report.site_files:
        out.print(f"Page: {page}", soft_wrap=True)


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


def run_as_json(report: RunReport) -> dict[str, object]:
    """Return what a scheduler wants to know of a run."""
    record = asdict(report.record)
    record["site"] = [str(path) for path in report.site_files]
    return record
