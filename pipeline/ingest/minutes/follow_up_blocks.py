"""Where in a document follow-ups stand: tables, lists, lines under their point of the agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.blocks import ListItem, Table
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.follow_up_columns import is_deadline
from pipeline.ingest.minutes.follow_up_evidence import is_as_agreed
from pipeline.ingest.minutes.follow_up_joined import WHOLE, lines_of
from pipeline.ingest.minutes.follow_up_line import OLD, PERHAPS_NEW, PERHAPS_OLD, Line
from pipeline.ingest.minutes.follow_up_lines import Lines
from pipeline.ingest.minutes.follow_up_marks import (
    SENTENCE_END,
)
from pipeline.ingest.minutes.follow_up_sentences import SHOULD
from pipeline.ingest.minutes.follow_up_table_signs import ACTIONS
from pipeline.ingest.minutes.follow_up_tables import AroundOf, Tables
from pipeline.ingest.minutes.label_roles import (
    is_label_like,
    is_of_last_time,
    is_of_tasks,
)
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import HEAD, ITEM, Section
from pipeline.ingest.minutes.statuses import is_status, status_of

# "Jonas har lovet:", "Ulla sørger for:" above a list.
_HAS_PROMISED = re.compile(
    r"(?P<who>[^:,.]{1,40}?)\s+(?:har\s+lovet|lovede|lover|skal|vil|påtager\s+sig|påtog\s+sig|"
    r"sørger\s+for|tager\s+sig\s+af|gør|tager|har\s+til\s+opgave|fik\s+til\s+opgave|får\s+til\s+opgave|"
    r"står\s+for|er\s+ansvarlig\s+for)(?:\s+følgende)?(?:,?\s+at)?\s*:",
    re.IGNORECASE,
)
# "Det blev aftalt," above a list of "at …".
_BREAKS_OFF = re.compile(
    r"^[^,.]{0,40}\b(?:aftal\w+|enige\s+om|beslut\w+|lov\w+)\s*,?$", re.IGNORECASE
)
_LONGEST_NAME, _MOST_NAME_WORDS = 60, 4
# "NYT FRA POLITIET" heads what they told, and no tasks of theirs.
_NEWS_OF = re.compile(r"\b(?:nyt|nyheder|orienter\w*|status|siden|runde\w*)\b", re.IGNORECASE)


def written(
    sections: list[Section], roster: Roster, around_of: AroundOf
) -> Iterator[tuple[str, Row]]:
    """Yield kind of section and row of each follow-up of a document, still as text.

    Parameters
    ----------
    around_of
        Kind of section → what its deadlines are counted from.
    """
    lines = Lines(roster)
    tables = Tables(roster, lines, around_of)
    kind, under = ITEM, None
    for section in sections:
        if under is None or section.title or section.kind != ITEM or under.kind != ITEM:
            under = _under(section, kind, roster, around_of(kind))
        kind = under.kind
        for one in lines_of(section, roster, around_of(kind)):
            if isinstance(one, Table):
                yield from tables.rows(one, kind)
                continue
            under.go_on(one, roster, around_of(kind))
            if under.is_heading:
                continue
            is_each = one.is_listed or bool(under.due_above) or under.is_due_for_lines
            is_due = bool(under.due) and is_each and not one.text.rstrip().endswith(":")
            line = replace(one, text=f"{one.text} – {under.due}") if is_due else one
            told = lines.rows(
                line,
                under.spoken,
                around_of(under.spoken),
                under.owner,
                is_told_of=under.is_told_of,
                is_announced=under.last is not None,
            )
            for row in told:
                yield under.spoken, _with_status(row, under.status or section.title)


@dataclass
class _Under:
    """What stands above the lines of a section and holds for them.

    Parameters
    ----------
    kind, spoken
        Which follow-ups they are, by the section's heading and by a line above a list.
    owner
        Who shall do them all.
    status
        How they stand, by a line above a list.
    is_told_of
        The heading says that it is about what became of tasks.
    due_above, due
        Until when, by the section's heading and by a line above a list.
    is_heading
        The line that was looked at last is itself no more than one of these.
    last
        Where the line stands that speaks of last time, or one right below it: they are one
        paragraph, and all of it is about last time.
    """

    kind: str
    spoken: str
    owner: str
    due_above: str
    due: str
    status: str = ""
    is_told_of: bool = False
    is_listing: bool = False
    is_heading: bool = False
    is_due_for_lines: bool = False  # until when holds for the lines below, and no list
    last: int | None = None  # where in the text the line of last time, or one below it, stands

    def go_on(self, line: Line, roster: Roster, around: Around) -> None:
        """Take what a line says of those below it."""
        text = line.text.strip()
        promised = _HAS_PROMISED.fullmatch(text) if text.endswith(":") else None
        named = promised["who"] if promised is not None else line.text
        said = line if promised is None else replace(line, text=f"{named}:")
        self.is_heading = _names_owner(said, self.kind, roster)
        if self.is_heading:
            self.owner, self.is_listing = named, False
            if promised is not None and self.spoken not in (*ACTIONS, PERHAPS_OLD):
                self.spoken = PERHAPS_NEW
            return
        is_lead = line.text.rstrip().endswith(":") or _BREAKS_OFF.search(line.text) is not None
        if not line.is_listed and is_lead:
            # A line above a list says what it is about, or until when it is to be done.
            named = SENTENCE_END.split(line.text)[-1].strip(" :,")
            is_dated = is_deadline(named, around, share=WHOLE)
            self.status = named if is_status(named) else ""
            if self.status:
                return  # "Gjort:" says how those below stand, and not whose they are
            self.due = named if is_dated else self.due_above
            self.is_due_for_lines = is_dated and self.kind in ACTIONS
            told = _perhaps(named) if self.kind in (ITEM, HEAD) else self.kind
            self.spoken = self.spoken if is_dated else told
            self.last = line.place.line if told == PERHAPS_OLD else None
        elif self.last is not None and line.place.line == self.last + 1:
            self.last = line.place.line
        elif not line.is_listed and not self.is_due_for_lines:
            self.spoken, self.due, self.status = self.kind, self.due_above, ""
            self.last = None
        self.is_due_for_lines = self.is_due_for_lines and not line.is_listed
        if self.is_listing and not line.is_listed:
            self.owner = ""  # the list below who does it is at its end
        self.is_listing = bool(self.owner) and line.is_listed


def _under(section: Section, kind: str, roster: Roster, around: Around) -> _Under:
    """Return what the heading of a section says; who and until when go on with the one above.

    Parameters
    ----------
    kind
        Of the section above.
    """
    is_short = section.kind == ITEM and section.number is None
    is_short = is_short and 0 < len(section.title) <= _LONGEST_NAME
    is_owner = is_short and _NEWS_OF.search(section.title) is None
    owner = section.title if is_owner and roster.who(section.title) is not None else ""
    is_dated = is_short and is_deadline(section.title, around, share=WHOLE)
    # "Gjort", "I gang" below the heading of tasks: how those below them stand
    is_how = is_short and kind in (*ACTIONS, *OLD) and _is_how(section.title)
    if not (owner or is_dated or is_how):
        kind = _perhaps(section.title) if section.kind == ITEM else section.kind
    elif kind not in (*ACTIONS, PERHAPS_OLD, PERHAPS_NEW):
        kind = ITEM
    due = section.title.strip(" :") if is_dated else ""
    is_told_of = kind in OLD and (
        (is_of_tasks(section.title) and is_of_last_time(section.title)) or _tells_of_tasks(section)
    )
    return _Under(kind, kind, owner, due, due, is_told_of=is_told_of)


def _tells_of_tasks(section: Section) -> bool:
    """Say whether an item of a list tells what somebody was to do: then the others do, too."""
    items = (block.text for block in section.blocks if isinstance(block, ListItem))
    return any(SHOULD.search(text) or is_as_agreed(text) for text in items)


def _with_status(row: Row, title: str) -> Row:
    """Return a row that stands as its heading says, where it says nothing itself: ``Løst``."""
    if (
        row["status"]
        or title.endswith("?")
        or status_of(title) not in ("closed", "dropped")
        or not is_label_like(title)
    ):
        return row
    others = {**row.others, "status": "heading"}
    return replace(row, cells={**row.cells, "status": title}, others=others)


def _perhaps(title: str) -> str:
    """Return what a heading in a writer's own words may be about; its lines must bear it out."""
    if len(title) > _LONGEST_NAME or not (is_of_tasks(title) or is_of_last_time(title)):
        return ITEM
    return PERHAPS_OLD if is_of_last_time(title) else PERHAPS_NEW


def _names_owner(line: Line, kind: str, roster: Roster) -> bool:
    """Say whether a line is no more than who does what stands below it."""
    if line.is_listed and ("(" in line.text or len(line.text.split()) > _MOST_NAME_WORDS):
        return False
    is_theirs = kind in (*ACTIONS, PERHAPS_OLD, PERHAPS_NEW)
    is_head = is_theirs or line.text.rstrip().endswith(":")
    return is_head and len(line.text) <= _LONGEST_NAME and roster.who(line.text) is not None


def _is_how(title: str) -> bool:
    """Say whether a heading is no more than how the tasks below it stand: ``Gjort``, ``I gang``."""
    bare = title.strip(" :")
    return is_status(bare) and not bare.casefold().startswith(("ny", "status"))
