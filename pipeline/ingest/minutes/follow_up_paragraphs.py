"""A paragraph divided into its tasks, each with what the sentences behind it tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.minutes.any_of import any_of, first_of
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.follow_up_evidence import may_be_dated
from pipeline.ingest.minutes.follow_up_line import OLD, PERHAPS_NEW, PERHAPS_OLD, Line
from pipeline.ingest.minutes.follow_up_marks import SENTENCE_END, TASK
from pipeline.ingest.minutes.follow_up_sentences import SHOULD, Sentences, announces_last_time
from pipeline.ingest.minutes.follow_up_tails import Tails
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import ITEM

OF_TASKS = (*OLD, "new_actions", PERHAPS_NEW)
# What somebody has done was a task: "som aftalt", "det punkt er afsluttet".
OF_OLD_TASK = any_of(
    r"\bsom\s+(?:\w+\s+)?(?:lovede|lovet|aftalt|aftalte|havde\s+lovet)\b|"
    r"\b(?:punkt|opgave|aftale|beslutning)\w{0,3}\s+(?:er|regner|kan|anses|betragtes|udgår|står)\b"
)


# What goes before an enumeration, as in "Til sidst blev vi enige om følgende: Jonas …"
_FOLLOWING = first_of(
    r"\b(?:enige\s+om|aftal\w+|beslut\w+|fordel\w+|opgaver\w*|lov\w+)\b[^.:]{0,30}:\s+(?=[A-ZÆØÅ@])"
)


class Paragraphs:
    """Divides paragraphs.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster, sentences: Sentences) -> None:
        self._sentences = sentences
        self._tails = Tails(roster, sentences)

    def divided(
        self, line: Line, kind: str, around: Around, *, is_announced: bool
    ) -> Iterator[tuple[Line, str]]:
        """Yield the tasks of a paragraph in lines of their own, with the kind of their section.

        None, where it is one already, or no paragraph of tasks.

        Parameters
        ----------
        kind
            Of the section that it stands in.
        is_announced
            The line above it announces what was agreed before.
        """
        if line.is_one_task:
            return
        text, is_theirs = line.text, kind in OF_TASKS or is_announced
        if self._sentences.of_one_owner(text):
            return
        announced = None if is_theirs else announces_last_time(text)
        label = None if is_theirs else TASK.match(text) or _FOLLOWING.search(text)
        if not (is_theirs or announced or label):
            yield from self._gone_on_with(line, kind, around)
            return
        if announced or is_announced:
            text, kind = announced or text, OLD[0] if kind not in OLD else kind
        elif label:
            text, kind = text[label.end() :], "new_actions"
            if SENTENCE_END.search(text) is None:
                return
        is_perhaps = kind in (PERHAPS_OLD, PERHAPS_NEW)
        told = self._tails.tasks(text, around, is_old=kind in OLD, is_perhaps=is_perhaps)
        if not told and kind in OLD:
            yield from self._gone_on_with(line, ITEM, around)  # what is to be done, told next to it
            return
        if line.is_listed and not announced and told in ([], [text.rstrip(" .")]):
            return
        for one in told:
            yield replace(line, text=one, is_listed=True, is_one_task=True), kind

    def _gone_on_with(self, line: Line, kind: str, around: Around) -> Iterator[tuple[Line, str]]:
        """Yield the sentences of a text where one says how a task before it went, or until when."""
        if SENTENCE_END.search(line.text) is None:
            return
        is_old = SHOULD.search(line.text) is not None or OF_OLD_TASK.search(line.text) is not None
        if not is_old and not may_be_dated(line.text):
            return
        told = self._tails.sentences(line.text, around, is_old=is_old)
        if not any(one.is_gone_on_with for one in told):
            return
        for one in told:
            is_told = one.is_gone_on_with
            kind_of_it = OLD[0] if is_told and is_old else kind
            is_listed = is_told or line.is_listed
            yield replace(line, text=one.text, is_listed=is_listed, is_one_task=True), kind_of_it
