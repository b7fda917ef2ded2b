"""Plain text → blocks, by what people do where they have no formatting."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.ingest.minutes.action_kinds import begins_as_task
from pipeline.ingest.minutes.blocks import (
    LONGEST_LINE,
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Table,
    heads,
    plain,
)
from pipeline.ingest.minutes.label_roles import is_label_like, is_of_last_time, is_of_tasks
from pipeline.ingest.minutes.legends import without_legends
from pipeline.ingest.minutes.moments import begins_with_month
from pipeline.ingest.minutes.stacked_cells import stacked_tables

_BULLET = re.compile(r"(?:[-*•·–+]|o(?=\s{2}))\s+(\S.*)")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+(\S.*)")
# "2.1. Pålagt …", "3.1 Orientering": a point below a point, and neither a day nor a clock time.
_POINT_BELOW = re.compile(r"(?:[1-9]\d?(?:\.[1-9]\d?){1,2}\.|[1-9]\.[1-9])\s+(?=[A-ZÆØÅ])(\S.*)")
_UNDERLINE = re.compile(r"(={3,}|-{3,}|_{3,}|~{3,}|\*{3,})")
_RULE = re.compile(r"[\s|+:=_-]*[-=_+]{3,}[\s|+:=_-]*")
_COLUMN_GAP = re.compile(r"\s{2,}")
_ITEM = re.compile(r"(?:[a-zæøå]|\d{1,2}|o|i{1,3})[.)\s]\s")
# A line that ends so is broken in the middle of a sentence.
_OPEN_END = re.compile(r"\s(?:senest|inden|den|d\.|i|på|til|af|for|og|med|om|at|ved|fra|uge|kl\.)$")
# "senest 25." and below it "oktober", "senest d." and below it "28/4"
_GOES_ON = re.compile(r"\s(?:\d{1,2}|d|kl)\.$")
_DAY = re.compile(r"(?:d\.|den)\s*\d")
# "…, Bo Ravn (klubben), Mehmet" and below it "Stenvang (politiet)"
_HALF_A_NAME = re.compile(r"(?:\),|\)\s+(?:og|samt))\s+[A-ZÆØÅ][\w'-]+$")
_SURNAME = re.compile(r"[A-ZÆØÅ][\w'-]+\s\(")
_LABEL = re.compile(r"[\wæøå]+(?:\s[\wæøå]+){0,2}:\s")
_WIDEST = 120  # characters at which an editor breaks a line
_LEAST_WRAPPED = 45  # characters of a line that an editor broke
_LONGEST_HEADING = 120
# First words of headings of tasks: "Det, vi lovede sidst", "Gl. opgaver", "Hvem gør hvad nu".
_BEGINS_HEADING = re.compile(
    r"(?:det|hvad|hvem|hvordan|status|opfølg\w*|opsamling|gl|gamle|nye?|vores|aftal\w*|opgave\w*|"
    r"to-?do|handl\w*|fra|siden|sådan|lov\w+|åbne|udestå\w*|tidligere|sidst\w*|beslut\w*|husk\w*)\b",
    re.IGNORECASE,
)
# What ends a list of tasks.
_OF_OTHERS = re.compile(
    r"(?:til\s+)?(?:orientering|information|info|nyttigt|andet|eventuelt|evt\.?|bilag|links)\W?",
    re.IGNORECASE,
)
_NO_VERBS = {"aftaler", "opgaver", "for", "der", "er"}  # that end as verbs do
_MOST_HEADING_WORDS = 5  # of one that only speaks of tasks
_LEAST_BREAKS = 4  # lines that go on with a small letter where an editor breaks them
_MOST_BREAKS = 0.9  # of the lines with another below them
_MOST_LINES = 30  # of a point of the agenda
_PUT_UP = "\f"  # is left of a line that went on with the one above: blank, and no empty line
_LEAST_SHOUTED = 4  # letters: fewer are initials


def read_text(text: str) -> Document:
    """Read plain text: the first line is the title; headings are underlined or numbered alone.

    Rows of a table have ``|`` or tabs, or columns set apart by spaces.
    """
    lines = [line[:LONGEST_LINE].rstrip() for line in text.split("\n")]
    lines = without_legends(lines)
    stacked = stacked_tables(lines)
    for at, (length, _) in stacked.items():
        lines[at : at + length] = [""] * length  # its cells are no lines that an editor broke
    lines = _unwrapped(lines)
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        step, block = stacked.get(at) or _block(lines, at, is_first=not blocks)
        blocks += [] if block is None else [block]
        at += step
    return Document(blocks)


def _unwrapped(lines: list[str]) -> list[str]:
    """Return lines with what an editor has broken put together; the rest of a line is left empty.

    A line goes on where the one before has no end and it begins with a small letter, and only where
    its first word had no room on the line before: an editor breaks all lines at the same width. Who
    writes small letters everywhere has broken the lines. Where an editor evidently has broken the
    whole document, a line also goes on with a capital: a name is as likely to come next as a verb.
    """
    found: list[str] = []
    is_broken = _is_broken_throughout(lines)
    at = -1  # of the line that may go on
    last = 0  # length of the line above
    width = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    for line in lines:
        bare = line.strip()
        before = found[at].rstrip() if at >= 0 else ""
        is_full = last + 1 + len(bare.split(" ")[0]) > width
        is_open = _OPEN_END.search(before) is not None or _is_unclosed(before)
        is_open = is_open or (is_full and _is_half_a_name(before, bare))
        is_long = len(before) >= _LEAST_WRAPPED
        is_ended = before.endswith((".", ":", "!", "?")) and not _GOES_ON.search(before)
        # "* Ringe til kiosken (Bo). Status:" and below it, indented, "gjort."
        is_answer = before.endswith(":") and bare[:1].islower() and _indent(line) > 0
        goes_on = is_long and (is_broken or not is_ended or is_answer)
        is_more = (
            (bare[:1].islower() or bare[:1] == "(" or (bare != "" and (is_open or is_broken)))
            and not _RULE.fullmatch(bare)
            and "|" not in line
            and "\t" not in line.strip()
        )
        # "senest fredag den" and below it "14. oktober" is one day, and no item.
        is_day = is_open and (
            begins_with_month(bare.lstrip("0123456789. ")) or _DAY.match(bare) is not None
        )
        is_own = not is_day and (_ITEM.match(bare) is not None or _LABEL.match(bare) is not None)
        is_small = _ITEM.sub("", before.lstrip(" -*•"))[:1].islower()
        is_hanging = at >= 0 and _indent(line) > _indent(found[at])
        is_rest = is_open or (is_full and not is_small) or bare[:1] == "("
        if goes_on and is_more and (is_rest or is_hanging) and not (is_own or _has_columns(line)):
            found[at] = f"{before} {bare}"
            found.append(_PUT_UP)
        else:
            found.append(line)
            at = len(found) - 1 if bare else -1
        last = len(line)
    return found


def _is_unclosed(line: str) -> bool:
    """Say whether a line ends inside brackets, or in the middle of a list."""
    return line.rfind("(") > line.rfind(")") or line.endswith((",", " –", " &"))


def _is_half_a_name(line: str, below: str) -> bool:
    """Say whether a list of people breaks between a first name and its surname."""
    return _HALF_A_NAME.search(line) is not None and _SURNAME.match(below) is not None


def _is_broken_throughout(lines: list[str]) -> bool:
    """Say whether running text has been broken at one width all through the document.

    It has where most lines that are followed by another were full, and several go on with a small
    letter.
    """
    width = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    if width < _LEAST_WRAPPED or any(len(line) > _WIDEST for line in lines):
        return False
    full = small = 0
    breaks = [
        (line, below.strip())
        for line, below in pairwise(lines)
        if line.strip() and below.strip() and line[0].isalpha() and below[0].isalpha()
    ]
    for line, below in breaks:
        is_full = len(line) + 1 + len(below.split(" ")[0]) > width
        full += is_full
        small += is_full and below[0].islower()
    return small >= _LEAST_BREAKS and full >= _MOST_BREAKS * len(breaks)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _block(lines: list[str], at: int, *, is_first: bool) -> tuple[int, Block | None]:
    """Return how many lines the block at a line takes, and the block; None where there is none."""
    text = plain(lines[at])
    if text and (length := _table_length(lines, at)):
        rows = [row for row in lines[at : at + length] if not _RULE.fullmatch(row)]
        is_framed = all(row.lstrip().startswith("|") for row in rows)
        return length, Table(tuple(_cells(row, is_framed=is_framed) for row in rows), at + 1)
    if not text or _RULE.fullmatch(text):
        return 1, None
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if _UNDERLINE.fullmatch(below) and len(text) <= _LONGEST_HEADING:
        return 2, Heading(text, 1 if is_first or below[0] == "=" else 2, at + 1)
    if is_first and len(text) <= _LONGEST_HEADING:
        return 1, Heading(text.strip("*# "), 1, at + 1)
    return 1, _line(lines, at)


def _line(lines: list[str], at: int) -> Block:
    text, line = plain(lines[at]), at + 1
    block = line_block(text, line)
    is_numbered = isinstance(block, ListItem) and block.is_numbered
    is_heading = (is_numbered and _stands_alone(lines, at)) or _heads_tasks(lines, at, text)
    return Heading(text, 2, line) if is_heading or _is_shouted(block) else block


def _heads_tasks(lines: list[str], at: int, text: str) -> bool:
    """Say whether a line below an empty one heads tasks, in words that begin no sentence of one."""
    is_apart = at > 0 and not _above(lines, at) and at + 1 < len(lines)
    if not is_apart or not heads(text) or not is_label_like(text):
        return False
    if _OF_OTHERS.fullmatch(text):
        return True
    if not _BEGINS_HEADING.match(text) and not _is_no_sentence(text):
        return False
    return is_of_tasks(text) or is_of_last_time(text)


def _is_no_sentence(text: str) -> bool:
    """Say whether a short line has no verb of somebody's: ``Fordeling af opgaver``."""
    words = text.split()
    is_short = len(words) <= _MOST_HEADING_WORDS and text[:1].isupper()
    is_bare = is_short and not any(map(str.isdigit, text)) and not set(text) & set(":–→,=")
    verbs = (word for word in words[1:] if word.endswith("r") and word not in _NO_VERBS)
    return is_bare and not begins_as_task(text) and not any(map(begins_as_task, verbs))


