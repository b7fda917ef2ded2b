"""Lines of a log that are no rows: blanks, headings that come again, totals, captions, open timers.

A registration with a fault must never be taken for one of these. So a line is passed over only
where it has no date, no person and no activity: each of their cells is blank, or is itself the
caption (``Marts 2024`` stands under *dato* as a rule). What else it has is at most one cell, or
figures beside the word for a total. All but blank lines are noted, each with its place.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from pipeline.ingest.headings import LABEL_MARK, HeadingRow
from pipeline.ingest.readers.log_table import HAS_EXTRA, LINE, tidied
from pipeline.ingest.rows.cell_values import Typed
from pipeline.ingest.rows.rules import text_of
from pipeline.ingest.rows.times import kind_of
from pipeline.ingest.words import normal, normal_expr

_FEW = 2  # cells that a caption, or a figure and its word, fill at most
_KEYS = ("work_date", "staff_code", "activity_code")
# Filled with anything but a caption, they tell a registration, whatever they say.
_TELLING = ("labels", "staff_code_2", "start_time", "end_time", "entry_id", "lineage")
_AMOUNTS = ("duration_minutes", "duration_2", "contact_count")
_MONTH = (
    r"(?:jan|feb|febr|mar|apr|aug|sep|sept|okt|oct|nov|dec|dez)\.?"
    r"|(?:janu|febru)a(?:r|ry)|marts?|march|märz|april|ma[jiy]|jun[ie]|jul[iy]|august"
    r"|september|o[kc]tober|november|de[cz]ember"
)
_WEEKDAY = (
    r"^(?:(?:man|tirs|ons|tors|fre|lør|søn)dag"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[:. ]*$"
)
_YEAR = r"(?:[,/' -]{1,3}(?:20)?[0-9]{2})"
_TOTAL = (
    r"^(?:(?:timer|antal timer|antal|tid|minutter|hours|uge|måned|side)[ :]{1,2})?"
    r"(?:(?:sub|del)?(?:total|sum)|totalt|total(?: hours| timer| tid)?|i ?alt|mellemregning"
    r"|samlet(?: tid| timer| antal timer)?|gesamt|summe|(?:flex|fleks)?saldo|norm(?:tid| timer)?"
    r"|transport fra|overf(?:ør(?:t|es|sel)|\.)|videreført)\b"
    r"|^.{0,40}\b(?:i ?alt|total|sum|saldo)\b[ :.=]{0,4}[0-9.,: ]{0,12}(?:timer|hours|t|min)?\.?$"
)
_CAPTION = (
    rf"^(?:(?:uge|week|woche|kw)(?:nr\.?|nummer)? ?[0-9]{{1,2}}{_YEAR}?"
    rf"|(?:{_MONTH}){_YEAR}?|(?:år |year )?20[0-9]{{2}}"
    rf"|[1-4]\.? ?(?:kvartal|quarter|quartal){_YEAR}?|q[1-4]{_YEAR}?|kvartal [1-4]{_YEAR}?"
    r"|(?:side|page|seite) ?[0-9]{1,4}(?: ?(?:af|of|von|/) ?[0-9]{1,4})?"
    r"|-+ ?[0-9]{1,4} ?-+|[-_.–—= ]{3,}"
    r"|(?:udskrevet|printed|gedruckt|udskriftsdato|fortsæt(?:tes|ter)|fortsat)\b.{0,60}"
    r"|(?:dato og |dato/)?(?:\w{0,20} ?)?(?:underskrift|signatur|signature|unterschrift)\b.{0,60}"
    r"|(?:godkendt|attesteret|kontrolleret|approved)\b.{0,60})[:. ]*$"
)
# A number, a duration, or one as workbooks give it: a moment near 1900.
_FIGURE = (
    r"^(?:[+-]?[0-9][0-9.,:' ]{0,15}(?: ?[a-zæøå]{1,8}\.?)?"
    r"|(?:1899-12-3[01]|1900-0[0-9]-[0-9]{2}) [0-9:.]{5,15})$"
)


def without_other_lines(
    batch: pl.DataFrame, read: Typed, headings: HeadingRow
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Leave out what is no row, and note it.

    Parameters
    ----------
    batch
        The cells by position, ``source_line``, ``has_extra``.
    read
        The same rows as they were read.

    Returns
    -------
    rows, notes
        The typed rows that stay; ``source_line`` and ``reason_code`` of what does not.
    """
    is_other = {
        "repeated_heading": _is_repeated_heading(read, headings),
        **_is_blank_or_caption(batch, read.rows, headings),
    }
    is_other["running_entry"] = _is_running(read.rows, headings)
    found = {reason: flags for reason, flags in is_other.items() if flags.any()}
    noted = [
        read.rows.select(pl.col(LINE).filter(flags), reason_code=pl.lit(reason))
        for reason, flags in found.items()
        if reason != "blank"
    ]
    notes = pl.concat([read.rows.select(LINE, reason_code=pl.lit("")).clear(), *noted]).sort(LINE)
    if not found:
        return read.rows, notes
    is_row = ~pl.select(pl.any_horizontal(*found.values())).to_series()
    # A line is noted for one thing alone.
    return read.rows.filter(is_row), notes.unique(LINE, keep="first", maintain_order=True)


