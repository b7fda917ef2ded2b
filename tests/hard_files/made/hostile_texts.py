"""Texts made to break a reader: columns, cells, brackets and numbers without measure."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

from made.workbooks import HEADINGS

MB = 1024**2
HEAD = "dato;timer;medarbejder;aktivitet;note\n"
GOOD = "05-03-2024;1,5;GA1;Kursus;\n"


def ten_thousand_columns(path: Path) -> None:
    """A heading row of 10 000 columns."""
    names = [*HEADINGS, *(f"kolonne {number}" for number in range(10_000))]
    row = ["05-03-2024", "1,5", "GA1", "Kursus", *("x" for _ in range(10_000))]
    path.write_text(";".join(names) + "\n" + ";".join(row) + "\n", encoding="utf-8")


def line_of_delimiters(path: Path) -> None:
    """One line of five million semicolons among good ones."""
    path.write_text(HEAD + GOOD + ";" * 5_000_000 + "x\n" + GOOD, encoding="utf-8")


def line_of_quotes(path: Path) -> None:
    """A million quotation marks, odd and even, in lines that may and may not be quoted."""
    marks = '"' * 500_001
    text = f'{HEAD}{GOOD}06-03-2024;1;GA1;Kursus;{marks}\n07-03-2024;1;GA1;Kursus;x{marks}"\n{GOOD}'
    path.write_text(text, encoding="utf-8")


def cell_of_64_mb(path: Path) -> None:
    """A note of 64 MB."""
    with path.open("wb") as file:
        file.write(f'{HEAD}{GOOD}06-03-2024;1;GA1;Kursus;"'.encode())
        for _ in range(64):
            file.write(b"x" * MB)
        file.write(f'"\n{GOOD}'.encode())


def cell_of_2_gb(path: Path) -> None:
    """A cell of 2 GB, as a hole in the file."""
    with path.open("wb") as file:
        file.write(f"{HEAD}{GOOD}06-03-2024;1;GA1;Kursus;".encode())
        file.truncate(2 * 1024 * MB)


def only_nul_bytes(path: Path) -> None:
    """Headings, then a megabyte of NUL."""
    path.write_bytes(HEAD.encode() + b"\0" * MB)


def noise(path: Path) -> None:
    """A megabyte of noise."""
    path.write_bytes(random.Random(3).randbytes(MB))  # noqa: S311 - not for secrets


def zipped_log(path: Path) -> None:
    """A log somebody has packed with gzip."""
    path.write_bytes(gzip.compress((HEAD + GOOD).encode(), mtime=0))


def deep_json(path: Path) -> None:
    """Two hundred thousand brackets."""
    path.write_text("[" * 200_000 + "]" * 200_000, encoding="utf-8")


def deep_record(path: Path) -> None:
    """A record within a record within a record, fifty thousand deep."""
    path.write_text('[{"dato":' * 50_000 + "1" + "}]" * 50_000, encoding="utf-8")


def number_without_end(path: Path) -> None:
    """Numbers of a million digits and of an impossible size, beside a good record."""
    record = '{{"dato":"2024-03-05","timer":{},"medarbejder":"GA1","aktivitet":"Kursus"}}'
    numbers = ("1.5", "9" * 1_000_000, "1e999999", "-1e-999999")
    path.write_text("[" + ",".join(record.format(one) for one in numbers) + "]", encoding="utf-8")


def four_million_short_rows(path: Path) -> None:
    """Four million rows of three signs, each of them to be refused."""
    path.write_text(HEAD + GOOD + "a;b\n" * 4_000_000, encoding="utf-8")


def heading_of_8_mb(path: Path) -> None:
    """A heading row with one heading of eight megabytes."""
    path.write_text(f"dato;timer;medarbejder;aktivitet;{'x' * 8 * MB}\n{GOOD}", encoding="utf-8")
