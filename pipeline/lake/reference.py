"""The reference tables: the municipality's own words (names of activities, areas, units).

They are the vocabularies that the strings of the other tables are members of.
"""

from __future__ import annotations

import polars as pl

from pipeline.lake.table import DAY, DECIMAL, TEXT, WHOLE, YES_NO

REFERENCE_SCHEMAS: dict[str, dict[str, pl.DataType]] = {
    "category": {
        "category_code": TEXT,
        "name_da": TEXT,
        "name_en": TEXT,
        "is_working_time": YES_NO,
        "sort_order": WHOLE,
        "boundary_da": TEXT,
        "boundary_en": TEXT,
    },
    "activity": {
        "activity_code": TEXT,
        "name_da": TEXT,
        "name_en": TEXT,
        "category_code": TEXT,
        "task": WHOLE,  # the memo's task number; null where it has none
    },
    "network": {
        "network_code": TEXT,
        "name_da": TEXT,
        "name_en": TEXT,
        "meetings_planned_per_year": WHOLE,
    },
    "unit": {"unit_code": TEXT, "name_da": TEXT, "name_en": TEXT, "centre_da": TEXT},
    "partner": {"partner_code": TEXT, "name_da": TEXT, "name_en": TEXT},
    "place": {"place_code": TEXT, "name_da": TEXT, "name_en": TEXT},
    "target_group": {"target_group": TEXT, "name_da": TEXT, "name_en": TEXT},
    "occasion": {"occasion": TEXT, "name_da": TEXT, "name_en": TEXT},
    "topic": {"topic": TEXT, "name_da": TEXT, "name_en": TEXT},
    "role": {"role_code": TEXT, "name_da": TEXT, "name_en": TEXT},
    "school_holiday": {"name_da": TEXT, "date_from": DAY, "date_to": DAY},
    "target": {"kpi_id": TEXT, "target": DECIMAL, "due": DAY, "is_example": YES_NO},
    "row_rule": {
        "reason_code": TEXT,
        # refused (a row), file (a whole file), note, entry (an entry among all others: flagged,
        # or refused where the settings say so)
        "severity": TEXT,
        "reason_da": TEXT,
        "mend_da": TEXT,
        "reason_en": TEXT,
    },
    "reading_rule": {
        "rule_kind": TEXT,  # found_by or read_as
        "rule": TEXT,
        "confidence": DECIMAL,
        "meaning_da": TEXT,
        "meaning_en": TEXT,
    },
    "row_condition": {
        "condition_number": WHOLE,
        "column_name": TEXT,  # canonical name
        "reason_code": TEXT,
        "condition": TEXT,  # SQL over the typed columns, and t_<column>: the cell's text
    },
}
