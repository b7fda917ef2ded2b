"""Formats: from the bytes of a file to a table of texts, each with its line and sheet."""
