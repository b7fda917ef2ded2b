"""The invented rows of ``analysis``: the memo's lines, verdicts, what-if, control charts."""

from __future__ import annotations

from typing import Any

from published_rows import MODEL_LINES, MOVED, VERDICTS
from published_situation import InventedTown, later


class InventedAnalysis(InventedTown):
    """Rows of what was found; each is what the situation says."""

    def line_rows(self) -> list[tuple[Any, ...]]:
        """Return the verdict on each line; the figures are the same for both models."""
        rows: list[tuple[Any, ...]] = []
        wanted = ("quarter", "rolling_4_quarters")
        for period in self.periods():
            for model, number, *_, kpi_id in MODEL_LINES if period.kind in wanted else ():
                is_after = period.side == "after"
                key = (model, number, period.kind, period.start)
                is_chosen = model == "model_2" and period.side not in ("baseline", "undecided")
                moved = MOVED.get(kpi_id or "")
                if moved is None:
                    said: tuple[Any, ...] = (None,) * 6 + ("not_measured", None)
                elif not is_after:
                    reason = "not_after" if self.situation.has_decision else "undecided"
                    said = (0.05, 0.06, 0.01, None, None, None, "no_data", reason)
                else:
                    survives = moved[-1] == "won"
                    said = (0.05, 0.05 + moved[0], *moved[:3], survives, moved[3], None)
                rows.append((*key, is_chosen, kpi_id, *said))
        return rows

    def verdict_rows(self) -> list[tuple[Any, ...]]:
        """Return the verdict on each four quarters: the situation's, once they are after."""
        s, nothing = self.situation, (None,) * 9
        rows: list[tuple[Any, ...]] = []
        for period in self.periods() if s.has_decision else ():
            if period.kind != "rolling_4_quarters" or period.end > s.as_of:
                continue
            found = VERDICTS.get(s.verdict)
            if found is None or period.side != "after" or not self.has_baseline:
                reason = "not_after" if self.has_baseline else "no_baseline"
                rows.append((period.start, "too_little_data", None, *nothing, reason))
            else:
                rows.append((period.start, s.verdict, *found, None))
        return rows

    def what_if_rows(self) -> list[tuple[Any, ...]]:
        """Return a hundred hours a week and a person more or less, as it was in no municipality."""
        s, rows = self.situation, []
        quantities: list[tuple[Any, ...]] = [
            ("hours_at_work", "all", 100.0, 90.0, 110.0),
            ("highest_share", "direct", 0.86, 0.85, 0.87),
            ("share_with_hire", "direct", 0.5, 0.49, 0.51),
            ("share_now", "direct", 0.41, 0.40, 0.42),
            ("hours_now", "direct", 41.0, 39.0, 43.0),
            ("share_now", "visibility", 0.2, 0.19, 0.21),
            ("hours_now", "visibility", 20.0, 18.0, 22.0),
            ("full_time_now", "all", 2.0, 1.9, 2.1),
            ("full_time_now", "gildbro", 0.4, 0.3, 0.5),
        ]
        if s.target is not None and s.is_reachable:
            quantities += [
                ("share_target", "direct", s.target, s.target, s.target),
                ("hours_target", "direct", 45.0, 43.0, 47.0),
                ("hours_moved", "direct", 4.0, 3.0, 5.0),
                ("hours_target", "visibility", 16.0, 14.0, 18.0),
                ("hours_moved", "visibility", -4.0, -5.0, -3.0),
                ("full_time_target", "all", 2.25, 2.25, 2.25),
                ("full_time_target", "gildbro", 0.45, 0.35, 0.55),
            ]
        for period in self.periods():
            for scenario in ("one_less", "present", "one_more"):
                if period.kind == "rolling_4_quarters":
                    rows += [(period.start, scenario, s.target, *one) for one in quantities]
        return rows

    def spc(self, kpi_id: str) -> tuple[list[tuple[Any, ...]], tuple[Any, ...]]:
        s = self.situation
        category = kpi_id.removesuffix("_share")
        sides = ("baseline", "undecided")  # without a decision, all months make the limits
        before = [self.share(category, m) for m in self.all_months if self.side(m) in sides]
        centre = sum(before) / len(before) if before else 0.3
        low, high = (centre - 0.05, centre + 0.05) if len(before) >= 13 else (None, None)
        points = []
        for month in self.all_months:
            side = self.side(month)
            marked = side == "after" and s.variation in ("improving", "concerning")
            rule, effect = ("shift", s.variation) if marked else (None, None)
            if side == "undecided" and month == s.last:
                rule = "outside"
            points.append(
                (
                    kpi_id,
                    "extended",
                    month,
                    self.share(category, month),
                    side,
                    side == "transition",
                    None,
                    centre,
                    low,
                    high,
                    0.01,
                    rule,
                    effect,
                    "mdc-2023",
                )
            )
        signal = later(s.effective, 3) if s.variation in ("improving", "concerning") else None
        summary = (
            kpi_id,
            "extended",
            "mdc-2023",
            "xmr" if low is not None else "run",
            "up" if kpi_id == "direct_share" else "down",
            len(points),
            len(before),
            low is not None,
            centre,
            low,
            high,
            0.015,
            s.last,
            points[-1][3],
            0.45 if kpi_id == "direct_share" else 0.2,
            s.variation if s.has_decision else None,
            signal if s.has_decision else s.last,
            "hit_or_miss" if s.has_decision else None,
            None if low is not None else "too_few_months",
        )
        return points, summary
