"""Which files lie in the inbox, and when each of them arrived."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.files import move, sha256_of, sync
from pipeline.formulas import begins_formula
from pipeline.ingest.identity import Identity
from pipeline.ingest.tables import Row, read_small_csv
from pipeline.workspace import Workspace

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DELIVERY_LOG = "modtaget.csv"
_ANY_TIME = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - UTC by contract
_PASSED_OVER = {"thumbs.db", "desktop.ini"}
_STYLES = ("%d-%m-%Y %H:%M", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y", "%d.%m.%Y %H:%M", "%d.%m.%Y")


@dataclass(frozen=True)
class Arrival:
    """One file of the inbox; the same bytes under two names are one.

    Parameters
    ----------
    paths
        Where it lies, below the inbox; what came first, first.
    content_sha256
        Digest of its bytes; of its path where they cannot be read.
    size
        Bytes, when it was looked at.
    """

    content_sha256: str
    paths: tuple[str, ...]
    is_readable: bool = True
    size: int = 0

    @property
    def file_key(self) -> str:
        """The short hash by which messages and the lake name the file."""
        return f"f-{self.content_sha256[:16]}"


def arrivals(
    inbox: Path,
    deliveries: dict[str, dt.datetime],
    identity: Identity,
    goes_on: Callable[[], None] = lambda: None,
) -> list[Arrival]:
    """Return every file below the inbox, by its path; symbolic links are not followed.

    Hidden files, locks of open documents, what systems strew about, and the delivery log are no
    arrivals. A file that is gone by the time it is looked at is none either.

    Parameters
    ----------
    identity
        Keys the path of a file that cannot be read: file names hold names of people.
    goes_on
        Called whenever something of the inbox has been read.
    """
    found: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    unreadable: list[Arrival] = []

    def closed(error: OSError) -> None:
        """Tell of a folder that cannot be looked into, lest its files be missed in silence."""
        if not isinstance(error, FileNotFoundError):
            folder = Path(error.filename).relative_to(inbox).as_posix()
            unreadable.append(unreadable_arrival(folder, identity))

    for path in _files(inbox, closed):
        shown = path.relative_to(inbox).as_posix()
        try:
            goes_on()
            digest = sha256_of(path, goes_on)
            found.setdefault(digest, []).append(shown)
            sizes[digest] = path.stat().st_size
        except FileNotFoundError:
            continue
        except OSError:
            unreadable.append(unreadable_arrival(shown, identity))

    def came(path: str) -> tuple[bool, dt.datetime, str]:
        listed = deliveries.get(path)
        return (listed is None, listed or _ANY_TIME, path)

    readable = [
        Arrival(key, tuple(sorted(paths, key=came)), size=sizes.get(key, 0))
        for key, paths in found.items()
    ]
    return sorted(readable + unreadable, key=lambda arrival: arrival.paths)


def unreadable_arrival(path: str, identity: Identity) -> Arrival:
    """Return a file that is there and cannot be read: it is known by its path alone, keyed."""
    return Arrival(identity.digest(os.fsencode(f"path:{path}")), (path,), is_readable=False)


def _files(inbox: Path, closed: Callable[[OSError], None]) -> Iterator[Path]:
    for folder, folders, names in os.walk(inbox, onerror=closed, followlinks=False):
        folders[:] = sorted(name for name in folders if not _is_passed_over(name))
        for name in sorted(names):
            path = Path(folder, name)
            is_log = path == inbox / DELIVERY_LOG
            # A pipe or a device would be waited for without end; a link may lead anywhere.
            if (
                not is_log
                and not _is_passed_over(name)
                and not path.is_symlink()
                and path.is_file()
            ):
                yield path


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _PASSED_OVER


_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Deliveries:
    """The delivery log.

    Parameters
    ----------
    times
        Path below the inbox → when it was received (UTC, without a zone).
    unread_lines
        Lines that say no such thing; the others count.
    """

    times: dict[str, dt.datetime] = field(default_factory=dict)
    unread_lines: tuple[int, ...] = ()


def read_deliveries(workspace: Workspace) -> Deliveries:
    """Read the delivery log.

    Raises
    ------
    UngetidError
        When it is no such table. A line that cannot be read stops nobody.
    """
    path = workspace.inbox / DELIVERY_LOG
    if not path.is_file():
        return Deliveries()
    headings: dict[str, tuple[str, ...]] = {"fil": ("file",), "modtaget": ("received",)}
    rows = read_small_csv(path, f"inbox/{DELIVERY_LOG}", headings, tuple(headings)).rows
    times: dict[str, dt.datetime] = {}
    unread = []
    for row in rows:
        moment, name = _received(row), row.cells.get("fil", "")
        if moment is None or not name:
            unread.append(row.line)
        else:
            times[name.replace("\\", "/")] = moment
    return Deliveries(times, tuple(unread))


def _received(row: Row) -> dt.datetime | None:
    moment = _moment(row.cells.get("modtaget", ""))
    if moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    local = moment if moment.tzinfo is not None else moment.replace(tzinfo=COPENHAGEN)
    return local.astimezone(dt.UTC).replace(tzinfo=None)


def _moment(cell: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(cell)
    except ValueError:
        for style in _STYLES:
            try:
                return dt.datetime.strptime(cell, style)  # noqa: DTZ007 - local time by contract
            except ValueError:
                continue
    return None


def delivered_at(arrival: Arrival, deliveries: dict[str, dt.datetime]) -> dt.datetime | None:
    """Return the earliest time the delivery log gives for a file under any of its names."""
    times = [deliveries[path] for path in arrival.paths if path in deliveries]
    return min(times, default=None)


def day_in_copenhagen(moment: dt.datetime) -> dt.date:
    """Return the day on which a moment (UTC, without a zone) falls in Denmark."""
    return moment.replace(tzinfo=dt.UTC).astimezone(COPENHAGEN).date()


def write_file_index(workspace: Workspace, found: list[Arrival], kept: set[str]) -> None:
    """Write which file each key stands for: ``private/file_index.csv``, for its owner alone.

    Parameters
    ----------
    kept
        Keys the lake holds; of those whose file is gone, the last known path stays.
    """
    path = workspace.private / "file_index.csv"
    pairs = [(arrival.file_key, shown) for arrival in found for shown in arrival.paths]
    here = {key for key, _ in pairs}
    gone = kept - here
    pairs += [pair for pair in read_file_index(workspace) if pair[0] in gone]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    rows = [(key, _neutral(shown)) for key, shown in sorted(pairs, key=lambda pair: pair[0])]
    writer.writerows([("file_key", "path"), *rows])
    content = text.getvalue().encode("utf-8", errors="surrogateescape")
    if path.is_file() and path.read_bytes() == content:
        return
    workspace.private.mkdir(mode=0o700, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    sync(fresh)
    move(fresh, path)


def _neutral(shown: str) -> str:
    """Return a path as a spreadsheet may show it: no cell of the index begins a formula."""
    return f"./{shown}" if begins_formula(shown) else shown


def read_file_index(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the file keys and paths of ``private/file_index.csv``, in its order.

    One that is missing or cannot be read is empty: it is written anew at the next run.
    """
    path = workspace.private / "file_index.csv"
    try:
        text = path.read_bytes().decode("utf-8", errors="surrogateescape")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    except (OSError, csv.Error):
        return []
    return [(row[0], row[1].removeprefix("./")) for row in rows[1:] if len(row) == 2]
