"""Statistics of the candidate, computed once and stored as tables beside the KPIs."""

from pipeline.analysis.control_chart import control_chart
from pipeline.analysis.spc import CHARTED_KPIS, ChartSettings, SetAside
from pipeline.analysis.stage import analyse

__all__ = ["CHARTED_KPIS", "ChartSettings", "SetAside", "analyse", "control_chart"]
