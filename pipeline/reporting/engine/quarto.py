"""Rendering with Quarto, where it is on the machine: its documented command line, nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from pipeline.problems import UngetidError
from pipeline.progress import Progress

OUTPUT = "_site"  # output-dir of reports/_quarto.yml
_PARAMETERS = "parameters.yml"
# Minutes, not seconds: the first document also starts a Jupyter kernel.
_TIME_LIMIT = 600
_LAST_LINES = 12
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def find_quarto() -> Path | None:
    """Return Quarto's executable; None when it is not on the machine."""
    found = shutil.which("quarto")
    return Path(found) if found else None


def quarto_version(quarto: Path) -> str:
    """Return Quarto's version, e.g. ``1.10.18``.

    Raises
    ------
    UngetidError
        When the executable does not tell it.
    """
    answer = _call([str(quarto), "--version"], Path.cwd())
    version = answer.stdout.strip()
    if answer.returncode != 0 or not re.fullmatch(r"[0-9][0-9A-Za-z.\-]{0,40}", version):
        raise UngetidError(
            "Quarto does not tell its version.",
            where=str(quarto),
            mend="Install Quarto again, or use '--engine builtin'.",
        )
    return version


def render_project(
    folder: Path, *, documents: list[str], parameters: dict[str, str], progress: Progress
) -> list[Path]:
    """Render documents of a Quarto project with Quarto.

    Parameters
    ----------
    folder
        A private copy of ``reports/``.
    documents
        Names of the ``.qmd`` files, in order.
    parameters
        Values of the cell tagged ``parameters``. They travel in a file: a path on Windows has a
        colon, with which ``-P`` separates name and value.

    Returns
    -------
    list[Path]
        What lies in the project's output folder afterwards.

    Raises
    ------
    UngetidError
        Names the document that Quarto could not render, with the last lines Quarto said.
    """
    quarto = find_quarto()
    if quarto is None:
        raise UngetidError(
            "Quarto is not on this machine.", mend="Install it, or use '--engine builtin'."
        )
    text = yaml.safe_dump(parameters, allow_unicode=True)
    (folder / _PARAMETERS).write_text(text, encoding="utf-8")
    with progress.step("Rendering with Quarto", len(documents)) as advance:
        for document in documents:
            words = [str(quarto), "render", document, "--execute-params", _PARAMETERS]
            answer = _call([*words, "--no-execute-daemon"], folder)
            if answer.returncode != 0:
                raise UngetidError(
                    f"Quarto could not render the document. It said: {_last_lines(answer)}",
                    where=f"reports/{document}",
                    mend="Mend the document, or use '--engine builtin'.",
                )
            advance(1)
    return sorted(path for path in (folder / OUTPUT).rglob("*") if path.is_file())


def _call(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    # The cells import this package: Quarto must start the Python that has it.
    environment = {**os.environ, "QUARTO_PYTHON": sys.executable, "PYTHONUTF8": "1"}
    try:
        return subprocess.run(
            words,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UngetidError(
            f"Quarto did not finish within {_TIME_LIMIT // 60} minutes.",
            mend="Try again, or use '--engine builtin'.",
        ) from None
    except OSError as error:
        raise UngetidError(
            f"Quarto cannot be started: {error.strerror}.",
            where=words[0],
            mend="Install Quarto again, or use '--engine builtin'.",
        ) from None


def _last_lines(answer: subprocess.CompletedProcess[str]) -> str:
    lines = _ANSI.sub("", answer.stderr or answer.stdout).strip().splitlines()
    return " / ".join(line.strip() for line in lines[-_LAST_LINES:] if line.strip())
