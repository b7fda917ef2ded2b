"""The KPIs as one quarter's report sees them: which periods stand beside each other."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Callable

from pipeline.problems import UngetidError
from pipeline.reporting import formats
from pipeline.reporting.language import current
from pipeline.reporting.reading import Published
from pipeline.reporting.records.figures import Chance, Definition, Figure, Sentence, Target
from pipeline.reporting.records.setting import Decision, Period
from pipeline.reporting.records.spc import SpcPoint, SpcRuleSet, SpcSummary

PRIMARY = "direct_share"
VISIBILITY = "visibility_share"
COVERAGE = "registration_coverage"
HOURS_GAINED = "direct_hours_gained"
HOURS_A_WEEK = "direct_hours_gained_per_week"
FULL_TIME = "direct_fte_gained"
GAINS = (HOURS_GAINED, HOURS_A_WEEK, FULL_TIME)
"""KPIs that are themselves a difference from the baseline."""

# Sums over a period: two periods of different length cannot be subtracted.
_SUMS = ("hours", "count")
_MONTHS_OF_QUARTER = 3
_QUARTER = re.compile(r"\d{4}-Q[1-4]")


class Kpis:
    """All figures, seen from one quarter.

    Parameters
    ----------
    published
        What was read from the warehouse.
    quarter
        ``2025-Q3``: the English label of the quarter to report on.

    Raises
    ------
    UngetidError
        When the quarter is not written so. A quarter without data is none; see :attr:`quarter`.
    """

    def __init__(self, published: Published, quarter: str) -> None:
        self._published = published
        self.quarter_start = _first_day(quarter)
        self._last_shown = self.quarter_start
        self._figures = {
            (f.kpi_id, f.period_type, f.period_start, f.dimension, f.dimension_value): f
            for f in published.figures
        }
        self._by_network = {f.kpi_id for f in published.figures if f.dimension == "network"}
        self._chances = {(c.kpi_id, c.period_type, c.period_start): c for c in published.chances}
        self._sentences = {
            (s.language, s.result, s.subject, s.variant, s.period_type, s.period_start): s
            for s in published.sentences
        }
        self._definitions = {d.kpi_id: d for d in published.definitions}
        self.baseline = self._find("baseline", lambda _p: True)
        self._look()

    def _look(self) -> None:
        """Find the periods that stand beside each other as seen from the quarter."""
        self.quarter = self._find("quarter", lambda p: p.period_start == self.quarter_start)
        end = self.quarter.period_end if self.quarter else None
        self.rolling = self._find("rolling_4_quarters", lambda p: p.period_end == end)

    def at(self, quarter: str) -> Kpis:
        """Return the same figures seen from another quarter; charts end where they end here."""
        other = copy.copy(self)
        other.quarter_start = _first_day(quarter)
        other._look()
        return other

    def _find(self, period_type: str, wanted: Callable[[Period], bool]) -> Period | None:
        found = (p for p in self._published.periods if p.period_type == period_type)
        return next((p for p in found if wanted(p)), None)

    @property
    def quarter_name(self) -> str:
        """The quarter in words, also when the warehouse does not know it."""
        return formats.long_quarter(self.quarter_start)

    @property
    def has_work(self) -> bool:
        """Whether any working time was registered in the quarter: shares of it have a value."""
        return self.value(PRIMARY, self.quarter) is not None

    @property
    def minimum_recorded(self) -> float:
        """The share of hours that must have recorded an attribute before its KPI is shown."""
        return self._published.setting.recorded_share_minimum

    @property
    def minimum_coverage(self) -> float:
        """The share of expected hours that must be registered before shares are believed."""
        return self._published.setting.coverage_minimum

    @property
    def definitions(self) -> list[Definition]:
        """Every KPI in the order of the catalogue."""
        return self._published.definitions

    @property
    def decision(self) -> Decision | None:
        """The first decision: everything is compared with the time before it took effect."""
        return self._published.decisions[0] if self._published.decisions else None

    @property
    def compared(self) -> Period | None:
        """The period that is held against the baseline.

        The last four quarters, since a single quarter has its season; while they still hold
        months of more than one side, the quarter itself.
        """
        if self.rolling and self.rolling.is_complete and self.rolling.side != "mixed":
            return self.rolling
        return self.quarter

    def told(
        self,
        result: str,
        subject: str | None,
        period: Period | None = None,
        variant: str | None = None,
    ) -> Sentence | None:
        """Return what the analysis tells of a result, as ``analysis.sentence`` has it."""
        when = (period.period_type, period.period_start) if period else (None, None)
        return self._sentences.get((current(), result, subject, variant, *when))

    def definition(self, kpi_id: str) -> Definition | None:
        """Return a KPI's definition; none where the warehouse does not have the KPI."""
        return self._definitions.get(kpi_id)

    def recounts(self, kpi_id: str) -> list[Definition]:
        """Return the shares that must stand beside a KPI."""
        shares = (d for d in self.definitions if d.unit == "share")
        return [d for d in shares if d.shown_with == kpi_id and d.kpi_id != kpi_id]

    def figure(
        self, kpi_id: str, period: Period | None, *, network: str | None = None
    ) -> Figure | None:
        """Return a KPI's figure in a period, for the team or for one network."""
        if period is None:
            return None
        cut = ("network", network) if network else ("team", "all")
        return self._figures.get((kpi_id, period.period_type, period.period_start, *cut))

    def value(
        self, kpi_id: str, period: Period | None, *, network: str | None = None
    ) -> float | None:
        """Return the value that may be shown; none where there is none to be shown.

        What is never zero by chance alone is shown for the team only, and only where it is known
        what chance would give.
        """
        figure = self.figure(kpi_id, period, network=network)
        definition = self.definition(kpi_id)
        is_alone = network is not None or self.chance(kpi_id, period) is None
        if definition is not None and definition.needs_chance and is_alone:
            return None
        return figure.shown if figure else None

    def chance(self, kpi_id: str, period: Period | None) -> Chance | None:
        """Return what chance alone would give of a KPI of the team; none where nobody knows."""
        if period is None:
            return None
        return self._chances.get((kpi_id, period.period_type, period.period_start))

    def is_by_network(self, kpi_id: str) -> bool:
        """Whether a KPI is there for each network, too."""
        return kpi_id in self._by_network

    def change(
        self, kpi_id: str, period: Period | None, *, network: str | None = None
    ) -> float | None:
        """Return a period's value less the baseline's, in the KPI's unit; none for sums."""
        definition = self.definition(kpi_id)
        now = self.value(kpi_id, period, network=network)
        before = self.value(kpi_id, self.baseline, network=network)
        if (
            definition is None
            or kpi_id in GAINS
            or self.is_sum(kpi_id)
            or now is None
            or before is None
        ):
            return None
        return now - before

    def is_sum(self, kpi_id: str) -> bool:
        """Whether a KPI grows with the length of its period, as hours and counts do."""
        definition = self.definition(kpi_id)
        return definition is not None and definition.unit in _SUMS

    def target(self, kpi_id: str) -> Target | None:
        """Return the target that is due next after the quarter, else the last one."""
        targets = [t for t in self._published.targets if t.kpi_id == kpi_id]
        coming = (t for t in targets if t.due is None or t.due >= self.quarter_start)
        return next(coming, targets[-1] if targets else None)

    def quarters(self) -> list[Period]:
        """Return the quarters up to the one reported on."""
        return [
            period
            for period in self._published.periods
            if period.period_type == "quarter" and period.period_start <= self._last_shown
        ]

    def spc(self, kpi_id: str, view: str = "extended") -> SpcSummary | None:
        """Return what a KPI's SPC chart says; none where there is no chart."""
        found = self._published.spc_summaries
        return next((s for s in found if (s.kpi_id, s.view) == (kpi_id, view)), None)

    def months_beyond(self, kpi_id: str) -> int:
        """Return how many months after the quarter a KPI's chart has; 0 where it ends with it.

        A chart's verdict, and a forecast, are of its last month. The warehouse does not hold what
        they were before.
        """
        summary = self.spc(kpi_id)
        if summary is None or summary.last_month is None:
            return 0
        last = summary.last_month
        end = self.quarter_start.year * 12 + self.quarter_start.month + 2
        return max(0, last.year * 12 + last.month - end)

    def is_past(self, kpi_id: str) -> bool:
        """Whether a whole quarter has come after: verdicts of today are not of this quarter."""
        return self.months_beyond(kpi_id) >= _MONTHS_OF_QUARTER

    def spc_points(self, kpi_id: str, view: str = "extended") -> list[SpcPoint]:
        """Return a KPI's SPC chart month by month."""
        found = self._published.spc_points
        return [point for point in found if (point.kpi_id, point.view) == (kpi_id, view)]

    @property
    def spc_rules(self) -> SpcRuleSet | None:
        """The rules that the SPC charts were made by; none where nobody made any."""
        return next(iter(self._published.spc_rule_sets), None)


def _first_day(quarter: str) -> dt.date:
    """Return the first day of a quarter that is written ``2025-Q3``."""
    if not _QUARTER.fullmatch(quarter):
        raise UngetidError(
            f"{quarter!r} is no quarter.", mend="Write it as year and quarter: 2025-Q3."
        )
    return dt.date(int(quarter[:4]), 3 * int(quarter[-1]) - 2, 1)
