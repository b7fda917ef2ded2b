"""What a reader can choose on the dashboard: a quarter, and the team, an area or a target group.

An area and a target group cannot be chosen together: the figures behind would be of one or two
people, and the warehouse does not hold them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.reporting.kpis import Kpis
from pipeline.reporting.language import _
from pipeline.reporting.reading import Published
from pipeline.reporting.records.scope import OutreachTime
from pipeline.reporting.records.setting import Named, Period

Dimension = Literal["team", "network", "target_group"]


@dataclass(frozen=True)
class Scope:
    """Whose figures are shown.

    Parameters
    ----------
    dimension, code
        As in ``mart.outreach_time``; the team's code is ``all``.
    name
        Of the area or target group; empty for the team.
    """

    dimension: Dimension
    code: str
    name: str = ""

    @property
    def key(self) -> str:
        """How the page's script calls it: ``team``, ``network:gildbro``."""
        return "team" if self.dimension == "team" else f"{self.dimension}:{self.code}"


TEAM = Scope("team", "all")


class Figures:
    """Direct work and visibility of the scopes that the warehouse holds."""

    def __init__(self, published: Published) -> None:
        self.networks = _scopes("network", published.networks)
        self.target_groups = _scopes("target_group", published.target_groups)
        self._minimum = published.setting.recorded_share_minimum
        self._times = {
            (t.dimension, t.dimension_value, t.period_type, t.period_start): t
            for t in published.outreach_times
        }

    @property
    def scopes(self) -> list[Scope]:
        """The team, then each area, then each target group."""
        return [TEAM, *self.networks, *self.target_groups]

    def time(self, scope: Scope, period: Period | None) -> OutreachTime | None:
        """Return a scope's row of a period; none where it has no entry, or too few say whose.

        Where under the set share of the direct work says its area or target group, a figure by it
        would be one of registration.
        """
        if period is None:
            return None
        key = (scope.dimension, scope.code, period.period_type, period.period_start)
        found = self._times.get(key)
        if found is None or found.entry_count == 0:
            return None
        is_told = found.recorded_share is None or found.recorded_share >= self._minimum
        return found if is_told else None

    def can_compare(self, time: OutreachTime) -> bool:
        """Whether the baseline says whose enough of its direct work was."""
        recorded = time.baseline_recorded_share
        return recorded is not None and recorded >= self._minimum


def _scopes(dimension: Dimension, named: Sequence[Named]) -> list[Scope]:
    return [Scope(dimension, one.code, one.name) for one in named]


def announcement(kpis: Kpis, figures: Figures, scope: Scope) -> str:
    """Return what is told when a choice has been made, also to who cannot see the page change."""
    quarter = kpis.quarter_name
    if kpis.quarter is None:
        return _("Der er ingen registreringer for {quarter}.", quarter=quarter)
    if scope.dimension == "team" and not kpis.has_work:
        return _("Viser {quarter}, men der er ingen registreret arbejdstid.", quarter=quarter)
    if scope.dimension == "team":
        return _("Viser {quarter} for hele den operative indsats.", quarter=quarter)
    if figures.time(scope, kpis.quarter) is None:
        return _(
            "Viser {quarter} for »{name}«, men der er ingen tal at vise.",
            quarter=quarter,
            name=scope.name,
        )
    if scope.dimension == "network":
        return _("Viser {quarter} for området »{name}«.", quarter=quarter, name=scope.name)
    return _("Viser {quarter} for målgruppen »{name}«.", quarter=quarter, name=scope.name)
