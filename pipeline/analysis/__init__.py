"""Statistics of the candidate, computed once and stored as tables beside the KPIs."""

from pipeline.analysis.spc import CHARTED_KPIS
from pipeline.analysis.stage import analyse

__all__ = ["CHARTED_KPIS", "analyse"]
