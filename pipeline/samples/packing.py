"""Zip containers (DOCX, XLSX) whose bytes depend on their content alone."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

# What documents give as the day they were made; the clock is never read.
MADE_AT = dt.datetime(2023, 7, 5, 12, 0)  # noqa: DTZ001 - Office writes it as UTC itself
_ENTRY_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


def repacked(container: bytes) -> bytes:
    """Write a zip container anew: no dates, no traces of the system, members not compressed.

    Not compressed, because another zlib (zlib-ng stands in for it on some systems) packs the same
    content into other bytes.
    """
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(container)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed,
    ):
        for member in source.infolist():
            plain = zipfile.ZipInfo(member.filename, _ENTRY_DATE)
            plain.create_system, plain.external_attr = _UNIX, _PLAIN_FILE
            packed.writestr(plain, source.read(member))
    return target.getvalue()
