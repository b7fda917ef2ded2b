"""Bars by area, once more: as the rows of a table, and in words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reporting import formats
from pipeline.reporting.charts.declaration import Series
from pipeline.reporting.records.setting import Named


def rows_by_area(
    series: Sequence[Series], networks: Sequence[Named]
) -> tuple[tuple[str, ...], ...]:
    """Return a row for each area: its name, and what each series shows of it."""
    return tuple(
        (network.name, *(one.shown[number] for one in series))
        for number, network in enumerate(networks)
    )


def told_by_area(series: Sequence[Series], networks: Sequence[Named]) -> str:
    """Return a sentence for each series: what it shows of each area."""
    return " ".join(
        f"{one.name}: "
        + formats.joined([f"{n.name} {text}" for n, text in zip(networks, one.shown, strict=True)])
        + "."
        for one in series
    )
