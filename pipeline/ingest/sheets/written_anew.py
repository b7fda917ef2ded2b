"""Files for staff to fill in are written anew: never over one that somebody has filled in."""

from __future__ import annotations

from pathlib import Path

from pipeline.problems import UngetidError


def write_anew(content: bytes, path: Path, usual_name: str) -> Path:
    """Write a file for staff to fill in; one that is there already is never replaced by another.

    Parameters
    ----------
    path
        A file, or a folder in which it gets its usual name.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    UngetidError
        When there is another file of that name.
    """
    if path.is_dir():
        path /= usual_name
    if path.exists() and path.read_bytes() != content:
        raise UngetidError(
            "There is a file of that name, and it may hold registrations; it was left as it is.",
            mend="Name another one with --out, or move the old one away.",
        )
    path.write_bytes(content)
    return path
