"""What running text tells of tasks that were agreed at an earlier meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.minutes.blocks import Place
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.follow_up_line import Line
from pipeline.ingest.minutes.follow_up_parts import LineParts
from pipeline.ingest.minutes.follow_up_sentences import SHOULD, Sentences
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.statuses import is_status
from pipeline.ingest.minutes.subjects import MODAL
from pipeline.ingest.minutes.task_verbs import task_behind


class Before:
    """Finds them, sentence by sentence.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster, parts: LineParts, sentences: Sentences) -> None:
        self._roster, self._parts, self._sentences = roster, parts, sentences

    def rows(
        self,
        sentences: list[str],
        place: Place,
        around: Around,
        *,
        is_old: bool,
        is_announced: bool,
    ) -> Iterator[Row]:
        """Yield what was agreed last time: ``Jonas skulle ringe til … senest 1/11. Det er gjort.``

        Who shall do it must stand before ``skulle``, and until when behind it; a sentence that
        says no more than how it stands belongs to the one before it.
        """
        for nth, written in enumerate(sentences):
            sentence = self._sentences.in_order(written)
            is_settled = sentence != written  # it is about last time, or says how the task stands
            if not self._was_asked(sentence, is_old=is_old or is_settled):
                continue
            after = sentences[nth + 1] if nth + 1 < len(sentences) else ""
            told = f"{sentence} – {after.strip()}" if is_status(after) else sentence
            is_certain = is_announced or is_settled
            line = Line(told, place, is_listed=is_certain)
            row = self._parts.row(line, "old_actions", around, "", is_told_of=is_certain)
            if row is not None and (row["due_on"] or (is_certain and row["status"])):
                yield replace(row, found_by="running_text", others={})

    def _was_asked(self, sentence: str, *, is_old: bool) -> bool:
        """Say whether a sentence tells what somebody was to do: they begin it, or are handed it."""
        if not is_old and SHOULD.search(sentence) is None:
            return False
        begun = self._roster.begins(sentence)
        if begun is None:
            return is_old and self._parts.hands_out(sentence)
        if not is_old and SHOULD.match(begun[1]) is None:
            return False
        is_asked = MODAL.match(f" {begun[1]}") is not None
        return is_asked or task_behind(begun[1], is_dated=True) is not None
