"""The files of the workspace beside the inbox: settings, staff, key, delivery log."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.samples.options import SampleOptions
from pipeline.samples.people import StaffMember
from pipeline.samples.planted import Planted
from pipeline.workspace import Workspace, create_identity_key

MUNICIPALITY = "Ishøj Kommune (opdigtede data)"
_SETTINGS = """\
# Indstillinger for den syntetiske kommune. Alle personer, møder og tal er opdigtede.

municipality = "{municipality}"
language = "da"
is_synthetic = true
as_of = {as_of}
"""
_DECISION = """\

[[decision]]
date = {decided_on}
body = "Økonomi- & Planudvalget (opdigtet beslutning)"
case_number = "OPDIGTET-0000"
model = "{model}"
effective_from = {effective_from}
transition_months = {transition_months}
"""


def write_settings(workspace: Workspace, options: SampleOptions) -> None:
    """Write ``ungetid.toml``; the decision, if there is one, is marked as invented."""
    text = (_SETTINGS + _DECISION if options.is_decided else _SETTINGS).format(
        municipality=MUNICIPALITY,
        as_of=options.as_of,
        decided_on=options.after_effect(-3) + dt.timedelta(days=9),
        model=options.model,
        effective_from=options.effective_from,
        transition_months=options.transition_months,
    )
    workspace.settings_file.write_bytes(text.encode())


def write_staff(workspace: Workspace, staff: Sequence[StaffMember]) -> None:
    """Write ``reference/staff.csv``: one row per person and period."""
    header = ("staff_code", "role", "employment_unit", "weekly_norm_hours")
    rows = [
        (
            member.staff_code,
            member.role,
            period.employment_unit,
            f"{period.weekly_norm_hours:g}".replace(".", ","),
            str(period.valid_from),
            str(period.valid_to or ""),
        )
        for member in staff
        for period in member.periods
    ]
    workspace.reference.mkdir(parents=True, exist_ok=True)
    write_table(workspace.reference / "staff.csv", [(*header, "valid_from", "valid_to"), *rows])


def write_private(workspace: Workspace, staff: Sequence[StaffMember], planted: Planted) -> None:
    """Write the staff map and a key that everybody may know, since nobody is behind the data."""
    workspace.private.mkdir(parents=True, exist_ok=True)
    workspace.key_file.unlink(missing_ok=True)
    create_identity_key(workspace, hashlib.sha256(b"the public key of the samples").digest())
    rows = [("medarbejder", "navn", "initialer", "e-mail")]
    for member in staff:
        rows.append((member.staff_code, member.name, member.initials, member.email))
        where = "private/staff_map.csv"
        planted.add_personal(member.name, "staff_name", where)
        planted.add_personal(member.initials, "staff_initials", where)
        planted.add_personal(member.email, "staff_email", where)
    write_table(workspace.staff_map, rows)


def write_delivery_log(workspace: Workspace, deliveries: Iterable[tuple[str, dt.datetime]]) -> None:
    """Write ``inbox/modtaget.csv``: when each file came, in local time."""
    ordered = sorted(deliveries, key=lambda delivery: (delivery[1], delivery[0]))
    rows = [(path, moment.isoformat()) for path, moment in ordered]
    write_table(workspace.inbox / "modtaget.csv", [("fil", "modtaget"), *rows])


def write_table(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write a `;`-CSV in UTF-8 as Excel reads it, with the same line ends on every system."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(rows)
