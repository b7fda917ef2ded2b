"""The draft of a profile as TOML: guesses with their confidence, and what is left to a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.ingest.headings import NEEDED
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles.guessing import (
    Guess,
    Guesses,
    Setting,
    guess_clock,
    guess_decimal,
    guess_order,
    guess_unit,
    like,
)
from pipeline.ingest.profiles.looking import readable_as
from pipeline.ingest.profiles.profile import CODE_COLUMNS, VOCABULARY_COLUMNS, FileFormat
from pipeline.ingest.words import normal

_MOST_VALUES = 50
_HEAD = """\
# A draft, written by 'ungetid profile'. It loads nothing while status = "draft".
# It may name persons: it belongs in private/ until you have checked it.
#   1. Check every line; the confidence (high, medium, low) says where to look first.
#   2. Give it an id and a name, translate the words below, remove the comments that name anybody.
#   3. Set status = "confirmed" and move the file to profiles/.
# Every key is explained in docs/profiles.md.
"""


@dataclass(frozen=True)
class DraftText:
    """The draft, and what is told of it outside ``private/``: numbers only.

    Parameters
    ----------
    unmapped
        Column → how many different values, and how many rows, no vocabulary knows.
    """

    text: str
    unmapped: dict[str, tuple[int, int]]
    missing: tuple[str, ...]


def draft_text(
    guesses: Guesses, headings: Iterable[str], file_format: FileFormat, knowledge: Knowledge
) -> DraftText:
    """Write the draft.

    Parameters
    ----------
    headings
        All headings of the file.
    """
    named = [guess.look.heading for guess in (*guesses.columns, *guesses.labels)]
    # Keyed: from a plain digest, headings with a name in them could be found by trying names.
    words = "\x1f".join(map(normal, headings))
    digest = knowledge.identity.digest(f"headings:{words}".encode(errors="surrogatepass"))
    unmapped: dict[str, tuple[int, int]] = {}
    missing = _missing(guesses)
    lines = [
        _HEAD,
        f'id = "source_{digest[:8]}"',
        f"name = {quoted('Kilde ' + digest[:8])}",
        'kind = "spreadsheet"             # or "time_tracker", "calendar"',
        'status = "draft"',
        "",
        "[match]",
        f"headings = [{', '.join(quoted(name) for name in named)}]",
        f'formats = ["{file_format}"]',
        "",
        *_columns(guesses),
        *_settings(guesses),
        *_stand_ins(missing, guesses),
        *_values(guesses, knowledge, unmapped),
        *_staff(guesses, knowledge, unmapped),
        *_rest(guesses),
    ]
    return DraftText("\n".join(lines).rstrip("\n") + "\n", unmapped, missing)


def quoted(text: str) -> str:
    """Return a text as a TOML string on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _missing(guesses: Guesses) -> tuple[str, ...]:
    there = {guess.column for guess in guesses.columns}
    if {"start_time", "end_time"} <= there:
        there.add("duration_minutes")
    if guesses.labels:
        there.add("activity_code")
    return tuple(name for name in NEEDED if name not in there)


def _columns(guesses: Guesses) -> Iterator[str]:
    yield "[columns]"
    for guess in guesses.columns:
        heading = quoted(guess.look.heading)
        because = "the heading is known" if guess.why == "heading" else "by its values"
        yield f"{guess.column} = {heading}   # {guess.confidence}: {because}{_read(guess)}"
    if guesses.notes:
        words = ", ".join(quoted(look.heading) for look in guesses.notes)
        yield f"note = [{words}]   # free text is never read"
    yield ""
    if guesses.labels:
        words = ", ".join(quoted(guess.look.heading) for guess in guesses.labels)
        yield "[labels]"
        yield f"columns = [{words}]   # medium: each word is looked up in our vocabularies"
        yield ""


def _read(guess: Guess) -> str:
    share = guess.look.shares.get(like(guess.column))
    if share is None:
        return ""
    return f"; {share:.0%} of {_rows(guess.look.filled)} can be read"


def _settings(guesses: Guesses) -> Iterator[str]:
    date, start = guesses.of("work_date"), guesses.of("start_time")
    duration = guesses.of("duration_minutes")
    if date:
        yield from _setting("dates", "order", guess_order(date.look))
    if start:
        yield from _setting("times", "clock", guess_clock(start.look))
    if duration:
        yield from _setting("durations", "unit", guess_unit(duration))
        yield from _setting("numbers", "decimal", guess_decimal(duration.look))


def _setting(table: str, key: str, setting: Setting) -> Iterator[str]:
    yield f"[{table}]"
    yield f'{key} = "{setting.value}"   # {setting.confidence}: {setting.because}'
    yield ""


def _stand_ins(missing: tuple[str, ...], guesses: Guesses) -> Iterator[str]:
    if not missing:
        return
    yield f"# Not found, but needed: {', '.join(missing)}."
    if "staff_code" in missing:
        yield "# Where the file is one person's, say whose:"
        yield "# [constants]"
        yield '# staff_code = "…"'
    if "activity_code" in missing and not guesses.labels:
        yield "# Name the column, or the columns with tags under [labels], or a constant."
    yield ""


def _values(
    guesses: Guesses, knowledge: Knowledge, unmapped: dict[str, tuple[int, int]]
) -> Iterator[str]:
    """Write the words that no vocabulary knows, most frequent first."""
    readable = readable_as(knowledge)
    names = {column: name for name, column in VOCABULARY_COLUMNS.items()}
    for guess in guesses.columns:
        if guess.column not in CODE_COLUMNS:
            continue
        unread = guess.look.values.filter(~readable[guess.column])
        if not unread.height:
            continue
        name = names[guess.column]
        unmapped[guess.column] = (unread.height, int(unread["rows"].sum()))
        yield f"[values.{name}]"
        yield f"# Words that are not known; codes: {', '.join(knowledge.vocabularies[name].codes)}"
        for value, rows in unread.head(_MOST_VALUES).rows():
            yield f'# {quoted(value)} = "…"   # {_rows(rows)}'
        if unread.height > _MOST_VALUES:
            yield f"# … and {unread.height - _MOST_VALUES} more"
        yield ""


def _staff(
    guesses: Guesses, knowledge: Knowledge, unmapped: dict[str, tuple[int, int]]
) -> Iterator[str]:
    guess = guesses.of("staff_code")
    if guess is None:
        return
    unread = guess.look.values.filter(~readable_as(knowledge)["staff_code"])
    if not unread.height:
        return
    unmapped["staff_code"] = (unread.height, int(unread["rows"].sum()))
    yield "# Persons that are not known. Names belong in private/staff_map.csv, never in a profile:"
    for value, rows in unread.head(_MOST_VALUES).rows():
        yield f"#   {quoted(value)}: {_rows(rows)}"
    yield ""


def _rest(guesses: Guesses) -> Iterator[str]:
    if guesses.breaks:
        words = ", ".join(quoted(look.heading) for look in guesses.breaks)
        yield f"# Breaks are not subtracted: hours will include the break. Columns: {words}."
        yield "# Where start and end give the hours, have the break taken out of the export first."
        yield ""
    if not guesses.unknown:
        return
    yield "# Columns that nothing is known of. List those to be passed over:"
    yield "# [options]"
    words = ", ".join(quoted(look.heading) for look in guesses.unknown if look.heading)
    yield f"# ignored_columns = [{words}]"
