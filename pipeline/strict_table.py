"""The base of what people write as data: a misspelt key is an error, not a silence."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class StrictTable(BaseModel):
    """A table of TOML or YAML that may hold its own keys alone, and is not changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
