"""How the checks of the data went: which come first, since when they fail, what they are of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.reporting import formats
from pipeline.reporting.language import N_, _
from pipeline.reporting.records.quality import CheckThen, Expectation, OffendingRow

_SEVERITIES = ("critical", "warning", "info")
_SEVERITY_NAMES = {"critical": N_("Kritisk"), "warning": N_("Advarsel"), "info": N_("Oplysning")}
_SUITE_NAMES = {
    "landed": N_("Modtagne filer"),
    "core": N_("Registreringer, møder og bestillinger"),
    "kpi": N_("Nøgletal"),
}
_NONE = "–"
_WHOLE, _DECIMAL = re.compile(r"-?\d{1,12}"), re.compile(r"-?\d{1,3}\.\d+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PASSED, _FAILED = N_("✓\u00a0Bestået"), N_("✗\u00a0Ikke\u00a0bestået")


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
    """Return how grave a failure is."""
    return _(_SEVERITY_NAMES.get(check.severity, check.severity))


def suite_name(suite: str) -> str:
    """Return what a suite is of; an own suite is named as its analyst named it."""
    return _(_SUITE_NAMES.get(suite, suite))


def result_text(check: CheckCourse) -> str:
    """Return the result, and since when it fails where that is known."""
    if check.now.is_success:
        return _(_PASSED) if check.now.element_count else _("✓ Intet at kontrollere")
    streak, known = check.streak, len(check.course)
    if not 0 < streak < known:
        return _(_FAILED)
    if streak == 1:
        return _("{failed}, ny siden sidst", failed=_(_FAILED))
    since = formats.long_date(check.course[-streak].as_of)
    return _("{failed} siden opgørelsen pr. {since}", failed=_(_FAILED), since=since)


def found_text(check: Expectation) -> str:
    """Return how many rows offend of how many: ``3 af 490``."""
    if check.observed_count is None:
        return _NONE
    found, looked_at = formats.count(check.observed_count), formats.count(check.element_count)
    return _("{found} af {all}", found=found, all=looked_at).replace(" ", formats.NO_BREAK_SPACE)


def observed_text(check: Expectation) -> str:
    """Return what the check observed, as a reader writes it; nothing where it is none."""
    value = check.observed_value or ""
    if _WHOLE.fullmatch(value):
        return formats.count(int(value))
    if _DECIMAL.fullmatch(value):
        return formats.significant(float(value))
    if _DAY.fullmatch(value):
        return formats.long_date(dt.date.fromisoformat(value))
    return value


def course_text(check: CheckCourse) -> str:
    """Return the course in words, for who does not see the marks."""
    found = [_then_text(then) for then in check.course]
    if not found:
        return _("Ingen tidligere opgørelser.")
    if len(found) == 1:
        return _("Første opgørelse: {found}.", found=found[0])
    number = formats.count(len(found))
    return _(
        "De seneste {number} opgørelser, ældste først: {found}.",
        number=number,
        found=", ".join(found),
    )


def course_summary(check: CheckCourse) -> str:
    """Return the course in a few words, under the marks."""
    known = len(check.course)
    failed = sum(not then.is_success for then in check.course)
    if known <= 1:
        return _("første opgørelse")
    if not failed:
        return _("bestået i alle {known}", known=formats.count(known))
    return _(
        "ikke bestået i {failed} af {known}",
        failed=formats.count(failed),
        known=formats.count(known),
    )


def _then_text(then: CheckThen) -> str:
    if then.is_success:
        return _("bestået")
    if then.observed_count is None:
        return _("kunne ikke udføres")
    return _("{count} fundet", count=formats.count(then.observed_count))


def place_text(row: OffendingRow) -> str:
    """Return where a row stands: file, sheet and line; nothing for a figure."""
    if row.file_key is None:
        return ""
    parts = [_("fil {key}", key=row.file_key)]
    if row.source_sheet is not None:
        parts.append(_("ark {number}", number=row.source_sheet))
    if row.source_line is not None:
        parts.append(_("linje {number}", number=row.source_line))
    return ", ".join(parts)
