"""The governance papers are whole: links, marks, tables, and what the law asks them to say."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

import pytest
from governance_papers import FOLDER, PAPERS, QUESTION, paper, section

THE_OTHERS = [name for name in PAPERS if name != "README.md"]


def test_there_is_a_paper_for_each_purpose():
    assert set(PAPERS) == {
        "README.md",
        "adgang.md",
        "fortegnelse.md",
        "konsekvensanalyse.md",
        "meddelelse-til-medarbejdere.md",
        "oplysningsbrev.md",
        "sletteregel.md",
    }


@pytest.mark.parametrize("name", THE_OTHERS)
def test_each_is_a_draft_and_the_list_leads_to_it(name):
    first = paper(name).text.split("\n\n")[1]
    assert first.startswith("Udkast"), "nobody may take it for a paper that holds"
    assert name in paper("README.md").links


@pytest.mark.parametrize("name", PAPERS)
def test_links_lead_somewhere(name):
    for link in paper(name).links:
        if link.startswith("https://"):
            continue
        target, _, anchor = link.partition("#")
        path = FOLDER / (target or name)
        assert path.is_file(), link
        if anchor:
            assert anchor in paper(path.name).anchors, link


def asked():
    """Return who is to answer each open question, as the list has it."""
    rows = [row for row in paper("README.md").rows if re.fullmatch(r"F\d+", row[0])]
    return {int(row[0][1:]): row[2] for row in rows}


def test_questions_are_numbered_without_gaps():
    assert list(asked()) == list(range(1, len(asked()) + 1))


def test_every_mark_is_in_the_list_and_names_the_same_person():
    used = defaultdict(set)
    for name in THE_OTHERS:
        for number, who in QUESTION.findall(paper(name).text):
            used[int(number)].add(who)
    assert {number: {who} for number, who in asked().items()} == dict(used)


@pytest.mark.parametrize("name", PAPERS)
def test_no_mark_is_written_in_another_way(name):
    written = re.findall(r"\bF\d+: ", paper(name).text)
    in_list = len(re.findall(r"\[F\d+: …\]", paper(name).text))
    assert len(written) == len(QUESTION.findall(paper(name).text)) + in_list


@pytest.mark.parametrize("name", PAPERS)
def test_brackets_are_closed(name):
    for line in paper(name).text.splitlines():
        assert line.count("[") == line.count("]"), line
        assert line.count("(") == line.count(")"), line


@pytest.mark.parametrize("name", PAPERS)
def test_rows_have_as_many_cells_as_their_table(name):
    lines = paper(name).text.splitlines()
    cells = [len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0 for line in lines]
    for before, here in pairwise(cells):
        assert not (before and here) or before == here


@pytest.mark.parametrize("letter", "abcdefg")
def test_the_record_has_every_letter_of_article_30(letter):
    rows = [row for row in paper("fortegnelse.md").rows if f"(litra {letter})" in row[0]]
    assert rows
    assert all(row[1] for row in rows)


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("2. Beskrivelse af behandlingen", "Formål"),
        ("3. Nødvendighed og proportionalitet", "Grundlag"),
        ("4. Risici for de registrerede", "Sandsynlighed"),
        ("5. Foranstaltninger", "efterprøver"),
        ("6. Restrisiko", "artikel 36"),
        ("7. Høring", "Databeskyttelsesrådgiveren"),
        ("8. Godkendelse og genvurdering", "artikel 35, stk. 11"),
    ],
)
def test_the_assessment_has_every_part_of_article_35(heading, says):
    assert says in section("konsekvensanalyse.md", heading)


def test_every_group_has_its_risks_and_every_risk_a_remainder():
    text = section("konsekvensanalyse.md", "4. Risici for de registrerede")
    risks = [row for row in paper("konsekvensanalyse.md").rows if re.fullmatch(r"[A-Z]\d", row[0])]
    assert {row[0][0] for row in risks} == {"U", "B", "M", "D"}
    assert all(len(row) == 5 and all(row) for row in risks)
    assert all(f"({group})" in text for group in "UBMD")


@pytest.mark.parametrize("name", ["meddelelse-til-medarbejdere.md", "oplysningsbrev.md"])
@pytest.mark.parametrize(
    "said",
    [
        "Dataansvarlig",
        "Databeskyttelsesrådgiver",
        "artikel 6, stk. 1, litra e",
        "uden for EU/EØS",
        "slettes efter [frist]",
        "indsigt, berigtigelse, sletning",
        "begrænsning",
        "indsigelse",
        "klage til Datatilsynet",
        "ingen automatiske afgørelser",
    ],
)
def test_the_letters_say_what_articles_13_and_14_ask_for(name, said):
    assert said.lower() in paper(name).text.lower()
