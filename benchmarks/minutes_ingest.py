"""How long ``ungetid ingest`` takes with many minutes, against opening them with their libraries.

    python benchmarks/minutes.py --ingest 1000

Documents of the third writer's layouts for development, in all formats, are laid into the inbox of
a fresh workspace. ``ungetid ingest`` reads them, in a process of its own and with its progress bar;
then each is only opened by the library of its format. Memory is the largest resident size of the
processes of the run.

Ends with 1 when ingest takes more than three times the bare time.
"""

from __future__ import annotations

import email
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from email import policy
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from minutes_writers import BATCHES, HELD_BACK, tasks_of, write

from pipeline.demo import lay_out_samples
from pipeline.problems import ExitCode
from pipeline.resources import resource_folder

PROMISED = 3.0
COMPLETE = {int(ExitCode.OK), int(ExitCode.INPUT_REFUSED)}
_ENDINGS = {"docx": "docx", "odt": "odt", "rtf": "rtf", "pdf": "pdf", "html": "html", "mail": "eml",
            "markdown": "md", "text": "txt"}  # fmt: skip
Opener = Callable[[bytes], object]


def measure(number: int, openers: Mapping[str, Opener]) -> bool:
    """Print both times, their ratio and the memory; say whether the promise is kept.

    Parameters
    ----------
    openers
        Format → what opens a document of it with its library alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        lay_out_samples(resource_folder("data_samples"), root)
        made = _fill(root / "inbox", number)
        busy = _processor()
        seconds = _ingested(root)
        busy_ingest = _processor() - busy
    start, busy = time.perf_counter(), _processor()
    for document_format, content in made:
        _open(document_format, content, openers)
    bare, busy_bare = time.perf_counter() - start, _processor() - busy
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    formats = dict(Counter(document_format for document_format, _ in made))
    print(f"{number} minutes {formats}")
    print(f"ingest {seconds:.1f} s, opened {bare:.1f} s, ratio {seconds / bare:.2f}; {peak:.2f} GB")
    # On cores that others keep busy the clock tells little; the processor's time tells more.
    ratio = busy_ingest / busy_bare
    print(f"processor time {busy_ingest:.1f} s, {busy_bare:.1f} s, ratio {ratio:.2f}")
    return seconds / bare <= PROMISED


def _processor() -> float:
    """Return the seconds of processor time of this process and those it has ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def _fill(inbox: Path, number: int) -> list[tuple[str, bytes]]:
    """Write so many minutes into an inbox that holds nothing else."""
    shutil.rmtree(inbox)
    inbox.mkdir()
    layouts = [(name, one) for name, many in BATCHES.items() if name not in HELD_BACK
               for one in many]  # fmt: skip
    made = []
    for at in range(number):
        batch, layout = layouts[at % len(layouts)]
        written = write(layout, at // len(layouts), bank=tasks_of(batch))
        made.append((written.document_format, written.content))
        name = f"referat_{at:04}.{_ENDINGS[written.document_format]}"
        (inbox / name).write_bytes(written.content)
    return made


def _ingested(root: Path) -> float:
    """Run the verb; return the seconds it took on the clock."""
    command = [sys.executable, "-m", "pipeline.cli", "ingest", "-w", str(root)]
    start = time.perf_counter()
    answer = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    seconds = time.perf_counter() - start
    if answer.returncode not in COMPLETE:
        sys.exit(f"Ingest ended with {answer.returncode}:\n{answer.stdout[-2000:]}{answer.stderr}")
    print("\n".join(line for line in answer.stdout.splitlines() if line.strip())[-600:])
    return seconds


def _open(document_format: str, content: bytes, openers: Mapping[str, Opener]) -> None:
    if document_format == "mail":
        message = email.message_from_bytes(content, policy=policy.default)
        rich = message.get_body(("html", "plain"))
        if rich is not None and rich.get_content_type() == "text/html":
            openers["html"](rich.get_content().encode())
    else:
        openers[document_format](content)
