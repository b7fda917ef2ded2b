"""What a dashboard holds besides what it shows: variants that can be chosen, and charts' data."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from number_sweep import Part, normal, parts

_PACKED = re.compile(r'<script type="text/plain" class="u-variants">([^<]*)</script>')
_DATA = re.compile(r'<script type="application/json"([^>]*)>(.*?)</script>', re.DOTALL)
_SHARED = re.compile("\x01(\\d+)\x01")


@dataclass(frozen=True)
class Variant:
    """What stands in a cell when a quarter and an area or target group are chosen.

    Parameters
    ----------
    scope
        ``team``, ``network:strand``, ``target_group:over_18``; a KPI where a chart is chosen.
    """

    quarter: str
    scope: str
    html: str

    @property
    def parts(self) -> list[Part]:
        """Its texts."""
        return parts(f'<html><head><meta charset="utf-8"></head><body>{self.html}</body></html>')


@dataclass(frozen=True)
class Trace:
    """A line, or the bars, of a chart.

    Parameters
    ----------
    plot
        Name of the plot in the page: ``spc-direct-share-1``.
    values
        What is drawn, as it is in the data.
    texts
        Words at each point, and labels of bars.
    """

    plot: str
    name: str
    values: tuple[float, ...]
    texts: tuple[str, ...]


def variants(page: str) -> Iterator[Variant]:
    """Yield what can be chosen, each text put together as the page's script does."""
    for packed in _PACKED.findall(page):
        held = json.loads(gzip.decompress(base64.b64decode(packed)))
        for key, number in held["at"].items():
            html = held["texts"][number]
            while _SHARED.search(html):  # what is shared may hold what is shared
                html = _SHARED.sub(lambda m, parts=held["parts"]: parts[int(m[1])], html)
            quarter, _, scope = key.partition("|")
            yield Variant(quarter, scope, html)


def said(page: str) -> dict[str, str]:
    """Return what is told aloud of each choice."""
    [text] = [text for marks, text in _DATA.findall(page) if "u-choices" in marks]
    found: dict[str, str] = json.loads(text)["said"]
    return found


def traces(page: str) -> Iterator[Trace]:
    """Yield every trace of every chart, those that can be chosen included."""
    whole = [page, *(one.html for one in variants(page))]
    for html in dict.fromkeys(whole):
        for marks, text in _DATA.findall(html):
            plot = re.search(r'id="plot-([^"]+)-data"', marks)
            if plot is None:
                continue
            for trace in json.loads(text)["data"]:
                yield _trace(plot[1], trace)


def _trace(plot: str, trace: dict[str, Any]) -> Trace:
    axis = trace["x" if trace.get("orientation") == "h" else "y"]
    values = tuple(float(value) for value in axis if isinstance(value, int | float))
    texts = [*trace.get("hovertext", ()), *trace.get("text", ())]
    return Trace(
        plot,
        str(trace.get("name", "")),
        values,
        tuple(normal(re.sub("<[^>]+>", " ", one)) for one in texts if one),
    )
