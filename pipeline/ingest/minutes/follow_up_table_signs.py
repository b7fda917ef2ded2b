"""What a table and its rows say of the follow-ups in them, beside the headings of its columns."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.minutes.action_kinds import begins_as_task
from pipeline.ingest.minutes.blocks import Table, plain
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.follow_up_marks import AGREED, SENTENCE_END, TASK, begins_with_label
from pipeline.ingest.minutes.headings import heading_kind
from pipeline.ingest.minutes.label_roles import is_of_tasks
from pipeline.ingest.minutes.moments import date_told
from pipeline.ingest.minutes.statuses import is_status

ACTIONS = ("old_actions", "new_actions")
_DAY_WORDS = 3
_TYPE = re.compile(
    r"(?:til\s+)?(?:opgave|aktion|handling|opfølgning|info|information|orientering|drøftelse|beslutning|"
    r"status|emne|debat|o|d|b|i)\W*",
    re.IGNORECASE,
)
_STATUS_LABEL = re.compile(r"^\W*status\s*:\s*", re.IGNORECASE)
_LEAST_ROWS = 2


def has_days(table: Table, at: int) -> bool:
    """Say whether a column holds days, and hardly more."""
    cells = [row[at] for row in table.rows[1:] if at < len(row) and row[at]]
    return any(date_told(cell) is not None and len(cell.split()) <= _DAY_WORDS for cell in cells)


def as_it_stands(told: Row, row: tuple[str, ...], at: int) -> Row:
    """Return an old task with what another cell of its row says of how it stands."""
    others = (cell for y, cell in enumerate(row) if y != at)
    said = (_STATUS_LABEL.sub("", plain(cell)).strip(" .") for cell in others)
    status = next((cell for cell in said if cell and _tells_status(cell)), None)
    if status is None or told["status"]:
        return told
    return replace(told, cells={**told.cells, "status": status})


def _tells_status(text: str) -> bool:
    sentences = [one for one in SENTENCE_END.split(text) if one.strip(" .")]
    return all(is_status(one.strip(" .")) for one in sentences)


def types(table: Table) -> int | None:
    """Return the column of a table that says of each row what it is, of which some are tasks."""
    for at in range(len(table.rows[0])):
        cells = [plain(row[at]) for row in table.rows[1:] if at < len(row)]
        is_each = len(cells) > 1 and all(map(_TYPE.fullmatch, cells))
        if is_each and any(map(is_of_tasks, cells)) and len(set(cells)) > 1:
            return at
    return None


def is_of_labels(table: Table) -> bool:
    """Say whether at least two rows have cells with who and until when behind labels."""
    labelled = [row for row in table.rows if sum(map(begins_with_label, row)) > 1]
    return len(labelled) >= _LEAST_ROWS


def kind_of_row(cells: tuple[str, ...], otherwise: str) -> str:
    """Return which follow-ups a row holds by its first cell: ``Opfølgning fra sidst``."""
    label = next((plain(cell) for cell in cells if cell), "")
    found = heading_kind(label)
    return found[0] if found is not None and found[0] in ACTIONS else otherwise


def task_and_status(text: str, status: str = "") -> dict[str, str]:
    """Return the task in a text of several sentences, and how it stands where one says so."""
    told: dict[str, str] = {"status": status} if status else {}
    sentences = [one.strip(" .") for line in text.split("\n") for one in SENTENCE_END.split(line)]
    for sentence in sentences:
        if is_status(sentence):
            told.setdefault("status", sentence)
    left = [one for one in sentences if one and not is_status(one)]
    found = [(one, match) for one in left if (match := AGREED.search(one)) is not None]
    # "Alle var enige om at …" may be no more than talk; what was agreed stands last.
    found.sort(key=lambda each: each[1][0].casefold().startswith("enig"))
    agreed = [one[match.end() :] for one, match in found[:1]]
    begun = [TASK.sub("", one) for one in left if TASK.match(one) or begins_as_task(one)]
    return {**told, "task": next(iter([*agreed, *begun]), text)}
