"""What may leave the building: until disclosure control has an audit, chosen figures of the team.

A KPI gets into a public report by being named here, never by being there: a figure of the whole
team may still be one person's. ``anchoring_conformity`` is such a one. Where one member of staff
is employed in the prescribed unit, or one outside it, it is that person's share of the time.
"""

from __future__ import annotations

import dataclasses

from pipeline.reporting.reading import Published

PUBLIC_KPIS = frozenset(
    {
        "direct_share",
        "direct_share_contact_recount",
        "direct_share_narrow",
        "direct_hours_gained",
        "direct_hours_gained_per_week",
        "direct_fte_gained",
        "visibility_share",
        "cross_cutting_share",
        "network_share",
        "teaching_share",
        "bridging_share",
        "internal_share",
        "direct_of_outreach_share",
        "over_18_share",
        "ssp_attendance_rate",
        "registration_coverage",
        "refused_share",
    }
)


def for_public(published: Published) -> Published:
    """Return what a public report may be made of: no area, unit, source or person at all."""
    return dataclasses.replace(
        published,
        figures=[
            figure
            for figure in published.figures
            if figure.dimension == "team" and figure.kpi_id in PUBLIC_KPIS
        ],
        definitions=[known for known in published.definitions if known.kpi_id in PUBLIC_KPIS],
        targets=[target for target in published.targets if target.kpi_id in PUBLIC_KPIS],
        spc_points=[point for point in published.spc_points if point.kpi_id in PUBLIC_KPIS],
        spc_summaries=[found for found in published.spc_summaries if found.kpi_id in PUBLIC_KPIS],
        networks=[],
    )
