"""Published worked examples: limits to what is printed, flags exactly.

The longest source is NHS England's own test paper for makers of tools: *XmR SPC charts: testing*,
Making Data Count, for the Single Chart Tool v5.0 (2023). It lists series and says, point by point,
which are blue (improvement) and orange (concern). Read in the copy of
github.com/NHSDigital/fdp-react-design-system (``SPC-Charts-XmR-Testing.md`` and ``Test Data.csv``).
The tool marks six in a row and screens no moving ranges; the sets here differ in both.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from pipeline.analysis import control_chart
from pipeline.analysis.control_chart import EFFECTS, Good
from pipeline.analysis.rule_sets import FIVE_POINT_TREND, MDC_2023, NHSR, RULES, RuleSet

# Six points, no screening: the tool's own settings. v5.0 did not yet count points outside in two
# of three; the change of November 2023 is announced in NHSRplotthedots issue 194.
TOOL = replace(MDC_2023, shift_length=6, trend_length=6, screening_factor=None)
TOOL_5 = replace(TOOL, near_counts_outside=False)

SPECIAL_CAUSE = [8, 27, 32, 26, 20, 21, 23, 21, 23, 22, 26, 23, 20, 20, 29, 28, 22, 23, 25, 26, 28,
                 29, 26, 24, 36, 29, 35, 22, 30, 18]  # fmt: skip
CONFLICT = [43, 41, 37, 36, 31, 23, 15, 13, 15, 18, 23, 27, 31, 36, 27, 19, 17, 27, 15, 22]
TWO_SIGMA = [42, 40, 39, 26, 39, 24, 22, 29, 32, 22, 20, 23, 25, 26, 22, 24, 27, 7, 19, 24]
STEP = [16, 24, 22, 19, 19, 18, 24, 25, 18, 17, 16, 25, 15, 23, 19, 35, 32, 35, 31, 27, 33, 28, 38,
        35, 30, 28, 29, 27, 24, 23]  # fmt: skip
BEFORE = [28, 23, 26, 21, 23, 25, 24, 29, 30, 27, 25, 30, 27]
AFTER = [29, 33, 28, 30, 31, 30, 26, 27, 34, 30, 32, 35]

# b: improvement, o: concern, a point: common cause.
PUBLISHED: dict[str, tuple[list[int], Good, str]] = {
    "high is good": (SPECIAL_CAUSE, "up", "o...oooooo......bbbbbb..b.b..."),
    "low is good": (SPECIAL_CAUSE, "down", "b...bbbbbb......oooooo..o.o..."),
    "single point, ends": (
        [45, 29, 20, 22, 25, 20, 27, 24, 22, 23, 20, 26, 20, 15, 5],
        "up",
        "b.............o",
    ),
    "single point, middle": (
        [29, 32, 35, 45, 43, 23, 18, 20, 16, 7, 28, 26, 22, 19, 20],
        "up",
        "...bb....o.....",
    ),
    "shift, ends": (
        [31, 35, 34, 29, 29, 32, 26, 26, 32, 35, 30, 18, 31, 25, 27, 22, 18, 25, 25, 17],
        "up",
        "bbbbbb.......ooooooo",
    ),
    "shift, middle": (
        [31, 22, 19, 21, 18, 18, 22, 22, 29, 25, 23, 26, 31, 26, 28, 29, 32, 24, 31, 22],
        "up",
        ".ooooooo...bbbbbb...",
    ),
    "trend": (
        [11, 14, 18, 20, 22, 23, 18, 21, 17, 23, 26, 20, 16, 25, 23, 22, 19, 16, 15, 12],
        "up",
        "bbbbbb.......ooooooo",
    ),
    "trend, pauses": (
        [23, 30, 28, 25, 25, 20, 18, 24, 16, 13, 14, 18, 18, 24, 26, 29, 19, 20, 28, 16],
        "up",
        "." * 20,
    ),
    "two sigma": ([*TWO_SIGMA, 7, 7, 32], "up", "bbb.b...............oo."),
    "two sigma, the third on the other side": (
        [42, 40, 39, 24, *TWO_SIGMA[4:19], 26, 7, 7, 32],
        "up",
        "bbb....................",
    ),
    "conflict, high is good": (CONFLICT, "up", "bbbbooobbbbbbb......"),
    "conflict, low is good": (CONFLICT, "down", "bbbbbbbbbbbooo......"),
    "no recalculation": (STEP, "up", "o" * 15 + "b" * 13 + ".."),
}


def colours(chart: pl.DataFrame, good: Good) -> str:
    """The tool shows blue where both apply; here both are known, and the verdict says both."""
    effects = [{EFFECTS[good].get(mark) for mark in row} for row in chart.select(RULES).rows()]
    return "".join(
        "b" if "improving" in one else "o" if "concerning" in one else "." for one in effects
    )


@pytest.mark.parametrize("case", PUBLISHED)
@pytest.mark.parametrize("rule_set", [TOOL, TOOL_5], ids=["2023", "v5.0"])
def test_making_data_count_flags(case: str, rule_set: RuleSet) -> None:
    values, good, expected = PUBLISHED[case]
    assert colours(control_chart(values, rule_set=rule_set, good=good), good) == expected


def test_a_point_outside_counts_for_two_of_three_since_november_2023() -> None:
    values = [*TWO_SIGMA, 7, 2, 32]
    assert colours(control_chart(values, rule_set=TOOL_5), "up") == "bbb.b................o."
    assert colours(control_chart(values, rule_set=TOOL), "up") == "bbb.b...............oo."


def test_making_data_count_limits() -> None:
    """Printed: moving ranges 4, 4, 6, …, 1 with mean 5.43; mean 23.20, limits 37.64 and 8.76."""
    values = [20, 24, 20, 26, 22, 16, 18, 16, 31, 28, 34, 26, 30, 19, 18]
    chart = control_chart(values, rule_set=TOOL)
    assert chart["moving_range"].to_list()[:4] == [None, 4, 4, 6]
    assert chart["moving_range"].mean() == pytest.approx(76 / 14, abs=1e-9)
    centre, lower, upper = chart.select("centre", "lower_limit", "upper_limit").row(0)
    assert (centre, lower, upper) == pytest.approx((23.20, 8.76, 37.64), abs=1e-9)
    assert control_chart(values).equals(chart), "nothing is screened here"


@pytest.mark.parametrize(("count", "has_limits"), [(12, False), (13, True)])
def test_making_data_count_number_of_points(count: int, has_limits: bool) -> None:
    values = [30, 31, 25, 35, 34, 15, 21, 23, 30, 26, 26, 22, 25][:count]
    chart = control_chart(values, rule_set=TOOL)
    assert chart["upper_limit"].is_not_null().all() is has_limits


def test_making_data_count_recalculation_and_baseline() -> None:
    """Stretches have limits of their own; a baseline's are frozen and extended."""
    recalculated = control_chart(STEP, rule_set=TOOL, recalculate_at=[15])
    assert colours(recalculated, "up") == "." * 24 + "o" * 6
    assert recalculated["moving_range"].to_list()[15] is None
    frozen = control_chart(STEP, rule_set=TOOL, baseline=15)
    assert colours(frozen, "up") == "." * 15 + "b" * 15


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([*BEFORE, 24, 19, 22, 28, 28, *AFTER], "." * 13 + "o" * 6 + "." * 11),
        ([*BEFORE, 26, 19, 22, 26, 28, *AFTER], "." * 14 + "b" * 6 + "." * 10),
        ([*BEFORE, 24, 19, 22, 32, 28, *AFTER], "." * 14 + "oo" + "." * 14),
    ],
    ids=["shift", "trend", "two sigma"],
)
def test_making_data_count_rules_cross_a_recalculation(values: list[int], expected: str) -> None:
    """Each point against its own stretch's lines; by the set nhsr nothing crosses."""
    assert colours(control_chart(values, rule_set=TOOL, recalculate_at=[15]), "up") == expected
    alone = replace(TOOL, crosses_recalculation=False)
    assert colours(control_chart(values, rule_set=alone, recalculate_at=[15]), "up") == "." * 30


