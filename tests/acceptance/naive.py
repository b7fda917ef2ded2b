"""Every KPI once more, in loops and dicts, from the truth of a sample municipality.

Written from kpis.md, contracts.md and docs/architecture.md alone, never from ``sql/``, so that two
people's readings of the same definition meet. No SQL, no data frames, exact fractions throughout.
Where the definition leaves room, the docstring says *Reading*.

Readings that hold for all KPIs
-------------------------------
* Team: entries of people whose role on the day of work is ``operative`` (kpis.md, *Rules*, line 1).
* Working time: every category but ``absence`` (same line).
* Unit: the unit a person is employed in on the day of work (contracts.md, ``staff.csv`` by validity
  dates).
* Partners, places and references are recorded when the source has the column: a blank cell says
  that there was none (pipeline/lake, ``has_*_column``). Contacts, target groups, occasions, and the
  network of direct work and visibility are recorded when there is a value: 0 is written 0, and
  nobody is of no age (kpis.md: "where under 80 % of the hours recorded it"; docs/decisions/0005).
* ``recorded_share`` is 1 where there were no hours that could have recorded the attribute. The
  network is such an attribute too: a network's figure is asked of all the team's hours of that
  kind (kpis.md, *Recorded or not*).
* Months before the team's first registration and days after ``as_of`` count nowhere, whatever was
  met, worked or received then (contracts.md, *Time*; kpis.md, *Periods*).
* ``staff_count``: the people behind the denominator (the numerator is a part of it).
"""

from __future__ import annotations

from dataclasses import replace

import naive_actions
import naive_meetings
import naive_outreach
import naive_partners
import naive_registration
import naive_working_time
from naive_calendar import Period
from naive_town import Figure, Figures, Key, Town
from naive_working_time import CATEGORY_SHARES

__all__ = ["CATEGORY_SHARES", "Figure", "Key", "Municipality"]
SUBJECTS = (
    naive_working_time,
    naive_registration,
    naive_outreach,
    naive_partners,
    naive_meetings,
    naive_actions,
)


class Municipality(Town):
    """A municipality with every figure of every period and dimension."""

    def figures(self) -> dict[Key, Figure]:
        """Return every figure of every period and dimension."""
        found: dict[Key, Figure] = {}
        for period in self.periods:
            is_whole = period.start >= self.first_month and period.end <= self.truth.settings.as_of
            for (kpi_id, cut), figure in self._figures_of(period).items():
                key = (kpi_id, period.kind, period.start, *cut)
                found[key] = replace(figure, is_whole=is_whole)
        return found

    def _figures_of(self, period: Period) -> Figures:
        found: Figures = {}
        for subject in SUBJECTS:
            found |= subject.figures(self, period)
        return found
