"""Corrections that do not find what they expect stop the build, and the message names them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pytest
from small_lake import SmallLake
from small_lake_rows import file_key, rule_rows, staff_code

from pipeline.corrections import read_corrections
from pipeline.problems import ExitCode, UngetidError
from pipeline.warehouse import build

AS_OF = dt.date(2025, 6, 30)
DAY = dt.date(2025, 5, 5)
A, COPY, MOVED = file_key("a.csv"), file_key("copy.csv"), file_key("moved.csv")
ALFA = staff_code("Alfa")
SIGNED = 'reason = "Dobbelt."\nby = "leder"\non = 2025-06-01\n'


def correction(entries: str, action: str, expect: str, name: str = "c-1", values: str = "") -> str:
    text = f'[[correction]]\nid = "{name}"\nentries = {entries}\naction = "{action}"\n{SIGNED}'
    return text + (f"set = {values}\n" if values else "") + f"expect = {expect}\n"


DROP = correction(f'["{A}:2"]', "drop", "{entries = 1}")
MINUTES = "{entries = 1, duration_minutes = 60}"
CLOCKS = (
    '{entries = 1, work_date = 2025-05-05, start_time = "", end_time = "", duration_minutes = 60}'
)


def clocks(start: str, end: str, minutes: int) -> str:
    return f'start_time = "{start}", end_time = "{end}", duration_minutes = {minutes}'


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> SmallLake:
    """Lines 2 and 3 of the log stand; line 2 of the later copy is superseded by line 2.

    Of an entry that was moved to another day, the later version stands.
    """
    made = SmallLake(tmp_path_factory.mktemp("corrections") / "town")
    made.reference("row_condition", rule_rows("row_condition"))
    made.staff([{"who": "Alfa"}])
    row = {"day": DAY, "who": "Alfa", "minutes": 60, "activity": "mentoring"}
    received = {"received_at": dt.datetime(2025, 5, 6, 12)}  # noqa: DTZ001 - UTC by contract
    made.log("a.csv", [row, {**row, "minutes": 30}], refused=1, **received)
    made.log("copy.csv", [row], received_at=dt.datetime(2025, 5, 7, 12))  # noqa: DTZ001 - likewise
    own = {**row, "activity": "training", "id": "7"}
    made.log("moved.csv", [own], received_at=dt.datetime(2025, 5, 7, 12))  # noqa: DTZ001 - likewise
    later = {"received_at": dt.datetime(2025, 5, 8, 12)}  # noqa: DTZ001 - likewise
    made.log("moved 2.csv", [{**own, "day": dt.date(2025, 5, 6)}], **later)
    made.write()
    return made


def built(lake: SmallLake, text: str, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    lake.workspace.corrections_file.write_text(text, encoding="utf-8")
    candidate = build(lake.workspace, AS_OF, tmp_path / "candidate.duckdb").candidate
    return duckdb.connect(candidate, read_only=True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (correction(f'["{A}:9"]', "drop", "{entries = 1}"), f"names {A}:9, which is no entry"),
        (correction(f'["{A}:4"]', "drop", "{entries = 1}"), f"names {A}:4, which is no entry"),
        (correction(f'["{A}:1:2"]', "drop", "{entries = 1}"), "which is no entry"),
        (
            correction(f'["{MOVED}:2"]', "drop", "{entries = 1}"),
            f"names {MOVED}:2, in whose place another row stands now",
        ),
        (
            correction(f'["{A}:2", "{COPY}:2"]', "drop", "{entries = 2}"),
            "finds 1 standing entries, not the 2",
        ),
        (
            correction(f'["{A}:2", "{A}:3"]', "drop", "{entries = 3}"),
            "finds 2 standing entries, not the 3",
        ),
        (
            correction(f'["{A}:2", "{A}:2"]', "drop", "{entries = 2}"),
            "finds 1 standing entries, not the 2",
        ),
        (
            correction('{activity_code = "teaching"}', "flag", "{entries = 1}"),
            "finds 0 standing entries, not the 1",
        ),
        (
            correction(f'["{A}:2"]', "drop", "{entries = 1, duration_minutes = 61}"),
            "finds another duration_minutes than it expects in 1 of 1 entries",
        ),
        (
            correction(f'["{A}:2"]', "drop", '{entries = 1, network_code = "strand"}'),
            "finds another network_code",
        ),
        (
            correction(f'["{A}:2", "{A}:3"]', "drop", "{entries = 2, total_minutes = 91}"),
            "finds other total_minutes",
        ),
        (
            correction('{activity_code = "no_more"}', "flag", "{entries = 1}"),
            "names a activity_code that is not known here",
        ),
        (
            correction('{staff_code = "s-0000000000"}', "flag", "{entries = 1}"),
            "names a staff_code that is not known here",
        ),
        (
            correction('{file_key = "f-0000000000000000"}', "flag", "{entries = 1}"),
            "names a file_key that is not known here",
        ),
        (
            correction(
                f'["{A}:2"]',
                "override",
                '{entries = 1, partner_codes = ""}',
                values='{partner_codes = "school;martians"}',
            ),
            "names a partner_code that is not known here",
        ),
        (
            correction(
                f'["{A}:2"]',
                "override",
                "{entries = 1, work_date = 2025-05-05}",
                values="{work_date = 2025-05-07}",
            ),
            "makes an entry that would be refused: work_date, future_date",
        ),
        (
            correction(
                f'["{A}:2"]',
                "override",
                "{entries = 1, work_date = 2025-05-05}",
                values="{work_date = 2014-05-05}",
            ),
            "makes an entry that would be refused: staff_code, staff_not_employed",
        ),
        *(
            (
                correction(f'["{A}:2"]', "override", CLOCKS, values=f"{{{values}}}"),
                f"makes an entry that would be refused: {says}",
            )
            for values, says in (
                (clocks("12:00", "11:00", 60), "end_time, span_too_long"),
                (clocks("12:00", "12:00", 60), "end_time, span_too_long"),
                (
                    f"work_date = 2025-03-30, {clocks('02:15', '04:00', 45)}",
                    "start_time, skipped_hour",
                ),
                (
                    f"work_date = 2025-03-29, {clocks('22:00', '02:30', 60)}",
                    "end_time, skipped_hour",
                ),
                ("work_date = 2025-03-30, duration_minutes = 1400", "duration_minutes, more_"),
            )
        ),
        (
            DROP + correction(f'["{A}:2"]', "flag", "{entries = 1}", "c-2"),
            "drops an entry that is corrected by 'c-2' too",
        ),
        (
            correction(f'["{A}:2"]', "override", MINUTES, values="{duration_minutes = 5}")
            + correction(f'["{A}:2"]', "override", MINUTES, "c-2", "{duration_minutes = 5}"),
            "sets duration_minutes of an entry that is corrected by 'c-2' too",
        ),
    ],
)
def test_what_is_not_as_expected_stops_the_build(
    lake: SmallLake, tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(UngetidError) as caught:
        built(lake, text, tmp_path)
    assert caught.value.what.startswith("The correction 'c-1' ")
    assert says in caught.value.what
    assert caught.value.where == "corrections.toml, [[correction]] 'c-1'"
    assert caught.value.mend.endswith("Nothing was published.")
    assert caught.value.exit_code is ExitCode.NOT_PUBLISHED
    assert list(tmp_path.iterdir()) == []


def test_a_dropped_entry_does_not_bring_its_copy_back(lake: SmallLake, tmp_path: Path) -> None:
    warehouse = built(lake, DROP, tmp_path)
    facts = warehouse.execute(
        "select file_key, source_line from core.fact_time_entry where activity_code = 'mentoring'"
    ).fetchall()
    assert facts == [(A, 3)]


def received(day: int, **options: Any) -> dict[str, Any]:
    return {"received_at": dt.datetime(2025, 5, day, 12), **options}  # noqa: DTZ001 - UTC


OTHERS = {
    "an equal copy that came before": ([{}], received(1)),
    "two of them": ([{}, {}], received(1)),
    "a full export": ([{}, {"minutes": 30}], received(9, profile="p", is_full_export=True)),
}


@pytest.mark.parametrize("action", ["drop", "override", "flag"])
@pytest.mark.parametrize("other", OTHERS)
def test_a_correction_holds_whatever_file_gives_the_entry(
    tmp_path: Path, other: str, action: str
) -> None:
    """The entry stands in another file's row, as it was: the correction has not been done."""
    lake = SmallLake(tmp_path / "town")
    lake.staff([{"who": "Alfa"}])
    row = {"day": DAY, "who": "Alfa", "minutes": 60, "activity": "mentoring"}
    lake.log("a.csv", [row, {**row, "minutes": 30}], **received(6, profile="p"))
    rows, options = OTHERS[other]
    lake.log("other.csv", [{**row, **changes} for changes in rows], **options)
    lake.write()
    values = "{duration_minutes = 5}" if action == "override" else ""
    text = correction(f'["{A}:2"]', action, MINUTES, values=values)
    warehouse = built(lake, text, tmp_path / "built")
    found = warehouse.execute("select file_key, source_line from raw.correction_entry").fetchall()
    assert found == [(file_key("other.csv"), 2)]
    minutes = {"drop": [], "override": [5], "flag": [60]}[action] + [30]
    minutes += [60] * (len(rows) - 1 if other == "two of them" else 0)
    facts = warehouse.execute("select duration_minutes from core.fact_time_entry").fetchall()
    assert sorted(facts) == [(one,) for one in sorted(minutes)]


