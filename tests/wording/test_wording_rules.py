"""The rules as data: exhaustive, without a dead rule, the same places in both languages."""

from __future__ import annotations

import itertools
import re
from typing import Any, get_args

import pytest

from pipeline.analysis import changes, chart, composition, interrupted_series, model_lines
from pipeline.analysis import forecast as forecasting
from pipeline.analysis.moved import Recount, Told
from pipeline.analysis.primary import Reason
from pipeline.analysis.spc import WhyNoLimits
from pipeline.wording import LANGUAGES, certainty, rules
from pipeline.wording.rules import Fact, RuleSet, rule_set, rule_set_names
from pipeline.wording.templates import Place, parsed

NONE = ("none",)
CHANGE_REASONS = get_args(changes.Reason)
# Rule set → fact → the values that the code can give, where it has names for them.
ENUMERATIONS: dict[str, dict[str, tuple[Any, ...]]] = {
    "primary_verdict": {
        "verdict": get_args(Told),
        "certainty": certainty.LEVELS,
        "narrow": get_args(Recount),
        "reason": (*get_args(Reason), "not_complete", *NONE),
    },
    "spc_variation": {
        "variation": (*get_args(chart.Variation), *NONE),
        "reason": (*get_args(WhyNoLimits), *NONE),
    },
    "spc_assurance": {
        "assurance": (*get_args(chart.Assurance), *NONE),
        "reason": (*get_args(WhyNoLimits), *NONE),
    },
    "forecast": {"outcome": get_args(forecasting.Outcome)},
    "interrupted_series": {
        "reason": (*get_args(interrupted_series.Reason), *NONE),
        **{f"{of}certainty": certainty.LEVELS for of in ("", "level_", "slope_")},
    },
    "kpi_change": {"reason": (*CHANGE_REASONS, *NONE), "certainty": certainty.LEVELS},
    "model_line": {
        "verdict": get_args(model_lines.Verdict),
        "reason": (*get_args(model_lines.OwnReason), *CHANGE_REASONS, *NONE),
        "certainty": certainty.LEVELS,
    },
    "model_lines": {},
    "composition": {
        "reason": (*get_args(composition.Reason), *NONE),
        "certainty": certainty.LEVELS,
    },
    "composition_flow": {},
    "kpi_chance": {"certainty": certainty.LEVELS},
    "kpi_median": {},
    "what_if": {},
    "mix_change": {},
}
LISTS = [(name, part) for name in rule_set_names() for part in rule_set(name).lists]
# A verdict's name, as the KPI catalogue has it; it is given by the verdict, not by the words.
VERDICT_NAMES = {("primary_verdict", "kind")}


def combinations(found: RuleSet, asked: tuple[str, ...]) -> list[dict[str, Fact]]:
    values = (found.facts[name] for name in asked)
    return [dict(zip(asked, one, strict=True)) for one in itertools.product(*values)]


@pytest.mark.parametrize("name", rule_set_names())
def test_facts_have_the_values_of_the_code(name: str) -> None:
    found = rule_set(name)
    for fact, values in ENUMERATIONS[name].items():
        assert sorted(found.facts[fact]) == sorted(values), fact


@pytest.mark.parametrize(("name", "part"), LISTS)
def test_every_combination_has_a_rule_and_every_rule_its_combination(name: str, part: str) -> None:
    found = rule_set(name)
    # LookupError where there is none.
    used = [found.rule(part, facts) for facts in combinations(found, found.asked[part])]
    for number, rule in enumerate(found.lists[part]):
        assert any(rule is one for one in used), f"rule {number + 1} is never reached"


@pytest.mark.parametrize("name", rule_set_names())
def test_no_fact_is_declared_that_nothing_asks_of(name: str) -> None:
    found = rule_set(name)
    asked = {fact for facts in found.asked.values() for fact in facts}
    assert asked == set(found.facts)


@pytest.mark.parametrize(("name", "part"), LISTS)
def test_both_languages_tell_the_same(name: str, part: str) -> None:
    for rule in rule_set(name).lists[part]:
        places = [
            {(piece.name, piece.format) for piece in rule.templates[language] if _is_place(piece)}
            for language in LANGUAGES
        ]
        assert places[0] == places[1]


@pytest.mark.parametrize(("name", "part"), LISTS)
def test_words_of_certainty_come_from_the_scale_alone(name: str, part: str) -> None:
    if (name, part) in VERDICT_NAMES:
        return
    for rule in rule_set(name).lists[part]:
        for language in LANGUAGES:
            own = "".join(p for p in rule.templates[language] if not _is_place(p)).lower()
            scale = certainty.scale()
            words = [scale.words[level, language] for level in certainty.LEVELS]
            for word in (*words, *scale.reserved[language]):
                assert not re.search(rf"\b{word}", own), f"{name}.{part}: {word}"


@pytest.mark.parametrize("name", rule_set_names())
def test_every_part_is_used(name: str) -> None:
    found = rule_set(name)
    used = {"sentence", "short", "told", "verdict", "shows", "clause"}  # asked for from outside
    for listed in found.lists.values():
        for rule in listed:
            for piece in rule.templates["da"]:
                if _is_place(piece):
                    used |= set(piece.name.split("+"))  # type: ignore[union-attr]  # a place
    assert set(found.lists) <= used


@pytest.mark.parametrize(
    "said",
    [
        {"when": {"sign": "sideways"}, "da": "x", "en": "x"},
        {"when": {"colour": "red"}, "da": "x", "en": "x"},
        {"da": "x", "en": "x", "de": "x"},
        {"da": "{change:furlongs}", "en": "x"},
        {"da": "{}", "en": "x"},
    ],
    ids=["value", "fact", "language", "format", "place"],
)
def test_a_rule_that_cannot_be_meant_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"never|no \[|no such place"):
        rules._rule("test", {"sign": ("up", "down")}, said)


def test_a_rule_without_one_language_is_refused() -> None:
    with pytest.raises(KeyError):
        rules._rule("test", {}, {"da": "kun dansk"})


def test_a_word_of_certainty_cannot_be_had_without_a_level() -> None:
    template = {"da": parsed("{certainty:sure}"), "en": parsed("{certainty:sure}")}
    found = RuleSet("test", {}, {"sentence": (rules.Rule((), template),)})
    assert found.text("sentence", "da", {"certainty": "likely"}, {}) == "sandsynligvis"
    with pytest.raises(LookupError):
        found.text("sentence", "da", {"certainty": "undecided"}, {})


def test_a_missing_value_is_never_shown() -> None:
    template = {"da": parsed("{size:points}"), "en": parsed("{size:points}")}
    found = RuleSet("test", {}, {"sentence": (rules.Rule((), template),)})
    for values in ({}, {"size": None}):
        with pytest.raises(LookupError):
            found.text("sentence", "da", {}, values)


def test_every_rule_set_is_tried_here() -> None:
    assert set(ENUMERATIONS) == set(rule_set_names())
    assert all(re.fullmatch(r"[a-z_]+", name) for name in rule_set_names())


def _is_place(piece: object) -> bool:
    return isinstance(piece, Place)
