"""Cells run in process by IPython, as a Jupyter kernel would run them for Quarto."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from pipeline.problems import UngetidError
from pipeline.reporting.engine.document import Cell

_MODULE = "ungetid_report"


class _Shown(DisplayHook):
    """Shows a cell's last expression as ``display()`` does, so that the order is kept."""

    def __call__(self, result: object = None) -> None:
        hook: Any = self  # IPython's methods have no types
        if result is None or hook.quiet():
            return
        hook.fill_exec_result(result)
        data, metadata = hook.compute_format_data(result)
        hook.shell.display_pub.publish(data, metadata)


@dataclass
class CellResult:
    """What a cell gave.

    Parameters
    ----------
    shown
        Its displayed results in order, each as MIME type → content.
    printed
        What it printed.
    warned
        What it wrote to standard error.
    value
        The object its last expression gave, or None.
    """

    shown: list[dict[str, Any]] = field(default_factory=list)
    printed: str = ""
    warned: str = ""
    value: object = None


class Session:
    """One document's namespace."""

    def __init__(self, shell: InteractiveShell, file: str) -> None:
        self._shell: Any = shell  # IPython has no types
        self._file = file

    def assign(self, values: dict[str, str]) -> None:
        """Give variables their values, as papermill does after the cell of parameters."""
        self._shell.push(values)

    def run(self, cell: Cell) -> CellResult:
        """Run a cell.

        Raises
        ------
        UngetidError
            When it raises: names the kind of exception and the line, never its message, which may
            quote data; a UngetidError's own words are kept.
        """
        with capture_output() as captured:
            outcome = self._shell.run_cell(cell.source, store_history=False)
        fault = outcome.error_before_exec or outcome.error_in_exec
        if fault is not None:
            raise self._fault(fault, cell) from fault
        shown = [dict(output.data) for output in captured.outputs]
        return CellResult(shown, captured.stdout, captured.stderr, outcome.result)

    def value_of(self, expression: str, line: int) -> object:
        """Return the value of an inline expression.

        Raises
        ------
        UngetidError
            As :meth:`run`.
        """
        return self.run(Cell(line, line, expression)).value

    def _fault(self, fault: BaseException, cell: Cell) -> UngetidError:
        line = cell.code_line
        if isinstance(fault, SyntaxError) and fault.lineno:
            line += fault.lineno - 1
        step = fault.__traceback__
        while step is not None:
            if step.tb_frame.f_globals is self._shell.user_ns:
                line = cell.code_line + step.tb_lineno - 1
            step = step.tb_next
        told = f": {fault.what}" if isinstance(fault, UngetidError) else ""
        label = cell.options.get("label")
        where = f"{self._file}, line {line}" + (f" (cell {label})" if label else "")
        if isinstance(fault, UngetidError) and fault.where:
            where += f"; {fault.where}"
        mend = fault.mend if isinstance(fault, UngetidError) else ""
        return UngetidError(
            f"A cell stopped with {type(fault).__name__}{told}",
            where=where,
            mend=mend or "Nothing was published; the site is as it was.",
        )


@contextlib.contextmanager
def session(file: str) -> Iterator[Session]:
    """Open an empty namespace for one document.

    Parameters
    ----------
    file
        The document's name, for messages.

    Raises
    ------
    UngetidError
        When this process is an IPython session already.
    """
    if InteractiveShell.initialized():
        raise UngetidError(
            "Reports are not rendered inside an IPython session.",
            mend="Run 'ungetid render' in a terminal.",
        )
    before = {
        name: getattr(sys, name) for name in ("stdout", "stderr", "displayhook", "excepthook")
    }
    with tempfile.TemporaryDirectory(prefix="ungetid-ipython-") as folder:
        settings = Config()
        settings.HistoryManager.enabled = False
        settings.InteractiveShell.colors = "nocolor"
        had = os.environ.get("IPYTHONDIR")
        os.environ["IPYTHONDIR"] = folder
        shell: Any = InteractiveShell.instance(
            config=settings,
            ipython_dir=folder,
            user_module=types.ModuleType(_MODULE),
            displayhook_class=_Shown,
        )
        try:
            yield Session(shell, file)
        finally:
            shell.reset(new_session=False)
            InteractiveShell.clear_instance()
            sys.modules.pop(_MODULE, None)
            for name, value in before.items():
                setattr(sys, name, value)
            _restore("IPYTHONDIR", had)


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
