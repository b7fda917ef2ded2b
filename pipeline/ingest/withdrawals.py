"""Files that have been taken back: ``private/withdrawn.csv``.

A file that is withdrawn leaves the warehouse with all its rows at the next run; what it held is
still counted. The list says why, which may name somebody, and so stays in ``private/``: neither
what is printed nor the ledger holds the reason or a file's name.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import polars as pl

from pipeline.files import replace_private
from pipeline.formulas import begins_formula
from pipeline.ingest.arrivals import COPENHAGEN, read_file_index
from pipeline.ingest.tables import Row, read_small_csv
from pipeline.lake import FILE_KEY
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

_COLUMNS = ("file_key", "withdrawn_on", "reason")
_SHOWN_AS = "private/withdrawn.csv"
_MAX_REASON = 500


@dataclass(frozen=True)
class Withdrawal:
    """A file that was withdrawn, or was brought back.

    Parameters
    ----------
    withdrawn_on
        Since when it is withdrawn.
    is_new
        Whether the list has changed.
    row_count
        Rows that its last reading received.
    is_here
        Whether it lies in the inbox, as far as the last run knows.
    """

    file_key: str
    withdrawn_on: dt.date
    is_new: bool
    row_count: int
    is_here: bool


@dataclass(frozen=True)
class _Line:
    withdrawn_on: dt.date
    reason: str


def read_withdrawals(workspace: Workspace) -> dict[str, dt.date]:
    """Return the files that are withdrawn, and since when.

    Raises
    ------
    UngetidError
        When a line of the list cannot be read: a file must not come back by a slip of the pen.
    """
    return {key: line.withdrawn_on for key, line in _read(workspace).items()}


def withdraw(workspace: Workspace, file: str, reason: str) -> Withdrawal:
    """Withdraw a file: from the next run on, its rows count no more.

    Parameters
    ----------
    file
        Its file key, or its path below the inbox.
    reason
        Why; for whoever asks later, kept in ``private/`` alone.

    Raises
    ------
    UngetidError
        When there is no such file, several have been at that path, or the reason is blank.
    """
    said = _neutral(" ".join(reason.split()))[:_MAX_REASON]
    if not said:
        raise UngetidError(
            "There is no reason.", mend='Say why: --reason "Sent by mistake"; it stays in private/.'
        )
    file_key = _file_key(workspace, file)
    lines = _read(workspace)
    is_new = file_key not in lines
    if is_new:
        lines[file_key] = _Line(dt.datetime.now(COPENHAGEN).date(), said)
        _write(workspace, lines)
    return _told(workspace, file_key, lines[file_key], is_new=is_new)


def restore(workspace: Workspace, file: str) -> Withdrawal:
    """Take a withdrawal back: the file is read again at the next run.

    Raises
    ------
    UngetidError
        When the file is not withdrawn.
    """
    lines = _read(workspace)
    file_key = file if file in lines else _file_key(workspace, file)
    line = lines.pop(file_key, None)
    if line is None:
        raise UngetidError(
            f"{file_key} is not withdrawn.", where=_SHOWN_AS, mend="Nothing was changed."
        )
    _write(workspace, lines)
    return _told(workspace, file_key, line, is_new=True)


def forget(workspace: Workspace, file_keys: Collection[str]) -> None:
    """Take files that were erased off the list, with what was said of them."""
    lines = _read(workspace)
    left = {key: line for key, line in lines.items() if key not in file_keys}
    if len(left) < len(lines):
        _write(workspace, left)


def _told(workspace: Workspace, file_key: str, line: _Line, *, is_new: bool) -> Withdrawal:
    row = _known(workspace).get(file_key)
    paths = [path for key, path in read_file_index(workspace) if key == file_key]
    return Withdrawal(
        file_key,
        line.withdrawn_on,
        is_new,
        row_count=row["rows_received"] if row else 0,
        is_here=any((workspace.inbox / path).is_file() for path in paths),
    )


def _file_key(workspace: Workspace, file: str) -> str:
    """Return the key of a file that the lake knows."""
    known = _known(workspace)
    if re.fullmatch(FILE_KEY, file):
        if file in known:
            return file
        raise _unknown("There is no file of that key.")
    wanted = below_inbox(workspace, file)
    keys = {key for key, path in read_file_index(workspace) if path == wanted and key in known}
    if not keys:
        raise _unknown("No file of that name has been read.")
    if len(keys) > 1:
        raise UngetidError(
            f"Several files have been in that place: {', '.join(sorted(keys))}.",
            where="private/file_index.csv",
            mend="Name the one you mean by its key.",
        )
    return keys.pop()


def known_file(workspace: Workspace, file: str) -> dict[str, Any]:
    """Return the manifest's line of a source file that the lake knows.

    Parameters
    ----------
    file
        Its key, or its path below the inbox.

    Raises
    ------
    UngetidError
        When there is none, or several have been at that path.
    """
    return _known(workspace)[_file_key(workspace, file)]


def _unknown(what: str) -> UngetidError:
    return UngetidError(
        what,
        where="private/file_index.csv",
        mend="Look its key up there. A file that no run has read yet is just taken out of inbox/.",
    )


def _known(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Return the manifest's rows of source files that count, or are withdrawn, by file key."""
    if not workspace.manifest.is_file():
        return {}
    try:
        manifest = pl.read_parquet(workspace.manifest)
    except (OSError, pl.exceptions.PolarsError):
        raise UngetidError(
            "The lake's manifest cannot be read.",
            where="lake/manifest.parquet",
            mend="Put it back from a copy, or delete lake/ and run 'ungetid ingest' again.",
        ) from None
    is_setup = pl.col("kind").is_in(("reference", "staff"))
    sources = manifest.filter(pl.col("is_current") & ~is_setup)
    return {str(row["file_key"]): row for row in sources.iter_rows(named=True)}


def below_inbox(workspace: Workspace, file: str) -> str:
    """Return a path as the private index has it: below the inbox, with ``/``.

    Parameters
    ----------
    file
        As somebody writes it: from the workspace, from the inbox or whole.
    """
    path = PurePosixPath(file.replace("\\", "/"))
    inbox = PurePosixPath(workspace.inbox.as_posix())
    if path.is_relative_to(inbox):
        path = path.relative_to(inbox)
    parts = [part for part in path.parts if part != "."]
    if parts and parts[0] == workspace.inbox.name and len(parts) > 1:
        parts = parts[1:]
    return "/".join(parts)


def _neutral(text: str) -> str:
    """Return a text that no spreadsheet takes to be a formula."""
    return f"'{text}" if begins_formula(text) else text


def _read(workspace: Workspace) -> dict[str, _Line]:
    if not workspace.withdrawals_file.is_file():
        return {}
    headings: dict[str, tuple[str, ...]] = dict.fromkeys(_COLUMNS, ())
    needed = ("file_key", "withdrawn_on")
    rows = read_small_csv(workspace.withdrawals_file, _SHOWN_AS, headings, needed).rows
    return {
        _key_in(row): _Line(row.date("withdrawn_on"), row.cells.get("reason", "")) for row in rows
    }


def _key_in(row: Row) -> str:
    key = row.text("file_key")
    if not re.fullmatch(FILE_KEY, key):
        raise row.fault("file_key", "is no file key", "Write it as in private/file_index.csv.")
    return key


def _write(workspace: Workspace, lines: dict[str, _Line]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(
        (key, line.withdrawn_on.isoformat(), line.reason) for key, line in sorted(lines.items())
    )
    # With a byte order mark, Excel shows Danish letters as they are.
    replace_private(workspace.withdrawals_file, text.getvalue().encode("utf-8-sig"))
