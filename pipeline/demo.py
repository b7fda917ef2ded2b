"""The demo: a workspace made from the synthetic municipality that comes with the package."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.problems import UngetidError
from pipeline.resources import resource_folder
from pipeline.workspace import Workspace, complete_workspace, open_workspace

_MARK = ".ungetid-demo"
# What tests compare against; a demo workspace has no use for it.
_NOT_COPIED = ("truth",)


def demo_workspace(root: Path, *, fresh: bool = False) -> Workspace:
    """Return the demo workspace in a folder, made from ``data_samples/`` when it is not there.

    Parameters
    ----------
    fresh
        Remove an existing demo workspace first. Only a folder that this function made is removed.

    Raises
    ------
    UngetidError
        When the folder exists and is no demo workspace.
    """
    mark = root / _MARK
    if root.exists() and any(root.iterdir()) and not mark.is_file():
        raise UngetidError(
            f"{root} exists and is not a demo.", mend="Name another folder; nothing was changed."
        )
    if fresh and mark.is_file():
        shutil.rmtree(root)
    if not mark.is_file():
        _make_demo(root.resolve())
    return open_workspace(root)


def _make_demo(root: Path) -> None:
    """Lay the demo out aside and rename it, so that a half-made one is never taken for a demo."""
    fresh = root.with_name(f".{root.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    lay_out_samples(resource_folder("data_samples"), fresh)
    text = "Made by 'ungetid demo'. All data in this folder are invented.\n"
    (fresh / _MARK).write_text(text, encoding="utf-8")
    if root.exists():
        root.rmdir()
    fresh.rename(root)


def lay_out_samples(samples: Path, root: Path) -> None:
    """Make a workspace of a synthetic municipality, completed with the starter files.

    Parameters
    ----------
    samples
        A folder as ``ungetid sample`` writes it.
    """
    # Contents alone are copied: an installed package may be read-only, a workspace may not.
    shutil.copytree(
        samples,
        root,
        dirs_exist_ok=True,
        copy_function=shutil.copyfile,
        ignore=shutil.ignore_patterns(*_NOT_COPIED, ".gitkeep"),
    )
    complete_workspace(root)
