"""A public report is made of what was chosen for it, never of all that there is."""

from __future__ import annotations

import dataclasses
import shutil

import duckdb
import pytest

from pipeline.reporting.disclosure import FEWEST_STAFF, PUBLIC_KPIS, for_public
from pipeline.reporting.reading import read
from pipeline.resources import resource_folder
from pipeline.warehouse import mart


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
        public_figures=[*published.public_figures, dataclasses.replace(figure, kpi_id=kpi_id)],
    )
    public = for_public(more)
    assert kpi_id not in {d.kpi_id for d in public.definitions}
    assert kpi_id not in {f.kpi_id for f in public.figures}
    assert "direct_share" in {d.kpi_id for d in public.definitions}


def test_a_figure_of_two_people_does_not_leave(usual, tmp_path):
    """Nor the month of a chart: whatever stands in the dashboard's tables."""
    file = tmp_path / "w.duckdb"
    shutil.copyfile(usual, file)
    whole = for_public(read(file))
    figure = next(f for f in whole.figures if f.kpi_id == "direct_share" and f.shown is not None)
    point = next(p for p in whole.spc_points if p.kpi_id == "direct_share")
    with duckdb.connect(file) as connection:
        for period_type, start in (
            (figure.period_type, figure.period_start),
            ("month", point.month_start),
        ):
            connection.execute(
                "update mart.public_kpi_value set is_suppressed = true, value = null, "
                "numerator = null, denominator = null, status = 'no_data' "
                "where kpi_id = 'direct_share' and period_type = ? and period_start = ?",
                [period_type, start],
            )
    published = read(file)
    assert figure in published.figures, "the dashboard shows it"
    public = for_public(published)
    same = [
        f
        for f in public.figures
        if (f.kpi_id, f.period_type, f.period_start)
        == (figure.kpi_id, figure.period_type, figure.period_start)
    ]
    assert [(f.shown, f.value, f.numerator) for f in same] == [(None, None, None)]
    assert point not in public.spc_points
    assert public.spc_points
    assert public.suppressed == []


def test_the_three_places_that_say_how_few_is_few_agree():
    """Stages and expectations cannot read one another: they are held together here."""
    sql = (resource_folder("expectations") / "sql" / "public_figure_suppressed.sql").read_text(
        encoding="utf-8"
    )
    assert mart.FEWEST_STAFF == FEWEST_STAFF
    assert f"figures.staff_count between 1 and {FEWEST_STAFF - 1}" in sql


def test_only_the_team_and_only_chosen_kpis(usual):
    public = for_public(read(usual))
    assert public.figures
    assert {figure.dimension for figure in public.figures} == {"team"}
    assert {figure.kpi_id for figure in public.figures} <= PUBLIC_KPIS
    assert public.networks == []
