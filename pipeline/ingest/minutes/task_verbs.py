"""What stands behind who shall do something: ``påtog sig at …``, ``har kontaktet …``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.ingest.minutes.action_kinds import begins_as_task, is_past_of_task

_DONE, _NOT_DONE, _DROPPED = "gjort", "ikke gjort", "droppet"  # words of ``status_words.csv``
_AT = re.compile(r"^(?P<before>(?:[\wæøå-]+,?\s+){1,6}?)at\s+(?P<task>\S.*)$", re.IGNORECASE)
_PERFECT = re.compile(
    r"^(?:(?P<before>(?:endnu\s+|stadig\s+|desværre\s+)*ikke\s+))?(?:har|havde|fik|blev|er)\s+(?P<not>(?:endnu\s+|stadig\s+|desværre\s+)*ikke\s+)?"
    r"(?:nu\s+|allerede\s+|også\s+|siden\s+|som\s+(?:aftalt|lovet)\s+|i\s+mellemtiden\s+)*"
    r"(?P<task>[\wæøå-]+(?:\s.*|,\s+(?:hv\w+|om|at)\b.*)?)$",  # "har afklaret, hvem der …"
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"^(?:skal|skulle|vil|ville|behøver|kommer)\s+(?:nu\s+|dog\s+)?"
    r"(?:alligevel\s+ikke|ikke\s+(?:længere|mere|alligevel))\s+(?:til\s+)?(?:at\s+)?(?P<task>\S.*)$",
    re.IGNORECASE,
)
_AUXILIARIES = {"har", "havde", "får", "fik", "fået", "er", "blev", "skal", "skulle", "tager",
                "tog", "går", "gik", "giver", "gav", "vil", "kunne", "kan", "med"}  # fmt: skip
# "er i gang, men mangler stadig at …": what is said behind it counts.
_UNDER_WAY = re.compile(r"^er\s+(?:godt\s+)?(?:i\s+gang|på\s+vej),?\s+men\s+", re.IGNORECASE)
_HAVE_DONE = re.compile(r"have\s+(\S.*)$", re.IGNORECASE)  # "kunne fortælle at have ringet"
# "mangler at ringe", "er stadig ved at ringe"
_STILL = re.compile(r"\b(?:mangler|stadig|fortsat|endnu)\b", re.IGNORECASE)
_NOT = re.compile(r"\bikke\b", re.IGNORECASE)
# "nåede at ringe" tells that it was done, "påtog sig at ringe" that it shall be.
_MANAGED = re.compile(r"\b(?:nåede|nået|lykkedes|fik)\b(?!\s+til\s+opgave)", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """A task behind who it is for, and the words for how it stands where the verb tells it."""

    task: str
    status: str = ""


def task_behind(rest: str, *, is_dated: bool) -> Told | None:
    """Return the task that stands behind somebody's name; None where no such verb does.

    Parameters
    ----------
    rest
        What stands behind the name.
    is_dated
        There is a deadline: without one, what somebody has done is news.
    """
    no_longer = _NO_LONGER.match(rest)
    rest = _UNDER_WAY.sub("", rest)
    if no_longer is not None and begins_as_task(no_longer["task"]):
        return Told(no_longer["task"], _DROPPED)
    found = _AT.match(rest)
    if found is not None and (told := _behind_at(found["before"], found["task"])) is not None:
        return told
    perfect = _PERFECT.match(rest) if is_dated else None
    if perfect is not None and is_past_of_task(perfect["task"]):
        return Told(perfect["task"], _NOT_DONE if perfect["not"] or perfect["before"] else _DONE)
    return None


def _behind_at(before: str, task: str) -> Told | None:
    """Return the task behind ``at``, and how it stands by the words before: ``mangler at …``."""
    done = _HAVE_DONE.match(task)
    if done is not None and is_past_of_task(done[1]):
        return Told(done[1], _DONE)
    words = [word for word in before.casefold().split() if word not in _AUXILIARIES]
    if not begins_as_task(task) or any(map(begins_as_task, words)):
        return None  # "skulle indgå aftale med kirken om at låne …" is one task
    if _STILL.search(before):
        return Told(task, _NOT_DONE)
    if not _MANAGED.search(before):
        return Told(task)
    return Told(task, _NOT_DONE if _NOT.search(before) else _DONE)
