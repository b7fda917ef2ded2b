"""Lake + ``sql/`` + settings → a candidate DuckDB file."""

from pipeline.warehouse.build import BuildReport, Reconciliation, build, model_order

__all__ = ["BuildReport", "Reconciliation", "build", "model_order"]
