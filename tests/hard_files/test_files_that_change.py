"""A file that is written while it is read: it is told of, and read whole the next time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
from hard_town import lake_rows, make_town, read_inbox

from pipeline.ingest import ingest

HEAD = "dato;timer;medarbejder;aktivitet\n"


class Writer:
    """Somebody who works on a file as soon as the first one has been read."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work: Callable[[], object] | None = work

    @contextmanager
    def step(self, title: str, total: int | None) -> Iterator[Callable[[int], None]]:  # noqa: ARG002 - the protocol's names
        yield self._told

    def _told(self, _done: int) -> None:
        if self._work is not None:
            work, self._work = self._work, None
            work()


def test_a_file_that_grows_while_it_is_read_is_read_whole_the_next_time(tmp_path: Path) -> None:
    workspace = make_town(tmp_path / "town")
    (workspace.inbox / "a.csv").write_text(f"{HEAD}05-03-2024;1,5;GA1;Kursus\n", encoding="utf-8")
    growing = workspace.inbox / "b.csv"
    growing.write_text(f"{HEAD}06-03-2024;1;GA1;Kursus\n07-03-2024;1;GA1;Kur", encoding="utf-8")

    def grow() -> None:
        with growing.open("a", encoding="utf-8") as file:
            file.write("sus\n08-03-2024;1;GA1;Kursus\n")

    report = ingest(workspace, progress=Writer(grow))
    told = [file for file in report.new_files if file.reason_code is not None]
    assert [file.reason_code for file in told] == ["unreadable_file"]
    assert lake_rows(workspace, "time_entry").height == 1
    second = read_inbox(workspace)
    assert not second.has_refusals
    assert lake_rows(workspace, "time_entry").height == 4
    assert read_inbox(workspace).new_files == []
    manifest = pl.read_parquet(workspace.manifest).filter("is_current", kind="activity")
    assert sorted(manifest["rows_received"]) == [1, 3]


def test_a_file_that_goes_away_while_others_are_read_is_no_fault(tmp_path: Path) -> None:
    workspace = make_town(tmp_path / "town")
    for name, day in (("a.csv", "05"), ("b.csv", "06"), ("c.csv", "07")):
        text = f"{HEAD}{day}-03-2024;1,5;GA1;Kursus\n"
        (workspace.inbox / name).write_text(text, encoding="utf-8")
    report = ingest(workspace, progress=Writer((workspace.inbox / "b.csv").unlink))
    assert not report.has_refusals
    assert lake_rows(workspace, "time_entry").height == 2
