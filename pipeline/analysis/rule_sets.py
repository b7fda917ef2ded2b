"""The rule sets of control charts, as named data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipeline.problems import UngetidError

Rule = Literal["outside", "trend", "two_of_three", "shift"]
RULES: tuple[Rule, ...] = ("outside", "trend", "two_of_three", "shift")


@dataclass(frozen=True)
class RuleSet:
    """How limits are computed and what counts as a signal.

    Parameters
    ----------
    name
        What it is called in ``analysis.spc_point.rule_set`` and in the settings.
    source
        Where it is published.
    limit_factor
        Mean moving ranges between the centre and a limit: 3 / d2 for ranges of two.
    screening_factor
        Moving ranges above this many mean moving ranges are left out, once: D4 for ranges of two.
        None: nothing is screened.
    minimum_points
        With fewer, there are no limits, only a median.
    shift_length
        Points in a row on one side of the centre; a point on the centre breaks the row.
    trend_length
        Points in a row that each rise (or each fall); a tie breaks the row.
    near_share
        How much of the way from the centre to a limit a point must be beyond to be near it.
    near_count, near_window
        That many points of so many in a row near the same limit.
    near_counts_outside
        Whether a point outside the limit counts as near it.
    near_needs_one_side
        Whether all points of the window must lie on that side of the centre, also those that are
        not near the limit; one on the centre lies on neither.
    crosses_recalculation
        Whether a row of points may go on from one stretch of limits into the next, each point
        being held against its own lines. Moving ranges never do.
    precedence
        Which rule names a point that several apply to.
    """

    name: str
    source: str
    limit_factor: float = 2.66
    screening_factor: float | None = 3.267
    minimum_points: int = 13
    shift_length: int = 7
    trend_length: int = 7
    near_share: float = 2 / 3
    near_count: int = 2
    near_window: int = 3
    near_counts_outside: bool = True
    near_needs_one_side: bool = True
    crosses_recalculation: bool = True
    precedence: tuple[Rule, ...] = RULES


MDC_2023 = RuleSet(
    name="mdc-2023",
    source="NHS England, Making Data Count (November 2023); "
    "Provost & Murray, The Health Care Data Guide",
)
NHSR = replace(
    MDC_2023,
    name="nhsr",
    source="NHS-R Community, NHSRplotthedots 0.2.2 (R package)",
    near_counts_outside=False,
    crosses_recalculation=False,
)
FIVE_POINT_TREND = replace(
    MDC_2023,
    name="five-point-trend",
    source="mdc-2023 with the trend rule of Perla, Provost & Murray, "
    "BMJ Quality & Safety 20 (2011) 46-51",
    trend_length=5,
)
RULE_SETS: dict[str, RuleSet] = {
    rule_set.name: rule_set for rule_set in (MDC_2023, NHSR, FIVE_POINT_TREND)
}


def rule_set_of(name: str) -> RuleSet:
    """Return the set of rules of that name.

    Raises
    ------
    UngetidError
        When there is none.
    """
    rules = RULE_SETS.get(name)
    if rules is None:
        raise UngetidError(
            f"There is no set of rules named {name!r}.",
            mend=f"Use one of: {', '.join(RULE_SETS)}.",
        )
    return rules
