"""Personal data in free text: found, masked, and told by its kind alone."""

from pipeline.ingest.privacy.beside import texts_beside
from pipeline.ingest.privacy.detector import find, masked
from pipeline.ingest.privacy.found import Found, Kind, Known
from pipeline.ingest.privacy.warnings import (
    BESIDE_TEXT,
    IN_FILE_NAME,
    OF_PARTICIPANTS,
    REASONS,
    Warnings,
    is_in_path,
)

__all__ = [
    "BESIDE_TEXT",
    "IN_FILE_NAME",
    "OF_PARTICIPANTS",
    "REASONS",
    "Found",
    "Kind",
    "Known",
    "Warnings",
    "find",
    "is_in_path",
    "masked",
    "texts_beside",
]
