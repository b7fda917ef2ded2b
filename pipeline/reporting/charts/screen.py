"""A chart for the screen: Plotly's own JSON, one figure a panel.

Plain dictionaries: importing ``plotly.graph_objects`` costs half a second, and a test checks them
against it. Panels are figures of their own, so that the page's grid can put them below each other
on a phone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from pipeline.reporting.charts.declaration import Chart, Mark, Panel, Series, Span, short
from pipeline.reporting.language import current

_FONT = "Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif"
_INK, _LINE, _SLATE, _MIST = "#1f2a33", "#dde3e8", "#51606b", "#eef1f4"
_LONGEST_NAME = 48  # in the legend
_LONGEST_TICK = 30  # beside a lying bar
_DECIMALS = 9  # more than a screen can show; it keeps pages small
_SYMBOLS = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle-up",
}


_AXIS: dict[str, Any] = {
    "zeroline": False,
    "fixedrange": True,
    "automargin": True,
    "ticklabeloverflow": "allow",
    "tickangle": 0,
}
_LEGEND: dict[str, Any] = {
    "orientation": "h",
    "x": 0,
    "xanchor": "left",
    "y": -0.14,
    "yanchor": "top",
    "traceorder": "normal",
    "itemclick": False,
    "itemdoubleclick": False,
}


def plotly_figures(chart: Chart) -> list[dict[str, Any]]:
    """Return ``{"data": …, "layout": …, "quarters": …}`` for each panel."""
    quarters = {code: [start, end] for code, start, end in chart.quarters}
    return [
        {
            "data": [_trace(chart, series) for series in panel.series],
            "layout": _layout(chart, panel),
            "quarters": quarters,
        }
        for panel in chart.panels
    ]


def _trace(chart: Chart, series: Series) -> dict[str, Any]:
    positions = list(range(len(series.values)))
    values = [None if value is None else round(value, _DECIMALS) for value in series.values]
    hover = [
        ""
        if value is None or not series.is_hovered
        else f"{_told(series.name)}<br>{_told(tick)}: {_plain(text)}"
        for tick, text, value in zip(chart.ticks, series.shown, values, strict=True)
    ]
    trace: dict[str, Any] = {
        "name": _plain(short(series.name, _LONGEST_NAME)),
        "x": values if chart.is_lying else positions,
        "y": positions if chart.is_lying else values,
        **({"hovertext": hover, "hoverinfo": "text"} if any(hover) else {"hoverinfo": "skip"}),
        "showlegend": series.in_legend,
    }
    return trace | (_bar(chart, series) if series.kind == "bar" else _points(series))


def _bar(chart: Chart, series: Series) -> dict[str, Any]:
    bar: dict[str, Any] = {
        "type": "bar",
        "orientation": "h" if chart.is_lying else "v",
        "marker": {
            "color": series.colour,
            "line": {"color": "#ffffff", "width": 1},
            "pattern": {
                "shape": series.pattern,
                "fgcolor": series.label_colour,
                "fillmode": "overlay",
                "fgopacity": 0.45,
                "size": 6,
                "solidity": 0.25,
            },
        },
    }
    if series.labels:
        bar |= {
            "text": [_plain(label) for label in series.labels],
            "textposition": "inside" if chart.is_stacked else "outside",
            "textangle": 0,
            "insidetextanchor": "middle",
            "cliponaxis": False,
            "textfont": {"color": series.label_colour if chart.is_stacked else _INK, "size": 12},
            "constraintext": "both" if chart.is_stacked else "none",
        }
    return bar


def _points(series: Series) -> dict[str, Any]:
    modes = (["lines"] if series.kind == "line" else []) + (["markers"] if series.symbol else [])
    points: dict[str, Any] = {
        "type": "scatter",
        "mode": "+".join(modes),
        "connectgaps": False,
        "line": {"color": series.colour, "dash": series.dash, "width": 2 if series.symbol else 1.5},
    }
    if series.symbol:
        points["marker"] = {
            "symbol": _SYMBOLS[series.symbol] + ("-open" if series.is_open else ""),
            "color": series.colour,
            "size": 9 if series.kind == "points" else 6,
            "line": {"color": series.colour, "width": 1.5 if series.is_open else 0},
        }
    if series.labels:
        points |= {
            "mode": "+".join([*modes, "text"]),
            "text": [_plain(label) for label in series.labels],
            "textposition": [_beside(series.values, n) for n in range(len(series.values))],
            "textfont": {"color": _INK, "size": 12},
            "cliponaxis": False,
        }
    return points


def _beside(values: Sequence[float | None], number: int) -> str:
    """Return where a point's label stands: not on the line that falls to it."""
    before = values[number - 1] if number else None
    value = values[number]
    is_below = before is not None and value is not None and before > value
    return "bottom center" if is_below else "top center"


