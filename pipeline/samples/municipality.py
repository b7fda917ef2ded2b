"""Write a synthetic municipality: everything is drawn, filed, made dirty, and its truth told."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.samples.broken_files import BrokenFile, broken_files
from pipeline.samples.bulk import write_bulk
from pipeline.samples.days import person_days
from pipeline.samples.dialects import Entry
from pipeline.samples.duplicates import DuplicatePlanter
from pipeline.samples.entries import draw_entries
from pipeline.samples.faults import FaultPlanter
from pipeline.samples.invented import Invented
from pipeline.samples.log_writers import write_log
from pipeline.samples.logs import LogBook, LogFile, entries_of, with_references, with_total
from pipeline.samples.meetings import (
    FORGETS_TO_LOG,
    Meeting,
    draw_meetings,
    meeting_entries,
    not_as_if_at,
    one_a_day,
)
from pipeline.samples.minutes_files import MinutesFile, MinutesFiler
from pipeline.samples.minutes_layout import MinutesWriter
from pipeline.samples.mix import planned_mix
from pipeline.samples.oddities import OddityPlanter
from pipeline.samples.options import SampleOptions, SampleReport
from pipeline.samples.order_files import OrderFile, order_files
from pipeline.samples.orders import draw_orders
from pipeline.samples.people import StaffMember, staff_of
from pipeline.samples.planted import Planted
from pipeline.samples.standing import fates
from pipeline.samples.truth import write_truth
from pipeline.samples.truth_files import FileTruth, Handed
from pipeline.samples.workspace_files import (
    write_delivery_log,
    write_private,
    write_settings,
    write_staff,
)
from pipeline.workspace import Workspace

_File = LogFile | MinutesFile | BrokenFile | OrderFile


def write_sample(folder: Path, options: SampleOptions) -> SampleReport:
    """Write a synthetic municipality as a workspace-shaped folder, with its truth beside it.

    Parameters
    ----------
    folder
        Made when it is not there; files of the same names are replaced.

    Raises
    ------
    UngetidError
        When the options do not hold together (raised by :class:`SampleOptions` itself).
    """
    workspace = Workspace(folder.resolve())
    workspace.inbox.mkdir(parents=True, exist_ok=True)
    staff = [member for replica in range(options.scale) for member in staff_of(options, replica)]
    planted = Planted()
    write_settings(workspace, options)
    write_staff(workspace, staff)
    write_private(workspace, staff, planted)
    if options.is_bulk:
        files = write_bulk(workspace.inbox, folder / "truth", options)
        deliveries = [(file.path, dt.datetime.fromisoformat(file.received_at)) for file in files]
        write_delivery_log(workspace, deliveries)
        return _report(folder, files, 0, planted)
    return _write_whole(workspace, staff, options, planted)


def write_clean(folder: Path, options: SampleOptions) -> None:
    """Write a municipality in which nothing is wrong, and no truth beside it.

    The same people, days, meetings and ways of writing, and no error, duplicate, doubt or oddity:
    everybody logs the meetings they were at, every meeting has its minutes, and every order is
    written before the work on it begins.

    Parameters
    ----------
    folder
        As for :func:`write_sample`.
    """
    workspace, planted = Workspace(folder.resolve()), Planted()
    staff = staff_of(options)
    write_settings(workspace, options)
    write_staff(workspace, staff)
    write_private(workspace, staff, planted)
    invented = Invented(_draw(options, "invented"), planted)
    entries, meetings = _lived(options, is_clean=True)
    entries = not_as_if_at(meetings, entries)
    by_code = {member.staff_code: member for member in staff}
    book = LogBook(options, by_code, invented, _draw(options, "cells"), is_settled=True)
    logs = book.files(entries)
    for log in logs:
        write_log(log)
    writer = MinutesWriter(by_code, invented, _draw(options, "minutes"))
    minutes = MinutesFiler(writer, invented, _draw(options, "documents")).plain_files(meetings)
    draw = _draw(options, "orders")
    orders = draw_orders(entries, options, draw, begun_before=0)
    order_book = order_files(orders, options, invented, planted, draw, is_clean=True)
    everything: list[_File] = [*logs, *minutes, *order_book]
    _put(workspace.inbox, everything)
    write_delivery_log(workspace, _deliveries(everything))


def _write_whole(
    workspace: Workspace, staff: list[StaffMember], options: SampleOptions, planted: Planted
) -> SampleReport:
    """Write logs and minutes with everything that is planted in them."""
    invented = Invented(_draw(options, "invented"), planted)
    entries, meetings = _lived(options)
    by_code = {member.staff_code: member for member in staff}
    logs = _logs(entries, options, by_code, invented)
    writer = MinutesWriter(by_code, invented, _draw(options, "minutes"))
    minutes = MinutesFiler(writer, invented, _draw(options, "documents")).files(meetings)
    broken = broken_files(meetings, writer, invented, options, planted)
    for log in logs:
        write_log(log)
    draw = _draw(options, "orders")
    orders = order_files(draw_orders(entries, options, draw), options, invented, planted, draw)
    everything: list[_File] = [*logs, *minutes, *broken, *orders]
    _put(workspace.inbox, everything)
    write_delivery_log(workspace, _deliveries(everything))
    refused = [file.truth for file in broken if file.truth is not None]
    handed = Handed(logs, fates(logs), minutes, refused, orders)
    files = write_truth(workspace.root / "truth", staff, handed, planted)
    return _report(workspace.root, files, len(handed.standing), planted)


def _lived(
    options: SampleOptions, *, is_clean: bool = False
) -> tuple[list[Entry], tuple[Meeting, ...]]:
    """Draw what happened: everybody's time, and the networks' meetings (of the first replica)."""
    entries: list[Entry] = []
    meetings: tuple[Meeting, ...] = ()
    for replica in range(options.scale):
        rng = np.random.default_rng([options.seed, replica])
        staff = staff_of(options, replica)
        roles = [member.role for member in staff]
        mix = planned_mix(options, roles, rng, has_minutes=replica == 0)
        days = person_days(staff, options, rng)
        attended = None
        if replica == 0:
            meetings = draw_meetings(options, staff, days, _draw(options, "meetings"))
            meetings = one_a_day(meetings) if is_clean else meetings
            forgets = 0 if is_clean else FORGETS_TO_LOG
            attended = meeting_entries(meetings, days, _draw(options, "attended"), forgets)
        frame = draw_entries(days, mix, attended, rng)
        entries += entries_of(frame.iter_rows(named=True))
    return with_references(entries, _taken_on(meetings), _draw(options, "references")), meetings


def _taken_on(meetings: Sequence[Meeting]) -> dict[str, list[tuple[dt.date, str]]]:
    """Return day and id of the follow-ups that each of our own staff took on."""
    found: dict[str, list[tuple[dt.date, str]]] = {}
    for meeting in meetings:
        for action in meeting.new_actions:
            if action.staff_code is not None:
                item = (action.decided_on, action.action_id)
                found.setdefault(action.staff_code, []).append(item)
    return found


def _logs(
    entries: list[Entry],
    options: SampleOptions,
    staff: dict[str, StaffMember],
    invented: Invented,
) -> list[LogFile]:
    """File the entries and plant everything that logs carry."""
    book = LogBook(options, staff, invented, _draw(options, "cells"))
    logs = book.files(entries)
    duplicates = DuplicatePlanter(book, _draw(options, "duplicates"))
    duplicates.hand_over_twice(logs)
    corrections = duplicates.plant(logs)
    OddityPlanter(book, _draw(options, "oddities")).plant(logs)
    # What is handed over twice has no error: it would be told under one of two names.
    FaultPlanter(book, _draw(options, "faults")).plant([log for log in logs if not log.copies])
    for log in logs:
        if log.dialect.format != "parquet" and not log.has("entry_id"):
            with_total(log)
    return [*logs, *corrections]


def _put(inbox: Path, files: Sequence[_File]) -> None:
    """Write the bytes of all files, and of their copies."""
    for file in files:
        for path in (file.path, *(path for path, _ in file.copies)):
            target = inbox / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)


def _deliveries(
    files: Sequence[_File],
) -> list[tuple[str, dt.datetime]]:
    return [pair for file in files for pair in ((file.path, file.received_at), *file.copies)]


def _draw(options: SampleOptions, part: str) -> random.Random:
    """Return random numbers of a part's own: a change in one leaves the others as they were."""
    return random.Random(f"{options.seed} {part}")  # noqa: S311 - invented data, not a secret


def _report(
    folder: Path, files: Sequence[FileTruth], meeting_count: int, planted: Planted
) -> SampleReport:
    return SampleReport(
        folder=folder,
        file_count=sum(1 + len(file.copies) for file in files),
        entry_count=sum(file.rows_loaded for file in files if file.kind == "activity"),
        meeting_count=meeting_count,
        problem_count=len(planted.problems),
        personal_data_count=len(planted.personal),
    )
