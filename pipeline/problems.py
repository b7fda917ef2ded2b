"""What is said when something is wrong: one message with what, where and how to mend it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every verb; documented in the README."""

    OK = 0
    NOT_PUBLISHED = 1  # a critical expectation failed; readers still see the former version
    BAD_SETUP = 2  # workspace, settings or command line; nothing was done
    INPUT_REFUSED = 3  # the run is complete, but files or rows wait for a person
    BUSY = 4  # another run holds the workspace


class UngetidError(Exception):
    """A fault that the person at the keyboard can mend.

    Parameters
    ----------
    what
        What is wrong, as a sentence.
    where
        File, line or setting; never personal data, never a source file's own name.
    mend
        What to do about it.
    exit_code
        How the process ends when nobody catches it.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        mend: str = "",
        exit_code: ExitCode = ExitCode.BAD_SETUP,
    ) -> None:
        self.what = what
        self.where = where
        self.mend = mend
        self.exit_code = exit_code
        super().__init__(" ".join(part for part in (what, where, mend) if part))
