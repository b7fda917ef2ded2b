"""Whatever the numbers are: a sentence is whole, and claims no more than they hold."""

from __future__ import annotations

import re
from typing import Any

import drawn_results as drawn
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wording import LANGUAGES, Result, results, results_ahead, results_movement
from pipeline.wording.rules import rule_set_names

# Written out here and not read from the scale; sure ones first.
WORDS = {
    "da": [r"\bnæsten sikkert", r"\bhøjst sandsynligt", r"\bsandsynligvis"],
    "en": [r"\balmost certainly", r"\bvery probably", r"\bprobably"],
}
UNSURE = 3
NUMBERS = {"da": r"\d\.\d{1,2}(?!\d)", "en": r"\d,\d{1,2}(?!\d)"}
UP = {"da": r"\b(er steget|en stigning|højere|mere opadgående|timer flere)\b"}
UP["en"] = r"\b(rose by|a rise of|risen|higher|steeper upwards|hours more)\b"
DOWN = {"da": r"\b(er faldet|et fald|lavere|mere nedadgående|timer færre)\b"}
DOWN["en"] = r"\b(fell by|a fall of|fallen|lower|steeper downwards|hours fewer)\b"
DRAWN = st.one_of(list(drawn.RESULTS.values()))


def sureness(text: str, language: str) -> int:
    """Return which of the words of certainty is the surest in a text; 3 without any."""
    found = (at for at, word in enumerate(WORDS[language]) if re.search(word, text, re.IGNORECASE))
    return min(found, default=UNSURE)


def allowed(p_value: float | None) -> int:
    """Return which word a p-value permits."""
    if p_value is None:
        return UNSURE
    return sum(p_value >= least for least in (0.01, 0.05, 0.10))


def both(result: Result) -> list[tuple[str, str]]:
    return [(language, result.text(language)) for language in LANGUAGES]


def test_every_kind_of_result_is_drawn() -> None:
    assert set(drawn.RESULTS) == set(rule_set_names())


@given(DRAWN)
def test_a_sentence_is_whole_and_well_written(result: Result) -> None:
    own = [text for value in result.values.values() if type(value) is tuple for text in value]
    for language, told in both(result):
        said = told
        assert said.endswith(".")
        assert said[0] in "»“" or said[0].isupper() or not said[0].isalpha()
        assert not re.search(r"\bNone\b|\bnan\b|\binf\b", said)
        for text in sorted(map(plain, own), key=len, reverse=True):
            said = said.replace(text, "navn") if text else said
        assert "{" not in said
        assert "}" not in said
        assert not re.search(NUMBERS[language], said.replace("100 %", "")), said
        assert not re.search(r"  |\.\.|,\.|: \.| ,", said), said


def plain(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x20]+", " ", text).split())


@given(DRAWN)
def test_the_short_form_has_no_word_that_the_sentence_could_not_have(result: Result) -> None:
    if result.name in ("primary_verdict", "model_lines"):  # a verdict's name; counts
        return
    permitted = {"almost_certain": 0, "very_likely": 1, "likely": 2}
    level = permitted.get(str(result.facts.get("certainty")), UNSURE)
    for language in LANGUAGES:
        assert sureness(result.text(language, "short"), language) >= level


@given(drawn.VERDICTS)
def test_the_verdict_is_no_surer_than_its_p_value(row: dict[str, Any]) -> None:
    p_value, verdict = row["p_value"], row["verdict"]
    for language, said in both(results.primary_verdict(row)):
        surest = sureness(said, language)
        assert surest >= allowed(p_value)
        if verdict.startswith("probably"):
            assert surest >= 2
        if verdict in ("not_shown", "too_little_data"):
            assert surest == UNSURE
        # Never that it has moved without a word of how sure that is.
        assert not re.search(r"Tiden er flyttet|The time has moved", said)


@given(drawn.VERDICTS)
def test_a_label_that_may_be_new_is_never_left_out(row: dict[str, Any]) -> None:
    if not row["verdict"].endswith(("_label_only", "_street_only", "_unchecked")):
        return
    if None in (row["change"], row["change_lower"], row["change_upper"]):
        return
    danish, english = (said for _, said in both(results.primary_verdict(row)))
    assert "betegnelse" in danish
    assert "label" in english


@given(drawn.VERDICTS)
def test_the_verdict_names_no_direction_against_its_sign(row: dict[str, Any]) -> None:
    for language, said in both(results.primary_verdict(row)):
        assert not (re.search(UP[language], said) and (row["change"] or 0) <= 0)
        assert not (re.search(DOWN[language], said) and (row["change"] or 0) >= 0)
        if "den modsatte vej" in said or "the other way" in said:
            assert row["change"] < 0


@given(drawn.KPI_CHANGES)
def test_of_many_kpis_only_what_survives_gets_a_word(row: dict[str, Any]) -> None:
    for language, said in both(results.kpi_change(row, is_primary=False)):
        surest = sureness(said, language)
        assert surest >= (allowed(row["q_value"]) if row["survives"] else UNSURE)
        if surest < UNSURE:
            assert "mange nøgletal" in said or "many KPIs" in said
        assert not (re.search(UP[language], said) and (row["change"] or 0) <= 0)
        assert not (re.search(DOWN[language], said) and (row["change"] or 0) >= 0)
    for language, said in both(results.kpi_change(row, is_primary=True)):
        assert sureness(said, language) == UNSURE, "the primary verdict alone may say so"


