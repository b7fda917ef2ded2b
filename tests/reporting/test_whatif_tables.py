"""What if, as the page tells it: the target, the areas, a person more or less, another model."""

from __future__ import annotations

import pytest

from pipeline.reporting.disclosure import for_public
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import read
from pipeline.reporting.whatif_tables import area_table, move_table, staff_table, target_table

QUARTER = "2025-Q3"


def _plain(texts):
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def _target(path, quarter=QUARTER):
    published = read(path)
    return target_table(published.what_if, published.categories, Kpis(published, quarter))


def test_the_title_says_what_the_target_takes(usual):
    table = _target(usual)
    assert _plain([table.caption]) == [
        "Målet på 45 % direkte arbejde kræver 4,0 timer mere om ugen"
    ]
    assert [_plain(row[1:]) for row in table.rows] == [
        ["41,0 %", "41", "45", "+4,0 (+3,0 til +5,0)"],
        ["20,0 %", "20", "16", "−4,0 (−5,0 til −3,0)"],
    ]


def test_a_target_that_cannot_be_reached_is_said(written):
    table = _target(written(is_reachable=False))
    assert "kan ikke nås: uden intern tid er der 86,0" in table.caption
    assert {row[-1] for row in table.rows} == {"–"}


def test_without_a_target_the_mix_stands_as_it_is(written):
    table = _target(written(target=None))
    assert "ikke sat et mål" in table.caption
    assert table.rows


def test_a_quarter_without_four_quarters_says_so(usual):
    table = _target(usual, "2022-Q1")
    assert not table.rows
    assert "fire hele kvartaler" in table.note


def test_areas_and_staff(usual):
    published = read(usual)
    kpis = Kpis(published, QUARTER)
    areas = area_table(published.what_if, published.networks, kpis)
    assert areas.rows == (
        ("Gildbro", "0,40", "0,45 (0,35–0,55)"),
        ("Hele indsatsen", "2,00", "2,25"),
    )
    assert "intern brug" in areas.note
    staff = staff_table(published.what_if, kpis)
    assert [row[0] for row in staff.rows] == [
        "En medarbejder færre",
        "Som nu",
        "En medarbejder mere",
    ]
    assert "50,0" in staff.note


@pytest.mark.parametrize(("staff", "share"), [(2, "–"), (3, "40,0 %")])
def test_the_share_of_few_is_not_shown(written, staff, share):
    published = read(written(destination_staff=staff))
    table = move_table(published.model_moves, Kpis(published, QUARTER))
    assert [_plain(row[1:]) for row in table.rows] == [
        ["5", "185 timer", share],
        ["0", "0,0 timer", share],
    ]


def test_the_public_gets_none_of_it(usual):
    public = for_public(read(usual))
    assert not public.what_if
    assert not public.model_moves
