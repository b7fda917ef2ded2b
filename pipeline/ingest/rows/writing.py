"""How a log writes its dates and numbers, from the different texts that are read."""

from __future__ import annotations

from collections import Counter, defaultdict

import polars as pl

from pipeline.ingest.rows.times import has_half_day, plain, without_weekday

_DURATIONS = ("duration_minutes", "duration_2")
_CLOCKS = ("start_time", "end_time")
_YEAR_FIRST = r"^[0-9]{4}"
_FIGURES = r"^([0-9]{1,2})([-./ ]{1,2})([0-9]{1,2})[-./ ]{1,2}([0-9]{4}|[0-9]{2})\b"
_SPAN = r"[0-9] ?(?:[-–—−]|[Tt]il) ?(?:[Kk]l\.? ?)?[0-9]"
# A number and nothing else but its unit.
_ALONE = {mark: rf"^[+-]?[0-9]+{mark}[0-9]+[^0-9.,:]*$" for mark in (",", r"\.")}
# A file of short dates has its year first where one figure takes few values, as years do, and the
# other many, as days do.
_MOST_YEARS, _FEWEST_DAYS = 2, 3

_FEW = 5000  # texts of a batch that are remembered as having been looked at


class Writing:
    """What the texts of a log have shown so far.

    Parameters
    ----------
    order
        The order in which the profile takes a date that could be read in two ways.
    is_declared
        Whether a person has said that it is so.
    """

    def __init__(self, order: str, *, is_declared: bool = False) -> None:
        self._order = order
        self._is_declared = is_declared
        self._seen: Counter[str] = Counter()
        self._texts: dict[str, set[str | None]] = defaultdict(set)
        self._short_firsts: set[int] = set()
        self._short_thirds: set[int] = set()

    def observe(self, column: str, texts: pl.Series, values: pl.Series) -> None:
        """Look at different texts of a column, and at what was made of them."""
        if len(texts) <= _FEW:
            seen = self._texts[column]
            new = [at for at, text in enumerate(texts.to_list()) if text not in seen]
            if not new:
                return
            texts, values = texts[new], values[new]
            seen.update(texts.to_list())
        if column == "work_date":
            self._observe_dates(texts.to_frame("text"), values)
        if column in {"work_date", *_CLOCKS}:
            self._count(texts.to_frame("text"), {"half_day": has_half_day(pl.col("text"))})
        elif column in _DURATIONS:
            is_span = pl.col("text").str.contains(_SPAN)
            read = texts.to_frame("text").filter(values.is_not_null()).filter(~is_span)
            text = pl.col("text").str
            has = {"comma": text.contains("[0-9],[0-9]"), "point": text.contains(r"[0-9]\.[0-9]")}
            alone = {f"{column}{mark}": text.contains(form) for mark, form in _ALONE.items()}
            self._count(read, has | alone)

    def _observe_dates(self, texts: pl.DataFrame, values: pl.Series) -> None:
        dates = texts.select(
            text=without_weekday(plain(pl.col("text"))), is_read=values.is_not_null()
        )
        figures = pl.col("text").str.extract_groups(_FIGURES)
        first, second = (figures.struct.field(at).cast(pl.Int32, strict=False) for at in "13")
        is_read, is_iso = pl.col("is_read"), pl.col("text").str.contains(_YEAR_FIRST)
        # The fifth of May is the same in both orders.
        is_open = is_read & (first <= 12) & (second <= 12) & (first != second)
        self._count(
            dates,
            {
                "year_first": is_read & is_iso,
                "other": is_read & ~is_iso,
                "only_day_first": (first > 12) & (first <= 31) & (second <= 12),
                "only_month_first": (second > 12) & (second <= 31) & (first <= 12),
                "open": is_open,
                "open_slashed": is_open & figures.struct.field("2").str.contains("/"),
            },
        )
        third = figures.struct.field("4")
        short = dates.filter(is_read & (third.str.len_chars() == 2))
        self._short_firsts.update(short.select(first.unique()).to_series())
        self._short_thirds.update(short.select(third.cast(pl.Int32).unique()).to_series())

    def _count(self, texts: pl.DataFrame, kinds: dict[str, pl.Expr]) -> None:
        counted = texts.select(
            kind.fill_null(value=False).sum().alias(name) for name, kind in kinds.items()
        )
        self._seen.update(counted.row(0, named=True))

    @property
    def is_of_other_order(self) -> bool:
        """Whether the dates are in another order than the profile says, or may well be.

        One date that can only be of the other order is enough, where none can only be of this one
        and others could be both: those would be read wrong. Alone it is a slip of the pen, and its
        row is refused. Where nobody has said the order, AM and PM beside dates that could be both
        speak for months first, and a short year may stand first.
        """
        orders = ("day_first", "month_first")
        if self._order not in orders:
            return False
        other = orders[1 - orders.index(self._order)]
        if self._seen[f"only_{other}"] and self._seen["open"]:
            return not self._seen[f"only_{self._order}"]
        if self._is_declared:
            return False
        is_american = self._seen["half_day"] > 0 and self._seen["open_slashed"] > 0
        return self._has_short_year_first or (is_american and not self._seen[f"only_{self._order}"])

    @property
    def _has_short_year_first(self) -> bool:
        years, days = self._short_firsts, self._short_thirds
        are_years = 0 < len(years) <= _MOST_YEARS and min(years) >= 15
        are_days = len(days) >= _FEWEST_DAYS and min(days) > 0 and max(days) <= 31
        return are_years and are_days and len(years) < len(days)

    @property
    def date_order(self) -> str | None:
        """The order of the dates, as the manifest records it; None without a date."""
        if self._seen["year_first"] and self._seen["other"]:
            return "mixed"
        if self._seen["year_first"]:
            return "year_first"
        return self._order if self._seen["other"] else None

    @property
    def decimal_mark(self) -> str | None:
        """The decimal mark of the durations; None where all are whole or clock times."""
        has = self._seen["comma"] > 0, self._seen["point"] > 0
        return {(True, True): "both", (True, False): "comma", (False, True): "point"}.get(has)

    @property
    def has_mixed_marks(self) -> bool:
        """Whether one column has numbers with a comma and numbers with a point: ``1,5`` ``1.30``.

        The point may divide hours and minutes there; in formats that hold numbers it never does.
        """
        return any(all(self._seen[f"{column}{mark}"] for mark in _ALONE) for column in _DURATIONS)
