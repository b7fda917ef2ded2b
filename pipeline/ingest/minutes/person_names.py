"""The pattern of a person's name, as minutes write names of every origin common in Denmark."""

from __future__ import annotations

WORD = r"[A-ZÆØÅÇÖÜŞ][\w.'’-]*"
_PARTICLE = r"(?:af|von|van|der|de|da|el|al|bin|ben|ibn|ul|[a-z]{1,2}-(?=[A-ZÆØÅ]))"
NAME = rf"{WORD}(?:\s+(?:{_PARTICLE}\s*)*{WORD}){{0,4}}"
