"""A process that renders documents for another one: tasks come in and answers go out, by line.

It ends when nothing more can come in: also when the process that started it was killed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.problems import ExitCode, UngetidError
from pipeline.reporting.engine.task import Task


def answers(lines: Iterable[str]) -> Iterator[str]:
    """Render each task; yield what came of it."""
    for line in lines:
        yield json.dumps(_answer(Task.from_line(line))) + "\n"


def _answer(task: Task) -> dict[str, Any]:
    try:
        return {"pages": [str(page) for page in task.run()]}
    except UngetidError as fault:
        told = {"what": fault.what, "where": fault.where, "mend": fault.mend}
        return {"told": told | {"exit_code": int(fault.exit_code)}}
    except OSError as error:
        return {"refused": [error.errno, error.strerror]}
    except Exception as error:  # noqa: BLE001 - its message may quote data: only the type goes on
        return {"fault": type(error).__name__}


def pages_of(answer: str, task: Task) -> list[str]:
    """Return the pages that an answer tells of.

    Raises
    ------
    UngetidError
        What was told to the process that rendered; also where it ended without an answer.
    OSError
        What the system refused there.
    """
    found: dict[str, Any] = json.loads(answer) if answer else {"fault": "no answer"}
    if "told" in found:
        told = found["told"]
        raise UngetidError(
            told["what"],
            where=told["where"],
            mend=told["mend"],
            exit_code=ExitCode(told["exit_code"]),
        )
    if "refused" in found:
        raise OSError(*found["refused"])
    if "fault" in found:
        raise UngetidError(
            f"The document could not be rendered ({found['fault']}).",
            where=f"reports/{task.document}",
            mend="Nothing was published; the site is as it was.",
        )
    pages: list[str] = found["pages"]
    return pages


def main() -> None:
    """Answer what comes in; nothing that a document or a library prints gets among the answers."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    with out:
        for answer in answers(iter(sys.stdin.readline, "")):
            out.write(answer)
            out.flush()


if __name__ == "__main__":
    main()
