"""A mail and the older mails that are quoted below it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from pipeline.ingest.minutes.blocks import Block, Document, Table
from pipeline.ingest.minutes.mail_reader import is_head_line

_DIVIDER = re.compile(
    r"^\W*(?:oprindelig (?:meddelelse|besked)|original message|(?:videresendt|forwarded) "
    r"(?:meddelelse|besked|message)|start på videresendt besked|begin forwarded message)\b"
    r"|^>?\s*(?:den|d\.|on|man|tirs|ons|tors|fre|lør|søn)\w*\b.{5,150}\b(?:skrev|wrote)\b.{0,80}:?\s*$",
    re.IGNORECASE,
)
_HEAD = 4  # lines, among which a head has a second field


def divided_at_quote(document: Document) -> tuple[Document, Document] | None:
    """Return what a mail says itself, and what it quotes below; None where either is empty.

    Parameters
    ----------
    document
        The text of a mail, with the heads of the mails that are quoted in it.
    """
    blocks = document.blocks
    for nth in range(1, len(blocks)):
        if _begins_quote(blocks, nth):
            newest = replace(document, blocks=blocks[:nth])
            return newest, replace(document, blocks=blocks[nth:], margins=[], images=0, beside=[])
    return None


def _begins_quote(blocks: list[Block], nth: int) -> bool:
    text = _text(blocks[nth])
    if _DIVIDER.search(text):
        return True
    if is_head_line(text, "from"):
        following = islice(blocks, nth + 1, nth + 1 + _HEAD)
        return any(is_head_line(_text(one), "date", "to", "subject") for one in following)
    return text.startswith(">") and not _text(blocks[nth - 1]).startswith(">")


def _text(block: Block) -> str:
    return "" if isinstance(block, Table) else block.text
