"""``ungetid profile FILE``: a draft of a profile for a file of an unknown tool."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.files import replace_private, sha256_of
from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.profiles.book import STANDARD
from pipeline.ingest.profiles.draft_text import draft_text
from pipeline.ingest.profiles.guessing import guess_columns
from pipeline.ingest.profiles.looking import AnyHeadings, Look, look_at
from pipeline.ingest.profiles.profile import FileFormat
from pipeline.ingest.read_file import with_log
from pipeline.ingest.readers.formats import Recognised, Shape
from pipeline.ingest.readers.log_table import FileRefused, Log
from pipeline.ingest.readers.source import Source
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

_NEXT = (
    'Next: check every line of it, set status = "confirmed", and move it to profiles/ in the '
    "workspace. docs/profiles.md explains the keys."
)
_OUTSIDE = (
    "Take care: it lies outside private/ and may name persons. Nothing removes it there, and "
    "whoever may read the folder can read it."
)
_FORMATS: dict[str, FileFormat] = {
    "workbook": "workbook",
    "parquet": "parquet",
    "json": "json",
    "calendar": "calendar",
    "text": "csv",
}


@dataclass(frozen=True)
class ProfileDraft:
    """What was found; nothing in it quotes the file.

    Parameters
    ----------
    path
        Where the draft is.
    fits
        The confirmed profile that already reads such files; None where only the standard one may.
    columns
        Canonical column → its position and the confidence of the guess.
    missing
        Needed columns that were not found.
    unmapped
        Column → how many different values, and how many rows, are not known.
    unknown_columns
        Positions of columns that nothing is known of.
    breaks
        Positions of columns that look like breaks.
    is_private
        Whether it lies in ``private/``, where it expires.
    """

    path: Path
    fits: str | None
    columns: dict[str, tuple[int, str]]
    missing: tuple[str, ...]
    unmapped: dict[str, tuple[int, int]]
    unknown_columns: tuple[int, ...]
    breaks: tuple[int, ...] = ()
    is_private: bool = True

    @property
    def summary(self) -> str:
        """What is told on the screen, and what to do next."""
        lines = [f"The draft is {self.path}. It loads nothing."]
        if not self.is_private:
            lines.append(_OUTSIDE)
        if self.fits:
            lines.append(
                f"The profile {self.fits} reads such a file already; you may not need one."
            )
        lines += [
            f"  column {position}: {column} ({confidence})"
            for column, (position, confidence) in self.columns.items()
        ]
        lines += [
            f"  {column}: {values} different values in {rows} rows are not known"
            for column, (values, rows) in self.unmapped.items()
        ]
        if self.unknown_columns:
            places = ", ".join(map(str, self.unknown_columns))
            lines.append(f"  nothing is known of column {places}")
        if self.breaks:
            places = ", ".join(map(str, self.breaks))
            lines.append(f"  not subtracted: hours will include the break of column {places}")
        if self.missing:
            lines.append(f"  not found, but needed: {', '.join(self.missing)}")
        return "\n".join([*lines, _NEXT])


def draft_profile(workspace: Workspace, file: Path, out: Path | None = None) -> ProfileDraft:
    """Look at a file and write a draft of its profile.

    Parameters
    ----------
    file
        Any file that the readers of activity logs know, wherever it is.
    out
        Where to write; ``private/profile_<digest>.toml`` when None.

    Raises
    ------
    UngetidError
        When the file cannot be read or has no heading row, or the draft exists already.
    """
    source, digest = _opened(file)
    knowledge = read_knowledge(workspace)
    path = out or workspace.private / f"profile_{digest[:8]}.toml"
    if path.exists():
        raise UngetidError(
            "The draft exists already; it may hold your own changes.",
            where=path.name,
            mend="Remove it, or name another file with --out.",
        )
    words = AnyHeadings(knowledge.headings.matchers[STANDARD].profile)
    try:
        work = partial(_looked_at, knowledge=knowledge)
        shape, headings, looks = with_log(source, dt.date.max, words, work)
    except FileRefused as refused:
        reason, mend = knowledge.rules[refused.reason_code]
        raise UngetidError(reason, mend=mend) from None
    except (OSError, UngetidError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - Rust's panics are no Exception; a message may quote a cell
        reason, mend = knowledge.rules["unreadable_file"]
        raise UngetidError(reason, mend=mend) from None
    guesses = guess_columns(looks, knowledge.headings.profiles)
    file_format = _FORMATS[shape]
    draft = draft_text(guesses, headings.names, file_format, knowledge)
    _write(path, draft.text, is_private=out is None)
    return ProfileDraft(
        path,
        _fitting(knowledge, headings.names, file_format),
        {
            guess.column: (guess.look.position, guess.confidence)
            for guess in (*guesses.columns, *guesses.labels)
        },
        draft.missing,
        draft.unmapped,
        tuple(look.position for look in guesses.unknown),
        tuple(look.position for look in guesses.breaks),
        is_private=path.resolve().is_relative_to(workspace.private.resolve()),
    )


def _opened(file: Path) -> tuple[Source, str]:
    """Return a file and its SHA-256; a pipe or a device would be waited for without end."""
    try:
        size = file.stat().st_size
        if not file.is_file():
            raise UngetidError("This is no file.", mend="Name the export itself.")
        return Source(lambda: file.open("rb"), size), sha256_of(file)
    except OSError:
        raise UngetidError(
            "The file cannot be opened.",
            mend="Check the path, close it in other programs, and allow this user to read it.",
        ) from None


def _looked_at(
    known: Recognised, log: Log | None, *, knowledge: Knowledge
) -> tuple[Shape, HeadingRow, list[Look]]:
    """Look at the columns of the first table.

    Raises
    ------
    FileRefused
        ``no_header`` where no row looks like headings.
    """
    if log is None:
        raise FileRefused("no_header")
    table = log.tables[0]
    return known.shape, table.headings, look_at(table, knowledge)


def _fitting(knowledge: Knowledge, names: tuple[str, ...], file_format: FileFormat) -> str | None:
    """Return the profile that fits the headings, where it is one of a tool."""
    try:
        profile = knowledge.headings.for_format(file_format).match(names).profile
    except FileRefused:  # a draft that waits in profiles/
        return None
    return None if profile.id == STANDARD else profile.id


def _write(path: Path, text: str, *, is_private: bool) -> None:
    if is_private:
        replace_private(path, text.encode())
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text.encode())
