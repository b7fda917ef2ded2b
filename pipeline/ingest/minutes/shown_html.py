"""What a web page or a mail in HTML shows: without scripts, and what is there and not shown.

Mails begin with a line that only their preview shows, and pages hold lists to choose from. No
reader sees them, and Pandoc would take them for text.
"""

from __future__ import annotations

import re

from lxml import html
from lxml.etree import LxmlError

_NEVER_SHOWN = ("script", "style", "template", "noscript", "select", "datalist", "head")
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_MAY_HIDE = re.compile(
    rf"<(?:{'|'.join(_NEVER_SHOWN[:-1])})\b|\bhidden\b|{_HIDES.pattern}", re.IGNORECASE
)


def shown(text: str) -> str:
    """Return the markup of a page without what it does not show.

    One that hides nothing stays as it is, and so does one that is torn, for its reader to see it.
    """
    is_torn = "<html" in text.lower() and "</html" not in text.lower()
    if is_torn or not _MAY_HIDE.search(text):
        return text
    try:
        page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError, RecursionError):
        return text
    for element in [*page.iter(*_NEVER_SHOWN), *page.xpath("//*[@hidden or @style]")]:
        is_hidden = element.tag in _NEVER_SHOWN or element.get("hidden") is not None
        is_hidden = is_hidden or _HIDES.search(element.get("style", "")) is not None
        if is_hidden and element.getparent() is not None:
            element.drop_tree()
    return str(html.tostring(page, encoding="unicode"))
