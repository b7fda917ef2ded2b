"""One document to be rendered in a folder of its own, by whichever engine."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.progress import Silent
from pipeline.reporting.engine import quarto


@dataclass(frozen=True)
class Task:
    """A document to be rendered.

    Parameters
    ----------
    folder
        A private copy of ``reports/``.
    document
        The name of the .qmd file.
    parameters
        Values of the cell tagged ``parameters``.
    engine
        ``builtin``, or ``quarto`` with its version.
    as_of
        The date that PDF and DOCX carry.
    """

    folder: Path
    document: str
    parameters: dict[str, str]
    engine: str
    as_of: dt.date

    def run(self) -> list[Path]:
        """Render it; return what the engine made.

        Raises
        ------
        UngetidError
            Names the document and the place in it.
        """
        if self.engine == "builtin":
            return _render_builtin(self)
        return quarto.render_project(
            self.folder,
            documents=[self.document],
            parameters=self.parameters,
            progress=Silent(),
        )

    def as_line(self) -> str:
        """Write it as one line, for another process."""
        return json.dumps(asdict(self), default=str) + "\n"

    @classmethod
    def from_line(cls, line: str) -> Task:
        """Read what :meth:`as_line` wrote."""
        found = json.loads(line)
        as_of = dt.date.fromisoformat(found["as_of"])
        return cls(**{**found, "folder": Path(found["folder"]), "as_of": as_of})


def _render_builtin(task: Task) -> list[Path]:
    """Render with the built-in engine; imported here, since pandoc and Typst take a while."""
    from pipeline.reporting.engine import builtin  # noqa: PLC0415 - see the docstring

    return builtin.render_project(
        task.folder,
        documents=[task.document],
        parameters=task.parameters,
        as_of=task.as_of,
        progress=Silent(),
    )
