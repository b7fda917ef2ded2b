"""One line of running text or of a list → the parts of a follow-up: what, who, until when, how far.

A line is divided where its writer divided it. A part that is no more than somebody's name says who,
one that is no more than a day says until when; a label says so for certain. What is left is the
task. A line that tells too little is no follow-up: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.ingest.minutes.action_kinds import begins_as_task, has_task_verb, is_passive
from pipeline.ingest.minutes.blocks import LONGEST_LINE, Place
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.deadlines import Around, Deadline, deadline_of, find_deadlines
from pipeline.ingest.minutes.fact_tables import PEOPLE
from pipeline.ingest.minutes.follow_up_marks import (
    AGREED,
    ARROW,
    LABELLED,
    SENTENCE_END,
    SIGN,
    TASK,
    TICK,
    is_labelled,
    is_marked_task,
    own_id_in,
)
from pipeline.ingest.minutes.label_roles import is_label_like, is_of_tasks
from pipeline.ingest.minutes.moments import month_numbers
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import ITEM
from pipeline.ingest.minutes.statuses import is_status, status_of
from pipeline.ingest.minutes.task_verbs import task_behind

_BEFORE_ID = 4  # characters: a bullet or a bracket
_PARTED = re.compile(
    r"\s+[–—-]\s+|\s*(?:→|[-=]>|>>|⇒|➔|➜|»|·|•)\s*|\s*[;,()\[\]{}|]\s*|\s+/\s+|:\s+|:$|\.\s+|\.$"
)
_VERB = re.compile(r"[a-zæøå]{1,20}r\b")
# Verbs of what was said and seen, and words that end as verbs do.
_NO_VERB = {"har", "er", "var", "eller", "for", "over", "under", "efter", "hver", "der", "bliver",
            "når", "oplever", "mener"}  # fmt: skip
# "Skolen fortæller om fravær" was said at the meeting, unless it has a deadline.
_SAID = {"fortæller", "ser", "oplyser", "melder", "synes", "orienterer"}
_SHALL = (
    r"(?:skal|skulle|vil|ville|lovede|lover|påtog sig|påtager sig|sørger for|sørge for|"
    r"står for|stå for|tilbød|tilbyder|er ansvarlig for|har ansvar(?:et)? for)(?:\s+at)?"
)
_MODAL = re.compile(rf"\s+(?:{_SHALL}|har lovet|tager sig af)\b", re.IGNORECASE)
_DONE_BY = re.compile(r"\b(?:v/|ved|af)\s+((?:[A-ZÆØÅ@][\w.'-]{0,30}\s?){1,4})\W{0,6}$")
_LED = re.compile(r"^\W{0,2}(?:senest|inden|frist|deadline|i|om|til|ved|på|pr)\b", re.IGNORECASE)
# Under a heading that may speak of tasks, who and a verb are enough.
PERHAPS_OLD, PERHAPS_NEW = "perhaps_old_actions", "perhaps_new_actions"
OLD = ("old_actions", PERHAPS_OLD)
_OF_TASKS = (*OLD, "new_actions", PERHAPS_NEW)
_SHOULD = re.compile(r"\b(?:skulle|havde\s+lovet|havde\s+påtaget)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\d|\b(?:senest|inden|uge|næste|snarest|hurtigst|løbende|straks|asap|nytår|primo|medio|ultimo|"
    r"udgang|måned\w{0,3}|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|om|behov|lejlighed)\w{0,8}",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r",?\s+(?:og|samt)\s+at\s+(?=[A-ZÆØÅ])")  # somebody else
_MOST_MODALS = 3
_PREFIX = re.compile(r"^\W{0,4}(?P<label>[^:]{3,50}?)\s*:\s+")
_FOR_WHOM = re.compile(r"\s(?:til|hos|for|v/|ved|–|-)\s*", re.IGNORECASE)
_ONE_OF_SEVERAL = re.compile(r"(?<=[\w)])\.\s+(?=[A-ZÆØÅ])|;\s+")
_LONGEST_NAME, _LONGEST_TASK, _LONGEST_LEAD = 60, 400, 100
_LAST_TIME = re.compile(r"\b(?:sidst|sidste|forrige|seneste)\b", re.IGNORECASE)
_MOST_LABEL_WORDS = 3  # of a label that only says: a task
_MOST_WORDS_BEFORE = 4


@dataclass(frozen=True)
class Line:
    """One line, and whether it is an item of a list."""

    text: str
    place: Place
    is_listed: bool


@dataclass
class _Parts:
    """A follow-up's parts while its line is taken apart, and what told each of them."""

    cells: dict[str, str] = field(default_factory=dict)
    told_by: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def set(self, column: str, text: str, told_by: str) -> None:
        """Keep a part, unless there is one already."""
        if column not in self.cells and text:
            self.cells[column] = text
            self.told_by[column] = told_by

    def __contains__(self, column: str) -> bool:
        return column in self.cells


