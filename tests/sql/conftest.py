"""The builder of small lakes lies with the tests of the stage that reads them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "warehouse"))
