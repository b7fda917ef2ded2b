"""A source profile: how one tool's export is read, as a person writes it down in TOML.

``docs/profiles.md`` explains every key with an example.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from pipeline.ingest.headings import COLUMNS, HELPERS, NOTE
from pipeline.strict_table import StrictTable

FileFormat = Literal["csv", "workbook", "parquet", "json", "calendar"]
Unit = Literal["hours", "minutes", "seconds", "days", "span"]
DateOrder = Literal["day_first", "month_first", "year_first"]
Clock = Literal["24h", "12h"]
Decimal = Literal["either", "comma", "point"]
# Vocabulary → the column it gives the codes of; the keys of [values].
VOCABULARY_COLUMNS = {
    "activity": "activity_code",
    "network": "network_code",
    "place": "place_code",
    "target_group": "target_group",
    "partner": "partner_codes",
    "occasion": "occasion",
}
CODE_COLUMNS = tuple(VOCABULARY_COLUMNS.values())
# Columns that the same cell of every row may fill; a date or an id is never the same for all.
_CONSTANT = frozenset({"staff_code", *CODE_COLUMNS})
_NAMED = frozenset({*COLUMNS, *HELPERS, NOTE}) - {"labels"}


def _words(value: Any) -> Any:
    """Let one heading stand for a list of one."""
    return (value,) if isinstance(value, str) else value


Word = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[tuple[Word, ...], BeforeValidator(_words), Field(min_length=1)]


class Match(StrictTable):
    """How a file of this tool is known.

    Parameters
    ----------
    headings
        All of them must stand in the heading row; of a list, any one of it.
    formats
        The formats the tool writes; any when empty.
    """

    headings: tuple[Words, ...] = ()
    formats: tuple[FileFormat, ...] = ()


class FilePins(StrictTable):
    """What is not to be detected; counts in a profile that a file is pinned to.

    Parameters
    ----------
    heading_row
        Which filled row from the top holds the headings, from 1.
    sheet
        Which sheet of a workbook is read, from 1; the others are passed over.
    """

    encoding: Literal["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1"] | None = None
    delimiter: Literal["semicolon", "comma", "tab", "pipe"] | None = None
    quote: Literal["double", "single", "none"] | None = None
    heading_row: Annotated[int, Field(ge=1, le=1000)] | None = None
    sheet: Annotated[int, Field(ge=1, le=1000)] | None = None


class Source(StrictTable):
    """Where a column's text comes from.

    Parameters
    ----------
    headings
        Headings that mean the same; the leftmost one that is there is read. Of those of a person,
        the first in this order that is filled in, row by row.
    join
        Headings whose cells are joined with a space, as a first and a last name.
    unit
        What a number under these headings counts, for durations; ``span``: only spans of clock
        times stand there, ``8-10.30``.
    """

    headings: Words | tuple[()] = ()
    join: tuple[Words, ...] = ()
    unit: Unit | None = None

    @model_validator(mode="after")
    def _is_one_way(self) -> Source:
        if bool(self.headings) == bool(self.join):
            raise ValueError("give either headings or join")
        return self


def _sources(value: Any) -> Any:
    """Let one heading, a list of headings or one table stand for a list of sources."""
    if isinstance(value, str):
        value = [value]
    if isinstance(value, dict):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return ({"headings": tuple(value)},) if value else value
    return value


Sources = Annotated[tuple[Source, ...], BeforeValidator(_sources), Field(min_length=1)]


class Dates(StrictTable):
    """How dates are written where their order can be taken in two ways."""

    order: DateOrder = "day_first"

    @property
    def is_declared(self) -> bool:
        """Whether a person has said the order: no shipped profile does."""
        return "order" in self.model_fields_set


class Times(StrictTable):
    """How clock times are written; with ``12h`` a time without AM or PM cannot be read."""

    clock: Clock = "24h"


class Durations(StrictTable):
    """How durations are written, and what counts where two differ.

    Parameters
    ----------
    unit
        What a number counts where the heading does not say so.
    trust
        ``duration``: the duration counts; ``clock``: start and end count.
    parts
        ``duration_minutes`` and ``duration_2`` are the hours and the minutes of one duration.
    """

    unit: Unit | None = None
    trust: Literal["duration", "clock"] = "duration"
    parts: bool = False


class Numbers(StrictTable):
    """Which decimal mark numbers have; with ``either``, what both could be is not read."""

    decimal: Decimal = "either"


class Labels(StrictTable):
    """Tags, categories or projects whose words are looked up in the vocabularies.

    Parameters
    ----------
    columns
        Columns with labels, in the order in which their labels are looked up.
    separator
        What divides several labels of a cell; each character of it does.
    fills
        The columns that labels may fill; what the tool never says is left out here.
    """

    columns: tuple[Words, ...] = ()
    separator: Annotated[str, Field(max_length=10)] = ",;"
    fills: tuple[str, ...] = CODE_COLUMNS

    @field_validator("fills")
    @classmethod
    def _are_code_columns(cls, fills: tuple[str, ...]) -> tuple[str, ...]:
        _check(fills, CODE_COLUMNS)
        return fills


class Options(StrictTable):
    """What else is to be known of the tool.

    Parameters
    ----------
    full_export
        A later file replaces all that the profile knew of the same person and period.
    ignored_columns
        Headings that are passed over; ``*`` stands for any letters.
    all_day_minutes
        What an all-day appointment counts; without it, such a row is refused.
    ids
        Whether an id is one entry's in the whole tool (``entry``), or may stand in the exports of
        several people, each of whom has an entry of their own (``person``), as the id of an
        appointment does in the calendars of all who were invited.
    without_labels
        What becomes of a calendar's appointment that no label and no other column says the activity
        of: refused as every row without an activity (``refuse``), or no registration
        (``pass_over``).
    """

    full_export: bool = False
    ignored_columns: tuple[Word, ...] = ()
    all_day_minutes: Annotated[int, Field(ge=1, le=1440)] | None = None
    ids: Literal["entry", "person"] = "entry"
    without_labels: Literal["refuse", "pass_over"] = "refuse"


class Profile(StrictTable):
    """One source profile.

    Parameters
    ----------
    id
        Stands in the lake; a code, never a person's name.
    kind
        What kind of tool it is; for people.
    status
        A draft loads nothing.
    columns
        Canonical column → where its text comes from.
    constants
        Canonical column → the text that stands in for it in every row.
    values
        Vocabulary → the tool's word → our code.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    kind: Literal["spreadsheet", "time_tracker", "calendar"] = "spreadsheet"
    status: Literal["confirmed", "draft"] = "confirmed"
    match: Match = Match()
    file: FilePins = FilePins()
    columns: dict[str, Sources] = Field(default_factory=dict)
    dates: Dates = Dates()
    times: Times = Times()
    durations: Durations = Durations()
    numbers: Numbers = Numbers()
    constants: dict[str, Word] = Field(default_factory=dict)
    labels: Labels = Labels()
    values: dict[str, dict[Word, Word]] = Field(default_factory=dict)
    options: Options = Options()

    @field_validator("columns")
    @classmethod
    def _are_columns(cls, columns: dict[str, Any]) -> dict[str, Any]:
        _check(columns, _NAMED)
        return columns

    @field_validator("constants")
    @classmethod
    def _may_be_constant(cls, constants: dict[str, str]) -> dict[str, str]:
        _check(constants, _CONSTANT)
        return constants

    @field_validator("values")
    @classmethod
    def _are_vocabularies(cls, values: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        _check(values, VOCABULARY_COLUMNS)
        return values

    @model_validator(mode="after")
    def _parts_have_two_columns(self) -> Profile:
        if self.durations.parts and not {"duration_minutes", "duration_2"} <= self.columns.keys():
            raise ValueError("durations.parts needs the columns duration_minutes and duration_2")
        return self


def _check(names: Iterable[str], allowed: Iterable[str]) -> None:
    """Refuse a name that is not one of those that mean something here."""
    known = sorted(allowed)
    for name in names:
        if name not in known:
            raise ValueError(f"one of its keys is none of: {', '.join(known)}")
