"""What was erased for good, and does not come back: the list, and how rows are held against it."""

from pipeline.ingest.erasing.erased_list import ErasedList, read_erased, write_erased
from pipeline.ingest.erasing.erasures import Erasures, read_erasures

__all__ = ["ErasedList", "Erasures", "read_erased", "read_erasures", "write_erased"]
