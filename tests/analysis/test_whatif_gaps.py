"""A year with months without work: rates, and no interval that is no number."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.analysis.whatif import Observed, Scenario, outcome


def observed(worked_months: int, absence: float = 0.1) -> Observed:
    worked = np.array([number < worked_months for number in range(12)], dtype=float)
    return Observed(
        categories=("direct", "internal", "visibility"),
        minutes=np.outer(worked, [3000.0, 1000.0, 2000.0]),
        norm=np.full(12, 9000.0),
        absence=np.full(12, 9000.0 * absence),
        areas=("gildbro",),
        outreach=worked[:, None] * 80.0,
        staff=3,
        norm_hours=37.0,
    )


@pytest.mark.parametrize("target", [None, 0.6])
def test_there_is_no_interval_where_draws_may_have_no_work(target: float | None) -> None:
    found = outcome(observed(3), Scenario(target=target))
    assert found["value"].is_finite().all()
    bounds = found.filter(found["subject"] == "direct")
    assert bounds.height >= 3
    assert bounds["lower"].is_null().all()
    for column in ("lower", "upper"):
        assert not found[column].drop_nulls().is_nan().any()
    # What needs no mix of work still has one.
    hours = found.filter(found["quantity"] == "hours_at_work")
    assert hours["lower"].is_not_null().all()


def test_a_year_with_work_in_every_month_has_every_interval() -> None:
    found = outcome(observed(12), Scenario(target=0.6))
    drawn = found.filter(found["quantity"] != "share_target")
    assert drawn["lower"].is_finite().all()


def test_a_year_of_absence_alone_has_no_rates() -> None:
    assert not observed(12, absence=1.0).is_enough
    assert observed(12, absence=0.9).is_enough
