"""What the terminal shows of what came in: what waits for a person, is withdrawn or erased.

As in :mod:`pipeline.console`, a table of what staff are told is in Danish from end to end.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from pipeline.console import INDEX, WRONG_AND_MENDED, counted, out, wrong_and_mended

if TYPE_CHECKING:
    from pipeline.erasure_report import ErasureReport
    from pipeline.handouts import Review
    from pipeline.ingest.sheets.handback import HandBack, RefusedLine
    from pipeline.ingest.sheets.own import OwnFiles
    from pipeline.ingest.sheets.review import ReviewLine
    from pipeline.ingest.withdrawals import Withdrawal

SHOWN_VALUES = 100  # uncertain values of minutes


def show_hand_back(found: HandBack) -> None:
    """Show which refused rows and files wait for a person, as staff will be told it."""
    if found.files:
        table = Table(title="Afviste rækker")
        table.add_column("Fil", no_wrap=True)
        for heading in ("Afvist", "Venter"):
            table.add_column(heading, justify="right")
        table.add_column("Mest, og hvad der er sket", overflow="fold")
        for file in found.files:
            counts = (str(file.refused), str(file.waiting))
            table.add_row(file.file_key, *counts, _waits_for(file))
        out.print(table)
    if found.wholes:
        table = Table(title="Filer, der er afvist hele")
        table.add_column("Fil", no_wrap=True)
        table.add_column(WRONG_AND_MENDED, overflow="fold")
        for whole in found.wholes:
            lacking = f"Mangler {', '.join(whole.columns)}" if whole.columns else ""
            told = wrong_and_mended(lacking, whole.reason_da, whole.mend_da)
            table.add_row(whole.file_key, told)
        out.print(table)
    if not found.files and not found.wholes:
        out.print("Nothing has been refused.")
        return
    out.print(INDEX)
    if any(file.workbook for file in found.files):
        out.print("The workbooks lie in private/refused/. Mended, they go into inbox/.")


def _waits_for(file: RefusedLine) -> str:
    """Tell on lines of their own what is mostly wrong, and what somebody has done about it."""
    handed_back = {"Rettet": file.corrected, "Sendt igen": file.sent_again}
    done = [f"{what}: {count}." for what, count in handed_back.items() if count]
    return "\n".join(filter(None, (escape(file.most), " ".join([*done, file.remark]).strip())))


def show_review(found: Review) -> None:
    """Show which values of minutes are uncertain, as staff will be told it."""
    if found.confirmed:
        out.print(f"{len(found.confirmed)} settled as right; the next run counts them so.")
    if not found.lines:
        out.print("No value of the minutes is uncertain.")
        return
    table = Table(title="Usikre værdier i referater")
    table.add_column("Værdi", no_wrap=True)
    table.add_column("Læst som, hvor og hvorfor usikker", overflow="fold")
    meetings = groupby(
        found.lines[:SHOWN_VALUES], key=lambda line: (line.network, line.day, line.file_key)
    )
    for (network, day, file_key), lines in meetings:
        table.add_section()
        table.add_row("[bold]Møde[/]", f"[bold]{escape(network)} {day}[/] i {file_key}")
        for line in lines:
            table.add_row(line.value_id, _uncertain(line))
    out.print(table)
    if len(found.lines) > SHOWN_VALUES:
        out.print(f"… and {len(found.lines) - SHOWN_VALUES} more; --xlsx writes all of them.")
    out.print(INDEX)
    if found.workbook is not None:
        out.print(f"The list lies in private/{found.workbook.name}.")


def _uncertain(line: ReviewLine) -> str:
    """Tell one value on two lines or so, which a narrow terminal can hold."""
    used = "bruges" if line.is_used == "ja" else "bruges ikke"
    value = f"{escape(line.what)} = [bold]{escape(line.value)}[/]"
    reason = f"{escape(line.where)}: {escape(line.why)}"
    return f"{value} (sikkerhed {line.confidence}, {used})\n{reason}"


def show_withdrawal(found: Withdrawal, *, is_undone: bool) -> None:
    """Say what the next run will make of a withdrawal; neither the file's name nor the reason."""
    rows = counted(found.row_count, "row", "rows")
    if is_undone and found.is_here:
        said = f"{found.file_key} is read again at the next run."
    elif is_undone:
        said = (
            f"{found.file_key} is withdrawn no more. It does not lie in inbox/: put it there "
            "again, and the next run reads it."
        )
    elif not found.is_new:
        said = f"{found.file_key} was withdrawn on {found.withdrawn_on}; nothing was changed."
    else:
        said = (
            f"{found.file_key} is withdrawn: from the next run on, its {rows} count no more. "
            "'--undo' brings it back as long as the file lies in inbox/."
        )
    out.print(said, soft_wrap=True)


_ERASED_FROM = {
    "rows_erased": "rækker, der er slettet",
    "mentions_erased": "steder i referater",
    "inbox_files": "filer i inbox/",
    "inbox_rows": "rækker i filerne i inbox/",
    "hand_back_workbooks": "regneark med afviste rækker",
    "review_workbooks": "regneark til gennemsyn",
    "confirmed_values": "linjer i gennemset.csv",
    "own_files": "udskrifter til medarbejdere",
    "profile_drafts": "udkast til kildeformater",
    "temporary_files": "midlertidige filer",
    "ledger_lines": "linjer i kørselsloggen",
    "check_history_lines": "linjer i kontrolhistorikken",
    "warehouses": "datavarehuse",
    "pages": "filer i site/",
}


_MAYBE_A_COPY = "Er det en kopi, skal den slettes for sig med 'ungetid erase --file'."


def show_erasure(report: ErasureReport) -> None:
    """Say what was, or would be, erased where; never whom, and no file by its name."""
    title = "Det ville blive slettet" if report.state == "planned" else "Slettet"
    table = Table(title=title)
    table.add_column("Hvad")
    table.add_column("Antal", justify="right", no_wrap=True)
    for place, count in report.places.items():
        name = place.removeprefix("lake/")
        table.add_row(_ERASED_FROM.get(name, f"rækker i lake/{name}"), str(count))
    out.print(table)
    if report.left:
        _show_left(report)
    for key in report.same_meeting:
        out.print(f"{key} er referat af det samme møde. {_MAYBE_A_COPY}", soft_wrap=True)
    if report.state == "planned":
        out.print("Nothing was changed.")
    elif report.has_warehouse and not report.is_published:
        out.print("Nothing is published: a critical check failed. 'ungetid run' shows which.")


def _show_left(report: ErasureReport) -> None:
    table = Table(title=f"Ligger der endnu ({counted(len(report.left), 'sted', 'steder')})")
    table.add_column("Sted", no_wrap=True)
    table.add_column("Rækker", justify="right")
    for heading in ("Hvad", "Sådan gør du"):
        table.add_column(heading, overflow="fold")
    for one in report.left:
        count = one["row_count"]
        # A file's own name may name somebody.
        place = one.get("file_key") or one["place"]
        shown = "" if count is None else str(count)
        table.add_row(place, shown, one.get("what", ""), one.get("mend", ""))
    out.print(table)
    if report.state != "planned":
        out.print("private/erasure_left.csv has the paths; 'ungetid doctor' reminds of them.")


def show_own(found: OwnFiles) -> None:
    """Say what was written for a member of staff; nobody is named."""
    table = Table(title="Egne registreringer")
    table.add_column("Hvad")
    table.add_column("Antal", justify="right", no_wrap=True)
    for name, count in found.row_counts.items():
        table.add_row(name, str(count))
    out.print(table)
    for path in found.paths:
        out.print(f"private/own/{path.name}", soft_wrap=True)
