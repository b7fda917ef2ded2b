"""The true time entries: each working day divided into pieces of work, drawn by the planned mix."""

from __future__ import annotations

import numpy as np
import polars as pl

from pipeline.samples import attributes
from pipeline.samples.days import is_school_holiday, pick_numbers
from pipeline.samples.mix import KINDS, NETWORKS, OUTREACH, Mix, draw_networks

_PIECES_A_DAY = ((2, 0.20), (3, 0.40), (4, 0.30), (5, 0.10))
_QUARTER_HOUR = 15
_NEEDS_NETWORK = ("visibility", "direct", "network", "teaching", "bridging")
# When a day begins, in minutes after midnight: consultants, operative staff, weekend shifts.
_OFFICE = ((8 * 60, 0.6), (8 * 60 + 30, 0.3), (9 * 60, 0.1))
_STREET = ((9 * 60, 0.2), (10 * 60, 0.15), (12 * 60, 0.25), (13 * 60, 0.25), (14 * 60, 0.15))
_WEEKEND = ((15 * 60, 0.3), (17 * 60, 0.4), (19 * 60, 0.3))
_AFTER_A_MEETING = 30
_DAY = ["person", "work_date"]
# No two entries of a person agree in these: rows without an id of their own would else be taken
# for copies of each other wherever they stand.
UNIQUE = [*_DAY, "activity_code", "duration_minutes"]

SCHEMA: dict[str, pl.DataType] = {
    "person": pl.Int32(),
    "staff_code": pl.String(),
    "role": pl.String(),
    "employment_unit": pl.String(),
    "work_date": pl.Date(),
    "absence": pl.Int8(),
    "start_minute": pl.Int32(),  # minutes after midnight; null for absence
    "duration_minutes": pl.Int32(),
    "activity_code": pl.String(),
    "network_code": pl.String(),
    "place_code": pl.String(),
    "target_group": pl.String(),
    "contact_count": pl.Int32(),
    "partner_codes": pl.String(),
    "occasion": pl.String(),
    "course_code": pl.String(),
}


def draw_entries(
    days: pl.DataFrame, mix: Mix, meetings: pl.DataFrame | None, rng: np.random.Generator
) -> pl.DataFrame:
    """Draw the entries of some person-days.

    Parameters
    ----------
    days
        As :func:`pipeline.samples.days.person_days` gives them.
    meetings
        Entries for network meetings, with the columns of ``SCHEMA``; they come on top.

    Returns
    -------
    polars.DataFrame
        The columns of ``SCHEMA``, sorted by person, day and start; unique in ``UNIQUE``.
    """
    at_work = days.filter((pl.col("absence") == 0) & (pl.col("day_minutes") > 0))
    work = _work(at_work, mix, rng)
    if meetings is not None:
        work = pl.concat([meetings.select(*SCHEMA), work])
    work = _timed(_merged(work), rng)
    absent = days.filter(pl.col("absence") > 0).with_columns(
        activity_code=pl.lit("absence"), duration_minutes="day_minutes"
    )
    missing = [
        pl.lit(None, kind).alias(name)
        for name, kind in SCHEMA.items()
        if name not in absent.columns
    ]
    absent = absent.with_columns(missing).select(*SCHEMA)
    return pl.concat([work, absent]).sort(*_DAY, "start_minute", "activity_code")


def _work(days: pl.DataFrame, mix: Mix, rng: np.random.Generator) -> pl.DataFrame:
    """Divide each day into pieces and say what each piece was."""
    day, minutes = _pieces(days["day_minutes"].to_numpy(), rng)
    person = days["person"].to_numpy()[day]
    dates = days["work_date"].to_numpy().astype("datetime64[D]")[day]
    month = dates.astype("datetime64[M]").astype(np.int64) - mix.first_month
    network = draw_networks(len(day), rng)
    category = _categories(mix, person, month, network, rng)
    activity = attributes.pick_by(category, attributes.ACTIVITY, rng)
    closed = is_school_holiday(dates)
    for taught, instead in attributes.IN_SCHOOL_HOLIDAYS.items():
        activity[closed & (activity == taught)] = instead
    category[activity == "documentation"] = "internal"
    ramp = mix.ramp[month]
    contacts = attributes.contact_counts(category, rng)
    columns = {
        "duration_minutes": minutes,
        "activity_code": activity,
        "network_code": attributes.only_where(
            np.isin(category, _NEEDS_NETWORK), np.array(NETWORKS, dtype=object)[network]
        ),
        "place_code": attributes.pick_by(activity, attributes.PLACE, rng),
        "target_group": attributes.target_groups(category, ramp, rng),
        "contact_count": contacts,
        "partner_codes": attributes.partners(category, ramp, mix.model, rng),
        "occasion": attributes.occasions(category, ramp, rng),
        "course_code": attributes.only_where(activity == "mentoring", _courses(person, month, rng)),
    }
    frame = days[day].select(*_DAY, "staff_code", "role", "employment_unit", "absence")
    series = [pl.Series(name, values.tolist(), SCHEMA[name]) for name, values in columns.items()]
    return (
        frame.with_columns(series)
        .with_columns(
            start_minute=pl.lit(None, pl.Int32),
            contact_count=pl.col("contact_count").replace(-1, None),
        )
        .select(*SCHEMA)
    )


