"""A workspace's own expectations: the page's examples, done to the letter."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from small_candidate import SUITES, planted
from small_lake_rows import file_key

from pipeline.build_key import build_key
from pipeline.problems import UngetidError
from pipeline.validation import Verdict, validate
from pipeline.validation.kinds import KINDS
from pipeline.validation.suites import read_suites
from pipeline.workspace import create_workspace

PAGE = (Path(__file__).parents[2] / "docs" / "expectations.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
QUERY = re.search(r"```sql\n(select severity.*?)```", PAGE, re.DOTALL)
ENTRY = f"{file_key('log')}:7"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the page tells an analyst to make."""
    folder = tmp_path_factory.mktemp("workspace") / "expectations"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def nothing_shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One shipped expectation, so that the others need not be checked here."""
    folder = tmp_path_factory.mktemp("shipped")
    (folder / "kpi.yml").write_text((SUITES / "kpi.yml").read_text(encoding="utf-8"), "utf-8")
    return folder


def test_the_page_s_examples_are_checked_with_the_others(
    clean: Path, tmp_path: Path, own: Path, nothing_shipped: Path
) -> None:
    entry = f"where file_key = '{file_key('log')}' and source_line = 7"
    taken = f"(file_key = '{file_key('minutes 1')}')"
    file = planted(
        clean,
        tmp_path / "c.duckdb",
        "update core.fact_meeting set minute_taker_role = 'consultant'",
        f"update core.fact_meeting set minute_taker_role = null where {taken}",
        f"update core.fact_time_entry set contact_count = 101 {entry}",
        f"update core.fact_time_entry set activity_code = 'mentoring', course_code = null {entry}",
    )
    verdict: Verdict = validate(file, nothing_shipped, own=own)
    assert verdict.is_publishable
    assert QUERY is not None
    with duckdb.connect(file, read_only=True) as con:
        assert sorted(con.execute(QUERY[1]).fetchall()) == [
            ("info", "meeting_has_minute_taker", 1, "m-gildbro-20250110"),
            ("warning", "contacts_plausible", 1, ENTRY),
            ("warning", "mentoring_has_course", 1, ENTRY),
        ]
    shown = {one.expectation.id: one.element_count for one in verdict.outcomes}
    assert shown["mentoring_has_course"] == 1


def test_the_page_s_files_are_all_that_it_draws() -> None:
    assert set(FILES) == {"ours.yml", "meetings.json", "sql/mentoring_has_course.sql"}
    for name in FILES:
        assert name.rpartition("/")[2] in PAGE.partition("```\n")[2].partition("```")[0]


def test_the_page_lists_every_kind() -> None:
    table = PAGE.partition("<!-- table: kinds -->")[2].partition("<!-- end -->")[0]
    expected = []
    for name, kind in KINDS.items():
        needed, optional = (
            ", ".join(f"`{key}`" for key in sorted(keys)) for keys in (kind.required, kind.optional)
        )
        kwargs = ", ".join(filter(None, (needed, optional and f"optional {optional}")))
        expected.append(f"| `{name}` | {kwargs} |")
    assert table.strip().splitlines()[2:] == expected


def test_a_broken_file_of_one_s_own_is_named(tmp_path: Path) -> None:
    (tmp_path / "ours.json").write_text('{"suite": "ours",}', encoding="utf-8")
    with pytest.raises(UngetidError, match="no JSON") as fault:
        read_suites(SUITES, tmp_path)
    assert fault.value.where == "workspace/expectations/ours.json"
    (tmp_path / "ours.json").write_bytes('suite: "æ"'.encode("cp1252"))
    with pytest.raises(UngetidError, match="UTF-8"):
        read_suites(SUITES, tmp_path)


def test_a_shipped_id_cannot_be_taken(tmp_path: Path) -> None:
    """Else a check that stops publishing could be softened without a trace."""
    text = (SUITES / "kpi.yml").read_text(encoding="utf-8").replace("critical", "info")
    (tmp_path / "kpi.yml").write_text(text, encoding="utf-8")
    with pytest.raises(UngetidError, match="stands twice"):
        read_suites(SUITES, tmp_path)


def test_no_folder_of_one_s_own_is_well(tmp_path: Path) -> None:
    assert read_suites(SUITES, tmp_path / "none") == read_suites(SUITES)


def test_a_changed_check_of_one_s_own_is_checked_at_the_next_run(tmp_path: Path, own: Path) -> None:
    workspace = create_workspace(tmp_path / "town")
    workspace.settings_file.write_text("as_of = 2025-12-31\n", encoding="utf-8")
    as_of = workspace.settings().as_of
    assert as_of is not None
    before = build_key(workspace, as_of)
    own.rename(workspace.expectations)
    try:
        with_own = build_key(workspace, as_of)
    finally:
        workspace.expectations.rename(own)
    assert with_own != before
    assert build_key(workspace, as_of) == before