@given(drawn.LINES, drawn.MIXES)
def test_no_line_or_split_names_a_direction_against_its_sign(line: Any, mix: Any) -> None:
    told = ((results.model_line(line), line), (results_movement.mix_change(mix), mix))
    for result, row in told:
        for language, said in both(result):
            assert not (re.search(UP[language], said) and (row["change"] or 0) <= 0)
            assert not (re.search(DOWN[language], said) and (row["change"] or 0) >= 0)


@given(drawn.LINES)
def test_a_line_is_decided_by_what_survives_alone(row: dict[str, Any]) -> None:
    result = results.model_line(row)
    is_outside = None not in (row["change"], row["change_lower"], row["change_upper"]) and (
        row["change_lower"] > 0 or row["change_upper"] < 0
    )
    is_decided = row["survives"] and row["verdict"] in ("won", "lost") and is_outside
    for language, said in both(result):
        assert sureness(said, language) >= (1 if is_decided else UNSURE)
        short = result.text(language, "short")
        if not row["survives"]:
            assert short not in ("Opnået", "Indtruffet", "Won", "Lost")


@given(st.lists(drawn.LINES, min_size=1, max_size=12))
def test_lines_are_counted_as_they_survive(rows: list[dict[str, Any]]) -> None:
    measured = [row for row in rows if row["verdict"] != "not_measured"]
    counts = results.model_lines(rows).values
    for verdict in ("won", "lost"):
        found = [row for row in measured if row["verdict"] == verdict and row["survives"] is True]
        assert counts[f"{verdict}_count"] == len(found)
    parts = [counts[f"{name}_count"] for name in ("won", "lost", "open", "no_data")]
    assert sum(parts) == len(measured) == counts["measured_count"]
    for language, said in both(results.model_lines(rows)):
        is_told = re.search("mange nøgletal|many KPIs", said) is not None
        assert is_told == any(parts[:3]), language


@given(drawn.FITS, drawn.ESTIMATES)
def test_a_course_is_no_surer_than_its_interval(row: dict[str, Any], estimates: Any) -> None:
    names = ("change_at_end", "change_at_start", "slope_change_per_year")
    is_outside = any(estimates[name]["lower"] > 0 or estimates[name]["upper"] < 0 for name in names)
    failed = row["hangs_together"] or (row["leans_on_one_month"] and row["most_influential_month"])
    result = results_movement.interrupted_series(row, estimates)
    for language, said in both(result):
        assert sureness(said, language) >= (UNSURE if not is_outside else 2 if failed else 1)
        short = result.text(language, "short")
        now = estimates["change_at_end"]
        assert not (re.search(r"\b(over|above) (det|its)", short) and now["value"] <= 0)
        assert not (re.search(r"\b(under|below) (det|its)", short) and now["value"] >= 0)
        if re.search(r"timer flere|hours more", said):
            assert estimates["hours_gained"]["value"] > 0
        if re.search(r"timer færre|hours fewer", said):
            assert estimates["hours_gained"]["value"] < 0


@given(drawn.COMPOSITIONS)
def test_the_composition_is_no_surer_than_its_test(row: dict[str, Any]) -> None:
    for language, said in both(results_movement.composition(row)):
        assert sureness(said, language) == allowed(row["p_value"])


@given(drawn.FLOWS, drawn.PERIODS)
def test_flows_are_called_minimal_and_not_observed(rows: Any, period: Any) -> None:
    danish, english = (said for _, said in both(results_movement.composition_flow(rows, period)))
    if rows:
        assert "ikke observeret" in danish.replace("minimal, ikke observeret", "ikke observeret")
        assert "not observed" in english


@given(drawn.CHANCES)
def test_more_than_chance_is_said_of_what_lies_over_its_interval(row: dict[str, Any]) -> None:
    for language, said in both(results_ahead.kpi_chance(row)):
        if sureness(said, language) < UNSURE:
            assert sureness(said, language) >= 1
            assert row["value"] > row["chance_upper"]


NO_TEST = ["spc_variation", "spc_assurance", "mix_change", "forecast", "kpi_median", "what_if"]


@pytest.mark.parametrize("name", NO_TEST)
@given(data=st.data())
def test_what_has_no_test_has_no_word_of_certainty(name: str, data: st.DataObject) -> None:
    result = data.draw(drawn.RESULTS[name])
    for language, said in both(result):
        assert sureness(said, language) == UNSURE
        assert not re.search(r"tiden er flyttet|time has moved", said, re.IGNORECASE)


@given(drawn.FORECASTS)
def test_a_month_is_named_only_where_one_is_forecast(row: dict[str, Any]) -> None:
    for _, said in both(results_ahead.forecast(row)):
        if re.search(r"nås målet omkring|is reached about", said):
            assert row["outcome"] == "expected"
            assert row["expected_month"] is not None


@given(drawn.TEXTS, drawn.PERIODS)
def test_words_of_the_data_are_put_in_as_they_are(text: str, period: Any) -> None:
    row = {"title_da": text, "text_da": text, "model_da": text, "side": "wins", "period": period}
    result = results.model_line({**row, "verdict": "not_measured"})
    for language, said in both(result):
        marks = "»{}«" if language == "da" else "“{}”"
        assert marks.format(plain(text)) in said
        assert not re.search(r"[\x00-\x1f]", said)
