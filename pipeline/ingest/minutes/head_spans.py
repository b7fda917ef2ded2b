"""Spans of clock times in the head of minutes: which of them are the meeting's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from pipeline.ingest.minutes.head_lines import Found
from pipeline.ingest.minutes.moments import find_span, timed
from pipeline.ingest.minutes.sources import Source

Clock = Found[dt.time] | None
_ONLY_SPAN = re.compile(  # a line of its own: 13–14
    r"\W{0,4}(?:(?:møde)?tid(?:spunkt)?:?\s+|fra\s+)?(?:\d{1,2}\s*(?:-|–|til)\s*\d{1,2}|[012]\d{3}\s*[-–]\s*[012]\d{3})\W{0,4}",
    re.IGNORECASE,
)
_BEGINS_WITH_SPAN = re.compile(  # 13:15-14:15, klubben
    r"\W{0,4}(?:kl\.?\s*)?\d{1,2}[.:]\d{2}\s*(?:-|–|—|til)\s*(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?!\d)",
    re.IGNORECASE,
)
_LASTED_FROM = re.compile(r"\b(?:varede|mødtes|samlet|sad)\b[^.]{0,20}\bfra\s+\d", re.IGNORECASE)
# What else has its hours beside those of the meeting: "9.00-9.15 formøde, 9.00-10.30 møde".
_BESIDE = re.compile(
    r"(?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?\s*(?:-|–|—|til)\s*\d{1,2}(?:[.:]\d{2})?\W{1,3}(?:\w+\s+)?"
    r"(?:formøde|kaffe|morgen(?:kaffe|mad|brød)|frokost|ankomst|indtjekning)\b[^,;|.]*[,;|.]?\s*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-zæøå)])[.!;]\s+(?=[A-ZÆØÅ])|(?<=\d)\.\s+(?=[A-ZÆØÅ])")
PIECES = re.compile(r"\s*[|;·•()\t,]\s*|\s+[-–—/]\s+")
_WORDS = re.compile(r"\b(?!kl\b|fra\b|til\b|dag|og\b|den\b|mellem\b)[a-zæøå]{2,}", re.IGNORECASE)
_MOST_WORDS_BESIDE = 3  # words of a line that is hardly more than a clock time
_OF_MEETINGS = re.compile(
    r"møde|\bvi\b|\bos\b|samle|\bsad\b|referat|netværk|afholdt|\bholdt\b|\btid\b|\bdato\b|\d{1,2}/\d|\b20\d\d\b|"
    r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag|"
    r"\b(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\b",
    re.IGNORECASE,
)


def of_the_meeting(lines: Iterable[Found[str]]) -> Iterator[Found[str]]:
    """Yield the sentences that may be about the meeting: short ones, and those that speak of it.

    ``Støjen er værst mellem kl. 20 og 22`` is not.
    """
    for text, source in lines:
        for sentence in sentences(text):
            is_short = len(_WORDS.findall(timed(sentence))) < _MOST_WORDS_BESIDE
            if is_short or _BEGINS_WITH_SPAN.match(sentence) or _OF_MEETINGS.search(sentence):
                yield sentence, source


def spans_in(
    texts: Iterable[Found[str]], *, is_about_time: bool
) -> Iterator[tuple[dt.time, dt.time, Source]]:
    """Yield start, end and source of the first span of each text that has one.

    Parameters
    ----------
    is_about_time
        The texts are about time: two bare numbers are a span there.
    """
    for told, source in texts:
        text = _BESIDE.sub("", told) or told
        is_only = any(_ONLY_SPAN.fullmatch(piece) for piece in (text, *PIECES.split(text)))
        is_only = is_only or _LASTED_FROM.search(text) is not None
        span = find_span(text, is_about_time=is_about_time or is_only)
        if span is not None:
            yield (*span, source)


def joined(spans: list[tuple[dt.time, dt.time, Source]]) -> tuple[Clock, Clock]:
    """Return the first span, with those that follow on it: points of an agenda with their times."""
    start, end, source = spans[0]
    at_end = source
    for further, until, its_source in spans[1:]:
        if further == end:
            end, at_end = until, its_source
    return (start, source), (end, at_end)


def sentences(text: str) -> list[str]:
    """Return the sentences of a line; "kl. 9" and "5. oktober" end none."""
    return _SENTENCE_END.split(text)
