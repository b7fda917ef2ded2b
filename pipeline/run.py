"""The conductor: calls the stages in order and records what they did.

The only module that knows all stages; each is imported where it is called, since a run that finds
nothing new should not wait for the libraries of the others. A stage whose inputs have not changed
is not run again: ``build_key`` names everything the published numbers depend on, ``render key``
everything the pages depend on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import polars as pl

from pipeline import __version__, check_history
from pipeline.check_history import CheckedBuild
from pipeline.confirmations import read_confirmed
from pipeline.erasure_report import is_unfinished
from pipeline.files import digest_of_tree, digest_of_values, sha256_of
from pipeline.ingest import IngestReport, ingest
from pipeline.lake_checksums import DamagedLake
from pipeline.ledger import RunRecord, last_finished, only_run, software
from pipeline.problems import ExitCode, UngetidError
from pipeline.progress import Progress, Silent
from pipeline.publish import (
    CandidateNote,
    Published,
    candidate_file,
    publish,
    published,
    read_note,
    roll_back,
    rolled_back,
    sweep_versions,
    write_note,
)
from pipeline.refusals import as_told
from pipeline.resources import resource_folder
from pipeline.workspace import Charts, Workspace

if TYPE_CHECKING:
    from pipeline.analysis import ChartSettings
    from pipeline.validation import Verdict
    from pipeline.warehouse import BuildReport

Engine = Literal["auto", "quarto", "builtin"]
Audience = Literal["all", "management", "committee", "analyst"]
Language = Literal["da", "en"]
Stage = Literal["ingest", "build", "validate", "publish", "render"]
OnIngest = Callable[[IngestReport], None]
_UNNOTICED = dt.timedelta(hours=1)  # that a clock may be set back over midnight
_COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_SOURCE = Path(__file__).resolve().parent
_ROW_COUNTS = (
    "rows_received",
    "rows_loaded",
    "rows_refused",
    "rows_superseded",
    "rows_withdrawn",
    "rows_erased",
    "rows_corrected",
)


@dataclass(frozen=True)
class Pages:
    """Which pages are asked for.

    Parameters
    ----------
    quarters
        ``2025-Q3``; the last complete one where none is named.
    audience
        Whose documents.
    language
        Of the pages.
    every_quarter
        Also those that lie in the site already.
    """

    quarters: Sequence[str] = ()
    audience: Audience = "all"
    language: Language = "da"
    every_quarter: bool = False


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


def day_of_run(workspace: Workspace) -> tuple[dt.date, str]:
    """Return the day that counts as today, and whether a setting or the clock said so."""
    setting = workspace.settings().as_of
    if setting is not None:
        return setting, "setting"
    return dt.datetime.now(_COPENHAGEN).date(), "clock"


def check_clock(workspace: Workspace) -> None:
    """Make sure that the clock has not been moved back to an earlier day since the last run.

    What comes in is recorded with the day it came in, once and for all, and later days in it are
    refused; and a report is of the day that the clock says.

    Raises
    ------
    UngetidError
        With both times.
    """
    last, now = last_finished(workspace), _now()
    if last is None or now > last - _UNNOTICED:
        return
    if now.astimezone(_COPENHAGEN).date() >= last.astimezone(_COPENHAGEN).date():
        return
    raise UngetidError(
        f"The clock says {now:%Y-%m-%d %H:%M} UTC, and the last run ended at "
        f"{last:%Y-%m-%d %H:%M} UTC: one of them was wrong.",
        where="runs/ledger.jsonl",
        mend="Set the machine's clock. If it is right now, and was wrong then, run once with "
        "'ungetid run --force'. Nothing was changed.",
    )


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


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
        report.ingest = _told(ingest_inbox(workspace, record, shown), on_ingest)
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
            report.ingest = _told(ingest_inbox(workspace, record, shown), on_ingest)
        elif stage == "build":
            build_candidate(workspace, record, shown)
        elif stage == "validate":
            report.verdict = validate_candidate(workspace, record, shown)
        elif stage == "publish":
            report.published = publish_candidate(workspace, record)
        else:
            report.site_files = render_site(
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
        report.site_files = render_site(
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
            build_candidate(workspace, record, progress)
        except DamagedLake as damaged:
            report.ingest = _read_again(workspace, report, damaged, progress)
            build_candidate(workspace, record, progress)
        report.verdict = validate_candidate(workspace, record, progress)
        if report.verdict.is_publishable:
            report.published = publish_candidate(workspace, record)
    report.exit_code = _exit_code(report)
    if report.exit_code is not ExitCode.NOT_PUBLISHED:
        report.site_files = render_site(workspace, record, engine, progress, force=force)
    return report


def _read_again(
    workspace: Workspace, report: RunReport, damaged: DamagedLake, progress: Progress
) -> IngestReport:
    """Read the files again whose parts are damaged; return what both ingests told."""
    record, before = report.record, report.ingest
    files = record.files
    again = ingest_inbox(workspace, record, progress, distrusted=damaged.part_keys)
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


def ingest_inbox(
    workspace: Workspace,
    record: RunRecord,
    progress: Progress,
    *,
    distrusted: frozenset[str] = frozenset(),
) -> IngestReport:
    """Read what is new in the inbox, or of distrusted parts, into the lake; record what came in."""
    with record.stage("ingest") as note:
        if not workspace.inbox.is_dir():
            raise UngetidError(
                "The inbox is not there.",
                where="inbox/",
                mend="Connect the drive that it lies on, or make the folder. Readers see what they "
                "saw before.",
            )
        report = ingest(workspace, progress=progress, distrusted=distrusted)
        record.files = [
            {
                "sha256": file.content_sha256,
                "kind": file.kind,
                "status": file.status,
                "rows_received": file.rows_received,
                "rows_refused": file.rows_refused,
            }
            for file in report.new_files
        ]
        record.files_unchanged = report.files_unchanged
        record.lake_digest = lake_digest(workspace)
        note["outcome"] = "done" if report.new_files else "unchanged"
    return report


def build_candidate(workspace: Workspace, record: RunRecord, progress: Progress) -> BuildReport:
    """Build and analyse a candidate; every file's rows must add up.

    Raises
    ------
    UngetidError
        When rows are lost: received is not loaded + refused + superseded + withdrawn + erased
        for some file; when a correction of ``corrections.toml`` does not find what it expects.
    """
    from pipeline.analysis import analyse
    from pipeline.warehouse import build

    candidate = candidate_file(workspace)
    settings = workspace.settings()
    with record.stage("build"):
        report = build(workspace, record.as_of, candidate, progress=progress)
        record.rows = {
            key: sum(getattr(row, key) for row in report.reconciliation) for key in _ROW_COUNTS
        }
        if report.unreconciled:
            files = ", ".join(row.file_key for row in report.unreconciled[:5])
            raise UngetidError(
                "Rows are missing: received is not loaded + refused + superseded + withdrawn "
                "+ erased.",
                where=files,
                mend="This is a fault of the program, not of the file; nothing was published.",
                exit_code=ExitCode.NOT_PUBLISHED,
            )
    with record.stage("analyse"):
        first = min((decision.effective_from for decision in settings.decision), default=None)
        analyse(candidate, effective_from=first, charts=_chart_settings(settings.charts))
    key = build_key(workspace, record.as_of)
    write_note(workspace, CandidateNote(key, record.as_of, sha256_of(candidate)))
    return report


def _chart_settings(charts: Charts) -> ChartSettings:
    """Return the settings of control charts as the analysis takes them."""
    from pipeline.analysis import ChartSettings, SetAside

    return ChartSettings(
        charts.rule_set,
        charts.share_limits,
        tuple(SetAside(one.month, one.reason, one.kpis) for one in charts.recalculate),
        tuple(SetAside(one.month, one.reason, one.kpis) for one in charts.ghost),
    )


def validate_candidate(workspace: Workspace, record: RunRecord, progress: Progress) -> Verdict:
    """Check the candidate and record the verdict beside exactly these bytes."""
    from pipeline.validation import validate, write_history

    note = read_note(workspace)
    candidate = candidate_file(workspace)
    with record.stage("validate"):
        verdict = validate(
            candidate,
            resource_folder("expectations"),
            own=workspace.expectations,
            progress=progress,
        )
        checks = verdict.checks()
        build = CheckedBuild(note.build_key, note.as_of, record.started_at, checks)
        check_history.append(workspace, build)
        write_history(candidate, check_history.read(workspace))
        write_note(
            workspace,
            CandidateNote(note.build_key, note.as_of, sha256_of(candidate), verdict.is_publishable),
        )
        record.verdict = verdict.counts()
    return verdict


def publish_candidate(workspace: Workspace, record: RunRecord) -> Published:
    """Make the candidate what readers see."""
    with record.stage("publish"):
        result = publish(workspace, kept=workspace.settings().retention.kept_warehouses)
    record.published = result.file.name
    return result


def render_site(
    workspace: Workspace,
    record: RunRecord,
    engine: Engine,
    progress: Progress,
    *,
    force: bool,
    pages: Pages | None = None,
) -> list[Path]:
    """Render the pages that do not stand as they should: of the last complete quarter, or asked.

    Raises
    ------
    UngetidError
        When nothing has been published, or it has not the quarter that is asked for.
    """
    from pipeline.reporting.render import check_quarters, engine_name, render

    wanted = pages or Pages()
    current = published(workspace)
    if current is None:
        raise UngetidError("Nothing has been published.", mend="Run 'ungetid run' first.")
    if sha256_of(current.file) != current.sha256:
        raise UngetidError(
            "The published warehouse was changed after it was published.",
            mend="Run 'ungetid run': it is built again.",
        )
    record.published = current.file.name
    record.render_engine = engine_name(engine)
    with record.stage("render") as note:
        check_quarters(current.file, wanted.quarters)
        workspace.site.mkdir(exist_ok=True)
        rendered = [
            render(
                current.file,
                resource_folder("reports"),
                workspace.site,
                quarters=quarters,
                audience=wanted.audience,
                language=language,
                engine=engine,
                build=current.sha256,
                force=force,
                progress=progress,
            )
            for language, quarters in _to_render(workspace, current, pages).items()
        ]
        note["outcome"] = "done" if any(one.count for one in rendered) else "unchanged"
        files = list(dict.fromkeys(page for one in rendered for page in one.files))
        record.site = [path.relative_to(workspace.site).as_posix() for path in files]
    return files


def _to_render(
    workspace: Workspace, current: Published, pages: Pages | None
) -> dict[Language, Sequence[str]]:
    """Return the quarters to render, by language.

    Where nobody asks for any: the last complete one, in Danish and in every other language that it
    lies in the site in; else those pages would keep the figures of an earlier version.
    """
    from pipeline.reporting.render import standing

    last = last_complete_quarter(current.as_of)
    if pages is not None and not pages.every_quarter:
        return {pages.language: pages.quarters or (last,)}
    found: dict[Language, Sequence[str]] = {"da": (last,)}
    for language, quarters in standing(current.file, workspace.site).items():
        others = [one for one in quarters if pages is not None or one == last]
        found[language] = tuple(dict.fromkeys((*found.get(language, ()), *others)))
    return {language: quarters for language, quarters in found.items() if quarters}


def last_complete_quarter(as_of: dt.date) -> str:
    """Return the last quarter that had ended by the end of a day, e.g. ``2025-Q2``."""
    next_day = as_of + dt.timedelta(days=1)
    quarter = (next_day.month - 1) // 3
    return f"{next_day.year}-Q{quarter}" if quarter else f"{next_day.year - 1}-Q4"


def lake_digest(workspace: Workspace) -> str:
    """Return a digest of the lake parts that count."""
    if not workspace.manifest.is_file():
        return digest_of_values([])
    rows = pl.read_parquet(workspace.manifest).filter(pl.col("is_current"))
    return digest_of_values(rows.sort("kind", "table", "file_key", "part_key").rows())


def _corrections_digest(workspace: Workspace) -> str:
    """Return a digest of what corrections say; why, and who says so, changes no number."""
    from pipeline.corrections import read_corrections

    kept = {"reason", "by"}
    return digest_of_values(
        [one.model_dump(mode="json", exclude=kept) for one in read_corrections(workspace)]
    )


def build_key(workspace: Workspace, as_of: dt.date) -> str:
    """Return a digest of everything the published numbers depend on."""
    return digest_of_values(
        lake_digest(workspace),
        as_of,
        workspace.settings().model_dump(mode="json"),
        [model.model_dump(mode="json") for model in workspace.models()],
        _corrections_digest(workspace),
        sorted(read_confirmed(workspace)),
        digest_of_tree(
            [resource_folder("sql"), resource_folder("expectations"), workspace.expectations]
        ),
        digest_of_tree([_SOURCE], suffixes=(".py",)),
        __version__,
        {name: value for name, value in software().items() if name != "git_revision"},
    )
