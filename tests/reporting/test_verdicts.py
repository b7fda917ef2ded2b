"""Has it moved: the pages show what the analysis tells, and nothing where nothing can be told."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from published_rows import VERDICTS

from pipeline.reporting import notat, verdicts
from pipeline.reporting.disclosure import for_public
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import read
from pipeline.reporting.records.figures import Sentence
from pipeline.reporting.report import Report

QUARTER = "2025-Q3"


def told(written, quarter: str = QUARTER, **special) -> str:
    return " ".join(verdicts.told(Kpis(read(written(**special)), quarter))).replace("\u00a0", " ")


def test_the_sentence_is_that_of_the_warehouse(written) -> None:
    published = read(written(verdict="moved_label_only"))
    (stored,) = [
        told.sentence
        for told in published.sentences
        if told.language == "da"
        and told.result == "primary_verdict"
        and str(told.period_start) == "2024-10-01"
    ]
    assert stored.startswith("Det er ikke vist, at tiden er flyttet, selv om registreringerne")
    assert verdicts.told(Kpis(published, QUARTER)) == [stored]


def test_too_little_data_says_why(written) -> None:
    assert told(written, quarter="2024-Q3") == (
        "Der er for lidt data til at afgøre, om tiden er flyttet: der er ikke fire hele "
        "kvartaler efter overgangsperioden."
    )


def test_four_quarters_that_are_not_over_have_no_verdict(written) -> None:
    assert told(written, as_of=dt.date(2025, 8, 20)) == (
        "Der er for lidt data til at afgøre, om tiden er flyttet: de fire kvartaler er ikke "
        "afsluttet."
    )


def test_a_sentence_is_shown_literally_whatever_words_of_the_data_it_holds(written) -> None:
    published = read(written())
    hostile = "»<script>alert(1)</script> *x* $y$« er målt."
    changed = [dataclasses.replace(one, sentence=hostile) for one in published.sentences]
    page = Report(dataclasses.replace(published, sentences=changed), QUARTER)
    for shown in (page.sentence(), page.text("model")):
        assert "alert" in shown.data
        assert "<script>" not in shown.data
        assert " *x* " not in shown.data


@pytest.mark.parametrize("special", [{"has_decision": False}, {"has_hours": False}])
def test_without_anything_to_compare_nothing_is_called_moved(written, special) -> None:
    said = told(written, verdict="too_little_data", **special)
    assert not said or said.startswith("Der er for lidt data til at afgøre, om tiden er flyttet:")


def test_before_the_effective_date_there_is_no_verdict(written) -> None:
    assert told(written, quarter="2023-Q2") == ""


@pytest.mark.parametrize("verdict", list(VERDICTS))
def test_the_committee_reads_the_same_first(written, verdict: str) -> None:
    public = Kpis(for_public(read(written(verdict=verdict))), QUARTER)
    first = notat.summary(public)[0]
    assert [first] == verdicts.told(public)
    assert first.endswith(".")
    if "_" in verdict.removeprefix("probably_") and verdict != "not_shown":
        assert "betegnelse" in first, "never without saying that a label may be behind"


def test_the_notat_tells_how_sure_a_change_is_among_many(written) -> None:
    published = read(written())
    kpis = Kpis(published, QUARTER)
    assert kpis.compared is not None
    key = (kpis.compared.period_type, kpis.compared.period_start)
    plain = "»Andel synlighed i gadebilledet« var 19,0 %"
    assert any(plain in text.replace("\u00a0", " ") for text in notat.development(kpis))
    sure = "Andelen er næsten sikkert faldet, også når mange nøgletal prøves på én gang."
    told = [
        Sentence("kpi_change", kpi_id, None, *key, "", f"{kpi_id}: {sure}")
        for kpi_id in ("visibility_share", "direct_share", "anchoring_conformity")
    ]
    changed = dataclasses.replace(published, sentences=[*published.sentences, *told])
    said = " ".join(notat.development(Kpis(for_public(changed), QUARTER)))
    assert f"visibility_share: {sure}" in said
    assert "direct_share: Andelen" not in said, "how sure that is, the verdict alone says"
    public = [one.subject for one in for_public(changed).sentences if one.result == "kpi_change"]
    assert public == ["visibility_share", "direct_share"]
