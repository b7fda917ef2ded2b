"""Prompts of a template that nobody has written over: ``[vælg netværk]``, *Vælg et element.*

In a Word document a control says that it still shows its prompt. Saved as PDF, RTF or a web page
the prompt is text as any other, and would be a value: an empty row of a table of follow-ups a task.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.minutes.blocks import Block, Table

# What a prompt in brackets begins with; whoever writes "[Skole]" behind a name says something.
_BEGINS = (
    "vælg|skriv|indsæt|indtast|udfyld|angiv|tilføj|klik|tryk|navn|initialer|dato|tid|kl|start|slut|"
    "nummer|nr|antal|fx|f.eks|eget punkt|sted|rolle|tekst|emne|dd"
)
_IN_BRACKETS = rf"\[(?:{_BEGINS})\b[^\]\[\n]{{0,80}}\]"
# Word's own, in Danish and English.
_OF_WORD = (
    r"(?:klik(?: eller tryk)?(?: her)? for at (?:skrive|angive|indtaste|tilføje) (?:tekst|en dato)"
    r"|vælg et element|click(?: or tap)?(?: here)? to (?:enter|add) (?:text|a date)"
    r"|choose an item)\b\.?"
)
_PROMPT = re.compile(rf"(?:{_IN_BRACKETS}|\b{_OF_WORD})", re.IGNORECASE)
_BRACKETED = re.compile(r"\[[^\]\[]*\]|<[^<>]*>")
_ASKS = re.compile(
    rf"\W*(?:$|{_OF_WORD}|(?:vælg|skriv|indsæt|indtast|udfyld|angiv|tilføj|klik|tryk|choose|select|enter"
    r"|click|type|insert)\b)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"\[|klik|click|et element|an item", re.IGNORECASE)  # quickly looked for


def is_prompt_like(text: str) -> bool:
    """Say whether a text asks to be written over: ``Klik for at angive en dato``."""
    return _ASKS.match(text) is not None or _BRACKETED.fullmatch(text.strip()) is not None


def without_prompts(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a document without prompts; what was nothing else is left out."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(tuple(map(_text, row)) for row in block.rows)
            found.append(block if rows == block.rows else replace(block, rows=rows))
        else:
            text = _text(block.text)
            if text == block.text:
                found.append(block)
            elif text:
                found.append(replace(block, text=text))
    return found


def _text(text: str) -> str:
    if not _SIGNS.search(text):
        return text
    bare = _PROMPT.sub("", text)
    return text if bare == text else bare.strip()
