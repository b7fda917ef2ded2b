"""The method report: what each KPI is, how results are computed, what they are made from.

It reads definitions, lineage and the history of builds; no figure, no area, no unit, no person. So
it may be read by everybody.
"""

from pipeline.reporting.method_report.report import MethodReport, open_report

__all__ = ["MethodReport", "open_report"]
