"""A chart for paper: Matplotlib, without a browser; the same bytes from the same numbers."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any, Literal, cast

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.figure import Figure

from pipeline.reporting.charts.declaration import Chart, Panel, Series, short
from pipeline.resources import resource_folder

_INK, _LINE, _SLATE, _MIST = "#1f2a33", "#dde3e8", "#51606b", "#eef1f4"
_DASHES = {"solid": "-", "dash": (0, (5, 3)), "dot": (0, (1, 2))}
_SYMBOLS = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^"}
_HATCHES = {"/": "//", "\\": "\\\\", "x": "xx", "-": "--", "|": "||", "+": "++", ".": ".."}
_LONGEST = 44  # signs of a name beside what is drawn
_WIDTH_INCHES = 6.3  # what an A4 page leaves between its margins
_ROW_INCHES = 2.5
_STYLE: dict[str, Any] = {
    "font.family": ["Source Sans Pro", "DejaVu Sans"],
    "font.size": 9,
    "text.color": _INK,
    "text.parse_math": False,
    "axes.edgecolor": _SLATE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.axisbelow": True,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "ytick.major.size": 0,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "ungetid",
    "svg.fonttype": "path",
    "path.simplify": False,
}
_fonts_are_known = False


def draw_paper(chart: Chart, file: Path, picture: Literal["svg", "png"]) -> Path:
    """Draw a chart into a file.

    Parameters
    ----------
    file
        Where to; its folder is made.

    Returns
    -------
    Path
        The file.
    """
    _know_fonts()
    file.parent.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(cast(Any, _STYLE)), warnings.catch_warnings():
        # A sign that no font has (an emoji in an area's name) is drawn as a box.
        warnings.filterwarnings("ignore", message="Glyph")
        figure = _figure(chart)
        nothing_of_now: dict[str, Any] = {"Date": None} if picture == "svg" else {"Software": None}
        figure.savefig(file, format=picture, dpi=200, metadata=nothing_of_now)
    return file


def _know_fonts() -> None:
    """Tell Matplotlib of the fonts that come with the reports, once a process."""
    global _fonts_are_known  # noqa: PLW0603 - Matplotlib's list of fonts is global too
    if not _fonts_are_known:
        for font in sorted((resource_folder("reports") / "fonts").glob("*.ttf")):
            font_manager.fontManager.addfont(font)
        _fonts_are_known = True


def _figure(chart: Chart) -> Figure:
    columns = min(3, len(chart.panels))
    rows = -(-len(chart.panels) // columns)
    lying = 0.42 * len(chart.ticks) + 0.9
    height = lying if chart.is_lying else _ROW_INCHES if rows == 1 else 1.9 * rows + 0.5
    figure = Figure(figsize=(_WIDTH_INCHES, height), layout="constrained")
    axes = figure.subplots(rows, columns, sharey=True, squeeze=False).flatten()
    for panel, axis in zip(chart.panels, axes, strict=False):
        _draw_panel(chart, panel, axis)
    for axis in axes[len(chart.panels) :]:
        axis.set_axis_off()
    handles, names = axes[0].get_legend_handles_labels()
    if len(names) > 1 and len(chart.panels) == 1:
        figure.legend(
            handles, names, loc="outside lower left", ncols=3, frameon=False, fontsize=8.5
        )
    return figure


def _draw_panel(chart: Chart, panel: Panel, axis: Axes) -> None:
    _draw_bars(chart, panel, axis)
    for series in panel.series:
        if series.kind != "bar":
            _draw_points(series, axis)
    _draw_marks(chart, axis)
    _draw_axes(chart, axis)
    if panel.title:
        above_mark = 13 if chart.marks else 5
        axis.set_title(
            short(panel.title, _LONGEST),
            loc="left",
            fontsize=9.5,
            fontweight="bold",
            color=_INK,
            pad=above_mark,
        )


def _draw_bars(chart: Chart, panel: Panel, axis: Axes) -> None:
    bars = [series for series in panel.series if series.kind == "bar"]
    foot = [0.0] * len(chart.ticks)
    width = 0.8 if chart.is_stacked or not bars else 0.8 / len(bars)
    for number, series in enumerate(bars):
        shift = 0.0 if chart.is_stacked else (number - (len(bars) - 1) / 2) * width
        heights = [value or 0.0 for value in series.values]
        places = [position + shift for position in range(len(heights))]
        look: dict[str, Any] = {
            "label": short(series.name, _LONGEST) if series.in_legend else "_",
            "color": series.colour,
            "edgecolor": "white",
            "linewidth": 0.5,
            "hatch": _HATCHES.get(series.pattern, ""),
        }
        if chart.is_lying:
            drawn = axis.barh(places, heights, width, **look)
        else:
            drawn = axis.bar(places, heights, width, bottom=list(foot), **look)
        _label_bars(chart, series, axis, drawn)
        if chart.is_stacked:
            foot = [base + height for base, height in zip(foot, heights, strict=True)]


def _label_bars(chart: Chart, series: Series, axis: Axes, drawn: BarContainer) -> None:
    if not series.labels:
        return
    pairs = zip(series.labels, series.values, strict=True)
    texts = [label if value is not None else "" for label, value in pairs]
    if chart.is_stacked:
        colour = series.label_colour
        axis.bar_label(drawn, texts, label_type="center", fontsize=7, color=colour)
    else:
        axis.bar_label(drawn, texts, label_type="edge", fontsize=7.5, color=_INK, padding=2)


def _draw_points(series: Series, axis: Axes) -> None:
    positions = list(range(len(series.values)))
    values = [float("nan") if value is None else value for value in series.values]
    axis.plot(
        positions,
        values,
        label=short(series.name, _LONGEST) if series.in_legend else "_",
        color=series.colour,
        linestyle=_DASHES[series.dash] if series.kind == "line" else "none",
        linewidth=1.4 if series.symbol else 1.0,
        marker=_SYMBOLS.get(series.symbol or "", "none"),
        markersize=5 if series.kind == "points" else 3.2,
        markerfacecolor="white" if series.is_open else series.colour,
    )
    for position, value, label in zip(positions, series.values, series.labels, strict=False):
        if value is not None and label:
            axis.annotate(
                label,
                (position, value),
                (0, 5),
                textcoords="offset points",
                ha="center",
                fontsize=8,
            )


def _draw_marks(chart: Chart, axis: Axes) -> None:
    middle = (len(chart.ticks) - 1) / 2
    for span in chart.spans:
        axis.axvspan(span.start, span.end, color=_MIST, zorder=0, linewidth=0)
    for mark in chart.marks:
        axis.axvline(mark.position, color=_INK, linewidth=1, linestyle=(0, (1, 2)))
        axis.annotate(
            mark.label,
            (mark.position, 1),
            (0, 3),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            ha="right" if mark.position > middle else "left",
            va="bottom",
            fontsize=8,
        )


def _draw_axes(chart: Chart, axis: Axes) -> None:
    count = len(chart.ticks)
    room = 9 if len(chart.panels) == 1 else 2
    step = 1 if chart.is_lying else max(1, -(-count // room))
    # Counted from the end: the newest position always has its name.
    kept = sorted(range(count - 1, -1, -step))
    values, texts = [v for v, _ in chart.y_ticks], [t for _, t in chart.y_ticks]
    if chart.is_lying:
        axis.set_yticks(kept, [short(chart.ticks[i], _LONGEST) for i in kept])
        axis.set_ylim(count - 0.4, -0.6)
        axis.set_xticks(values, texts)
        axis.set_xlim(values[0], values[-1])
        axis.grid(axis="x", color=_LINE, linewidth=0.6)
    else:
        axis.set_xticks(kept, [chart.ticks[i] for i in kept])
        axis.set_xlim(-0.6, count - 0.4)
        axis.set_yticks(values, texts)
        axis.set_ylim(values[0], values[-1])
        axis.grid(axis="y", color=_LINE, linewidth=0.6)
