"""Laying out the demo: nothing that is not its own is touched, nothing half-made is left."""

from __future__ import annotations

import stat

import pytest

from pipeline import demo
from pipeline.demo import demo_workspace, lay_out_samples
from pipeline.problems import UngetidError
from pipeline.workspace import complete_workspace


@pytest.fixture(autouse=True)
def small_samples(tmp_path, monkeypatch):
    """A sample of three files: what is in it is not the matter here."""
    samples = tmp_path / "samples"
    for name, text in {
        "ungetid.toml": 'municipality = "Prøvekøbing"\n',
        "inbox/log.csv": "dato\n",
        "private/identity.key": "00" * 32,
        "truth/entries.json": "[]",
    }.items():
        (samples / name).parent.mkdir(parents=True, exist_ok=True)
        (samples / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(demo, "resource_folder", lambda _name: samples)
    return samples


def test_a_demo_is_the_samples_and_what_the_starter_adds(tmp_path):
    workspace = demo_workspace(tmp_path / "demo")
    assert workspace.settings().municipality == "Prøvekøbing"
    assert (workspace.inbox / "log.csv").is_file()
    assert workspace.models_file.is_file()
    assert not (workspace.root / "truth").exists()
    assert stat.S_IMODE(workspace.key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(workspace.root.stat().st_mode) == 0o700


def test_a_second_time_it_is_the_same_demo_and_fresh_is_a_new_one(tmp_path):
    workspace = demo_workspace(tmp_path / "demo")
    (workspace.inbox / "mine.csv").write_text("dato\n")
    assert (demo_workspace(tmp_path / "demo").inbox / "mine.csv").exists()
    assert not (demo_workspace(tmp_path / "demo", fresh=True).inbox / "mine.csv").exists()


@pytest.mark.parametrize("fresh", [False, True])
def test_a_folder_that_is_no_demo_is_never_touched(tmp_path, fresh):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    with pytest.raises(UngetidError, match="is not a demo"):
        demo_workspace(tmp_path / "thesis", fresh=fresh)
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "years of work"


def test_a_demo_that_broke_off_leaves_no_folder(tmp_path, monkeypatch):
    def broken(samples, root):
        lay_out_samples(samples, root)
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(demo, "lay_out_samples", broken)
        with pytest.raises(OSError, match="disk full"):
            demo_workspace(tmp_path / "demo")
    assert not (tmp_path / "demo").exists()
    assert demo_workspace(tmp_path / "demo").settings_file.is_file()


def test_completing_a_workspace_changes_nothing_that_is_there(tmp_path):
    root = demo_workspace(tmp_path / "demo").root
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    (root / "models.toml").unlink()
    complete_workspace(root)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
