"""Reference data and staff as parts of the lake."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.reading import Reading


def setup_readings(knowledge: Knowledge) -> Iterator[tuple[str, Reading]]:
    """Yield the digest of each set-up file's bytes, and what it says."""
    for table in knowledge.reference.tables:
        yield (
            hashlib.sha256(table.source.content).hexdigest(),
            Reading(
                "reference",
                table.name,
                "csv",
                table.source.encoding,
                "semicolon",
                table.frame.height,
                parts={f"ref_{table.name}": table.frame},
            ),
        )
    staff = knowledge.staff
    yield (
        hashlib.sha256(staff.source.content).hexdigest(),
        Reading(
            "staff",
            "staff",
            "csv",
            staff.source.encoding,
            "semicolon",
            staff.frame.height,
            parts={"staff": staff.frame},
        ),
    )
