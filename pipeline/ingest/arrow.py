"""PyArrow, which writes parts and reads Parquet, with the system's own allocation of memory.

By default it sets aside a gigabyte of addresses when it first allocates; where a process may not
have many, nothing else gets any. Imported only where it is used: it takes its time.
"""

from __future__ import annotations

import os

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

__all__ = ["pa", "pc", "pq"]