def _is_repeated_heading(batch: Typed, headings: HeadingRow) -> pl.Series:
    """Say which rows hold the headings once more, as joined exports and printed sheets do."""
    words = {
        name: normal(headings.names[column.position - 1])
        for name, column in headings.columns.items()
        if not column.further
    }
    for name in words.keys() & batch.different.keys():  # seldom is one there, and then all are
        texts = batch.different[name][0].to_frame("text")
        if not texts.select((normal_expr(pl.col("text")) == words[name]).any()).item():
            return pl.repeat(value=False, n=batch.rows.height, dtype=pl.Boolean(), eager=True)
    same = [normal_expr(text_of(name)) == word for name, word in words.items()]
    return batch.rows.select(pl.all_horizontal(same).fill_null(value=False)).to_series()


def _is_blank_or_caption(
    batch: pl.DataFrame, typed: pl.DataFrame, headings: HeadingRow
) -> dict[str, pl.Series]:
    """Say which rows are blank lines, which totals, and which captions."""
    is_asked = pl.all_horizontal(pl.col(name).is_null() for name in _KEYS)
    asked = typed.select(is_asked.arg_true()).to_series()
    if asked.is_empty():
        return {}
    cells = [name for name in batch.columns if name not in {LINE, HAS_EXTRA}]
    few = batch[asked].select(HAS_EXTRA, *(tidied(pl.col(name)).alias(name) for name in cells))
    few = few.with_columns(
        typed[asked].select(text_of(name) for name in (*_KEYS, *_TELLING, *_AMOUNTS))
    )
    found = few.select(**_kinds(cells, headings))
    result = {}
    for name in found.columns:
        flags = np.zeros(batch.height, dtype=bool)
        flags[asked.to_numpy()] = found[name].to_numpy()
        result[name] = pl.Series(flags)
    return result


def _kinds(cells: list[str], headings: HeadingRow) -> dict[str, pl.Expr]:
    """Return what a row without date, person and activity is, by its cells and their order."""
    each = [pl.col(name) for name in cells]
    words = [pl.when(~cell.str.contains(_FIGURE)).then(cell) for cell in each]
    first = pl.coalesce(*words, *each, pl.lit(None, pl.String()))
    filled = pl.sum_horizontal(*(cell.is_not_null() for cell in each), pl.lit(0))
    figures = pl.sum_horizontal(*(cell.str.contains(_FIGURE) for cell in each), pl.lit(0))
    amounts = pl.sum_horizontal(text_of(name).is_not_null() for name in _AMOUNTS)
    few, is_empty_handed = filled <= _FEW, amounts == 0
    # Labels of several columns are one text, with a mark before and behind those that are blank.
    said = {name: text_of(name).str.strip_chars(LABEL_MARK) for name in (*_KEYS, *_TELLING)}
    # Date, person, activity and what else tells a row may hold the caption, and nothing else.
    is_free = pl.all_horizontal(
        (text.is_null() | (text == "") | (text == first) | _matches(text, _CAPTION))
        for text in said.values()
    )
    is_total = _matches(first, _TOTAL)
    # A page's number may stand behind the name of what is on it.
    is_caption = pl.any_horizontal(
        *(_matches(cell, _CAPTION) for cell in each), pl.lit(value=False)
    )
    lacks_two = pl.lit(_lacks_two(headings))
    # Tools add up their rates and prices, too.
    are_amounts = ((filled == amounts) & few) | pl.lit(headings.profile.kind == "time_tracker")
    is_bare = ~is_empty_handed & (figures == filled) & are_amounts & lacks_two
    is_sub_total = is_caption & few & ~is_empty_handed & lacks_two
    # Any one text alone says nothing of work: no hours, no day, nobody.
    is_nobodys = pl.all_horizontal(said[name].is_null() for name in (*_KEYS[1:], *_TELLING))
    is_alone = (filled == 1) & (kind_of(first) == "text") & is_nobodys & lacks_two
    is_named = (is_caption | _matches(first, _WEEKDAY)) & few
    is_footer = (is_total & (few | (filled - figures <= 1))) | is_sub_total | is_bare
    may_be_row = pl.col(HAS_EXTRA) | ~is_free
    is_group = (is_named | is_alone) & is_empty_handed & ~is_footer
    return {
        "blank": (filled == 0) & ~pl.col(HAS_EXTRA),
        "footer_row": (is_footer & ~may_be_row).fill_null(value=False),
        "caption_row": (is_group & ~may_be_row).fill_null(value=False),
    }


def _matches(text: pl.Expr, pattern: str) -> pl.Expr:
    return normal_expr(text).str.contains(pattern).fill_null(value=False)


def _lacks_two(headings: HeadingRow) -> bool:
    """Say whether a row without date, person and activity lacks at least two of them.

    Where the profile says whose all rows are and what was done, it lacks its date alone, and may be
    a registration.
    """
    told = set(headings.profile.constants) & set(_KEYS)
    return len(told) < len(_KEYS) - 1


def _is_running(rows: pl.DataFrame, headings: HeadingRow) -> pl.Series:
    """Say which entries of a time tracker have begun and not ended: nobody knows their hours."""
    if headings.profile.kind != "time_tracker" or "lineage" in headings.columns:
        return pl.repeat(value=False, n=rows.height, dtype=pl.Boolean(), eager=True)
    is_open = pl.col("start_time").is_not_null() & pl.col("work_date").is_not_null()
    # Some tools write the hours of what is running as 0.
    nothing = [
        text_of(name).is_null() | (pl.col(name) == 0).fill_null(value=False)
        for name in ("duration_minutes", "duration_2")
    ]
    has_no_end = text_of("end_time").is_null()
    asked = pl.all_horizontal(is_open, has_no_end, *nothing, ~pl.col(HAS_EXTRA))
    return rows.select(asked).to_series()
