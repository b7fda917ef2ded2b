"""The ``.qmd`` files as the engines run them: every cell, in order, in one namespace."""

from __future__ import annotations

import os
import re
from contextlib import chdir
from pathlib import Path
from typing import Any

from pipeline.resources import resource_folder

_CELL = re.compile(r"^```\{python\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTION = re.compile(r"^#\|.*\n", re.MULTILINE)


def source(name: str) -> str:
    return (resource_folder("reports") / name).read_text(encoding="utf-8")


def cells(name: str) -> list[str]:
    return [_OPTION.sub("", body).strip() for body in _CELL.findall(source(name))]


def outputs(name: str, warehouse: Path, quarter: str, folder: Path) -> list[Any]:
    """Run a file's cells in a folder and return what each of them shows."""
    first, second, *rest = cells(name)
    space: dict[str, Any] = {}
    with chdir(folder):
        exec(first, space)  # noqa: S102 - the cells of our own pages
        space.update(warehouse=os.fspath(warehouse), quarter=quarter)
        exec(second, space)  # noqa: S102 - the same
        return [eval(cell, space) for cell in rest]  # noqa: S307 - the same


def text(name: str, warehouse: Path, quarter: str, folder: Path) -> str:
    """Return everything a file shows as one text, without Plotly's script."""
    shown = outputs(name, warehouse, quarter, folder)
    parts = [one["value"] if isinstance(one, dict) else one.data for one in shown]
    return re.sub(r"<script>.*?</script>", "", "\n\n".join(parts), flags=re.DOTALL)
