"""One workspace that takes in the whole corpus in one run, as an inbox does."""

from __future__ import annotations

import pytest
from hard_town import HERE, deliver, make_town, read_inbox
from made.files import BUILT
from outcomes import Outcomes, corpus_files

from pipeline.workspace import Workspace

SETTINGS = """
[ingest.profiles]
"dates_us.csv" = "us_office"
"toggl_us.csv" = "us_toggl_track"
"clockify_us_12h.csv" = "us_clockify"
"harvest_us.csv" = "us_harvest"
"outlook_dansk.csv" = "outlook_iben"
"outlook_semikolon.csv" = "outlook_iben"
"outlook_english.csv" = "outlook_us"
"*.ics" = "calendar_iben"
"ics_named.txt" = "calendar_iben"
"timewarrior*.json" = "timewarrior_iben"
"""


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Outcomes]:
    """The workspace after its ingest, and what became of each file."""
    root = tmp_path_factory.mktemp("hard")
    workspace = make_town(root / "town", settings=SETTINGS, profiles=HERE / "profiles")
    for name, path in corpus_files().items():
        (workspace.inbox / name).write_bytes(path.read_bytes())
    for name, build in BUILT.items():
        (workspace.inbox / name).write_bytes(build())
    names = sorted(path.name for path in workspace.inbox.iterdir())
    deliver(workspace, names)
    read_inbox(workspace)
    return workspace, Outcomes(workspace)


@pytest.fixture(scope="session")
def outcomes(town: tuple[Workspace, Outcomes]) -> Outcomes:
    """What became of each file."""
    return town[1]
