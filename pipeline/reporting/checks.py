"""How the checks of the data went: which come first, since when they fail, what they are of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.reporting import formats
from pipeline.reporting.records import Expectation
from pipeline.reporting.records_quality import CheckThen, OffendingRow

_SEVERITIES = ("critical", "warning", "info")
_SEVERITY_NAMES = {"critical": "Kritisk", "warning": "Advarsel", "info": "Oplysning"}
_SUITE_NAMES = {
    "landed": "Modtagne filer",
    "core": "Registreringer, møder og bestillinger",
    "kpi": "Nøgletal",
}
_NONE = "–"
_WHOLE, _DECIMAL = re.compile(r"-?\d{1,12}"), re.compile(r"-?\d{1,3}\.\d+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PASSED, _FAILED = "✓\u00a0Bestået", "✗\u00a0Ikke\u00a0bestået"


@dataclass(frozen=True)
class CheckCourse:
    """One check with its course over the last builds and the first rows that offend.

    Parameters
    ----------
    course
        The oldest build first; the last one is this one. A check that is new has fewer.
    rows
        Of this build.
    """

    now: Expectation
    course: tuple[CheckThen, ...] = ()
    rows: tuple[OffendingRow, ...] = ()

    @property
    def streak(self) -> int:
        """How many builds it has failed, this one and those just before it."""
        failed = 0
        for then in reversed(self.course):
            if then.is_success:
                break
            failed += 1
        return failed

    @property
    def _order(self) -> tuple[bool, int, int, str, str]:
        """What has begun to fail last comes first; of those that pass, what failed last."""
        severity = _SEVERITIES.index(self.now.severity) if self._is_known else len(_SEVERITIES)
        since = self.streak
        if self.now.is_success:
            past = [not then.is_success for then in reversed(self.course)]
            since = past.index(True) if any(past) else len(past) + 1
        return (self.now.is_success, since, severity, self.now.suite, self.now.expectation_id)

    @property
    def _is_known(self) -> bool:
        return self.now.severity in _SEVERITIES


def courses(
    expectations: Sequence[Expectation],
    history: Sequence[CheckThen],
    offending: Sequence[OffendingRow],
) -> list[CheckCourse]:
    """Return every check, the newest failure first.

    Parameters
    ----------
    history, offending
        Ordered by ``expectation_id``.
    """
    by_check = {one.expectation_id: CheckCourse(one) for one in expectations}
    for name, then in groupby(history, key=lambda one: one.expectation_id):
        if name in by_check:
            course = sorted(then, key=lambda one: -one.builds_ago)
            by_check[name] = replace(by_check[name], course=tuple(course))
    for name, rows in groupby(offending, key=lambda one: one.expectation_id):
        if name in by_check:
            by_check[name] = replace(by_check[name], rows=tuple(rows))
    return sorted(by_check.values(), key=lambda one: one._order)


def severity_name(check: Expectation) -> str:
    """Return how grave a failure is, in Danish."""
    return _SEVERITY_NAMES.get(check.severity, check.severity)


def suite_name(suite: str) -> str:
    """Return what a suite is of, in Danish; an own suite is named as its analyst named it."""
    return _SUITE_NAMES.get(suite, suite)


def result_text(check: CheckCourse) -> str:
    """Return the result, and since when it fails where that is known."""
    if check.now.is_success:
        return _PASSED if check.now.element_count else "✓ Intet at kontrollere"
    streak, known = check.streak, len(check.course)
    if not 0 < streak < known:
        return _FAILED
    if streak == 1:
        return f"{_FAILED}, ny siden sidst"
    since = formats.long_date(check.course[-streak].as_of)
    return f"{_FAILED} siden opgørelsen pr. {since}"


def found_text(check: Expectation) -> str:
    """Return how many rows offend of how many: ``3 af 490``."""
    if check.observed_count is None:
        return _NONE
    found, looked_at = formats.count(check.observed_count), formats.count(check.element_count)
    return f"{found} af {looked_at}".replace(" ", formats.NO_BREAK_SPACE)


def observed_text(check: Expectation) -> str:
    """Return what the check observed, as a Danish reader writes it; nothing where it is none."""
    value = check.observed_value or ""
    if _WHOLE.fullmatch(value):
        return formats.count(int(value))
    if _DECIMAL.fullmatch(value):
        return f"{float(value):.3g}".replace(".", ",")
    if _DAY.fullmatch(value):
        return formats.long_date(dt.date.fromisoformat(value))
    return value


def course_text(check: CheckCourse) -> str:
    """Return the course in words, for who does not see the marks."""
    found = [_then_text(then) for then in check.course]
    if not found:
        return "Ingen tidligere opgørelser."
    if len(found) == 1:
        return f"Første opgørelse: {found[0]}."
    number = formats.count(len(found))
    return f"De seneste {number} opgørelser, ældste først: {', '.join(found)}."


def course_summary(check: CheckCourse) -> str:
    """Return the course in a few words, under the marks."""
    known = len(check.course)
    failed = sum(not then.is_success for then in check.course)
    if known <= 1:
        return "første opgørelse"
    if not failed:
        return f"bestået i alle {formats.count(known)}"
    return f"ikke bestået i {formats.count(failed)} af {formats.count(known)}"


def _then_text(then: CheckThen) -> str:
    if then.is_success:
        return "bestået"
    if then.observed_count is None:
        return "kunne ikke udføres"
    return f"{formats.count(then.observed_count)} fundet"


def place_text(row: OffendingRow) -> str:
    """Return where a row stands: file, sheet and line; nothing for a figure."""
    if row.file_key is None:
        return ""
    parts = [f"fil {row.file_key}"]
    if row.source_sheet is not None:
        parts.append(f"ark {row.source_sheet}")
    if row.source_line is not None:
        parts.append(f"linje {row.source_line}")
    return ", ".join(parts)
