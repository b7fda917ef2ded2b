"""Hard files that are made when the tests run, so that what is in them can be read here."""

from __future__ import annotations

from collections.abc import Callable

from made.columnar import COLUMNAR
from made.workbooks import WORKBOOKS

BUILT: dict[str, Callable[[], bytes]] = {**WORKBOOKS, **COLUMNAR}
