"""Files that are made to break a reader: bombs, lies, and cells and series without measure.

Each is written to a path, since some are larger than what a test should hold in memory. Nothing of
this is ever stored.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from made.hostile_calendars import (
    components_without_end,
    daily_since_1601,
    daily_since_1999,
    every_minute_of_every_year,
    every_second,
    series_without_end,
)
from made.hostile_containers import (
    archive_of_logs,
    compound_noise,
    external_entity,
    far_corner,
    lying_sizes,
    members_that_overlap,
    one_long_value,
    password,
    repeated_blanks,
    repeated_cells,
    ten_thousand_columns_of_a_sheet,
    text_of_half_a_gigabyte,
    torn_parquet,
    torn_workbook,
    xml_bomb,
    xml_bomb_of_open_document,
    xml_bomb_of_shared_strings,
    zip_bomb,
    zip_in_zip,
)
from made.hostile_texts import (
    cell_of_2_gb,
    cell_of_64_mb,
    deep_json,
    deep_record,
    heading_of_8_mb,
    line_of_delimiters,
    line_of_quotes,
    noise,
    number_without_end,
    only_nul_bytes,
    ten_thousand_columns,
    zipped_log,
)

HOSTILE: dict[str, Callable[[Path], None]] = {
    "ten_thousand_columns.csv": ten_thousand_columns,
    "ten_thousand_columns.xlsx": ten_thousand_columns_of_a_sheet,
    "line_of_delimiters.csv": line_of_delimiters,
    "line_of_quotes.csv": line_of_quotes,
    "cell_of_64_mb.csv": cell_of_64_mb,
    "cell_of_2_gb.csv": cell_of_2_gb,
    "heading_of_8_mb.csv": heading_of_8_mb,
    "only_nul_bytes.csv": only_nul_bytes,
    "noise.csv": noise,
    "gzip_named.csv": zipped_log,
    "zip_bomb.xlsx": zip_bomb,
    "lying_sizes.xlsx": lying_sizes,
    "members_that_overlap.xlsx": members_that_overlap,
    "zip_in_zip.xlsx": zip_in_zip,
    "archive_of_logs.zip": archive_of_logs,
    "xml_bomb.xlsx": xml_bomb,
    "xml_bomb_of_shared_strings.xlsx": xml_bomb_of_shared_strings,
    "text_of_half_a_gigabyte.xlsx": text_of_half_a_gigabyte,
    "external_entity.xlsx": external_entity,
    "far_corner.xlsx": far_corner,
    "repeated_cells.ods": repeated_cells,
    "repeated_blanks.ods": repeated_blanks,
    "xml_bomb.ods": xml_bomb_of_open_document,
    "password.xlsx": password,
    "torn.xlsx": torn_workbook,
    "compound_noise.xls": compound_noise,
    "torn.parquet": torn_parquet,
    "deep.json": deep_json,
    "deep_record.json": deep_record,
    "number_without_end.json": number_without_end,
    "every_second.ics": every_second,
    "every_minute_of_every_year.ics": every_minute_of_every_year,
    "daily_since_1999.ics": daily_since_1999,
    "daily_since_1601.ics": daily_since_1601,
    "series_without_end.ics": series_without_end,
    "components_without_end.ics": components_without_end,
    "one_long_value.parquet": one_long_value,
}
