"""What is told quickly to be nothing is nothing for the slow way, too."""

from __future__ import annotations

import datetime as dt
import random

from sample_words import sample_words

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


def test_a_line_begins_with_the_same_person_however_it_is_looked_for() -> None:
    drawn = random.Random(4)  # noqa: S311 - lines, not secrets
    lines = [" ".join(drawn.choices(BEGINNINGS, k=5)) for _ in range(8_000)]
    quick, slow = Roster(PEOPLE, WORDS), _Slow(PEOPLE, WORDS)
    differing = [one for one in lines if quick.begins(one) != slow.begins(one)]
    assert differing == []
    assert any(slow.begins(one) for one in lines)
