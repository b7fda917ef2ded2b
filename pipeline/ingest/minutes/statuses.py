"""How a follow-up stands, in the words of ``status_words.csv``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.ingest.minutes.action_kinds import is_past_of_task, verb_told
from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.remembering import per_document
from pipeline.ingest.minutes.words_beside import rows_of

_NOT = r"\b(?:ikke|endnu ikke|delvist|delvis|ej|næsten|mangler at blive)\s+(?:(?:helt|blevet)\s+)?"
_MAY_BE_UNDONE = re.compile(r"ikke|delvis|ej|næsten|mangler", re.IGNORECASE)
# A whole cell, or a mark before a line.
_CLOSED_MARK = re.compile(
    r"\b100\s?%|^\W{0,8}(?:ok|ja|x|v|klar|tjek|check|✓|✔|☑|☒)\W{0,8}$|[☑☒✓✔✅]|\[[xv]\]",
    re.IGNORECASE,
)
_DROPPED_MARK = re.compile(
    r"\[-\]|❌|\bkan\s+udgå\b(?!\s+af\s+listen)|\bikke\b.{0,25}\balligevel\b|\ber\s+der\s+ikke\s+(?:mere|længere)\b",
    re.IGNORECASE,
)
_OPEN_MARK = re.compile(
    r"\b\d{1,2}\s?%|^\W{0,8}nej\W{0,8}(?:endnu ikke|ikke endnu)?\W{0,8}$|☐|⏳|🔄|\[[\s/>~]?\]",
    re.IGNORECASE,
)
# Words beside those of a status that add nothing to it.
_FILLERS = {"er", "han", "hun", "de", "var", "blev", "bliver", "det", "den", "der", "nu", "dog",
             "stadig", "fortsat", "endnu", "helt", "ikke", "delvist", "ej", "næsten",
             "svar", "ok", "ja", "nej", "x", "d", "status", "afsluttes", "pr",
             "siden", "vi", "at", "på", "i", "af", "og", "har", "blevet", "meget",
             "allerede", "desværre", "men", "her", "alt", "denne", "dette", "så",
             "dem", "går", "kom", "os", "lidt", "efter", "fra", "til", "nogen",
             "noget", "længere", "med", "mere", "listen", "igen", "opgave",
             "gang", "aftale", "punkt", "sag", "valgt", "måde", "kan", "få", "fået", "ingen",
             "intet", "vil", "skal", "aftalen", "beslutningen", "opgaven", "punktet",
             "sagen", "handlingen", "aktionen", "opfølgningen", "tiltaget", "grund",
             "flyttet", "arbejdes", "arbejder", "tid", "aktuel", "aktuelt",
             "regner", "regnes", "for", "dermed", "godt", "altså",
             "relevant", "nødvendig", "nødvendigt", "behov", "brug"}  # fmt: skip
# "Sagen er henlagt uden videre foretagende": it is about the task alone, whatever it says of it.
_OF_THE_TASK = re.compile(
    r"^\W*(?:det|den|dette|denne|sagen|opgaven|punktet|aftalen|handlingen|aktionen|opfølgningen)"
    r"\s+(?:er|blev|bliver|var|har|står|afventer|udgår|bortfalder|fortsætter|videreføres|udskydes)\b"
    r"[^\dA-ZÆØÅ]*$"
)
# When it was done, beside how it stands: "Gjort den 3. april".
_DAY_TOLD = re.compile(
    r"\b(?:den\s+|d\.\s*)?\d{1,2}\.\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
    r"(?:\s+20\d\d)?",
    re.IGNORECASE,
)
_BE = re.compile(r"\b(?:er|blev)\b", re.IGNORECASE)
_DONE_BY_VERB = re.compile(
    r"\W*(?:(?:det\s+|den\s+|de\s+)?(?:er|blev)\s+|(?=[A-ZÆØÅ][a-zæøå]+(?:\s+(?:ud|rundt|af))?\W*$))(?:nu\s+|allerede\s+|blevet\s+)?"
    r"(?!aftalt|besluttet|foreslået|drøftet|nævnt|oplyst|bedt|spurgt)([a-zæøå]{4,})"
    r"(?:\s+(?:ud|rundt|af|op|hjem))?\W*",
    re.IGNORECASE,
)
# "sket på teammødet", "afsendt 2. maj"
_DONE_AT = re.compile(
    r"(?:er\s+|blev\s+)?(?:sket|gjort|afsendt|udsendt|sendt|klaret|ordnet|fortalt|afholdt|afleveret|"
    r"gennemført|udført|løst)\b(?:\s+(?:ud|rundt|af))?\s+(?:på|i|den|d\.|ved|\d)[^,;]{0,40}",
    re.IGNORECASE,
)
# "Han har ringet", "Lampen er skiftet", "Besked givet", "Besøgt i uge 5".
_HAS_DONE = re.compile(
    r"\W*(?:(?:[\wæøå.-]+\s+){0,4}?(?:har|er|blev|fik|havde|hun\s+har)\s+"
    r"(?:nu\s+|allerede\s+|selv\s+|også\s+|blevet\s+|fået\s+|haft\s+){0,3}|[\wæøå-]+\s+)?"
    r"(?P<done>[a-zæøå]{3,})\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# What is said so is not done, or was not its doing.
_NO_DOING = {
    "aftalt", "besluttet", "foreslået", "drøftet", "nævnt", "oplyst", "bedt", "spurgt", "planlagt",
    "udskudt", "flyttet", "rykket", "inviteret", "indkaldt", "skrevet", "ment", "meldt", "sagt",
    "oprettet", "registreret", "noteret", "tildelt", "fordelt", "fastsat", "valgt",
    "mødet", "overdraget", "aftalte", "foreslog", "spurgte", "lovede", "mente", "ønskede",
    "ventede",
    "forlænget", "bestilt", "begyndt", "startet", "åbnet", "lukket", "vendt", "set", "hørt",
    "kendt", "været", "haft", "fundet",
}  # fmt: skip
_STILL_OPEN = re.compile(
    r"\b(?:ikke|ej|men|ingen|intet|mangler|afventer|venter|forgæves|uden\s+held|stadig|endnu|"
    r"kun|skal|vil|delvist?|halvt|ny\s+frist|venteliste|sat\s+(?:på|i|til))\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"\W*(?:er\s+|blev\s+)?stoppe[ts]\b", re.IGNORECASE)
_YES = re.compile(r"\W*ja\s*[,:–-]\s*\S", re.IGNORECASE)
_WORDS_OF_DOING = 8
_GOT = re.compile(
    r"har\s+fået\s+(?:fat|kontakt)\b|(?:har\s+fået|de\s+har\s+fået|har\s+modtaget)\s+(?:svar|besked|tilbud|bekræftelse)\b"
    r"|(?:svar|tilbud|bekræftelse)\s+(?:er\s+)?(?:modtaget|kommet|indhentet)\b"
    r"|\ber\s+(?:nu\s+)?(?:oppe|ude|væk|nede)\s*$"
    r"|(?:har\s+)?været\s+(?:der|forbi|på\s+besøg)\b|(?:det\s+)?skete\s",
    re.IGNORECASE,
)
# "Det er ikke blevet til noget endnu"
_NOT_YET = re.compile(r"\bikke\b.{0,30}\bendnu\b|\bendnu\s+ikke\b", re.IGNORECASE)
_MOST_WORDS = 8  # of a part of a line that says no more than how it stands


@cache
def _pattern(status: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words(status))})\b", re.IGNORECASE)


@cache
def _any(status: str) -> re.Pattern[str]:
    return any_of(*(rf"\b{word}\b" for word in _words(status)))


def _words(status: str) -> list[str]:
    row = next(row for row in rows_of("status_words.csv") if row["status"] == status)
    words = sorted(row["words"].split("|"), key=len, reverse=True)
    return [re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words]


@cache
def _undone() -> re.Pattern[str]:
    return re.compile(_NOT + _pattern("closed").pattern, re.IGNORECASE)


@cache
def _any_word_or_mark() -> re.Pattern[str]:
    """Return all that :func:`status_of` looks for: what is not done is named as what is done."""
    words = (rf"\b{word}\b" for status in ("dropped", "closed", "open") for word in _words(status))
    marks = (_NOT_YET, _DROPPED_MARK, _OPEN_MARK, _CLOSED_MARK)
    return any_of(*words, *(mark.pattern for mark in marks))


@per_document
def status_of(text: str) -> str | None:
    """Return how a follow-up stands by the words of a text: ``closed``, ``dropped``, ``open``.

    ``ikke færdig`` is open, ``ikke længere aktuelt`` dropped. None where nothing is said of it.
    """
    told = _told_by_words(text) if _any_word_or_mark().search(text) is not None else None
    if told is not None:
        return told
    is_done = _is_done_by_verb(text) or _DONE_AT.fullmatch(text.strip(" ."))
    return "closed" if is_done else None


def _told_by_words(text: str) -> str | None:
    """Return how a follow-up stands by the words of the list, and by marks."""
    if _NOT_YET.search(text):
        return "open"
    if _any("dropped").search(text) or _DROPPED_MARK.search(text):
        return "dropped"
    if (_MAY_BE_UNDONE.search(text) and _undone().search(text)) or _OPEN_MARK.search(text):
        return "open"
    if _any("closed").search(text) or _CLOSED_MARK.search(text):
        return "closed"
    return "open" if _any("open").search(text) else None


def status_told(cell: str) -> str | None:
    """Return how a follow-up stands by what is said of it alone: ``Han har ringet`` is closed.

    Only of what stands where the status does: elsewhere it is news, or a heading.
    """
    if _STOPPED.match(cell):
        return "dropped"
    return status_of(cell) or ("closed" if _has_done(cell) else None)


def _has_done(text: str) -> bool:
    """Say whether a short remark is what somebody has done: ``Han har ringet``."""
    if len(text.split()) > _WORDS_OF_DOING or _STILL_OPEN.search(text):
        return False
    if _GOT.search(text) or _YES.match(text):
        return True
    told = _HAS_DONE.fullmatch(text)
    first = re.match(r"\W*(\w*)", text)
    found = {one.casefold() for one in (told and told["done"], first and first[1]) if one}
    is_past = any(
        one.endswith(("te", "ede")) and one not in _NO_DOING and is_past_of_task(one)
        for one in re.findall(r"\w+", text.casefold())[:2]  # "Ringede", "Hun ringede"
    )
    return is_past or any(
        one.endswith("t") and one not in _NO_DOING and is_past_of_task(one) for one in found
    )


def _is_done_by_verb(text: str) -> bool:
    """Say whether a text is no more than that the task was done: ``Er sendt``."""
    told = _DONE_BY_VERB.fullmatch(text)
    if told is None or not is_past_of_task(told[1]):
        return False
    # "Sendt" alone says so; "startet" alone does not.
    is_said = _BE.search(text) is not None
    return is_said or verb_told(told[1]) is not None


def closed_at(text: str) -> int | None:
    """Return where a text says that something is done; the day behind it is the day it was."""
    found = _pattern("closed").search(text) or _CLOSED_MARK.search(text)
    return found.start() if found else None


def is_status(part: str) -> bool:
    """Say whether a part of a line says no more than how it stands: ``er gjort``.

    ``Færdiggøre årshjulet`` says more, and so does ``den nye café``.
    """
    if len(part.split()) > _MOST_WORDS or status_of(part) is None:
        return False
    if _is_done_by_verb(part) or _DONE_AT.fullmatch(part.strip(" .")):
        return True
    if _OF_THE_TASK.match(part[:1].lower() + part[1:]):
        return True
    part = _DAY_TOLD.sub(" ", part)
    for status in ("dropped", "closed", "open"):
        part = _pattern(status).sub(" ", part)
    left = re.findall(r"[^\W\d_]+", part.casefold())
    return all(word in _FILLERS for word in left)
