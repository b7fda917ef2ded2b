"""Values of minutes that a person has looked at and found right: ``gennemset.csv``.

The list holds ids and days only. An id is keyed, of the document, the place and the value: while a
document says the same, the value stays settled however often it is read; where the document or what
is read of it changes, the value is another one and is listed anew.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Collection, Iterable

from pipeline.files import replace_private
from pipeline.lake import VALUE_ID
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

_HEADER = ("value_id", "confirmed_on")
_MEND = "Write value_id;confirmed_on: an id (v-…) that 'ungetid review' shows, and a day."


def read_confirmed(workspace: Workspace) -> dict[str, dt.date]:
    """Return the ids of the values that are settled, and since when.

    Raises
    ------
    UngetidError
        At the first line that is no id and day.
    """
    path = workspace.confirmed_file
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UngetidError(f"{path.name} cannot be read.", where=path.name, mend=_MEND) from None
    found: dict[str, dt.date] = {}
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=";"), start=1):
        cells = tuple(cell.strip() for cell in row)
        if not any(cells) or cells == _HEADER:
            continue
        try:
            value_id, day = cells
            found.setdefault(_value_id(value_id), dt.date.fromisoformat(day))
        except ValueError:
            where = f"{path.name}, line {number}"
            raise UngetidError("The line is no id and day.", where=where, mend=_MEND) from None
    return found


def confirm(workspace: Workspace, value_ids: Iterable[str], day: dt.date) -> list[str]:
    """Settle values as right from a day on; return those that were not settled before.

    Raises
    ------
    UngetidError
        When one is no id of a value, or as :func:`read_confirmed`.
    """
    known = read_confirmed(workspace)
    wanted = list(dict.fromkeys(value_id.strip().lower() for value_id in value_ids))
    for value_id in wanted:
        if re.fullmatch(VALUE_ID, value_id) is None:
            raise UngetidError("That is no id of a value.", mend=_MEND)
    new = [value_id for value_id in wanted if value_id not in known]
    if new:
        _write(workspace, {**known, **dict.fromkeys(new, day)})
    return new


def forget(workspace: Workspace, kept: Collection[str]) -> int:
    """Take values off the list that are no more, since they were erased; say how many.

    Parameters
    ----------
    kept
        The ids of the values that there are.
    """
    known = read_confirmed(workspace)
    left = {value_id: day for value_id, day in known.items() if value_id in kept}
    if len(left) < len(known):
        _write(workspace, left)
    return len(known) - len(left)


def _write(workspace: Workspace, confirmed: dict[str, dt.date]) -> None:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\n")
    rows = ((value_id, on.isoformat()) for value_id, on in sorted(confirmed.items()))
    writer.writerows([_HEADER, *rows])
    replace_private(workspace.confirmed_file, target.getvalue().encode("utf-8-sig"))


def _value_id(text: str) -> str:
    if re.fullmatch(VALUE_ID, text) is None:
        raise ValueError(text)
    return text
