"""Names, numbers and addresses planted wherever a file can hold text: none of them gets out.

Whatever ingest and the verbs around it write or say is searched, but the inbox, where the files
lie, and ``private/``, which is for what may name somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hard_town import HERE, deliver, lake_rows, make_town
from made.planted import NAME, PIECES, PLANTED
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.workspace import Workspace

SETTINGS = '\n[ingest.profiles]\n"*.ics" = "calendar_iben"\n'
PACKAGE = Path(__file__).parents[2] / "pipeline"


def needle() -> re.Pattern[str]:
    """Return a pattern of the planted pieces, as whole words in any case."""
    words = sorted(map(re.escape, PIECES), key=len, reverse=True)
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(words)})(?!\w)")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, list[str]]:
    """The workspace after all verbs that read files, and all that they said."""
    root = tmp_path_factory.mktemp("planted")
    said: list[str] = []
    workspace = None
    for number, options in enumerate((["--json"], [])):
        workspace = make_town(root / str(number), settings=SETTINGS, profiles=HERE / "profiles")
        for name, build in PLANTED.items():
            path = workspace.inbox / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(build())
        deliver(workspace, list(PLANTED))
        said.append(_say("ingest", *options, "--workspace", str(workspace.root)))
    assert workspace is not None
    where = ["--workspace", str(workspace.root)]
    said.append(_say("build", *where))
    said.append(_say("refused", *where))
    said += [_say("profile", str(workspace.inbox / name), *where) for name in list(PLANTED)[:2]]
    said.append(_say("ingest", *where))
    return workspace, said


def _say(*words: str) -> str:
    """Run a verb and return all that it says but paths that were given to it."""
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code in {0, 3}, result.output
    text = result.output
    for word in words:
        text = text.replace(word, "")
    return text


def test_the_package_does_not_know_what_is_planted() -> None:
    found = needle()
    texts = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".csv", ".toml", ".txt"}]
    assert len(texts) > 50
    assert not [path for path in texts if found.search(path.read_text(encoding="utf-8-sig"))]


def test_what_is_planted_is_there_to_be_found(planted: tuple[Workspace, list[str]]) -> None:
    workspace = planted[0]
    assert lake_rows(workspace, "time_entry").height >= 8
    assert lake_rows(workspace, "refused_row").height >= 6
    kinds = pl.read_parquet(workspace.manifest).filter("is_current")["format"].to_list()
    assert {"csv", "xlsx", "ods", "ics", "json", "ndjson", "parquet"} <= set(kinds)
    index = (workspace.private / "file_index.csv").read_text(encoding="utf-8-sig")
    assert NAME in index, "the private index alone names the files"


def test_nothing_planted_is_said(planted: tuple[Workspace, list[str]]) -> None:
    found = needle()
    for text in planted[1]:
        assert len(text) > 20
        # A line that is broken to fit the screen must not hide a name.
        assert not found.findall(re.sub(r"\s+", " ", text))
        assert not found.findall(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text))


def test_nothing_planted_is_written(planted: tuple[Workspace, list[str]]) -> None:
    workspace, found = planted[0], needle()
    passed_over = {workspace.inbox, workspace.private}
    files = [
        path
        for path in workspace.root.rglob("*")
        if path.is_file() and not passed_over & set(path.parents)
    ]
    assert len(files) > 20
    for path in files:
        hits = {hit for text in _texts(path) for hit in found.findall(text)}
        assert not hits, f"{path.relative_to(workspace.root)}: {hits}"


def _texts(path: Path) -> Iterator[str]:
    """Yield a file's name and all that can be read of it."""
    yield path.name
    content = path.read_bytes()
    yield content.decode("utf-8", errors="ignore")
    yield content.decode("cp1252", errors="ignore")
    if path.suffix == ".parquet":
        yield from (str(row) for row in pl.read_parquet(path).rows())
        yield str(pl.read_parquet_metadata(path))
    elif path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as connection:
            tables = connection.execute(
                "SELECT table_schema, table_name FROM information_schema.tables"
            ).fetchall()
            for schema, table in tables:
                yield from map(str, connection.execute(f'FROM "{schema}"."{table}"').fetchall())
