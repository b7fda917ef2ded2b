"""What the operating system refuses, told so that a person can mend it."""

from __future__ import annotations

import errno
from pathlib import Path

from pipeline.problems import UngetidError

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# DuckDB's errors carry no number; these are the words of the systems.
_FULL_WORDS = ("no space left", "file too large", "not enough space", "quota exceeded", "disk full")
_FORBIDDEN_WORDS = ("permission denied", "read-only", "access is denied", "not permitted")
_AS_IT_WAS = "Readers see what they saw before"


def as_told(error: BaseException) -> UngetidError | None:
    """Return the message for a disk that is full or must not be written to; else None.

    A stage says what it was about when a library failed; where the disk was the cause, that is
    what there is to mend. A file of the inbox is never named: only the folder that it lies in.
    """
    if isinstance(error, UngetidError):
        cause = as_told(error.__cause__) if error.__cause__ is not None else None
        return cause or error
    is_of_system = isinstance(error, OSError)
    if not is_of_system and not type(error).__module__.endswith("duckdb"):
        return None
    number, words = getattr(error, "errno", None), str(error).lower()
    place = Path(str(getattr(error, "filename", None) or "")).parent.name
    where = f"{place}/" if place else ""
    if number in _FULL or any(word in words for word in _FULL_WORDS):
        mend = f"Make room on the disk, then run again. {_AS_IT_WAS}."
        return UngetidError("The disk is full.", where=where, mend=mend)
    is_forbidden = any(word in words for word in _FORBIDDEN_WORDS) and "open file" in words
    if number in _FORBIDDEN or (is_forbidden and not is_of_system):
        mend = f"Allow this user to write the workspace, then run again. {_AS_IT_WAS}."
        return UngetidError("A folder must not be written to.", where=where, mend=mend)
    return None
