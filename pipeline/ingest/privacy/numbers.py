"""Telephone numbers and number plates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.ingest.privacy.found import Found

_DANISH = (
    r"(?:\d{2}(?P<mark>[ .\u00a0-])\d{2}(?P=mark)\d{2}(?P=mark)\d{2}"
    r"|\d{2} \d{3} \d{3}|\d{4}[ -]\d{4}|\d{8})"
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:"
    rf"(?P<danish>(?P<code>(?:\(?(?:\+|00)45\)?)[ -]?)?{_DANISH})"
    r"|(?P<foreign>(?:\+|00)(?!45)[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,6})"
    r")(?![\d]|[.,/:-]\d)"
)
_IS_PHONE = re.compile(
    r"(?i)\b(?:tlf|telefon\w*|mobil\w*|mob|tel|ring\w*|sms\w*|nummer\w*|nr|kontakt\w*|fra|på)"
    r"\b[\s.:]*(?:nr\.?|nummer)?[\s:]*$"
)
_IS_ANOTHER = re.compile(
    r"(?i)\b(?:cvr|faktura\w*|sag\w*|ordre\w*|ean|konto\w*|bilag\w*|journal\w*|se|dok\w*|id|reg|"
    r"kr|beløb|p|iban|kunde\w*|bestilling\w*|rekvisition\w*|varenr|i alt)"
    r"[-. ]*(?:nr|nummer|nummeret)?[.:# ]*$"
)
_AMOUNT_AFTER = re.compile(r"\s*(?:kr|kroner|dkk|€|,\d\d\b|m²|km)", re.IGNORECASE)
_PLATE = re.compile(r"(?<![\w-])([A-ZÆØÅ]{2})[ -]?\d{2}[ .]?\d{3}(?![\w-]|\s?\d)")
_PLATE_LOWER = re.compile(
    r"(?i)\b(?:nummerplade\w*|reg\.?\s?nr\.?|registreringsnummer|bil\w*|knallert\w*|scooter\w*)"
    r"[\s:(]{1,3}(?:med\s+)?(?:nr\.?\s*)?([a-zæøå]{2}[ -]?\d{2}[ .]?\d{3})(?![\w-])"
)
_NO_PLATE = {"DK", "KR", "NR", "TV", "PC", "EU", "CA", "KL", "ID", "SE", "AR", "ÅR"}
_CLOCK_SPAN = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d-(?:[01]\d|2[0-3])[0-5]\d")
_LOOKED_BACK = 24
_YEARS = range(1900, 2101)


def find_phones(text: str) -> Iterator[Found]:
    """Yield the telephone numbers of a text, Danish and foreign ones."""
    for match in _PHONE.finditer(text):
        confidence = _phone_confidence(text, match)
        if confidence:
            yield Found("phone", match.start(), match.end(), confidence)


def _phone_confidence(text: str, match: re.Match[str]) -> float:
    digits = re.sub(r"\D", "", match[0])
    if match["foreign"]:
        return 0.85 if len(digits) >= 9 else 0.0
    if match["code"]:
        return 0.98
    before = text[max(match.start() - _LOOKED_BACK, 0) : match.start()]
    if _IS_ANOTHER.search(before) or _AMOUNT_AFTER.match(text, match.end()):
        return 0.0
    if _IS_PHONE.search(before):
        return 0.97
    is_moment = _is_date(digits) or _CLOCK_SPAN.fullmatch(match[0])
    return 0.0 if is_moment else _by_its_form(match[0])


def _by_its_form(number: str) -> float:
    """Return how surely a number without any word before it is one of a telephone."""
    if number.isdigit():  # eight digits are as well a company's number or an amount
        return 0.55 if number[0] in "23456789" else 0.0
    return 0.85 if len(re.findall(r"\d+", number)) == 4 else 0.6


def _is_date(digits: str) -> bool:
    """Say whether eight digits are a day, the year first or last."""
    for year, month, day in (
        (digits[:4], digits[4:6], digits[6:]),
        (digits[4:], digits[2:4], digits[:2]),
    ):
        try:
            if dt.date(int(year), int(month), int(day)).year in _YEARS:
                return True
        except ValueError:
            continue
    return False


def find_plates(text: str) -> Iterator[Found]:
    """Yield the number plates of a text: two letters, five digits."""
    for match in _PLATE.finditer(text):
        if match[1] not in _NO_PLATE:
            yield Found("number_plate", match.start(), match.end(), 0.8)
    for match in _PLATE_LOWER.finditer(text):
        yield Found("number_plate", match.start(1), match.end(1), 0.8)
