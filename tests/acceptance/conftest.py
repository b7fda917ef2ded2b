"""The demo, run once a test session, and copies of it for tests that change something."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from acceptance_truth import read_truth
from browser_page import Watched
from demo_run import Demo, ungetid
from filelock import FileLock
from playwright.sync_api import sync_playwright

from pipeline.demo import lay_out_samples
from pipeline.problems import ExitCode
from pipeline.reporting.render import render
from pipeline.resources import resource_folder
from pipeline.workspace import Workspace, open_workspace

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def _lay_out_and_run(root: Path) -> None:
    lay_out_samples(resource_folder("data_samples"), root / "workspace")
    answer = ungetid("run", "--workspace", root / "workspace", "--engine", "builtin")
    (root / "stdout.txt").write_text(answer.stdout, encoding="utf-8")
    (root / "stderr.txt").write_text(answer.stderr, encoding="utf-8")
    # Planted errors wait for a person: a run that refuses none of them has not seen them.
    assert answer.returncode == int(ExitCode.INPUT_REFUSED), answer.stdout + answer.stderr
    (root / "done").touch()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run the demo once for all processes of this test session; nobody may change it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root = shared / "acceptance-demo"
    with FileLock(shared / "acceptance-demo.lock"):
        if not (root / "done").exists():
            shutil.rmtree(root, ignore_errors=True)  # an attempt that failed in another process
            root.mkdir()
            _lay_out_and_run(root)
    return Demo(
        open_workspace(root / "workspace"),
        read_truth(resource_folder("data_samples")),
        root / "stdout.txt",
        root / "stderr.txt",
    )


@pytest.fixture(scope="session")
def english_site(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo's site with its pages in English, made once for all processes."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root = shared / "acceptance-english"
    with FileLock(shared / "acceptance-english.lock"):
        if not (root / "done").exists():
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(demo.workspace.site, root / "site")
            render(
                demo.warehouse,
                resource_folder("reports"),
                root / "site",
                quarters=["2025-Q3"],
                language="en",
                engine="builtin",
            )
            (root / "done").touch()
    return root / "site"


@pytest.fixture
def own_demo(demo: Demo, tmp_path: Path) -> Workspace:
    """Return a copy of the demo as its first run left it, to change at will."""
    shutil.copytree(demo.workspace.root, tmp_path / "copy")
    return open_workspace(tmp_path / "copy")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        message = "CHROMIUM IS NOT ON THIS MACHINE: no page was opened in a browser."
        if os.environ.get("CI"):
            pytest.fail(message)
        warnings.warn(message, stacklevel=1)
        pytest.skip(message)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def watched(browser: Any) -> Iterator[Watched]:
    page = Watched(browser)
    yield page
    page.context.close()
