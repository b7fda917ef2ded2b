"""The synthetic municipality: a workspace of invented data, with the truth beside it.

``write_sample`` is the one way in. Everything follows from the options: the same options give the
same bytes, on every run and in every process. How a folder is laid out, and what the files below
``truth/`` hold, is written in the ``truth/README.md`` that is written with it.
"""

from __future__ import annotations

from pipeline.samples.municipality import write_clean, write_sample
from pipeline.samples.options import SampleOptions, SampleReport

__all__ = ["SampleOptions", "SampleReport", "write_clean", "write_sample"]
