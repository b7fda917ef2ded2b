"""CPR numbers: six digits that are a date, four that are a serial number.

The check by modulus 11 was given up in 2007: it may raise the confidence, and never clears a
number. Numbers of production units, invoices and cases are told apart by the words before them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.ingest.privacy.found import Found

_DASH = r"[-\u2010-\u2015\u2212]"
_NUMBER = re.compile(
    rf"(?<![\w.,/+-])(\d{{6}})((?:\s{{0,2}}{_DASH}\s{{0,2}})|[ \u00a0\t]{{1,3}}|)(\d{{4}})"
    rf"(?!\d|{_DASH}\d|[.,/:]\d)"
)
_IS_ONE = re.compile(r"(?i)\b(?:cpr|personn(?:umme)?r|født|f\.)")
_IS_ANOTHER = re.compile(
    r"(?i)\b(?:faktura|fakt|sag|sagen|j(?:ournal)?\.?nr|journal|p[-. ]?n(?:umme)?r|"
    r"produktionsenhed|ordre|bestilling|rekvisition|bilag|kvittering|konto|reg\.|ean|cvr|se-nr|varen|kunde|id|"
    r"serien|iban|bank|løbenr|dok(?:ument)?\.?nr)[\w.-]*[\s:.#]*(?:(?:nr|nummer)\.?[\s:]*)?$"
)
_IS_MOMENT = re.compile(r"(?i)\b(?:kl\.?|klokken|dato|d\.|den|start|slut|fra|til)[\s:]*$")
_TIME_AFTER = re.compile(rf"\s*(?:{_DASH}|til)\s*\d{{4}}\b")
_LOOKED_BACK = 30
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REPLACEMENT = 60  # is added to the day of a number given to somebody without a birth date
_LAST_MONTH = 12


def find_cpr(text: str) -> Iterator[Found]:
    """Yield the CPR numbers of a text."""
    for match in _NUMBER.finditer(text):
        confidence = _confidence(text, match)
        if confidence:
            yield Found("cpr", match.start(), match.end(), confidence)


def _confidence(text: str, match: re.Match[str]) -> float:
    before = text[max(match.start() - _LOOKED_BACK, 0) : match.start()]
    if _IS_ONE.search(before):
        return 0.99
    if _IS_ANOTHER.search(before):
        return 0.0
    date, mark, serial = match.groups()
    digits = date + serial
    if not is_birth_date(digits):
        # A hyphen where it belongs, and a month: somebody's number with a slip in its day.
        has_month = 1 <= int(date[2:4]) <= _LAST_MONTH
        return 0.5 if mark.strip() and has_month else 0.0
    if not mark.strip() and _is_clock(serial):
        is_moment = _IS_MOMENT.search(before) or _TIME_AFTER.match(text, match.end())
        if is_moment:
            return 0.0
    base = 0.9 if mark.strip() else 0.7
    return base + 0.05 if _keeps_modulus(digits) else base


def is_birth_date(digits: str) -> bool:
    """Say whether the ten digits of a number begin with a day that there was.

    The century follows from the year and the seventh digit, as the CPR office gives it; the day of
    a replacement number is 60 higher.
    """
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    if day > _REPLACEMENT:
        day -= _REPLACEMENT
    try:
        dt.date(_century(year, seventh) + year, month, day)
    except ValueError:
        return False
    return True


def _century(year: int, seventh: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def _keeps_modulus(digits: str) -> bool:
    return sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _is_clock(serial: str) -> bool:
    return int(serial[:2]) < 24 and int(serial[2:]) < 60
