"""The checks of data on the pages: the newest failure first, each course in marks and in words."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import replace

import pytest
from pages import text

from pipeline.reporting.checks import (
    CheckCourse,
    course_summary,
    course_text,
    courses,
    observed_text,
    place_text,
    result_text,
)
from pipeline.reporting.checks_html import (
    failed_checks,
    marks,
    offending_table,
    suite_tables,
    trend_tables,
)
from pipeline.reporting.disclosure import for_public
from pipeline.reporting.reading import read
from pipeline.reporting.records.quality import CheckThen, Expectation, OffendingRow
from pipeline.reporting.report import open_report

QUARTER = "2025-Q3"
FILE = "f-0123456789abcdef"


def check(name: str, course: str, severity: str = "warning", suite: str = "core") -> Expectation:
    """Return a check as it is now: the last letter of its course (p, f, or x: not made)."""
    is_success = course[-1] == "p"
    count = {"p": 0, "f": 3, "x": None}[course[-1]]
    return Expectation(suite, name, severity, is_success, count, 490, None, name, "Ret.", "SSP")


def history(name: str, course: str) -> list[CheckThen]:
    last = len(course) - 1
    return [
        CheckThen(
            name,
            last - n,
            dt.date(2025, 10, 1) + dt.timedelta(days=n),
            letter == "p",
            {"p": 0, "f": n + 1, "x": None}[letter],
        )
        for n, letter in enumerate(course)
    ]


def made(**of_checks: str) -> list[CheckCourse]:
    found = [check(name, course) for name, course in of_checks.items()]
    then = [one for name, course in sorted(of_checks.items()) for one in history(name, course)]
    return courses(found, then, [])


def test_the_newest_failure_comes_first_and_what_passes_last() -> None:
    ordered = made(never="pppp", lately="ppfp", long="ffff", new="pppf", since="ppff", once="fppp")
    assert [one.now.expectation_id for one in ordered] == [
        "new", "since", "long", "lately", "once", "never",
    ]  # fmt: skip


def test_of_equally_new_failures_the_gravest_comes_first() -> None:
    checks = [check("a", "pf", "info"), check("b", "pf", "critical"), check("c", "pf")]
    then = [one for name in "abc" for one in history(name, "pf")]
    assert [one.now.expectation_id for one in courses(checks, then, [])] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("course", "said"),
    [
        ("p", "✓\u00a0Bestået"),
        ("f", "✗\u00a0Ikke\u00a0bestået"),
        ("ff", "✗\u00a0Ikke\u00a0bestået"),
        ("ppf", "✗\u00a0Ikke\u00a0bestået, ny siden sidst"),
        ("pffx", "✗\u00a0Ikke\u00a0bestået siden opgørelsen pr. 2. oktober 2025"),
    ],
)
def test_since_when_it_fails_is_said_where_it_is_known(course: str, said: str) -> None:
    [one] = made(a=course)
    assert result_text(one) == said
    nothing = replace(one, now=replace(one.now, is_success=True, element_count=0))
    assert result_text(nothing) == "✓ Intet at kontrollere"


def test_marks_differ_in_shape_and_say_the_same_in_words() -> None:
    [one] = made(a="ppfxf")
    drawn = marks(one)
    assert [drawn.count(f"<{shape} ") for shape in ("circle", "rect", "path")] == [2, 2, 1]
    heights = [int(found) for found in re.findall(r'<rect [^>]* height="(\d+)"', drawn)]
    assert heights == sorted(set(heights)), "more found is a higher bar"
    assert course_text(one) == (
        "De seneste 5 opgørelser, ældste først: bestået, bestået, 3 fundet, kunne ikke udføres, "
        "5 fundet."
    )
    assert f'aria-label="{course_text(one)}"' in drawn
    assert 'role="img"' in drawn
    assert course_summary(one) == "ikke bestået i 3 af 5"
    assert course_summary(made(a="ppp")[0]) == "bestået i alle 3"
    assert course_summary(made(a="f")[0]) == "første opgørelse"
    assert course_text(CheckCourse(one.now)) == "Ingen tidligere opgørelser."
    assert "<svg" in marks(CheckCourse(one.now)), "a check that no history knows breaks nothing"


@pytest.mark.parametrize(
    ("value", "said"),
    [("0.921081", "0,921"), ("13437", "13.437"), ("2025-09-30", "30. september 2025"), (None, ""),
     ("-0.5", "-0,5"), ("12.5 %", "12.5 %"),
     ("Kontrollen kunne ikke udføres: x.y", "Kontrollen kunne ikke udføres: x.y")],
)  # fmt: skip
def test_what_was_observed_is_written_in_danish(value: str | None, said: str) -> None:
    assert observed_text(replace(check("a", "p"), observed_value=value)) == said


def test_what_has_always_passed_is_folded_up() -> None:
    shown = trend_tables(made(failing="pf", lately="fp", steady="pp"))
    before, _, folded = shown.partition("<details")
    assert [before.count(f'"row">{name}<') for name in ("failing", "lately", "steady")] == [1, 1, 0]
    assert [folded.count(f'"row">{name}<') for name in ("failing", "lately", "steady")] == [0, 0, 1]
    assert "De 1 kontroller" not in folded
    assert trend_tables(made(failing="pf")).count("<details") == 0


def test_a_row_leads_to_file_sheet_and_line() -> None:
    row = OffendingRow("a", 1, f"{FILE}:2:37", FILE, 2, 37)
    assert place_text(row) == f"fil {FILE}, ark 2, linje 37"
    rows = (
        row,
        OffendingRow("a", 2, f"v-0123456789ab:{FILE}", FILE, None, 9),
        OffendingRow("a", 3, "2025-Q3", None, None, None),
    )
    shown = offending_table([CheckCourse(check("a", "f"), (), rows)])
    assert re.findall(r"<li>(.*?)</li>", shown) == [
        f'<span class="u-place">fil {FILE}, ark 2, linje 37</span>',
        f'<code>v-0123456789ab</code> · <span class="u-place">fil {FILE}, linje 9</span>',
        "<code>2025-Q3</code>",
    ]
    assert "Ingen rækker" in offending_table([CheckCourse(check("a", "p"))])


def test_the_report_tells_everything_of_every_check(written, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = written(failed_check=True)
    page = html.unescape(text("quality.qmd", path, QUARTER, tmp_path))
    for known in read(path).expectations:
        assert known.description_da in page
        assert known.mend_da in page
        assert known.expectation_id in page
    failed = html.unescape(open_report(path, QUARTER).failed_checks().data)
    for said in ("Højst 16 timer om dagen.", "Ret registreringen.", "SSP", "Advarsel",
                 "3\u00a0af\u00a015.301", "siden opgørelsen pr. 7. oktober 2025",
                 f"fil {FILE}, ark 2, linje 37", "2025-Q3"):  # fmt: skip
        assert said in failed, said
    assert 'href="dashboard.html"' in page
    assert 'href="quality.html"' in open_report(path, QUARTER).check_trends().data


def test_without_faults_the_report_says_so(written) -> None:  # type: ignore[no-untyped-def]
    report = open_report(written(), QUARTER)
    assert "Alle kontroller er bestået." in report.failed_checks().data
    assert "Ingen rækker skal ses efter." in report.offending().data


def test_own_suites_stand_after_the_shipped_ones_by_their_name() -> None:
    checks = [CheckCourse(check(suite, "p", suite=suite)) for suite in ("ours", "kpi", "landed")]
    shown = re.findall(r'<h2 class="u-finding">(.*?)</h2>', suite_tables(checks))
    assert shown == ["Modtagne filer", "Nøgletal", "ours"]


def test_what_an_analyst_writes_is_shown_literally() -> None:
    hostile = '<script>alert("1")</script> | *x*'
    one = CheckCourse(
        replace(check("a", "f"), description_da=hostile, mend_da=hostile, owner=hostile,
                observed_value=hostile, suite=hostile),
        (), (OffendingRow("a", 1, hostile, None, None, None),),
    )  # fmt: skip
    for shown in (failed_checks([one]), suite_tables([one]), offending_table([one])):
        assert "<script" not in shown
        assert html.escape(hostile) in shown


def test_the_committee_is_given_no_row(written) -> None:  # type: ignore[no-untyped-def]
    public = for_public(read(written(failed_check=True)))
    assert (public.check_history, public.offending) == ([], [])