def _is_shouted(block: Block) -> bool:
    """Say whether a line is in capitals, as headings are where there is no other way."""
    text = "" if isinstance(block, Table) else block.text
    is_long_enough = sum(map(str.isalpha, text)) >= _LEAST_SHOUTED
    is_row = "...." in text or (" – " in text and any(map(str.isdigit, text)))
    is_like_one = isinstance(block, Paragraph) and text.isupper() and not is_row
    return is_like_one and is_long_enough and heads(text)


def line_block(text: str, line: int | None = None) -> ListItem | Paragraph:
    """Return what a line is by the bullet or the number that it begins with.

    Parameters
    ----------
    text
        The line, with single spaces.
    line
        Its number in the document.
    """
    numbered = _NUMBERED.fullmatch(text)
    if numbered and not begins_with_month(numbered[2]):
        return ListItem(numbered[2], is_numbered=True, line=line, number=int(numbered[1]))
    if below := _POINT_BELOW.fullmatch(text):
        return ListItem(below[1], line=line)
    if bullet := _BULLET.fullmatch(text):
        return ListItem(bullet[1], line=line, sign=text[:1])
    return Paragraph(text, line)


def _above(lines: list[str], at: int) -> str:
    """Return the line above, which may have taken up what an editor had broken."""
    above = at - 1
    while above > 0 and lines[above] == _PUT_UP:
        above -= 1
    return lines[above].strip()


