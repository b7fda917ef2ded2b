"""Whether a meeting was broken off, and when; one that was disturbed and went on was not."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from pipeline.ingest.minutes.head_lines import Found, Line
from pipeline.ingest.minutes.head_spans import Clock, sentences
from pipeline.ingest.minutes.moments import clocks_in, find_duration, timed
from pipeline.ingest.minutes.sources import WHOLE, Source

_STEMS = ("afbr", "brudt")  # one of which stands in every text that _BROKEN is found in
_BROKEN = re.compile(
    r"\bmødet\b[^.]{0,60}\b(?:afbrudt|afbrydes|brudt af|afbrød)\b|\bafbrudt\b[^.,]{0,30}\bmødet\b"
    r"|\bmødet\s+(?:\w+\s+){0,3}afbryde\w*|\bafbr(?:yde|ød)\s+(?:vi\s+)?mødet\b"
    r"|\d[-–\d.: ]{3,12}[(,;–-]\s*(?:men\s+)?(?:blev\s+)?afbrudt\b",
    re.IGNORECASE,
)
_WENT_ON = re.compile(
    r"\b(?:kort(?:varigt)?|kortvarig|øjeblik|midlertidigt|flere gange|et par gange)\b"
    r"[^.]{0,25}\bafbr|\bafbr\w+\s+(?:kort|et øjeblik|flere gange|et par gange|i \d+ min)"
    r"|\b(?:fortsatte|fortsættes?|genoptog\w*|genoptaget|genoptages|optog igen|i gang igen)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\befter\b", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"\bfortsættes?\b[^.]{0,40}\b(?:den|d\.|næste|på \w+dag|uge)", re.IGNORECASE
)


def broken_off(lines: list[Line]) -> Found[str] | None:
    """Return the sentence that says that the meeting was broken off, and where it stands.

    Parameters
    ----------
    lines
        Those that may tell of this meeting.
    """
    if not any(stem in line.text.casefold() for line in lines for stem in _STEMS):
        return None
    told = [(part, line.place) for line in lines for part in sentences(line.text)]
    for (text, place), (after, _) in pairwise([*told, ("", WHOLE)]):
        if not _BROKEN.search(text):
            continue
        rest = f"{text} {after}"
        if not _WENT_ON.search(rest) or _OTHER_DAY.search(rest):
            return text, Source(place, "running_text")
    return None


def broken_at(told: Found[str], start: dt.time | None) -> Clock:
    """Return when the meeting was broken off; None where that is not told.

    Parameters
    ----------
    told
        The sentence that says so.
    start
        When the meeting began: ``efter 40 minutter`` counts from there.
    """
    text, source = told
    ready = timed(text)
    at = ready.casefold().find("afbr")
    clocks = clocks_in(ready)
    after = [clock for place, clock in clocks if place >= at]
    ahead = [clock for place, clock in clocks if place < at]
    if after or ahead:
        return (after or ahead[-1:])[0], source
    minutes = find_duration(text) if _LATER.search(text) else None
    if minutes is None or start is None:
        return None
    end = start.hour * 60 + start.minute + minutes
    return (dt.time(*divmod(end, 60)), source) if end < 24 * 60 else None
