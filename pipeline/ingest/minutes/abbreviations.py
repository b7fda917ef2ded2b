"""Words that secretaries shorten, written out: ``AFT.: Jonas sk. ringe, ult. maj``.

Everything that is looked for in a text is looked for in whole words; what stands in
``abbreviations.csv`` is written out first. Some are short for a word only before certain others:
``med. maj`` is *medio*, and ``n. møde`` the next one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.ingest.minutes.blocks import Block, Table
from pipeline.ingest.minutes.moments import month_numbers
from pipeline.ingest.minutes.words_beside import rows_of

_MONTH = "month"


def spelled_out(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a document with what is shortened in them written out."""
    return [_block(block) for block in blocks]


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        rows = tuple(tuple(map(_text, row)) for row in block.rows)
        return block if rows == block.rows else replace(block, rows=rows)
    text = _text(block.text)
    return block if text == block.text else replace(block, text=text)


def _text(text: str) -> str:
    return _pattern().sub(_full, text) if "." in text else text


def _full(match: re.Match[str]) -> str:
    """Return the whole word, in capitals where the short one is."""
    short = match[0].rstrip(".")
    full = _words()[" ".join(short.casefold().split())]
    if len(short) > 1 and short.isupper():
        return full.upper()
    return full.capitalize() if short[0].isupper() else full


@cache
def _words() -> dict[str, str]:
    return {row["short"]: row["full"] for row in rows_of("abbreviations.csv")}


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(month_numbers(), key=len, reverse=True))
    forms = []
    for row in rows_of("abbreviations.csv"):
        before = months if row["before"] == _MONTH else row["before"]
        behind = rf"\s+(?:{before})\b" if before else r"(?:[\s:,;)]|$)"
        forms.append(rf"{re.escape(row['short'])}\.(?={behind})".replace(r"\ ", r"\s+"))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})", re.IGNORECASE)
