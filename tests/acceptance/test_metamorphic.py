"""Changes of the input that must not change a KPI, and one that must change hours alone."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from naive import Key
from small_town import STAFF, Row, as_csv, town, two_years_of_rows
from warehouse_contents import kpi_values

from pipeline.publish import candidate_file
from pipeline.run import run_stage

# One row that is refused, so that refused_share is not 0 everywhere.
REFUSED: Row = ("05-03-2024", "1,5", "OP1", "Tryllekunst", "Gildbro", "Klub", "Forældre", "2")
ROWS = [*two_years_of_rows(), REFUSED]
FIGURES = ("numerator", "denominator", "value", "recorded_share", "staff_count", "entry_count")


def kpis_of(
    root: Path, files: dict[str, bytes], staff: tuple[tuple[str, ...], ...] = STAFF
) -> dict[Key, dict[str, Any]]:
    workspace = town(root, files, staff)
    run_stage(workspace, "ingest")
    run_stage(workspace, "build")
    return kpi_values(candidate_file(workspace))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[Key, dict[str, Any]]:
    values = kpis_of(tmp_path_factory.mktemp("plain") / "town", {"log.csv": as_csv(ROWS)})
    filled = {key[0] for key, row in values.items() if row["value"]}
    # Nothing to vary, nothing proved.
    assert {"direct_share", "over_18_share", "direct_hours_gained", "refused_share"} <= filled
    assert {"anchoring_conformity", "registration_coverage"} <= filled
    return values


def near(value: Any, rel: float, **tolerance: float) -> Any:
    """Return what equals a figure within rounding; no figure equals none only."""
    return None if value is None else pytest.approx(value, rel=rel, **tolerance)


def assert_same(
    before: dict[Key, dict[str, Any]], after: dict[Key, dict[str, Any]], *, source: bool = True
) -> None:
    """Compare every figure of every row; ``source`` rows may be named after the files."""
    keys = {key for key in before.keys() | after.keys() if source or key[3] != "source"}
    wrong = [
        f"{key}: {name} {before.get(key, {}).get(name)} → {after.get(key, {}).get(name)}"
        for key in sorted(keys)
        for name in FIGURES
        if before.get(key, {}).get(name) != near(after.get(key, {}).get(name), rel=1e-12)
    ]
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:20])


def test_the_order_of_rows_changes_nothing(
    tmp_path: Path, plain: dict[Key, dict[str, Any]]
) -> None:
    shuffled = list(ROWS)
    random.Random(3).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert shuffled != ROWS
    assert_same(plain, kpis_of(tmp_path / "town", {"log.csv": as_csv(shuffled)}))


def test_splitting_a_file_changes_nothing(tmp_path: Path, plain: dict[Key, dict[str, Any]]) -> None:
    odd, even = as_csv(ROWS[::2]), as_csv(ROWS[1::2])
    values = kpis_of(tmp_path / "town", {"odd.csv": odd, "even.csv": even})
    assert_same(plain, values, source=False)


def test_the_same_file_twice_is_one_file(tmp_path: Path, plain: dict[Key, dict[str, Any]]) -> None:
    content = as_csv(ROWS)
    assert_same(plain, kpis_of(tmp_path / "town", {"log.csv": content, "kopi.csv": content}))


def test_an_overlapping_export_doubles_no_hour(
    tmp_path: Path, plain: dict[Key, dict[str, Any]]
) -> None:
    """Equal rows of two files: the largest number of them in any one file stands."""
    values = kpis_of(tmp_path / "town", {"log.csv": as_csv(ROWS), "again.csv": as_csv(ROWS[:300])})
    without = {key: row for key, row in plain.items() if key[0] != "refused_share"}
    assert_same(without, {key: row for key, row in values.items() if key[0] != "refused_share"})


def test_new_names_for_the_staff_change_nothing(
    tmp_path: Path, plain: dict[Key, dict[str, Any]]
) -> None:
    renamed = {"OP1": "ZX9", "OP2": "AA1", "KON1": "MM5"}
    staff = tuple((renamed[row[0]], *row[1:]) for row in STAFF)
    rows = [(*row[:2], renamed[row[2]], *row[3:]) for row in ROWS]
    assert_same(plain, kpis_of(tmp_path / "town", {"log.csv": as_csv(rows)}, staff))


def test_all_hours_doubled_leave_every_share(
    tmp_path: Path, plain: dict[Key, dict[str, Any]]
) -> None:
    """kpis.md, the last line of the catalogue; what is held to the norm is no such share."""
    doubled = [
        (row[0], str(float(row[1].replace(",", ".")) * 2).replace(".", ","), *row[2:])
        for row in ROWS
    ]
    values = kpis_of(tmp_path / "town", {"log.csv": as_csv(doubled)})
    shares = {
        key: row
        for key, row in plain.items()
        if key[0].endswith(("_share", "conformity")) and key[0] != "absence_share"
    }
    assert shares
    for key, row in shares.items():
        assert values[key]["value"] == near(row["value"], rel=1e-12), key
    summed = ("direct_hours_gained", "hours_moved")
    gained = {key: row["value"] for key, row in plain.items() if key[0] in summed}
    assert gained
    for key, value in gained.items():
        assert values[key]["value"] == near(value and 2 * value, rel=1e-9, abs=1e-9), key
    contacts = [
        key for key in plain if key[0] == "contacts_per_direct_hour" and plain[key]["value"]
    ]
    assert contacts
    for key in contacts:
        assert values[key]["value"] == near(plain[key]["value"] / 2, rel=1e-12), key
