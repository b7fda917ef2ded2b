"""Reference data, staff and staff map: read as they are written, or one message with the line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from ingest_town import make_workspace, manifest, naive, run

from pipeline import lake
from pipeline.ingest.identity import STAFF, read_identity
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "town")


def table(workspace: Workspace, name: str) -> pl.DataFrame:
    (part,) = (workspace.lake / name).glob("*.parquet")
    return pl.read_parquet(part)


def test_every_reference_table_is_stored(workspace: Workspace) -> None:
    run(workspace)
    for name, schema in lake.REFERENCE_SCHEMAS.items():
        frame = table(workspace, f"ref_{name}")
        assert dict(frame.schema) == schema
        assert frame.height
    activities = table(workspace, "ref_activity")
    assert activities.filter(activity_code="absence").row(0)[3:] == ("absence", None)
    target = table(workspace, "ref_target").filter(kpi_id="direct_share")
    assert target["target"].to_list() == [0.45]


def test_staff_are_stored_under_keyed_codes(workspace: Workspace) -> None:
    run(workspace)
    staff = table(workspace, "staff").sort("source_line")
    identity = read_identity(workspace)
    assert staff["staff_code"].to_list() == [
        identity.code(STAFF, code) for code in ("OP1", "OP1", "OP2", "KON1")
    ]
    assert staff["weekly_norm_minutes"].to_list() == [2220, 1770, 1800, 2220]
    assert staff["employment_unit"].to_list() == ["cbf", "ungdomsskolen", "ungdomsskolen", "cbf"]
    assert staff["role"].to_list() == ["operative", "operative", "operative", "consultant"]
    assert staff["source_line"].to_list() == [2, 3, 4, 5]


def test_keyed_codes_are_the_beginning_of_an_hmac(workspace: Workspace) -> None:
    import hashlib
    import hmac

    key = bytes.fromhex(workspace.key_file.read_text().strip())
    expected = hmac.new(key, "staff:ØP1".encode(), hashlib.sha256).hexdigest()[:10]
    assert read_identity(workspace).code(STAFF, "ØP1") == f"s-{expected}"


def test_danish_headings_and_excel_files_are_accepted(workspace: Workspace) -> None:
    (workspace.reference / "networks.csv").write_text(
        "Kode;Navn;Navn_en;Planlagte_møder;Synonymer\r\nnord;Nord;North;6;nordpå|oppe\r\n",
        encoding="utf-8-sig",
        newline="",
    )
    (workspace.reference / "staff.csv").write_text(
        "Medarbejder;Rolle;Enhed;Normtid;Gyldig fra;Gyldig til\n"
        "OP1;operativ medarbejder;CKF;37,5;01.01.2020;31/12/2023\n",
        encoding="utf-8",
    )
    workspace.staff_map.unlink()
    run(workspace)
    assert table(workspace, "ref_network").rows() == [("nord", "Nord", "North", 6)]
    assert table(workspace, "staff")["weekly_norm_minutes"].to_list() == [2250]


def replaced(name: str, old: str, new: str) -> Callable[[Workspace], None]:
    def change(workspace: Workspace) -> None:
        path = workspace.root / name
        text = path.read_text(encoding="utf-8-sig")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def removed(name: str) -> Callable[[Workspace], None]:
    return lambda workspace: (workspace.root / name).unlink()


def added(name: str, line: str) -> Callable[[Workspace], None]:
    def change(workspace: Workspace) -> None:
        with (workspace.root / name).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    return change


STAFF_FILE, MAP_FILE = "reference/staff.csv", "private/staff_map.csv"
FAULTS = {
    "missing file": (removed("reference/topics.csv"), "reference/topics.csv", "topics.csv"),
    "missing column": (
        replaced("reference/units.csv", "name_en", "x"),
        "reference/units.csv, line 1",
        "name_en",
    ),
    "no number": (
        replaced("reference/targets.csv", "0,45", "halvdelen"),
        "reference/targets.csv, line 2",
        "target",
    ),
    "no date": (
        replaced("reference/school_holidays.csv", "2021-02-21", "uge 8"),
        "reference/school_holidays.csv, line 2",
        "date_to",
    ),
    "holiday ends before it begins": (
        replaced("reference/school_holidays.csv", "2021-02-21", "2021-02-01"),
        "reference/school_holidays.csv, line 2",
        "before",
    ),
    "duplicate code": (
        added("reference/places.csv", "club;Klub to;Club two;"),
        "reference/places.csv, line 13",
        "twice",
    ),
    "a word for two codes": (
        replaced("reference/partners.csv", "ungdomsskolen", "lærer"),
        "reference/partners.csv, line 4",
        "another row",
    ),
    "no code": (
        replaced("reference/places.csv", "club;", "Klubben!;"),
        "reference/places.csv, line 7",
        "no code",
    ),
    "unknown category": (
        replaced("reference/activities.csv", "visibility", "synlig"),
        "reference/activities.csv, line 2",
        "categories.csv",
    ),
    "neither yes nor no": (
        replaced("reference/categories.csv", "risk;1;", "risk;måske;"),
        "reference/categories.csv, line 2",
        "is_working_time",
    ),
    "no whole number": (
        replaced("reference/networks.csv", "Gildbro;7", "Gildbro;syv"),
        "reference/networks.csv, line 2",
        "meetings_planned_per_year",
    ),
    "unknown unit": (
        replaced(STAFF_FILE, "OP2;operativ;Ungdomsskolen", "OP2;operativ;Brandvæsenet"),
        f"{STAFF_FILE}, line 4",
        "units.csv",
    ),
    "unknown role": (replaced(STAFF_FILE, "konsulent", "chef"), f"{STAFF_FILE}, line 5", "role"),
    "no norm": (replaced(STAFF_FILE, "29,5", ""), f"{STAFF_FILE}, line 3", "is empty"),
    "too long a week": (replaced(STAFF_FILE, "29,5", "295"), f"{STAFF_FILE}, line 3", "range"),
    "periods overlap": (
        replaced(STAFF_FILE, "2024-01-01", "2023-12-31"),
        f"{STAFF_FILE}, line 3",
        "former row",
    ),
    "ends before it begins": (
        replaced(STAFF_FILE, "30-06-2024", "30-06-2019"),
        f"{STAFF_FILE}, line 4",
        "before valid_from",
    ),
    "one code in two spellings": (
        replaced(STAFF_FILE, "OP1;operative;ungdoms", "op1;operative;ungdoms"),
        f"{STAFF_FILE}, line 3",
        "two ways",
    ),
    "initials of two people": (
        replaced(MAP_FILE, "BOTJ", "ÅSRA"),
        f"{MAP_FILE}, line 3",
        "initialer",
    ),
    "delivery log without a heading": (
        lambda workspace: (workspace.inbox / "modtaget.csv").write_text("fil;hvornår\nx;i går\n"),
        "inbox/modtaget.csv, line 1",
        "modtaget",
    ),
    "too many cells": (
        added("reference/topics.csv", "noise;Støj;Noise;larm;musik"),
        "reference/topics.csv, line 11",
        "more cells",
    ),
    "no key": (removed("private/identity.key"), "private/identity.key", "key"),
    "not UTF-8": (
        lambda workspace: (workspace.reference / "units.csv").write_bytes(b"code;name\nx;\xe6\n"),
        "reference/units.csv, line 2",
        "UTF-8",
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_wrong_file_is_one_message(
    workspace: Workspace, fault: tuple[Callable[[Workspace], object], str, str]
) -> None:
    change, where, said = fault
    change(workspace)
    with pytest.raises(UngetidError) as told:
        run(workspace)
    assert told.value.where == where
    assert said in str(told.value)
    assert len(told.value.mend) > 10
    for secret in ("Ravnkær", "ÅSRA", "BOTJ", "Brandvæsenet"):
        assert secret not in str(told.value)
    assert not workspace.manifest.exists(), "nothing was done"


def test_a_staff_map_may_name_somebody_who_is_in_no_staff_file(workspace: Workspace) -> None:
    added(MAP_FILE, "OP9;Cille Mosebro;CIMO;")(workspace)
    text = "dato;timer;medarbejder;aktivitet\n05-03-2024;1;CIMO;Samtale\n"
    (workspace.inbox / "log.csv").write_text(text, encoding="utf-8")
    assert [problem.column for problem in run(workspace).problems()] == ["medarbejder"]
    refused = table(workspace, "refused_row")
    assert refused["reason_code"].to_list() == ["staff_not_employed"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_a_file_s_place_is_not_waited_for(workspace: Workspace) -> None:
    (workspace.root / STAFF_FILE).unlink()
    os.mkfifo(workspace.root / STAFF_FILE)
    with pytest.raises(UngetidError, match="it is no file"):
        run(workspace)


def test_a_bad_line_of_the_delivery_log_is_told_and_passed_over(workspace: Workspace) -> None:
    text = "dato;timer;medarbejder;aktivitet\n05-03-2024;1;OP1;Samtale\n"
    (workspace.inbox / "Åse.csv").write_text(text, encoding="utf-8")
    (workspace.inbox / "bo.csv").write_text(text.replace("05", "06"), encoding="utf-8")
    log = "fil;modtaget\nÅse.csv;i går\nbo.csv;07-03-2024 08:00\n;07-03-2024\n"
    (workspace.inbox / "modtaget.csv").write_text(log, encoding="utf-8")
    report = run(workspace)
    told = [(one.file_key, one.line, one.column) for one in report.problems()]
    assert told == [("modtaget.csv", 2, "modtaget"), ("modtaget.csv", 4, "modtaget")]
    assert report.has_refusals
    assert report.problem_count == 2
    assert "Åse" not in repr(report.problems())
    assert {file.rows_accepted for file in report.new_files} == {1}
    received = {one["received_at"] for one in manifest(workspace)}
    assert naive(2024, 3, 7, 7) in received, "the other line counts"
    assert run(workspace).has_refusals, "until somebody mends it"
