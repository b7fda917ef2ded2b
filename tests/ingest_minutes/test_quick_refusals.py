"""What is told quickly to be nothing is nothing for the slow way, too."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_words import rows_of, sample_words

from pipeline.ingest.minutes import (
    attendance_words,
    broken_off,
    label_roles,
    officers,
    people_sentences,
    roster,
    wordings,
    writer,
)
from pipeline.ingest.minutes.remembering import forget_document
from pipeline.ingest.minutes.roster import Named, Roster

WORDS = sample_words(dt.date(2099, 1, 1))
PEOPLE = (
    Named("Ulla Berg Holm", None, "school"),
    Named("Vestergren, Jonas", None, "club"),
    Named("Bo", None, "police"),
    Named("Åge Skovgaard (fra kl. 8.20)", None, "housing"),
    Named("KH", None, "authority"),
)
# Of beginnings of lines: names, parts of them, organisations, offices, what joins them, and others.
_TEXT = """
Ulla ulla Berg Holm Jonas jonas Vestergren V. v/ v. ved af fra hos og & / , ( ) - – den Den Bo
Aage Skovgård KH K.H. J SSP ssp SSP-teamet skolen Skolen Ungdomsskolens ungdomsskolens politi
chef souschef leder klubleder Klubleder medarbejder boligsociale skole, (skolen) skole: Nadia
nadia Khatibi KHATIBI op1 OP1 op1@ishoj.dk day care crime-prevention konsulent
kriminalpræventiv vi Vi der kontakter undersøger møde 3 til [Ulla] *Ulla* *skolen ☐ ☒ Kim Å
"""
BEGINNINGS = _TEXT.split()


class _Slow(Roster):
    def _is_nobody(self, words: list[str]) -> bool:
        return len(words) < 0

    def _is_of_no_name(self, words: list[str]) -> bool:
        return len(words) < 0


def test_a_line_begins_with_the_same_person_however_it_is_looked_for() -> None:
    drawn = random.Random(4)  # noqa: S311 - lines, not secrets
    lines = [" ".join(drawn.choices(BEGINNINGS, k=5)) for _ in range(8_000)]
    quick, slow = Roster(PEOPLE, WORDS), _Slow(PEOPLE, WORDS)
    assert [one for one in lines if quick.begins(one) != slow.begins(one)] == []
    assert [one for one in BEGINNINGS if quick.who(one) != slow.who(one)] == []
    assert any(slow.begins(one) for one in lines)


def _lines() -> list[str]:
    """Return lines of minutes as people wrote them, and the words that patterns are made of."""
    folder = Path(__file__).parent
    cells = [
        cell
        for name in ("people_listed", "people_told", "heads_told")
        for row in rows_of(folder / f"{name}.csv")
        for cell in row.values()
        if cell
    ]
    return [*(line for cell in cells for line in cell.split("\n")), *_SAID]


_SAID = (
    "Mødet blev afbrudt", "mødet måtte afbrydes", "Mødet blev brudt af", "9.00-9.40, AFBRUDT",
    "afbrød vi mødet", "Jonas skrev.", "Jonas tog noter", "Ida fører notater", "Ida bød velkommen",
    "Jonas ledede mødet", "Ida var dagens ordstyrer", "Bo er dirigent", "Bo var mødeleder",
    "Ida var referent", "Jonas skrev dagens referat", "Til stede: Ida og jeg", "Ida, Jonas og mig",
    "Jeg ringer til skolen", "Undertegnede ser på det", "A kom, hvorimod B ikke kom",
    "A mens B", "A, medens B", "A, hvorefter B", "A og afbud fra B", "A, men Bo kom ikke",
    "A og der kom ingen fra skolen", "kl. 9. Ida kom", "9.15. Ida kom", "A kom. B kom", "A; B",
    "Ida havde meldt afbud", "Ida sendte afbud", "Ida var udeblevet", "Ida udeblev", "Ida var med",
)  # fmt: skip


@pytest.mark.parametrize(
    ("patterns", "may_be"),
    [
        (
            [broken_off._BROKEN],
            lambda text: any(one in text.casefold() for one in broken_off._STEMS),
        ),
        ([officers._DID], lambda text: any(one in text for one in officers._DEEDS)),
        ([writer._ME, writer._ACTS], writer._MYSELF.search),
        ([people_sentences._CLAUSE_ENDS], people_sentences._MAY_END.search),
        ([one for _, one in people_sentences._ENDING], people_sentences._ANY_ENDING.search),
        ([one for _, one in attendance_words._STATUSES], attendance_words._ANY_STATUS.search),
        ([one for _, one in label_roles._ROLES], label_roles._ANY_ROLE.search),
        ([roster._SEVERAL, roster._FROM, roster._BRACKETS], roster._JOINED.search),
    ],
)
def test_a_short_look_refuses_nothing_that_a_pattern_finds(
    patterns: list[re.Pattern[str]], may_be: Callable[[str], object]
) -> None:
    for pattern in patterns:
        found = [line for line in _lines() if pattern.search(line) is not None]
        assert found
        assert [line for line in found if not may_be(line)] == []


def test_whatever_names_an_organisation_may_name_one() -> None:
    partners = WORDS.partners
    endings = ("", "n", "et", "s", "skolens", "leder")
    compounds = [
        f"{begun}{word}{end}" for word in partners for begun in ("", "x") for end in endings
    ]
    texts = [*compounds, *(text.upper() for text in compounds), *_lines()]
    texts += [f"{text[:4]} {text[4:]}" for text in partners]  # as a narrow cell breaks it
    told = [one for one in texts if wordings.may_tell_organisation(one, partners)]
    assert len(told) < len(texts)
    forget_document()
    refused = set(texts) - set(told)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(wordings, "may_tell_organisation", lambda *_: True)
        assert [one for one in refused if wordings.organisation_told(one, partners)] == []
    forget_document()
