"""The governance papers for Word: all of them, with links and columns, and nobody's work lost."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from governance_papers import FOLDER, PAPERS, paper

SCRIPT = FOLDER.parent / "governance_documents.py"


@pytest.fixture(scope="module")
def write():
    spec = importlib.util.spec_from_file_location("governance_documents", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.write_documents


@pytest.fixture(scope="module")
def written(write, tmp_path_factory):
    folder = tmp_path_factory.mktemp("word")
    return {path.name: path for path in write(folder)}


def name_of(md):
    return "0-læs-først.docx" if md == "README.md" else md.replace(".md", ".docx")


def test_there_is_one_of_each(written):
    assert set(written) == {name_of(md) for md in PAPERS}


@pytest.mark.parametrize("md", PAPERS)
def test_every_table_and_heading_is_there(written, md):
    document = docx.Document(str(written[name_of(md)]))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [len(row) for row in rows] == [len(row) for row in paper(md).rows]
    styled = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert styled == paper(md).headings


def test_columns_share_the_page_as_the_paper_says(written):
    risks = next(
        table
        for table in docx.Document(str(written["konsekvensanalyse.docx"])).tables
        if table.cell(0, 0).text == "Nr."
    )
    widths = [int(column.get(qn("w:w"))) for column in risks._tbl.tblGrid]
    assert widths[3] > 4 * widths[0], "equal columns leave one word to a line"


@pytest.mark.parametrize("md", PAPERS)
def test_links_stay_in_the_folder(written, md):
    document = docx.Document(str(written[name_of(md)]))
    for relation in document.part.rels.values():
        if relation.is_external and not relation.target_ref.startswith("http"):
            assert relation.target_ref.replace("%C3%A6", "æ").replace("%C3%B8", "ø") in written


def test_what_somebody_has_written_is_left_alone(write, tmp_path):
    mine = tmp_path / "adgang.docx"
    mine.write_bytes(b"mine")
    assert mine not in write(tmp_path)
    assert mine.read_bytes() == b"mine"
    assert len(list(Path(tmp_path).glob("*.docx"))) == len(PAPERS)
