"""How well minutes are read, and how fast against the bare opening of the same documents.

    python benchmarks/minutes.py [--documents 150] [--files 1000]
    python benchmarks/minutes.py --writer third [--documents 20] [--batch 4]
    python benchmarks/minutes.py --writer hand [--batch open|held_back|second|third|fourth]
    python benchmarks/minutes.py --ingest 1000

Quality: so many meetings are drawn for each format, and written by the second, independent writer
of ``tests/ingest_minutes/habits.py``, which the reader's author did not tune to. Precision and
recall of each field are counted over all of them; a refused document has read nothing.

``--writer third`` measures the layouts of ``minutes_layouts.py``, ``--writer hand`` the minutes
that no program wrote (``tests/minutes_by_hand``), ``--ingest`` a whole run of ``ungetid ingest``
(``minutes_ingest.py``).

Speed: so many documents, of all formats in turn, are read by ``ungetid``'s reader, and then only
opened by the library of their format (python-docx, Pandoc to JSON, pdfplumber's text, markdown-it,
decoding). Memory is the largest resident size of this process.

Ends with 1 when a promise is broken: at least 0.98 for network, date, duration and attendance of
staff, 0.95 for action items and deadlines, at most 3 times the bare time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pdfplumber
import pypandoc
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ingest_minutes"))
sys.path.insert(0, str(Path(__file__).parent))

import minutes_ingest
import minutes_layouts
from habits import WRITERS, Habits, draw_meeting
from sample_words import sample_words
from test_habits import read_facts, true_facts

from pipeline.ingest.minutes import MinutesRefused, MinutesWords, read_minutes

PROMISED = {
    "network": 0.98, "date": 0.98, "duration": 0.98, "staff": 0.98,
    "action_kind": 0.95, "action_due_on": 0.95,
}  # fmt: skip
PROMISED_RATIO = 3.0
WORDS: MinutesWords = sample_words(dt.date(2099, 1, 1))


def main() -> int:
    """Measure, print, and say whether the promises are kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--writer", choices=("second", "third", "hand"), default="second")
    parser.add_argument("--batch", action="append")
    parser.add_argument("--ingest", type=int, default=0)
    asked = parser.parse_args()
    if asked.ingest:
        return 0 if minutes_ingest.measure(asked.ingest, _OPENERS) else 1
    if asked.writer != "second":
        return 0 if _measure_batches(parser, asked) else 1
    kept = [_quality(asked.documents)] if asked.documents else []
    if asked.files:
        kept.append(_speed(asked.files))
    return 0 if all(kept) else 1


def _measure_batches(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> bool:
    is_hand = asked.writer == "hand"
    known = minutes_layouts.by_hand.BATCHES if is_hand else list(minutes_layouts.BATCHES)
    batches = asked.batch or (["open"] if is_hand else ["1", "2", "3"])
    if unknown := set(batches) - set(known):
        parser.error(f"--batch: {sorted(unknown)} is none of {', '.join(known)}")
    if is_hand:
        return minutes_layouts.measure_by_hand(batches)
    return minutes_layouts.measure(batches, asked.documents)


def _quality(documents: int) -> bool:
    scores: dict[str, Counter[str]] = {}
    refused: Counter[str] = Counter()
    for name in WRITERS:
        draw = random.Random(f"benchmark {name}")  # noqa: S311 - invented data, not a secret
        for _ in range(documents):
            told = draw_meeting(draw)
            told.length = told.minutes
            content = WRITERS[name](Habits(draw).parts(told), draw)
            read: Counter[tuple[object, ...]] = Counter()
            try:
                read = read_facts(read_minutes(content, name, WORDS))
            except MinutesRefused as reason:
                refused[reason.reason_code] += 1
            _count(scores, true_facts(told), read)
    print(f"{documents} documents in each of {len(WRITERS)} formats; refused: {dict(refused)}")
    kept = True
    for field, counts in sorted(scores.items()):
        precision = counts["right"] / max(counts["read"], 1)
        recall = counts["right"] / max(counts["true"], 1)
        kept &= min(precision, recall) >= PROMISED.get(field, 0.0)
        print(f"  {field:32} precision {precision:.4f}, recall {recall:.4f} of {counts['true']}")
    return kept


def _count(
    scores: dict[str, Counter[str]],
    true: Counter[tuple[object, ...]],
    read: Counter[tuple[object, ...]],
) -> None:
    for which, facts in (("true", true), ("read", read), ("right", true & read)):
        for fact, times in facts.items():
            scores.setdefault(str(fact[0]), Counter())[which] += times


def _speed(files: int) -> bool:
    made = []
    draw = random.Random("benchmark of speed")  # noqa: S311 - as above
    for number in range(files):
        name = list(WRITERS)[number % len(WRITERS)]
        told = draw_meeting(draw)
        made.append((name, WRITERS[name](Habits(draw).parts(told), draw)))
    _read(*made[6])  # the process that reads PDF starts once a run
    ours = _timed(_read, made)
    bare = _timed(lambda name, content: _OPENERS[name](content), made)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    ratio = ours / bare
    print(
        f"{files} documents: read in {ours:.1f} s, opened in {bare:.1f} s, ratio {ratio:.2f}; "
        f"{files / ours:.0f} a second; {peak:.2f} GB"
    )
    return ratio <= PROMISED_RATIO


def _timed(work: Callable[[str, bytes], object], made: list[tuple[str, bytes]]) -> float:
    start = time.perf_counter()
    for name, content in made:
        work(name, content)
    return time.perf_counter() - start


def _read(name: str, content: bytes) -> None:
    with suppress(MinutesRefused):
        read_minutes(content, name, WORDS)


def _by_pandoc(name: str) -> Callable[[bytes], object]:
    command = [pypandoc.get_pandoc_path(), "--sandbox", "--from", name, "--to", "json"]
    return lambda content: subprocess.run(command, input=content, capture_output=True, check=True)


def _by_pdfplumber(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as opened:
        for page in opened.pages:
            page.extract_text()


_OPENERS: dict[str, Callable[[bytes], object]] = {
    "markdown": lambda content: MarkdownIt("commonmark").enable("table").parse(content.decode()),
    "text": lambda content: content.decode("latin-1"),
    "docx": lambda content: [one.text for one in docx.Document(io.BytesIO(content)).paragraphs],
    "odt": _by_pandoc("odt"),
    "rtf": _by_pandoc("rtf"),
    "html": _by_pandoc("html"),
    "pdf": _by_pdfplumber,
}


if __name__ == "__main__":
    sys.exit(main())
