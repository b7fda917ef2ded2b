"""Whether a paper says that its meeting was not held: cancelled, put off, come to nothing."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.ingest.minutes.head_lines import Found, Line, sourced
from pipeline.ingest.minutes.head_spans import sentences
from pipeline.ingest.minutes.moments import date_told, date_without_year, month_numbers
from pipeline.ingest.minutes.sources import Source

_IN_A_TITLE = re.compile(
    # Not "Aflyst fest – Referat", which tells of something else.
    r"\baflyst\b(?!\s+(?!(?:lokal\w*\s+)?\w*(?:ssp|netværk|møde)|pga|på grund|grundet|den \d|d\.|kl"
    r"|til|af hensyn|i dag)[a-zæøå])|\baflyses\b"
    r"|\baflysning\b(?!\s+af\s+(?!\w*(?:ssp|netværk|møde)|dagens))|\bmødet udgår\b"
    r"|[-–:(]\s*(?:udsat|udskudt)\b|^\W{0,8}udsat\b",
    re.IGNORECASE,
)
_NOT_HELD = (
    r"(?:aflys\w*|udgår|udgik|udgå|udsæt\w*|udsat|udskydes|udskudt|udskyde|bortfald\w*|bortfaldt"
    # Moved to another day; a meeting that was moved to Teams or to the library was held there.
    r"|(?:rykket|rykkes|flyttet|flyttes)(?= til (?:en |et )?(?:senere|anden|andet|ny|nyt|næste|den"
    r"|d\.|\d|uge|(?:man|tirs|ons|tors|fre|lør|søn)dag|efteråret|foråret|januar|februar|marts|april"
    r"|maj|juni|juli|august|september|oktober|november|december|efter))"
    r"|(?:gennemføres|gennemført|afholdes|afholdt|holdt) ikke"
    r"|ikke (?:blev |bliver )?(?:gennemført|gennemføres|afholdt|afholdes|holdt|til noget)"
    r"|bliver ikke til noget|opgives|opgivet)"
)
_THIS = r"(?:ssp-?|netværks|dagens\s)?mødet"
# Said of this meeting: not of the last one, nor of a party that was cancelled.
_OF_THE_MEETING = re.compile(
    r"^\W{0,8}(?:aflyst|udsat|udskudt|status\W{1,8}(?:aflyst|udsat|udskudt))\W{0,8}$"
    r"|^\W{0,8}(?:aflyst|udsat)\s+(?:på grund af|pga|grundet)\b"
    r"|^\W{0,8}aflyst\W{1,8}møde"
    rf"|\b{_THIS}\b(?!\s+(?:med|mellem|for|om)\b).{{0,60}}?\b{_NOT_HELD}\b"
    rf"|\b(?:aflyse|udsætte|udskyde|opgive)\s+{_THIS}\b"
    rf"|\bdette\s+(?:netværks)?møde\s+(?:er|blev|bliver)\s+(?:\w+\s+)?{_NOT_HELD}\b"
    rf"|^\W{{0,8}}(?:ssp-?|netværks)?møde\b.{{0,60}}?\b(?:er|blev|bliver|må|måtte)\s+(?:\w+\s+)?{_NOT_HELD}\b",
    re.IGNORECASE,
)


def called_off(
    titles: list[Line], head: list[Line], told: list[Line], day: dt.date
) -> Source | None:
    """Return where it says that the meeting was not held; None where it does not.

    Parameters
    ----------
    titles, head
        Of the document.
    told
        Lines of other places that may tell of this meeting; empty where people came to it.
    day
        The meeting's: what is said of a meeting of another day is not of this one.
    """
    for text, source in sourced(titles, "title"):
        if _IN_A_TITLE.search(text):
            return source
    for lines, found_by in ((head, "first_lines"), (told, "running_text")):
        for text, source in _sentences(lines, found_by):
            if _OF_THE_MEETING.search(text) and _may_be_of(text, day):
                return source
    return None


def _sentences(lines: list[Line], found_by: str) -> list[Found[str]]:
    return [(part, source) for text, source in sourced(lines, found_by) for part in sentences(text)]


def _may_be_of(text: str, day: dt.date) -> bool:
    """Say whether a sentence names the meeting's day or none: "mødet i november" is another's."""
    before = re.split(_NOT_HELD, text, maxsplit=1, flags=re.IGNORECASE)[0]
    if (named := date_told(before)) is not None:
        return named[0] == day
    if (undated := date_without_year(before, day)) is not None:
        return undated == day
    months = [number for name, number in month_numbers().items() if _names(before, name)]
    return not months or months == [day.month]


def _names(text: str, month: str) -> bool:
    return re.search(rf"\bi\s+{re.escape(month)}\b", text, re.IGNORECASE) is not None
