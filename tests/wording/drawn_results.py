"""Rows of the analysis as Hypothesis draws them: also such as no analysis would ever give."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from pipeline.analysis import changes, chart, composition, interrupted_series, model_lines
from pipeline.analysis import forecast as forecasting
from pipeline.analysis.moved import Recount, Told
from pipeline.analysis.primary import Reason
from pipeline.analysis.spc import WhyNoLimits
from pipeline.wording import Period, Result, results, results_ahead, results_movement

PERIODS = st.sampled_from(
    [
        Period("quarter", "3. kvartal 2025", "2025-Q3"),
        Period(
            "rolling_4_quarters", "4 kvartaler til og med 3. kvartal 2025", "4 quarters to 2025-Q3"
        ),
        Period("year", "2024", "2024"),
        Period("year", "2025", "2025", is_complete=False),
        Period("baseline", "Udgangspunkt", "Baseline"),
    ]
)
MONTHS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 1)).map(lambda day: day.replace(day=1))
UNITS = st.sampled_from(["share", "hours", "hours_per_week", "fte", "count", "days", "per_hour"])
P_VALUES = st.one_of(st.floats(0, 1), st.sampled_from([0.0005, 0.01, 0.049999, 0.05, 0.1, 1.0]))
CHANGES = st.one_of(st.floats(-1, 1), st.sampled_from([0.0, -0.0, 0.0004, -0.0004, 0.0005, 0.1]))
TEXTS = st.sampled_from(
    [
        "Andel direkte arbejde",
        "",
        "{change:points}",
        "To\nlinjer\tog\x00mere",
        "<script>alert(1)</script>",
        "100 % »citat« & mere",
    ]
)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value, and none once in a while: rows with many nulls tell of nothing else."""
    return st.integers(0, 9).flatmap(lambda number: st.none() if number == 9 else values)


def one_of(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def named(**columns: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"title_da": TEXTS, "title_en": maybe(TEXTS), **columns})


