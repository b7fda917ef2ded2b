"""One line of running text or of a list → the parts of a follow-up: what, who, until when, how far.

A line is divided where its writer divided it. A part that is no more than somebody's name says who,
one that is no more than a day says until when; a label says so for certain. What is left is the
task. A line that tells too little is no follow-up: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.ingest.minutes.action_kinds import begins_as_task, has_task_verb
from pipeline.ingest.minutes.blocks import LONGEST_LINE, Place
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.deadlines import Around, Deadline, deadline_of, find_deadlines
from pipeline.ingest.minutes.follow_up_marks import (
    AGREED,
    ARROW,
    LABELLED,
    SENTENCE_END,
    TASK,
    TICK,
    is_labelled,
    own_id_in,
)
from pipeline.ingest.minutes.label_roles import is_label_like, is_of_tasks
from pipeline.ingest.minutes.moments import month_numbers
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.statuses import is_status, status_of

_BEFORE_ID = 4  # characters: a bullet or a bracket
_PARTED = re.compile(r"\s+[–—-]\s+|\s*[;,()\[\]|]\s*|\s+/\s+|:\s+|:$|\.\s+|\.$")
_VERB = re.compile(r"[a-zæøå]{1,20}r\b")
# Verbs of what was said and seen, and words that end as verbs do.
_NO_VERB = {"har", "er", "var", "eller", "for", "over", "under", "efter", "hver", "der", "bliver",
            "når", "oplever", "mener"}  # fmt: skip
# "Skolen fortæller om fravær" was said at the meeting, unless it has a deadline.
_SAID = {"fortæller", "ser", "oplyser", "melder", "synes", "orienterer"}
_SHALL = r"(?:skal|skulle|vil|ville|lovede|lover|påtog sig|påtager sig|sørger for|står for)"
_MODAL = re.compile(rf"\s+(?:{_SHALL}|har lovet|tager sig af)\b", re.IGNORECASE)
_DONE_BY = re.compile(r"\b(?:v/|ved|af)\s+((?:[A-ZÆØÅ@][\w.'-]{0,30}\s?){1,4})\W{0,3}$")
_LED = re.compile(r"^\W{0,2}(?:senest|inden|frist|deadline|i|om|til|ved|på|pr)\b", re.IGNORECASE)
_MOST_MODALS = 3
_PREFIX = re.compile(r"^\W{0,4}(?P<label>[^:]{3,50}?)\s*:\s+")
_FOR_WHOM = re.compile(r"\s(?:til|hos|for|v/|ved|–|-)\s*", re.IGNORECASE)
_ONE_OF_SEVERAL = re.compile(r"(?<=[\w)])\.\s+(?=[A-ZÆØÅ])|;\s+")
_LONGEST_NAME, _LONGEST_TASK = 60, 400
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
        if kind == "old_actions":
            yield from self._asked_before(sentences, line.place, around)
        for sentence in sentences:
            match = AGREED.search(sentence) or TASK.match(sentence)
            if match is not None:
                agreed = Line(sentence[match.end() :], line.place, is_listed=True)
                row = self._row(agreed, "new_actions", around, "")
                if row is not None and AGREED.search(sentence):
                    yield row
                elif row is not None and _is_to_be_done(row):
                    # "Konklusion: Skolen savner …" within a text is no task.
                    yield replace(row, found_by="running_text", others={})

    def _whole(self, line: Line, kind: str, around: Around, owner: str) -> Row | None:
        """Return the follow-up that a line is as a whole; None where it is text that tells some."""
        marked = self._label_of_task(line.text)
        text = line.text if marked is None else marked
        is_marked = any(one.match(text) for one in (TICK, ARROW, TASK))
        is_divided = len(SENTENCE_END.split(text)) > 1 or AGREED.search(text) is not None
        if is_divided and not (line.is_listed or is_marked or LABELLED.search(text)):
            return None
        is_theirs = kind in ("old_actions", "new_actions") or is_marked or is_labelled(text)
        if not is_theirs and not self._may_be_task(text):
            return None
        told = Line(text, line.place, is_listed=line.is_listed or is_marked)
        row = self._row(told, kind, around, owner)
        if row is None or is_theirs or self._is_complete(row):
            return row
        return row if marked is not None and _is_to_be_done(row) else None

    def _asked_before(self, sentences: list[str], place: Place, around: Around) -> Iterator[Row]:
        """Yield what was agreed last time: ``Jonas skulle ringe til … senest 1/11. Det er gjort.``

        Who shall do it must stand before ``skulle``, and until when behind it; a sentence that
        says no more than how it stands belongs to the one before it.
        """
        for nth, sentence in enumerate(sentences):
            begun = self._roster.begins(sentence)
            if begun is None or not _MODAL.match(f" {begun[1]}"):
                continue
            after = sentences[nth + 1] if nth + 1 < len(sentences) else ""
            told = f"{sentence} – {after.strip()}" if is_status(after) else sentence
            row = self._row(Line(told, place, is_listed=False), "old_actions", around, "")
            if row is not None and row["due_on"]:
                yield replace(row, found_by="running_text", others={})

    def _of_one_owner(self, text: str) -> list[str]:
        """Return the tasks of ``Politiet: Ringer til … (1/11). Undersøger … (uge 46).``, if so."""
        named, colon, rest = text.partition(":")
        if not colon or len(named) > _LONGEST_NAME or self._roster.who(named) is None:
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
    def _is_complete(row: Row) -> bool:
        """Say whether a line tells who, what and until when, wherever it stands."""
        task = _MODAL.sub("", f" {row['task']}")
        return bool(row["due_on"] and row["responsible"]) and begins_as_task(task)

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
            if not part or not part.strip(" ¤"):
                continue
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
                named, parts.left[at] = found
                parts.set("responsible", named, "before_verb")
                return
        if (match := _DONE_BY.search(text)) and self._roster.who(match[1]) is not None:
            parts.set("responsible", match[1], "line_part")
        else:
            parts.set("responsible", owner, "heading")

    def _before_verb(self, part: str, *, is_dated: bool) -> tuple[str, str] | None:
        """Return who stands before the verb of a part, and the part from the verb on."""
        is_mention = part.lstrip().startswith("@")
        bare = part.strip(" @*-–•")
        begun = self._roster.begins(bare)
        if begun is not None:
            rest = begun[1]
            verb = _VERB.match(rest)
            is_said = verb is not None and verb[0] in _SAID and not is_dated
            is_verb = verb is not None and verb[0] not in _NO_VERB and not is_said
            if is_mention or is_verb or _MODAL.match(f" {rest}"):
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


def _is_to_be_done(row: Row) -> bool:
    """Say whether a task has a deadline, or begins with what somebody does for one."""
    return bool(row["due_on"]) or begins_as_task(row["task"])


def _stands_alone(text: str, one: Deadline) -> bool:
    """Say whether a day is a part of its own, or the last words of its line."""
    before, after = text[: one.start].rstrip(), text[one.end :].strip()
    is_begun = not before or before[-1] in "–—-;,()[]|/:."
    is_ended = not after.strip(".) ]") or after[0] in "–—-;,()[]|/:." or text[one.end - 1] == "."
    return is_ended and (is_begun or not after.strip(".) ]"))