def test_the_second_of_two_equal_rows_is_gone_with_the_second(tmp_path: Path) -> None:
    """One was a slip and was dropped; the full export has but one: the source has been mended."""
    lake = SmallLake(tmp_path / "town")
    lake.staff([{"who": "Alfa"}])
    row = {"day": DAY, "who": "Alfa", "minutes": 60, "activity": "mentoring"}
    lake.log("a.csv", [row, row], **received(6, profile="p"))
    lake.log("b.csv", [row], **received(9, profile="p", is_full_export=True))
    lake.write()
    with pytest.raises(UngetidError, match="in whose place another row stands now"):
        built(lake, correction(f'["{A}:3"]', "drop", MINUTES), tmp_path / "built")


@pytest.mark.parametrize(
    "values",
    [
        clocks("21:00", "11:00", 840),
        f"work_date = 2025-03-30, {clocks('01:30', '03:00', 30)}",
        f"work_date = 2024-10-27, {clocks('00:30', '23:30', 1440)}",
    ],
)
def test_what_ingest_would_accept_can_be_set(lake: SmallLake, tmp_path: Path, values: str) -> None:
    text = correction(f'["{A}:2"]', "override", CLOCKS, values=f"{{{values}}}")
    found = built(lake, text, tmp_path).execute(
        "select count(*) from core.fact_time_entry where is_overridden"
    )
    assert found.fetchall() == [(1,)]


