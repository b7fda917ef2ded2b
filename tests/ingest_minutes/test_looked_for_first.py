"""A first look that spares a dear one: it finds whatever the dear one does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.minutes import (
    action_kinds,
    deadline_forms,
    follow_up_columns,
    follow_up_marks,
    moments,
    statuses,
    subjects,
    task_rules,
)

OF_STATUSES = (
    statuses._pattern("open"), statuses._pattern("dropped"), statuses._undone(),
    statuses._NOT_YET, statuses._OPEN_MARK, statuses._DROPPED_MARK,
)  # fmt: skip
FIRST_LOOKS = {
    "date": [(held, form) for held, forms in moments._dates() for form in forms],
    "label": [(follow_up_marks._MAY_LABEL, follow_up_marks.LABELLED)],
    "modal verb": [(subjects._ANY_MODAL, subjects.MODAL)],
    "status": [(statuses._any_word_or_mark(), one) for one in OF_STATUSES],
}


@pytest.mark.parametrize("name", FIRST_LOOKS)
@settings(max_examples=30)  # of each, in which every alternative has its turn over time
@given(st.data())
def test_a_first_look_finds_what_is_sought(name: str, data: st.DataObject) -> None:
    for first, sought in FIRST_LOOKS[name]:
        text = data.draw(st.from_regex(sought))
        assert first.search(text) is not None


def test_forms_of_deadlines_hold_a_word_by_which_they_are_looked_for() -> None:
    texts = ["inden næste møde", "ugen før næste møde", "på mødet i maj", "på fredag",
             "fredag i næste uge", "tirsdag om otte dage", "i næste måned", "den 4. ds.", "den 5.",
             "den 3. i næste måned", "2. kvartal", "kvartalets udgang", "ugens udgang", "uge 43",
             "inden weekenden", "overmorgen", "om 14 dage", "14 dage fra i dag", "inden jul",
             "om et halvt år", "efter nytår", "årets udgang", "primo 2026", "månedens udgang",
             "hurtigst muligt", "første mandag i marts", "sidste dag i maj", "majs udgang",
             "d. 5. i 3.", "majmødet", "senest den tredje", "1. halvår", "halvårets udgang",
             "næste kvartal", "Q3", "inden 2027"]  # fmt: skip
    told = {name for text in texts for one in deadline_forms.matches(text)
            for name, found in one.groupdict().items() if name.endswith("_") and found}  # fmt: skip
    assert told >= {f"{name}_" for name in deadline_forms._FORMS}


def test_who_acts_is_looked_for_wherever_a_task_may_begin() -> None:
    for form in task_rules.active():
        text = f"Jonas {form} skolen"
        assert action_kinds.holds_doing(text)
        assert action_kinds.begins_as_task(f"{form} skolen") == (form != "at")


def test_one_pattern_of_all_objects_finds_the_same_words() -> None:
    words = [word.rstrip("*") for _, word, _ in task_rules.objects()]
    texts = [f"{before}{word}{end}" for word in words for before in ("", "skole")
             for end in ("", "en", "erne", "x")]  # fmt: skip
    one_by_one = [
        any(form.fullmatch(text) for _, _, form in task_rules.objects()) for text in texts
    ]
    assert [task_rules.any_object().fullmatch(text) is not None for text in texts] == one_by_one
    assert not all(one_by_one)


@given(st.lists(st.sampled_from(["ja", "nej", ""]), max_size=12), st.sampled_from([0.7, 0.8, 1]))
def test_a_column_holds_what_such_a_share_of_its_cells_says(cells: list[str], least: float) -> None:
    rows = tuple((cell,) for cell in cells)
    told = [cell for cell in cells if cell]
    share = told.count("ja") / len(told) if told else 0.0
    held = follow_up_columns._holds(rows, 0, lambda cell: cell == "ja", least)
    assert held == (share >= least)
