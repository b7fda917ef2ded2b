"""E-mail addresses, and what leads to somebody's profile in a social medium."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.privacy.found import Found, Known

_EMAIL = re.compile(r"[^\s<>(),;:@\"'\[\]]{1,64}@[^\s<>(),;:@\"'\[\]]{1,120}\.[^\W\d_]{2,20}")
_SITES = (
    "instagram|facebook|fb|tiktok|snapchat|twitter|x|linkedin|youtube|threads|discord|discordapp|"
    "telegram|reddit|twitch|roblox|steamcommunity|vk|onlyfans|messenger|pinterest|bereal"
)
_PROFILE = re.compile(
    rf"(?i)(?<![\w@])(?:https?://)?(?:[a-z]{{1,6}}\.){{0,2}}"
    rf"(?:(?:{_SITES})\.(?:com|net|me|gg|tv|org|dk)|t\.me|wa\.me|discord\.gg|fb\.me|bsky\.app)"
    r"/[^\s<>\"')\]]{2,200}"
)
_HANDLE = re.compile(r"(?<![\w@./])@(?!\d{1,2}(?:[.:]\d\d)?\b)[A-Za-z0-9_][\w.]{2,30}")
_CALLED = re.compile(
    r"(?i)\b(?:snap(?:chat)?|insta(?:gram)?|tik[ -]?tok|facebook|fb|discord|telegram)"
    r"(?:[- ]?(?:profil|konto|navn|bruger(?:navn)?)\w*)?\s*(?::|=|\bhedder\b|\bnavnet\b)\s*"
    r"(@?[\w.]{3,31})"
)
_NO_HANDLE = re.compile(r"(?i)^[a-zæøå]+$")  # a plain word, as in "Facebook: gruppen"


def find_emails(text: str, known: Known) -> Iterator[Found]:
    """Yield the e-mail addresses of a text but those of our own staff."""
    for match in _EMAIL.finditer(text) if "@" in text else ():
        if match[0].casefold() not in known.staff:
            yield Found("email", match.start(), match.end(), 0.98)


def find_profiles(text: str) -> Iterator[Found]:
    """Yield links to profiles, handles with @, and the names that people have in a medium."""
    for match in _PROFILE.finditer(text) if "/" in text else ():
        yield Found("profile_url", match.start(), match.end(), 0.95)
    for match in _HANDLE.finditer(text) if "@" in text else ():
        yield Found("profile_url", match.start(), match.end(), 0.8)
    for match in _CALLED.finditer(text):
        if match[1].startswith("@") or not _NO_HANDLE.match(match[1]):
            yield Found("profile_url", match.start(1), match.end(1), 0.7)
