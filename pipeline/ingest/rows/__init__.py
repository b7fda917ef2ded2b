"""Rows: from the texts of a log to typed values, what a row must be, and what tells rows apart."""