# -- NHSRplotthedots (github.com/nhs-r-community/NHSRplotthedots) -------------------------------


def test_nhsr_vignette_deviations() -> None:
    """Vignette *Deviations from Excel defaults*: what screening does to one outlying point.

    Moving ranges: fifteen of 1, one of 8, one of 9. Their mean is 32/17; 3.267 times it is 6.1.
    """
    values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    screened = control_chart(values, rule_set=NHSR)
    everything = control_chart(values, rule_set=replace(NHSR, screening_factor=None))
    assert screened["upper_limit"][0] == pytest.approx(35 / 18 + 2.66, abs=1e-9)
    assert everything["upper_limit"][0] == pytest.approx(35 / 18 + 2.66 * 32 / 17, abs=1e-9)
    assert screened["rule"].to_list() == [None] * 4 + ["outside"] + [None] * 13


def test_nhsr_snapshot() -> None:
    """``tests/testthat/_snaps/ptd_spc_standard.md``: ``set.seed(123); rnorm(20)``.

    Printed there: mean 0.142, limits -3.01 and 3.29, and no point outside.
    """
    values = [-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499,
              0.46091621, -1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383,
              0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
              0.70135590, -0.47279141]  # fmt: skip
    chart = control_chart(values, rule_set=NHSR)
    assert chart["centre"][0] == pytest.approx(0.142, abs=5e-4)
    assert chart["lower_limit"][0] == pytest.approx(-3.01, abs=5e-3)
    assert chart["upper_limit"][0] == pytest.approx(3.29, abs=5e-3)
    assert chart["rule"].null_count() == 20


