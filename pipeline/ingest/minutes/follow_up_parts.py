"""A line taken apart into the parts of a follow-up: what, who, until when, how far.

A line is divided where its writer divided it. A part that is no more than somebody's name says who,
one that is no more than a day says until when; a label says so for certain. What is left is the
task. Where no part says who, the clause does: see :mod:`pipeline.ingest.minutes.subjects`.
"""

from __future__ import annotations

import re

from pipeline.ingest.minutes.action_kinds import begins_as_task, is_passive, kind_of, verb_told
from pipeline.ingest.minutes.attendance_words import OUR_OWN
from pipeline.ingest.minutes.blocks import LONGEST_LINE
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import deadline_of, find_deadlines
from pipeline.ingest.minutes.follow_up_line import (
    Line,
    Parts,
    is_bare_day,
    is_everybody,
    stands_alone,
    with_verb,
)
from pipeline.ingest.minutes.follow_up_marks import (
    ARROW,
    DONE_WITHIN,
    SIGNS_WITHIN,
    TASK,
    TICK,
    labels_in,
    own_id_in,
)
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.statuses import is_status, status_of
from pipeline.ingest.minutes.subjects import Subjects

_DAYS = {"exact", "two_digit_year", "missing_year"}  # how a day by its number is read
_LONGEST_TASK = 100  # characters of one of nobody
_MOST_PLACE_WORDS = 3
_BEFORE_ID = 4  # characters: a bullet or a bracket
_PARTED = re.compile(
    r"(?=[\s→=>⇒➔➜»·•;,()\[\]{}|<:.-])"  # most letters begin none of them
    r"(?:\s+[–—-]\s+|\s*(?:→|[-=]>|>>|⇒|➔|➜|»|·|•)\s*|\s*[;,()\[\]{}|<>]\s*"
    r"|\s+/(?:\s+|(?=[A-ZÆØÅ]))|:\s+|:$|(?<![\s(]v)\.\s+(?!(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))|\.$)"
)
# What a deadline leaves behind: ", og det skal være klaret", ", med".
_TAIL = re.compile(
    r"[\s,;–-]+(?:(?:og|men|samt)\s+)?(?:(?:det|dette|den|opgaven)\s+(?:sker|gøres|løses|skal"
    r"(?:\s+(?:være|blive|gøres|ske))?(?:\s+[a-zæøå]+)?)|(?:med\s+)?(?:frist(?:en)?|deadline)(?:\s+er)?|"
    r"og|med|samt|som)?[\s,;.–-]*$",
    re.IGNORECASE,
)
_LED = re.compile(r"^\W{0,2}(?:senest|inden|frist|deadline|i|om|til|ved|på|pr)\b", re.IGNORECASE)


_YOU = re.compile(r"^(?:du|I|jeg)\s+(?=[a-zæøå]+r\b)", re.IGNORECASE)  # "Jonas: Du kontakter …"
_FOR_WHAT = re.compile(r"\s*(?:for|på)\s+(?:at\s|\w+)")
_NEW = re.compile(r"\b(?:ny|nye|anden|senere|udsat|rykket)\s+(?:tids)?$", re.IGNORECASE)
_DONE_BEFORE = re.compile(  # but not "skal være klaret"
    r"(?<!være )(?<!blive )(?<!skal )(?<!ikke )"
    r"\b(?:afsendt|udsendt|sendt|fortalt|afsluttet|udført|lukket|gjort|klaret|ordnet|sket|løst|færdig|gennemført|afholdt)\b"
    r"[^.(\[]{0,50}$",
    re.IGNORECASE,
)


_HANDED_OVER = re.compile(
    r"(?:den\s+|opgaven\s+)?(?:overgår|overdrages|flyttes|gives\s+videre|går\s+videre)\s+til\s+(?P<who>[^,.;]{2,40})",
    re.IGNORECASE,
)


