"""The small town of the acceptance tests, to be killed, filled up and damaged."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "acceptance"))
