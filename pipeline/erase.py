"""Erase a person, a file or a period from everything the workspace holds; see decision 16.

What is to go is written down first, by which it is known again and nobody is named. From then on
each step looks at what is there and takes it out, so that they may be done again from the first: a
run that finds an erasure unfinished does so.
"""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import polars as pl

from pipeline import check_history, confirmations, stages
from pipeline import run as conductor
from pipeline.corrections import Correction, EntryFilter, read_corrections
from pipeline.erasure_report import ErasureReport, What, is_unfinished, read_report
from pipeline.ingest import IngestReport
from pipeline.ingest.erasing import ErasedList, asked, read_erased, write_erased
from pipeline.ingest.erasing.gone_files import Leaving, leaving, of_the_same_meeting
from pipeline.ingest.erasing.inbox_files import look_through, remove_emptied, remove_files
from pipeline.ingest.erasing.left import read_left
from pipeline.ingest.erasing.private_files import remove_private
from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.lineage import reference_to
from pipeline.ingest.store import Lake
from pipeline.ingest.withdrawals import forget
from pipeline.lake import EXTRACTED_VALUE
from pipeline.ledger import RunRecord, forget_files
from pipeline.problems import ExitCode, UngetidError
from pipeline.progress import Progress, Silent
from pipeline.publish import drop_other_versions, published
from pipeline.workspace import Workspace

_MOST_ROUNDS = 5  # a corrected row may itself have been handed back


@dataclass(frozen=True)
class Request:
    """What is asked to be erased: exactly one of the three.

    Parameters
    ----------
    staff
        Code, name, initials or e-mail as in the staff map.
    file
        Key, or path below the inbox.
    period
        First and last day.
    """

    staff: str | None = None
    file: str | None = None
    period: tuple[dt.date, dt.date] | None = None

    @property
    def what(self) -> What:
        """What kind of thing it is."""
        if self.staff is not None:
            return "person"
        return "file" if self.file is not None else "period"


def request(
    staff: str | None, file: str | None, first: dt.date | None, last: dt.date | None
) -> Request:
    """Return what is asked, of which exactly one must be given.

    Raises
    ------
    UngetidError
        When nothing or several things are, or a period has one end.
    """
    is_period = first is not None or last is not None
    mend = "Give --staff, or --file, or --from and --to."
    if (staff is not None) + (file is not None) + is_period != 1:
        raise UngetidError("Exactly one thing can be erased at a time.", mend=mend)
    if not is_period:
        return Request(staff, file)
    if first is None or last is None:
        raise UngetidError("A period has a first and a last day.", mend=mend)
    return Request(period=(_day(first), _day(last)))


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def plan(workspace: Workspace, request: Request, progress: Progress | None = None) -> ErasureReport:
    """Say what would go, and change nothing.

    Raises
    ------
    UngetidError
        As :func:`erase`.
    """
    shown = progress or Silent()
    knowledge, _ = _resolved(workspace, request)
    report = ErasureReport(request.what, published(workspace) is not None, state="planned")
    lake = Lake(workspace, knowledge.reference)
    gone = leaving(lake.manifest(), lake, knowledge.erasures)
    for table, count in gone.row_counts.items():
        report.add(f"lake/{table}", count)
    count = sum(path.is_file() for path in workspace.inbox.rglob("*"))
    with shown.step("Looking through the inbox", count) as advance:
        looked = look_through(workspace, knowledge, advance)
    report.add("inbox_files", sum(len(one.arrival.paths) for one in looked if one.goes))
    report.add("inbox_rows", sum(one.rows_erased or 0 for one in looked))
    report.same_meeting = of_the_same_meeting(lake.manifest(), lake, knowledge.erasures)
    report.add("warehouses", len(list(workspace.warehouse.glob("*.duckdb"))))
    report.add("pages", sum(path.is_file() for path in workspace.site.rglob("*")))
    report.left = [
        {
            "place": f"inbox/{path}",
            "file_key": one.arrival.file_key,
            "row_count": one.rows_erased or one.mentions_erased,
        }
        for one in looked
        if not one.goes and (one.rows_erased is None or one.rows_erased or one.mentions_erased)
        for path in one.arrival.paths
    ]
    return report


