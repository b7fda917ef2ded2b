"""docs/architecture.md names the stages' functions as they are."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

from pipeline.analysis import analyse
from pipeline.ingest import ingest
from pipeline.publish import publish
from pipeline.reporting.render import render
from pipeline.validation import validate
from pipeline.warehouse import build

DOCUMENT = (Path(__file__).parents[2] / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_signatures_are_those_of_the_code():
    for stage in (ingest, build, analyse, validate, publish, render):
        [shown] = re.findall(rf"`{stage.__name__}\((.*?)\) -> ([^`]+)`", DOCUMENT)
        names = [re.split("[:=]", part)[0].strip() for part in shown[0].split(", ")]
        signature = inspect.signature(stage)
        assert [name for name in names if name != "*"] == list(signature.parameters)
        assert shown[1] == str(signature.return_annotation)


STAGES = ("ingest", "warehouse", "analysis", "validation", "reporting")
PACKAGE = Path(__file__).parents[2] / "pipeline"


def _imported(path: Path) -> set[str]:
    """Return the packages below ``pipeline`` that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("pipeline.")}


def test_no_stage_imports_another_and_the_wording_imports_none():
    for folder in (*STAGES, "wording"):
        for path in (PACKAGE / folder).rglob("*.py"):
            others = _imported(path) & set(STAGES) - {folder}
            assert not others, f"{path.name} imports {others}"
