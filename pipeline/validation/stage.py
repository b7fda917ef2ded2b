"""The stage: candidate + ``expectations/`` → verdict."""

from __future__ import annotations

import threading
from contextlib import closing, suppress
from importlib import import_module
from pathlib import Path

from pipeline.problems import UngetidError
from pipeline.progress import Progress, Silent
from pipeline.validation.checks import run_expectations
from pipeline.validation.store import write_results
from pipeline.validation.suites import read_suites
from pipeline.validation.verdict import Verdict


def warm_up() -> None:
    """Begin to import Great Expectations in a thread: it takes seconds, which may overlap a build.

    A fault of the import is told where it is used, by :func:`validate`.
    """
    threading.Thread(target=_import_quietly, name="import-gx", daemon=True).start()


def _import_quietly() -> None:
    with suppress(Exception):
        import_module("pipeline.validation.gx_duckdb")


def validate(
    candidate: Path, suites: Path, *, own: Path | None = None, progress: Progress | None = None
) -> Verdict:
    """Check a candidate and write ``quality.expectation_result`` into it.

    Parameters
    ----------
    candidate
        The DuckDB file. It is checked read-only, then the results are written.
    suites
        The folder ``expectations/``: suites as YAML or JSON, SQL checks in ``sql/``.
    own
        The workspace's own folder of the same kind, read beside it; it need not be there.

    Returns
    -------
    Verdict
        Publishable when no critical expectation failed. An expectation that cannot be checked
        (its SQL does not run, its table is missing) counts as a failed critical one.

    Raises
    ------
    UngetidError
        When a suite cannot be read (file and entry are named), or there is no candidate.
    """
    expectations = read_suites(suites, own)
    if not candidate.is_file():
        raise UngetidError(
            "There is no candidate to check.",
            where=candidate.name,
            mend="Run 'ungetid build' first.",
        )
    from pipeline.validation.gx_duckdb import CandidateSource  # noqa: PLC0415 - takes seconds

    shown = progress or Silent()
    with (
        closing(CandidateSource(candidate)) as source,
        shown.step("Checking the figures", len(expectations)) as advance,
    ):
        verdict = Verdict(tuple(run_expectations(source, expectations, advance)))
    write_results(candidate, verdict)
    return verdict
