"""Defects by name, each planted into a candidate of which nothing is wrong.

A defect says what it imitates, which expectation must fire and how gravely, and which keys must be
named. ``plant`` plants one; the tests hold every expectation against its defects.
"""

from __future__ import annotations

import duckdb

from pipeline.samples.defects.defect import Defect, Severity
from pipeline.samples.defects.of_entries import OF_ENTRIES
from pipeline.samples.defects.of_files import OF_FILES
from pipeline.samples.defects.of_kpis import OF_KPIS
from pipeline.samples.defects.of_minutes import OF_MINUTES
from pipeline.samples.defects.places import Places, find_places

DEFECTS: dict[str, Defect] = {**OF_FILES, **OF_ENTRIES, **OF_MINUTES, **OF_KPIS}

__all__ = ["DEFECTS", "Defect", "Places", "Severity", "find_places", "plant"]


def plant(connection: duckdb.DuckDBPyConnection, name: str, places: Places) -> tuple[str, ...]:
    """Plant a defect into a candidate that is open to be written to.

    Parameters
    ----------
    name
        A key of :data:`DEFECTS`.
    places
        Where there is something to spoil; :func:`find_places` of the clean candidate.

    Returns
    -------
    tuple of str
        The keys that the expectation must name, in order.
    """
    defect = DEFECTS[name]
    for statement in defect.statements:
        connection.execute(places.put_into(statement))
    return tuple(key for template in defect.examples for key in places.keys_of(template))
