"""Who the staff are: ``staff.csv`` (employment by period) and the private staff map."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from pipeline.ingest.identity import STAFF, Identity
from pipeline.ingest.tables import Row, SmallTable, read_small_csv
from pipeline.ingest.vocabulary import Vocabulary
from pipeline.ingest.words import normal
from pipeline.lake import STAFF as STAFF_TABLE
from pipeline.workspace import Workspace

STAFF_HEADINGS = {
    "staff_code": ("medarbejder", "medarbejderkode", "kode"),
    "role": ("rolle",),
    "employment_unit": ("enhed", "ansættelsessted", "ansat i"),
    "weekly_norm_hours": ("normtid", "timer pr. uge", "ugentlig normtid"),
    "valid_from": ("gyldig_fra", "fra", "gyldig fra"),
    "valid_to": ("gyldig_til", "til", "gyldig til"),
}
MAP_HEADINGS = {
    "medarbejder": ("staff_code", "medarbejderkode", "kode"),
    "navn": ("name",),
    "initialer": ("initials",),
    "e-mail": ("email", "mail", "e-post"),
}
_ROLES = {
    "operative": "operative",
    "operativ": "operative",
    "operativ medarbejder": "operative",
    "consultant": "consultant",
    "konsulent": "consultant",
    "kriminalpræventiv konsulent": "consultant",
}
_MAX_WEEKLY_HOURS = 60
_DAY_0 = dt.date(1970, 1, 1)


@dataclass(frozen=True)
class StaffBook:
    """Everybody who may register time.

    Parameters
    ----------
    source
        ``staff.csv`` as it was read.
    frame
        The lake table ``staff`` without ``file_key``: staff codes keyed.
    wordings
        Code, name, initials or e-mail, as :func:`~pipeline.ingest.words.normal` gives them →
        plain staff code.
    keyed
        Plain staff code → keyed.
    roles
        Plain staff code → the role in the last period.
    """

    source: SmallTable
    frame: pl.DataFrame
    wordings: dict[str, str]
    keyed: dict[str, str]
    roles: dict[str, str] = field(default_factory=dict)

    def code_of(self, text: pl.Expr) -> pl.Expr:
        """Return the keyed staff code of each wording; null where it is blank or not known."""
        found = {word: self.keyed[code] for word, code in self.wordings.items()}
        return Vocabulary((), found).code_of(text)

    def is_employed(self, rows: pl.DataFrame) -> pl.Series:
        """Say of each person and day whether a row of ``staff.csv`` holds.

        Parameters
        ----------
        rows
            ``staff_code`` (keyed) and ``work_date``.

        Returns
        -------
        polars.Series
            ``is_employed`` of each row; null where either is null.
        """
        codes = sorted(set(self.keyed.values()))
        numbers = {code: number for number, code in enumerate(codes)}
        asked = rows.select(
            person=pl.col("staff_code").cast(pl.Enum(codes), strict=False).to_physical(),
            day=pl.col("work_date").to_physical(),
        )
        is_known = asked["person"].is_not_null() & asked["day"].is_not_null()
        first, last = asked["day"].min(), asked["day"].max()
        if not is_known.any() or not isinstance(first, int) or not isinstance(last, int):
            return pl.Series("is_employed", [None] * rows.height, dtype=pl.Boolean())
        holds = np.zeros((len(numbers), last - first + 1), dtype=bool)
        periods = self.frame.select("staff_code", "valid_from", "valid_to")
        for code, begin, end in periods.iter_rows():
            until = last if end is None else (end - _DAY_0).days
            days = slice(max((begin - _DAY_0).days - first, 0), max(until - first + 1, 0))
            holds[numbers[code], days] = True
        person, day = asked["person"].fill_null(0), asked["day"].fill_null(first) - first
        found = holds[person.to_numpy(), day.to_numpy()]
        return pl.select(
            pl.when(is_known).then(pl.Series(found, dtype=pl.Boolean())).alias("is_employed")
        ).to_series()


def read_staff(workspace: Workspace, units: Vocabulary, identity: Identity) -> StaffBook:
    """Read ``reference/staff.csv`` and, where there is one, ``private/staff_map.csv``.

    Raises
    ------
    UngetidError
        When a cell is wrong, two periods of one person overlap, or initials, a name or an e-mail
        address stand for two people.
    """
    path = workspace.reference / "staff.csv"
    source = read_small_csv(path, "reference/staff.csv", STAFF_HEADINGS, tuple(STAFF_HEADINGS))
    plain = [_period(row, units) for row in source.rows]
    _check_periods(source.rows, plain)
    codes = sorted({str(period["staff_code"]) for period in plain})
    wordings = {normal(code): code for code in codes}
    wordings |= _mapped(workspace, wordings)
    keyed = {code: identity.code(STAFF, code) for code in (*codes, *wordings.values())}
    schema = {name: kind for name, kind in STAFF_TABLE.schema.items() if name != "file_key"}
    frame = pl.DataFrame(plain, schema=schema).with_columns(
        pl.col("staff_code").replace_strict(keyed, return_dtype=pl.String())
        if plain
        else pl.col("staff_code")
    )
    by_day = sorted(plain, key=lambda period: str(period["valid_from"]))
    roles = {str(period["staff_code"]): str(period["role"]) for period in by_day}
    return StaffBook(source, frame, wordings, keyed, roles)


def _period(row: Row, units: Vocabulary) -> dict[str, object]:
    role = _ROLES.get(normal(row.text("role")))
    if role is None:
        raise row.fault("role", "is no role", "Write operative or consultant.")
    unit = units.wordings.get(normal(row.text("employment_unit")))
    if unit is None:
        mend = f"Use one of: {', '.join(units.codes)}; or add the unit to units.csv."
        raise row.fault("employment_unit", "is not in units.csv", mend)
    hours = row.number("weekly_norm_hours")
    if not 0 <= hours <= _MAX_WEEKLY_HOURS:
        mend = f"Write hours a week, from 0 to {_MAX_WEEKLY_HOURS}, e.g. 37."
        raise row.fault("weekly_norm_hours", "is out of range", mend)
    first = row.date("valid_from")
    last = row.date("valid_to") if row.cells.get("valid_to") else None
    if last is not None and last < first:
        raise row.fault("valid_to", "is before valid_from", "Mend one of the two days.")
    return {
        "source_line": row.line,
        "staff_code": row.text("staff_code"),
        "role": role,
        "employment_unit": unit,
        "weekly_norm_minutes": round(hours * 60),
        "valid_from": first,
        "valid_to": last,
    }


def _check_periods(rows: list[Row], periods: list[dict[str, object]]) -> None:
    """Refuse two spellings of one code, and overlapping periods of one person."""
    frame = pl.DataFrame(
        [
            {
                "number": number,
                "code": str(period["staff_code"]),
                "person": normal(str(period["staff_code"])),
                "first": period["valid_from"],
                "last": period["valid_to"],
            }
            for number, period in enumerate(periods)
        ],
        schema={
            "number": pl.Int64(),
            "code": pl.String(),
            "person": pl.String(),
            "first": pl.Date(),
            "last": pl.Date(),
        },
    ).sort("person", "first", "number")
    before = frame.shift(1)
    same = frame["person"] == before["person"]
    overlap = before["last"].is_null() | (before["last"] >= frame["first"])
    for is_wrong, column, what, mend in (
        (
            same & (frame["code"] != before["code"]),
            "staff_code",
            "has a code that is written in two ways",
            "Write a person's code alike in every row.",
        ),
        (
            same & overlap,
            "valid_from",
            "begins before the person's former row has ended",
            "Let each row end on the day before the next begins (valid_to).",
        ),
    ):
        wrong = frame.filter(is_wrong.fill_null(value=False))["number"]
        if len(wrong):
            raise rows[wrong[0]].fault(column, what, mend)


def _mapped(workspace: Workspace, known: dict[str, str]) -> dict[str, str]:
    """Return the wordings of the staff map; a code is spelt as in ``staff.csv``."""
    if not workspace.staff_map.is_file():
        return {}
    shown_as = "private/staff_map.csv"
    rows = read_small_csv(workspace.staff_map, shown_as, MAP_HEADINGS, ("medarbejder",)).rows
    found: dict[str, str] = {}
    for row in rows:
        written = row.text("medarbejder")
        code = known.get(normal(written), written)
        for column, word in _wordings(row):
            meant = known.get(normal(word)) or found.setdefault(normal(word), code)
            if meant != code:
                mend = (
                    "Leave it blank in one of the rows, or write something that tells them apart."
                )
                raise row.fault(column, "stands for another person, too", mend)
    return found


def _wordings(row: Row) -> Iterable[tuple[str, str]]:
    for column in MAP_HEADINGS:
        word = row.cells.get(column, "")
        if normal(word):
            yield column, word
