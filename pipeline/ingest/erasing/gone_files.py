"""Files that have gone from the inbox: what was erased is taken out of their parts in the lake."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.files import digest_of_values
from pipeline.ingest.erasing.erasures import Erasures
from pipeline.ingest.readers.log_table import LINE
from pipeline.ingest.store import Lake
from pipeline.lake import MANIFEST, MEETING, ORDER, SOURCE_TABLES, TIME_ENTRY

_SOURCES = ("activity", "minutes", "orders", "unknown")
_COUNTED = (TIME_ENTRY.name, MEETING.name, ORDER.name)  # a row of these is a row of the file
_TABLES = {table.name: table for table in SOURCE_TABLES}


def without_erased(manifest: pl.DataFrame, lake: Lake, erasures: Erasures) -> pl.DataFrame:
    """Return the manifest's rows of files that were not read now, without what was erased.

    The parts are written anew under another name; the former ones are swept when the manifest
    names them no more. Rows that were refused hold no person and no day: they leave with their
    file, or where the row they stand for is named.

    Raises
    ------
    UngetidError
        When a part cannot be read, or the disk refuses.
    """
    if not erasures:
        return manifest
    wanted = (
        pl.col("is_current")
        & pl.col("kind").is_in(_SOURCES)
        & pl.col("erasures").ne_missing(pl.lit(erasures.digest))
    )
    done = [_held(row, lake, erasures) for row in manifest.filter(wanted).iter_rows(named=True)]
    held = pl.DataFrame(done, schema=MANIFEST.schema)
    return pl.concat([manifest.filter(~wanted), held.select(manifest.columns)])


@dataclass(frozen=True)
class Leaving:
    """What would leave the lake.

    Parameters
    ----------
    row_counts
        Table → rows that would be taken out; values that would be left blank under ``mentions``.
    entries
        The rows of ``time_entry`` among them.
    """

    row_counts: dict[str, int]
    entries: pl.DataFrame


def leaving(manifest: pl.DataFrame, lake: Lake, erasures: Erasures) -> Leaving:
    """Return what would leave the lake, of all files; raises as :func:`without_erased`."""
    standing = manifest.filter(
        pl.col("is_current") & ~pl.col("is_withdrawn") & pl.col("parts").is_not_null()
    )
    counts: Counter[str] = Counter()
    entries = [TIME_ENTRY.empty()]
    for row in standing.filter(~pl.col("kind").is_in(["reference"])).iter_rows(named=True):
        before = {n: lake.rows_of(n, row["part_key"]) for n in str(row["parts"]).split(";")}
        own = erasures.of_file(row["file_key"])
        held_against = _of_minutes if row["kind"] == "minutes" else _of_log
        after, mentions = held_against(before, own)
        if erasures.is_file(row["content_sha256"]):
            after, mentions = {name: rows.clear() for name, rows in before.items()}, 0
        gone = {name: before[name].height - after[name].height for name in before}
        counts.update(gone)
        counts["mentions"] += mentions - (sum(gone.values()) if mentions else 0)
        if gone.get(TIME_ENTRY.name):
            rows, place = before[TIME_ENTRY.name], ["source_sheet", LINE]
            left = after[TIME_ENTRY.name]
            entries.append(rows.join(left, on=place, how="anti", nulls_equal=True))
    found = pl.concat(
        [rows.select(list(TIME_ENTRY.schema)) for rows in entries], how="vertical_relaxed"
    )
    return Leaving({name: count for name, count in counts.items() if count > 0}, found)


def of_the_same_meeting(manifest: pl.DataFrame, lake: Lake, erasures: Erasures) -> list[str]:
    """Return the keys of other files that tell of a meeting whose minutes are erased as a file.

    They may be a copy in another format, which nothing but the meeting tells; they stay.

    Raises
    ------
    UngetidError
        When a part cannot be read.
    """
    standing = manifest.filter(
        pl.col("is_current") & ~pl.col("is_withdrawn") & (pl.col("kind") == "minutes")
    )
    gone: set[str] = set()
    others: dict[str, set[str]] = {}
    for row in standing.iter_rows(named=True):
        if MEETING.name not in str(row["parts"]).split(";"):
            continue
        meetings = set(lake.rows_of(MEETING.name, row["part_key"])["meeting_id"])
        if erasures.is_file(row["content_sha256"]):
            gone |= meetings
        else:
            others[row["file_key"]] = meetings
    return sorted(key for key, meetings in others.items() if meetings & gone)


def _held(row: dict[str, Any], lake: Lake, erasures: Erasures) -> dict[str, Any]:
    """Return a line of the manifest, held against what was erased."""
    row = row | {"erasures": erasures.digest}
    if erasures.is_file(row["content_sha256"]):
        return _erased(row)
    tables = str(row["parts"]).split(";") if row["parts"] and not row["is_withdrawn"] else []
    if not tables:
        return row
    own = erasures.of_file(row["file_key"])
    before = {name: lake.rows_of(name, row["part_key"]) for name in tables}
    after, mentions = (
        _of_log(before, own) if row["kind"] == "activity" else _of_minutes(before, own)
    )
    if all(after[name].height == before[name].height for name in tables) and not mentions:
        return row
    return _written(row, before, after, mentions, lake)


def _erased(row: dict[str, Any]) -> dict[str, Any]:
    """Return the line of a file of which nothing is left but how much it was."""
    counts = {"rows_accepted": 0, "rows_refused": 0, "rows_erased": row["rows_received"]}
    return (
        row
        | counts
        | {
            "mentions_erased": 0,
            "status": "erased",
            "parts": None,
            "reason_code": None,
            "is_withdrawn": False,
            "is_stale": False,
        }
    )


def _of_minutes(
    parts: dict[str, pl.DataFrame], erasures: Erasures
) -> tuple[dict[str, pl.DataFrame], int]:
    return erasures.of_document(parts)


def _of_log(
    parts: dict[str, pl.DataFrame], erasures: Erasures
) -> tuple[dict[str, pl.DataFrame], int]:
    """Take rows out, with all that is told of them by their lines."""
    kept = {name: erasures.kept(name, rows) for name, rows in parts.items()}
    after = {name: one.rows for name, one in kept.items()}
    blanked = sum(one.blanked for one in kept.values())
    entries = parts.get(TIME_ENTRY.name)
    if entries is None or not kept[TIME_ENTRY.name].removed:
        return after, blanked
    left = after[TIME_ENTRY.name]
    place = ["source_sheet", LINE]
    gone = entries.join(left, on=place, how="anti", nulls_equal=True).select(place)
    for name, rows in after.items():
        if name == TIME_ENTRY.name:
            continue
        on = [column for column in place if column in _TABLES[name].schema]
        if name == "row_correction":
            named = rows.join(gone, on=on, how="semi", nulls_equal=True)
            columns = ("corrected_file_key", "corrected_sheet", "corrected_line")
            erasures.named.update(named.select(columns).iter_rows())
        after[name] = rows.join(gone, on=on, how="anti", nulls_equal=True, maintain_order="left")
    return after, blanked


def _written(
    row: dict[str, Any],
    before: dict[str, pl.DataFrame],
    after: dict[str, pl.DataFrame],
    mentions: int,
    lake: Lake,
) -> dict[str, Any]:
    part_key = digest_of_values(row["part_key"], row["erasures"])[:32]
    outlet = lake.written_again(part_key, row["file_key"])
    for name, rows in after.items():
        outlet.add(name, rows.drop("file_key"))
    try:
        lake.take(outlet)
    except OSError as error:
        raise lake.refused_by_disk(error) from None
    fallen = sum(_fallen(before, after, name) for name in _COUNTED)
    refused = _refused(before) - _refused(after)
    erased = (row["rows_erased"] or 0) + fallen + refused
    changed = row | {
        "part_key": part_key,
        "parts": outlet.tables,
        "rows_accepted": row["rows_accepted"] - fallen,
        "rows_refused": row["rows_refused"] - refused,
        "rows_erased": erased,
        "mentions_erased": (row["mentions_erased"] or 0) + mentions,
    }
    return _erased(changed) if 0 < erased == row["rows_received"] else changed


def _fallen(before: dict[str, pl.DataFrame], after: dict[str, pl.DataFrame], name: str) -> int:
    return before[name].height - after[name].height if name in before else 0


def _refused(parts: dict[str, pl.DataFrame]) -> int:
    """Count rows that were refused: each by its first problem."""
    rows = parts.get("refused_row")
    return 0 if rows is None else rows.filter(pl.col("problem_number") == 1).height
