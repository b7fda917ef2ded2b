"""The table of all control charts, the second view, and the rules under each chart."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from pipeline.reporting import spc_words
from pipeline.reporting.charts.control import control
from pipeline.reporting.disclosure import for_public
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import read
from pipeline.reporting.records.spc import SpcSummary
from pipeline.reporting.spc_table import spc_table, variation_text

QUARTER = "2025-Q3"
SUMMARY = SpcSummary(
    kpi_id="direct_share",
    view="extended",
    rule_set="mdc-2023",
    limit_kind="xmr",
    good="up",
    point_count=42,
    baseline_point_count=24,
    has_limits=True,
    centre=0.27,
    lower_limit=-0.02,
    upper_limit=0.56,
    last_month=dt.date(2025, 9, 1),
    last_value=0.41,
    target=0.45,
    variation="improving",
    first_signal_month=dt.date(2024, 4, 1),
    assurance="hit_or_miss",
    reason=None,
)


def with_summary(written, **special):
    """The usual warehouse with one chart, as it is changed here."""
    published = read(written())
    one = dataclasses.replace(SUMMARY, **special)
    return Kpis(dataclasses.replace(published, spc_summaries=[one]), QUARTER)


def row(kpis):
    (found,) = spc_table(kpis).rows
    return [cell.replace("\u00a0", " ") for cell in found]


def test_a_row_says_everything(written):
    assert row(with_summary(written)) == [
        "Andel direkte arbejde",
        "▲ Systematisk ændring i den ønskede retning (første signal april 2024)",
        "41,0 % (sep. 25)",
        "45,0 %",
        "Nogle måneder",
        "27,0 % (0,0 % til 56,0 %)",
        "–",
    ]


def test_a_share_has_no_limit_beyond_nought_and_one(written):
    found = row(with_summary(written, lower_limit=-0.3, upper_limit=1.2))
    assert found[5] == "27,0 % (0,0 % til 100,0 %)"


@pytest.mark.parametrize(
    ("special", "expected"),
    [
        (
            {"variation": "concerning"},
            "◆ Systematisk ændring i den uønskede retning (første signal april 2024)",
        ),
        ({"variation": "common_cause"}, "● Kun tilfældig variation"),
        ({"variation": "upward"}, "◇ Systematisk ændring opad (første signal april 2024)"),
        ({"variation": "too_little_data"}, "○ For få måneder til en vurdering"),
        (
            {"variation": None, "reason": "no_spread"},
            "○ Næsten alle måneder er ens: grænser ville ikke sige noget",
        ),
        (
            {"variation": None, "reason": "overlapping_months"},
            "○ Hver måned dækker et helt år: grænser ville ikke sige noget",
        ),
        ({"variation": None}, "○ Ikke vurderet"),
    ],
)
def test_every_verdict_has_a_sign_and_words(special, expected):
    assert variation_text(dataclasses.replace(SUMMARY, **special)) == expected


def test_a_run_chart_has_a_median_and_no_limits(written):
    found = row(with_summary(written, lower_limit=None, upper_limit=None, has_limits=False))
    assert found[5] == "27,0 % (median)"


@pytest.mark.parametrize(
    ("target", "assurance", "expected"),
    [
        (None, "no_target", "–"),
        (0.45, "pass", "Ja, hver måned"),
        (0.45, "fail", "Nej"),
        (0.45, None, "Ikke vurderet"),
    ],
)
def test_whether_the_target_is_met(written, target, assurance, expected):
    assert row(with_summary(written, target=target, assurance=assurance))[4] == expected


def test_what_is_never_nought_is_shown_without_its_figures(written):
    """hours_moved must not stand without what chance alone would give (kpis.md)."""
    published = read(written())
    definitions = [
        dataclasses.replace(d, needs_chance=True) if d.kpi_id == "direct_share" else d
        for d in published.definitions
    ]
    changed = dataclasses.replace(published, definitions=definitions, spc_summaries=[SUMMARY])
    table = spc_table(Kpis(changed, QUARTER))
    assert not any("%" in cell for cell in table.rows[0])
    assert "»" in table.note
    assert "vises uden tal" in table.note


def test_a_kpi_without_months_is_named_below(written):
    kpis = with_summary(written, point_count=0)
    assert spc_table(kpis).rows == ()
    assert "Uden månedstal: Andel direkte arbejde" in spc_table(kpis).note


def test_rules_stand_under_each_chart_with_their_numbers(written):
    published = read(written())
    (rules,) = published.spc_rule_sets
    five = dataclasses.replace(rules, rule_set="five-point-trend", trend_length=5)
    kpis = Kpis(dataclasses.replace(published, spc_rule_sets=[five]), QUARTER)
    for note in (control(kpis, "direct_share", "").note, spc_table(kpis).note):
        assert "Regler: five-point-trend (NHS England" in note
        assert "syv måneder i træk på samme side af middel, fem i træk, der alle stiger" in note
    assert spc_words.rule_words(five)["trend"] == "fem i træk op eller ned"
    without = dataclasses.replace(five, near_counts_outside=False)
    assert spc_words.rules_sentence(without).endswith("samme grænse, men ikke uden for den.")


def test_the_public_report_has_no_chart_that_is_not_chosen(written):
    published = read(written())
    other = dataclasses.replace(SUMMARY, kpi_id="anchoring_conformity")
    changed = dataclasses.replace(published, spc_summaries=[SUMMARY, other])
    assert [found.kpi_id for found in for_public(changed).spc_summaries] == ["direct_share"]


def second_view(written, reasons):
    """Twenty months from the effective date on, in two stretches."""
    published = read(written())
    first = [p for p in published.spc_points if p.kpi_id == "direct_share"][24:44]
    points = [
        dataclasses.replace(
            point,
            view="recalculated",
            centre=0.40 if number < 10 else 0.44,
            reason=reasons.get(number),
            is_ghost=number in reasons and number < 10,
        )
        for number, point in enumerate(first)
    ]
    summary = dataclasses.replace(SUMMARY, view="recalculated", variation=None)
    changed = dataclasses.replace(published, spc_points=points, spc_summaries=[summary])
    return control(Kpis(changed, QUARTER), "direct_share", "", "recalculated")


def test_the_second_view_says_from_when_and_why(written):
    chart = second_view(written, {4: "Registreringen lå stille", 10: "En medarbejder mere"})
    assert chart.title.endswith("sådan forløber det nu, med grænser beregnet på ny")
    assert "fra januar 2024 og november 2024 (»En medarbejder mere«)" in chart.note
    assert "Ikke medregnet: maj 2024 (»Registreringen lå stille«)." in chart.note
    assert "kun mod udgangspunktets grænser" in chart.note


def test_no_line_leads_from_one_stretch_to_the_next(written):
    means = [s for s in second_view(written, {}).panels[0].series if s.name == "Middel"]
    assert [s.in_legend for s in means] == [True, False]
    assert [v is not None for v in means[0].values] == [True] * 10 + [False] * 10
    assert [v is not None for v in means[1].values] == [False] * 10 + [True] * 10
