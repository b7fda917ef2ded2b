"""The guarantee: no column of the lake takes a text that is no code and of no vocabulary."""

from __future__ import annotations

import polars as pl
import pytest

from pipeline.ingest.knowledge import read_knowledge
from pipeline.ingest.outlet import LakeOutlet
from pipeline.ingest.store import Lake
from pipeline.lake import MANIFEST, SOURCE_TABLES, LakeTable
from pipeline.workspace import create_workspace

# As somebody may write them: a nickname could be a code by its letters alone.
TEXTS = (
    "fadumo", "fenjesen", "Dagnearik Klokkstad", "QX", "a.m", "010150-5123", "0101505123",
    "01 23 45 67", "12345678", "Rimfaksvænget 12", "a@example.org", "QX 12 345", "qvist_17",
    "to_ord", "ÆØÅ", "https://x.org/y", "s-fadumo", "m-fadumo", "B-fadumo", "school;fadumo", " ",
)  # fmt: skip
COLUMNS = [
    pytest.param(table, name, id=f"{table.name}.{name}")
    for table in SOURCE_TABLES
    for name, kind in table.schema.items()
    if isinstance(kind, pl.String) and name != "file_key"
]


@pytest.fixture(scope="module")
def outlet(tmp_path_factory: pytest.TempPathFactory) -> LakeOutlet:
    workspace = create_workspace(tmp_path_factory.mktemp("contract") / "town")
    lake = Lake(workspace, read_knowledge(workspace).reference)
    return LakeOutlet(lake, "0" * 32, "f-0123456789abcdef")


@pytest.mark.parametrize("table", [*SOURCE_TABLES, MANIFEST], ids=lambda table: table.name)
def test_every_string_column_has_a_pattern(table: LakeTable) -> None:
    strings = {name for name, kind in table.schema.items() if isinstance(kind, pl.String)}
    assert strings == set(table.patterns)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_no_column_takes_a_text(table: LakeTable, column: str, outlet: LakeOutlet) -> None:
    schema = {name: kind for name, kind in table.schema.items() if name != "file_key"}
    nothing: dict[str, object] = dict.fromkeys(schema)
    outlet.add(table.name, pl.DataFrame([nothing], schema=schema))
    outlet.forget()
    for text in TEXTS:
        rows = pl.DataFrame([nothing | {column: text}], schema=schema)
        with pytest.raises(ValueError, match=column) as refused:
            outlet.add(table.name, rows)
        assert text.strip() == "" or text not in str(refused.value)
        outlet.forget()


def test_there_are_columns_to_try() -> None:
    assert len(COLUMNS) > 30