def _stands_alone(lines: list[str], at: int) -> bool:
    """Say whether a numbered line heads what follows, and is no item of a list."""
    above = _above(lines, at)
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if lines[at][:1].isspace() or len(lines[at]) > _LONGEST_HEADING:
        return False
    if above and not _goes_on_as_agenda(lines, at):
        return False
    return not below[:1].isspace() and not _NUMBERED.fullmatch(below.strip())


def _goes_on_as_agenda(lines: list[str], at: int) -> bool:
    """Say whether a numbered line below text is the next point, with text of its own below it.

    Whoever leaves no line empty between the points of the agenda numbers them all the same.
    """
    here = _NUMBERED.fullmatch(lines[at].strip())
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    is_text = below[:1].isupper() and _LABEL.match(below) is None
    if here is None or not is_text or not heads(here[2]) or begins_as_task(here[2]):
        return False
    if len(here[2].split()) > _MOST_HEADING_WORDS:
        return False
    for line in reversed(lines[max(0, at - _MOST_LINES) : at]):
        before = _NUMBERED.fullmatch(line)
        if before is not None:
            return int(before[1]) + 1 == int(here[1]) and lines[at - 1] != line
    return False


def _table_length(lines: list[str], at: int) -> int:
    """Return how many lines from here on are one table; 0 where there is none."""
    for is_row in (_has_bars, _has_tabs, _has_columns):
        end = at
        while end < len(lines) and is_row(lines[end]):
            end += 1
        rows = [line for line in lines[at:end] if not _RULE.fullmatch(line)]
        # One line with wide gaps is a line; several with as many columns are a table.
        is_even = len({len(_cells(row)) for row in rows}) == 1
        if rows and (is_row is not _has_columns or (len(rows) > 1 and is_even)):
            return end - at
    return 0


def _has_bars(line: str) -> bool:
    return "|" in line or (line.lstrip().startswith("+") and bool(_RULE.fullmatch(line)))


def _has_tabs(line: str) -> bool:
    return "\t" in line.strip()


def _has_columns(line: str) -> bool:
    """Say whether a line has three columns or more: two are a label and what it says."""
    text = line.strip()
    if _BULLET.fullmatch(text) or _NUMBERED.fullmatch(text):
        return False
    return len(_COLUMN_GAP.split(text)) >= 3


def _cells(line: str, *, is_framed: bool = False) -> tuple[str, ...]:
    """Return the cells of a row.

    Parameters
    ----------
    is_framed
        Every row of the table begins with a bar: it stands before the first cell. Else a bar at
        the beginning ends a first cell that is blank.
    """
    text = line.strip()
    if "|" in text:
        cells = (text[1:].removesuffix("|") if is_framed else text).split("|")
    else:
        cells = line.split("\t") if "\t" in text else _COLUMN_GAP.split(text)
    return tuple(map(plain, cells))
