"""Lines that stand out, bold or underlined by hand: which of them are headings.

Who uses no styles sets headings so, and sets off what was agreed, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.ingest.minutes.action_kinds import begins_as_task
from pipeline.ingest.minutes.blocks import Block, Heading, Paragraph

# What heads one value, and no section.
_LABEL = re.compile(
    r"(?:ansvarlig\w*|(?:tids|svar)?frist|deadline|hvem|hvornår|tovholder|opgave|handling)\W*",
    re.IGNORECASE,
)
# "Jonas kontakter den nye pædagog", and not "Hvem gør hvad", "Nye aftaler om klubben"
_SOMEBODY_DOES = re.compile(
    r"^\W*(?!(?:hv(?:em|ad|or\w*)|de[tn]?|vi|vores|dagens|næste|sidste|seneste|nye|gamle|tidligere|"
    r"øvrige|åbne|andre)\b)(?-i:[A-ZÆØÅ])[\w'-]+(?:\s+(?-i:[A-ZÆØÅ])[\w'-]*\.?)?\s+"
    r"(?=(?!har\b|er\b|gør\b)[a-zæøå]+r\s+\w+\s+\w)",
    re.IGNORECASE,
)
_MOST_TO_ANOTHER = 2  # headings with nothing below them are few


def headings_that_are(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks with those headings as lines that only stand out.

    Where most lines stand out, none is a heading by that.
    """
    found = list(blocks)
    set_off = sum(isinstance(one, Heading) and one.is_set_off for one in found)
    others = sum(not isinstance(one, Heading) for one in found)
    is_any = set_off <= _MOST_TO_ANOTHER * others
    return [
        Paragraph(one.text, one.line)
        if isinstance(one, Heading) and one.is_set_off and not (is_any and _heads(one.text))
        else one
        for one in found
    ]


def _heads(text: str) -> bool:
    if _LABEL.fullmatch(text) is not None:
        return False
    somebody = _SOMEBODY_DOES.match(text)
    return somebody is None or not begins_as_task(text[somebody.end() :])
