"""Runs expectations on a candidate; a check that cannot be made is a failed critical."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline import lake
from pipeline.validation.kinds import offenders_sql
from pipeline.validation.suites import Expectation, OffendingRows, OnTable
from pipeline.validation.verdict import Outcome

if TYPE_CHECKING:
    from pipeline.validation.gx_duckdb import CandidateSource

MOST_EXAMPLES = 5

# What an example may hold: codes of the lake, periods, numbers. All else is hidden.
_CODES = "|".join(
    (
        lake.FILE_KEY,
        lake.ENTRY_ID,
        lake.MEETING_ID,
        lake.REFERENCE,
        lake.ACTION_ID,
        lake.VALUE_ID,
        lake.CODE,
        r"[0-9]{4}(-Q[1-4]|-[0-9]{2})?",
    )
)
_CODE = re.compile(f"(?:{_CODES})")
_DRIVER = re.compile(r"^\([\w.]+\)\s*")
_QUOTED = re.compile(r"'[^']*'")


def run_expectations(
    source: CandidateSource,
    expectations: Iterable[Expectation],
    advance: Callable[[int], None],
) -> list[Outcome]:
    """Run expectations, those of one table together.

    Parameters
    ----------
    advance
        Told how many are done.

    Returns
    -------
    list of Outcome
        In the order of the expectations.
    """
    listed = list(expectations)
    found: dict[str, Outcome] = {}
    for _, together in groupby(sorted(listed, key=_table_of), key=_table_of):
        group = list(together)
        results = _asked(source, group)
        for one in group:
            found[one.id] = _outcome(source, one, results[one.id])
        advance(len(group))
    return [found[one.id] for one in listed]


def _table_of(one: Expectation) -> str:
    return one.check.table if isinstance(one.check, OnTable) else ""


def _asked(source: CandidateSource, group: list[Expectation]) -> dict[str, Any]:
    """Return each expectation's result; an exception where there is none."""
    on_table = [
        (one.id, one.check.type, one.check.kwargs)
        for one in group
        if isinstance(one.check, OnTable)
    ]
    queries = [(one.id, one.check.sql) for one in group if isinstance(one.check, OffendingRows)]
    try:
        if on_table:
            return dict(source.check_table(_table_of(group[0]), on_table))
        return dict(source.check_rows(queries))
    except Exception as error:  # noqa: BLE001 - whatever a library raises, the check was not made
        return {one.id: error for one in group}


def _outcome(source: CandidateSource, one: Expectation, result: Any) -> Outcome:
    if isinstance(result, Exception):
        return _not_made(one, str(result))
    if (fault := _fault_of(result)) is not None:
        return _not_made(one, fault)
    try:
        if isinstance(one.check, OnTable):
            return _outcome_on_table(source, one, one.check, result)
        return _outcome_of_rows(source, one, one.check, result)
    except Exception as error:  # noqa: BLE001 - as above: counting or asking for keys failed
        return _not_made(one, str(error))


def _outcome_on_table(
    source: CandidateSource, one: Expectation, check: OnTable, result: dict[str, Any]
) -> Outcome:
    is_success, details = bool(result["success"]), result["result"]
    sql = "" if is_success else offenders_sql(check.table, check.type, check.kwargs, check.keys)
    if "element_count" in details:
        elements, offending, value = details["element_count"], details["unexpected_count"], None
    else:  # it speaks of the table, not of rows
        elements, offending = details["observed_value"], int(not is_success)
        value = details["observed_value"]
    return Outcome(
        expectation=one,
        severity=one.severity,
        is_success=is_success,
        # Of an empty table it says None: a sum over nothing.
        observed_count=int(offending or 0),
        element_count=int(elements or 0),
        observed_value=_value(value),
        mend_da=one.mend_da,
        examples=_examples(source, sql),
    )


def _outcome_of_rows(
    source: CandidateSource, one: Expectation, check: OffendingRows, result: dict[str, Any]
) -> Outcome:
    is_success = bool(result["success"])
    ((elements,),) = source.rows(f"select count(*) {check.elements}")
    observed = source.rows(check.observed) if check.observed else []
    return Outcome(
        expectation=one,
        severity=one.severity,
        is_success=is_success,
        observed_count=int(result["result"]["observed_value"]),
        element_count=int(elements),
        observed_value=_value(observed[0][0]) if observed else None,
        mend_da=one.mend_da,
        examples=_examples(source, "" if is_success else f"from {source.kept(one.id)}"),
    )


def _fault_of(result: dict[str, Any]) -> str | None:
    """Return why a check could not be made; None when it was.

    One exception stands as ``raised_exception``; several stand under the names of their metrics.
    """
    info = result.get("exception_info") or {}
    faults = [info] if "raised_exception" in info else list(info.values())
    raised = [fault for fault in faults if fault.get("raised_exception")]
    return str(raised[0].get("exception_message") or "unknown") if raised else None


def _not_made(one: Expectation, fault: str) -> Outcome:
    lines = _DRIVER.sub("", fault.strip()).splitlines() or [""]
    # A database's message may quote a value.
    said = _QUOTED.sub("'…'", lines[0])[:200]
    return Outcome(
        expectation=one,
        severity="critical",
        is_success=False,
        observed_count=None,
        element_count=None,
        observed_value=f"Kontrollen kunne ikke udføres: {said}",
        mend_da=f"Ret kontrollen i {one.where} eller den tabel, den læser.",
    )


def _examples(source: CandidateSource, sql: str) -> tuple[str, ...]:
    """Return the keys of the first rows that offend, in order."""
    if not sql:
        return ()
    first = f"select distinct * from (\n{sql}\n) as offending order by all limit {MOST_EXAMPLES}"  # noqa: S608 - the analyst's own check
    return tuple(
        ":".join(_key(cell) for cell in row if cell is not None) for row in source.rows(first)
    )


def _key(cell: object) -> str:
    if isinstance(cell, (bool, int, dt.date)):
        return str(cell)
    text = str(cell)
    return text if _CODE.fullmatch(text) else "(ingen kode)"


def _value(value: object) -> str | None:
    """Return a value as text: floats rounded, so that the last bits do not show."""
    if value is None:
        return None
    return f"{value:.6g}" if isinstance(value, float) else str(value)