class Lines:
    """Takes lines apart.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def rows(self, line: Line, kind: str, around: Around, owner: str = "") -> Iterator[Row]:
        """Yield the follow-ups of a line; mostly one or none.

        Parameters
        ----------
        kind
            Of its section: ``old_actions``, ``new_actions``, or any other, where only what is
            marked as agreed counts.
        owner
            Who is named above the list that it stands in.
        """
        text = line.text[:LONGEST_LINE]
        is_marked = is_marked_task(text)
        if not is_marked:
            text = SIGN.sub("", text)
            is_perhaps = kind in _OF_TASKS or bool(owner)
            if not is_perhaps and not self._may_be_dated(text) and AGREED.search(text) is None:
                return  # nothing else can be one here
        shared = self._of_one_owner(text)
        if shared:
            for one in shared:
                yield from self.rows(replace(line, text=one, is_listed=True), kind, around, owner)
            return
        sentences = SENTENCE_END.split(text)
        whole = self._whole(replace(line, text=text), kind, around, owner)
        if whole is not None:
            yield whole
            return
        if kind not in OLD and any(map(_tells_of_last_time, sentences)):
            kind = "old_actions"  # what this text tells was agreed before
        yield from self._asked_before(sentences, line.place, around, is_old=kind == "old_actions")
        for sentence in sentences:
            match = AGREED.search(sentence) or TASK.match(sentence)
            if match is not None:
                yield from self._agreed(sentence, match.end(), line.place, around)
            elif kind != "old_actions" and not _SHOULD.search(sentence):
                yield from self._promised(Line(sentence, line.place, is_listed=False), around)

    def _whole(self, line: Line, kind: str, around: Around, owner: str) -> Row | None:
        """Return the follow-up that a line is as a whole; None where it is text that tells some."""
        marked = self._label_of_task(line.text)
        text = line.text if marked is None else marked
        # A box to tick before somebody's name says that they came.
        is_marked = is_marked_task(text) and kind not in PEOPLE
        is_divided = len(SENTENCE_END.split(text)) > 1 or AGREED.search(text) is not None
        if is_divided and not (line.is_listed or is_marked or LABELLED.search(text)):
            return None
        is_theirs = kind in ("old_actions", "new_actions") or is_marked or is_labelled(text)
        is_perhaps = kind in (PERHAPS_OLD, PERHAPS_NEW)
        is_worth = is_theirs or is_perhaps or marked is not None or self._may_be_dated(text)
        if not is_worth or not (is_theirs or self._may_be_task(text)):
            return None
        told = Line(text, line.place, is_listed=line.is_listed or is_marked)
        row = self._row(told, kind, around, owner)
        if row is not None and row.others.get("status") == "before_verb":
            # What somebody has done is news, but in a list of what they should.
            return row if line.is_listed or kind in OLD else None
        if row is None or is_theirs or self._is_complete(row):
            return row
        is_told = (
            is_perhaps and bool(row["responsible"]) and begins_as_task(row["task"])
        ) or marked is not None
        return row if is_told and _is_to_be_done(row) else None

    def _agreed(self, sentence: str, at: int, place: Place, around: Around) -> Iterator[Row]:
        """Yield what stands in a sentence behind words that say it was agreed."""
        is_agreed = AGREED.search(sentence) is not None
        for one in _AND_THAT.split(sentence[at:]):
            row = self._row(Line(one, place, is_listed=True), "new_actions", around, "")
            if row is not None and is_agreed:
                yield row
            elif row is not None and _is_to_be_done(row):
                # "Konklusion: Skolen savner …" within a text is no task.
                yield replace(row, found_by="running_text", others={})

    def _promised(self, line: Line, around: Around) -> Iterator[Row]:
        """Yield what a sentence of running text says somebody shall do until a day to come."""
        if not self._may_be_dated(line.text) or not self._may_be_task(line.text):
            return
        row = self._row(line, ITEM, around, "")
        if row is None or row["status"] or not self._is_complete(row):
            return
        due = deadline_of(row["due_on"], around)
        if due is not None and (due.day is None or due.day >= around.meeting):
            yield replace(row, found_by="running_text", others={})

    def _asked_before(
        self, sentences: list[str], place: Place, around: Around, *, is_old: bool
    ) -> Iterator[Row]:
        """Yield what was agreed last time: ``Jonas skulle ringe til … senest 1/11. Det er gjort.``

        Who shall do it must stand before ``skulle``, and until when behind it; a sentence that
        says no more than how it stands belongs to the one before it.
        """
        for nth, sentence in enumerate(sentences):
            begun = self._roster.begins(sentence) if is_old or _SHOULD.search(sentence) else None
            if begun is None or not (is_old or _SHOULD.match(begun[1])):
                continue
            is_asked = _MODAL.match(f" {begun[1]}") is not None
            if not is_asked and task_behind(begun[1], is_dated=True) is None:
                continue
            after = sentences[nth + 1] if nth + 1 < len(sentences) else ""
            told = f"{sentence} – {after.strip()}" if is_status(after) else sentence
            row = self._row(Line(told, place, is_listed=False), "old_actions", around, "")
            if row is not None and row["due_on"]:
                yield replace(row, found_by="running_text", others={})

    def details(self, text: str, around: Around) -> dict[str, str]:
        """Return the task in a text, and who and until when where it says so."""
        parts = _Parts()
        body = self._labelled(text[:LONGEST_LINE], parts, around)
        body = self._dated(body, parts, around)
        self._parted(body, parts)
        self._owned(parts, "", body)
        return {**parts.cells, "task": " ".join(parts.left)}

    def _of_one_owner(self, text: str) -> list[str]:
        """Return the tasks of ``Politiet: Ringer til … (1/11). Undersøger … (uge 46).``, if so."""
        named, colon, rest = text.partition(":")
        if not colon or len(named) > _LONGEST_NAME or _ONE_OF_SEVERAL.search(rest) is None:
            return []
        if self._roster.who(named) is None:
            return []
        tasks = [one.strip() for one in _ONE_OF_SEVERAL.split(rest) if one.strip(" .")]
        is_each = len(tasks) > 1 and all(map(begins_as_task, tasks))
        return [f"{named}: {task}" for task in tasks] if is_each else []

    def _label_of_task(self, text: str) -> str | None:
        """Return ``Jonas: ring til …`` of ``Opgave til Jonas: ring til …``; None for others.

        A label is a task's by its stem; whom it is for may stand at its end.
        """
        match = _PREFIX.match(text)
        if match is None or not is_of_tasks(match["label"]) or not is_label_like(match["label"]):
            return None
        label, rest = match["label"], text[match.end() :]
        if self._roster.who(label) is not None or LABELLED.search(f"{label}:"):
            return None
        for at in _FOR_WHOM.finditer(label):
            if self._roster.who(label[at.end() :]) is not None:
                return f"{label[at.end() :]}: {rest}"
        is_bare = len(label.split()) <= _MOST_LABEL_WORDS and "(" not in label
        return rest if is_bare and not TASK.match(text) else None

    @staticmethod
    def _may_be_task(text: str) -> bool:
        """Say whether a line is worth taking apart: a task has a verb that it begins with."""
        return len(text) <= _LONGEST_TASK and has_task_verb(text)

    @staticmethod
    def _may_be_dated(text: str) -> bool:
        """Say whether a line may name a day at all; most of what was said does not."""
        return _DATED.search(text) is not None

    @staticmethod
    def _is_complete(row: Row) -> bool:
        """Say whether a line tells who, what and until when, wherever it stands."""
        task = _MODAL.sub("", f" {row['task']}")
        is_task = begins_as_task(task) or bool(row["status"]) or is_passive(task)
        return bool(row["due_on"] and row["responsible"]) and is_task

    def _row(self, line: Line, kind: str, around: Around, owner: str) -> Row | None:
        text = line.text
        parts = _Parts()
        if (number := own_id_in(text)) is not None:
            parts.set("action_id", number, "own_id")
        # An id in the middle of a sentence only refers to a follow-up.
        begins_with_id = number and own_id_in(text[: len(number) + _BEFORE_ID]) == number
        body = self._without_marks(text, parts)
        body = self._labelled(body, parts, around)
        is_labelled = "responsible" in parts or "due_on" in parts
        body = self._dated(body, parts, around)
        self._parted(body, parts)
        self._owned(parts, owner, body)
        parts.set("task", " ".join(parts.left), "section")
        is_told = is_labelled or self._is_told(parts, kind, is_listed=line.is_listed)
        if not (begins_with_id or is_told) or not parts.cells.get("task"):
            return None
        return Row(parts.cells, line.place, found_by="label", others=parts.told_by)

    @staticmethod
    def _is_told(parts: _Parts, kind: str, *, is_listed: bool) -> bool:
        """Say whether the parts are enough to be a follow-up."""
        if "responsible" not in parts:
            return False
        if kind == "old_actions":
            return is_listed or "due_on" in parts or "status" in parts
        return is_listed or "due_on" in parts

    @staticmethod
    def _without_marks(text: str, parts: _Parts) -> str:
        tick = TICK.match(text)
        if tick is not None:
            text = text[tick.end() :]
        text = TASK.sub("", ARROW.sub("", text), count=1)
        if tick is not None and (status := status_of(tick[1])) == "closed":
            parts.set("status", tick[1], "label")
        elif tick is not None and status is not None:
            parts.left.append(tick[1])  # what is not ticked may be told to be dropped
        return text

    def _labelled(self, text: str, parts: _Parts, around: Around) -> str:
        """Take the labelled parts out of a text; what they do not need stays in it."""
        marks = list(LABELLED.finditer(text))
        if not marks:
            return text
        rest = [text[: marks[0].start()]]
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        for mark, end in zip(marks, ends, strict=True):
            column, value = mark.lastgroup or "", text[mark.end() : end]
            if column == "due_on" and deadline_of(value, around) is not None:
                whole = find_deadlines(value, around)
                at = whole[0].end if whole else len(value)
                parts.set(column, value[:at].strip(" :–-;,.()"), "label")
                rest.append(value[at:])
            elif column == "responsible":
                named, *more = _PARTED.split(value.strip(" :–-"), maxsplit=1)
                whole_name = value.strip(" :–-;,.()")
                if self._roster.who(whole_name) is not None:
                    named, more = whole_name, []
                parts.set(column, named.strip(), "label")
                rest += more
            else:
                parts.set(column, value.strip(" :–-;,.()"), "label")
        return " – ".join(piece for piece in rest if piece.strip(" :–-;,.()"))

    @staticmethod
    def _dated(text: str, parts: _Parts, around: Around) -> str:
        """Take the deadline out of a text: it says ``senest``, stands by itself, or ends it."""
        if "due_on" in parts:
            return text
        for one in reversed(find_deadlines(text, around)):
            if _LED.match(text[one.start : one.end]) or _stands_alone(text, one):
                parts.set("due_on", text[one.start : one.end], "line_part")
                return f"{text[: one.start]} – {text[one.end :]}"
        return text

    def _parted(self, text: str, parts: _Parts) -> None:
        """Give each part of a text its place: a name, how it stands, or the task."""
        for part in _PARTED.split(text):
            if not part or not part.strip(" ¤/|"):
                continue
            part = part.strip("/|")  # noqa: PLW2901 - what a date left beside it
            if "responsible" not in parts and self._roster.who(part) is not None:
                parts.set("responsible", part, "line_part")
            elif "due_on" not in parts and part.strip(" .").casefold() in month_numbers():
                parts.set("due_on", part, "line_part")
            elif is_status(part) and "status" not in parts:
                parts.set("status", part, "line_part")
            else:
                parts.left.append(part)
        if parts.left and "status" not in parts and status_of(parts.left[0]) == "open":
            tick = TICK.match(parts.left[0])
            if tick is not None:
                parts.set("status", parts.left.pop(0), "label")

    def _owned(self, parts: _Parts, owner: str, text: str) -> None:
        """Say who is to do it: before the verb, before ``skal``, behind ``ved``, or named above."""
        if "responsible" in parts or not parts.left:
            return
        for at, part in enumerate(parts.left):
            if (found := self._before_verb(part, is_dated="due_on" in parts)) is not None:
                named, rest = found
                told = task_behind(rest, is_dated="due_on" in parts)
                parts.left[at] = rest if told is None else told.task
                parts.set("responsible", named, "before_verb")
                parts.set("status", "" if told is None else told.status, "before_verb")
                return
        if (match := _DONE_BY.search(text)) and self._roster.who(match[1]) is not None:
            parts.set("responsible", match[1], "line_part")
        else:
            parts.set("responsible", owner, "heading")

    def _before_verb(self, part: str, *, is_dated: bool) -> tuple[str, str] | None:
        """Return who stands before the verb of a part, and the part from the verb on."""
        is_mention = part.lstrip().startswith("@")
        bare = part.strip(" @*-–•").removeprefix("at ")
        begun = self._roster.begins(bare)
        if begun is not None:
            rest = begun[1]
            verb = _VERB.match(rest)
            is_said = verb is not None and verb[0] in _SAID and not is_dated
            is_verb = verb is not None and verb[0] not in _NO_VERB and not is_said
            is_told = task_behind(rest, is_dated=is_dated) is not None
            if is_mention or is_verb or _MODAL.match(f" {rest}") or is_told:
                return bare[: len(bare) - len(rest)].strip(), rest
        for modal in list(_MODAL.finditer(bare))[:_MOST_MODALS]:
            before = bare[: modal.start()].split()[-_MOST_WORDS_BEFORE:]
            for first in range(len(before)):
                named = " ".join(before[first:])
                if self._roster.who(named) is not None:
                    return named, bare[modal.end() :] if not first else bare
        return None


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


def _tells_of_last_time(sentence: str) -> bool:
    """Say whether a sentence announces what was agreed at the last meeting."""
    is_short = len(sentence) <= _LONGEST_LEAD
    return is_short and _LAST_TIME.search(sentence) is not None and is_of_tasks(sentence)


def _is_to_be_done(row: Row) -> bool:
    """Say whether a task has a deadline, or begins with what somebody does for one."""
    return bool(row["due_on"]) or begins_as_task(row["task"])


def _stands_alone(text: str, one: Deadline) -> bool:
    """Say whether a day is a part of its own, or the last words of its line."""
    before, after = text[: one.start].rstrip(), text[one.end :].strip()
    is_begun = not before or before[-1] in "–—-;,()[]|/:."
    is_ended = not after.strip(".) ]") or after[0] in "–—-;,()[]|/:." or text[one.end - 1] == "."
    return is_ended and (is_begun or not after.strip(".) ]"))
