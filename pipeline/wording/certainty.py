"""How sure a sentence may sound: the scale of ``certainty.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import yaml

from pipeline.wording.formats import LANGUAGES, Language

Level = Literal["almost_certain", "very_likely", "likely", "undecided"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""From sure to unsure."""


@dataclass(frozen=True)
class Scale:
    """The words, and which numbers permit which of them.

    Parameters
    ----------
    p_below
        The levels that a p-value can reach, sure ones first.
    outside_95_interval
        The surest level where all that is known is that 0 lies outside a 95 % interval.
    steps_down
        Levels that a failed diagnostic costs.
    words
        Level and language → words.
    reserved
        What templates may not say of their own accord, by language.
    """

    p_below: tuple[tuple[Level, float], ...]
    outside_95_interval: Level
    steps_down: int
    words: dict[tuple[Level, Language], str]
    reserved: dict[Language, tuple[str, ...]]


@cache
def scale() -> Scale:
    """Read the scale.

    Raises
    ------
    ValueError
        When its levels are not those of ``LEVELS``, in that order.
    """
    text = files(__package__).joinpath("certainty.yml").read_text(encoding="utf-8")
    said = yaml.safe_load(text)
    if tuple(one["level"] for one in said["levels"]) != LEVELS:
        raise ValueError(f"the levels of certainty.yml are not {LEVELS}")
    return Scale(
        p_below=tuple((one["level"], one["p_below"]) for one in said["levels"] if "p_below" in one),
        outside_95_interval=said["outside_95_interval"],
        steps_down=said["steps_down_with_a_failed_diagnostic"],
        words={(one["level"], name): one[name] for one in said["levels"] for name in LANGUAGES},
        reserved={name: tuple(said["reserved"][name]) for name in LANGUAGES},
    )


def of_p(p_value: float | None) -> Level:
    """Return the level that a p-value permits."""
    if p_value is not None:
        for level, below in scale().p_below:
            if p_value < below:
                return level
    return "undecided"


def of_interval(lower: float | None, upper: float | None) -> Level:
    """Return the level that a 95 % interval of a change permits."""
    if lower is None or upper is None or lower <= 0 <= upper:
        return "undecided"
    return scale().outside_95_interval


def at_most(level: Level, highest: Level) -> Level:
    """Return a level, or the highest that is allowed where it is surer than that."""
    return LEVELS[max(LEVELS.index(level), LEVELS.index(highest))]


def weakened(level: Level, *, failed: bool) -> Level:
    """Return a level, weaker where a diagnostic has failed."""
    steps = scale().steps_down if failed else 0
    return LEVELS[min(LEVELS.index(level) + steps, len(LEVELS) - 1)]


def level_of(name: object) -> Level:
    """Return the level of that name.

    Raises
    ------
    ValueError
        When there is none.
    """
    for level in LEVELS:
        if level == name:
            return level
    raise ValueError(f"no level of certainty: {name}")


def word(level: Level, language: Language) -> str:
    """Return a level's words."""
    return scale().words[level, language]
