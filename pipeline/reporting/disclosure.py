"""What may leave the building: until disclosure control has an audit, the team's figures alone."""

from __future__ import annotations

import dataclasses

from pipeline.reporting.reading import Published


def for_public(published: Published) -> Published:
    """Return what a public report may be made of: no area, unit, source or person at all."""
    return dataclasses.replace(
        published,
        figures=[figure for figure in published.figures if figure.dimension == "team"],
        networks=[],
    )
