"""What the drop-downs of the workbooks for staff offer: the workspace's own lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from pipeline.ingest.reference import ReferenceData
from pipeline.ingest.sheets.workbooks import Pen
from pipeline.ingest.staff import StaffBook

LIST_SHEET = "Lister"
# Kind of a list, which is also its table of the lake → its heading.
_TITLES = {
    "activity": "Aktiviteter",
    "network": "Områder",
    "place": "Steder",
    "target_group": "Målgrupper",
    "partner": "Samarbejdsparter",
    "occasion": "Anledninger",
}
_TOPICS = {"topic": "Emner"}
_OUTREACH = ("visibility", "direct")


@dataclass(frozen=True)
class Lists:
    """What the drop-downs offer.

    Parameters
    ----------
    names
        Kind → its wordings, in the order of the reference file; staff codes under ``staff``.
    asking_network, asking_target_group
        Activities that are to say the area, and the target group.
    """

    names: dict[str, tuple[str, ...]]
    asking_network: tuple[str, ...]
    asking_target_group: tuple[str, ...]
    reference: ReferenceData


def read_lists(reference: ReferenceData, staff: StaffBook, *, has_topics: bool = False) -> Lists:
    """Return what the drop-downs offer: vocabularies by their Danish names, staff by codes.

    Parameters
    ----------
    has_topics
        With the topics of orders, which a log has not.
    """
    kinds = (*_TITLES, *(_TOPICS if has_topics else ()))
    names = {kind: tuple(reference.table(kind)["name_da"].to_list()) for kind in kinds}
    # The codes of staff.csv alone: the staff map's wordings are names.
    names["staff"] = tuple(dict.fromkeys(row.text("staff_code") for row in staff.source.rows))
    activities = list(reference.table("activity").select("name_da", "category_code").iter_rows())
    return Lists(
        names,
        tuple(name for name, category in activities if category in _OUTREACH),
        tuple(name for name, category in activities if category == "direct"),
        reference,
    )


def write_lists(pen: Pen, lists: Lists) -> dict[str, str]:
    """Write the lists of a log's drop-downs; return where each stands."""
    titles = {kind: title for kind, title in (_TITLES | _TOPICS).items() if kind in lists.names}
    columns = {kind: (title, lists.names[kind]) for kind, title in titles.items()}
    columns["staff"] = ("Medarbejderkoder", lists.names["staff"])
    columns["asking_network"] = ("Aktiviteter med område", lists.asking_network)
    columns["asking_target_group"] = ("Aktiviteter med målgruppe", lists.asking_target_group)
    return write_list_sheet(pen, columns)


def write_list_sheet(
    pen: Pen, columns: Mapping[str, tuple[str, tuple[str, ...]]]
) -> dict[str, str]:
    """Write lists on a hidden sheet of their own; return where each stands.

    Parameters
    ----------
    columns
        Kind → heading and names. The headings are in the plural: a sheet headed *aktivitet* and
        *medarbejder* would be read as a log.
    """
    sheet = pen.book.add_worksheet(LIST_SHEET)
    places = {}
    for at, (kind, (title, names)) in enumerate(columns.items()):
        pen.write(sheet, 0, at, title, "heading")
        for row, name in enumerate(names, start=1):
            pen.write(sheet, row, at, name, "words")
        if names:
            letter = xl_col_to_name(at)
            places[kind] = f"={LIST_SHEET}!${letter}$2:${letter}${len(names) + 1}"
    sheet.set_column(0, len(columns) - 1, 30)
    sheet.protect()
    sheet.hide()
    return places
