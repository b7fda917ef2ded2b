"""What stands beside the text of a file: properties, comments, page headers, names of sheets.

So do what pictures are described as, names of bookmarks, where links lead, XML of other programs.

None of it is read by ingest, and all of it comes along when a file is handed over. Members that are
larger than such things are by far are left alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pipeline.ingest.readers.containers import Container
from pipeline.ingest.readers.log_table import FileRefused

_MOST_BYTES = 4 * 1024**2  # of one member
_MOST_MEMBERS = 200
_MEMBERS = re.compile(
    r"docProps/(?:core|app|custom)\.xml|meta\.xml"
    r"|word/(?:comments\w*|header\d*|footer\d*|footnotes|endnotes|people)\.xml"
    r"|xl/(?:comments\d*|workbook|persons/\w+|threadedComments/\w+|drawings/\w+)\.xml"
    r"|xl/worksheets/sheet\d+\.xml"
    r"|customXml/item\d*\.xml|word/_rels/document\.xml\.rels|word/document\.xml"
    r"|styles\.xml"
)
# Of these only what is quoted here is beside the text.
_PARTS = {
    "xl/worksheets/": re.compile(r"<headerFooter.*?</headerFooter>", re.DOTALL),
    "content.xml": re.compile(r"<office:annotation\b.*?</office:annotation>", re.DOTALL),
    "styles.xml": re.compile(r"<style:master-page\b.*?</style:master-page>", re.DOTALL),
}
# Of these only attributes. A link that is shown as it is written is found in the text.
_ONLY_ATTRIBUTES = {
    "word/document.xml": re.compile(
        r"<wp:docPr\b[^>]*?\b(?:descr|title)=\"([^\"]{1,300})\""
        r"|<w:bookmarkStart\b[^>]*?\bw:name=\"(?!_)([^\"]{1,300})\""
    ),
    "word/_rels/": re.compile(r"(?=[^>]*/hyperlink\")[^>]*?\bTarget=\"(?!mailto:)([^\"]{1,300})\""),
    "content.xml": re.compile(
        r"<svg:(?:title|desc)>([^<]{1,300})<"
        r"|<text:bookmark-start\b[^>]*?\btext:name=\"(?!_)([^\"]{1,300})\""
    ),
}
_ATTRIBUTES = re.compile(r"\b(?:\w+:)?(?:name|author|displayName|title)=\"([^\"]{1,300})\"")
_WITH_ATTRIBUTES = ("xl/workbook.xml", "xl/persons/", "word/comments", "word/people")
# Runs of the same line; the end of anything else ends a line.
_INLINE = re.compile(r"</?(?:w:t|w:r|w:rPr|t|r|rPr|text:span|text:s|a:t|a:r)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_RTF_INFO = re.compile(
    rb"\{\\(?:author|operator|manager|company|title|subject|keywords|doccomm)\s([^{}]{1,300})\}"
)
_RTF_SIGN = re.compile(rb"\\'([0-9a-f]{2})", re.IGNORECASE)
_HTML = re.compile(
    r"(?is)<title[^>]*>(.{1,300}?)</title>|<!--(.{1,2000}?)-->"
    r"|<img\b[^>]{0,2000}?\balt=[\"']([^\"']{1,300})[\"']"
    r"|<meta[^>]{1,200}content=[\"']([^\"']{1,300})[\"']"
)
_HEAD = 200_000  # bytes of a text in which its properties stand


def texts_beside(content: bytes) -> Iterator[str]:
    """Yield the texts beside a file's own.

    Parameters
    ----------
    content
        A workbook or document that is packed (DOCX, ODT, XLSX, XLSB, ODS), RTF or HTML; of anything
        else there are none.
    """
    if content.startswith(b"PK\x03\x04"):
        yield from _of_container(content)
    elif content.startswith(b"{\\rtf"):
        for match in _RTF_INFO.finditer(content[:_HEAD]):
            plain = _RTF_SIGN.sub(lambda sign: bytes.fromhex(sign[1].decode()), match[1])
            yield plain.decode("cp1252", errors="replace")
    elif content[:2000].lstrip()[:1] == b"<":
        for found in _HTML.findall(content[:_HEAD].decode("utf-8", errors="replace")):
            yield from (html.unescape(text) for text in found if text)


def _of_container(content: bytes) -> Iterator[str]:
    try:
        container = Container(content)
    except FileRefused:
        return
    is_open_document = "mimetype" in container.names
    wanted = sorted(name for name in container.names if _MEMBERS.fullmatch(name))
    for name in [*wanted[:_MOST_MEMBERS], *(["content.xml"] if is_open_document else [])]:
        try:
            markup = container.read(name, _MOST_BYTES).decode("utf-8", errors="replace")
        except (FileRefused, KeyError):
            continue
        yield from _of_member(name, markup)


def _of_member(name: str, markup: str) -> Iterator[str]:
    only = next((one for start, one in _ONLY_ATTRIBUTES.items() if name.startswith(start)), None)
    for groups in () if only is None else only.finditer(markup):
        found = next(filter(None, groups.groups()), "")
        yield from {html.unescape(found), html.unescape(found).replace("_", " ")}
    if name.startswith("word/") and only is not None:
        return
    if name == "content.xml":
        yield from re.findall(r"<table:table\b[^>]*?table:name=\"([^\"]{1,300})\"", markup)
    part = next((pattern for start, pattern in _PARTS.items() if name.startswith(start)), None)
    if part is not None:
        markup = "\n".join(part.findall(markup))
    if name.startswith(_WITH_ATTRIBUTES):
        yield from map(html.unescape, _ATTRIBUTES.findall(markup))
    text = html.unescape(_TAG.sub("\n", _INLINE.sub("", markup)))
    yield from (line.strip() for line in text.split("\n") if line.strip())
