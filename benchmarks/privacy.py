"""How much personal data is found, how many ordinary words are spoilt, and what looking costs.

    python benchmarks/privacy.py [--seed 1] [--count 2000]

Recall: invented pieces of every kind (``tests/ingest_privacy/drawn_pieces.py``) in sentences such
as staff write; a piece is found when all of it is. Names are from the detector's lists, or from
parts that no list holds, behind words that announce a name or anywhere in a sentence; a nickname is
one word of no list. Spoilt words: those taken out of 3,000 words of ordinary minutes, and of the
minutes of ``data_samples`` where nothing is planted. Cost: microseconds for a line of minutes.

Ends with 1 when a promise is broken: 0.99 of numbers, addresses of e-mail and profiles, 0.95 of
listed names, under 1 % of words.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path

from pipeline.ingest.privacy import Known, find
from pipeline.samples.vocabulary import wordings

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests" / "ingest_privacy"
SAMPLES = ROOT / "data_samples"
PROMISED = {
    "cpr": 0.99,
    "phone": 0.99,
    "email": 0.99,
    "number_plate": 0.99,
    "profile_url": 0.99,
    "name": 0.95,
}
MOST_SPOILT = 0.01
VOCABULARIES = ("activities", "networks", "occasions", "partners", "places", "topics", "units")


def known() -> tuple[Known, list[str]]:
    """Return what the samples' texts may say, and what is planted in them, casefolded."""
    truth = json.loads((SAMPLES / "truth" / "personal_data.json").read_text(encoding="utf-8"))
    staff = [piece["text"] for piece in truth if piece["kind"].startswith("staff")]
    planted = [piece["text"].casefold() for piece in truth if piece["text"] not in staff]
    words = (word for name in VOCABULARIES for each in wordings(name).values() for word in each)
    return Known.of(staff, words), planted


def recall(seed: int, count: int, allowed: Known) -> dict[str, float]:
    """Return which share of the pieces of each kind is found whole."""
    sys.path.insert(0, str(TESTS))
    from drawn_pieces import draw_pieces, is_taken_out  # noqa: PLC0415 - found by the line above

    drawn = draw_pieces(seed, count)
    return {
        kind: sum(is_taken_out(piece, allowed) for piece in pieces) / len(pieces)
        for kind, pieces in drawn.items()
    }


def lines_of_minutes() -> tuple[list[str], list[str]]:
    """Return the lines of the ordinary prose, and those of the samples' minutes."""
    prose = (TESTS / "ordinary_prose.txt").read_text(encoding="utf-8").splitlines()
    files = sorted((SAMPLES / "inbox" / "referater").rglob("*.md"))
    cells = [
        cell.strip()
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        for cell in line.strip("|").split("|")
    ]
    return prose, cells


def spoilt(lines: list[str], allowed: Known, planted: list[str]) -> tuple[int, int]:
    """Return how many words are taken out that are no part of what is planted, of how many."""
    total = removed = 0
    for line in lines:
        total += len(re.findall(r"\w+", line))
        for one in find(line, allowed):
            text = line[one.start : one.end]
            if not any(text.casefold() in piece or piece in text.casefold() for piece in planted):
                removed += len(re.findall(r"\w+", text))
    return removed, total


def microseconds(lines: list[str], allowed: Known) -> float:
    """Return how long a line takes, the best of three rounds."""
    rounds = []
    for _ in range(3):
        begun = time.perf_counter()
        for line in lines:
            find(line, allowed)
        rounds.append((time.perf_counter() - begun) / len(lines) * 1e6)
    return min(rounds)


def main() -> int:
    """Print the figures; return 1 when a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    options = parser.parse_args()
    allowed, planted = known()
    found = recall(options.seed, options.count, allowed)
    for kind, share in found.items():
        print(f"{kind}: {share:.3f} found")
    is_kept = all(found[kind] >= least for kind, least in PROMISED.items())
    prose, cells = lines_of_minutes()
    for name, lines in (("ordinary prose", prose), ("minutes of data_samples", cells)):
        removed, total = spoilt(lines, allowed, planted)
        is_kept = is_kept and removed < MOST_SPOILT * total
        print(f"{name}: {removed} of {total} words taken out ({removed / total:.2%})")
    print(f"a line of minutes: {microseconds(cells, allowed):.0f} microseconds")
    return 0 if is_kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
