"""The expectations that an analyst edits: YAML or JSON suites and SQL checks, read and checked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, Field, ValidationError

from pipeline.problems import UngetidError
from pipeline.strict_table import StrictTable
from pipeline.validation.kinds import KINDS

Severity = Literal["critical", "warning", "info"]

_HEADER = re.compile(r"\A\s*/\*(?P<yaml>.*?)\*/(?P<sql>.*)\Z", re.DOTALL)
_Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
_Text = Annotated[str, Field(min_length=1)]
_Schema = TypeVar("_Schema", bound=BaseModel)


class _Said(StrictTable):
    """What every expectation says."""

    severity: Severity
    owner: _Text
    description_da: _Text
    mend_da: _Text


class _Entry(_Said):
    """One entry of a suite: an expectation of Great Expectations on one table."""

    id: _Code
    table: Annotated[str, Field(pattern=r"^[a-z]+\.[a-z0-9_]+$")]
    type: str
    kwargs: dict[str, Any] = Field(default_factory=dict)
    keys: tuple[_Code, ...] = ()


class _Suite(StrictTable):
    suite: _Code
    expectations: list[dict[str, Any]]


class _Header(_Said):
    """The header of a SQL check."""

    suite: _Code
    elements: Annotated[str, Field(pattern=r"^\s*from\s")]
    observed: Annotated[str, Field(pattern=r"^\s*select\s")] | None = None


@dataclass(frozen=True)
class OnTable:
    """A standard expectation.

    Parameters
    ----------
    table
        ``schema.name``.
    type
        Its name in Great Expectations; a key of :data:`~pipeline.validation.kinds.KINDS`.
    keys
        Columns that name a row in the examples.
    """

    table: str
    type: str
    kwargs: dict[str, Any]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class OffendingRows:
    """A check of our own: a SELECT that must return no row.

    Parameters
    ----------
    sql
        Returns the keys of the rows that offend, and nothing else.
    elements
        What was looked at, as a FROM clause to count.
    observed
        A SELECT of one value that tells how things stand; None where the count says it all.
    """

    sql: str
    elements: str
    observed: str | None


@dataclass(frozen=True)
class Expectation:
    """One expectation of one suite.

    Parameters
    ----------
    owner
        Who mends it, in Danish.
    description_da, mend_da
        What it means and what to do when it fails, in Danish.
    where
        Its file and entry, for messages.
    """

    suite: str
    id: str
    severity: Severity
    owner: str
    description_da: str
    mend_da: str
    where: str
    check: OnTable | OffendingRows


def read_suites(folder: Path, own: Path | None = None) -> list[Expectation]:
    """Read ``*.yml``, ``*.yaml``, ``*.json`` and ``sql/*.sql`` below a folder.

    Parameters
    ----------
    folder
        The expectations that are shipped.
    own
        A workspace's own, beside them; it need not be there.

    Returns
    -------
    list of Expectation
        By suite and id.

    Raises
    ------
    UngetidError
        Names the file and the entry: a key that is misspelt or missing, an unknown type, a file
        that cannot be read, an id that stands twice; also when there is no expectation at all.
    """
    found = _read_folder(folder, "expectations")
    if not found:
        raise UngetidError(
            "There is no expectation: nothing would be checked.",
            where=f"{folder.name}/",
            mend="Put the suites (*.yml, *.json) back.",
        )
    if own is not None:
        found += _read_folder(own, "workspace/expectations")
    seen: dict[str, str] = {}
    for one in found:
        if one.id in seen:
            raise UngetidError(
                f"The id {one.id!r} stands twice.",
                where=f"{seen[one.id]} and {one.where}",
                mend="Give one of them another id.",
            )
        seen[one.id] = one.where
    return sorted(found, key=lambda one: (one.suite, one.id))


def _read_folder(folder: Path, shown: str) -> list[Expectation]:
    """Read a folder; ``shown`` is what messages call it."""
    files = sorted(path for path in folder.glob("*") if path.suffix in _LOADERS)
    return [
        *(one for path in files for one in _read_suite(path, shown)),
        *(_read_sql(path, shown) for path in sorted((folder / "sql").glob("*.sql"))),
    ]


def _read_suite(path: Path, shown: str) -> Iterator[Expectation]:
    file = f"{shown}/{path.name}"
    suite = _checked(_Suite, _LOADERS[path.suffix](_text_of(path, file), file), file)
    for number, content in enumerate(suite.expectations, start=1):
        where = f"{file}, entry {content.get('id', number)}"
        entry = _checked(_Entry, content, where)
        _check_kwargs(entry, where)
        yield Expectation(
            suite=suite.suite,
            id=entry.id,
            severity=entry.severity,
            owner=entry.owner,
            description_da=_one_line(entry.description_da),
            mend_da=_one_line(entry.mend_da),
            where=where,
            check=OnTable(entry.table, entry.type, entry.kwargs, entry.keys),
        )


def _read_sql(path: Path, shown: str) -> Expectation:
    where = f"{shown}/sql/{path.name}"
    parts = _HEADER.match(_text_of(path, where))
    if parts is None:
        raise UngetidError(
            "The SQL check has no header.",
            where=where,
            mend="Begin it with a block comment /* … */ as the other files there do.",
        )
    header = _checked(_Header, _load_yaml(parts["yaml"], where), where)
    return Expectation(
        suite=header.suite,
        id=path.stem,
        severity=header.severity,
        owner=header.owner,
        description_da=_one_line(header.description_da),
        mend_da=_one_line(header.mend_da),
        where=where,
        check=OffendingRows(parts["sql"].strip().rstrip(";"), header.elements, header.observed),
    )


def _text_of(path: Path, where: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UngetidError(
            "It is not written in UTF-8.", where=where, mend="Save it again as UTF-8."
        ) from None


def _load_json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UngetidError(
            f"It is no JSON: {error}.",
            where=where,
            mend="Mend that line; look for a comma or a quotation mark too many or too few.",
        ) from None


def _load_yaml(text: str, where: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise UngetidError(
            f"It is no YAML: {_one_line(str(error))}.",
            where=where,
            mend="Mend that line; quote a text that holds a colon.",
        ) from None


_LOADERS: dict[str, Callable[[str, str], Any]] = {
    ".yml": _load_yaml,
    ".yaml": _load_yaml,
    ".json": _load_json,
}


def _checked(schema: type[_Schema], content: Any, where: str) -> _Schema:
    try:
        return schema.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise UngetidError(
            f"The expectation is wrong at {key or 'its top'}: {first['msg']}.",
            where=where,
            mend="Compare it with the other expectations in the folder.",
        ) from None


def _check_kwargs(entry: _Entry, where: str) -> None:
    """Check the type and its kwargs here: Great Expectations would say it at length, and late."""
    kind = KINDS.get(entry.type)
    if kind is None:
        raise UngetidError(
            f"The type {entry.type!r} is not known here.",
            where=where,
            mend=f"Use one of: {', '.join(KINDS)}; or write a SELECT in expectations/sql/.",
        )
    given = set(entry.kwargs)
    wrong = sorted((given - kind.required - kind.optional) | (kind.required - given))
    if wrong:
        raise UngetidError(
            f"The kwargs of {entry.type} differ from what it takes: {', '.join(wrong)}.",
            where=where,
            mend=f"It needs {', '.join(sorted(kind.required)) or 'nothing'}; "
            f"it may have {', '.join(sorted(kind.optional)) or 'nothing more'}.",
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())
