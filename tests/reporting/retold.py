"""A published warehouse whose records a test has changed, with sentences that follow them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import Published
from pipeline.reporting.records.figures import Sentence
from pipeline.wording import Period, Result, results_ahead, results_movement


def retold(
    published: Published,
    quarter: str,
    *,
    composition: Mapping[str, Any] | None = None,
    forecasts: Iterable[Mapping[str, Any]] = (),
) -> Published:
    """Tell courses, flows and splits anew, and with them what is no record of the reports."""
    titles = {one.kpi_id: one.title_da for one in published.definitions}
    names = {one.code: one.name_da for one in published.categories}
    rolling = Kpis(published, quarter).rolling
    assert rolling is not None
    when = Period(rolling.period_type, rolling.label_da, rolling.label_en)
    key = (rolling.period_type, rolling.period_start)
    told = []
    for fit in published.its_fits:
        found = {e.quantity: vars(e) for e in published.its_estimates if e.kpi_id == fit.kpi_id}
        row = vars(fit) | {"title_da": titles.get(fit.kpi_id)}
        result = results_movement.interrupted_series(row, found)
        told.append(_sentence(result, fit.kpi_id))
    flows = [
        vars(f) | {"from_da": names[f.from_category], "to_da": names[f.to_category]}
        for f in published.composition_flows
    ]
    told.append(_sentence(results_movement.composition_flow(flows, when), None, key))
    if composition is not None:
        result = results_movement.composition({**composition, "period": when})
        told.append(_sentence(result, None, key))
    for mix in published.mix_changes:
        row = vars(mix) | {"title_da": titles.get(mix.kpi_id), "period": when}
        result = results_movement.mix_change(row)
        told.append(_sentence(result, mix.kpi_id, key, "baseline:staff"))
    told += [_sentence(results_ahead.forecast(row), row["kpi_id"]) for row in forecasts]
    return dataclasses.replace(published, sentences=[*published.sentences, *told])


def _sentence(
    result: Result,
    subject: str | None,
    key: tuple[Any, Any] = (None, None),
    variant: str | None = None,
) -> Sentence:
    short, whole = result.text("da", "short"), result.text("da")
    return Sentence(result.name, subject, variant, *key, short, whole)
