"""What control charts are said with: signs and rules."""

from __future__ import annotations

from pipeline.reporting import formats
from pipeline.reporting.records import SpcRuleSet

# A sign beside each verdict, so that it is told without colour, too.
SIGNS = {
    "improving": "▲",
    "concerning": "◆",
    "improving_and_concerning": "▲◆",
    "upward": "◇",
    "downward": "◇",
    "upward_and_downward": "◇",
    "common_cause": "●",
}
NO_SIGN = "○"


def rule_words(rules: SpcRuleSet | None) -> dict[str, str]:
    """Return what a month is called that each rule marks; with the rule set's own numbers."""
    if rules is None:
        return {}
    return {
        "outside": "uden for grænserne",
        "trend": f"{formats.word(rules.trend_length)} i træk op eller ned",
        "two_of_three": (
            f"{formats.word(rules.near_count)} af {formats.word(rules.near_window)} nær en grænse"
        ),
        "shift": f"{formats.word(rules.shift_length)} i træk på samme side",
    }


def rules_sentence(rules: SpcRuleSet | None) -> str:
    """Return the set of rules in words, as it stands under each chart; empty without one."""
    if rules is None:
        return ""
    near = f"{formats.word(rules.near_count)} af {formats.word(rules.near_window)}"
    outside = "" if rules.near_counts_outside else ", men ikke uden for den"
    return (
        f"Regler: {rules.rule_set} ({rules.source}). Et signal er en måned uden for grænserne, "
        f"{formats.word(rules.shift_length)} måneder i træk på samme side af middel, "
        f"{formats.word(rules.trend_length)} i træk, der alle stiger eller alle falder, eller "
        f"{near} i træk, der ligger mere end to tredjedele af vejen til samme grænse{outside}."
    )
