"""What is struck through: let go where it is written anew, kept where it is said how that went."""

from __future__ import annotations

import re

AROUND_STRUCK = "~~"  # as Markdown has it
# Behind a task, or behind somebody who did not come.
_HOW_IT_WENT = re.compile(
    r"\W{0,6}(?:(?:er|det\s+er|blev|nu)\s+)*(?:drop\w+|udgår|udgået|bortfald\w*|aflyst|opgivet|gjort|"
    r"klaret|færdig\w*|løst|udført|afsluttet|lukket|på\s+plads|gennemført|ikke\s+(?:længere\s+)?"
    r"(?:aktuel\w*|relevant\w*|mødt)|afbud|udeblev\w*|syge?|forhindret)"
    r"(?:\s+(?:af|i|på|den|d\.?)\s+\S{1,20})?\W{0,6}",
    re.IGNORECASE,
)
_LONGEST = 60


def says_how_it_went(behind: str) -> bool:
    """Say whether a text is no more than how what is struck through before it went."""
    return len(behind) <= _LONGEST and _HOW_IT_WENT.fullmatch(behind) is not None
