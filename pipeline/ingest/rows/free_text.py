"""Free text of a log: never read, only looked through for personal data, equal texts once."""

from __future__ import annotations

import polars as pl

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.privacy import Warnings
from pipeline.ingest.readers.log_table import LINE

# What every kind of personal data has at least, in the words of a matcher that is fast.
_SUSPECT = (
    r"\d{4}|\d\d[ .-]\d\d|@|\p{Lu}\p{L}*\.? ?\p{Lu}|.[^\p{L}]\p{Lu}|^\p{Lu}\p{L}+ "
    r"|\p{Ll} \d{1,3}\b|(?i:\.com|\.me/|snap|insta|tik ?tok| til | hedder |\p{L}{3,} \p{L}{3,})"
)
_MOST_TEXTS = 10_000  # of a file that are looked through


class FreeText:
    """Looks through the free text of one file.

    Parameters
    ----------
    warnings
        Take what is found; they are told once, when all rows have been read.
    """

    def __init__(self, warnings: Warnings) -> None:
        self._warnings = warnings
        self._seen: set[str] = set()

    def look(self, batch: pl.DataFrame, headings: HeadingRow) -> None:
        """Look through the columns of notes, and of those that nobody knows.

        Of a file with very many different texts the first ten thousand are looked through.
        """
        for position in sorted({*headings.notes, *headings.unknown}):
            if self._warnings.is_complete or len(self._seen) >= _MOST_TEXTS:
                return
            text = pl.col(str(position)).alias("text")
            different = batch.select(text.unique()).to_series()
            suspect = different.filter(different.str.contains(_SUSPECT)).to_list()
            new = [one for one in suspect if one not in self._seen]
            if new:
                rows = batch.select(LINE, text).filter(pl.col("text").is_in(new))
                first = rows.unique(subset="text", keep="first", maintain_order=True)
                self._look(first, position)

    def _look(self, texts: pl.DataFrame, position: int) -> None:
        for line, text in texts.iter_rows():
            if len(self._seen) >= _MOST_TEXTS:
                return
            self._seen.add(text)
            self._warnings.look(text, line, position)

    def notes(self) -> pl.DataFrame:
        """Return one note per kind: ``source_line``, ``source_column``, ``reason_code``."""
        places = sorted(self._warnings.places.items())
        return pl.DataFrame(
            [(line, column, reason) for reason, (line, column) in places],
            schema={LINE: pl.Int32(), "source_column": pl.Int32(), "reason_code": pl.String()},
            orient="row",
        )
