"""What validation found, for the conductor, the terminal and the warehouse."""

from __future__ import annotations

from dataclasses import dataclass

from rich.markup import escape
from rich.table import Table

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

    def table(self) -> Table:
        """Return what failed as a table for the terminal, in Danish; infos are only counted."""
        passed, checked = len(self.outcomes) - len(self.failed), len(self.outcomes)
        title = f"Kontrol af tallene: {passed} af {checked} bestået"
        if not self.is_publishable:
            title += "; der offentliggøres intet"
        shown = [outcome for outcome in self.failed if outcome.severity != "info"]
        if not shown:
            table = Table(show_header=False)
            table.add_row(title)
            return table
        table = Table(title=title)
        for heading in ("Alvor", "Hvad er galt", "Antal", "Eksempler", "Sådan rettes det"):
            # A key is copied and looked up: it must not be broken over two lines.
            table.add_column(heading, overflow="fold", no_wrap=heading == "Eksempler")
        for outcome in shown:
            word, colour = _SHOWN[outcome.severity]
            where = "\n".join(outcome.examples) or outcome.observed_value or ""
            table.add_row(
                f"[{colour}]{word}[/]",
                escape(outcome.expectation.description_da),
                "" if outcome.observed_count is None else str(outcome.observed_count),
                escape(where),
                escape(outcome.mend_da),
            )
        return table
