"""Danish that was left in a page in English: in what a reader sees, hears or takes from it."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html

# Common little words that are no English ones.
_WORDS = """
og eller ikke af som på der det skal vises mod timer ugen andel andelen arbejde tiden måned måneder
kvartal kvartaler række rækker linje udgangspunkt udgangspunktet ændring mål ingen hvor hvad hvis
når kun også blev bliver til opgjort kilde siden antal netværk område områder opgave opgaver
registreret medarbejder medarbejdere eksempel gevinst nu fil sag timer sammen
"""
DANISH = frozenset(_WORDS.split())
DANISH_NUMBER = re.compile(r"\d,\d(?!\d\d)|\d\u00a0%|\d\. kv")
# Keys of a file or a build: letters of chance.
CODES = re.compile(r"\b[a-z]{1,2}-[0-9a-f]{8,}\b")
SHOWN = ("aria-label", "alt", "title", "content")


def seen(page: Path) -> Iterator[str]:
    """Yield each text of a page: elements, attributes read aloud, data of charts."""
    yield from texts(html.fromstring(page.read_bytes()))


def texts(root: html.HtmlElement) -> Iterator[str]:
    """Yield each text below an element; what can be chosen is HTML in the data of a cell."""
    quoting = set(root.xpath('//ul[@lang="en"]/descendant-or-self::*'))  # the change log as it is
    for element in root.iter():
        if not isinstance(element.tag, str) or element in quoting:
            continue
        if element.tag == "script" and element.get("type") in ("application/json", "text/plain"):
            for text in strings(json.loads(_data(element))):
                if text.startswith("<"):
                    table = f"<table>{text}</table>" if text.startswith("<thead") else text
                    yield from texts(html.fragment_fromstring(table.replace("\x01", " "), "div"))
                else:
                    yield text
        elif element.tag not in ("script", "style"):
            yield element.text or ""
            yield from (element.get(name) or "" for name in SHOWN)
        yield element.tail or ""


def _data(element: html.HtmlElement) -> str:
    """Return the data of a script; what can be chosen is packed."""
    text = element.text or "null"
    is_packed = "u-variants" in (element.get("class") or "")
    return gzip.decompress(base64.b64decode(text)).decode() if is_packed else text


def strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


def danish(page: Path, names: tuple[str, ...]) -> list[str]:
    """Return the texts of a page that are Danish, but for names."""
    return danish_among(seen(page), names)


def danish_among(said: Iterable[str], names: tuple[str, ...]) -> list[str]:
    """Return those of some texts that have Danish words, letters or numbers, but for names."""
    found = []
    for text in dict.fromkeys(re.sub(r"[ \n\t]+", " ", one) for one in said):
        plain = CODES.sub("", text)
        for name in sorted(names, key=len, reverse=True):
            plain = plain.replace(name, "")
        is_number = re.fullmatch(r"\s*(rgba?|hsl)\(.*\)\s*", plain)
        words = set(re.findall(r"[a-zæøå]+", plain.lower()))
        if not is_number and (
            re.search("[æøåÆØÅ»«]", plain) or words & DANISH or DANISH_NUMBER.search(plain)
        ):
            found.append(text.strip()[:160])
    return found
