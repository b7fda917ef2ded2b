"""Which lines of running text or of a list are follow-ups, or tell some.

A line that tells too little is none: nothing is guessed. How a line is taken apart is for
:mod:`pipeline.ingest.minutes.follow_up_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.minutes.action_kinds import (
    begins_as_task,
    is_passive,
    is_past_of_task,
    kind_of,
    verb_told,
)
from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.blocks import LONGEST_LINE, Place
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import deadline_of
from pipeline.ingest.minutes.fact_tables import PEOPLE
from pipeline.ingest.minutes.follow_up_before import Before
from pipeline.ingest.minutes.follow_up_evidence import (
    AGREED_BEHIND,
    COMMITS,
    HAPPENED,
    NO_TASK,
    acting_by_name,
    is_as_agreed,
    is_complete,
    is_done_by_now,
    is_news,
    is_no_old_task,
    is_to_be_done,
    may_act,
    may_be_dated,
    may_be_formed,
    may_be_one,
    may_be_task,
)
from pipeline.ingest.minutes.follow_up_line import OLD, PERHAPS_NEW, PERHAPS_OLD, Line
from pipeline.ingest.minutes.follow_up_marks import (
    AGREED,
    LABELLED,
    OWN_NUMBER,
    SENTENCE_END,
    SIGN,
    TASK,
    TICK,
    is_labelled,
    is_marked_task,
)
from pipeline.ingest.minutes.follow_up_paragraphs import OF_OLD_TASK, OF_TASKS, Paragraphs
from pipeline.ingest.minutes.follow_up_parts import LineParts
from pipeline.ingest.minutes.follow_up_sentences import (
    SHOULD,
    Sentences,
    tells_of_last_time,
)
from pipeline.ingest.minutes.label_roles import is_label_like, is_of_tasks
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import ITEM

# Somebody else: a name, or an organisation with what it does
_AND_THAT = re.compile(
    r",?\s+(?:og|samt)\s+at\s+(?=[A-ZÆØÅ]|[a-zæøå-]{4,}(?:en|et|erne)\s+[a-zæøå]+r\b)"
)
_PREFIX = re.compile(r"^\W{0,4}(?P<label>[^:]{3,50}?)\s*:\s+")
# "KONTAKTE HALLEN ........ JONAS": what leads the eye over to who does it
_LEADER = re.compile(r"(?<=\S)\s*\.{4,}\s*(?=\S)")
_ASKED = any_of(r"\b(?:netværket|vi|gruppen|mødet)\s+(?:beder|bad)\b")
_SINCE_LAST = re.compile(r"(?<=\bhar)\s+siden\s+(?:sidst|sidste\s+møde)\s+", re.IGNORECASE)
# "Hvem besøger klubben? Leyla, inden 13/10"
_ASKED_WHO = re.compile(r"^\W*Hvem\s+(?P<task>[a-zæøå]+r\b[^?]{0,100})\?\s*(?P<who>[A-ZÆØÅ@].*)$")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{10,150})[)\]]")
_FOR_WHOM = re.compile(r"\s(?:til|hos|for|v/|ved|–|-)\s*|\s*[(,/]\s*|\s+(?=\S)", re.IGNORECASE)
_LONGEST_NAME = 60
_MOST_LABEL_WORDS = 3  # of a label that only says: a task


class Lines:
    """Takes lines apart.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._parts = LineParts(roster)
        self._sentences = Sentences(roster)
        self._paragraphs = Paragraphs(roster, self._sentences)
        self._before = Before(roster, self._parts, self._sentences)

    def rows(
        self,
        line: Line,
        kind: str,
        around: Around,
        owner: str = "",
        *,
        is_told_of: bool = False,
        is_announced: bool = False,
    ) -> Iterator[Row]:
        """Yield the follow-ups of a line; mostly one or none.

        Parameters
        ----------
        kind
            Of its section: ``old_actions``, ``new_actions``, or any other, where only what is
            marked as agreed counts.
        owner
            Who is named above the list that it stands in.
        is_told_of
            Its heading says that it is about what became of tasks.
        is_announced
            The line above it in the same paragraph says so.
        """
        text = _plainly(line.text[:LONGEST_LINE])
        since = _SINCE_LAST.search(text)
        if since is not None and kind not in PEOPLE:
            # "Bo har siden sidst talt med ejeren": what somebody was to do, and has done
            text, kind, is_announced = _SINCE_LAST.sub(" ", text), OLD[0], True
            line = replace(line, is_listed=True)
        is_marked = is_marked_task(text)
        if kind not in OF_TASKS and ("(" in text or "[" in text):
            for one in self._in_brackets(text):
                text = text.replace(f"({one})", "").replace(f"[{one}]", "")
                yield from self.rows(replace(line, text=one), kind, around, owner)
        if not is_marked:
            text = SIGN.sub("", text)
            is_perhaps = kind in OF_TASKS or bool(owner) or may_be_dated(text)
            is_perhaps = is_perhaps or AGREED.search(text) is not None
            is_perhaps = is_perhaps or COMMITS.search(text) is not None
            is_perhaps = is_perhaps or self._sentences.may_be_settled(text)
            is_perhaps = is_perhaps or OF_OLD_TASK.search(text) is not None
            is_perhaps = is_perhaps or _ASKED.search(text) is not None
            is_perhaps = is_perhaps or (line.is_listed and may_be_formed(text)) or may_act(text)
            if not is_perhaps:
                return  # nothing else can be one here
        told = replace(line, text=text)
        divided = list(self._paragraphs.divided(told, kind, around, is_announced=is_announced))
        for one_task, kind_of_it in divided:
            yield from self.rows(one_task, kind_of_it, around, owner, is_told_of=is_told_of)
        if divided:
            return
        is_old = kind in OLD or is_told_of or is_announced
        text = self._sentences.with_details(text, around, is_old=is_old)
        asked = self._sentences.asked(text, is_old=is_old)
        shared = (
            self._sentences.of_one_owner(text)
            or (self._sentences.of_one_owner(f"{owner}: {text}") if owner else [])
            or self._sentences.promises(text, around)
            or asked
        )
        is_listed = bool(shared) or line.is_listed or kind in OF_TASKS
        parts = shared or self._sentences.each_of_somebody(text)
        for one in parts:
            yield from self.rows(
                replace(line, text=one, is_listed=is_listed),
                OLD[0] if asked else kind,  # who was to do something was so before
                around,
                owner,
                is_told_of=bool(shared) and (is_told_of or is_as_agreed(one)),
                is_announced=is_announced and bool(shared),
            )
        if not parts:
            yield from self._told_as_a_whole(
                replace(line, text=text),
                kind,
                around,
                owner,
                is_told_of=is_told_of,
                is_announced=is_announced,
            )

    def _in_brackets(self, text: str) -> Iterator[str]:
        """Yield what stands in brackets and says what somebody does: ``(Jonas kontakter dem)``."""
        for one in _BRACKETS.findall(text):
            begun = self._roster.begins(one)
            if begun is not None and begins_as_task(begun[1]):
                yield one

    def _told_as_a_whole(
        self,
        line: Line,
        kind: str,
        around: Around,
        owner: str,
        *,
        is_told_of: bool,
        is_announced: bool,
    ) -> Iterator[Row]:
        """Yield the follow-up that a line is, else those that its sentences tell."""
        is_listed_so = is_told_of and line.is_listed
        whole = self._whole(line, kind, around, owner, is_told_of=is_listed_so)
        if whole is not None:
            yield whole
            return
        sentences = SENTENCE_END.split(line.text)
        is_announced = is_announced or any(map(tells_of_last_time, sentences))
        if kind not in OLD[:1] and is_announced:
            kind = OLD[0]  # what this text tells was agreed before
        is_old = is_told_of or kind in OLD
        is_agreed = is_old and any(map(is_as_agreed, sentences))
        for_certain = is_announced or is_agreed or (is_told_of and is_done_by_now(line.text))
        yield from self._told_in(sentences, line.place, kind, around, for_certain=for_certain)

    def _told_in(
        self, sentences: list[str], place: Place, kind: str, around: Around, *, for_certain: bool
    ) -> Iterator[Row]:
        """Yield what the sentences of a line tell."""
        is_old = kind == "old_actions"
        yield from self._before.rows(
            sentences, place, around, is_old=is_old, is_announced=for_certain
        )
        for sentence in sentences:
            match = AGREED.search(sentence) or TASK.match(sentence)
            if match is not None and self._parts.hands_out(sentence):
                row = self._parts.row(
                    Line(sentence, place, is_listed=True), "new_actions", around, ""
                )
                yield from filter(None, (row,))
            elif match is not None:
                yield from self._agreed(sentence, match.end(), place, around)
            elif _ASKED.search(sentence) and self._parts.hands_out(sentence):
                row = self._parts.row(
                    Line(sentence, place, is_listed=True), "new_actions", around, ""
                )
                yield from filter(None, (row,))
            elif kind != "old_actions" and not SHOULD.search(sentence):
                yield from self._promised(Line(sentence, place, is_listed=False), around)

    def _whole(
        self, line: Line, kind: str, around: Around, owner: str, *, is_told_of: bool
    ) -> Row | None:
        """Return the follow-up that a line is as a whole; None where it is text that tells some."""
        marked = self._label_of_task(line.text)
        text = line.text if marked is None else marked
        # A box to tick before somebody's name says that they came.
        is_marked = is_marked_task(text) and (kind not in PEOPLE or TICK.match(text) is None)
        is_divided = len(SENTENCE_END.split(text)) > 1 or AGREED.search(text) is not None
        if is_divided and not (line.is_listed or is_marked or LABELLED.search(text)):
            return None
        is_theirs = kind in ("old_actions", "new_actions") or is_marked or is_labelled(text)
        is_perhaps = kind in (PERHAPS_OLD, PERHAPS_NEW)
        is_worth = is_theirs or is_perhaps or marked is not None or may_be_dated(text)
        is_worth = is_worth or (line.is_listed and may_be_formed(text))
        is_clear = is_theirs or marked is not None or may_be_task(text)
        if not is_worth or not is_clear:
            return None
        is_owned = (is_theirs or is_perhaps) and self._begins_with_owner(text)
        told = Line(text, line.place, is_listed=line.is_listed or is_marked or is_owned)
        row = self._parts.row(told, kind, around, owner)
        if row is None and kind == "new_actions":
            row = self._parts.row(replace(told, is_listed=True), kind, around, owner)
            is_task = row is not None and (begins_as_task(row["task"]) or is_passive(row["task"]))
            row = row if is_task else None
        if row is None and kind == "new_actions" and line.is_listed:
            row = self._parts.of_nobody(told)
        if row is None and is_told_of:
            # "Jonas har ringet til kiosken" is one there; "Skolen fortæller …" is news anywhere.
            done = self._parts.row(told, kind, around, owner, is_told_of=True)
            row = done if done is not None and "status" in done.others else None
        is_any = not (is_theirs or is_perhaps or marked is not None)
        is_said = row is not None and kind in OLD and is_no_old_task(row)
        if row is None or is_said or (is_any and is_news(row, line, around, self._roster)):
            return None
        if row.others.get("status") == "before_verb":
            # What somebody has done is news, but in a list of what they should.
            is_known = verb_told(row["task"]) is not None or (is_told_of and _was_done(row["task"]))
            is_bare = not row["due_on"] and not is_known
            return None if is_bare or not (line.is_listed or kind in OLD) else row
        if is_theirs or is_complete(row) or (line.is_listed and may_be_formed(text)):
            return row
        is_perhaps_one = is_perhaps and may_be_one(row, kind)
        is_owned = bool(row["responsible"] and row["due_on"])
        is_marked_one = marked is not None and (is_owned or is_to_be_done(row))
        return row if is_perhaps_one or is_marked_one else None

    def _begins_with_owner(self, text: str) -> bool:
        """Say whether a line begins with who does what stands behind: ``Jonas: ringe til …``."""
        named, colon, task = text.partition(":")
        is_short = bool(colon) and len(named) <= _LONGEST_NAME and bool(task.strip())
        return is_short and self._roster.who(named) is not None

    def _agreed(self, sentence: str, at: int, place: Place, around: Around) -> Iterator[Row]:
        """Yield what stands in a sentence behind words that say it was agreed."""
        is_agreed = AGREED.search(sentence) is not None
        for one in _AND_THAT.split(sentence[at:]):
            row = self._parts.row(Line(one, place, is_listed=True), "new_actions", around, "")
            if row is None or NO_TASK.search(row["task"]):
                continue  # "at klubben holder åbent": it is decided, and nobody's task
            if is_agreed:
                yield row
            elif is_to_be_done(row):
                # "Konklusion: Skolen savner …" within a text is no task.
                yield replace(row, found_by="running_text", others={})

    def _promised(self, line: Line, around: Around) -> Iterator[Row]:
        """Yield what a sentence of running text says somebody shall do until a day to come."""
        commits = COMMITS.search(line.text) is not None
        if not commits and (clause := acting_by_name(line.text, self._roster)):
            is_dated = may_be_dated(line.text) and not may_be_dated(clause)
            line, commits = (line if is_dated else replace(line, text=clause)), True
        if not (commits or may_be_dated(line.text)) or not may_be_task(line.text):
            return
        told = replace(line, text=AGREED_BEHIND.sub("", line.text), is_listed=commits)
        row = self._parts.row(told, ITEM, around, "")
        if row is None or row["status"]:
            return
        if not is_complete(row):
            if row["responsible"] and begins_as_task(row["task"]) and commits:
                yield replace(row, found_by="running_text", others={})
            return
        due = deadline_of(row["due_on"], around)
        if is_news(row, line, around, self._roster):
            return
        if due is not None and (due.day is None or due.day >= around.meeting):
            yield replace(row, found_by="running_text", others={})

    def details(self, text: str, around: Around) -> dict[str, str]:
        """Return the task in a text, and who and until when where it says so."""
        return self._parts.details(text, around)

    def _label_of_task(self, text: str) -> str | None:
        """Return ``Jonas: ring til …`` of ``Opgave til Jonas: ring til …``; None for others.

        A label is a task's by its stem; whom it is for may stand at its end.
        """
        match = _PREFIX.match(text) if ":" in text else None
        if match is None or not is_of_tasks(match["label"]) or not is_label_like(match["label"]):
            return None
        label, rest = match["label"], text[match.end() :]
        if LABELLED.search(f"{label}:"):
            return None
        for at in _FOR_WHOM.finditer(label):
            # "Aktion (Jonas)", "Opgave til Jonas": whom the task is for stands at the label's end.
            named, first = label[at.end() :], label[: at.start()]
            is_label = len(first.split()) <= _MOST_LABEL_WORDS and not begins_as_task(first)
            if is_label and is_of_tasks(first) and self._roster.who(named) is not None:
                return f"{named.strip(' ()')}: {rest}"
        if self._roster.who(label) is not None:
            return None
        is_bare = len(label.split()) <= _MOST_LABEL_WORDS and "(" not in label
        return rest if is_bare and not TASK.match(text) else None


def _was_done(task: str) -> bool:
    """Say whether a task is told by a verb and what it is done to: ``lavet et skema``."""
    is_news = task.partition(" ")[0].casefold() in HAPPENED
    return not is_news and is_past_of_task(task) and kind_of(task).read_as == "exact"


def _plainly(text: str) -> str:
    """Return a line without a number of its own, a question with its answer as a task."""
    if "..." in text:
        text = _LEADER.sub(" – ", text)
    text = OWN_NUMBER.sub("", text)
    return _ASKED_WHO.sub(r"Opgave: \g<task> – \g<who>", text) if "Hvem" in text else text
