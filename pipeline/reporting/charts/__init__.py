"""Charts: declared once, drawn by Plotly on screen and by Matplotlib on paper."""

from pipeline.reporting.charts.declaration import Chart, Mark, Panel, Series, Span
from pipeline.reporting.charts.paper import draw_paper
from pipeline.reporting.charts.screen import plotly_figures

__all__ = ["Chart", "Mark", "Panel", "Series", "Span", "draw_paper", "plotly_figures"]