def test_nhsr_two_points_near_opposite_limits() -> None:
    """``test-ptd_spc_standard.R``: 1, -1, …, and at last 5.5 and -5.5 are common cause."""
    values = [1, -1] * 7 + [5.5, -5.5]
    assert control_chart(values, rule_set=NHSR)["rule"].to_list()[-2:] == [None, None]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([*range(1, 7)], [0] * 6),
        ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
        ([*range(1, 8)], [1] * 7),
        ([2, *range(1, 8), 3], [0, *[1] * 7, 0]),
        ([2, *range(7, 0, -1), 3], [0, *[-1] * 7, 0]),
    ],
)
def test_nhsr_seven_point_trend(values: list[int], expected: list[int]) -> None:
    """``test-ptd_calculate_point_type.R``, ``ptd_seven_point_trend``, with all points marked."""
    found = control_chart(values, rule_set=replace(NHSR, minimum_points=2))
    assert found["trend"].to_list() == expected


# -- books --------------------------------------------------------------------------------------


def test_montgomery_loan_costs() -> None:
    """Montgomery, *Introduction to Statistical Quality Control*, example 6.5.

    Costs of processing a loan in twenty weeks: mean 300.5, mean moving range 7.79, limits 321.22
    and 279.78. Held against them, frozen, twenty further weeks are outside in the 39th and 40th.
    """
    weeks = [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293,
             306, 301, 304]  # fmt: skip
    further = [305, 282, 305, 296, 314, 295, 287, 301, 298, 311, 310, 292, 305, 299, 304, 310, 304,
               305, 333, 328]  # fmt: skip
    book = replace(MDC_2023, limit_factor=3 / 1.128)
    chart = control_chart([*weeks, *further], rule_set=book, baseline=20)
    assert chart["centre"][0] == pytest.approx(300.5, abs=1e-9)
    assert chart["moving_range"][:20].mean() == pytest.approx(7.79, abs=5e-3)
    assert chart["upper_limit"][0] == pytest.approx(321.22, abs=5e-3)
    assert chart["lower_limit"][0] == pytest.approx(279.78, abs=5e-3)
    outside = [at for at, mark in enumerate(chart["outside"], start=1) if mark]
    assert outside == [39, 40]


def test_perla_trend_of_five() -> None:
    """Perla, Provost & Murray 2011: five or more that all go up, or all go down."""
    values = [5, 3, 4, 1, 2, 3, 4, 5, 3, 4, 3, 5, 3]
    found = control_chart(values, rule_set=FIVE_POINT_TREND)
    assert found["trend"].to_list() == [0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
    assert control_chart(values)["trend"].to_list() == [0] * 13
