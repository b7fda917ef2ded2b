"""What is special about an invented warehouse, and its months, periods and hours."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field

FIRST, LAST = dt.date(2022, 1, 1), dt.date(2025, 9, 1)
EFFECTIVE = dt.date(2024, 1, 1)
CATEGORIES = {
    "direct": ("Direkte arbejde med unge med risikoadfærd", 0.27, 0.41),
    "visibility": ("Synlighed i gadebilledet", 0.29, 0.19),
    "cross_cutting": ("Tværgående samarbejde", 0.14, 0.09),
    "network": ("Lokale SSP-netværk", 0.06, 0.07),
    "teaching": ("Undervisning", 0.05, 0.06),
    "bridging": ("Sammenbinding af tilbud", 0.04, 0.05),
    "internal": ("Intern tid", 0.15, 0.13),
}
NETWORKS = {
    "gildbro": "Gildbro",
    "vejleaa": "Vejleåparken",
    "vibeholm": "Vibeholm",
    "strand": "Strandområdet",
    "landsbyen": "Ishøj Landsby",
    "torslunde": "Torslunde",
}
TARGET_GROUPS = {"under_18": "Under 18 år", "over_18": "18 år og derover", "parents": "Forældre"}
PARTIES = (
    ("own", "operative", "Operativ medarbejder"),
    ("own", "consultant", "Kriminalpræventiv konsulent"),
    ("partner", "police", "Politi"),
    ("partner", "school", "Skole"),
)
MONTH_HOURS = 600.0


def months(first: dt.date, last: dt.date) -> list[dt.date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [later(first, number) for number in range(count)]


def later(month: dt.date, count: int) -> dt.date:
    index = month.year * 12 + month.month - 1 + count
    return dt.date(index // 12, index % 12 + 1, 1)


@dataclass
class Situation:
    """What is special about this warehouse.

    Parameters
    ----------
    variation
        The SPC verdict of the direct share; None leaves the tables of analysis empty.
    contacts_recorded
        Share of the hours that recorded contacts, in the baseline and after.
    labels
        Names of areas and categories by code, in place of the usual.
    """

    variation: str | None = "improving"
    has_decision: bool = True
    first: dt.date = FIRST
    last: dt.date = LAST
    as_of: dt.date = dt.date(2025, 10, 8)
    effective: dt.date = EFFECTIVE
    is_synthetic: bool = True
    contacts_recorded: tuple[float, float] = (0.0, 0.97)
    labels: dict[str, str] = field(default_factory=dict)
    has_hours: bool = True
    without_network: str | None = None
    failed_check: bool = False
    age_recorded: float = 1.0
    task_staff: int = 5
    target: float | None = 0.45
    is_reachable: bool = True
    destination_staff: int = 3
    verdict: str = "moved"


@dataclass(frozen=True)
class Period:
    kind: str
    start: dt.date
    end: dt.date
    label_da: str
    label_en: str
    months: tuple[dt.date, ...]
    side: str


class InventedTown:
    """The months of a situation: which side of the decision each is on, and its hours."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.all_months = months(situation.first, situation.last)

    def side(self, month: dt.date) -> str:
        s = self.situation
        if not s.has_decision:
            return "undecided"
        if month >= later(s.effective, 3):
            return "after"
        if month >= s.effective:
            return "transition"
        return "baseline" if self.has_baseline else "before"

    @property
    def has_baseline(self) -> bool:
        s = self.situation
        return s.has_decision and len([m for m in self.all_months if m < s.effective]) >= 12

    def _period(self, kind: str, start: dt.date, count: int, da: str, en: str) -> Period:
        held = tuple(m for m in self.all_months if start <= m < later(start, count))
        sides = {self.side(month) for month in held}
        side = sides.pop() if len(sides) == 1 else "mixed"
        return Period(kind, start, later(start, count) - dt.timedelta(days=1), da, en, held, side)

    def periods(self) -> list[Period]:
        quarters = [m for m in self.all_months if m.month % 3 == 1]
        found = []
        for month in self.all_months:
            name = f"{month:%Y-%m}"
            found.append(self._period("month", month, 1, name, name))
        for start in quarters:
            number = (start.month + 2) // 3
            da, en = f"{number}. kvartal {start.year}", f"{start.year}-Q{number}"
            found.append(self._period("quarter", start, 3, da, en))
            first = later(start, -9)
            if first >= self.situation.first:
                da, en = f"4 kvartaler til og med {da}", f"4 quarters to {en}"
                found.append(self._period("rolling_4_quarters", first, 12, da, en))
        if self.has_baseline:
            count = len([m for m in self.all_months if m < self.situation.effective])
            found.append(
                self._period("baseline", self.situation.first, count, "Udgangspunkt", "Baseline")
            )
        return found

    def share(self, category: str, month: dt.date) -> float:
        if category == "internal":  # what the others leave: shares sum to one
            return 1 - sum(self.share(code, month) for code in CATEGORIES if code != category)
        _, before, after = CATEGORIES[category]
        s = self.situation
        moved = 1.0 if s.variation in ("improving", "improving_and_concerning") else 0.0
        if s.variation == "concerning":
            moved = -0.4
        if not s.has_decision or month < s.effective:
            moved = 0.0
        # Nothing over any twelve months: whole years give the round shares above.
        wave = 0.012 * math.sin((month.month + len(category)) * math.pi / 6)
        return before + moved * (after - before) + wave

    def hours(self, category: str, held: tuple[dt.date, ...]) -> float:
        return sum(MONTH_HOURS * self.share(category, month) for month in held)
