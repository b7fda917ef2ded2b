"""What control charts are said with: signs and rules."""

from __future__ import annotations

from pipeline.reporting import formats
from pipeline.reporting.language import _
from pipeline.reporting.records.spc import SpcRuleSet

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
        "outside": _("uden for grænserne"),
        "trend": _(
            "{trend_length} i træk op eller ned", trend_length=formats.word(rules.trend_length)
        ),
        "two_of_three": (
            _(
                "{near_count} af {near_window} nær en grænse",
                near_count=formats.word(rules.near_count),
                near_window=formats.word(rules.near_window),
            )
        ),
        "shift": _(
            "{shift_length} i træk på samme side", shift_length=formats.word(rules.shift_length)
        ),
    }


def rules_sentence(rules: SpcRuleSet | None) -> str:
    """Return the set of rules in words, as it stands under each chart; empty without one."""
    if rules is None:
        return ""
    near = _(
        "{some} af {all}", some=formats.word(rules.near_count), all=formats.word(rules.near_window)
    )
    outside = "" if rules.near_counts_outside else _(", men ikke uden for den")
    return _(
        "Regler: {rule_set} ({source}). Et signal er en måned uden for "
        "grænserne, {shift_length} måneder i træk på samme side af middel, "
        "{trend_length} i træk, der alle stiger eller alle falder, eller {near} "
        "i træk, der ligger mere end to tredjedele af vejen til samme "
        "grænse{outside}.",
        rule_set=rules.rule_set,
        source=rules.source,
        shift_length=formats.word(rules.shift_length),
        trend_length=formats.word(rules.trend_length),
        near=near,
        outside=outside,
    )
