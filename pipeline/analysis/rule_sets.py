"""The rule sets of control charts, as named data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rule = Literal["outside", "trend", "two_of_three", "shift"]
RULES: tuple[Rule, ...] = ("outside", "trend", "two_of_three", "shift")


@dataclass(frozen=True)
class RuleSet:
    """How limits are computed and what counts as a signal.

    Parameters
    ----------
    name
        What it is called in ``analysis.spc_point.rule_set``.
    source
        Where it is published.
    limit_factor
        Mean moving ranges between the centre and a limit: 3 / d2 for ranges of two.
    screening_factor
        Moving ranges above this many mean moving ranges are left out, once: D4 for ranges of two.
    minimum_points
        With fewer, there are no limits, only a median.
    shift_length
        Points in a row on one side of the centre; a point on the centre breaks the row.
    trend_length
        Points in a row that each rise (or each fall); a tie breaks the row.
    near_share
        How much of the way from the centre to a limit a point must be beyond to be near it.
    near_count, near_window
        That many points of so many in a row near the same limit; points outside are counted.
    precedence
        Which rule names a point that several apply to.
    """

    name: str
    source: str
    limit_factor: float = 2.66
    screening_factor: float = 3.267
    minimum_points: int = 13
    shift_length: int = 7
    trend_length: int = 7
    near_share: float = 2 / 3
    near_count: int = 2
    near_window: int = 3
    precedence: tuple[Rule, ...] = RULES


MDC_2023 = RuleSet(
    name="mdc-2023",
    source="NHS England, Making Data Count (November 2023); "
    "Provost & Murray, The Health Care Data Guide",
)
RULE_SETS: dict[str, RuleSet] = {rule_set.name: rule_set for rule_set in (MDC_2023,)}
