"""A public report is made of what was chosen for it, never of all that there is."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.reporting.disclosure import PUBLIC_KPIS, for_public
from pipeline.reporting.reading import read


@pytest.mark.parametrize("kpi_id", ["anchoring_conformity", "hours_of_one_unit"])
def test_a_kpi_that_nobody_chose_does_not_leave(usual, kpi_id):
    """A new file below sql/kpi/ is on the dashboard at once, and not in the committee's report."""
    published = read(usual)
    new = dataclasses.replace(published.definitions[0], kpi_id=kpi_id)
    figure = next(f for f in published.figures if f.dimension == "team")
    more = dataclasses.replace(
        published,
        definitions=[*published.definitions, new],
        figures=[*published.figures, dataclasses.replace(figure, kpi_id=kpi_id)],
    )
    public = for_public(more)
    assert kpi_id not in {d.kpi_id for d in public.definitions}
    assert kpi_id not in {f.kpi_id for f in public.figures}
    assert "direct_share" in {d.kpi_id for d in public.definitions}


def test_only_the_team_and_only_chosen_kpis(usual):
    public = for_public(read(usual))
    assert public.figures
    assert {figure.dimension for figure in public.figures} == {"team"}
    assert {figure.kpi_id for figure in public.figures} <= PUBLIC_KPIS
    assert public.networks == []
