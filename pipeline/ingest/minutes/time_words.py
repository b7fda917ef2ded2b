"""Clock times, lengths and days in words, written as digits: ``kl. halv ti`` is ``kl. 9.30``.

What reads dates, clock times and lengths knows digits only; a text passes here first.
"""

from __future__ import annotations

import re

_HOURS = {"et": 1, "ét": 1, "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
          "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14,
          "femten": 15, "seksten": 16, "sytten": 17}  # fmt: skip
_MINUTES = {"fem": 5, "ti": 10, "femten": 15, "tyve": 20, "femogtyve": 25, "kvart": 15,
            "et kvarter": 15}  # fmt: skip
_FIRST_OF_DAY = 7  # nobody meets before: "klokken halv to" is in the afternoon
_HOUR = rf"(?:{'|'.join(sorted(_HOURS, key=len, reverse=True))}|1[0-2]|[1-9])(?![\w.:,]?\d)(?!\w)"
_PART = rf"(?:halv|(?:{'|'.join(_MINUTES)}|\d{{1,2}})(?:\s+min(?:utter|\.)?)?\s+(?:over|i))"
_SURE = r"(?:halv|kvart\s+(?:over|i))"  # a clock time wherever it stands
_IN_WORDS = rf"(?:(?P<part>{_PART})\s+)?(?P<hour>{_HOUR})"
_KL = r"\bkl(?:okken)?\.?\s*(?:ca\.?\s*)?"
_CLOCK = re.compile(
    # "klokken ni", "fra halv ti", "til kvart over elleve", "mellem ni og ti"
    rf"(?P<lead>{_KL}|(?<!\w)(?={_SURE}\s+{_HOUR})|\b(?:færdige?|slut\w*|hævet|startede|begyndte|omkring|ved)\s+(?={_PART}\s)|"
    r"\b(?:fra|til|mellem|og|[-–])\s+(?:ca\.?\s+)?"
    rf"(?={_PART}\s|\S+\s+(?:til|og|[-–])\s))" + _IN_WORDS,
    re.IGNORECASE,
)
_AFTER = re.compile(  # the second of a span: "klokken ni til ti"
    rf"(?<=\d)(?P<lead>\s*(?:til|og|[-–—])\s*(?:{_KL}|ca\.?\s*)?)" + _IN_WORDS,
    re.IGNORECASE,
)
_KL_WAS = re.compile(r"\bkl(?:okken)?\.?\s+(?:var|er)\s+(?=\d)", re.IGNORECASE)
_FOUR_DIGITS = re.compile(
    rf"(?P<lead>{_KL})([01]\d|2[0-3])([0-5]\d)(?!\d|\s*(?:-|–|—|til)\s*(?:kl\.?\s*)?\d{{4}})",
    re.IGNORECASE,
)
_MAY_HOLD = re.compile(r"\b(?:kl|klokken|halv|kvart\w*|fra|mellem|over)\b", re.IGNORECASE)

_NUMBERS = {"en": "1", "et": "1", "én": "1", "ét": "1", "to": "2", "tre": "3", "fire": "4",
            "fem": "5", "seks": "6", "syv": "7", "ti": "10", "femten": "15", "tyve": "20",
            "femogtyve": "25", "tredive": "30", "femogtredive": "35", "fyrre": "40",
            "femogfyrre": "45", "halvtreds": "50", "femoghalvtreds": "55", "halvfems": "90",
            "tres": "60", "femoghalvfjerds": "75", "hundrede": "100", "halvanden": "1,5",
            "halvandet": "1,5"}  # fmt: skip
