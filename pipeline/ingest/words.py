"""How two writings of the same word are recognised as one."""

from __future__ import annotations

import re
import unicodedata

import polars as pl


def normal(text: str) -> str:
    """Return a word as it is compared: composed letters, single spaces, lower case."""
    composed = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s+", " ", composed).strip().lower()


def normal_expr(text: pl.Expr) -> pl.Expr:
    """Return :func:`normal` of a column."""
    composed = text.str.normalize("NFKC")
    return composed.str.replace_all(r"\s+", " ").str.strip_chars().str.to_lowercase()