def _pieces(day_minutes: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return for each piece the position of its day, and its minutes (whole quarter-hours)."""
    quarters = day_minutes // _QUARTER_HOUR
    count = np.minimum(pick_numbers(_PIECES_A_DAY, len(quarters), rng), quarters)
    day = np.repeat(np.arange(len(quarters)), count)
    weight = 0.3 + rng.random(len(day))
    spare = quarters - count
    share = np.floor(spare[day] * weight / np.bincount(day, weight)[day]).astype(np.int64)
    left = spare - np.bincount(day, share, minlength=len(quarters)).astype(np.int64)
    share[np.cumsum(count) - count] += left
    return day, ((share + 1) * _QUARTER_HOUR).astype(np.int32)


def _categories(
    mix: Mix,
    person: np.ndarray,
    month: np.ndarray,
    network: np.ndarray,
    rng: np.random.Generator,
) -> np.ndarray:
    """Draw each piece's category: first the kind, then whether outreach was direct."""
    edges = np.cumsum(mix.kind[person, month], axis=1)
    drawn = (rng.random(len(person))[:, None] > edges).sum(axis=1)
    kind = np.array(KINDS, dtype=object)[np.minimum(drawn, len(KINDS) - 1)]
    is_direct = rng.random(len(person)) < mix.direct[person, month, network]
    outreach = np.where(is_direct, "direct", "visibility").astype(object)
    return np.where(kind == OUTREACH, outreach, kind)


def _courses(person: np.ndarray, month: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return pseudonymous codes of mentor courses: each person has two at a time, for months."""
    number = person * 100 + (month // 4) * 2 + (rng.random(len(person)) < 0.4)
    return np.array([f"F{one:04d}" for one in number.tolist()], dtype=object)


def _merged(work: pl.DataFrame) -> pl.DataFrame:
    """Put together a person's pieces of one day that are alike, until none are."""
    while work.select(UNIQUE).is_duplicated().any():
        work = (
            work.group_by(UNIQUE, maintain_order=True)
            .agg(pl.len().alias("copies"), pl.exclude(UNIQUE).first())
            .with_columns(
                duration_minutes=pl.col("duration_minutes") * pl.col("copies").cast(pl.Int32)
            )
            .select(*SCHEMA)
        )
    return work


def _timed(work: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Give each piece its clock time: meetings keep theirs, the rest follows one another."""
    opening = (
        work.unique(_DAY, keep="first", maintain_order=True)
        .select(*_DAY, "role", is_weekend=pl.col("work_date").dt.weekday() > 5)
        .pipe(lambda day: day.with_columns(pl.Series("opening", _openings(day, rng), pl.Int32)))
        .select(*_DAY, "opening")
    )
    is_drawn = pl.col("start_minute").is_null()
    drawn_minutes = pl.when(is_drawn).then("duration_minutes").otherwise(0)
    meeting_end = pl.col("start_minute") + pl.col("duration_minutes") + _AFTER_A_MEETING
    begin = pl.max_horizontal("opening", meeting_end.max().over(_DAY))
    before = drawn_minutes.cum_sum().over(_DAY) - drawn_minutes
    return (
        work.join(opening, on=_DAY, how="left", maintain_order="left")
        .with_columns(
            start_minute=pl.coalesce("start_minute", (begin + before) % 1440).cast(pl.Int32)
        )
        .select(*SCHEMA)
    )


def _openings(days: pl.DataFrame, rng: np.random.Generator) -> np.ndarray:
    """Draw when each day's work begins."""
    size = len(days)
    office, street, weekend = (
        pick_numbers(hours, size, rng) for hours in (_OFFICE, _STREET, _WEEKEND)
    )
    is_office = (days["role"] == "consultant").to_numpy()
    hours: np.ndarray = np.where(
        is_office, office, np.where(days["is_weekend"].to_numpy(), weekend, street)
    )
    return hours
