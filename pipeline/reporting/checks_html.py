"""The checks of the data on a page: the dashboard's table and the quality report's, as HTML."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pipeline.reporting import formats
from pipeline.reporting.checks import (
    CheckCourse,
    course_summary,
    course_text,
    found_text,
    observed_text,
    place_text,
    result_text,
    severity_name,
    suite_name,
)
from pipeline.reporting.escaping import for_html
from pipeline.reporting.language import N_, _
from pipeline.reporting.records.quality import CheckThen, OffendingRow

REPORT = "quality.html"
KEY = N_(
    "De seneste opgørelser, den ældste til venstre. Ring: bestået; søjle: ikke bestået, og jo "
    "højere, jo flere fundet; kryds: kunne ikke udføres."
)
_NONE = "–"
_WIDTH, _HEIGHT = 11, 20  # of one mark, in pixels
_SMALLEST = 5


def marks(check: CheckCourse) -> str:
    """Return the course as a row of marks: a ring passes, a bar fails, a cross was not made.

    A bar is as high as the logarithm of what was found; the words say it, too.
    """
    most = max((then.observed_count or 0 for then in check.course), default=0)
    drawn = "".join(_mark(then, number, most) for number, then in enumerate(check.course))
    width = max(1, len(check.course)) * _WIDTH
    said = for_html(course_text(check))
    return (
        f'<svg class="u-marks" role="img" aria-label="{said}" width="{width}" height="{_HEIGHT}" '
        f'viewBox="0 0 {width} {_HEIGHT}"><title>{said}</title>{drawn}</svg>'
        f'<span class="u-unit">{for_html(course_summary(check))}</span>'
    )


def _mark(then: CheckThen, number: int, most: int) -> str:
    left, middle = number * _WIDTH, number * _WIDTH + _WIDTH / 2
    if then.is_success:
        return f'<circle cx="{middle:g}" cy="{_HEIGHT - 5}" r="3" class="u-passed"/>'
    if then.observed_count is None:
        top, bottom = _HEIGHT - 9, _HEIGHT - 1
        crossed = f"M{left + 2} {top}L{left + 9} {bottom}M{left + 9} {top}L{left + 2} {bottom}"
        return f'<path d="{crossed}" class="u-passed"/>'
    part = math.log1p(then.observed_count) / math.log1p(most) if most else 1.0
    height = round(_SMALLEST + part * (_HEIGHT - _SMALLEST - 1))
    place = f'x="{left + 2}" y="{_HEIGHT - height}" width="7" height="{height}"'
    return f'<rect {place} class="u-failed"/>'


def trend_tables(checks: Sequence[CheckCourse]) -> str:
    """Return every check with its course, the newest failure first.

    Those that have passed in all the builds that are shown are folded up.
    """
    steady = [one for one in checks if all(then.is_success for then in one.course)]
    steady = [one for one in steady if one.now.is_success]
    others = [one for one in checks if one not in steady]
    shown = _trend_table(_("Kontroller af data"), others) if others else ""
    if not steady:
        return shown
    number = formats.count(len(steady))
    several = _("De {number} kontroller, der er bestået i alle opgørelserne", number=number)
    title = _("Den kontrol, der er bestået i alle opgørelserne") if len(steady) == 1 else several
    return (
        f'{shown}<details class="u-details"><summary>{for_html(title)}</summary>'
        f"{_trend_table(title, steady)}</details>"
    )


def _responsible(one: CheckCourse) -> str:
    """Return who is to mend it; the longest of these words may break in a narrow column."""
    return for_html(one.now.responsible or _NONE).replace("sansvarlig", "s&shy;ansvarlig")


def _trend_table(caption: str, checks: Sequence[CheckCourse]) -> str:
    rows = [
        (
            _named(one),
            for_html(result_text(one)),
            for_html(severity_name(one.now)),
            marks(one),
            for_html(found_text(one.now)),
            for_html((one.now.mend or _NONE) if not one.now.is_success else _NONE),
            _responsible(one),
        )
        for one in checks
    ]
    headings = (
        _("Kontrol"),
        _("Resultat"),
        _("Alvor"),
        _("De seneste opgørelser"),
        _("Fundet"),
        _("Sådan rettes det"),
        _("Ansvarlig"),
    )
    return _table(caption, headings, rows)


def offending_table(checks: Sequence[CheckCourse]) -> str:
    """Return the first rows that offend, by check, each with its file and line."""
    failed = [one for one in checks if one.rows]
    if not failed:
        return f'<p class="u-how">{for_html(_("Ingen rækker skal ses efter."))}</p>'
    rows = [(_named(one), for_html(severity_name(one.now)), _rows(one)) for one in failed]
    headings = (_("Kontrol"), _("Alvor"), _("De første rækker"))
    return _table(_("Rækker, der skal ses efter"), headings, rows)


def failed_checks(checks: Sequence[CheckCourse]) -> str:
    """Return what is known of each check that fails, the newest failure first."""
    failed = [one for one in checks if not one.now.is_success]
    if not failed:
        return f'<p class="u-how">{for_html(_("Alle kontroller er bestået."))}</p>'
    return "".join(_told(one) for one in failed)


def _told(one: CheckCourse) -> str:
    now = one.now
    facts = (
        (_("Resultat"), for_html(result_text(one))),
        (_("Alvor"), for_html(severity_name(now))),
        (_("Ansvarlig"), for_html(now.responsible or _NONE)),
        (_("Fundet"), for_html(found_text(now))),
        (_("Målt"), for_html(observed_text(now))),
        (_("De seneste opgørelser"), marks(one)),
        (_("Sådan rettes det"), for_html(now.mend or _NONE)),
        (_("De første rækker"), _rows(one)),
    )
    listed = "".join(
        f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts if value
    )
    return (
        f'<section class="u-check"><h2 class="u-finding">{for_html(now.description)}</h2>'
        f'<p class="u-unit">{for_html(suite_name(now.suite))} · '
        f"<code>{for_html(now.expectation_id)}</code></p><dl>{listed}</dl></section>"
    )


def suite_tables(checks: Sequence[CheckCourse]) -> str:
    """Return every check by suite: the shipped suites first, then own ones, by id within each."""
    shipped = ["landed", "core", "kpi"]
    suites = [*shipped, *sorted({one.now.suite for one in checks} - set(shipped))]
    parts = []
    for suite in suites:
        own = [one for one in checks if one.now.suite == suite]
        if own:
            rows = [_suite_row(one) for one in sorted(own, key=lambda c: c.now.expectation_id)]
            name = suite_name(suite)
            headings = (
                _("Kontrol"),
                _("Resultat"),
                _("Alvor"),
                _("Ansvarlig"),
                _("Fundet"),
                _("De seneste opgørelser"),
            )
            heading = f'<h2 class="u-finding">{for_html(name)}</h2>'
            parts.append(heading + _table(_("Kontroller: {name}", name=name), headings, rows))
    return "".join(parts)


def _suite_row(one: CheckCourse) -> tuple[str, ...]:
    mend = (
        f'<details class="u-details"><summary>{for_html(_("Sådan rettes det"))}'
        f'<span class="u-hidden">: '
        f"{for_html(one.now.description)}</span></summary>"
        f"<p>{for_html(one.now.mend or _NONE)}</p></details>"
    )
    return (
        f'{_named(one)}<br><code class="u-unit">{for_html(one.now.expectation_id)}</code>{mend}',
        for_html(result_text(one)),
        for_html(severity_name(one.now)),
        _responsible(one),
        f"{for_html(found_text(one.now))}{_measured(one)}",
        marks(one),
    )


def _measured(one: CheckCourse) -> str:
    """Return what was measured, on a line of its own; empty where nothing was."""
    measured = observed_text(one.now)
    return f"<br>{for_html(_('målt: {value}', value=measured))}" if measured else ""


def _named(one: CheckCourse) -> str:
    return for_html(one.now.description)


def _rows(one: CheckCourse) -> str:
    if not one.rows:
        return _NONE
    return f'<ul class="u-rows">{"".join(f"<li>{_row(row)}</li>" for row in one.rows)}</ul>'


def _row(row: OffendingRow) -> str:
    """Return a row's place, and its key where that says more."""
    place = f'<span class="u-place">{for_html(place_text(row))}</span>' if row.file_key else ""
    parts = row.example_key.split(":")
    is_place = bool(row.file_key) and parts[0] == row.file_key
    key = ":".join(part for part in parts if part != row.file_key)
    shown = "" if is_place else f"<code>{for_html(key)}</code>"
    return " · ".join(part for part in (shown, place) if part)


def _table(caption: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table of cells that are HTML; the first of a row heads it."""
    head = "".join(f'<th scope="col">{for_html(text)}</th>' for text in headings)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="u-scroll" role="region" tabindex="0" aria-label="{for_html(caption)}">'
        f'<table class="u-table"><caption class="u-hidden">{for_html(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
