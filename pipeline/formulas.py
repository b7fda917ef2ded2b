"""What a spreadsheet takes to be a formula: no cell that is written for one begins so."""

from __future__ import annotations

import re

# Blanks before the sign do not hold every program back; East Asian editions know its wide form.
_FORMULA = re.compile(r"[\s\x00-\x20\ufeff\u200b-\u200f]*[=+\-@＝＋－＠]|[\t\r\n]")


def begins_formula(text: str) -> bool:
    """Say whether a spreadsheet may take a text to be a formula."""
    return _FORMULA.match(text) is not None
