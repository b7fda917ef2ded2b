"""What validation found, for the conductor, the terminal and the warehouse."""

from __future__ import annotations

from dataclasses import dataclass

from rich import box
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from pipeline.check_history import Check
from pipeline.validation.suites import Expectation, Severity

_ORDER: tuple[Severity, ...] = ("critical", "warning", "info")
_SHOWN = {"critical": ("kritisk", "bold red"), "warning": ("advarsel", "yellow")}


@dataclass(frozen=True)
class Outcome:
    """What one expectation found.

    Parameters
    ----------
    severity
        As the suite says; critical where the check could not be made.
    observed_count
        Rows that offend; None where the check could not be made.
    element_count
        What was looked at; 0 where there was nothing to check, which is a pass.
    observed_value
        One value that tells how things stand, or why the check could not be made.
    mend_da
        What to do, in Danish.
    examples
        Keys of the first rows that offend, such as ``file_key:line``; never text.
    """

    expectation: Expectation
    severity: Severity
    is_success: bool
    observed_count: int | None
    element_count: int | None
    observed_value: str | None
    mend_da: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """All outcomes, by suite and id."""

    outcomes: tuple[Outcome, ...]

    @property
    def is_publishable(self) -> bool:
        """Whether no critical expectation failed."""
        return not any(outcome.severity == "critical" for outcome in self.failed)

    @property
    def failed(self) -> list[Outcome]:
        """What failed, the gravest first."""
        failed = [outcome for outcome in self.outcomes if not outcome.is_success]
        return sorted(failed, key=lambda outcome: _ORDER.index(outcome.severity))

    def counts(self) -> dict[str, int | bool]:
        """Return how many were checked, passed, and failed by severity; for the ledger."""
        by_severity = {
            f"{severity}_failed": sum(one.severity == severity for one in self.failed)
            for severity in _ORDER
        }
        return {
            "is_publishable": self.is_publishable,
            "expectations": len(self.outcomes),
            "passed": len(self.outcomes) - len(self.failed),
            **by_severity,
        }

    def checks(self) -> tuple[Check, ...]:
        """Return what the ledger's history keeps of each outcome."""
        return tuple(
            Check(
                one.expectation.suite,
                one.expectation.id,
                one.severity,
                one.is_success,
                one.observed_count,
                one.element_count,
                one.observed_value,
                one.examples,
            )
            for one in self.outcomes
        )

    def said(self) -> RenderableType:
        """Return what the terminal shows, in Danish: one line where nothing is to be looked at.

        A table of what failed fits a terminal of 80 columns; infos are only counted. What stops
        publishing is told in full under it, since no page will tell it.
        """
        passed, checked = len(self.outcomes) - len(self.failed), len(self.outcomes)
        title = f"Kontrol af tallene: {passed} af {checked} bestået"
        if not self.is_publishable:
            title += "; der udgives intet"
        shown = [outcome for outcome in self.failed if outcome.severity != "info"]
        if not shown:
            return Text(title)
        table = Table(title=title, box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
        table.add_column("Alvor", no_wrap=True)
        table.add_column("Kontrol", overflow="fold")
        table.add_column("Fundet", justify="right")
        # A key is copied and looked up: it must not be broken over two lines.
        table.add_column("Første", no_wrap=True)
        for outcome in shown:
            word, colour = _SHOWN[outcome.severity]
            table.add_row(
                f"[{colour}]{word}[/]",
                outcome.expectation.id,
                _of_elements(outcome),
                escape(outcome.examples[0] if outcome.examples else ""),
            )
        told = [_told(outcome) for outcome in shown if outcome.severity == "critical"]
        return Group(table, *told)


def _of_elements(outcome: Outcome) -> str:
    """Return how many of how many: ``3/490``."""
    if outcome.observed_count is None:
        return "–"
    return f"{outcome.observed_count}/{outcome.element_count}"


def _told(outcome: Outcome) -> Text:
    """Return what is wrong and what is to be done, with all keys."""
    one = outcome.expectation
    lines = [f"{one.id}: {one.description_da}", f"  {outcome.mend_da}"]
    where = ", ".join(outcome.examples) or outcome.observed_value
    return Text("\n".join([*lines, f"  {where}"] if where else lines))