def erase(
    workspace: Workspace,
    request: Request,
    *,
    engine: stages.Engine = "auto",
    progress: Progress | None = None,
) -> tuple[ErasureReport, ExitCode]:
    """Erase a person, a file or a period everywhere, and write one line of the ledger.

    Returns
    -------
    report, exit_code
        ``INPUT_REFUSED`` where a person has something left to take out; ``NOT_PUBLISHED`` where
        no warehouse without it can be published: readers then see none.

    Raises
    ------
    UngetidError
        When nobody, no file or no period is known by what is asked, or corrections name what is to
        go: nothing was changed. When a stage cannot do its work: the next run finishes.
    """
    shown = progress or Silent()

    def work(record: RunRecord) -> conductor.RunReport:
        knowledge, wanted = _resolved(workspace, request)
        report = ErasureReport(request.what, published(workspace) is not None)
        lake = Lake(workspace, knowledge.reference)  # as long as it says which meetings they were
        report.same_meeting = of_the_same_meeting(lake.manifest(), lake, knowledge.erasures)
        if is_unfinished(workspace):  # both are finished together
            former = read_report(workspace)
            report.has_warehouse |= former is None or former.has_warehouse
        # The list first: from here on an ingest leaves out what is on it, whatever happens.
        write_erased(workspace, read_erased(workspace) | wanted)
        report.write(workspace)
        return finish(workspace, record, engine, shown)

    result = conductor.recorded(workspace, work)
    report = read_report(workspace)
    if report is None:
        raise UngetidError("The report of the erasure is gone.", where="private/erasure.json")
    return report, result.exit_code


def finish(
    workspace: Workspace, record: RunRecord, engine: stages.Engine, progress: Progress
) -> conductor.RunReport:
    """Do every step of an erasure that was begun; those that were done find nothing to do.

    Raises
    ------
    UngetidError
        As a run; what was published with what is to go has been removed by then.
    """
    report = read_report(workspace) or ErasureReport("person", has_warehouse=True)
    result = conductor.RunReport(record)
    with record.stage("erase") as note:
        _clear_files(workspace, report)
        result.ingest = _through_the_lake(workspace, record, report, progress)
        note["outcome"] = "done"
    try:
        if report.has_warehouse:
            _publish_again(workspace, record, result, progress)
    finally:
        is_published = result.published is not None
        report.add("warehouses", drop_other_versions(workspace, keep_current=is_published))
        report.add("pages", _clear_site(workspace.site))
        report.write(workspace)
    if result.published is not None:
        result.site_files = stages.render_site(workspace, record, engine, progress, force=True)
    report.is_published = result.published is not None
    report.left = [_without_digest(asdict(one)) for one in read_left(workspace)]
    report.finish(workspace)
    report.write(workspace)
    if report.has_warehouse and not report.is_published:
        result.exit_code = ExitCode.NOT_PUBLISHED
    elif report.left:
        result.exit_code = ExitCode.INPUT_REFUSED
    return result


def _resolved(workspace: Workspace, request: Request) -> tuple[Knowledge, ErasedList]:
    """Return what is known with the request on the list, and the request's own lines."""
    knowledge = read_knowledge(workspace)
    if request.staff is not None:
        wanted = asked.person(workspace, knowledge, request.staff)
    elif request.file is not None:
        wanted = asked.file(workspace, request.file)
    elif request.period is not None:
        wanted = asked.period(*request.period)
    else:
        raise UngetidError("Nothing is named.", mend="Give --staff, --file, or --from and --to.")
    erasures = replace(knowledge.erasures, erased=knowledge.erasures.erased | wanted)
    knowledge = replace(knowledge, erasures=erasures)
    _refuse_corrections(workspace, knowledge)
    return knowledge, wanted


def _refuse_corrections(workspace: Workspace, knowledge: Knowledge) -> None:
    """Stop where a correction names what is to go: it would no longer find what it expects."""
    corrections = read_corrections(workspace)
    if not corrections:
        return
    lake = Lake(workspace, knowledge.reference)
    gone = leaving(lake.manifest(), lake, knowledge.erasures)
    named = [one.id for one in corrections if _concerns(one, gone, knowledge)]
    if named:
        raise UngetidError(
            f"Corrections name entries that are to be erased: {', '.join(named)}.",
            where="corrections.toml",
            mend="Take them out of corrections.toml first; nothing was changed.",
        )


