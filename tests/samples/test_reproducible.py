"""The same options give the same bytes; what is committed is what the generator writes."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sample_files import SAMPLES

from pipeline.samples import SampleOptions, write_sample

SHORT = SampleOptions(seed=11, date_from=dt.date(2023, 7, 1), date_to=dt.date(2024, 6, 30))
MAXIMUM_SIZE = 6_000_000


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("short") / "sample"
    write_sample(folder, SHORT)
    return folder


def test_same_options_same_bytes_in_another_process(short: Path, tmp_path: Path) -> None:
    """Another process has another hash seed: no order of a set may show."""
    code = (
        "import datetime as dt, pathlib, sys\n"
        "from pipeline.samples import SampleOptions, write_sample\n"
        "write_sample(pathlib.Path(sys.argv[1]), SampleOptions(seed=11, "
        "date_from=dt.date(2023, 7, 1), date_to=dt.date(2024, 6, 30)))\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "again")], check=True)
    assert digests(tmp_path / "again") == digests(short)


def test_written_over_an_older_sample_it_is_the_same(short: Path) -> None:
    before = digests(short)
    write_sample(short, SHORT)
    assert digests(short) == before


def test_another_seed_gives_another_municipality(short: Path, tmp_path: Path) -> None:
    write_sample(tmp_path / "other", replace(SHORT, seed=12))
    one, other = digests(short), digests(tmp_path / "other")
    differing = {name for name in one.keys() & other.keys() if one[name] != other[name]}
    assert "truth/entries.parquet" in differing
    assert {"truth/staff.parquet", "ungetid.toml"}.isdisjoint(differing)


def test_what_is_committed_is_what_is_generated(tmp_path: Path) -> None:
    """When this fails: `make samples`, and commit what changed with the generator."""
    write_sample(tmp_path / "samples", SampleOptions())
    written, committed = digests(tmp_path / "samples"), digests(SAMPLES)
    committed.pop(".gitkeep", None)
    assert written.keys() == committed.keys()
    differing = sorted(name for name in written if written[name] != committed[name])
    assert not differing, f"{len(differing)} files differ: {differing[:10]}"


def test_the_samples_stay_small() -> None:
    size = sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file())
    assert 1_000_000 < size < MAXIMUM_SIZE


def test_containers_carry_no_clock_and_no_system() -> None:
    """Neither the time of writing nor the packer of this machine may show in the bytes."""
    containers = [path for path in SAMPLES.rglob("*") if path.suffix in {".docx", ".xlsx"}]
    checked = 0
    for path in containers:
        if not zipfile.is_zipfile(path):
            continue
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                assert member.date_time == (1980, 1, 1, 0, 0, 0), path.name
                assert member.compress_type == zipfile.ZIP_STORED, path.name
                assert member.create_system == 3, path.name
            core = archive.read("docProps/core.xml").decode()
            assert "2023-07-05" in core, path.name
        checked += 1
    assert checked > 50