ENDS = {name: maybe(CHANGES) for name in ("change", "change_lower", "change_upper")}
VERDICTS = st.fixed_dictionaries(
    {
        "verdict": one_of(Told),
        **ENDS,
        "p_value": maybe(P_VALUES),
        "contact_is_bound": maybe(st.booleans()),
        "contact_change": maybe(CHANGES),
        "narrow_recount": maybe(one_of(Recount)),
        "narrow_change": maybe(CHANGES),
        "reason": maybe(one_of(Reason)),
    }
)
SUMMARIES = named(
    variation=maybe(one_of(chart.Variation)),
    assurance=maybe(one_of(chart.Assurance)),
    reason=maybe(one_of(WhyNoLimits)),
    last_month=maybe(MONTHS),
    first_signal_month=maybe(MONTHS),
    target=maybe(st.floats(-1e5, 1e5)),
    unit=UNITS,
    is_decided=st.booleans(),
    is_example=maybe(st.booleans()),
)
KPI_CHANGES = named(
    period=PERIODS,
    **ENDS,
    value=maybe(st.floats(0, 1)),
    baseline_value=maybe(st.floats(0, 1)),
    q_value=maybe(P_VALUES),
    survives=maybe(st.booleans()),
    reason=st.one_of(st.none(), one_of(changes.Reason)),
)
LINES = named(
    period=PERIODS,
    **ENDS,
    text_da=TEXTS,
    model_da=TEXTS,
    model_en=maybe(TEXTS),
    verdict=one_of(model_lines.Verdict),
    side=st.sampled_from(["wins", "loses"]),
    survives=maybe(st.booleans()),
    reason=maybe(st.one_of(one_of(model_lines.OwnReason), one_of(changes.Reason))),
)
QUANTITIES = ("change_at_end", "change_at_start", "slope_change_per_year", "hours_gained")
FITS = named(
    reason=st.one_of(st.none(), one_of(interrupted_series.Reason)),
    last_month=maybe(MONTHS),
    most_influential_month=maybe(MONTHS),
    hangs_together=maybe(st.booleans()),
    leans_on_one_month=maybe(st.booleans()),
    replaced_month_count=maybe(st.integers(0, 40)),
)
ESTIMATE = st.tuples(CHANGES, CHANGES, CHANGES).map(
    lambda ends: dict(zip(("lower", "value", "upper"), sorted(ends), strict=True))
)
ESTIMATES = st.fixed_dictionaries(
    dict.fromkeys(QUANTITIES[:-1], ESTIMATE)
    | {"hours_gained": ESTIMATE.map(lambda row: {end: 5e3 * row[end] for end in row})}
)
COMPOSITIONS = st.fixed_dictionaries(
    {
        "period": PERIODS,
        "p_value": maybe(P_VALUES),
        "aitchison_distance": maybe(st.floats(0, 10)),
        "reason": maybe(one_of(composition.Reason)),
    }
)
FLOWS = st.lists(
    st.fixed_dictionaries(
        {
            "minimal_share": st.floats(0.0001, 0.2),
            **{
                f"{way}_{name}": TEXTS.filter(bool)
                for way in ("from", "to")
                for name in ("da", "en")
            },
        }
    ),
    max_size=4,
)
MIXES = named(
    period=PERIODS,
    compared_with=st.sampled_from(["baseline", "year_before"]),
    grouping=st.sampled_from(["staff", "unit"]),
    change=CHANGES,
    within_change=CHANGES,
    mix_change=CHANGES,
)
_AT = ("level", "level_as_now", "pace", "value_at_due", "value_at_due_lower", "value_at_due_upper")
FORECASTS = named(
    outcome=one_of(forecasting.Outcome),
    unit=UNITS,
    target=st.floats(0, 1),
    target_due=maybe(MONTHS),
    month_count=st.integers(0, 60),
    backtest_count=st.integers(0, 20),
    backtest_error=maybe(st.floats(0, 1)),
    is_example=maybe(st.booleans()),
    **{name: maybe(st.floats(-1, 1)) for name in _AT},
    **{f"{name}_month": maybe(MONTHS) for name in ("last", "expected", "earliest", "latest")},
)
CHANCES = named(
    period=PERIODS,
    unit=UNITS,
    **{
        name: maybe(st.floats(0, 500))
        for name in ("value", "chance", "chance_lower", "chance_upper")
    },
)
MEDIANS = named(
    period=PERIODS,
    case_count=st.integers(0, 40),
    reached_count=st.integers(0, 40),
    **{f"median_{name}": maybe(st.floats(0, 400)) for name in ("days", "lower", "upper")},
)
FIGURES = st.dictionaries(
    st.sampled_from(["hours_moved", "highest_share", "share_target"]),
    st.fixed_dictionaries(
        {
            "value": st.floats(-9, 9),
            **{end: maybe(st.floats(-9, 9)) for end in ("lower", "upper")},
        }
    ),
)
RESULTS: dict[str, st.SearchStrategy[Result]] = {
    "primary_verdict": VERDICTS.map(results.primary_verdict),
    "spc_variation": SUMMARIES.map(results.spc_variation),
    "spc_assurance": SUMMARIES.map(results.spc_assurance),
    "kpi_change": st.builds(
        lambda row, is_primary: results.kpi_change(row, is_primary=is_primary),
        KPI_CHANGES,
        st.booleans(),
    ),
    "model_line": LINES.map(results.model_line),
    "model_lines": st.lists(LINES, min_size=1, max_size=12).map(results.model_lines),
    "interrupted_series": st.builds(results_movement.interrupted_series, FITS, ESTIMATES),
    "composition": COMPOSITIONS.map(results_movement.composition),
    "composition_flow": st.builds(results_movement.composition_flow, FLOWS, PERIODS),
    "mix_change": MIXES.map(results_movement.mix_change),
    "kpi_chance": CHANCES.map(results_ahead.kpi_chance),
    "kpi_median": MEDIANS.map(results_ahead.kpi_median),
    "what_if": st.builds(results_ahead.what_if, FIGURES, maybe(st.floats(0.1, 1)), PERIODS),
    "forecast": FORECASTS.map(results_ahead.forecast),
}
