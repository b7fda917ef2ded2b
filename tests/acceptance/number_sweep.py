"""Every number that a reader sees on a page, and what stands around it.

A page is taken apart into parts (a row of a table with the heads of its columns, a paragraph, a
caption, an alternative text). The few kinds of numbers that are no figures are left out
(:data:`NO_FIGURES`). Each number left must be a figure of the warehouse: of which cells, see
:mod:`number_cells` and :mod:`number_context`. It is compared with the raw value, scaled and rounded
as it is shown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html as parser

_MONTHS = {
    "da": (
        "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
        r"(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\.?"
    ),
    "en": (
        "January|February|March|April|May|June|July|August|September|October|November|December|"
        r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
    ),
}
_EVERYWHERE: dict[str, str] = {
    r"\d{4}-\d{2}-\d{2}": "a date",
    r"\b\d{4}-Q[1-4]\b": "a quarter",
    r"\b[Mm]odel [12]\b": "the name of a model",
    r"±\s?2[,.]66": "the constant of XmR charts",
    r"^0 ?% (?:til|to) 100 ?%$": "the bounds of a share",
    r"docs/[\w./-]+": "a file of this project",
    r"Laney 2002|mdc-2023": "literature and the name of a set of rules",
    r"(?<=[a-z.] )(?:19|20)\d{2}, [A-Z][^;]*$": "literature: year, journal and volume",
    r"OPDIGTET-\d+": "the case number, as the settings have it",
    r"f-[0-9a-f]{16}": "the key of a file",
    r"\b[A-Z]-\d{4}-\d+\b": "the key of an order",
    r"(?<![\d,.])\d{1,2}: (?=[A-ZÆØÅ])": "the memo's number of a task, in the table of tasks",
}
# Numbers that are no figures, each with the reason why it may stand there.
NO_FIGURES: dict[str, dict[str, str]] = {
    "da": {
        rf"\d{{1,2}}\. (?:{_MONTHS['da']}) \d{{4}}": "a date",
        rf"\b(?:{_MONTHS['da']}) \d{{2,4}}\b": "a month",
        r"\b\d\. (?:kvartal|kvt?\.) \d{4}": "a quarter",
        r"\b(?:Figur|Tabel|Bilag) \d+\b": "numbering of figures, tables and appendices",
        r"\b[Oo]pgave \d+(?:[–,] ?\d+)*": "the memo's number of a task",
        r"\bside 1\b": "a page of the memo",
        r"95 %(?=-interval|\))": "the level of all intervals",
        r"(?<=under )(?:1|5|10) %": "steps of the scale of certainty (wording/certainty.yml)",
        r"\b(?:[Uu]nder |under og over )?18 år\b": "the age that divides the target group",
        r"mindst 12 måneder før og 6 efter": "the least that an interrupted series is fitted to",
        r"\b37 timer om ugen": "the hours of a full-time position",
        r"under 0,5 %": "the least part that a label names",
        r"\bDifferencen skal være 0\b": "what the rows must add up to",
        r"kvartal for kvartal, højst 12\b": "how many quarters a small line shows",
        r"\bde 12 måneder": "how many months a year has",
        r"(?<=; )100 %(?= ville)": "two alike distributions",
        r"\b4 (?=kvartaler til og med)": "how many quarters a year has",
        r"\bNovember 2023\b": "literature: month and year",
    },
    "en": {
        rf"\d{{1,2}} (?:{_MONTHS['en']}) \d{{4}}": "a date",
        rf"\b(?:{_MONTHS['en']}) \d{{2,4}}\b": "a month",
        r"\bQ[1-4] \d{4}": "a quarter",
        r"\b(?:Figure|Table|Appendix) \d+\b": "numbering of figures, tables and appendices",
        r"\b[Tt]asks? \d+(?:[–,] ?\d+)*": "the memo's number of a task",
        r"\b(?:p\.|page) 1\b": "a page of the memo",
        r"95% (?=interval)|95%(?=-interval|\))": "the level of all intervals",
        r"(?<=below )(?:1|5|10)%": "steps of the scale of certainty (wording/certainty.yml)",
        r"\b(?:people|aged|of) (?:of )?18 (?:and|or) over\b": "the age that divides the group",
        r"\b(?:[Uu]nder|over) (?:and over )?18\b|\b18 and over\b": "the same",
        r"takes 12 months before the transition and 6 after": "the least of a series",
        r"\b37 hours a week": "the hours of a full-time position",
        r"under 0\.5%|below 0\.5%": "the least part that a label names",
        r"\b[Dd]ifference must be 0\b": "what the rows must add up to",
        r"quarter by quarter, 12 at most": "how many quarters a small line shows",
        r"\bthe 12 months": "how many months a year has",
        r"(?<=; )100%(?= would)": "two alike distributions",
        r"\b4 (?=quarters to)": "how many quarters a year has",
    },
}
_NUMBER = {
    "da": re.compile(r"(?<![\w,.])[+−-]?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![\w])"),
    "en": re.compile(r"(?<![\w,.])[+−-]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?![\w])"),
}
_POINTS = {"da": "procentpoint", "en": "percentage points?"}
_TO = {"da": "til|og", "en": "to|and"}
_BLOCKS = {"tr", "p", "li", "h1", "h2", "h3", "figcaption", "caption", "summary", "dd", "dt", "div"}


@dataclass(frozen=True)
class Number:
    """A number as it is shown.

    Parameters
    ----------
    shown
        As it stands there.
    value
        Its size without its sign: a fall of 3 is a change of -3.
    decimals
        How many it is shown with.
    scales
        What its raw value may have been multiplied with: 100 as percent or in percentage points.
    start
        Where it stands in the text.
    unit
        ``%``, ``points`` (of percent), or nothing.
    """

    shown: str
    value: float
    decimals: int
    scales: tuple[int, ...]
    start: int = 0
    unit: str = ""

    def is_of(self, cell: float) -> bool:
        """Whether a raw value would be shown like that."""
        half = 0.5 * 10**-self.decimals + 1e-9
        # A share or a change of one is no larger than 1: hours are never shown as percent.
        return any(
            abs(abs(cell) * scale - self.value) <= half
            for scale in self.scales
            if scale == 1 or abs(cell) <= 1
        )


@dataclass(frozen=True)
class Part:
    """A part of a page.

    Parameters
    ----------
    text
        What stands there.
    about
        What it is about, where its own text may not say so: caption, finding, title of a box.
    cells
        Of a row of a table: head of the column and text of the cell, the row's own head first.
    """

    text: str
    about: str = ""
    cells: tuple[tuple[str, str], ...] = field(default=())


def normal(text: str) -> str:
    """Return a text with plain spaces and one kind of quotation mark and apostrophe."""
    text = html.unescape(text).replace("’", "'").replace("\u2011", "-")
    return re.sub(r"\s+", " ", text).strip()


def numbers(text: str, language: str = "da") -> list[Number]:
    """Return the numbers of a text, those of :data:`NO_FIGURES` left out."""
    for pattern in (*NO_FIGURES[language], *_EVERYWHERE):
        # As long as before: a number's place in the text stays.
        text = re.sub(pattern, lambda found: "¤" * len(found[0]), text)
    points, to = _POINTS[language], _TO[language]
    # "+22,6 procentpoint (+14,4 til +30,0)": the unit stands once.
    shared = {
        place
        for found in re.finditer(rf"(?:{points}|%) \(([^()]+? (?:{to}|–) [^()]+?)\)", text)
        for place in range(*found.span(1))
    }
    found = []
    for match in _NUMBER[language].finditer(text):
        whole, decimals = re.sub("[.,]", "", match[1]), match[2] or ""
        after = text[match.end() :]
        # Of two ends of an interval the unit may stand at the latter alone.
        unit = re.match(rf"(?: (?:{to}) [+−-]?[\d.,]+)? ?(%|{points})", after)
        is_percent = unit or match.start() in shared
        # A change whose unit stands in the heading of its column.
        is_change = match[0][0] in "+−" and decimals
        scales = (100,) if is_percent else (1, 100) if is_change else (1,)
        value = float(f"{whole}.{decimals or 0}")
        kind = "" if not unit else "%" if unit[1] == "%" else "points"
        found.append(Number(match[0], value, len(decimals), scales, match.start(), kind))
    return found


def blocks(page: str) -> list[str]:
    """Return the texts of a page, part by part, alternative texts included."""
    return [part.text for part in parts(page)]


def parts(page: str) -> list[Part]:
    """Return the parts of a page.

    Of the method report the notes of the changelog are left out: they are no figures.
    """
    tree = parser.fromstring(page.encode())
    for gone in tree.xpath("//script | //style | //head | //svg | //details[summary/@lang='en']"):
        gone.drop_tree()
    found = [
        Part(normal(node.get(name)), _about(node))
        for name in ("alt", "aria-label")
        for node in tree.xpath(f"//*[@{name}]")
    ]
    found += [
        Part(normal(node.get("data-value")), normal(node.get("data-title")))
        for node in tree.xpath("//*[@data-value]")
    ]
    for node in tree.iter():
        if node.tag in _BLOCKS:
            cells = _cells(node) if node.tag == "tr" else ()
            found.append(Part(normal(_own_text(node)), _about(node), cells))
    return [part for part in found if part.text]


def _about(node: parser.HtmlElement) -> str:
    """Return what stands over it: caption of a table, finding of a chart, title of a box."""
    for up in node.iterancestors():
        if up.tag == "table":
            return normal(" ".join(up.xpath("./caption//text()")))
        if up.tag == "figure":
            return normal(" ".join(up.xpath("./h2//text() | ./figcaption//text()")))
        if "valuebox" in (up.get("class") or ""):
            return normal(" ".join(up.xpath(".//*[@class='value-box-title']//text()")))
        if up.get("data-title"):
            return normal(up.get("data-title"))
        if up.tag == "section":
            return normal(" ".join(up.xpath("./h2//text()")))
    return ""


def _cells(row: parser.HtmlElement) -> tuple[tuple[str, str], ...]:
    table = next((up for up in row.iterancestors() if up.tag == "table"), None)
    heads = [] if table is None else table.xpath("./thead/tr[last()]/*")
    own = [cell for cell in row if cell.tag in ("td", "th")]
    if not own or len(heads) != len(own) or row.getparent().tag == "thead":
        return ()
    return tuple(
        (
            normal(head.text_content()),
            normal(_row_head(cell) if not at else " ".join(cell.itertext())),
        )
        for at, (head, cell) in enumerate(zip(heads, own, strict=True))
    )


def _row_head(cell: parser.HtmlElement) -> str:
    """Return what a row is of, without the definition that folds out below."""
    said = [cell.text or ""]
    for child in cell:
        if child.tag != "details":
            said.append(child.text_content())
        said.append(child.tail or "")
    return " ".join(said)


def _own_text(node: parser.HtmlElement) -> str:
    """Return a block's text without that of blocks in it; a row's cells belong to the row."""
    if node.tag != "tr" and any(up.tag == "tr" for up in node.iterancestors()):
        return ""

    def told(one: parser.HtmlElement) -> Iterator[str]:
        yield one.text or ""
        for child in one:
            if node.tag == "tr" or child.tag not in _BLOCKS | {"table"}:
                yield from told(child)
            yield " " + (child.tail or "")

    return "".join(told(node))
