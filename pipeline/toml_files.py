"""TOML that a person writes: settings, corrections and profiles, read and checked alike.

A message says where and what kind of fault it is. It quotes a key that means something here, and
nothing else that stands in the file: a word that somebody has typed may be a name.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from pipeline.files import read_small
from pipeline.problems import UngetidError

MAX_BYTES = 4 * 1024**2
_MEND = 'Mend that line; the file is TOML in UTF-8, and texts stand in "quotation marks".'


def read_toml(path: Path, shown_as: str) -> dict[str, Any]:
    """Read a TOML file.

    Parameters
    ----------
    shown_as
        How messages name it.

    Raises
    ------
    FileNotFoundError
        When there is none.
    UngetidError
        When it is no file (a pipe would be waited for without end), larger than 4 MB, or no TOML.
    """
    try:
        content = read_small(path, MAX_BYTES)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise UngetidError(
            f"The file cannot be opened: {error.strerror or 'the system refuses'}.",
            where=shown_as,
            mend="Close it in other programs, and allow this user to read it.",
        ) from None
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        said = f"is not in UTF-8: at line {content[: error.start].count(10) + 1}"
    except ValueError as error:  # a number of thousands of digits is no fault of TOML's
        said = f"is no TOML{_place_of(error)}"
    except RecursionError:
        said = "is no TOML that is read here: brackets stand within brackets without end"
    raise UngetidError(f"The file {said}.", where=shown_as, mend=_MEND) from None


def _place_of(error: ValueError) -> str:
    """Return where a TOML file is wrong; the message itself may quote the text."""
    found = re.search(r"at line \d+, column \d+|at end of document", str(error))
    return f": {found[0]}" if found else ""


def known_keys(schema: type[BaseModel]) -> frozenset[str]:
    """Return every key that a schema has, of the tables within it, too."""
    found: set[str] = set()
    waiting: list[Any] = [schema]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, type) and issubclass(one, BaseModel):
            for name, field in one.model_fields.items():
                found |= {name, field.alias or name}
                waiting.append(field.annotation)
        else:
            waiting += get_args(one)
    return frozenset(found)


def shown_key(parts: tuple[int | str, ...], known: frozenset[str]) -> str:
    """Return a key as a message may name it: numbers from 1, and ``…`` for what is not known."""
    return ".".join(
        str(part + 1) if isinstance(part, int) else (part if part in known else "…")
        for part in parts
    )


def fault_of(error: Any, known: frozenset[str]) -> str:
    """Return what is wrong, in a person's words, of one of Pydantic's errors.

    Parameters
    ----------
    known
        Every key that means something: one that is none of them may be one of them, misspelt.
    """
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(error["loc"][-1]), sorted(known), 1)
        return "there is no such key" + (f"; {near[0]}?" if near else "")
    words = {
        "missing": "the key is missing",
        "string_pattern_mismatch": "it is not written as such a code is",
        "tuple_type": "write a list",
    }
    return words.get(error["type"], str(error["msg"]).removeprefix("Value error, "))
