"""One thread for each test: two processes run tests side by side, and the towns are small.

Set before Polars and NumPy are imported; processes that tests start inherit it.
"""

from __future__ import annotations

import os

for _name in ("OMP_NUM_THREADS", "POLARS_MAX_THREADS", "UNGETID_THREADS"):
    os.environ.setdefault(_name, "1")
