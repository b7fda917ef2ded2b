"""``models.toml``: the organisation models of the memo and the tasks, and what may stand there."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from pipeline.strict_table import StrictTable


class Anchor(StrictTable):
    """Who is to be employed where under a model."""

    role: Literal["operative", "consultant"]
    unit: str


class Lead(StrictTable):
    """Which unit leads the operative effort under a model, strategically or from day to day."""

    scope: Literal["strategic", "daily"]
    unit: str


class ModelLine(StrictTable):
    """One line of the memo's table of what a model wins and loses.

    Parameters
    ----------
    text_en
        Without it, reports in English have the line in Danish.
    """

    dimension: Literal["fagligt", "organisatorisk", "strategisk"]
    side: Literal["wins", "loses"]
    text_da: str
    text_en: str | None = None
    measured: bool = True
    kpi_id: str | None = None
    direction: Literal["up", "down"] | None = None


class OrganisationModel(StrictTable):
    """One organisation model of ``models.toml``."""

    id: str
    name_da: str
    name_en: str
    committee_da: str
    director_da: str
    anchor: tuple[Anchor, ...] = ()
    lead: tuple[Lead, ...] = ()
    line: tuple[ModelLine, ...] = ()


class Task(StrictTable):
    """One task of the operative staff, whichever model is chosen.

    Parameters
    ----------
    number
        The memo's number, which ``reference/activities.csv`` names; 1 is the target group.
    kpi_id
        The KPI that answers for it, where there is one.
    """

    number: int = Field(ge=1, le=99)
    text_da: str
    text_en: str
    kpi_id: str | None = None


class Models(StrictTable):
    """``models.toml``, checked."""

    model: tuple[OrganisationModel, ...]
    task: tuple[Task, ...] = ()

    @model_validator(mode="after")
    def _tasks_are_numbered_once(self) -> Self:
        numbers = [task.number for task in self.task]
        if len(numbers) != len(set(numbers)):
            raise ValueError("two tasks have the same number")
        return self
