"""What Word shows: no hidden text, nor as written what is only a prompt; and what stands out."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from docx.oxml.ns import qn as qualified

from pipeline.ingest.minutes.blocks import heads
from pipeline.ingest.minutes.prompts import is_prompt_like
from pipeline.ingest.minutes.struck import AROUND_STRUCK, says_how_it_went

qn = cache(qualified)
_TEXT, _RUN, _HIDDEN, _PARAGRAPH = qn("w:t"), qn("w:r"), qn("w:vanish"), qn("w:p")
_STRUCK = (qn("w:strike"), qn("w:dstrike"))
_PROMPT_STYLES = ("placeholder", "pladsholder")
_GREY = re.compile(r"([4-9a-cA-C][0-9a-fA-F])\1\1")
_OFF = {"0", "false", "off"}


def without_hidden(body: Any) -> list[str]:
    """Take out the runs that Word does not show, and return their texts."""
    found: list[str] = []
    for mark in list(body.iter(_HIDDEN)):
        properties = mark.getparent()
        run = None if properties is None else properties.getparent()
        if run is None or run.tag != _RUN or mark.get(qn("w:val"), "1") in _OFF:
            continue
        found.append("".join(one.text or "" for one in run.iter(_TEXT)))
        if run.getparent() is not None:
            run.getparent().remove(run)
    return list(filter(None, found))


def without_struck(body: Any) -> list[str]:
    """Take out what is struck through beside other text of a line, and return those texts.

    It is written anew there. A line that begins with it and tells how it went is marked, as
    Markdown does; one that is struck through as a whole stays.
    """
    found: list[str] = []
    marked = (run for mark in body.iter(*_STRUCK) for run in mark.iterancestors(_RUN))
    lines = dict.fromkeys(run.getparent() for run in marked)
    for line in lines:
        runs = [run for run in line.iter(_RUN) if _written(run).strip()]
        struck = [run for run in runs if _is_struck(run)]
        if not struck or len(struck) == len(runs):
            continue
        behind = "".join(_written(run) for run in runs[len(struck) :])
        if runs[: len(struck)] == struck and says_how_it_went(behind.strip()):
            first, *_ = struck[0].iter(_TEXT)
            *_, last = struck[-1].iter(_TEXT)
            first.text = f"{AROUND_STRUCK}{first.text or ''}"
            last.text = f"{last.text or ''}{AROUND_STRUCK}"
            continue
        for run in struck:
            found.append(_written(run))
            if run.getparent() is not None:
                run.getparent().remove(run)
    return found


def _is_struck(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    marks = [] if properties is None else [properties.find(name) for name in _STRUCK]
    return any(mark is not None and mark.get(qn("w:val"), "1") not in _OFF for mark in marks)


def set_off_in(body: Any) -> set[Any]:
    """Return the short paragraphs that are bold or underlined, each word of them by hand.

    Who uses no styles sets headings so. Where most of what is too long for a heading looks so,
    too, it is the look of all text.
    """
    paragraphs = [one for one in body.iter(_PARAGRAPH) if _written(one).strip()]
    found = {one for one in paragraphs if _stands_out(one)}
    long = [one for one in paragraphs if not heads(_written(one).strip())]
    is_look_of_all = 2 * sum(one in found for one in long) > len(long) > 0
    return set() if is_look_of_all else found - set(long)


def _stands_out(paragraph: Any) -> bool:
    words = [run for run in paragraph.iter(_RUN) if _written(run).strip()]
    return bool(words) and all(map(_is_set_off, words))


def _written(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(_TEXT))


def _is_set_off(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return False
    marks = (properties.find(qn("w:b")), properties.find(qn("w:u")))
    off = _OFF | {"none"}
    return any(mark is not None and mark.get(qn("w:val"), "1") not in off for mark in marks)


def is_prompt(element: Any) -> bool:
    """Say whether a form field still shows what to write in it.

    Other programs than Word leave the mark standing when somebody writes in the field: what is set
    as a prompt is one, and what is written like one.
    """
    if element.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is None:
        return False
    texts = [one for one in element.iter(_TEXT) if (one.text or "").strip()]
    is_written_so = is_prompt_like("".join(one.text for one in texts))
    return is_written_so or all(map(_is_set_as_prompt, texts))


def _is_set_as_prompt(text: Any) -> bool:
    """Say whether a text has the style of prompts, or is grey."""
    run = text.getparent()
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return False
    style, colour = properties.find(qn("w:rStyle")), properties.find(qn("w:color"))
    named = "" if style is None else str(style.get(qn("w:val"), "")).casefold()
    shade = "" if colour is None else str(colour.get(qn("w:val"), ""))
    return any(word in named for word in _PROMPT_STYLES) or _GREY.fullmatch(shade) is not None
