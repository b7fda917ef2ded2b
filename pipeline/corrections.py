"""Corrections as data: ``corrections.toml`` of a workspace, read and checked.

A correction says which entries, what becomes of them, why, who says so and since when, and what is
expected to be found there. Entries are named by where they stand (``f-0123456789abcdef:17``, with
the sheet before the line where there are sheets), by their id (``e-…``), or by a filter of codes:
the grammar never needs a name. What a correction finds is looked up when the warehouse is built,
see ``pipeline/warehouse/corrections.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    model_validator,
)

from pipeline import lake
from pipeline.problems import UngetidError
from pipeline.strict_table import StrictTable
from pipeline.toml_files import fault_of, known_keys, read_toml, shown_key
from pipeline.workspace import Workspace

CORRECTION_ID = r"[a-z0-9][a-z0-9_-]{0,39}"
_LINEAGE = rf"{lake.FILE_KEY}(:[1-9][0-9]{{0,4}})?:[1-9][0-9]{{0,8}}"
_MEND = "Mend that key; a new workspace's corrections.toml shows every key in its example."

_LIST, _FILTER = "a list", "a filter"  # of entries; no key can have such a name

Action = Literal["drop", "override", "flag"]


def _blank_as_none(value: object) -> object:
    """TOML has no null: an empty text says that a cell is, or is to be, blank."""
    return None if value == "" else value


def _each_once(codes: str) -> str:
    """Return several codes as ingest writes them: sorted, each once."""
    return ";".join(sorted(set(codes.split(";"))))


def _clock(value: object) -> object:
    """Read ``"14:30"``; TOML's own times need seconds."""
    if isinstance(value, str) and re.fullmatch(r"[0-2]?\d:[0-5]\d", value.strip()):
        hours, minutes = value.strip().split(":")
        return dt.time(int(hours), int(minutes)) if int(hours) < 24 else value
    return value


_Day = Annotated[dt.date, Field(strict=True)]
_Clock = Annotated[dt.time, Field(strict=True), BeforeValidator(_clock)]
_Minutes = Annotated[int, Field(strict=True, ge=1, le=24 * 60)]
_Count = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]


def _whole(pattern: str) -> Any:
    """Return the constraint that a text matches a pattern of the lake from end to end."""
    return Field(pattern=rf"^(?:{pattern})$")


_File = Annotated[str, _whole(lake.FILE_KEY)]
_Staff = Annotated[str, _whole(lake.STAFF_CODE)]
_Code = Annotated[str, _whole(lake.CODE)]
_Codes = Annotated[str, _whole(lake.CODES), AfterValidator(_each_once)]
_Reference = Annotated[str, _whole(lake.REFERENCE)]
_Course = Annotated[str, _whole(lake.COURSE_CODE)]
_Place = Annotated[str, _whole(rf"{_LINEAGE}|{lake.ENTRY_ID}")]
_Blank = BeforeValidator(_blank_as_none)


class Values(StrictTable):
    """Values of the typed columns of an entry; which are given is in ``model_fields_set``."""

    work_date: _Day | None = None
    start_time: Annotated[_Clock | None, _Blank] = None
    end_time: Annotated[_Clock | None, _Blank] = None
    duration_minutes: _Minutes | None = None
    staff_code: _Staff | None = None
    activity_code: _Code | None = None
    network_code: Annotated[_Code | None, _Blank] = None
    place_code: Annotated[_Code | None, _Blank] = None
    target_group: Annotated[_Code | None, _Blank] = None
    contact_count: Annotated[_Count | None, _Blank] = None
    partner_codes: Annotated[_Codes | None, _Blank] = None
    occasion: Annotated[_Code | None, _Blank] = None
    reference: Annotated[_Reference | None, _Blank] = None
    course_code: Annotated[_Course | None, _Blank] = None

    def given(self) -> dict[str, object]:
        """Return column → value of the columns that are given; None is a blank cell."""
        return {
            name: getattr(self, name)
            for name in Values.model_fields
            if name in self.model_fields_set
        }


class NewValues(Values):
    """What ``set`` writes into every entry found."""

    @model_validator(mode="after")
    def _clock_and_minutes_agree(self) -> NewValues:
        given = self.given()
        clocks = {"start_time", "end_time"} & given.keys()
        if not clocks:
            return self
        if len(clocks) == 1 or (self.start_time is None) is not (self.end_time is None):
            raise ValueError("start_time and end_time are set together, or blanked together")
        if self.start_time is not None and "duration_minutes" not in given:
            raise ValueError("set duration_minutes too: it does not follow from the clock times")
        return self


class Expected(Values):
    """What must be found: how many entries, and values that every one of them has.

    Parameters
    ----------
    entries
        Number of entries.
    total_minutes
        Sum of their minutes.
    """

    entries: Annotated[int, Field(strict=True, ge=1)]
    total_minutes: Annotated[int, Field(strict=True, ge=1)] | None = None

    @property
    def tells_the_source(self) -> bool:
        """Whether it says more than how many: then a source that has been mended is noticed."""
        return self.total_minutes is not None or bool(self.given())


