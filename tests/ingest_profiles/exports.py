"""What the tests of profiles share: a file read as a named profile, and what became of it."""

from __future__ import annotations

import csv
import dataclasses
import io
from typing import Any

from ingest_town import entries_of, read

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles import Profile, ProfileBook
from pipeline.ingest.reading import Reading


def with_profile(knowledge: Knowledge, profile: Profile, *, pinned: bool = True) -> Knowledge:
    """Knowledge with one more profile, by which every file is read."""
    book = ProfileBook.of([*knowledge.headings.profiles, profile])
    return dataclasses.replace(knowledge, headings=book.pinned(profile.id) if pinned else book)


def variant(knowledge: Knowledge, profile_id: str, **tables: dict[str, Any]) -> Knowledge:
    """Knowledge in which a shipped profile, with some keys changed, reads every file."""
    (base,) = (one for one in knowledge.headings.profiles if one.id == profile_id)
    own: dict[str, Any] = base.model_dump()
    for table, keys in tables.items():
        own[table] = {**own[table], **keys}
    return with_profile(knowledge, Profile.model_validate(own))


def profile_for(knowledge: Knowledge, content: str, mark: str = ",") -> HeadingRow:
    """The headings of a CSV's first row, as the profile that fits reads them."""
    (cells,) = csv.reader(io.StringIO(content.split("\n", 1)[0]), delimiter=mark)
    return knowledge.headings.match(cells)


def loaded(reading: Reading, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of the entries, row by row."""
    return entries_of(reading).select(columns).rows()


def read_text(text: str, knowledge: Knowledge, encoding: str = "utf-8") -> Reading:
    return read(text.encode(encoding), knowledge)
