"""What hand-back workbooks hold stays in private/, for its owner alone, and expires."""

from __future__ import annotations

import os
import re
import time
import zipfile

import pytest
from edited import member, sheet_xml, typed_into
from hand_back_town import drop, look, send_back, workbook
from ingest_town import csv_of, row, texts_in_lake
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.workspace import Workspace

NAME = "Sirid Holmbæk"
BAD = row(dato="31-02-2024", medarbejder=NAME, note="Talte med Torkild Æbelø")
FOLDER = "refused"


def test_only_its_owner_may_read_it(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([BAD]))
    send_back(workspace)
    path = workspace.private / FOLDER / f"tilbage-{key}.xlsx"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_no_cell_is_found_anywhere_else(workspace: Workspace) -> None:
    drop(workspace, "log.csv", csv_of([BAD]))
    told = CliRunner().invoke(app, ["refused", "--xlsx", "--workspace", str(workspace.root)])
    assert told.exit_code == 0
    assert "log.csv" not in told.output
    assert "Holmbæk" not in told.output
    assert not [text for text in texts_in_lake(workspace) if "Holmbæk" in text]
    outside = [
        path
        for path in workspace.root.rglob("*")
        if path.is_file()
        and workspace.inbox not in path.parents
        and workspace.private not in path.parents
    ]
    assert outside
    assert not [path for path in outside if "Holmbæk".encode() in path.read_bytes()]


def test_equal_contents_give_equal_bytes(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([BAD]))
    send_back(workspace)
    first = workbook(workspace, key)
    (workspace.private / FOLDER / f"tilbage-{key}.xlsx").unlink()
    send_back(workspace)
    assert workbook(workspace, key) == first


def test_marks_are_a_colour_and_a_comment_and_the_rest_is_locked(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([BAD]))
    send_back(workspace)
    content = workbook(workspace, key)
    xml = sheet_xml(content)
    comments = member(content, "xl/comments1.xml")
    assert set(re.findall(r'<comment ref="([A-Z]+\d)"', comments)) == {"E2", "G2"}
    assert "Datoen kan ikke læses" in comments
    assert "Skriv dag, måned og år" in comments
    styles = dict(re.findall(r'<c r="([A-Z]+2)" s="(\d+)"', xml))
    assert styles["E2"] == styles["G2"] != styles["F2"]
    found = member(content, "xl/styles.xml").split("<cellXfs")[1].split("</cellXfs")[0]
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", found)
    assert 'locked="0"' not in formats[int(styles["A2"])]
    assert 'locked="0"' in formats[int(styles["E2"])]
    assert "<sheetProtection" in xml


def test_old_workbooks_are_removed(workspace: Workspace) -> None:
    with workspace.settings_file.open("a", encoding="utf-8") as file:
        file.write("[retention]\nhandback_days = 10\n")
    key = drop(workspace, "log.csv", csv_of([BAD]))
    send_back(workspace)
    path = workspace.private / FOLDER / f"tilbage-{key}.xlsx"
    young = time.time() - 9 * 24 * 3600
    os.utime(path, (young, young))
    assert look(workspace).expired == 0
    old = time.time() - 11 * 24 * 3600
    os.utime(path, (old, old))
    assert look(workspace).expired == 1
    assert not path.exists()


def test_a_workbook_that_somebody_has_edited_is_left_alone(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([BAD]))
    send_back(workspace)
    path = workspace.private / FOLDER / f"tilbage-{key}.xlsx"
    edited = typed_into(path.read_bytes(), {"D2": "28-02-2024"})
    path.write_bytes(edited)
    (line,) = send_back(workspace).files
    assert line.is_edited
    assert path.read_bytes() == edited


def test_of_a_file_that_is_gone_the_lines_are_listed(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row(), BAD]))
    (workspace.inbox / "log.csv").unlink()
    (line,) = send_back(workspace).files
    assert (line.is_here, line.waiting) == (False, 1)
    assert "ikke længere" in line.remark
    with zipfile.ZipFile(workspace.private / FOLDER / f"tilbage-{key}.xlsx") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "Holmbæk" not in everything
    assert "Datoen kan ikke læses" in everything


def test_files_refused_whole_are_told_with_their_mend(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", b"dato;timer;aktivitet\r\n05-03-2024;1;Transport\r\n")
    found = send_back(workspace)
    assert found.files == []
    (whole,) = found.wholes
    assert (whole.file_key, whole.columns) == (key, ("medarbejder",))
    assert whole.mend_da.startswith("Tilføj kolonnen")


@pytest.mark.parametrize(
    "name",
    ["=cmd.csv", "+log.csv", "-log.csv", "@log.csv", " =cmd.csv", "\u00a0+1.csv", "＝1.csv"],
)
def test_no_cell_of_the_file_index_begins_a_formula(workspace: Workspace, name: str) -> None:
    key = drop(workspace, name, csv_of([BAD]))
    index = (workspace.private / "file_index.csv").read_text(encoding="utf-8")
    assert f"{key};./{name}\n" in index
    send_back(workspace)  # finds the file by that line
    assert workbook(workspace, key)
