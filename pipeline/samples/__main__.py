"""``python -m pipeline.samples FOLDER`` writes what is committed as ``data_samples/``."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.samples import SampleOptions, write_sample

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m pipeline.samples FOLDER")
    sys.stdout.write(f"{write_sample(Path(sys.argv[1]), SampleOptions())}\n")
