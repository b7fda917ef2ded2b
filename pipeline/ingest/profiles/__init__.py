"""Source profiles: how each tool's export is read."""

from __future__ import annotations

from pipeline.ingest.profiles.book import STANDARD, ProfileBook
from pipeline.ingest.profiles.profile import FilePins, Profile
from pipeline.ingest.profiles.read_profiles import profile_files, read_book, shipped_book

__all__ = [
    "STANDARD",
    "FilePins",
    "Profile",
    "ProfileBook",
    "profile_files",
    "read_book",
    "shipped_book",
]
