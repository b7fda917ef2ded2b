"""A lake of a few rows, written by hand: the smallest municipality that a rule can be seen in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
from small_lake_rows import (
    correction_row,
    digest,
    entry_row,
    file_key,
    refused_rows,
    rule_rows,
    schema_of,
    staff_code,
)
from starter_rows import FILES, reference_rows

from pipeline import lake
from pipeline.workspace import Workspace, create_workspace


@dataclass
class SmallLake:
    """Collects files and writes them as parts with a manifest."""

    root: Path
    settings: str = "as_of = 2025-12-31\n"
    manifest: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.workspace: Workspace = create_workspace(self.root)
        self.workspace.settings_file.write_text(self.settings, encoding="utf-8")
        for name in FILES:
            self.reference(name, reference_rows(name))
        self.reference("reading_rule", rule_rows("reading_rule"))

    def _file(
        self, name: str, kind: str, parts: dict[str, list[dict[str, Any]]], **row: Any
    ) -> str:
        key = digest("part", name)
        for table, rows in parts.items():
            schema = schema_of(table)
            frame = pl.DataFrame(rows, schema=schema, orient="row")
            path = self.workspace.lake / lake.part_path(table, key)
            path.parent.mkdir(parents=True, exist_ok=True)
            frame.write_parquet(path)
        counted = next((rows for table, rows in parts.items() if table != "refused_row"), [])
        refused = {r["source_line"] for r in parts.get("refused_row", [])}
        self.manifest.append(
            {
                "file_key": file_key(name),
                "content_sha256": digest("file", name),
                "fingerprint": digest("fingerprint"),
                "part_key": key,
                "kind": kind,
                "table": kind,
                "format": "csv",
                "encoding": "utf-8",
                "delimiter": "semicolon",
                "received_at": dt.datetime(2025, 1, 1, 12),  # noqa: DTZ001 - UTC by contract
                "rows_received": len(counted) + len(refused),
                "rows_accepted": len(counted),
                "rows_refused": len(refused),
                "status": "loaded",
                "reason_code": None,
                "is_current": True,
                "is_stale": False,
                **row,
            }
        )
        return file_key(name)

    def reference(self, name: str, rows: list[dict[str, Any]]) -> None:
        self.manifest = [row for row in self.manifest if row["table"] != name]
        self._file(f"ref {name}", "reference", {f"ref_{name}": rows}, table=name)

    def staff(self, rows: list[dict[str, Any]], name: str = "staff", **row: Any) -> None:
        full = [
            {
                "file_key": file_key(name),
                "source_line": line,
                "staff_code": staff_code(person["who"]),
                "role": person.get("role", "operative"),
                "employment_unit": person.get("unit", "cbf"),
                "weekly_norm_minutes": person.get("norm", 37) * 60,
                "valid_from": person.get("from", dt.date(2015, 1, 1)),
                "valid_to": person.get("to"),
            }
            for line, person in enumerate(rows, start=2)
        ]
        self._file(name, "staff", {"staff": full}, **row)

    def log(
        self,
        name: str,
        rows: list[dict[str, Any]],
        *,
        lacks: tuple[str, ...] = (),
        refused: int = 0,
        **row: Any,
    ) -> str:
        """An activity log.

        ``lacks`` names optional columns that the file does not have. ``replaces`` of a row names
        what it replaces in the rows that were refused: ``log.csv:4``, or with a sheet ``log:1:4``.
        ``outcome`` of such a row may be ``refused`` or ``dropped``: then it is no entry.
        A file that has been withdrawn has no parts.
        """
        lines = list(enumerate(rows, start=2))
        outcomes = {line: entry.get("outcome") or "accepted" for line, entry in lines}
        entries = [
            entry_row(name, line, entry, lacks)
            for line, entry in lines
            if outcomes[line] == "accepted"
        ]
        corrections = [
            correction_row(name, line, place) | {"outcome": outcomes[line]}
            for line, entry in lines
            for place in str(entry.get("replaces", "")).split()
        ]
        again = [line for line in outcomes if outcomes[line] == "refused"]
        row = {"rows_received": len(rows) + refused} | row
        sheet = row.pop("sheet", None)
        parts = {
            "time_entry": [entry | {"source_sheet": sheet} for entry in entries],
            "refused_row": [
                problem | {"source_sheet": sheet}
                for problem in refused_rows(
                    name, [*again, *range(len(rows) + 2, len(rows) + 2 + refused)]
                )
            ],
            "row_correction": [found | {"source_sheet": sheet} for found in corrections],
        }
        if row.get("is_withdrawn"):
            row = {"status": "withdrawn"} | row
            row = {"rows_accepted": len(rows), "rows_refused": refused} | row
            parts = {"time_entry": []}
        return self._file(name, "activity", parts, **row)

    def minutes(self, name: str, meeting: dict[str, Any], **row: Any) -> str:
        """The minutes of one meeting: present, concerns, actions are lists in the meeting."""
        key, day = file_key(name), meeting["day"]
        meeting_id = f"m-{meeting['network']}-{day:%Y%m%d}"
        own = {"file_key": key, "meeting_id": meeting_id}
        people = [
            {"participant_number": n, "status": "present", "from_time": None, "to_time": None}
            | {"staff_code": None, "organisation": None}
            | own
            | {k: v for k, v in person.items() if k != "who"}
            | ({"staff_code": staff_code(person["who"])} if "who" in person else {})
            for n, person in enumerate(meeting.get("people", []), start=1)
        ]
        actions = [
            {"kind": "other", "responsible_staff_code": None, "responsible_organisation": None}
            | {"decided_on": None, "due_on": None, "status": "open", "closed_on": None}
            | own
            | {k: v for k, v in action.items() if k != "who"}
            | ({"responsible_staff_code": staff_code(action["who"])} if "who" in action else {})
            for action in meeting.get("actions", [])
        ]
        concerns = [
            {"concern_number": n, "network_code": meeting["network"], "mention_count": 1}
            | own
            | concern
            for n, concern in enumerate(meeting.get("concerns", []), start=1)
        ]
        more = {
            "agenda_item": [own | one for one in meeting.get("items", [])],
            "meeting_decision": [
                {"decision_number": n} | own | one
                for n, one in enumerate(meeting.get("decisions", []), start=1)
            ],
            "extracted_value": [own | one for one in meeting.get("values", [])],
        }
        head = own | {
            "network_code": meeting["network"],
            "meeting_date": day,
            "start_time": meeting.get("start", dt.time(10)),
            "end_time": meeting.get("end", dt.time(11, 30)),
            "duration_minutes": meeting.get("duration", 90),
            "status": meeting.get("status", "held"),
            "place_code": meeting.get("place"),
            "minute_taker_role": meeting.get("minute_taker"),
        }
        parts = {
            "meeting": [head],
            "attendance": people,
            "concern": concerns,
            "action_item": actions,
            **{table: rows for table, rows in more.items() if rows},
        }
        return self._file(name, "minutes", parts, **({"format": "docx"} | row))

    def orders(self, name: str, rows: list[dict[str, Any]], *, refused: int = 0, **row: Any) -> str:
        """A file of orders: ``id``, ``day``, and what else a row of the lake has by its name.

        ``replaces`` of a row is as in :meth:`log`.
        """
        orders = [
            {
                "file_key": file_key(name),
                "source_sheet": None,
                "source_line": line,
                "order_id": order["id"],
                "ordered_on": order["day"],
                "network_code": order.get("network"),
                "topic": order.get("topic", "other"),
                "due_on": order.get("due_on"),
                "withdrawn_on": order.get("withdrawn_on"),
            }
            for line, order in enumerate(rows, start=2)
        ]
        first = len(rows) + 2
        corrections = [
            correction_row(name, line, place) | {"outcome": "accepted", "source_sheet": None}
            for line, order in enumerate(rows, start=2)
            for place in str(order.get("replaces", "")).split()
        ]
        parts = {
            "order": orders,
            "refused_row": refused_rows(name, [*range(first, first + refused)]),
            "row_correction": corrections,
        }
        return self._file(name, "orders", parts, **row)

    def write(self) -> Workspace:
        frame = pl.DataFrame(self.manifest, schema=lake.MANIFEST.schema, orient="row")
        frame.write_parquet(self.workspace.manifest)
        return self.workspace