def _layout(chart: Chart, panel: Panel) -> dict[str, Any]:
    positions, amounts = _positions(chart), _amounts(chart)
    named = sum(series.in_legend for series in panel.series)
    return {
        "barmode": "stack" if chart.is_stacked else "group",
        "bargap": 0.25,
        "uniformtext": {"mode": "hide", "minsize": 9},
        "font": {"family": _FONT, "size": 13, "color": _INK},
        "separators": ",." if current() == "da" else ".,",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {
            "l": 8,
            "r": 56 if chart.is_lying else 30,
            "t": 26 if chart.marks else 12,
            "b": 8,
        },
        "height": chart.height,
        "xaxis": amounts if chart.is_lying else positions,
        "yaxis": positions if chart.is_lying else amounts,
        "showlegend": len(chart.panels) == 1 and named > 1,
        "legend": _LEGEND,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": "#ffffff", "bordercolor": _SLATE, "font": {"color": _INK}},
        "shapes": [*map(_span_shape, chart.spans), *map(_mark_shape, chart.marks)],
        "annotations": [_mark_text(mark, len(chart.ticks) - 1) for mark in chart.marks],
    }


def _positions(chart: Chart) -> dict[str, Any]:
    last = len(chart.ticks) - 1
    return _AXIS | {
        "tickvals": list(range(len(chart.ticks))),
        "ticktext": [_plain(short(tick, _LONGEST_TICK)) for tick in chart.ticks],
        "range": [last + 0.6, -0.6] if chart.is_lying else [-0.6, last + 0.6],
        "showgrid": False,
        "linecolor": _SLATE,
        "ticks": "",
    }


def _amounts(chart: Chart) -> dict[str, Any]:
    return _AXIS | {
        "tickvals": [value for value, _ in chart.y_ticks],
        "ticktext": [_plain(text) for _, text in chart.y_ticks],
        "range": [chart.y_ticks[0][0], chart.y_ticks[-1][0]],
        "gridcolor": _LINE,
    }


def _mark_shape(mark: Mark) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": mark.position,
        "x1": mark.position,
        "y0": 0,
        "y1": 1,
        "line": {"color": _INK, "width": 1.5, "dash": "dot"},
    }


def _span_shape(span: Span) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": span.start,
        "x1": span.end,
        "y0": 0,
        "y1": 1,
        "fillcolor": _MIST,
        "line": {"width": 0},
        "layer": "below",
    }


def _mark_text(mark: Mark, last: int) -> dict[str, Any]:
    is_right = mark.position > last / 2
    return {
        "x": mark.position,
        "y": 1,
        "xref": "x",
        "yref": "paper",
        "text": _plain(mark.label),
        "showarrow": False,
        "xanchor": "right" if is_right else "left",
        "yanchor": "bottom",
        "font": {"size": 12, "color": _INK},
    }


def _told(name: str) -> str:
    """Return a name for a box that is shown when pointed at: in lines that fit on a phone."""
    lines = textwrap.wrap(name, _LONGEST_NAME) or [""]
    return "<br>".join(map(_plain, lines))


def _plain(text: str) -> str:
    """Return text that Plotly shows literally: it reads a few HTML tags and entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
