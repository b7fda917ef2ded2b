"""How well minutes are read in layouts as secretaries make them, by batch of the third writer.

    python benchmarks/minutes.py --writer third [--documents 20] [--batch 1 --batch 2]
    python benchmarks/minutes_layouts.py        # the same

So many documents are written in each layout of ``tests/minutes_writers``. Precision and recall of
each field are counted over a batch; a refused document has read nothing. Batches that are
held back or mended in part (``tests/minutes_writers``) are measured only when asked for by
name (``docs/decisions/0018-held-back-minutes.md``).

``measure_by_hand`` prints the same of ``tests/minutes_by_hand``, which no program wrote.

Ends with 1 when a batch is below the promise: 0.98 for network, date, duration and attendance of
staff, 0.95 for action items and deadlines.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "ingest_minutes"))

from minutes_by_hand import truth as by_hand
from minutes_writers import BATCHES, HELD_BACK, MENDED_IN_PART, documents
from minutes_writers.score import Facts, read, score, true_facts
from sample_words import sample_words

PROMISED = {
    "network": 0.98, "date": 0.98, "duration": 0.98, "staff attendance": 0.98,
    "action item": 0.95, "deadline": 0.95,
}  # fmt: skip


def main() -> int:
    """Measure, print, and say whether the promises are kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--batch", action="append", choices=list(BATCHES))
    asked = parser.parse_args()
    developed = [name for name in BATCHES if name not in (*HELD_BACK, *MENDED_IN_PART)]
    return 0 if measure(asked.batch or developed, asked.documents) else 1


def measure(batches: list[str], number: int) -> bool:
    """Print the figures of each batch; say whether all keep the promise."""
    kept = [_batch(name, number) for name in batches]
    return all(kept)


def _batch(name: str, number: int) -> bool:
    words = sample_words(dt.date(2099, 1, 1))
    pairs = [(true_facts(one), read(one, words)) for _, one in documents(name, number)]
    kind = "held back" if name in HELD_BACK else "development"
    print(f"batch {name} ({kind}): {len(BATCHES[name])} layouts, {number} documents of each")
    return _told(pairs)


def measure_by_hand(batches: list[str]) -> bool:
    """Print the figures of the minutes by hand; say whether all batches keep the promise."""
    words = sample_words(dt.date(2099, 1, 1))
    kept = []
    for batch in batches:
        papers = by_hand.documents(batch)
        print(f"by hand, {batch.replace('_', ' ')}: {len(papers)} documents")
        pairs = [(by_hand.true_facts(one), by_hand.facts_as_read(one, words)) for one in papers]
        kept.append(_told(pairs))
    return all(kept)


def _told(pairs: list[tuple[Facts, Facts]]) -> bool:
    """Print precision and recall of each field; say whether the promise is kept."""
    kept = True
    for field, (right, seen, true) in sorted(score(pairs).items()):
        precision, recall = right / max(seen, 1), right / max(true, 1)
        is_kept = min(precision, recall) >= PROMISED.get(field, 0.0)
        kept &= is_kept
        mark = "" if is_kept else "  below the promise"
        print(f"  {field:20} precision {precision:.4f}, recall {recall:.4f} of {true}{mark}")
    return kept


if __name__ == "__main__":
    sys.exit(main())
