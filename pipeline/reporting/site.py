"""What lies in the site: which documents each quarter has, and what each was rendered from.

``site/.rendered.json`` is a note beside the pages: the digest of every page (``files``), and of
every document the key of what it was rendered from, the engine and the day of its figures
(``documents``). It is written last: a page that is not as the note says is rendered again.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from pipeline.files import read_json, replace_json, sha256_of
from pipeline.problems import UngetidError
from pipeline.wording import Language

Audience = Literal["all", "management", "committee", "analyst"]
INDEX = "index.html"
# Document of reports/ -> how each of its formats ends.
DOCUMENTS: dict[str, tuple[str, ...]] = {
    "dashboard": (".html",),
    "committee": (".html", ".pdf", ".docx"),
    "quality": (".html",),
    "methods": (".html",),
}
# Reader -> the documents that are rendered for them.
FOR_AUDIENCE: dict[Audience, tuple[str, ...]] = {
    "all": tuple(DOCUMENTS),
    "management": ("dashboard", "quality"),
    "committee": ("committee",),
    "analyst": ("quality", "methods"),
}
# What a quarter's folder holds when everything has been rendered.
PAGES = tuple(f"{name}{ending}" for name, endings in DOCUMENTS.items() for ending in endings)
_NOTE = ".rendered.json"
_QUARTER = re.compile(r"\d{4}-Q[1-4]")


@dataclass(frozen=True)
class Origin:
    """What a document was rendered from.

    Parameters
    ----------
    key
        Digest of everything that the pages depend on.
    engine
        ``builtin``, or ``quarto`` with its version.
    as_of
        The day of its figures.
    """

    key: str
    engine: str
    as_of: dt.date


def folder_of(quarter: str, language: Language) -> str:
    """Return the folder of a quarter's pages in one language, from the site's folder."""
    return quarter if language == "da" else f"{quarter}/{language}"


@dataclass(frozen=True)
class QuarterPages:
    """What the site holds of a quarter.

    Parameters
    ----------
    quarter
        ``2025-Q3``.
    documents
        Document -> the endings of its pages, in the order of :data:`DOCUMENTS`.
    origins
        Document -> engine and day; a document that no note tells of has none.
    language
        Of these pages; those in English lie in a folder ``en`` of the quarter's.
    """

    quarter: str
    documents: dict[str, list[str]]
    origins: dict[str, Origin] = field(default_factory=dict)
    language: Language = "da"

    @property
    def folder(self) -> str:
        """Where the pages lie, from the site's folder."""
        return folder_of(self.quarter, self.language)

    @property
    def first_day(self) -> dt.date:
        """The first day of the quarter."""
        return dt.date(int(self.quarter[:4]), 3 * int(self.quarter[-1]) - 2, 1)

    def has_ended(self, day: dt.date) -> bool:
        """Whether the quarter had ended by the end of a day."""
        following = (self.first_day + dt.timedelta(days=99)).replace(day=1)
        return following <= day + dt.timedelta(days=1)


class Site:
    """The pages below a folder, and the note beside them.

    Parameters
    ----------
    folder
        ``site/`` of a workspace; need not be there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        note = read_json(folder / _NOTE) or {}
        self._files = {str(name): str(digest) for name, digest in _dict(note, "files").items()}
        self._origins = dict(_origins(_dict(note, "documents")))

    def sweep(self) -> None:
        """Remove what a run that was ended laid beside its place."""
        for path in self.folder.rglob(".*.new"):
            path.unlink()

    def stands(self, document: str, pages: Iterable[Path], key: str) -> bool:
        """Whether a document's pages are those that were rendered under a key, unaltered.

        Parameters
        ----------
        document
            ``2025-Q3/dashboard``, or ``index``.
        """
        origin = self._origins.get(document)
        return origin is not None and origin.key == key and all(map(self._is_unaltered, pages))

    def _is_unaltered(self, page: Path) -> bool:
        digest = self._files.get(page.relative_to(self.folder).as_posix())
        return digest is not None and page.is_file() and sha256_of(page) == digest

    def quarters(self, language: Language = "da") -> dict[str, QuarterPages]:
        """Return what lies in the folder of each quarter in one language, the newest first."""
        found = {}
        folders = self.folder.iterdir() if self.folder.is_dir() else ()
        for folder in sorted(folders, reverse=True):
            if not _QUARTER.fullmatch(folder.name):
                continue
            pages = folder_of(folder.name, language)
            documents = {
                name: [e for e in endings if (self.folder / pages / f"{name}{e}").is_file()]
                for name, endings in DOCUMENTS.items()
            }
            there = {name: endings for name, endings in documents.items() if endings}
            origins = {
                name: self._origins[f"{pages}/{name}"]
                for name in there
                if f"{pages}/{name}" in self._origins
            }
            if there:
                found[folder.name] = QuarterPages(folder.name, there, origins, language)
        return found

    def record(self, rendered: Mapping[str, tuple[Origin, list[Path]]]) -> None:
        """Write down what was rendered; what is no longer there is forgotten.

        Parameters
        ----------
        rendered
            Document -> what it was rendered from, and its pages.
        """
        for document, (origin, pages) in rendered.items():
            self._origins[document] = origin
            for page in pages:
                self._files[page.relative_to(self.folder).as_posix()] = sha256_of(page)
        self._files = {n: d for n, d in self._files.items() if (self.folder / n).is_file()}
        stems = {name.rpartition(".")[0] for name in self._files}
        self._origins = {n: origin for n, origin in self._origins.items() if n in stems}
        documents = {name: asdict(origin) for name, origin in self._origins.items()}
        replace_json(self.folder / _NOTE, {"files": self._files, "documents": documents})


def index_of(folder: Path) -> Path:
    """Return the site's index.

    Raises
    ------
    UngetidError
        When nothing has been rendered.
    """
    index = folder / INDEX
    if not index.is_file():
        raise UngetidError(
            "There are no pages yet.",
            where=f"{folder.name}/",
            mend="Run 'ungetid run' first; 'ungetid render' if something is published.",
        )
    return index


def index_in(language: Language) -> str:
    """Return where the index in a language lies, from the site's folder."""
    return INDEX if language == "da" else f"{language}/{INDEX}"


def as_parameter(quarters: Iterable[QuarterPages]) -> str:
    """Write what the site holds as one line of JSON: the parameter ``site`` of a document."""
    return json.dumps([asdict(one) for one in quarters], default=str)


def from_parameter(text: str, quarter: str) -> list[QuarterPages]:
    """Read what :func:`as_parameter` wrote.

    Parameters
    ----------
    quarter
        Taken to be there whole where the parameter is empty: when a document is looked at alone.
    """
    if not text:
        return [QuarterPages(quarter, {name: list(ends) for name, ends in DOCUMENTS.items()})]
    return [
        QuarterPages(
            one["quarter"], one["documents"], dict(_origins(one["origins"])), one["language"]
        )
        for one in json.loads(text)
    ]


def _dict(note: Mapping[str, Any], name: str) -> dict[str, Any]:
    content = note.get(name)
    return content if isinstance(content, dict) else {}


def _origins(entries: Mapping[str, Any]) -> Iterable[tuple[str, Origin]]:
    """Read origins; one that says nothing is none: its document is rendered again."""
    for name, entry in entries.items():
        try:
            yield name, Origin(entry["key"], entry["engine"], dt.date.fromisoformat(entry["as_of"]))
        except (KeyError, TypeError, ValueError):
            continue
