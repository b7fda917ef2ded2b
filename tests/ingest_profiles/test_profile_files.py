"""Profiles as people write them: which one is taken, and what is said of a wrong one."""

from __future__ import annotations

import dataclasses
import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from exports import loaded, read_text, with_profile
from ingest_town import csv_of, make_workspace, problems_of, read, row, run

from pipeline.ingest.knowledge import Knowledge, read_knowledge
from pipeline.ingest.profiles import Profile, ProfileBook, shipped_book
from pipeline.ingest.profiles.read_profiles import SHIPPED
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.problems import UngetidError
from pipeline.toml_files import MAX_BYTES
from pipeline.workspace import Workspace

OWN = """\
id = "vagtplan"
name = "Vagtplan"
[match]
headings = ["Vagtdag", ["Kollega", "Kollegaer"], "Opgavetype"]
[columns]
work_date = "Vagtdag"
duration_minutes = "Længde"
staff_code = "Kollega"
activity_code = "Opgavetype"
[durations]
unit = "minutes"
[values.activity]
"Tur i gården" = "street_presence"
"""
EXPORT = "Vagtdag;Længde;Kollega;Opgavetype\n05-03-2024;90;OP1;tur i GÅRDEN\n"


@pytest.fixture
def town(tmp_path: Path) -> Workspace:
    workspace = make_workspace(tmp_path / "town")
    workspace.profiles.mkdir()
    return workspace


def write(workspace: Workspace, text: str, name: str = "own.toml") -> Workspace:
    (workspace.profiles / name).write_text(text, encoding="utf-8")
    return workspace


def test_a_workspace_profile_reads_its_files(town: Workspace) -> None:
    knowledge = read_knowledge(write(town, OWN))
    reading = read_text(EXPORT, knowledge)
    assert loaded(reading, "duration_minutes", "activity_code") == [(90, "street_presence")]
    other = read(csv_of([row(aktivitet="Tur i gården")]), knowledge)
    assert problems_of(other) == [(2, "activity_code", "unknown_activity")], "its word alone"


def test_a_draft_loads_nothing(town: Workspace) -> None:
    knowledge = read_knowledge(write(town, OWN.replace("[match]", 'status = "draft"\n[match]')))
    reading = read_text(EXPORT, knowledge)
    assert (reading.reason_code, reading.status) == ("draft_profile", "refused")
    assert reading.parts == {}
    assert read(csv_of([row()]), knowledge).rows_accepted == 1


def test_profiles_take_part_in_the_fingerprint(town: Workspace) -> None:
    (town.inbox / "export.csv").write_text(EXPORT, encoding="utf-8")
    assert run(town).has_refusals
    first = read_knowledge(town).fingerprint
    write(town, OWN)
    assert read_knowledge(town).fingerprint != first
    assert not run(town).has_refusals


def test_a_workspace_profile_replaces_a_shipped_one_and_may_be_based_on_it(
    town: Workspace,
) -> None:
    text = 'id = "harvest"\nbased_on = "harvest"\n[dates]\norder = "month_first"\n'
    book = read_knowledge(write(town, text)).headings
    (harvest,) = [one for one in book.profiles if one.id == "harvest"]
    (shipped,) = [one for one in shipped_book().profiles if one.id == "harvest"]
    assert harvest.dates.order == "month_first"
    assert harvest.model_copy(update={"dates": shipped.dates}) == shipped


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("id = ", "profiles/, file 1 by name", "no TOML"),
        ('id = "Åse"\nname = "x"', "profiles/, file 1 by name", "id: "),
        ('id = "x"', "profiles/, file 1 by name", "name: the key is missing"),
        ('id = "x"\nname = "x"\nfarve = 1', "profiles/, file 1 by name", "…: there is no such key"),
        (
            'id = "x"\nname = "x"\n[dates]\norder = "dmy"',
            "profiles/, file 1 by name",
            "dates.order: ",
        ),
        (
            'id = "x"\nname = "x"\n[columns]\nwork_day = "D"',
            "profiles/, file 1 by name",
            "columns: one of its keys",
        ),
        (
            'id = "x"\nname = "x"\n[constants]\nnote = "D"',
            "profiles/, file 1 by name",
            "constants: ",
        ),
        (
            'id = "x"\nname = "x"\n[durations]\nparts = true',
            "profiles/, file 1 by name",
            "parts needs",
        ),
        (
            'id = "x"\nname = "x"\n[values.activity]\n"Åse Ravnkær" = "tryllekunst"',
            "profiles/, file 1 by name, [values.activity]",
            "a code that the vocabulary does not have",
        ),
        (
            'id = "x"\nname = "x"\n[values.staff]\n"a" = "b"',
            "profiles/, file 1 by name",
            "values: ",
        ),
        ('id = "x"\nbased_on = "excel"', "profiles/, file 1 by name, based_on", "not shipped"),
        ('id = "standard"\nname = "x"\n[match]\nheadings = ["a"]', "[match]", "asks for no"),
        ('id = "x"\nname = "x"\n"Åse" = 1', "file 1 by name", "…: there is no such key"),
        ('id = "x"\nname = "x"\n[columns]\n"Åse" = 1', "file 1 by name", "columns.…: "),
        ('"Åse" 1', "file 1 by name", "no TOML: at line 1"),
        ("a = " + "[" * 3000, "file 1 by name", "brackets stand within brackets"),
        ('id = "x"\nname = "x"\n[file]\nsheet = 0', "profiles/, file 1 by name", "file.sheet"),
    ],
)
def test_what_is_said_of_a_wrong_profile(town: Workspace, text: str, where: str, says: str) -> None:
    with pytest.raises(UngetidError) as told:
        read_knowledge(write(town, text))
    assert where in told.value.where
    assert says in told.value.what
    assert told.value.mend
    assert "Åse" not in str(told.value), "a word of a profile may be a name"