def test_a_night_that_only_the_source_knows_may_be_corrected_otherwise(tmp_path: Path) -> None:
    """With both its dates a row of 16 hours is accepted; its clock times alone would not be."""
    lake = SmallLake(tmp_path / "town")
    lake.reference("row_condition", rule_rows("row_condition"))
    lake.staff([{"who": "Alfa"}])
    night = {"start": dt.time(14), "end": dt.time(6), "minutes": 960}
    row = {"day": DAY, "who": "Alfa", "activity": "mentoring", **night}
    lake.log("a.csv", [row], received_at=dt.datetime(2025, 5, 6, 12))  # noqa: DTZ001 - UTC
    lake.write()
    expect = '{entries = 1, duration_minutes = 960, network_code = ""}'
    text = correction(f'["{A}:2"]', "override", expect, values='{network_code = "strand"}')
    found = built(lake, text, tmp_path / "built").execute(
        "select network_code from core.fact_time_entry"
    )
    assert found.fetchall() == [("strand",)]
    expect = '{entries = 1, duration_minutes = 960, start_time = "14:00", end_time = "06:00"}'
    values = f"{{{clocks('13:00', '05:30', 960)}}}"
    with pytest.raises(UngetidError, match="span_too_long"):
        built(lake, correction(f'["{A}:2"]', "override", expect, values=values), tmp_path / "no")


