"""The ten tasks, in the period held against the baseline; to the public only where shared."""

from __future__ import annotations

import pytest

from pipeline.reporting.disclosure import for_public
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.notat import tasks
from pipeline.reporting.reading import read
from pipeline.reporting.task_table import task_table

QUARTER = "2025-Q3"


def _table(path, *, public=False):
    published = for_public(read(path)) if public else read(path)
    return task_table(published.tasks, Kpis(published, QUARTER))


def _plain(texts):
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def test_one_row_per_task_of_the_compared_period(usual):
    table = _table(usual)
    assert table.caption == "De ti opgaver, i de fire kvartaler til og med 3. kvartal 2025"
    assert [row[0][:2] for row in table.rows] == ["1:", "2:", "5:"]
    # A fifth of twelve months of 600 hours, against a tenth in the baseline.
    said = ["1.440 timer", "20,0 %", "10,0 %", "+10,0 procentpoint", "–"]
    assert _plain(table.rows[2][1:]) == said
    assert table.rows[1][-1].startswith("Andel synlighed")


def test_a_target_group_that_few_hours_recorded_is_no_figure(written):
    row = _table(written(age_recorded=0.79)).rows[0]
    assert row[1:3] == ("–", "–")
    assert row[4] == "–"
    assert _table(written(age_recorded=0.8)).rows[0][1] != "–"


@pytest.mark.parametrize(("staff", "is_shown"), [(0, True), (1, False), (2, False), (3, True)])
def test_the_public_sees_no_task_of_one_or_two(written, staff, is_shown):
    path = written(task_staff=staff)
    public = _table(path, public=True)
    assert bool(public.rows) == is_shown
    assert ("så få" in public.note) != is_shown
    assert _table(path).rows


def test_the_notat_says_which_tasks_moved(usual, written):
    published = read(usual)
    (said,) = _plain(tasks(published, Kpis(published, QUARTER)))
    assert "Opgave 2 har haft den største stigning (+10,0 procentpoint af arbejdstiden)." in said
    assert "fald" not in said
    undecided = read(written(has_decision=False))
    assert "mest" not in " ".join(tasks(undecided, Kpis(undecided, QUARTER)))
