"""Each stage as a run calls it: on what the stages before it left, recorded in the ledger.

A stage's code is imported where it is called, since a run that finds nothing new should not wait
for the libraries of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline import check_history
from pipeline.build_key import build_key, lake_digest
from pipeline.check_history import CheckedBuild
from pipeline.clock import last_complete_quarter
from pipeline.files import sha256_of
from pipeline.ingest import IngestReport, ingest
from pipeline.ledger import RunRecord
from pipeline.problems import ExitCode, UngetidError
from pipeline.progress import Progress
from pipeline.publish import (
    CandidateNote,
    Published,
    candidate_file,
    publish,
    published,
    read_note,
    write_note,
)
from pipeline.resources import resource_folder
from pipeline.settings import Charts
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.analysis import ChartSettings
    from pipeline.validation import Verdict
    from pipeline.warehouse import BuildReport

Engine = Literal["auto", "quarto", "builtin"]
Audience = Literal["all", "management", "committee", "analyst"]
Language = Literal["da", "en"]
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


def validate_candidate(
    workspace: Workspace, record: RunRecord, progress: Progress, *, is_after_erasure: bool = False
) -> Verdict:
    """Check the candidate and record the verdict beside exactly these bytes.

    Parameters
    ----------
    is_after_erasure
        Begin the history of changed figures anew: what was published holds what was erased.
    """
    from pipeline.validation import Build, validate, write_history, write_value_changes

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
        seen = None if is_after_erasure else published(workspace)
        write_value_changes(
            Build(candidate, note.build_key, note.as_of),
            Build(seen.file, seen.build_key, seen.as_of) if seen else None,
        )
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
                reference=workspace.reference_document,
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
