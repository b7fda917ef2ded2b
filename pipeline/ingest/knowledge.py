"""All that reading a file depends on besides its bytes, and one fingerprint of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from pipeline import lake
from pipeline.files import digest_of_tree, digest_of_values, sha256_of
from pipeline.ingest.erasing import ErasedList, Erasures, read_erasures
from pipeline.ingest.identity import Identity, read_identity
from pipeline.ingest.privacy import Known
from pipeline.ingest.profiles import ProfileBook, profile_files, read_book
from pipeline.ingest.reference import FILES, ReferenceData, read_reference
from pipeline.ingest.staff import StaffBook, read_staff
from pipeline.ingest.vocabulary import Vocabulary
from pipeline.workspace import Workspace


@dataclass(frozen=True)
class Knowledge:
    """What is known before the first file is opened.

    Parameters
    ----------
    fingerprint
        Digest of this package, the lake's contract, the reference data, staff, staff map, key,
        profiles and the columns to pass over: while it stays, a file need not be read again.
    erasures
        What was erased for good; what a file was held against stands beside the fingerprint.
    """

    fingerprint: str
    reference: ReferenceData
    staff: StaffBook
    identity: Identity
    headings: ProfileBook
    erasures: Erasures = field(default_factory=lambda: Erasures(ErasedList(), Identity(b"-")))
    shelf: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def vocabularies(self) -> dict[str, Vocabulary]:
        """The vocabularies by the name of their lake table."""
        return self.reference.vocabularies

    @property
    def known(self) -> Known:
        """What a text may say without naming a citizen: our staff, and the vocabularies' words."""
        if Known not in self.shelf:
            words = (word for one in self.vocabularies.values() for word in one.wordings)
            self.shelf[Known] = Known.of(self.staff.wordings, words)
        found: Known = self.shelf[Known]
        return found

    @property
    def category_of(self) -> dict[str, str]:
        """Activity → category of time."""
        activities = self.reference.table("activity")
        return dict(activities.select("activity_code", "category_code").iter_rows())

    @property
    def rules(self) -> dict[str, tuple[str, str]]:
        """Reason code → what is wrong and how to mend it, in Danish."""
        rules = self.reference.table("row_rule")
        columns = ("reason_code", "reason_da", "mend_da")
        return {code: (reason, mend) for code, reason, mend in rules.select(columns).iter_rows()}


def read_knowledge(workspace: Workspace) -> Knowledge:
    """Read and check the set-up.

    Raises
    ------
    UngetidError
        At the first fault in reference data, staff, staff map, key or the list of what was erased.
    """
    identity = read_identity(workspace)
    reference = read_reference(workspace)
    staff = read_staff(workspace, reference.vocabularies["unit"], identity)
    book = read_book(workspace, reference.vocabularies)
    erasures = read_erasures(workspace, identity)
    return Knowledge(_fingerprint(workspace), reference, staff, identity, book, erasures)


def _fingerprint(workspace: Workspace) -> str:
    settings = workspace.settings().ingest
    data = [workspace.reference / spec.file for spec in FILES.values()]
    data += [workspace.reference / "staff.csv", workspace.key_file, workspace.staff_map]
    data += profile_files(workspace)
    code = Path(__file__).parent
    # Not the sheets: how a workbook is made changes nothing in how one is read.
    folders = [path for path in sorted(code.iterdir()) if path.is_dir() and path.name != "sheets"]
    return digest_of_values(
        digest_of_tree([*folders, Path(lake.__file__).parent]),
        [sha256_of(path) for path in sorted(code.glob("*.*"))],
        pl.__version__,
        [sha256_of(path) if path.is_file() else None for path in data],
        sorted(settings.ignored_columns),
        list(settings.profiles.items()),
    )
