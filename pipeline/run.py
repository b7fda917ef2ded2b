"""The conductor: calls the stages in order and records what they did.

A stage whose inputs have not changed is not run again: ``build_key`` names everything the
published numbers depend on, the key of each page everything that page depends on.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline import stages
from pipeline.build_key import build_key
from pipeline.clock import check_clock, day_of_run
from pipeline.erasure_report import is_unfinished
from pipeline.files import sha256_of
from pipeline.ingest import IngestReport
from pipeline.lake_checksums import DamagedLake
from pipeline.ledger import RunRecord, only_run
from pipeline.problems import ExitCode, UngetidError
from pipeline.progress import Progress, Silent
from pipeline.publish import Published, published, roll_back, rolled_back, sweep_versions
from pipeline.refusals import as_told
from pipeline.stages import Engine, Pages
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.validation import Verdict

Stage = Literal["ingest", "build", "validate", "publish", "render"]
OnIngest = Callable[[IngestReport], None]


@dataclass
class RunReport:
    """What a run did, for the terminal and for schedulers.

    Parameters
    ----------
    exit_code
        How the process should end.
    ingest, verdict
        What those stages reported; a verdict of None means that nothing had changed.
    site_files
        The pages, rendered now or before.
    """

    record: RunRecord
    exit_code: ExitCode = ExitCode.OK
    ingest: IngestReport | None = None
    verdict: Verdict | None = None
    published: Published | None = None
    site_files: list[Path] = field(default_factory=list)


def run(
    workspace: Workspace,
    *,
    engine: Engine = "auto",
    force: bool = False,
    progress: Progress | None = None,
    on_ingest: OnIngest | None = None,
) -> RunReport:
    """Run every stage from the inbox to the site and write one line of the ledger.

    An erasure that was begun is finished instead, which is a run with more to it.

    Parameters
    ----------
    engine
        Which renderer to use; ``auto`` takes Quarto when it is on the machine.
    force
        Build and render again although nothing has changed.
    on_ingest
        Told what came in and what was refused as soon as that is known: a later stage may fail.

    Raises
    ------
    UngetidError
        When a stage cannot do its work; the fault stands in the ledger, and what was published
        before stays as it was.
    """
    shown = progress or Silent()

    def work(record: RunRecord) -> RunReport:
        report = RunReport(record)
        if is_unfinished(workspace):
            from pipeline.erase import finish

            report = finish(workspace, record, engine, shown)
            if report.ingest is not None:
                _told(report.ingest, on_ingest)
            return report
        report.ingest = _told(stages.ingest_inbox(workspace, record, shown), on_ingest)
        return _after_ingest(workspace, report, engine, shown, force=force)

    if not force:
        check_clock(workspace)
    return recorded(workspace, work)


def run_stage(
    workspace: Workspace,
    stage: Stage,
    *,
    engine: Engine = "auto",
    force: bool = False,
    pages: Pages | None = None,
    progress: Progress | None = None,
    on_ingest: OnIngest | None = None,
) -> RunReport:
    """Run one stage on what the stages before it left, and write one line of the ledger.

    Parameters
    ----------
    force, pages
        Which pages to render, and whether also those that stand as they should.

    Raises
    ------
    UngetidError
        As :func:`run`; also when the stage before it has not been run.
    """
    shown = progress or Silent()

    def work(record: RunRecord) -> RunReport:
        report = RunReport(record)
        if stage == "ingest":
            report.ingest = _told(stages.ingest_inbox(workspace, record, shown), on_ingest)
        elif stage == "build":
            stages.build_candidate(workspace, record, shown)
        elif stage == "validate":
            report.verdict = stages.validate_candidate(workspace, record, shown)
        elif stage == "publish":
            report.published = stages.publish_candidate(workspace, record)
        else:
            report.site_files = stages.render_site(
                workspace, record, engine, shown, force=force, pages=pages
            )
        report.exit_code = _exit_code(report)
        return report

    if stage == "ingest":
        check_clock(workspace)
    return recorded(workspace, work)


def roll_back_to(
    workspace: Workspace,
    to: str | None = None,
    *,
    engine: Engine = "auto",
    progress: Progress | None = None,
) -> RunReport:
    """Let readers see an earlier version again, with its pages; write one line of the ledger.

    Parameters
    ----------
    to
        The file's name; the version before the present one unless given.

    Raises
    ------
    UngetidError
        When there is no such version, it is damaged, or an erasure is unfinished.
    """

    def work(record: RunRecord) -> RunReport:
        if is_unfinished(workspace):
            raise UngetidError(
                "An erasure was begun and is not finished.", mend="Run 'ungetid run': it goes on."
            )
        report = RunReport(record)
        with record.stage("rollback"):
            report.published = roll_back(workspace, to)
        record.build_key = report.published.build_key
        # Pages of past quarters were made of the version that is rolled back, too.
        pages = Pages(every_quarter=True)
        report.site_files = stages.render_site(
            workspace, record, engine, progress or Silent(), force=False, pages=pages
        )
        return report

    return recorded(workspace, work)


def recorded(workspace: Workspace, work: Callable[[RunRecord], RunReport]) -> RunReport:
    """Do some work alone in the workspace and leave a line in the ledger, however it ends."""
    as_of, source = day_of_run(workspace)
    record = RunRecord(as_of=as_of, as_of_source=source)
    with only_run(workspace) as ended:
        record.interrupted = ended
        try:
            report = work(record)
        except Exception as error:
            told = as_told(error)
            record.exit_code = int(ExitCode.BAD_SETUP if told is None else told.exit_code)
            # A library's own message may quote a cell of a source file: only its type is kept.
            record.fault = type(error).__name__ if told is None else str(told)
            with suppress(OSError):  # a disk that is full has no room for the line either
                record.write(workspace)
            if told is not None and told is not error:
                raise told from error
            raise
        record.exit_code = int(report.exit_code)
        record.write(workspace)
    return report


def _exit_code(report: RunReport) -> ExitCode:
    if report.verdict is not None and not report.verdict.is_publishable:
        return ExitCode.NOT_PUBLISHED
    if report.ingest is not None and report.ingest.has_refusals:
        return ExitCode.INPUT_REFUSED
    return ExitCode.OK


def _told(report: IngestReport, on_ingest: OnIngest | None) -> IngestReport:
    if on_ingest is not None:
        on_ingest(report)
    return report


def _after_ingest(
    workspace: Workspace, report: RunReport, engine: Engine, progress: Progress, *, force: bool
) -> RunReport:
    record = report.record
    report.published = published(workspace)
    record.build_key = build_key(workspace, record.as_of)
    if not force and (why := _why_it_stands(workspace, report.published, record.build_key)):
        for stage in ("build", "analyse", "validate", "publish"):
            record.stages[stage] = {"outcome": why, "seconds": 0.0}
        sweep_versions(workspace)
    else:
        from pipeline.validation import warm_up

        warm_up()  # importing Great Expectations takes seconds: let it overlap the build
        try:
            stages.build_candidate(workspace, record, progress)
        except DamagedLake as damaged:
            report.ingest = _read_again(workspace, report, damaged, progress)
            stages.build_candidate(workspace, record, progress)
        report.verdict = stages.validate_candidate(workspace, record, progress)
        if report.verdict.is_publishable:
            report.published = stages.publish_candidate(workspace, record)
    report.exit_code = _exit_code(report)
    if report.exit_code is not ExitCode.NOT_PUBLISHED:
        report.site_files = stages.render_site(workspace, record, engine, progress, force=force)
    return report


def _read_again(
    workspace: Workspace, report: RunReport, damaged: DamagedLake, progress: Progress
) -> IngestReport:
    """Read the files again whose parts are damaged; return what both ingests told."""
    record, before = report.record, report.ingest
    files = record.files
    again = stages.ingest_inbox(workspace, record, progress, distrusted=damaged.part_keys)
    record.files = files + [one for one in record.files if one not in files]
    record.damaged_parts = damaged.parts
    record.build_key = build_key(workspace, record.as_of)
    if before is None:
        return again
    told = {one.file_key for one in again.new_files}
    former = [one for one in before.new_files if one.file_key not in told]
    return replace(again, new_files=former + again.new_files)


def _why_it_stands(workspace: Workspace, current: Published | None, key: str) -> str:
    """Say why nothing needs to be built, ``unchanged`` or ``rolled_back``; else nothing."""
    if current is None or sha256_of(current.file) != current.sha256:
        return ""
    if current.build_key == key:
        return "unchanged"
    return "rolled_back" if key in rolled_back(workspace) else ""