def test_what_is_no_profile_file_is_told_and_not_waited_for(town: Workspace) -> None:
    town.profiles.mkdir(exist_ok=True)
    place = town.profiles / "Åse.toml"
    outside = town.root / "other.toml"
    outside.write_text(OWN, encoding="utf-8")
    makers: list[tuple[Callable[[], object], str]] = [
        (place.mkdir, "no file"),
        (lambda: place.write_bytes(b"#" * (MAX_BYTES + 1)), "larger than 4 MB"),
        (lambda: place.symlink_to(outside), "leads out"),
    ]
    if hasattr(os, "mkfifo"):
        makers.append((lambda: os.mkfifo(place), "no file"))
    for make, says in makers:
        make()
        with pytest.raises(UngetidError) as told:
            read_knowledge(town)
        assert says in told.value.what
        assert "Åse" not in str(told.value)
        place.rmdir() if place.is_dir() else place.unlink()
    assert read_knowledge(town)


def test_an_id_stands_once(town: Workspace) -> None:
    write(town, OWN)
    write(town, OWN, "second.toml")
    with pytest.raises(UngetidError, match="stands in profiles/, file 1 by name"):
        read_knowledge(town)


def test_a_path_pins_a_profile(tmp_path: Path) -> None:
    settings = '[ingest.profiles]\n"timer/*.csv" = "harvest"\n'
    workspace = make_workspace(tmp_path / "town", settings=settings)
    book = read_knowledge(workspace).headings
    words = ["Date", "Hours", "Employee"]
    assert book.match(words).profile.id == "standard"
    assert book.for_path("timer/Uge 12.CSV").match(words).profile.id == "harvest"
    assert book.for_path("andet/uge.csv").match(words).profile.id == "standard"
    workspace.settings_file.write_text('[ingest.profiles]\n"*" = "excel"\n', encoding="utf-8")
    with pytest.raises(UngetidError, match="a profile that there is not"):
        read_knowledge(workspace)


def test_the_profile_that_asks_for_most_is_taken(knowledge: Knowledge) -> None:
    def profile(name: str, *headings: str, formats: tuple[str, ...] = ()) -> Profile:
        match = {"headings": headings, "formats": formats}
        return Profile(id=name, name=name, match=match)  # type: ignore[arg-type]

    more = [profile("two", "dato", "timer"), profile("three", "dato", "timer", "farve")]
    book = ProfileBook.of(
        [*shipped_book().profiles, *more, profile("js", "dato", formats=("json",))]
    )
    assert book.match(["dato", "timer", "farve"]).profile.id == "three"
    assert book.match(["dato", "timer", "sted"]).profile.id == "two"
    assert book.match(["dato", "sted"]).profile.id == "js"
    assert book.for_format("csv").match(["dato", "sted"]).profile.id == "standard"
    assert book.match(["timer", "sted"]).profile.id == "standard"


def test_a_pinned_heading_row_is_taken_as_it_is(knowledge: Knowledge) -> None:
    pinned = Profile.model_validate(
        {"id": "low", "name": "low", "file": {"heading_row": 2}, "columns": {"work_date": "x"}}
    )
    book = with_profile(knowledge, pinned).headings
    assert book.find([["dato", "timer"], [None, ""], ["x", "y"]]) == 2
    assert book.find([["dato", "timer"]]) is None
    assert book.file.heading_row == 2


def test_a_draft_that_waits_is_told_by_the_book(knowledge: Knowledge) -> None:
    draft = Profile.model_validate(
        {"id": "d", "name": "d", "status": "draft", "match": {"headings": ["dato", "timer"]}}
    )
    book = ProfileBook.of([*knowledge.headings.profiles, draft])
    with pytest.raises(FileRefused, match="draft_profile"):
        book.match(["dato", "timer"])
    assert read(csv_of([row()]), dataclasses.replace(knowledge, headings=book)).rows_accepted == 0


def test_every_shipped_profile_says_where_its_headings_are_from() -> None:
    paths = sorted(SHIPPED.glob("*.toml"))
    ids = {tomllib.loads(path.read_text(encoding="utf-8"))["id"] for path in paths}
    assert ids == {path.stem for path in paths}
    assert ids == {one.id for one in shipped_book().profiles}
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in paths)
    assert all(one.status == "confirmed" for one in shipped_book().profiles)