def _concerns(one: Correction, gone: Leaving, knowledge: Knowledge) -> bool:
    values = [one.set, one.expect]
    people = [found.staff_code for found in values if found is not None and found.staff_code]
    if isinstance(one.entries, EntryFilter):
        people += [one.entries.staff_code] if one.entries.staff_code else []
        rows = gone.entries.filter(*_conditions(one.entries))
        return rows.height > 0 or bool(knowledge.erasures.staff_among(people))
    places = ("file_key", "source_sheet", "source_line")
    named = {reference_to(*place) for place in gone.entries.select(places).iter_rows()}
    named |= set(gone.entries["entry_id"])
    return bool(named & set(one.entries) or knowledge.erasures.staff_among(people))


def _conditions(wanted: EntryFilter) -> list[pl.Expr]:
    equal = ("staff_code", "activity_code", "network_code", "file_key")
    found = [
        pl.col(name) == getattr(wanted, name) for name in equal if getattr(wanted, name) is not None
    ]
    if wanted.date_from is not None:
        found.append(pl.col("work_date") >= wanted.date_from)
    if wanted.date_to is not None:
        found.append(pl.col("work_date") <= wanted.date_to)
    return found or [pl.lit(value=True)]


def _clear_files(workspace: Workspace, report: ErasureReport) -> None:
    """Take out what is known by the list alone, before the lake is looked through."""
    knowledge = read_knowledge(workspace)
    digests = knowledge.erasures.erased.files
    forget(workspace, {f"f-{digest[:16]}" for digest in digests})
    report.add("ledger_lines", forget_files(workspace, digests))
    report.add("check_history_lines", check_history.forget_rows(workspace))
    report.add("inbox_files", remove_files(workspace, knowledge.erasures))
    for what, count in remove_private(workspace, knowledge).items():
        report.add(what, count)
    report.write(workspace)


def _through_the_lake(
    workspace: Workspace, record: RunRecord, report: ErasureReport, progress: Progress
) -> IngestReport:
    """Ingest without what is on the list, until nothing of it is found any more."""
    before = _erased_rows(workspace)
    for _ in range(_MOST_ROUNDS):
        listed = read_erased(workspace)
        ingested = stages.ingest_inbox(workspace, record, progress)
        knowledge = read_knowledge(workspace)
        removed = remove_emptied(workspace, knowledge.erasures)
        report.add("inbox_files", removed)
        if not removed and read_erased(workspace) == listed:
            break
    for place, count in _erased_rows(workspace).items():
        report.add(f"lake/{place}", count - before[place])
    report.add("confirmed_values", confirmations.forget(workspace, _value_ids(workspace)))
    report.write(workspace)
    return ingested


def _value_ids(workspace: Workspace) -> set[str]:
    """Return the ids of all values that were read from minutes, as the lake holds them now."""
    paths = sorted((workspace.lake / EXTRACTED_VALUE.name).glob("*.parquet"))
    return {one for path in paths for one in pl.read_parquet(path)["value_id"].unique()}


def _erased_rows(workspace: Workspace) -> dict[str, int]:
    names = ("rows_erased", "mentions_erased")
    if not workspace.manifest.is_file():
        return dict.fromkeys(names, 0)
    rows = pl.read_parquet(workspace.manifest).filter("is_current")
    return {name: int(rows[name].sum()) if name in rows.columns else 0 for name in names}


def _publish_again(
    workspace: Workspace, record: RunRecord, result: conductor.RunReport, progress: Progress
) -> None:
    """Build, check and publish the warehouse without what was erased."""
    stages.build_candidate(workspace, record, progress)
    result.verdict = stages.validate_candidate(workspace, record, progress, is_after_erasure=True)
    if result.verdict.is_publishable:
        result.published = stages.publish_candidate(workspace, record)


def _clear_site(site: Path) -> int:
    """Remove all pages: those of former quarters stand on what was erased, too."""
    count = sum(path.is_file() for path in site.rglob("*"))
    for path in site.iterdir() if site.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    return count


def _without_digest(left: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in left.items() if name != "sha256"}
