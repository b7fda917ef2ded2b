"""ungetid: did the time really move from the streets to the young people at risk?"""

import os
from importlib.metadata import PackageNotFoundError, version

# Polars' allocator is told when it is imported: what a batch frees, the next one wants again. As it
# is set at first, a sixth of the time of a large ingest goes into getting it back from the system.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:10000,muzzy_decay_ms:10000")

try:
    __version__ = version("ungetid")
except PackageNotFoundError:  # read from a source tree that was never installed
    __version__ = "0+unknown"
