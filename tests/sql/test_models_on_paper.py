"""Every model against a case worked out on paper; the cases are the Markdown files beside this."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import Case, all_cases
from case_lakes import build_case, differences

from pipeline.warehouse import model_order

ALL_CASES = all_cases()


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: f"{case.file}: {case.title}")
def test_the_tables_are_those_on_paper(case: Case, tmp_path: Path) -> None:
    wrong = differences(case, build_case(case, tmp_path))
    assert not wrong, "\n\n".join(wrong)


def test_every_model_has_a_case() -> None:
    shown = {section.name for case in ALL_CASES for section in case.expected}
    assert {model.table for model in model_order()} - shown == set()


def test_every_case_expects_something() -> None:
    assert [case.title for case in ALL_CASES if not case.expected] == []


def test_a_wrong_cell_is_noticed(tmp_path: Path) -> None:
    """A comparison that says yes to everything would also succeed."""
    case = next(case for case in ALL_CASES if case.file == "staff")
    candidate = build_case(case, tmp_path)
    section = case.expected[0]
    whole = [list(row) for row in section.rows]
    for change in ([["x", *whole[0][1:]], *whole[1:]], whole[1:], [*whole, whole[0]]):
        section.rows = change
        assert differences(case, candidate)
    section.rows = whole
    assert not differences(case, candidate)
