"""What a chart is, before anything draws it.

Positions along the horizontal axis are 0, 1, 2, …; every text is Danish already, so that neither
Plotly nor Matplotlib formats a number or a date.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["line", "points", "bar"]
Dash = Literal["solid", "dash", "dot"]
Symbol = Literal["circle", "square", "diamond", "triangle"]
Pattern = Literal["", "/", "\\", "x", "-", "|", "+", "."]


def short(name: str, most: int) -> str:
    """Return a name as a drawing has room for it; its table and its words have all of it."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


@dataclass(frozen=True)
class Series:
    """One row of values.

    Parameters
    ----------
    name
        For the legend.
    values
        One per position; None is a gap.
    shown
        The text of each value, for hovering.
    kind
        ``line`` has points of its own where ``symbol`` is set.
    colour
        ``#rrggbb``.
    dash, symbol, pattern
        What tells the series apart without colour.
    labels
        Text drawn at each value; empty for none.
    label_colour
        Colour of the text inside a bar.
    is_open
        Points are rings, not discs.
    is_hovered
        Its values are told when pointed at; no need where other series mark the same ones.
    """

    name: str
    values: tuple[float | None, ...]
    shown: tuple[str, ...]
    kind: Kind
    colour: str
    dash: Dash = "solid"
    symbol: Symbol | None = None
    pattern: Pattern = ""
    labels: tuple[str, ...] = ()
    label_colour: str = "#1f2a33"
    is_open: bool = False
    in_legend: bool = True
    is_hovered: bool = True


@dataclass(frozen=True)
class Mark:
    """A vertical line with a text, at a position (between two: 7.5)."""

    position: float
    label: str


@dataclass(frozen=True)
class Span:
    """A shaded stretch from one position to another."""

    start: float
    end: float
    label: str


@dataclass(frozen=True)
class Panel:
    """One plot of a chart; several share one scale (small multiples)."""

    series: tuple[Series, ...]
    title: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart with all that must stand around it.

    Parameters
    ----------
    chart_id
        Names its files, its ``div`` and its cross-reference.
    title
        The finding, as a sentence.
    unit
        What the vertical axis shows.
    source
        Where the numbers come from.
    alt
        The same as the picture, in words and numbers.
    ticks
        The text of each position.
    y_ticks
        Value and text of each tick of the vertical axis; the first and last are its ends.
    headings, rows
        The chart as a table: every value that is drawn.
    is_stacked
        Bars stand on each other.
    is_lying
        Bars lie: positions go down, values to the right.
    height
        On screen, in pixels, of each panel.
    note
        How to read it; stands under the chart.
    quarters
        Where each quarter (``2025-Q3``) begins and ends among the positions, so that a page can
        frame the one that its reader has chosen.
    """

    chart_id: str
    title: str
    unit: str
    source: str
    alt: str
    ticks: tuple[str, ...]
    panels: tuple[Panel, ...]
    y_ticks: tuple[tuple[float, str], ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marks: tuple[Mark, ...] = ()
    spans: tuple[Span, ...] = ()
    is_stacked: bool = False
    is_lying: bool = False
    height: int = 340
    note: str = ""
    quarters: tuple[tuple[str, float, float], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        series = (s for panel in self.panels for s in panel.series)
        return all(value is None for s in series for value in s.values)
