"""The wheel is the whole product: it runs the demo outside the checkout."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
UV = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")

pytestmark = pytest.mark.wheel


def call(*command, **options):
    result = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    target = tmp_path_factory.mktemp("dist")
    call(
        UV, "build", "--wheel", "--no-build-isolation", "-p", sys.executable, "-o", target, CHECKOUT
    )
    return next(target.glob("*.whl"))


def test_it_carries_what_the_pipeline_reads(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("sql", "reports", "expectations", "data_samples"):
        shipped = {
            name.split("/", 3)[3] for name in names if name.startswith(f"pipeline/_data/{folder}/")
        }
        tracked = {
            path.relative_to(CHECKOUT / folder).as_posix()
            for path in (CHECKOUT / folder).rglob("*")
            if path.is_file() and path.name != ".gitkeep" and "__pycache__" not in path.parts
        }
        assert shipped, folder
        assert tracked <= shipped, f"{folder}: {sorted(tracked - shipped)[:5]} stayed behind"
    assert "pipeline/starter/ungetid.toml" in names


def test_installed_in_an_empty_environment_it_runs_the_demo(wheel, tmp_path):
    """With the locked versions, but none of the development tools."""
    environment = tmp_path / "venv"
    call(UV, "venv", "--quiet", "-p", sys.executable, environment)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    constraints = tmp_path / "constraints.txt"
    constraints.write_text(pins())
    call(UV, "pip", "install", "--quiet", "-p", python, "-c", constraints, wheel)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    out = call(python, "-m", "pipeline.cli", "demo", "demo", "--json", cwd=tmp_path, env=clean)
    report = json.loads(out)
    assert report["exit_code"] in {0, 3}
    assert "_data" in call(
        python,
        "-c",
        "from pipeline.resources import resource_folder as f; print(f('sql'))",
        cwd=tmp_path,
        env=clean,
    )
    site = {Path(page).name for page in report["site"]}
    assert {"dashboard.html", "committee.html", "committee.pdf", "committee.docx"} <= site
    assert all((tmp_path / "demo" / page).stat().st_size > 1000 for page in report["site"])
    assert "ruff" not in call(UV, "pip", "list", "-p", python)


def pins():
    """The lock's versions without its hashes, which a constraint cannot carry."""
    lock = (CHECKOUT / "requirements.lock").read_text().splitlines()
    return "\n".join(line.removesuffix(" \\") for line in lock if line and line[0].isalpha())
