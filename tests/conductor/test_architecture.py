"""docs/architecture.md names the stages' functions as they are."""

from __future__ import annotations

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
