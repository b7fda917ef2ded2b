"""Every text of the reports has its English, and the catalogue holds nothing else."""

from __future__ import annotations

import string
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs"))

import catalogue  # noqa: E402 - a script beside the documents


def texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, (tuple, list)) else [str(value)]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_catalogue_is_what_is_marked_and_all_of_it_has_english() -> None:
    updated = catalogue.updated()
    assert catalogue.waiting(updated) == []
    assert catalogue.FILE.read_text(encoding="utf-8") == catalogue.written(updated), (
        "run 'make texts'"
    )
    assert not any(message.fuzzy for message in updated if message.id)


def test_english_puts_in_what_danish_does() -> None:
    wrong = []
    for message in catalogue.updated():
        wanted = set().union(*map(places, texts(message.id))) if message.id else set()
        for english in texts(message.string) if message.id else ():
            if not places(english) <= wanted or (
                isinstance(message.id, str) and places(english) != wanted
            ):
                wrong.append((message.id, english))
            if english[:1].isspace() != texts(message.id)[0][:1].isspace():
                wrong.append((message.id, english))
    assert wrong == []


def test_a_marked_f_string_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text('name = 1\nprint(_(f"Der er {name}"))\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.py, line 2"):
        list(catalogue.marked_in(file))
    file.write_text('print(f"<p>{_(\'Der er {n}\', n=1)}</p>", N_("x"), _(name))\n')
    assert sorted(catalogue.marked_in(file)) == ["Der er {n}", "x"]
