"""People of a meeting in some three hundred further ways of telling them, written before the reader
was mended for them; the share of them that must be read is held.

``people_told.csv`` is as ``people_listed.csv``: staff by code, others by organisation, ``+``
present, ``-`` apologies, ``~`` absent.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from test_people_listed import SIGNS, read

LEAST_OF_STAFF, LEAST_OF_OTHERS = (0.985, 0.94), (0.965, 0.93)  # precision, recall
with Path(__file__).with_name("people_told.csv").open(encoding="utf-8", newline="") as file:
    CASES = [(row["written"], row["people"].split()) for row in csv.DictReader(file, delimiter=";")]


@pytest.fixture(scope="module")
def told() -> list[tuple[Counter[str], Counter[str]]]:
    return [(_people(written), Counter(people)) for written, people in CASES]


def _people(written: str) -> Counter[str]:
    return Counter(
        f"{one.staff_code or one.organisation}{SIGNS[one.status]}"
        for one in read(written).attendances
    )


def _shares(told: list[tuple[Counter[str], Counter[str]]], *, is_staff: bool) -> list[float]:
    right = seen = true = 0
    for found, people in told:
        some = [
            Counter({who: n for who, n in one.items() if who[:2].isupper() == is_staff})
            for one in (found, people)
        ]
        right += (some[0] & some[1]).total()
        seen, true = seen + some[0].total(), true + some[1].total()
    return [right / seen, right / true]


def test_our_own_are_read(told):
    shares = _shares(told, is_staff=True)
    assert [share >= least for share, least in zip(shares, LEAST_OF_STAFF, strict=True)] == [
        True, True,
    ], shares  # fmt: skip


def test_others_are_read(told):
    shares = _shares(told, is_staff=False)
    assert [share >= least for share, least in zip(shares, LEAST_OF_OTHERS, strict=True)] == [
        True, True,
    ], shares  # fmt: skip


MISSPELT = ["Jonas Vestergreen", "Jonas Vestegren", "Jonaas Vestergren", "JONAS VESTERGREN"]
OTHERS = ["Jonas Vestergrensen", "Jonas Vestergaard", "Jon Vestergren", "Tobias Vestergren"]


@pytest.mark.parametrize("name", MISSPELT)
def test_a_misspelt_name_of_one_of_ours_is_theirs(name):
    assert _people(f"Til stede: {name}, Ida Bang (skolen)") == Counter(["OP1+", "school+"])


@pytest.mark.parametrize("name", OTHERS)
def test_a_name_that_is_only_similar_is_somebody_elses(name):
    found = _people(f"Til stede: {name} (klubben), Ida Bang (skolen)")
    assert found == Counter(["club+", "school+"])


def test_a_misspelt_name_is_less_sure():
    [one, _] = read("Til stede: Nadja Khatibi, Ida Bang (skolen)").attendances
    assert one.staff_code == "OP4"
    assert one.sources["staff_code"].read_as == "misspelt_name"


def test_somebody_with_a_title_heads_nobody_below_them():
    told = "Til stede:\nSFO-leder Ida Bang\nSekretær Bo Lund, skolen\nKlubleder Omar Saleh"
    assert _people(told) == Counter(["school+", "school+", "club+"])
