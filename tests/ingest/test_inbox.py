"""The inbox as a whole: what counts as a file, what is new, what is kept when things go wrong."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from ingest_town import csv_of, lake_files, make_workspace, manifest, naive, row, run

from pipeline.files import sha256_of
from pipeline.ingest import store, taking
from pipeline.ingest.readers.source import Source
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

LOG = csv_of([row()])
OTHER = csv_of([row(timer="2")])


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "town")


def put(workspace: Workspace, name: str, content: bytes = LOG) -> Path:
    path = workspace.inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def index(workspace: Workspace) -> list[str]:
    return (workspace.private / "file_index.csv").read_text(encoding="utf-8").splitlines()


def test_what_is_no_arrival(workspace: Workspace, tmp_path: Path) -> None:
    for name in (".hidden.csv", "~$log.xlsx", "Thumbs.db", "a/desktop.ini", ".git/log.csv"):
        put(workspace, name)
    (workspace.inbox / "folder.csv").mkdir()
    if os.name != "nt":  # where links need a privilege, and pipes are no files
        (tmp_path / "outside.csv").write_bytes(LOG)
        (workspace.inbox / "link.csv").symlink_to(tmp_path / "outside.csv")
        (workspace.inbox / "linked").symlink_to(tmp_path)
        os.mkfifo(workspace.inbox / "pipe.csv")
    report = run(workspace)
    assert report.new_files == []
    assert index(workspace) == ["file_key;path"]
    put(workspace, "folder.csv/log.csv")
    assert len(run(workspace).new_files) == 1


def test_an_inbox_that_is_not_there_is_empty(workspace: Workspace) -> None:
    workspace.inbox.rmdir()
    assert run(workspace).new_files == []


def test_the_same_bytes_under_two_names_are_one_file(workspace: Workspace) -> None:
    put(workspace, "a/log.csv")
    put(workspace, "b/log - kopi.csv")
    report = run(workspace)
    assert len(report.new_files) == len(manifest(workspace)) == 1
    key = report.new_files[0].file_key
    assert key == f"f-{report.new_files[0].content_sha256[:16]}"
    assert index(workspace) == ["file_key;path", f"{key};a/log.csv", f"{key};b/log - kopi.csv"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_the_index_is_for_its_owner_alone(workspace: Workspace) -> None:
    put(workspace, 'Åse; "B".csv')
    run(workspace)
    assert stat.S_IMODE((workspace.private / "file_index.csv").stat().st_mode) == 0o600
    assert index(workspace)[1].endswith(';"Åse; ""B"".csv"')


def test_a_second_ingest_changes_no_byte(workspace: Workspace) -> None:
    put(workspace, "log.csv")
    put(workspace, "bad.csv", csv_of([row(aktivitet="Tryllekunst")]))
    put(workspace, "torn.xlsx", b"PK\x03\x04 torn")
    assert run(workspace).has_refusals
    before, names = lake_files(workspace), index(workspace)
    report = run(workspace)
    assert (report.new_files, report.files_unchanged, report.has_refusals) == ([], 3, False)
    assert lake_files(workspace) == before
    assert index(workspace) == names


def test_only_what_is_new_is_read(workspace: Workspace) -> None:
    put(workspace, "log.csv")
    run(workspace)
    (part,) = (workspace.lake / "time_entry").iterdir()
    before = part.stat().st_mtime_ns
    put(workspace, "other.csv", OTHER)
    report = run(workspace)
    assert ([file.rows_accepted for file in report.new_files], report.files_unchanged) == ([1], 1)
    assert part.stat().st_mtime_ns == before


def test_a_file_that_has_gone_stays_as_it_was_read(workspace: Workspace) -> None:
    path = put(workspace, "log.csv")
    run(workspace)
    names, before = index(workspace), lake_files(workspace)
    path.unlink()
    run(workspace)
    assert lake_files(workspace) == before
    assert index(workspace) == names


def learn(workspace: Workspace, word: str = "tryllekunst") -> None:
    path = workspace.reference / "activities.csv"
    text = path.read_text(encoding="utf-8-sig").replace("mentorforløb|", f"mentorforløb|{word}|")
    path.write_text(text, encoding="utf-8")


def test_a_new_synonym_reads_the_file_again(workspace: Workspace) -> None:
    put(workspace, "log.csv", csv_of([row(aktivitet="Tryllekunst")]))
    assert run(workspace).new_files[0].rows_refused == 1
    learn(workspace)
    report = run(workspace)
    assert [file.rows_accepted for file in report.new_files] == [1]
    current = [line for line in manifest(workspace) if line["is_current"]]
    assert [line["status"] for line in current] == ["loaded"]
    assert not any(line["is_stale"] for line in manifest(workspace))
    assert not list((workspace.lake / "refused_row").iterdir()), "the former part is swept"
    assert current[0]["received_at"] == manifest(workspace)[0]["received_at"]


def test_a_part_whose_original_is_gone_is_marked_stale(workspace: Workspace) -> None:
    path = put(workspace, "log.csv")
    run(workspace)
    path.unlink()
    learn(workspace)
    run(workspace)
    (line,) = manifest(workspace)
    assert (line["is_current"], line["is_stale"]) == (True, True)
    assert list((workspace.lake / "time_entry").glob(f"{line['part_key']}.parquet"))
    path.write_bytes(LOG)
    assert len(run(workspace).new_files) == 1
    assert [line["is_stale"] for line in manifest(workspace) if line["is_current"]] == [False]


def test_reference_data_count_by_what_they_are_now(workspace: Workspace) -> None:
    run(workspace)
    learn(workspace)
    run(workspace)
    current = [line for line in manifest(workspace, "reference") if line["is_current"]]
    assert len(current) == len({line["table"] for line in current})
    for line in current:
        assert (workspace.lake / f"ref_{line['table']}" / f"{line['part_key']}.parquet").is_file()
    assert not any(line["is_stale"] for line in manifest(workspace, "reference", "staff"))


def test_a_reference_file_in_the_inbox_is_told_once(workspace: Workspace) -> None:
    put(workspace, "staff.csv", (workspace.reference / "staff.csv").read_bytes())
    assert run(workspace).new_files[0].reason_code == "no_header"
    before = lake_files(workspace)
    assert run(workspace).new_files == []
    assert lake_files(workspace) == before


def test_received_at_is_the_delivery_log_else_the_clock_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [naive(2024, 7, 1, 12)]
    monkeypatch.setattr(taking, "_now", lambda: clock[0])
    put(workspace, "a/sommer.csv")
    put(workspace, "vinter.csv", OTHER)
    log = workspace.inbox / "modtaget.csv"
    log.write_text("fil;modtaget\na\\sommer.csv;05-07-2024 08:00\n", encoding="utf-8")
    run(workspace)
    expected = {naive(2024, 7, 5, 6), naive(2024, 7, 1, 12)}
    assert {line["received_at"] for line in manifest(workspace)} == expected
    clock[0] = naive(2025, 1, 1)
    log.write_text("fil;modtaget\nvinter.csv;2024-12-01T08:00:00\n", encoding="utf-8")
    learn(workspace)
    assert len(run(workspace).new_files) == 2
    assert {line["received_at"] for line in manifest(workspace)} == expected, "recorded once"


def test_a_future_date_is_one_after_the_day_of_receipt_in_copenhagen(
    workspace: Workspace,
) -> None:
    put(workspace, "log.csv", csv_of([row(dato="06-03-2024"), row(dato="07-03-2024")]))
    (workspace.inbox / "modtaget.csv").write_text(
        "fil;modtaget\nlog.csv;2024-03-05T23:30:00+00:00\n", encoding="utf-8"
    )
    (file,) = run(workspace).new_files
    assert (file.rows_accepted, file.rows_refused) == (1, 1)


def failing(monkeypatch: pytest.MonkeyPatch, path_name: str, error: OSError) -> None:
    """Let a file fail when it is read, though not when it is hashed before."""
    real = Source.of_file

    def of_file(path: Path, *others: object) -> Source:
        if path.name == path_name:
            raise error
        return real(path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(Source, "of_file", of_file)


def test_a_locked_file_is_told_and_stops_no_other(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, "locked.csv", OTHER)
    put(workspace, "log.csv")
    with monkeypatch.context() as patch:
        failing(patch, "locked.csv", PermissionError(errno.EACCES, ""))
        report = run(workspace)
    assert report.has_refusals
    (problem,) = report.problems()
    assert "kan ikke åbnes" in problem.reason_da
    assert f"{problem.file_key};locked.csv" in index(workspace)
    assert len(manifest(workspace)) == 1, "a file that was not read is not recorded as read"
    assert [file.status for file in run(workspace).new_files] == ["loaded"], "unlocked"


def test_a_file_that_cannot_even_be_hashed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.ingest import arrivals

    def refuse(path: Path, _goes_on: object) -> str:
        if path.name == "locked.csv":
            raise PermissionError(errno.EACCES, "")
        return sha256_of(path)

    put(workspace, "locked.csv", OTHER)
    put(workspace, "log.csv")
    monkeypatch.setattr(arrivals, "sha256_of", refuse)
    report = run(workspace)
    assert sorted(file.status for file in report.new_files) == ["loaded", "refused"]
    assert len(report.problems()) == 1


def test_a_folder_that_cannot_be_looked_into_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, "closed/log.csv", OTHER)
    put(workspace, "log.csv")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = run(workspace)
    assert sorted(file.status for file in report.new_files) == ["loaded", "refused"]
    assert f"{report.problems()[0].file_key};closed" in index(workspace)


def test_a_file_that_vanishes_is_no_arrival(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, "gone.csv", OTHER)
    put(workspace, "log.csv")
    failing(monkeypatch, "gone.csv", FileNotFoundError())
    report = run(workspace)
    assert [file.status for file in report.new_files] == ["loaded"]
    assert not report.has_refusals


@pytest.mark.parametrize("late", [b"", b"05-03-2024;1;OP1;Samtale;;;;\r\n"])
def test_a_file_that_is_being_written_is_left_for_the_next_run(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, late: bytes
) -> None:
    path = put(workspace, "log.csv")
    real = Source.of_file

    def of_file(*asked: object) -> Source:
        path.write_bytes(LOG + late if late else LOG[:-9])
        return real(*asked)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Source, "of_file", of_file)
        report = run(workspace)
    assert report.new_files[0].reason_code == "unreadable_file"
    assert manifest(workspace) == []
    assert not list(workspace.lake.glob("time_entry/*")), "nothing of it was kept"
    path.write_bytes(LOG)
    assert run(workspace).new_files[0].status == "loaded"


@pytest.mark.parametrize("at", ["part", "manifest"])
def test_a_failure_while_writing_leaves_the_former_lake(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    put(workspace, "log.csv")
    run(workspace)
    before = workspace.manifest.read_bytes()
    put(workspace, "other.csv", OTHER)
    real = store.sync

    def full(path: Path) -> None:
        if path.is_file() and (at in path.name or (at == "part" and "manifest" not in path.name)):
            raise OSError(errno.ENOSPC, "No space left on device")
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(store, "sync", full)
        with pytest.raises(UngetidError, match="No space left"):
            run(workspace)
    assert workspace.manifest.read_bytes() == before
    for line in pl.read_parquet(workspace.manifest).iter_rows(named=True):
        table = {"activity": "time_entry", "staff": "staff"}.get(
            line["kind"], f"ref_{line['table']}"
        )
        assert (workspace.lake / table / f"{line['part_key']}.parquet").is_file()
    assert len(run(workspace).new_files) == 1, "the next run needs no repair"
    assert not list(workspace.lake.rglob("*.new"))


@pytest.mark.parametrize("table", ["time_entry", "refused_row"])
def test_a_part_that_was_lost_is_made_again(workspace: Workspace, table: str) -> None:
    put(workspace, "log.csv", csv_of([row(), row(aktivitet="Tryllekunst")]))
    run(workspace)
    before = lake_files(workspace)
    for part in (workspace.lake / table).iterdir():
        part.unlink()
    assert len(run(workspace).new_files) == 1
    assert lake_files(workspace) == before


def test_a_broken_manifest_is_one_message(workspace: Workspace) -> None:
    workspace.manifest.write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(UngetidError, match="manifest"):
        run(workspace)


def test_rows_add_up_for_every_file(workspace: Workspace) -> None:
    put(workspace, "log.csv", csv_of([row(), row(timer=""), row(dato=""), row(sted="Månen")]))
    put(workspace, "short.csv", b"dato;timer;medarbejder\n05-03-2024;1;OP1\n")
    run(workspace)
    refused = pl.read_parquet(workspace.lake / "refused_row" / "*.parquet")
    for line in manifest(workspace):
        assert line["rows_received"] == line["rows_accepted"] + line["rows_refused"]
        rows = refused.filter(file_key=line["file_key"], problem_number=1)
        assert rows.height == line["rows_refused"]


def test_what_is_told_names_place_and_mend_and_no_cell(workspace: Workspace) -> None:
    content = csv_of([row(aktivitet="Besøg hos Åse", Åse="x")])
    put(workspace, "Åse.csv", content)
    told = run(workspace).problems()
    assert [(problem.line, problem.column) for problem in told] == [
        (1, "kolonne 9 (I)"),
        (2, "aktivitet"),
    ]
    assert all("Åse" not in str(problem) for problem in told)
    assert all(problem.mend_da for problem in told)


def test_a_log_in_csv_imports_neither_pandas_nor_the_calendar(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from pipeline.ingest import ingest\n"
        "from pipeline.progress import Silent; from pipeline.workspace import create_workspace\n"
        "town = create_workspace(Path(sys.argv[1]))\n"
        "(town.inbox / 'log.csv').write_text('dato;timer;medarbejder;aktivitet\\n"
        "03-03-2025;2;A1;mentoring\\n')\n"
        "report = ingest(town, progress=Silent())\n"
        "print(sum(file.rows_received for file in report.new_files))\n"
        "print([name for name in ('pandas', 'icalendar') if name in sys.modules])\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "town")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == ["1", "[]"], answer.stderr
