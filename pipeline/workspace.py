"""Where things are: the workspace folder, its files, and how a new one is laid out."""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.organisation_models import Models, OrganisationModel, Task
from pipeline.problems import UngetidError
from pipeline.resources import STARTER
from pipeline.settings import Decision, Settings
from pipeline.toml_files import fault_of, known_keys, read_toml, shown_key

SETTINGS_FILE = "ungetid.toml"
MODELS_FILE = "models.toml"
STAFF_MAP_HEADING = "medarbejder;navn;initialer;e-mail"
_Checked = TypeVar("_Checked", bound=BaseModel)


@dataclass(frozen=True)
class Workspace:
    """The folder in which a municipality keeps its inbox, lake, warehouse and site.

    Parameters
    ----------
    root
        The folder that holds ``ungetid.toml``.
    """

    root: Path

    @property
    def settings_file(self) -> Path:
        """The municipality's settings."""
        return self.root / SETTINGS_FILE

    @property
    def models_file(self) -> Path:
        """The organisation models, as data."""
        return self.root / MODELS_FILE

    @property
    def reference(self) -> Path:
        """Vocabularies and other reference data, as CSV."""
        return self.root / "reference"

    @property
    def profiles(self) -> Path:
        """The municipality's own source profiles, as TOML."""
        return self.root / "profiles"

    @property
    def expectations(self) -> Path:
        """The municipality's own expectations, beside those that are shipped; may be missing."""
        return self.root / "expectations"

    @property
    def reference_document(self) -> Path:
        """The municipality's own template of the notat's Word file; may be missing."""
        return self.root / "reports" / "reference.docx"

    @property
    def corrections_file(self) -> Path:
        """Corrections of single entries, as data."""
        return self.root / "corrections.toml"

    @property
    def confirmed_file(self) -> Path:
        """Values of minutes that a person has found right: ids and days."""
        return self.root / "gennemset.csv"

    @property
    def withdrawals_file(self) -> Path:
        """Files that have been taken back; private, since it says why."""
        return self.private / "withdrawn.csv"

    @property
    def erased_file(self) -> Path:
        """What was erased for good, as keyed hashes and days."""
        return self.private / "erased.csv"

    @property
    def erasure_report(self) -> Path:
        """What the last erasure did, and whether it was finished."""
        return self.private / "erasure.json"

    @property
    def erasure_left_file(self) -> Path:
        """Where something that was erased still lies, for a person to take out."""
        return self.private / "erasure_left.csv"

    @property
    def own(self) -> Path:
        """What members of staff are given of their own registrations."""
        return self.private / "own"

    @property
    def inbox(self) -> Path:
        """Where source files are dropped."""
        return self.root / "inbox"

    @property
    def private(self) -> Path:
        """What may name a person; outside lake, warehouse, site and logs."""
        return self.root / "private"

    @property
    def key_file(self) -> Path:
        """The secret that keys staff and course codes."""
        return self.private / "identity.key"

    @property
    def staff_map(self) -> Path:
        """Names, initials and e-mail → staff code; read by ingest only."""
        return self.private / "staff_map.csv"

    @property
    def lake(self) -> Path:
        """Scrubbed Parquet, named by content."""
        return self.root / "lake"

    @property
    def manifest(self) -> Path:
        """Which parts of the lake count."""
        return self.lake / "manifest.parquet"

    @property
    def warehouse(self) -> Path:
        """Candidate, published versions and the pointer to the one that counts."""
        return self.root / "warehouse"

    @property
    def site(self) -> Path:
        """The rendered reports."""
        return self.root / "site"

    @property
    def runs(self) -> Path:
        """The run ledger and the lock."""
        return self.root / "runs"

    @property
    def ledger(self) -> Path:
        """One line of JSON per run."""
        return self.runs / "ledger.jsonl"

    @property
    def check_history(self) -> Path:
        """What the checks found of each build."""
        return self.runs / "checks.jsonl"

    def settings(self) -> Settings:
        """Read and check ``ungetid.toml``.

        Raises
        ------
        UngetidError
            When the file is missing, is not TOML, or holds a key or value that is not allowed.
        """
        return _checked(self.settings_file, Settings)

    def models(self) -> tuple[OrganisationModel, ...]:
        """Read and check ``models.toml``.

        Raises
        ------
        UngetidError
            As for :meth:`settings`.
        """
        return _checked(self.models_file, Models).model

    def tasks(self) -> tuple[Task, ...]:
        """Read and check the tasks of ``models.toml``.

        Raises
        ------
        UngetidError
            As for :meth:`settings`.
        """
        return _checked(self.models_file, Models).task

    def decided_model(self, decision: Decision) -> OrganisationModel:
        """Return the model that a decision names.

        Raises
        ------
        UngetidError
            When ``models.toml`` has no such model.
        """
        models = {model.id: model for model in self.models()}
        if decision.model not in models:
            raise UngetidError(
                f"The decision of {decision.date} names a model that is not configured.",
                where=f"{SETTINGS_FILE}, [[decision]]",
                mend=f"Use one of: {', '.join(models)}; or add it to {MODELS_FILE}.",
            )
        return models[decision.model]