class LineParts:
    """Takes lines apart.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._subjects = Subjects(roster)

    def row(
        self, line: Line, kind: str, around: Around, owner: str, *, is_told_of: bool = False
    ) -> Row | None:
        """Return a line as the row of a follow-up; None where it tells too little.

        Parameters
        ----------
        kind
            Of its section.
        owner
            Who is named above the list that it stands in.
        is_told_of
            The text announces what became of tasks: what somebody has done is one.
        """
        text = line.text
        parts = Parts()
        if (number := own_id_in(text)) is not None:
            parts.set("action_id", number, "own_id")
        # An id in the middle of a sentence only refers to a follow-up.
        begins_with_id = number and own_id_in(text[: len(number) + _BEFORE_ID]) == number
        body = self._without_marks(text, parts)
        body = self._labelled(body, parts, around)
        is_labelled = "responsible" in parts or "due_on" in parts
        self._take(body, parts, around)
        self._owned(parts, owner, is_told_of=is_told_of)
        self._without_party(parts)
        if is_labelled:
            parts.left = with_verb(parts.left)
        parts.set("task", " ".join(parts.left), "section")
        is_told = is_labelled or self._is_told(parts, kind, is_listed=line.is_listed)
        if not (begins_with_id or is_told) or not parts.cells.get("task"):
            return None
        return Row(parts.cells, line.place, found_by="label", others=parts.told_by)

    def of_nobody(self, line: Line) -> Row | None:
        """Return an item of a list of tasks of which it does not say whose it is; else None.

        Only what begins as a task does: ``Undersøge muligheden for en varmestue``.
        """
        body = line.text.strip(" .")
        first = body.split(" ")[0].casefold()
        is_told = " " in body and first.endswith(("e", "å")) and begins_as_task(body)
        if not is_told or verb_told(body) is None or len(body) > _LONGEST_TASK:
            return None
        return Row({"task": body}, line.place, found_by="label", others={"task": "section"})

    def details(self, text: str, around: Around) -> dict[str, str]:
        """Return the task in a text, and who and until when where it says so."""
        parts = Parts()
        body = self._labelled(text[:LONGEST_LINE], parts, around)
        self._take(body, parts, around)
        self._owned(parts, "")
        return {**parts.cells, "task": " ".join(parts.left)}

    def _take(self, body: str, parts: Parts, around: Around) -> None:
        """Take the deadline out, then who a turn of phrase names, then the parts that are left."""
        body = self._dated(body, parts, around)
        if "due_on" in parts and not parts.is_fronted:
            body = _TAIL.sub("", body)
        body = self._without_status_behind(body, parts)
        told = None if "responsible" in parts else self._subjects.of_phrase(body)
        if told is not None:
            parts.set("responsible", told.named, "before_verb")
            parts.set("status", told.status, "before_verb")
            body = told.task
        self._parted(body, parts)

    def _person_before_party(self, parts: Parts) -> None:
        """Let somebody by name before a verb do it: ``Natteravne: Mads undersøger, om …``."""
        who = self._roster.who(parts.cells["responsible"])
        is_party = who is not None and who.staff_code is None and who.read_as != "by_name"
        if not is_party or parts.told_by["responsible"] != "line_part":
            return
        begun = self._roster.begins(parts.left[0])
        if begun is None or not (begun[0].staff_code or begun[0].read_as == "by_name"):
            return
        if begins_as_task(begun[1]):
            named = parts.left[0][: len(parts.left[0]) - len(begun[1])].strip()
            parts.drop("responsible")
            parts.set("responsible", named, "before_verb")
            parts.left[0] = begun[1]

    def _without_party(self, parts: Parts) -> None:
        """Begin the task at its verb: ``Klubben sender breve ud (Kasper)``, ``Du sender …``."""
        if not parts.left:
            return
        first = _YOU.sub("", parts.left[0])
        begun = self._roster.begins(first) if "responsible" in parts else None
        is_had = begun is not None and begun[1].startswith(("har ", "er ", "havde ", "var "))
        if begun is not None and not is_had and verb_told(begun[1]) is not None:
            first = begun[1]
        parts.left[0] = first

    @staticmethod
    def _without_status_behind(body: str, parts: Parts) -> str:
        """Take the sentence behind the task that says no more than how it stands."""
        before, dash, behind = body.rpartition(" – ")
        if not dash or not before.strip(" –") or not is_status(behind):
            return body
        if not LineParts._says_more(behind, parts):
            return body
        parts.set("status", behind, "line_part")
        return before

    @staticmethod
    def _is_told(parts: Parts, kind: str, *, is_listed: bool) -> bool:
        """Say whether the parts are enough to be a follow-up."""
        if "responsible" not in parts:
            return False
        if kind == "old_actions":
            return is_listed or "due_on" in parts or "status" in parts
        return is_listed or "due_on" in parts

    @staticmethod
    def _without_marks(text: str, parts: Parts) -> str:
        tick = TICK.match(text)
        if tick is not None:
            text = text[tick.end() :]
        text = text.replace("~~", " – ").strip(" –") if "~~" in text else text
        text = DONE_WITHIN.sub(" – ✔ – ", TASK.sub("", ARROW.sub("", text), count=1))
        text = SIGNS_WITHIN.sub(" – ", text.replace("✔", "udført")).strip(" –")
        if tick is not None and (status := status_of(tick[1])) in ("closed", "dropped"):
            parts.set("status", tick[1], "label")
        elif tick is not None and status is not None:
            parts.left.append(tick[1])  # what is not ticked may be told to be dropped
        return text

    def _labelled(self, text: str, parts: Parts, around: Around) -> str:
        """Take the labelled parts out of a text; what they do not need stays in it."""
        marks = labels_in(text)
        if not marks:
            return text
        rest = [text[: marks[0].start()]]
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        for mark, end in zip(marks, ends, strict=True):
            column, value = mark.lastgroup or "", text[mark.end() : end]
            if column == "responsible" and _FOR_WHAT.match(value):
                rest.append(text[mark.start() : end])  # "Ansvarlig for at ringe: Jonas"
            elif column == "due_on" and deadline_of(value, around) is not None:
                if _NEW.search(text[: mark.start()]):
                    parts.drop(column)  # "frist 15/5 … ny frist 13/6"
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
            elif column == "status" and ":" not in mark[0] and status_of(value) is None:
                rest.append(text[mark.start() : end])  # "gav en kort status fra området"
            else:
                parts.set(column, value.strip(" :–-;,.()"), "label")
        return " – ".join(piece for piece in rest if piece.strip(" :–-;,.()"))

    @staticmethod
    def _dated(text: str, parts: Parts, around: Around) -> str:
        """Take the deadline out of a text: it says ``senest``, stands by itself, or ends it."""
        if "due_on" in parts:
            return text
        for one in reversed(find_deadlines(text, around)):
            is_led = _LED.match(text[one.start : one.end]) is not None
            if not is_led and _DONE_BEFORE.search(text[: one.start]):
                continue  # "afsluttet 28/9" says when it was done
            is_first = not text[: one.start].strip(" *@-–•(")
            if is_first or is_led or stands_alone(text, one):
                parts.set("due_on", text[one.start : one.end], "line_part")
                parts.is_fronted = is_first
                return f"{text[: one.start]} – {text[one.end :]}"
            is_ahead = one.day is not None and one.day >= around.meeting
            if is_ahead and one.read_as in _DAYS and kind_of(text).kind == "visit":
                # "Jonas går en tur fredag den 13. oktober sammen med Ida": it is done that day.
                parts.set("due_on", text[one.start : one.end], "line_part")
                return f"{text[: one.start].rstrip()} {text[one.end :].lstrip()}"
        return text

    def _parted(self, text: str, parts: Parts) -> None:
        """Give each part of a text its place: a name, how it stands, or the task."""
        for part in _PARTED.split(text):
            if not part or not part.strip(" ¤/|"):
                continue
            part = part.strip("/|")  # noqa: PLW2901 - what a date left beside it
            part = self._handed_over(part, parts)  # noqa: PLW2901 - whose it is now
            is_verb = " " in part.strip() and begins_as_task(part)  # "KONTAKTE HALLEN"
            is_somebody = not is_verb and self._roster.who(part) is not None
            if "responsible" not in parts and (is_somebody or is_everybody(part, parts)):
                parts.set("responsible", part, "line_part")
            elif is_somebody and not parts.left:
                continue  # "Jonas, Leyla – kontakte …": the first of them is asked
            elif "due_on" not in parts and is_bare_day(part):
                parts.set("due_on", part, "line_part")
            elif is_status(part) and self._says_more(part, parts):
                told = parts.cells.get("status")
                parts.cells["status"] = f"{told}, {part}" if told else part  # "nej, er aflyst"
                parts.told_by["status"] = "line_part"
            else:
                parts.left.append(part)
        if "responsible" in parts and len(parts.left) > 1 and self._is_from(parts.left[0]):
            del parts.left[0]  # "Jonas (SSP) kontakter …"
        if parts.left and "status" not in parts and status_of(parts.left[0]) == "open":
            tick = TICK.match(parts.left[0])
            if tick is not None:
                parts.set("status", parts.left.pop(0), "label")

    def _handed_over(self, part: str, parts: Parts) -> str:
        """Return who a part hands the task to, who had it before or not; else the part."""
        handed = _HANDED_OVER.fullmatch(part)
        if handed is None or self._roster.who(handed["who"]) is None:
            return part
        parts.drop("responsible")
        return handed["who"]

    @staticmethod
    def _says_more(part: str, parts: Parts) -> bool:
        """Say whether words may tell how a task stands: a tick may mean that it is off."""
        is_by_mark = parts.told_by.get("status", "line_part") != "line_part"
        if is_by_mark and TICK.match(f"{parts.cells['status']} ") and status_of(part) == "dropped":
            del parts.cells["status"]
            return True
        return not is_by_mark

    @staticmethod
    def _is_from(part: str) -> bool:
        return len(part.split()) <= _MOST_PLACE_WORDS and OUR_OWN.search(part) is not None

    def hands_out(self, sentence: str) -> bool:
        """Say whether a sentence hands a task to somebody by a turn of phrase."""
        return self._subjects.of_phrase(sentence) is not None

    def _owned(self, parts: Parts, owner: str, *, is_told_of: bool = False) -> None:
        """Say who is to do it: at the verb, behind ``ved``, or named above."""
        # Without either, what somebody has done or says is news.
        is_dated = is_told_of or "due_on" in parts or "status" in parts
        if not parts.left:
            return
        if "responsible" in parts:
            self._person_before_party(parts)
            return
        text = " ".join(parts.left)
        done_by = self._subjects.done_by(text)
        if done_by is not None and is_passive(text):
            parts.set("responsible", done_by.named, "line_part")
            return
        for at, part in enumerate(parts.left):
            is_fronted = parts.is_fronted and not at
            told = self._subjects.of_part(part, is_dated=is_dated, is_fronted=is_fronted)
            if told is not None:
                parts.left[at] = told.task
                is_bare = " " not in told.task.strip(" .") and verb_told(told.task) is not None
                if at and is_bare:
                    # The verb alone stands behind what it is about, as in "Møde: Ulla inviterer".
                    parts.left[: at + 1] = [f"{told.task} {parts.left[0]}", *parts.left[1:at]]
                if begins_as_task(told.task) and " " in told.task:
                    del parts.left[:at]  # what was said before somebody took the task on
                parts.set("responsible", told.named, "before_verb")
                parts.set("status", told.status, "before_verb")
                return
        if done_by is not None:
            parts.set("responsible", done_by.named, "line_part")
        else:
            parts.set("responsible", owner, "heading")