_NUMBER = rf"\b(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_SPELLED = re.compile(
    rf"({_NUMBER})(?=\s+(?:timer?s?|kvarter\w*|minut\w*|min|(?:og\s+)?en\s+halv|halv|hel|"
    r"god|lille)\b)",
    re.IGNORECASE,
)
_HALF_MORE = re.compile(r"\b(\d+)\s+(?:og\s+)?(?:en\s+|1\s+)halv\s+time\w*", re.IGNORECASE)
_HALF_AFTER = re.compile(r"\b(\d+)\s+timer?\s+og\s+(?:en|1)\s+halv\b(?:\s+time)?", re.IGNORECASE)
_HALF = re.compile(r"\b(?:(?:en|1)\s+)?halv\s+time\b", re.IGNORECASE)
_QUARTERS = re.compile(r"\b(\d+)\s+kvarter(?:er|s)?\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(\d+(?:,\d+)?)\s+(?:hele?|gode?|lille|små|stive|fulde?)\s+(?=tim)", re.IGNORECASE
)
_FRACTIONS = {"½": ",5", "¼": ",25", "¾": ",75"}
_FRACTION = re.compile(r"(\d*)\s?([½¼¾])|\b(\d)\s+(1/2|1/4|3/4)(?=\s*t)")

_ORDINALS = ("første", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende",
             "niende", "tiende", "ellevte", "tolvte", "trettende", "fjortende", "femtende",
             "sekstende", "syttende", "attende", "nittende", "tyvende", "enogtyvende",
             "toogtyvende", "treogtyvende", "fireogtyvende", "femogtyvende", "seksogtyvende",
             "syvogtyvende", "otteogtyvende", "niogtyvende", "tredivte",
             "enogtredivte")  # fmt: skip
DAYS = {word: number for number, word in enumerate(_ORDINALS, start=1)}
# A day of the month as it is written: in digits, or as an ordinal.
DAY_PATTERN = rf"\d{{1,2}}|\b(?:{'|'.join(sorted(DAYS, key=len, reverse=True))})(?=\s)"


def clocks_in_digits(text: str) -> str:
    """Return a text that is about time with the clock times that are told in words in digits."""
    if _MAY_HOLD.search(text) is None:
        return text
    text = _KL_WAS.sub("kl. ", text)
    told = _AFTER.sub(_clock, _CLOCK.sub(_clock, text))
    return _FOUR_DIGITS.sub(r"\g<lead>\2.\3", told)


def _clock(match: re.Match[str]) -> str:
    told, part = match["hour"].casefold(), (match["part"] or "").casefold()
    if not part and told.isdigit():
        return match[0]
    hour = _HOURS[told] if told in _HOURS else int(told)
    hour += 12 if hour < _FIRST_OF_DAY else 0
    minutes = hour * 60
    if part == "halv":
        minutes -= 30
    elif part:
        count = re.split(r"\s+", part)[0]
        number = _MINUTES.get(count) or (int(count) if count.isdigit() else 15)
        minutes += number if part.endswith("over") else -number
    return f"{match['lead']}{minutes // 60}.{minutes % 60:02d}"


def lengths_in_digits(text: str) -> str:
    """Return a text with lengths in words in digits: ``tre kvarter`` is 45 minutter."""
    told = _SPELLED.sub(lambda match: _NUMBERS[match[1].casefold()], text)
    told = _FRACTION.sub(_fraction, told)
    told = _HALF_MORE.sub(r"\1,5 timer", told)
    told = _HALF_AFTER.sub(r"\1,5 timer", told)
    told = _HALF.sub("30 minutter", told)
    told = _ABOUT.sub(r"\1 ", told)
    return _QUARTERS.sub(lambda match: f"{int(match[1]) * 15} minutter", told)


def _fraction(match: re.Match[str]) -> str:
    parts = {"1/2": "½", "1/4": "¼", "3/4": "¾"}
    whole, mark = match[1] or match[3] or "0", match[2] or parts[match[4]]
    return f"{whole}{_FRACTIONS[mark]}"


def day_number(text: str) -> int:
    """Return the day of the month that digits or an ordinal say."""
    return DAYS.get(text.casefold()) or int(text)
