"""No planted piece of personal data leaves inbox/ and private/ (design.md, promise 5).

The planted pieces are the generator's; the scanner knows nothing of how ingest detects them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from acceptance_truth import read_list
from demo_run import Demo
from personal_scan import found_in, needle_pattern, texts_of_columns

MAY_NAME_PEOPLE = ("inbox", "private")


@pytest.fixture(scope="module")
def planted(demo: Demo) -> set[str]:
    return {row["text"].casefold() for row in read_list(demo.truth.folder / "personal_data.json")}


def outputs(demo: Demo) -> Iterator[Path]:
    """Yield everything a run leaves: the workspace but two folders, and what it said."""
    root = demo.workspace.root
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.relative_to(root).parts[0] not in MAY_NAME_PEOPLE:
            yield path
    yield from (demo.stdout, demo.stderr)


def test_the_scanner_finds_what_is_planted(demo: Demo, planted: set[str]) -> None:
    """In CSV, workbooks, documents and file names: a scanner that sees nothing proves nothing."""
    pieces = needle_pattern(planted)
    found: set[str] = set()
    for folder in MAY_NAME_PEOPLE:
        for path in (demo.workspace.root / folder).rglob("*"):
            if path.is_file():
                found |= found_in(path, pieces)
    unseen = {" ".join(piece.split()) for piece in planted} - found
    assert len(planted) >= 100
    assert not unseen, f"{len(unseen)} pieces are nowhere to be found: {sorted(unseen)[:9]}"


def test_nothing_planted_is_found_in_any_output(demo: Demo, planted: set[str]) -> None:
    pieces = needle_pattern(planted)
    leaks = []
    count = 0
    for path in outputs(demo):
        count += 1
        leaks += [f"{path.name}: {piece}" for piece in sorted(found_in(path, pieces))]
    assert count > 100, "the lake, the warehouse, the site, the ledger and the terminal"
    assert not leaks, "\n".join(leaks[:40])


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx", ".duckdb", ".parquet", ".jsonl"])
def test_every_kind_of_output_was_looked_into(demo: Demo, suffix: str) -> None:
    assert any(path.suffix == suffix for path in outputs(demo))


def test_the_scanner_sees_into_each_container(tmp_path: Path) -> None:
    """Each container holds the same invented name; each must give it up."""
    import zipfile

    import duckdb
    import polars as pl
    import typst

    from pipeline.reporting.choosing import held

    name = "Åse Planteløv"
    (tmp_path / "utf16.txt").write_bytes(name.upper().encode("utf-16"))
    (tmp_path / "cp1252.csv").write_bytes(f"a;{name};b".encode("cp1252"))
    (tmp_path / "page.html").write_text("<p>&Aring;se <b>Plante</b>løv</p>", encoding="utf-8")
    cell = held({"a": "<p>Viser alt.</p>", "b": f"<p>Viser {name}.</p>"}, "a")
    assert name not in cell
    (tmp_path / "chosen.html").write_text(cell, encoding="utf-8")
    (tmp_path / "run.json").write_text('{"a": "\\u00c5se Plantel\\u00f8v"}', encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "notat.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>Åse </w:t><w:t>{name[4:]}</w:t>")
    pl.DataFrame({"x": [name, *map(str, range(5000))]}).write_parquet(tmp_path / "part.parquet")
    with duckdb.connect(str(tmp_path / "w.duckdb")) as connection:
        connection.execute("CREATE TABLE t AS SELECT 'q' AS q")
        connection.execute(f"COMMENT ON COLUMN t.q IS 'by {name}'")
    typst.compile(f"Skrevet af {name}.".encode(), output=str(tmp_path / "notat.pdf"))
    (tmp_path / f"{name}.md").touch()
    pieces = needle_pattern([name])
    blind = [path.name for path in tmp_path.iterdir() if not found_in(path, pieces)]
    assert not blind


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16-be"])
def test_the_scanner_sees_what_a_database_left_between_its_blocks(encoding: str) -> None:
    name = "Åse Planteløv"
    left = bytes(range(256)) * 8 + b" " + f" {name.upper()} ".encode(encoding) + bytes(range(256))
    pieces = needle_pattern([name])
    texts = texts_of_columns(left, pieces)
    assert any(pieces.pattern.search(text.casefold()) for text in texts)
    assert not list(texts_of_columns(left.replace(b"P", b"Q").replace(b"p", b"q"), pieces))
