"""Documents rendered side by side are those that one process makes; faults come through whole."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_project import PARAMETERS, front

from pipeline.problems import ExitCode, UngetidError
from pipeline.reporting.engine import together
from pipeline.reporting.engine.task import Task
from pipeline.reporting.engine.together import helper_count, run_all
from pipeline.reporting.engine.worker import pages_of

CELL = "\n```{python}\n%s\n```\n"
NOISE = "import os, sys\nprint('noise')\nos.write(1, b'noise')\nos.write(2, b'noise')\nos.getpid()"


def tasks(folder: Path, *bodies: str) -> list[Task]:
    made = []
    for number, body in enumerate(bodies):
        copy = folder / str(number)
        copy.mkdir(parents=True)
        (copy / "_quarto.yml").write_text("lang: da\nexecute:\n  echo: false\n")
        (copy / "page.qmd").write_text(f"{front('html')}\n{PARAMETERS}\n{CELL % body}")
        parameters = {"warehouse": "w.duckdb", "quarter": f"2025-Q{number % 4 + 1}"}
        made.append(Task(copy, "page.qmd", parameters, "builtin", dt.date(2025, 10, 8)))
    return made


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "helper_count", lambda _tasks: 1)


def test_the_pages_are_those_of_one_process(
    tmp_path: Path, two: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = ["quarter"] * 4
    done: list[int] = []
    beside = run_all(tasks(tmp_path / "a", *bodies), done.append)
    monkeypatch.setattr(together, "helper_count", lambda _tasks: 0)
    alone = run_all(tasks(tmp_path / "b", *bodies), done.append)
    assert done == [1] * 8
    assert [page.parent.parent.name for [page] in beside] == ["0", "1", "2", "3"]
    for [one], [other] in zip(beside, alone, strict=True):
        assert one.read_text() == other.read_text()
    assert "2025-Q3" in beside[2][0].read_text()


def test_both_processes_render_and_what_they_print_disturbs_nobody(
    tmp_path: Path, two: None
) -> None:
    waits = f"import time\ntime.sleep(1)\n{NOISE}"
    made = run_all(tasks(tmp_path, *[waits] * 6), lambda _done: None)
    found = {page.read_text().partition("<pre")[2] for [page] in made}
    assert len(found) == 2, "two process ids"


def test_a_fault_in_another_process_is_told_as_here(tmp_path: Path, two: None) -> None:
    slow = "import time\ntime.sleep(3)"
    for bodies in ([slow, "1 / 0", "1", "1"], ["1 / 0", slow, "1", "1"]):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        with pytest.raises(UngetidError, match="ZeroDivisionError") as caught:
            run_all(tasks(folder, *bodies), lambda _done: None)
        assert "page.qmd, line" in caught.value.where
        assert caught.value.exit_code is ExitCode.BAD_SETUP
    told = "from pipeline.problems import UngetidError\nraise UngetidError('the reason')"
    with pytest.raises(UngetidError, match="the reason"):
        run_all(tasks(tmp_path / "told", slow, told, "1"), lambda _done: None)


def test_a_process_that_dies_is_told(tmp_path: Path, two: None) -> None:
    here = os.getpid()
    dies = f"import os, time\nif os.getpid() != {here}: os._exit(1)\ntime.sleep(3)"
    with pytest.raises(UngetidError, match="could not be rendered") as caught:
        run_all(tasks(tmp_path, dies, dies, dies), lambda _done: None)
    assert caught.value.where == "reports/page.qmd"


def test_what_the_system_refuses_there_is_an_oserror_here(tmp_path: Path) -> None:
    [task] = tasks(tmp_path, "1")
    with pytest.raises(OSError, match="No space"):
        pages_of('{"refused": [28, "No space left on device"]}', task)


def test_a_helper_ends_when_nothing_more_can_come(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "pipeline.reporting.engine.worker"]
    ended = subprocess.run(words, stdin=subprocess.DEVNULL, timeout=60, check=False)
    assert ended.returncode == 0


def test_helpers_are_one_a_core_and_none_for_a_page_or_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: {0, 1}, raising=False)
    assert [helper_count(tasks) for tasks in (1, 2, 3, 60)] == [0, 0, 1, 1]
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: set(range(64)), raising=False)
    assert helper_count(60) == 3
