"""Which zone a calendar means by a name: IANA's, Windows', or one that the file itself describes.

Outlook writes *Romance Standard Time*, older programs a path that ends in a zone's name, and
anybody may describe a zone of their own (``VTIMEZONE``). A name that nothing explains is no zone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zoneinfo
from functools import cache

import icalendar
from icalendar.timezone import tzp
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

COPENHAGEN = zoneinfo.ZoneInfo("Europe/Copenhagen")
_TZID = re.compile(r'^TZID[^:]*:[ ]*"?(.+?)"?[ ]*$', re.IGNORECASE)
_LOCATION = re.compile(r"^X-LIC-LOCATION[^:]*:(.+)$", re.IGNORECASE)
_RULE = re.compile(r"^RRULE[^:]*:(.+)$", re.IGNORECASE)
# What Windows and Outlook write: once a year, on a weekday of a month. Nothing else ends in time.
_YEARLY = re.compile(
    r"^(?:(?:FREQ=YEARLY|INTERVAL=1|BYDAY=[+-]?\d?[A-Z]{2}|BYMONTH=\d{1,2}|BYMONTHDAY=-?\d{1,2}"
    r"|UNTIL=\w{8,16}|WKST=[A-Z]{2}|BYHOUR=\d{1,2}|BYMINUTE=\d{1,2})(?:;|$))+$",
    re.IGNORECASE,
)
_MOST_LINES = 2000  # of all descriptions that are needed: each of their rules takes a while


class Zones:
    """The zones of one file.

    Parameters
    ----------
    descriptions
        The lines of each ``VTIMEZONE``, without its first and last.
    """

    def __init__(self, descriptions: list[list[str]]) -> None:
        self._described: dict[str, list[str]] = {}
        self._asked: dict[str, str | None] = {}
        self._lines_read = 0
        for lines in descriptions:
            names = [found[1] for line in lines if (found := _TZID.match(line))]
            if names and names[0] not in self._described:
                self._described[names[0]] = lines

    def name_of(self, tzid: str) -> str | None:
        """Return a name by which the library knows a zone; None where nothing explains it."""
        known = _known(tzid)
        if known is not None or tzid not in self._described:
            return known
        lines = self._described[tzid]
        places = [found[1].strip() for line in lines if (found := _LOCATION.match(line))]
        if places and places[0] in _names():
            return places[0]
        if tzid not in self._asked:
            self._lines_read += len(lines)
            is_short = self._lines_read <= _MOST_LINES
            self._asked[tzid] = _described_zone(tuple(lines)) if is_short else None
        return self._asked[tzid]


@cache
def _names() -> set[str]:
    return zoneinfo.available_timezones()


def _known(tzid: str) -> str | None:
    """Return IANA's name of a zone that needs no description."""
    word = tzid.strip().strip('"')
    parts = word.strip("/").split("/")
    ends = ["/".join(parts[-count:]) for count in (1, 2, 3) if count <= len(parts)]
    named = [WINDOWS_TO_OLSON.get(word, word), *reversed(ends)]
    found = next((name for name in named if name in _names()), None)
    is_ours = "copenhagen" in word.lower() or "københavn" in word.lower()
    return found or ("Europe/Copenhagen" if is_ours else None)


@cache
def _described_zone(lines: tuple[str, ...]) -> str | None:
    """Make a described zone known to the library, by a name that follows from its description.

    The library keeps zones by their names for as long as the program runs: by the name in the file,
    another file's zone of that name would be read as this one.
    """
    rules = [found[1].strip() for line in lines if (found := _RULE.match(line))]
    if not all(_YEARLY.match(rule) for rule in rules):
        return None
    name = "described-" + hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
    kept = [line for line in lines if not _TZID.match(line)]
    text = "\r\n".join(["BEGIN:VTIMEZONE", f"TZID:{name}", *kept, "END:VTIMEZONE", ""])
    try:
        icalendar.Timezone.from_ical(text)
        tried = dt.datetime(2024, 7, 1, tzinfo=tzp.timezone(name))
        is_zone = tried.utcoffset() is not None
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        return None
    return name if is_zone else None
