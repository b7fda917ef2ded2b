"""What is asked to be erased → lines of the list."""

from __future__ import annotations

import datetime as dt
import re

import polars as pl

from pipeline.files import sha256_of
from pipeline.ingest.erasing.erased_list import ErasedList
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.withdrawals import below_inbox, known_file
from pipeline.ingest.words import normal
from pipeline.lake import SOURCE_TABLES, STAFF_CODE
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace


def person(workspace: Workspace, knowledge: Knowledge, who: str) -> ErasedList:
    """Return the lines of a member of staff: the code, and every wording that stands for it.

    Parameters
    ----------
    who
        Code, name, initials or e-mail as in ``staff.csv`` and the staff map; or a keyed code.

    Raises
    ------
    UngetidError
        When nobody is known by it; what was asked for is not quoted.
    """
    keyed = keyed_code(workspace, knowledge, who)
    words = [
        word for word, code in knowledge.staff.wordings.items() if _keyed(knowledge, code) == keyed
    ]
    erasures = knowledge.erasures
    return ErasedList(
        staff=frozenset([erasures.mark_of_staff(keyed)]),
        words=frozenset(erasures.mark_of_word(word) for word in words),
    )


def keyed_code(workspace: Workspace, knowledge: Knowledge, who: str) -> str:
    """Return the keyed code of a member of staff; raises as :func:`person`."""
    code = knowledge.staff.wordings.get(normal(who))
    if code is not None:
        return _keyed(knowledge, code)
    written = who.strip()
    if re.fullmatch(STAFF_CODE, written):
        knows = written in knowledge.staff.keyed.values() or _is_in_lake(workspace, written)
        if knows or knowledge.erasures.is_staff(written):
            return written
    raise UngetidError(
        "Nobody is known by that code or name.",
        where="reference/staff.csv, private/staff_map.csv",
        mend="Write the code, name, initials or e-mail as it stands there, or a keyed code (s-…).",
    )


def file(workspace: Workspace, named: str) -> ErasedList:
    """Return the line of a file.

    Parameters
    ----------
    named
        Its key, or its path below the inbox; a file that no run has read yet may be named too.

    Raises
    ------
    UngetidError
        When there is none, or several have been at that path.
    """
    path = workspace.inbox / below_inbox(workspace, named)
    is_inside = path.resolve().is_relative_to(workspace.inbox.resolve())
    if named.strip() and is_inside and path.is_file() and not path.is_symlink():
        return ErasedList(files=frozenset([sha256_of(path)]))
    return ErasedList(files=frozenset([str(known_file(workspace, named)["content_sha256"])]))


def period(first: dt.date, last: dt.date) -> ErasedList:
    """Return the line of a period, both days in it.

    Raises
    ------
    UngetidError
        When it ends before it begins.
    """
    if last < first:
        raise UngetidError("The period ends before it begins.", mend="Swap --from and --to.")
    return ErasedList(periods=frozenset([(first, last)]))


def _keyed(knowledge: Knowledge, code: str) -> str:
    return knowledge.staff.keyed[code]


def _is_in_lake(workspace: Workspace, keyed: str) -> bool:
    """Say whether any part of the lake that counts holds a keyed code."""
    if not workspace.manifest.is_file():
        return False
    for table in SOURCE_TABLES:
        for path in (workspace.lake / table.name).glob("*.parquet") if table.staff_columns else ():
            rows = pl.scan_parquet(path)
            columns = [c for c in table.staff_columns if c in rows.collect_schema().names()]
            found = rows.select(pl.any_horizontal(pl.col(columns) == keyed).any()).collect().item()
            if found:
                return True
    return False
