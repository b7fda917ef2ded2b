"""The command ``ungetid``: each verb parses its words and calls one function.

The stages are imported where they are called: they bring large libraries, and ``--help`` or
``doctor`` should answer at once.
"""

from __future__ import annotations

from pipeline.cli import question_verbs, run_verbs, source_verbs, workspace_verbs
from pipeline.cli.command import app

__all__ = ["app"]

for verbs in (run_verbs.verbs, workspace_verbs.verbs, source_verbs.verbs, question_verbs.verbs):
    app.add_typer(verbs)
