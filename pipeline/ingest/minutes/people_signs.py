"""Signs of who came, written out: ``Jonas (+), Trine (-)``, ``☒ Jonas  ☐ Trine``, ``x Jonas``."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.minutes.blocks import Block, ListItem, Paragraph
from pipeline.ingest.minutes.label_roles import people_role

_CAME = re.compile(r"\((?:x|X|✓|✔|\+|√)\)")
_STAYED = re.compile(r"\([-–—÷−0]\)")
_STAYED_AND = re.compile(r"\([-–—÷−]\s*[,:;]\s*")
_CAME_AND = re.compile(r"\((?:x|X|✓|✔|\+|√)\s*[,:;]\s*")
_TICKS = re.compile(r"(?:\[[xX ]?\]|[☐☑☒✓✔✗✘✅❌])\ufe0f?\s*(?=[A-ZÆØÅ])")
_CROSS = re.compile(r"[xX]\s+(?=[A-ZÆØÅ][\w'’-]+\s+[A-ZÆØÅ])")
_SENTENCE_IN_BRACKETS = re.compile(r"(?<=[\w)]\.)\s+\(([A-ZÆØÅ][^()]{5,80}?)\.?\)\.?\s*$")
_DOTS = re.compile(r"\s*\.{4,}\s*(?=\S)")
_LEAST = 2  # of them: one alone may be anything


def signs_written_out(blocks: list[Block]) -> list[Block]:
    """Return blocks with a sign in brackets written out, and each ticked name on a line."""
    found: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paragraph | ListItem):
            found.append(block)
            continue
        texts = _by_tick(_in_words(block.text))
        if texts == [block.text]:
            found.append(block)
        elif len(texts) == 1:
            found.append(replace(block, text=texts[0]))
        else:
            found += [ListItem(text, line=block.line, place=block.place) for text in texts]
    return found


def _in_words(text: str) -> str:
    if "...." in text:
        text = _DOTS.sub(" – ", text)  # "Jonas Vestergren ........ til stede"
    if "(" not in text:
        return text
    apart = _SENTENCE_IN_BRACKETS.search(text)  # "… Kim Sand. (Leyla meldte afbud)"
    if apart is not None and people_role(apart[1]) in ("apologies", "absent"):
        text = f"{text[: apart.start()]} {apart[1]}."
    came = len(_CAME.findall(text)) + len(_CAME_AND.findall(text))
    stayed = len(_STAYED.findall(text)) + len(_STAYED_AND.findall(text))
    if came + stayed < _LEAST and not came:
        return text
    text = _STAYED_AND.sub("(", _CAME_AND.sub("(", text))
    return _STAYED.sub("(ikke mødt)", _CAME.sub("(til stede)", text))


def _by_tick(text: str) -> list[str]:
    """Return the parts of a line that each begin with a box or a tick before a name."""
    starts = [one.start() for one in _TICKS.finditer(text)]
    if len(starts) < _LEAST or text[: starts[0]].strip(" :"):
        return [text]
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip(" ,;") for start, end in zip(starts, ends, strict=True)]
