"""A Quarto project of a few lines, rendered by the built-in engine."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from pipeline.progress import Silent
from pipeline.reporting.engine.builtin import render_project
from pipeline.resources import resource_folder

AS_OF = dt.date(2025, 10, 8)
PARAMETERS = '```{python}\n#| tags: [parameters]\nwarehouse = ""\nquarter = ""\n```\n'
# A picture of one pixel, and a drawing.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>'


def front(*formats: str, **more: str) -> str:
    """Return front matter for some formats."""
    lines = ["---", 'title: "Prøve"', "lang: da", *(f"{k}: {v}" for k, v in more.items())]
    return "\n".join(
        [*lines, "format:", *(f"  {name}:\n    toc: false" for name in formats), "---"]
    )


def render(folder: Path, text: str, *, name: str = "page.qmd") -> dict[str, Path]:
    """Render one document; return its outputs by ending."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures" / "a.svg").write_text(SVG, encoding="utf-8")
    (folder / "figures" / "a.png").write_bytes(PNG)
    shutil.copytree(resource_folder("reports") / "fonts", folder / "fonts", dirs_exist_ok=True)
    if not (folder / "_quarto.yml").exists():
        (folder / "_quarto.yml").write_text("lang: da\nexecute:\n  echo: false\n")
    made = render_project(
        folder,
        documents=[name],
        parameters={"warehouse": "w.duckdb", "quarter": "2025-Q3"},
        as_of=AS_OF,
        progress=Silent(),
    )
    return {path.suffix: path for path in made}


def html_of(folder: Path, body: str, kind: str = "html", **more: str) -> str:
    """Render a body as one HTML page."""
    made = render(folder, f"{front(kind, **more)}\n{PARAMETERS}\n{body}\n")
    return made[".html"].read_text(encoding="utf-8")
