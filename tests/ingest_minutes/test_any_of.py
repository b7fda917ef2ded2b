"""A pattern that is looked for by its words' first letters is found where the plain one is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from minutes_documents import SECTIONS, TITLE, WORDS, markdown

from pipeline.ingest.minutes import read_minutes, remembering
from pipeline.ingest.minutes.any_of import any_of, by_letter, first_of
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.statuses import status_of
from pipeline.ingest.minutes.words_beside import rows_of

PATTERNS = [
    r"\bab?c\b|\bb{2}a",  # the first letter need not be there, or twice
    r"\bba*|\bca",
    r"\w*abc\b|\w*cab\w*",
    r"\b(?:ab|c\s)a|\b(?:b|\W)c",
    r"\b(?:ab)?c|\b(?:a(?:b|c)|b)\b",
    r"[a|b]c\b|a\|b|[\]|c]a",
    r"(?<!a )\bbc|^b\W*$|\s-$",
    r"(?P<one>a)b|\b(?P<two>c)a",
    r"æ|\bø",
]
LISTS = [("concern_words.csv", "words"), ("concern_signs.csv", "words"), ("offices.csv", "words")]
TEXTS = st.text("abcæøABCÆØ |-]1", max_size=12)


def is_found_alike(patterns: list[str], text: str) -> bool:
    """Say whether both ways of looking find any of some patterns, or neither does."""
    plain = any(re.search(one, text, re.IGNORECASE) for one in patterns)
    return plain == (any_of(*patterns).search(text) is not None)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(TEXTS)
def test_any_of_a_pattern_is_found_where_it_is(pattern: str, text: str) -> None:
    assert is_found_alike([pattern], text)


@given(st.lists(st.sampled_from(PATTERNS[:-2]), min_size=1, max_size=4), TEXTS)
def test_any_of_several_patterns_is_found_where_one_is(patterns: list[str], text: str) -> None:
    assert is_found_alike(patterns, text)


@pytest.mark.parametrize(("name", "column"), LISTS)
def test_the_lists_of_words_are_found_where_they_stand(name: str, column: str) -> None:
    patterns = [row[column] for row in rows_of(name)]
    found = any_of(*patterns)
    bare = [re.sub(r"\\[bw]\*?|[()?:*\\]", "", part) for one in patterns for part in one.split("|")]
    texts = [f"{before}{word}{behind}" for word in bare for before in ("", "Der er ", "x")
             for behind in ("", "et i dag", " – og")]  # fmt: skip
    plain = [re.compile(one, re.IGNORECASE) for one in patterns]
    told = [any(one.search(text) for one in plain) for text in texts]
    assert any(told)
    assert not all(told)
    assert [found.search(text) is not None for text in texts] == told


@given(st.text("abcæøABCÆØ |-]1", max_size=12))
def test_of_several_patterns_the_first_listed_is_found(text: str) -> None:
    patterns = [r"\bab?c\b", r"\w*abc", r"\b(?:ab|c\s)a?", r"\b(?:a(?:b|c)|b)\b", r"\ba", r"\ba\w*"]
    plain = re.compile("|".join(rf"{one}" for one in patterns), re.IGNORECASE)
    spans = [found.span() for found in first_of(*patterns).finditer(text)]
    assert spans == [found.span() for found in plain.finditer(text)]


def test_words_of_the_lists_are_found_from_where_to_where_they_stand() -> None:
    of_topic: dict[tuple[str, str], list[str]] = {}
    for row in rows_of("concern_words.csv"):
        of_topic.setdefault((row["topic"], row["strength"]), []).append(row["words"])
    bare = [re.sub(r"\\[bw]\*?|[()?:*\\]", "", part) for some in of_topic.values()
            for one in some for part in one.split("|")]  # fmt: skip
    text = ". ".join(f"Der er {one}t og {one} 10 unge" for one in bare)
    for some in of_topic.values():
        barred = [
            one for one in some if "|" in re.sub(r"\((?:[^()]|\([^()]*\))*\)|\[[^]]*\]", "", one)
        ]
        is_first = [one for one in some if one not in barred and one.startswith(("\\b", "\\w*"))]
        others = [one for one in some if one not in is_first and one not in barred]
        plain = rf"\b(?=\w)(?:{'|'.join(is_first)})|" + "|".join([*barred, *others])
        spans = [found.span() for found in first_of(*some).finditer(text)]
        expected = [one.span() for one in re.finditer(plain.rstrip("|"), text, re.IGNORECASE)]
        assert spans == expected
        assert spans


def test_a_letter_is_found_in_every_form_that_is_blind_to_case() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyzæøå":
        plain = re.compile(f"{letter}b", re.IGNORECASE)
        found = re.compile(by_letter([f"{letter}b"]))
        told = [chr(at) for at in range(0x3000) if found.search(f"{chr(at)}b")]
        assert told == [chr(at) for at in range(0x3000) if plain.search(f"{chr(at)}b")]
        assert len(told) > 1


def test_nothing_of_a_document_is_remembered_when_it_has_been_read() -> None:
    read_minutes(markdown(*SECTIONS), "markdown", WORDS)
    kept = [one.__closure__ for one in (staff_in,) if hasattr(one, "__closure__")]
    held = [cell.cell_contents for cells in kept for cell in cells or ()]
    assert {} in held
    assert status_of.cache_info().currsize == 0  # type: ignore[attr-defined]
    status_of(TITLE)
    assert status_of.cache_info().currsize == 1  # type: ignore[attr-defined]
    remembering.forget_document()
    assert status_of.cache_info().currsize == 0  # type: ignore[attr-defined]


def test_what_is_remembered_of_a_word_goes_by_the_vocabulary_it_was_asked_of() -> None:
    assert staff_in("Jonas Vestergren", {"jonas vestergren": "m01"}) == ["m01"]
    assert staff_in("Jonas Vestergren", {"jonas vestergren": "m02"}) == ["m02"]
    assert staff_in("Jonas Vestergren", {}) == []