def test_an_entry_is_found_by_its_id_and_every_type_can_be_set(
    lake: SmallLake, tmp_path: Path
) -> None:
    (entry_id,) = built(lake, "", tmp_path).execute(
        "select entry_id from core.fact_time_entry where source_line = 3"
    ).fetchone() or ("",)
    values = (
        '{work_date = 2025-05-04, start_time = "23:30", end_time = 00:15:00, '
        'duration_minutes = 45, contact_count = 2, partner_codes = "school;police;school", '
        'reference = "B-2025-014", course_code = "c-0123456789", place_code = "club", '
        'target_group = "mixed", occasion = "routine"}'
    )
    expect = (
        '{entries = 1, work_date = 2025-05-05, start_time = "", end_time = "", '
        'duration_minutes = 30, contact_count = "", partner_codes = "", reference = "", '
        'course_code = "", place_code = "", target_group = "", occasion = ""}'
    )
    text = correction(f'["{entry_id}"]', "override", expect, values=values)
    found = built(lake, text, tmp_path / "again").execute(
        "select work_date, start_time, end_time, duration_minutes, contact_count, partner_codes, "
        "reference, course_code, place_code, target_group, occasion, entry_id "
        "from core.fact_time_entry where is_overridden"
    )
    assert found.fetchall() == [
        (
            dt.date(2025, 5, 4),
            dt.time(23, 30),
            dt.time(0, 15),
            45,
            2,
            "police;school",
            "B-2025-014",
            "c-0123456789",
            "club",
            "mixed",
            "routine",
            entry_id,
        )
    ]


def test_the_order_of_corrections_means_nothing(lake: SmallLake, tmp_path: Path) -> None:
    """The second finds what the source says, though the first has changed it."""
    first = correction(f'["{A}:2"]', "override", MINUTES, values="{duration_minutes = 5}")
    second = correction(f'["{A}:2"]', "flag", MINUTES, "c-2")
    found = [
        built(lake, text, tmp_path / str(number))
        .execute(
            "select reason_code, duration_minutes from core.entry_flag "
            "inner join core.fact_time_entry using (file_key, source_line)"
        )
        .fetchall()
        for number, text in enumerate((first + second, second + first))
    ]
    assert found == [[("marked_in_corrections", 5)]] * 2


def test_why_and_who_stay_in_the_file(lake: SmallLake, tmp_path: Path) -> None:
    warehouse = built(lake, DROP.replace("Dobbelt.", "Jens bad om det"), tmp_path)
    for (table,) in warehouse.execute(
        "select schema_name || '.' || table_name from duckdb_tables()"
    ).fetchall():
        assert "Jens" not in repr(warehouse.execute(f"select * from {table}").fetchall()), table


# -- the file --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "where", "says"),
    [
        ('action = "drop"', 'action = "remove"', "'c-1'", "at action: "),
        ('id = "c-1"', 'id = "C 1"', "number 1", "at id: it is not written as such a code is"),
        ('id = "c-1"\n', "", "number 1", "at id: the key is missing"),
        (f'["{A}:2"]', '["Jens Hansen"]', "'c-1'", "at entries.1: it is not written"),
        (f'["{A}:2"]', "[]", "'c-1'", "at entries: "),
        (f'["{A}:2"]', '"all"', "'c-1'", "at entries: write a list"),
        (f'["{A}:2"]', "{}", "'c-1'", "at entries: give at least one key"),
        (f'["{A}:2"]', '{name = "Jens"}', "'c-1'", "at entries.…: there is no such key"),
        (f'["{A}:2"]', '{staff_code = "Jens"}', "'c-1'", "at entries.staff_code: it is not"),
        (f'["{A}:2"]', f'{{staff_code = "{ALFA}"}}', "'c-1'", "needs a value besides entries"),
        (f'["{A}:2"]', "{from = 2025-02-01, to = 2025-01-01}", "'c-1'", "to is before from"),
        ("on = 2025-06-01", 'on = "1. juni"', "'c-1'", "at on: "),
        ('by = "leder"', 'by = ""', "'c-1'", "at by: "),
        ('by = "leder"\n', "", "'c-1'", "at by: the key is missing"),
        ("{entries = 1}", "{}", "'c-1'", "at expect.entries: the key is missing"),
        ("{entries = 1}", "{entries = 0}", "'c-1'", "at expect.entries: "),
        ("{entries = 1}", "{entries = 1, note = 'x'}", "'c-1'", "at expect.…: there is no"),
        ("expect", "set = {contact_count = 1}\nexpect", "'c-1'", "set belongs to override"),
    ],
)
def test_a_wrong_correction_is_named_with_its_key(
    lake: SmallLake, old: str, new: str, where: str, says: str
) -> None:
    assert old in DROP
    lake.workspace.corrections_file.write_text(DROP.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UngetidError) as caught:
        read_corrections(lake.workspace)
    assert says in caught.value.what
    assert caught.value.where == f"corrections.toml, [[correction]] {where}"
    assert "Jens" not in str(caught.value)


