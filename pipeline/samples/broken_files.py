"""Files that cannot be taken in as a whole: torn, empty, without a column, without a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.samples.invented import Invented
from pipeline.samples.meetings import Meeting
from pipeline.samples.minutes_blocks import Heading, Layout, Paragraph
from pipeline.samples.minutes_layout import MinutesWriter
from pipeline.samples.minutes_writers import as_docx, as_markdown
from pipeline.samples.options import SampleOptions
from pipeline.samples.planted import Planted
from pipeline.samples.standing import sha256
from pipeline.samples.truth_files import FileTruth

_TORN = b"PK\x03\x04" + b"afbrudt under overf\xf8rslen " * 40
_NO_DATE_COLUMN = (
    "medarbejder;aktivitet;timer;område",
    "OP1;Mentorstøtte;1,5;Gildbro",
    "OP2;Undervisning;2;Vibeholm",
    "OP5;Samtale;0,75;Torslunde",
)


@dataclass
class BrokenFile:
    """A file that is refused whole, and what is to be told of it."""

    path: str
    content: bytes
    received_at: dt.datetime
    reason_code: str
    kind: str
    format: str
    row_count: int
    copies: list[tuple[str, dt.datetime]] = field(default_factory=list)

    @property
    def truth(self) -> FileTruth | None:
        """What is to become of it: every row is refused. None where nobody can say what it is."""
        if self.kind == "unknown":
            return None
        moment, count = self.received_at.isoformat(), self.row_count
        digest = sha256(self.content)
        return FileTruth(self.path, self.kind, self.format, digest, moment, [], count, 0, count, 0)


def broken_files(
    meetings: Sequence[Meeting],
    writer: MinutesWriter,
    invented: Invented,
    options: SampleOptions,
    planted: Planted,
) -> list[BrokenFile]:
    """Return the files, each noted in the ledger of what was planted."""
    came = dt.datetime.combine(options.date_to + dt.timedelta(days=4), dt.time(10, 0))
    name = invented.name("aktivitet/… (…).csv, file name", is_ascii=True)
    columnless = "".join(f"{line}\r\n" for line in _NO_DATE_COLUMN).encode("cp1252")
    path, row_count = f"aktivitet/uden dato ({name}).csv", len(_NO_DATE_COLUMN) - 1
    found = [
        _unknown("aktivitet/tom eksport.csv", b"", came, "empty_file"),
        _unknown("aktivitet/ungdomsskolen afbrudt.xlsx", _TORN, came, "unreadable_file"),
        BrokenFile(path, columnless, came, "missing_column", "activity", "csv", row_count),
    ]
    # Only meetings about which there are no other minutes: no document stands in for these.
    unwritten = [meeting for meeting in meetings if meeting.status == "unwritten"]
    for meeting, spoil in zip(unwritten, _SPOILERS, strict=False):
        before = len(planted.personal)
        document = _document(meeting, spoil, writer)
        # What was torn off or left out is planted nowhere.
        planted.personal[before:] = [
            piece for piece in planted.personal[before:] if piece.text.encode() in document.content
        ]
        found.append(document)
    for file in found:
        _note(file, planted)
    return found


def _note(file: BrokenFile, planted: Planted) -> None:
    """Note what is to be told: of the file, of the document, or of each row."""
    if file.kind == "unknown":
        planted.add_problem(file.path, file.reason_code, "file_refused")
    elif file.kind == "minutes":
        planted.add_problem(file.path, file.reason_code, "refused")
    else:
        for line in range(2, 2 + file.row_count):
            planted.add_problem(
                file.path, file.reason_code, "refused", line=line, column="work_date"
            )


def _unknown(path: str, content: bytes, received_at: dt.datetime, reason_code: str) -> BrokenFile:
    return BrokenFile(path, content, received_at, reason_code, "unknown", "unknown", 0)


def _document(
    meeting: Meeting, spoil: tuple[str, Callable[[Meeting, Layout], Layout]], writer: MinutesWriter
) -> BrokenFile:
    """Write minutes that lack what they cannot do without."""
    reason_code, change = spoil
    ending = "docx" if reason_code in ("no_network", "unreadable_file") else "md"
    path = f"referater/{reason_code}_{meeting.meeting_date}.{ending}"
    layout = change(meeting, writer.minutes(replace(meeting, status="held"), path))
    content = as_docx(layout) if ending == "docx" else as_markdown(layout)
    day = meeting.meeting_date + dt.timedelta(days=6)
    received = dt.datetime.combine(day, dt.time(15, 20))
    if reason_code == "unreadable_file":
        return _unknown(path, content[: len(content) // 3], received, reason_code)
    document_format = "markdown" if ending == "md" else "docx"
    return BrokenFile(path, content, received, reason_code, "minutes", document_format, 1)


def _without_date(_: Meeting, layout: Layout) -> Layout:
    blocks = [one for one in layout.blocks if not _starts(one, "Dato:", "Tid:")]
    # Follow-ups carry dates of their own, which are not the meeting's.
    return replace(layout, blocks=blocks)


def _without_network(_: Meeting, layout: Layout) -> Layout:
    title = Heading("Referat – lokalt SSP-netværk", 1)
    last = next(
        (at for at, one in enumerate(layout.blocks) if isinstance(one, Heading)
         and one.text == "Bekymringer"), len(layout.blocks)
    )  # fmt: skip
    return replace(layout, blocks=[title, *layout.blocks[1:last]])


def _without_end(meeting: Meeting, layout: Layout) -> Layout:
    start = f"{meeting.start // 60}.{meeting.start % 60:02d}"
    line = Paragraph(f"Dato: {meeting.meeting_date:%d-%m-%Y} kl. {start}")
    # Nor does it say who came: of a meeting with people at it, the length alone would be unknown.
    blocks = [one for one in layout.blocks if not _starts(one, "Dato:", "Tid:")]
    people = next((at for at, one in enumerate(blocks) if one == Heading("Deltagere")), len(blocks))
    del blocks[people : people + 2]  # the heading, and the list or table below it
    return replace(layout, blocks=[blocks[0], line, *blocks[1:]])


def _as_it_is(_: Meeting, layout: Layout) -> Layout:
    return layout


def _starts(block: object, *words: str) -> bool:
    return isinstance(block, Paragraph) and block.text.startswith(words)


_SPOILERS: tuple[tuple[str, Callable[[Meeting, Layout], Layout]], ...] = (
    ("no_date", _without_date),
    ("no_network", _without_network),
    ("no_end_time", _without_end),
    ("unreadable_file", _as_it_is),
)
