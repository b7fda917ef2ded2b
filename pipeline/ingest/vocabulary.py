"""Vocabularies: the codes there are, and every wording by which people mean one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.ingest.tables import Row
from pipeline.ingest.words import normal, normal_expr


@dataclass(frozen=True)
class Vocabulary:
    """The codes of one vocabulary.

    Parameters
    ----------
    codes
        All codes, in the file's order.
    wordings
        Wording as :func:`~pipeline.ingest.words.normal` gives it → code.
    """

    codes: tuple[str, ...]
    wordings: dict[str, str]

    def with_words(self, words: Mapping[str, str]) -> Vocabulary:
        """Return the vocabulary with more wordings: those of one tool, which go before ours.

        Parameters
        ----------
        words
            Wording → code.
        """
        if not words:
            return self
        more = {normal(word): code for word, code in words.items()}
        return Vocabulary(self.codes, {**self.wordings, **more})

    def code_of(self, text: pl.Expr) -> pl.Expr:
        """Return the code of each wording; null where it is blank or not known."""
        return _looked_up(normal_expr(text), self.wordings)

    def codes_of(self, text: pl.Expr) -> pl.Expr:
        """Return the codes of several wordings in one cell, sorted, each once, with ``;``.

        Null where the cell is blank or one of them is not known.
        """
        parts = normal_expr(text).str.replace_all(r"[;,/+&|]| og ", ";").str.split(";")
        filled = parts.list.eval(pl.element().str.strip_chars()).list.eval(
            pl.element().filter(pl.element() != "")
        )
        found = filled.list.eval(_looked_up(pl.element(), self.wordings))
        is_known = (filled.list.len() > 0) & ~found.list.eval(pl.element().is_null()).list.any()
        several = pl.when(is_known).then(found.list.unique().list.sort().list.join(";"))
        # A wording may itself hold what divides wordings.
        return pl.coalesce(self.code_of(text), several)


def _looked_up(word: pl.Expr, wordings: dict[str, str]) -> pl.Expr:
    return word.replace_strict(
        list(wordings), list(wordings.values()), default=None, return_dtype=pl.String()
    )


def read_vocabulary(rows: Iterable[Row], code_column: str) -> Vocabulary:
    """Make a vocabulary from the rows of a reference file.

    Raises
    ------
    UngetidError
        When a code stands twice, is no code, or a wording means two codes.
    """
    wordings: dict[str, str] = {}
    codes: list[str] = []
    taken = list(rows)
    for row in taken:
        code = row.text(code_column)
        if code in codes:
            raise row.fault(code_column, "has a code that stands twice", "Remove one of the rows.")
        codes.append(code)
        wordings[normal(code)] = code
    for row in taken:
        code = row.text(code_column)
        words = [row.cells.get("name_da", ""), row.cells.get("name_en", "")]
        for word in (*words, *row.cells.get("synonyms", "").split("|")):
            if not normal(word):
                continue
            # A code stands for itself even where another row uses it as a word.
            if wordings.setdefault(normal(word), code) != code:
                mend = "Leave the word with one of the rows only."
                raise row.fault("synonyms", "has a word that means another row, too", mend)
    return Vocabulary(tuple(codes), wordings)
