"""Values of minutes that a person is asked to look at, as a warehouse has them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from pipeline.review import ReviewItem
from pipeline.warehouse_file import open_read_only

_NAMED = """
    select items.*, coalesce(networks.name_da, items.network_code) as network_da
    from core.review_item as items
    left join core.dim_network as networks on items.network_code = networks.network_code
"""


def review_items(file: Path) -> list[ReviewItem]:
    """Return the values that are uncertain, by meeting and place.

    Parameters
    ----------
    file
        A candidate or a published warehouse.

    Raises
    ------
    UngetidError
        When it cannot be read.
    """
    columns = ", ".join(one.name for one in fields(ReviewItem))
    order = "meeting_date, network_code, file_key, place_kind, place_number, place_row, place_cell"
    with open_read_only(file) as connection:
        found = connection.execute(
            f"select {columns} from ({_NAMED}) order by {order}, field, value_id"  # noqa: S608 - our own names
        ).fetchall()
    return [ReviewItem(*row) for row in found]
