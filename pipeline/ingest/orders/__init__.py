"""Orders (*bestillinger*): what the strategic unit asks the operative team to do, under Model 2."""

from pipeline.ingest.orders.order_headings import (
    NOTE_WORDS,
    ORDER_COLUMNS,
    ORDER_NEEDED,
    ORDER_WORDS,
    OrderHeadings,
)
from pipeline.ingest.orders.order_rows import WHOLE_MUNICIPALITY, read_orders

__all__ = [
    "NOTE_WORDS",
    "ORDER_COLUMNS",
    "ORDER_NEEDED",
    "ORDER_WORDS",
    "WHOLE_MUNICIPALITY",
    "OrderHeadings",
    "read_orders",
]
