"""Has it moved? The primary verdict, as the analysis tells it, and where it is not told at all."""

from __future__ import annotations

from pipeline.reporting.kpis import PRIMARY, Kpis
from pipeline.reporting.language import current
from pipeline.wording import results


def told(kpis: Kpis) -> list[str]:
    """Return the verdict in words, with size, interval and the recounts' word.

    Nothing where there is nothing to compare: without a decision, a baseline or figures, and in
    quarters before it took effect, the sentence of the front page says what is missing.
    """
    period = kpis.compared
    if kpis.decision is None or kpis.baseline is None or period is None:
        return []
    if period.period_end < kpis.decision.effective_from:
        return []
    found = kpis.told("primary_verdict", PRIMARY, kpis.rolling)
    return [found.sentence if found else _nothing_to_judge(kpis)]


def _nothing_to_judge(kpis: Kpis) -> str:
    """Say why four quarters have no verdict: they are not over, or are not there."""
    is_running = kpis.rolling is not None and not kpis.rolling.is_complete
    reason = "not_complete" if is_running else "not_after"
    row = {"verdict": "too_little_data", "reason": reason}
    return results.primary_verdict(row).text(current())
