"""Run ingest in a process that may not take more than some memory: ``limited_run.py WORKSPACE``.

With a second word, ``refused``, the refused rows are written into workbooks after that.

Prints the most memory that was held at a time, in MB.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

ADDRESS_SPACE = 3 * 1024**3

# Every thread sets addresses aside for its own stack and heap: on a machine of many cores, the
# threads alone would take what the files are to be held to.
for library in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[library] = "2"

resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))

from pipeline.ingest import ingest  # noqa: E402 - within the limit
from pipeline.progress import Silent  # noqa: E402
from pipeline.workspace import Workspace  # noqa: E402

workspace = Workspace(Path(sys.argv[1]))
ingest(workspace, progress=Silent())
if "refused" in sys.argv[2:]:
    from pipeline.ingest.sheets.handback import hand_back

    hand_back(workspace, xlsx=True, progress=Silent())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)  # noqa: T201 - its answer