def open_workspace(root: Path) -> Workspace:
    """Open an existing workspace and check its settings.

    Raises
    ------
    UngetidError
        When the folder is no workspace or its settings do not hold.
    """
    workspace = Workspace(root.resolve())
    if not workspace.settings_file.is_file():
        raise UngetidError(
            f"There is no workspace in {root}.",
            mend="Make one with 'ungetid init FOLDER', or name it with --workspace.",
        )
    for decision in workspace.settings().decision:
        workspace.decided_model(decision)
    return workspace


def create_workspace(root: Path) -> Workspace:
    """Lay out a new workspace from the starter files and make its identity key.

    Raises
    ------
    UngetidError
        When the folder already holds a workspace.
    """
    workspace = Workspace(root.resolve())
    if workspace.settings_file.exists():
        raise UngetidError(
            f"{root} is a workspace already.", mend="Choose another folder; nothing was changed."
        )
    complete_workspace(workspace.root)
    create_identity_key(workspace)
    if not workspace.staff_map.exists():
        descriptor = os.open(workspace.staff_map, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8-sig") as file:  # for Excel
            file.write(STAFF_MAP_HEADING + "\n")
    return workspace


def complete_workspace(root: Path) -> None:
    """Add the starter files and folders that a workspace lacks; what is there stays as it is.

    The workspace becomes its owner's alone: inbox, lake and warehouse are personal data.
    """
    # Contents alone are copied: an installed package may be read-only, a workspace may not.
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        target = root / source.relative_to(STARTER)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    workspace = Workspace(root.resolve())
    for folder in (workspace.inbox, workspace.lake, workspace.warehouse, workspace.runs):
        folder.mkdir(parents=True, exist_ok=True)
    workspace.private.mkdir(mode=0o700, exist_ok=True)
    for folder in (workspace.root, workspace.private):
        folder.chmod(0o700)
    for file in workspace.private.iterdir():
        file.chmod(0o700 if file.is_dir() else 0o600)


def create_identity_key(workspace: Workspace, key: bytes | None = None) -> None:
    """Write the secret that keys staff and course codes; never overwrites one.

    Parameters
    ----------
    key
        32 bytes; drawn at random unless given (the synthetic municipality gives a public one).
    """
    descriptor = os.open(workspace.key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write((key or secrets.token_bytes(32)).hex() + "\n")


def _checked(path: Path, schema: type[_Checked]) -> _Checked:
    """Read a TOML file and check it against its schema, with a message a person can act on."""
    try:
        content = read_toml(path, path.name)
    except FileNotFoundError:
        raise UngetidError(
            f"{path.name} is missing.",
            where=path.name,
            mend="'ungetid init' writes one in a new workspace; copy it from there.",
        ) from None
    try:
        return schema.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        known = known_keys(schema)
        raise UngetidError(
            f"{shown_key(first['loc'], known)}: {fault_of(first, known)}.",
            where=path.name,
            mend="Mend that setting; the starter file shows every key that is allowed.",
        ) from None
