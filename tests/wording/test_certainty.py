"""The scale of certainty: which number permits which word."""

from __future__ import annotations

import pytest

from pipeline.wording import certainty


@pytest.mark.parametrize(
    ("p_value", "level", "danish", "english"),
    [
        (0.0005, "almost_certain", "næsten sikkert", "almost certainly"),
        (0.00999, "almost_certain", "næsten sikkert", "almost certainly"),
        (0.01, "very_likely", "højst sandsynligt", "very probably"),
        (0.0499, "very_likely", "højst sandsynligt", "very probably"),
        (0.05, "likely", "sandsynligvis", "probably"),
        (0.0999, "likely", "sandsynligvis", "probably"),
        (0.10, "undecided", "kan ikke afgøres endnu", "cannot be decided yet"),
        (1.0, "undecided", "kan ikke afgøres endnu", "cannot be decided yet"),
        (None, "undecided", "kan ikke afgøres endnu", "cannot be decided yet"),
        (float("nan"), "undecided", "kan ikke afgøres endnu", "cannot be decided yet"),
    ],
)
def test_p_values(p_value: float | None, level: str, danish: str, english: str) -> None:
    found = certainty.of_p(p_value)
    assert found == level
    assert (certainty.word(found, "da"), certainty.word(found, "en")) == (danish, english)


@pytest.mark.parametrize(
    ("lower", "upper", "level"),
    [
        (0.01, 0.2, "very_likely"),
        (-0.2, -0.01, "very_likely"),
        (-0.01, 0.2, "undecided"),
        (0.0, 0.2, "undecided"),
        (-0.2, 0.0, "undecided"),
        (None, 0.2, "undecided"),
        (0.1, None, "undecided"),
    ],
)
def test_an_interval_alone_never_makes_almost_certain(
    lower: float | None, upper: float | None, level: str
) -> None:
    assert certainty.of_interval(lower, upper) == level


def test_a_failed_diagnostic_costs_a_level() -> None:
    weaker = [certainty.weakened(level, failed=True) for level in certainty.LEVELS]
    assert weaker == ["very_likely", "likely", "undecided", "undecided"]
    assert [certainty.weakened(one, failed=False) for one in certainty.LEVELS] == list(
        certainty.LEVELS
    )


def test_a_verdict_bounds_the_words() -> None:
    assert certainty.at_most("almost_certain", "likely") == "likely"
    assert certainty.at_most("undecided", "likely") == "undecided"


def test_only_levels_are_levels() -> None:
    assert certainty.level_of("likely") == "likely"
    with pytest.raises(ValueError, match="no level"):
        certainty.level_of("surely")
