"""Who came in letters: what a letter means stands above, below or in the table, or is plain."""

from __future__ import annotations

import datetime as dt

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes
from pipeline.ingest.minutes.blocks import Paragraph, Table
from pipeline.ingest.minutes.legends import explained

WORDS = sample_words(dt.date(2099, 1, 1))
HEAD = (
    "<h1>Referat: SSP-netværk Gildbro</h1><p>Dato: 5. oktober 2023 kl. 9-10.30</p>{above}"
    "<table><tr><th>Navn</th><th>Funktion</th><th>{heading}</th></tr>{rows}{last}</table>{below}"
    "<h2>1. Skolen</h2><p>Fraværet stiger.</p>"
)
PEOPLE = (("Trine Skovgård", "SSP"), ("Bo Yildirsen", "skolen"), ("Signe Stenvang", "klubben"),
          ("Mehmet Qvistrup", "politiet"))  # fmt: skip
WANTED = {"OP5": "present", "school": "present", "club": "apologies", "police": "absent"}


def came(letters: str, heading: str = "Fremmøde", **parts: str) -> dict[str | None, str]:
    rows = "".join(
        f"<tr><td>{name}</td><td>{where}</td><td>{letter}</td></tr>"
        for (name, where), letter in zip(PEOPLE, letters, strict=True)
    )
    blank = dict.fromkeys(("above", "below", "last"), "")
    text = HEAD.format(**{**blank, **parts, "heading": heading, "rows": rows})
    minutes = read_minutes(text.encode(), "html", WORDS)
    return {one.staff_code or one.organisation: one.status for one in minutes.attendances}


@pytest.mark.parametrize(
    ("letters", "legend"),
    [
        ("FFAU", "F = fremmødt, A = afbud, U = udeblevet uden afbud"),
        ("MMAF", "M: mødt, A: afbud, F: fraværende uden afbud"),
        ("xxA-", "(x = til stede, A = afbud, - = fraværende)"),
        ("TTMU", "T = til stede; M = meldt afbud; U = udeblevet"),
        ("1120", "1 = mødt, 2 = afbud, 0 = ikke mødt"),
    ],
)
@pytest.mark.parametrize("where", ["above", "below"])
def test_a_line_beside_the_table_explains_them(letters: str, legend: str, where: str) -> None:
    assert came(letters, **{where: f"<p>{legend}</p>"}) == WANTED


def test_the_last_row_or_the_heading_explains_them() -> None:
    legend = "F = fremmødt, A = afbud, U = udeblevet"
    last = f'<tr><td colspan="3">{legend}</td></tr>'
    assert came("FFAU", last=last) == WANTED
    assert came("FFAU", heading=f"Fremmøde ({legend})") == WANTED


def test_f_of_most_is_for_those_who_came() -> None:
    assert came("FFAU") == WANTED
    assert came("FFFF") == dict.fromkeys(WANTED, "present")


def test_f_beside_m_is_for_those_who_did_not() -> None:
    assert came("MMAF") == WANTED


def test_a_table_without_rows_and_columns_of_other_things_stay_as_they_are() -> None:
    legend = Paragraph("F = fremmødt, A = afbud")
    tasks = Table((("Opgave", "Frist"), ("Kontakte kiosken", "1/11"), ("F", "")))
    assert explained([Table(()), tasks, legend]) == [Table(()), tasks]
