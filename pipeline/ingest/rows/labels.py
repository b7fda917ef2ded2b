"""Labels: tags, categories and projects, whose words are looked up in our vocabularies.

A tool for registering time seldom has a column for the area or the target group; people say it with
tags. A label counts where exactly one vocabulary knows it, or where it says itself which column it
means (``sted: Klub``). What it does not say is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from pipeline.ingest.headings import LABEL_MARK, HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles.profile import VOCABULARY_COLUMNS
from pipeline.ingest.rows.column_readers import vocabulary_of
from pipeline.ingest.words import normal

FLAGS = ("unknown_label", "unclear_label", "activity_labels_disagree")
_ACTIVITY = "activity_code"
_ABSENCE = "absence"
_PARTNERS = "partner_codes"
# What may stand before a colon in a label, beside the column's own name.
_PREFIXES = {
    "aktivitet": "activity_code",
    "område": "network_code",
    "netværk": "network_code",
    "sted": "place_code",
    "målgruppe": "target_group",
    "part": "partner_codes",
    "samarbejdspart": "partner_codes",
    "anledning": "occasion",
}


@dataclass(frozen=True)
class Labels:
    """How the labels of one log are read.

    Parameters
    ----------
    wordings
        Column that labels may fill → wording → code.
    separator
        Characters that divide several labels of a cell.
    absences
        Codes of activities that are absence.
    """

    wordings: dict[str, dict[str, str]]
    separator: str
    absences: frozenset[str] = frozenset()

    @classmethod
    def of(cls, headings: HeadingRow, knowledge: Knowledge) -> Labels:
        """Take the vocabularies of the columns that labels may fill and no column does."""
        fills = headings.profile.labels.fills
        wordings = {
            column: vocabulary_of(headings, knowledge, name).wordings
            for name, column in VOCABULARY_COLUMNS.items()
            if column in fills
        }
        category_of = knowledge.category_of.items()
        absences = frozenset(code for code, category in category_of if category == _ABSENCE)
        return cls(wordings, headings.profile.labels.separator, absences)

    def read(self, texts: pl.Series) -> pl.DataFrame:
        """Read distinct cells of labels.

        Returns
        -------
        polars.DataFrame
            ``t_labels``; ``label_<column>``: the code; ``unknown_label``: one is in no vocabulary;
            ``unclear_label``: one is in several, or two say different things;
            ``activity_labels_disagree``: two of one column say different activities, or one of any
            column says work and another absence.
        """
        schema: dict[str, pl.DataType] = {"t_labels": pl.String()}
        schema |= {f"label_{column}": pl.String() for column in VOCABULARY_COLUMNS.values()}
        schema |= {flag: pl.Boolean() for flag in FLAGS}
        rows = [{"t_labels": text, **self._said(text)} for text in texts.to_list() if text]
        return pl.DataFrame(rows, schema=schema)

    def _said(self, text: str) -> dict[str, object]:
        """Return what the labels of one row say; what an earlier column says goes first.

        An activity of a later column that is another one is told; where one of the two is absence,
        neither is believed.
        """
        said: dict[str, object] = {}
        is_unknown = is_unclear = disagree = False
        for whole in text.split(LABEL_MARK):
            found: dict[str, set[str]] = {}
            for label in self._labels(whole):
                meanings = self._meanings(label)
                is_unknown |= not meanings
                if _ACTIVITY in meanings:  # it is needed, and goes before what else it might mean
                    meanings = {_ACTIVITY: meanings[_ACTIVITY]}
                is_unclear |= len(meanings) > 1
                if len(meanings) == 1:
                    column, code = next(iter(meanings.items()))
                    found.setdefault(column, set()).add(code)
            for column, codes in found.items():
                if f"label_{column}" in said:
                    earlier = said[f"label_{column}"]
                    if column == _ACTIVITY and codes != {earlier}:
                        disagree |= self._is_absence(codes) != self._is_absence({earlier})
                        is_unclear = True
                    continue
                if len(codes) == 1 or column == _PARTNERS:
                    said[f"label_{column}"] = ";".join(sorted(codes))
                else:
                    said[f"label_{column}"] = None
                    disagree |= column == _ACTIVITY
                    is_unclear |= column != _ACTIVITY
        if disagree:
            said[f"label_{_ACTIVITY}"] = None
        flags = (is_unknown, is_unclear, disagree)
        return said | dict(zip(FLAGS, flags, strict=True))

    def _is_absence(self, codes: Iterable[object]) -> bool:
        return not self.absences.isdisjoint(codes)

    def _labels(self, cell: str) -> list[str]:
        """Return the labels of a cell: the whole of it where that is one, else its parts."""
        if self._meanings(cell):
            return [cell]
        parts = [cell]
        for mark in self.separator:
            parts = [piece for part in parts for piece in part.split(mark)]
        return [part for part in parts if normal(part)]

    def _meanings(self, label: str) -> dict[str, str]:
        """Return column → code of a label; of one with a prefix, that column only."""
        prefix, colon, rest = label.partition(":")
        column = _PREFIXES.get(normal(prefix), normal(prefix))
        if colon and column in self.wordings:
            code = self.wordings[column].get(normal(rest))
            return {column: code} if code else {}
        word = normal(label)
        return {name: words[word] for name, words in self.wordings.items() if word in words}