class EntryFilter(StrictTable):
    """Entries by what they are; every key that is given must hold."""

    staff_code: _Staff | None = None
    activity_code: _Code | None = None
    network_code: _Code | None = None
    date_from: Annotated[_Day | None, Field(alias="from")] = None
    date_to: Annotated[_Day | None, Field(alias="to")] = None
    file_key: _File | None = None

    @model_validator(mode="after")
    def _says_something(self) -> EntryFilter:
        if not self.model_fields_set:
            raise ValueError("give at least one key: without one it would mean every entry")
        if self.date_from and self.date_to and self.date_to < self.date_from:
            raise ValueError("to is before from")
        return self


def _kind_of_entries(value: object) -> str:
    return _FILTER if isinstance(value, (dict, EntryFilter)) else _LIST


class Correction(StrictTable):
    """One ``[[correction]]``.

    Parameters
    ----------
    id
        Its own name, for messages and tables.
    entries
        A list of places and entry ids, or a filter.
    action
        ``drop``: the entries leave and count as withdrawn; ``override``: ``set`` replaces values;
        ``flag``: they stay and are marked.
    reason, by
        Why, and who says so; they stay in the file.
    on
        The day it was decided.
    """

    id: Annotated[str, Field(pattern=rf"^{CORRECTION_ID}$")]
    entries: Annotated[
        Annotated[tuple[_Place, ...], Field(min_length=1), Tag(_LIST)]
        | Annotated[EntryFilter, Tag(_FILTER)],
        Discriminator(_kind_of_entries),
    ]
    action: Action
    set: NewValues | None = None
    reason: Annotated[str, Field(min_length=1)]
    by: Annotated[str, Field(min_length=1)]
    on: _Day
    expect: Expected

    @property
    def changes(self) -> dict[str, object]:
        """Column → new value; empty unless it overrides."""
        return self.set.given() if self.set is not None else {}

    @model_validator(mode="after")
    def _is_whole(self) -> Correction:
        if (self.action == "override") is not bool(self.changes):
            raise ValueError("set belongs to override, and override needs at least one value in it")
        missing = sorted(self.changes.keys() - self.expect.given().keys())
        if missing:
            raise ValueError(f"expect needs the old value of what set changes: {missing[0]}")
        by_place = isinstance(self.entries, tuple) and all(e[0] == "f" for e in self.entries)
        if self.action != "flag" and not by_place and not self.expect.tells_the_source:
            raise ValueError(
                "expect needs a value besides entries, such as duration_minutes or total_minutes: "
                "without one nobody would notice that the source has been mended"
            )
        return self


class _CorrectionsFile(StrictTable):
    correction: tuple[Correction, ...] = ()

    @model_validator(mode="after")
    def _ids_stand_once(self) -> _CorrectionsFile:
        seen = set()
        for one in self.correction:
            if one.id in seen:
                raise ValueError(f"the id {one.id} stands twice")
            seen.add(one.id)
        return self


def read_corrections(workspace: Workspace) -> tuple[Correction, ...]:
    """Read and check ``corrections.toml``; a workspace without one has no corrections.

    Raises
    ------
    UngetidError
        When it is no TOML, or a key or value is not allowed; names the correction and the key,
        never the value.
    """
    path = workspace.corrections_file
    try:
        content = read_toml(path, path.name)
    except FileNotFoundError:
        return ()
    try:
        return _CorrectionsFile.model_validate(content).correction
    except ValidationError as error:
        raise _as_problem(error, content, path.name) from None


def _as_problem(error: ValidationError, content: dict[str, Any], name: str) -> UngetidError:
    """Say which correction and which key is wrong, in one line."""
    first = error.errors(include_url=False, include_input=False)[0]
    where, keys = name, tuple(part for part in first["loc"] if part not in (_LIST, _FILTER))
    if keys[:1] == ("correction",) and len(keys) > 1:
        where = f"{name}, [[correction]] {_name_of(content, int(keys[1]))}"
        keys = keys[2:]
    known = known_keys(_CorrectionsFile)
    said = fault_of(first, known)
    if first["type"] == "tuple_type":
        said += ", or a filter in braces"
    return UngetidError(
        f"A correction is wrong{f' at {shown_key(keys, known)}' if keys else ''}: {said}.",
        where=where,
        mend=_MEND,
    )


def _name_of(content: dict[str, Any], index: int) -> str:
    """Return a correction's id, or its number where it has none that can be told."""
    found = content["correction"][index]
    given = found.get("id") if isinstance(found, dict) else None
    is_told = isinstance(given, str) and re.fullmatch(CORRECTION_ID, given)
    return f"'{given}'" if is_told else f"number {index + 1}"
