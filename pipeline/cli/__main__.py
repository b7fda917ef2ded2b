"""``python -m pipeline.cli``: the command where the script ``ungetid`` is not on the path."""

from pipeline.cli import app

app()
