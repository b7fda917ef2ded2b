"""Ten thousand invented pieces of personal data, in every place of every format: none gets out.

Not out of the inbox and ``private/`` into lake, warehouse, ledger, logs, messages, site or
temporary files; also when ingest is killed while it reads. The detector holds none of the names:
what keeps them in is the lake's contract.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pytest
import typst
from planted_files import planted_files
from planted_pieces import SHARES, Pieces, Search

from pipeline.workspace import create_workspace

STAFF = """\
staff_code;role;employment_unit;weekly_norm_hours;valid_from;valid_to
GA1;operative;cbf;37;2000-01-01;
"""
MAY_NAME_PEOPLE = ("inbox", "private")
_COMMAND = [sys.executable, "-c", "from pipeline.cli import app; app()"]


@dataclass(frozen=True)
class Town:
    """A workspace with its files, where temporary files go, and all that was said."""

    root: Path
    temporary: Path
    said: Path
    search: Search
    pieces: frozenset[str]

    def say(self, name: str, *words: str) -> int:
        """Run a verb in a process of its own; what it says is kept. Return its exit code."""
        return self.start(name, *words).wait(timeout=600)

    def start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        """Start a verb."""
        with (self.said / f"{name}.txt").open("wb") as told:
            return subprocess.Popen(
                [*_COMMAND, *words, "--workspace", str(self.root)],
                stdout=told,
                stderr=subprocess.STDOUT,
                env=os.environ | {"TMPDIR": str(self.temporary), "COLUMNS": "300"},
                cwd=self.temporary,
            )

    def outputs(self) -> Iterator[Path]:
        """Yield everything that was written but the inbox and ``private/``."""
        for folder in (self.root, self.temporary, self.said):
            for path in sorted(folder.rglob("*")):
                is_private = path.is_relative_to(self.root) and (
                    path.relative_to(self.root).parts[0] in MAY_NAME_PEOPLE
                )
                if path.is_file() and not is_private:
                    yield path

    def leaks(self) -> list[str]:
        """Return what of the pieces is found in the outputs."""
        return [f"{path.name}: {sorted(hits)[:5]}" for path in self.outputs()
                if (hits := self.search.hits_in(path))]  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    base = tmp_path_factory.mktemp("planted")
    workspace = create_workspace(base / "town")
    workspace.settings_file.write_text("is_synthetic = true\n", encoding="utf-8")
    (workspace.reference / "staff.csv").write_text(STAFF, encoding="utf-8")
    pieces = Pieces(seed=10_000)
    for name, content in planted_files(pieces):
        path = workspace.inbox / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    for name in ("temporary", "said"):
        (base / name).mkdir()
    search = Search(sorted(pieces.taken))
    return Town(workspace.root, base / "temporary", base / "said", search, frozenset(pieces.taken))


def test_ten_thousand_pieces_are_planted_and_can_be_found(town: Town) -> None:
    assert sum(SHARES.values()) == 10_000
    assert len(town.pieces) == 10_000
    assert not [piece for piece in town.pieces if not town.search.hits(f"Så {piece}, sagde de.")]
    names = [path for path in (town.root / "inbox").rglob("*") if path.is_file()]
    assert len({path.suffix for path in names}) == 12
    blind = [path.suffix for path in names if not town.search.hits_in(path)]
    assert not blind


def test_the_search_sees_into_every_kind_of_output(tmp_path: Path) -> None:
    """A search that is blind proves nothing."""
    piece = "Dagnearik Plantebakkegren"
    search = Search([piece, "501016-4689"])
    pl.DataFrame({"x": [piece, "a"]}).write_parquet(tmp_path / "part.parquet")
    with duckdb.connect(str(tmp_path / "w.duckdb")) as connection:
        connection.execute("CREATE TABLE t AS SELECT '501016-4689' AS q")
    with zipfile.ZipFile(tmp_path / "notat.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>Dag</w:t><w:t>{piece[3:]}</w:t>")
    (tmp_path / "notat.pdf").write_bytes(typst.compile(f"Af {piece}.".encode()))
    (tmp_path / "run.json").write_text(json.dumps({"a": "ved 5010164689"}), encoding="utf-8")
    (tmp_path / "table.csv").write_bytes(f"a;{piece.upper()}".encode("utf-16"))
    (tmp_path / f"{piece}.txt").touch()
    blind = [path.name for path in tmp_path.iterdir() if not search.hits_in(path)]
    assert not blind
    assert not search.hits("Så gik vi hjem. 5010164688 0123456789abcdef")


def test_the_detector_holds_none_of_the_names(town: Town) -> None:
    package = Path(__file__).parents[2] / "pipeline" / "ingest"
    for path in package.rglob("*.*"):
        if path.suffix in {".py", ".csv", ".toml"}:
            assert not town.search.hits(path.read_text(encoding="utf-8-sig")), path.name


def test_nothing_is_left_by_a_run_that_is_killed(town: Town) -> None:
    """Killed while it reads: the parts of the lake and temporary files hold what is typed."""
    running = town.start("killed", "ingest")
    lake = town.root / "lake"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and len(list(lake.rglob("*.parquet*"))) < 30:
        assert running.poll() is None, "it ended before it could be killed"
        time.sleep(0.02)
    running.kill()
    running.wait(timeout=60)
    assert list(lake.rglob("*.parquet*"))
    assert not town.leaks()


def test_nothing_gets_out_of_a_whole_run(town: Town) -> None:
    assert town.say("json", "ingest", "--json") in {0, 3}
    assert town.say("refused", "refused") in {0, 3}
    assert town.say("run", "run") in {0, 3}
    outputs = list(town.outputs())
    kinds = {path.suffix for path in outputs}
    assert {".parquet", ".duckdb", ".jsonl", ".txt", ".html", ".docx", ".pdf"} <= kinds
    folders = {path.parent.name for path in outputs}
    assert {"time_entry", "refused_row", "file_note", "meeting", "action_item"} <= folders
    assert not town.leaks()


@pytest.mark.parametrize("options", [(), ("--quiet",), ("--json",)])
def test_nothing_is_said_when_all_is_read_anew(town: Town, options: tuple[str, ...]) -> None:
    """A word more in a vocabulary: every file is read again, and everything told again."""
    places = town.root / "reference" / "places.csv"
    text = places.read_text(encoding="utf-8-sig").rstrip("\n")
    word = f"nysted{len(options)}{len(''.join(options))}"
    places.write_text(f"{text}|{word}\n", encoding="utf-8")
    name = f"anew{''.join(options)}"
    assert town.say(name, "ingest", *options) in {0, 3}
    told = (town.said / f"{name}.txt").read_text(encoding="utf-8")
    assert len(told) > 200
    assert not town.search.hits(told)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions elsewhere")
def test_what_is_private_is_for_its_owner_alone(town: Town) -> None:
    for path in (town.root / "private").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path.name
