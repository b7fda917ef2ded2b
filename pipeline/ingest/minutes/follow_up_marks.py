"""What marks a follow-up in a line: its number, a box to tick, an arrow, and labels."""

from __future__ import annotations

import re

from pipeline.ingest.minutes.any_of import any_of, first_of

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_OF_ID = "20"  # the century: most lines have none
_ID = re.compile(rf"(?<![\w-])H-{_OF_ID}\d{{2}}-\d{{1,3}}-\d{{1,3}}(?![\w-])", re.IGNORECASE)
TICK = re.compile(r"^\W{0,3}(\[[ xXvV\-/>~]?\]|[☐☑☒✓✔✅❌])\s*")
# Signs within a line divide it; a tick says that something is done.
SIGNS_WITHIN = re.compile(r"\s*[⌚-⏿☀-♿⚀-✁✂-✒✖-➿⬀-⯿️\U0001f300-\U0001faff]+\s*")
DONE_WITHIN = re.compile(r"\s*[✅✓✔☑]\ufe0f?\s*")
ARROW = re.compile(r"^\s*(?:→|->|=>|⇒|➔|➜|➡️?|👉|▶️?|>|\*{2,3}(?=\s)|»)\s*")
# Signs that stand before a line and say nothing that its words do not: ❌, ⏳, "a)".
SIGN = re.compile(r"^\s*(?:[\u2190-\u2bff\ufe0f\U0001f300-\U0001faff]+\s*|\(?[a-h]\)\s+)")
TASK = re.compile(
    # "Aftalt: 3/4" says when, not what.
    r"^\W{0,4}(?:aftale[rt]?|aftalt(?!\W{1,3}(?:den|d\.)?\s*\d)|opfølgning|handling|"
    r"aktion(?:spunkt)?|ap|[ao](?=\d)|opgave|to-?\s?do|konklusion|beslutning|næste skridt)"
    r"\s*(?:nr\.?\s*)?\d{0,2}(?:\.\d{1,2})?\s*(?::|\s[–-])\s*",
    re.IGNORECASE,
)
AGREED = first_of(
    r"\b(?:aftal(?:t|te|es|en)|(?:truffet|indgået|er|har|lavet)\s+(?:en\s+)?aftale|beslut\w{0,6}|enig\w{0,4}|konklu\w{0,8}|"
    r"(?:enden|udfaldet|resultatet|løsningen|planen)(?=\s[^.:;,]{0,20}\b(?:er|bliver|blev)\b)|"
    r"(?:endte|landede|sluttede)\s+(?:med|på))\b[^.:;,]{0,30},?\s+at\s+"
)
SENTENCE_END = re.compile(r"\.(?<![\s(]v\.)\s+(?=[A-ZÆØÅ¤])")  # ¤ stands where a name stood
LABELLED = re.compile(
    r"(?P<responsible>\b(?:ansvarlige?|tovholder|ansv)\b(?!\s+for\s+at\b)\.?\s*:?"
    r"|\b(?:ansvar|udføres af|udfører|ejer|hvem)\s*:)"
    r"|(?P<due_on>\b(?<!ingen )(?<!uden )(?:tids)?frist(?:en)?\b(?:\s+(?:er|var))?\s*:?"
    r"|\b(?<!ingen )(?<!uden )(?:deadline|tidsramme)\b\s*:?"
    r"|\b(?:hvornår|senest|inden)\s*:)"
    r"|(?P<decided_on>\b(?:besluttet|aftalt)\b\s*:?\s*(?=(?:[a-zæøå]{3,4}dag\s+)?(?:den|d\.)?\s*\d))"
    r"|(?P<status>\bstatus\b\s*:?"
    r"|\bhvordan\s+(?:gik|går)\s+det\b\s*[:?]?|\bhvor\s+langt\s+er\s+vi\s*[:?])",
    re.IGNORECASE,
)

_MAY_LABEL = any_of(LABELLED.pattern)


# "A12 Kontakte cykelhandleren": a number of a list that a house keeps.
OWN_NUMBER = re.compile(
    r"^\s*(?:[A-ZÆØÅ]{1,2}[-.]?\d{1,3}|#\d{1,3}|\d{1,2}\.\d{1,2})[.):]?\s+(?=[A-ZÆØÅ])"
)


def own_id_in(text: str) -> str | None:
    """Return the number that a follow-up carries: ``H-2025-03-2``."""
    found = _ID.search(text.translate(_DASHES)) if _OF_ID in text else None
    return found[0].upper() if found else None


def is_task_label(text: str) -> bool:
    """Say whether a line only announces what was agreed, which stands below: ``Konklusion:``."""
    return TASK.fullmatch(f"{text.strip(' *')} ") is not None


def is_marked_task(text: str) -> bool:
    """Say whether a line is marked as something to be done: a box, an arrow, ``Aftale:``."""
    return any(mark.match(text) for mark in (TICK, ARROW, TASK))


def begins_with_label(text: str) -> bool:
    """Say whether a line goes on with the one above: ``Ansvarlig: Politi``, ``Frist: 1/11``."""
    found = LABELLED.match(text.lstrip(" -–•*(")) if ":" in text else None
    return found is not None and found[0].rstrip().endswith(":")


def is_bare_label(text: str) -> bool:
    """Say whether a line is no more than a label of who or until when, with neither behind it."""
    found = LABELLED.fullmatch(f"{text.strip(' *:')}:")
    return found is not None and found.lastgroup in ("responsible", "due_on")


def labels_in(text: str) -> list[re.Match[str]]:
    """Return where a text has labels; most have none."""
    return list(LABELLED.finditer(text)) if _MAY_LABEL.search(text) is not None else []


def is_labelled(text: str) -> bool:
    """Say whether a line says by labels both who and until when."""
    names = {mark.lastgroup for mark in labels_in(text) if mark[0].rstrip().endswith(":")}
    return {"responsible", "due_on"} <= names
