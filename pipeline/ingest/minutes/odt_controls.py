"""Content controls of ODT, which Pandoc passes over with what is written in them.

LibreOffice keeps the controls of a Word document, such as our template of minutes, when it saves it
as ODT. Here they give way to their text; one that still shows its prompt gives way to nothing.
"""

from __future__ import annotations

import io
import re
import zipfile

from pipeline.ingest.minutes.records import MinutesRefused
from pipeline.ingest.readers.containers import Container
from pipeline.ingest.readers.log_table import FileRefused

_MARKUP, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_MOST_UNPACKED = 32 * 1024**2
_CONTROL = b"<loext:content-control"
_PROMPT = re.compile(
    rb"<loext:content-control\b[^>]*\bloext:showing-place-holder=\"true\"[^>]*>.*?"
    rb"</loext:content-control>",
    re.DOTALL,
)
_TAGS = re.compile(rb"</?loext:(?:content-control|list-item)\b[^>]*>")


def markup_of(content: bytes) -> bytes:
    """Return what an ODT document says, as XML.

    Raises
    ------
    MinutesRefused
        ``unreadable_document``, ``password_protected``.
    """
    try:
        container = Container(content)
        has_manifest = _MANIFEST in container.names
        manifest = container.read(_MANIFEST, _MOST_UNPACKED) if has_manifest else b""
        markup = container.read(_MARKUP, _MOST_UNPACKED)
    except (FileRefused, KeyError):
        raise MinutesRefused("unreadable_document") from None
    if b"encryption-data" in manifest:
        raise MinutesRefused("password_protected")
    return markup


def with_controls_filled(content: bytes) -> bytes:
    """Return an ODT document with the text of its content controls in their place.

    Raises
    ------
    MinutesRefused
        ``unreadable_document``.
    """
    markup = markup_of(content)
    if _CONTROL not in markup:
        return content
    plain = _TAGS.sub(b"", _PROMPT.sub(b"", markup))
    container = Container(content)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("mimetype", *sorted(container.names - {"mimetype", _MARKUP})):
            if name in container.names:
                archive.writestr(name, b"".join(container.pieces(name)))
        archive.writestr(_MARKUP, plain)
    return made.getvalue()
