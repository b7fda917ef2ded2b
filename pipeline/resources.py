"""Where the data files of the package are, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pipeline.problems import UngetidError

Resource = Literal["sql", "expectations", "reports", "data_samples"]

_PACKAGE = Path(__file__).resolve().parent
STARTER = _PACKAGE / "starter"


def resource_folder(name: Resource) -> Path:
    """Return the folder of that name: beside the package in a checkout, inside it in a wheel.

    Raises
    ------
    UngetidError
        When the installation lacks the folder.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise UngetidError(
        f"The installation lacks its folder {name}/.",
        mend="Install ungetid again.",
    )


def changelog() -> Path | None:
    """Return ``CHANGELOG.md``: beside the package in a checkout, inside it in a wheel."""
    places = (_PACKAGE / "_data" / "CHANGELOG.md", _PACKAGE.parent / "CHANGELOG.md")
    return next((path for path in places if path.is_file()), None)