@pytest.mark.parametrize(
    ("values", "expect", "says"),
    [
        ("{duration_minutes = 5}", "{entries = 1}", "the old value of what set changes"),
        ("{start_time = '10:00'}", "{entries = 1}", "set together"),
        ("{start_time = '10:00', end_time = ''}", "{entries = 1}", "set together"),
        ("{start_time = '10:00', end_time = '11:00'}", "{entries = 1}", "set duration_minutes too"),
        ("{start_time = '25:00', end_time = '11:00'}", "{entries = 1}", "at set.start_time"),
        ("{entry_id = 'e-0123456789abcdef'}", "{entries = 1}", "at set.…: there is no such"),
        ("{duration_minutes = 0}", MINUTES, "at set.duration_minutes"),
        ("{duration_minutes = '5'}", MINUTES, "at set.duration_minutes"),
        ("{staff_code = ''}", "{entries = 1}", "at set.staff_code"),
        ("{}", "{entries = 1}", "at least one value"),
    ],
)
def test_a_wrong_override_is_named(lake: SmallLake, values: str, expect: str, says: str) -> None:
    text = correction(f'["{A}:2"]', "override", expect, values=values)
    lake.workspace.corrections_file.write_text(text, encoding="utf-8")
    with pytest.raises(UngetidError, match=r"'c-1'") as caught:
        read_corrections(lake.workspace)
    assert says in caught.value.what


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[correction]\n", "is no TOML: at line 1"),
        ("corrections = 3", "at …: there is no such key; correction?"),
        (DROP + DROP, "the id c-1 stands twice"),
        ("correction = 3", "at correction: write a list"),
        ('"Vibe Hjortshøj" 1', "is no TOML: at line 1"),
        ('"Vibe Hjortshøj" = 1', "at …: there is no such key"),
        ('"Vibe" = 1\n"Vibe" = 1', "is no TOML: at "),
        ("a = " + "[" * 3000 + "]" * 3000, "brackets stand within brackets"),
        ("a = " + "9" * 5000, "is no TOML"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole(lake: SmallLake, content: str, says: str) -> None:
    lake.workspace.corrections_file.write_text(content, encoding="utf-8")
    with pytest.raises(UngetidError) as caught:
        read_corrections(lake.workspace)
    assert says in caught.value.what
    assert caught.value.where == "corrections.toml"
    assert "Vibe" not in str(caught.value)


def test_a_workspace_without_corrections_has_none(lake: SmallLake) -> None:
    lake.workspace.corrections_file.unlink(missing_ok=True)
    assert read_corrections(lake.workspace) == ()


def test_the_starter_shows_every_key(tmp_path: Path) -> None:
    """Its example is commented out; uncommented it is read."""
    lake = SmallLake(tmp_path / "town")
    assert read_corrections(lake.workspace) == ()
    text = lake.workspace.corrections_file.read_text(encoding="utf-8")
    shown = text[text.index("# [[correction]]") :].replace("\n# ", "\n").removeprefix("# ")
    lake.workspace.corrections_file.write_text(shown, encoding="utf-8")
    drop, override = read_corrections(lake.workspace)
    assert (drop.action, override.action) == ("drop", "override")
    assert override.changes["network_code"] == "strand"
