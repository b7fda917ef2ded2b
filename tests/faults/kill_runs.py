"""Kills ``ungetid run`` at many moments and prints one JSON object for each: a program of its own.

It imports everything once, forks a run for each moment and kills it there; then it looks at what
readers see and lets the next run do its work. Two kinds of moments:

*publish*
    A run stops where it begins to publish. From there it is forked once for each call to the
    operating system's files, and each fork is killed before or after that call.
*end*
    The same from where it puts rendered pages into the site, to its last change of a file.
*run*
    A run is killed before a change of a file, or from outside when some time has gone.

Usage: ``python kill_runs.py FOLDER [--tenth]``.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "acceptance"))

import killed_town as town
from children import FileCalls, FileChanges, answer_of, in_child

import pipeline.analysis
import pipeline.ingest.arrow
import pipeline.ingest.read_file
import pipeline.publish
import pipeline.reporting.engine.builtin
import pipeline.reporting.render
import pipeline.resources
import pipeline.run
import pipeline.stages
import pipeline.validation.gx_duckdb
import pipeline.warehouse.models
import pipeline.workspace

RUN_MOMENTS = 200  # besides those of publish


@dataclass(frozen=True)
class Moment:
    """A moment of a run.

    Parameters
    ----------
    change, number
        The change of a file before which the run is killed, and which of those that begin so.
    share
        Else the share of the undisturbed run's time after which it is killed.
    """

    change: str = ""
    number: int = 1
    share: float = 0.0

    def __str__(self) -> str:
        return f"before {self.change} ({self.number})" if self.change else f"at {self.share:.3f}"


# A tenth for CI: one after the other in the same town, so that few runs come to their end.
TENTH = (
    Moment("open runs/.holder.json.new"),
    Moment("os.rename runs/.holder.json.new"),
    Moment("open private/being_read"),
    Moment("os.remove private/being_read", 2),
    Moment("os.rename lake/refused_row/"),
    Moment("os.rename lake/time_entry/"),
    Moment("os.rename lake/time_entry/", 2),
    Moment("os.rename lake/.manifest.parquet.new"),
    Moment("open private/.file_index.csv.new"),
    Moment("os.rename private/.file_index.csv.new"),
    Moment(share=0.04),
    Moment(share=0.08),
    Moment(share=0.15),  # later, a run that is faster than the undisturbed one would be through
    Moment("os.rename warehouse/.candidate.json.new"),
)


class Kills:
    """The town, its undisturbed run, and what became of those that were killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._base = folder / "base"
        self._fared: dict[str, str] = {}
        self._log = folder / "runs.log"
        self.new: dict[str, str] = {}
        self.changes: list[str] = []
        self.seconds = 0.0

    def prepare(self, chosen: slice) -> list[dict[str, Any]]:
        """Make the town and run it undisturbed, but for forks that are killed.

        Returns
        -------
        list of dict
            The moments at which forks were killed, each with a copy of the town as it was left.
        """
        assert in_child(lambda: town.prepare(self._base), log=self._log).status == 0, "no town"
        reference = town.copy_of(self._base, self._folder / "reference")
        watched = WatchedRun(reference, self._folder, chosen)
        ended = in_child(watched.run, arm=watched.changes.arm, log=self._log)
        assert ended.status == 3, f"the undisturbed run ended with {ended.status}"
        told = json.loads(watched.told.read_text())
        self.changes, self.seconds = told["changes"], ended.seconds - told["paused"]
        self.new = answer_of(lambda: town.contents(_published(reference)), self._folder)
        return list(told["moments"])

    def of_forks(self, moments: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Look at the towns whose runs were killed as forks."""
        for moment in moments:
            renders = not moment["moment"].startswith("publish")
            yield self._looked_at(Path(moment.pop("copy")), moment, renders=renders)

    def in_one_town(self, moments: tuple[Moment, ...]) -> Iterator[dict[str, Any]]:
        """Kill one run after the other in the same town; the last next run comes to its end."""
        root = town.copy_of(self._base, self._folder / "killed")
        for moment in moments:
            found = {"moment": str(moment), "killed": self._kill(root, moment)}
            is_last = moment == moments[-1]
            yield self._looked_at(root, found, runs_on=is_last, renders=False)

    def in_own_towns(self, moments: list[Moment]) -> Iterator[dict[str, Any]]:
        """Kill each run in a town of its own."""
        for wanted in moments:
            moment = wanted
            root = town.copy_of(self._base, self._folder / "killed")
            while not self._kill(root, moment):  # it was faster than the undisturbed one
                assert moment.share, f"there is no {moment}"
                moment = Moment(share=moment.share * 0.9)
                root = town.copy_of(self._base, self._folder / "killed")
            name = str(wanted) if moment == wanted else f"{moment}, for {wanted}"
            yield self._looked_at(root, {"moment": name, "killed": True})

    def _kill(self, root: Path, moment: Moment) -> bool:
        """Run and kill; say whether the run had not ended before."""

        def work() -> int:
            return town.run_it(root)

        if moment.change:
            watch = FileChanges(root, (moment.change, moment.number))
            return in_child(work, arm=watch.arm, log=self._log).was_killed
        return in_child(work, kill_after=moment.share * self.seconds, log=self._log).was_killed

    def _looked_at(
        self, root: Path, moment: dict[str, Any], *, runs_on: bool = True, renders: bool = True
    ) -> dict[str, Any]:
        """Look at what readers see now; then run, unless an equal town has run before."""
        moment["seen"] = answer_of(lambda: town.which(root, self.new), self._folder)
        moment["wrong"] = ""
        if runs_on:
            state = town.state_of(root)
            if state not in self._fared:
                self._fared[state] = self._next_run(root, renders=renders)
            moment["wrong"] = self._fared[state]
            shutil.rmtree(root)
        return moment

    def _next_run(self, root: Path, *, renders: bool) -> str:
        work = town.run_it if renders else town.run_without_pages
        ended = in_child(lambda: work(root), log=self._log)
        return str(
            answer_of(
                lambda: town.what_is_wrong(root, self.new, ended.status, has_pages=renders),
                self._folder,
            )
        )


class WatchedRun:
    """An undisturbed run that notes what it does, and forks where it publishes and at its end.

    Parameters
    ----------
    chosen
        Which moments of publish, and of its end, a fork of it is killed at.
    """

    def __init__(self, root: Path, folder: Path, chosen: slice) -> None:
        self._root = root
        self._folder = folder
        self._chosen = chosen
        self._publish = pipeline.stages.publish
        self._lay_beside = pipeline.reporting.render._laid_beside
        self._moments: list[dict[str, Any]] = []
        self._paused = 0.0
        self.changes = FileChanges(root)
        self.told = folder / "told.json"

    def run(self) -> int:
        """Run to the end; where the forks begin, let them die at each chosen moment."""
        pipeline.stages.publish = self._die_publishing  # type: ignore[attr-defined]
        pipeline.reporting.render._laid_beside = self._die_at_the_end
        status = town.run_it(self._root)
        told = {"changes": self.changes.seen, "paused": self._paused, "moments": self._moments}
        self.told.write_text(json.dumps(told))
        return status

    def _die_publishing(self, workspace: Any, *, kept: int) -> Any:
        start = time.perf_counter()
        self.changes.is_on = False
        before = town.copy_of(workspace.warehouse, self._folder / "before")
        listed = self._folder / "calls.json"

        def list_them() -> None:
            calls = FileCalls()
            calls.arm()
            self._publish(workspace, kept=kept)
            calls.disarm()
            listed.write_text(json.dumps(calls.moments))

        assert in_child(list_them).status == 0
        town.copy_of(before, workspace.warehouse)
        names = list(enumerate(json.loads(listed.read_text()), start=1))
        for number, name in names[self._chosen]:
            calls = FileCalls(number)
            ended = in_child(lambda: self._publish(workspace, kept=kept), arm=calls.arm)
            self._note(f"publish, {number}: {name}", is_killed=ended.was_killed)
            town.copy_of(before, workspace.warehouse)
        self.changes.is_on = True
        self._paused += time.perf_counter() - start
        return self._publish(workspace, kept=kept)

    def _die_at_the_end(self, source: Path, target: Path) -> Path:
        """Be the run that goes on, or one of the forks that go on from here and are killed."""
        pipeline.reporting.render._laid_beside = self._lay_beside
        start = time.perf_counter()
        self.changes.is_on = False
        folders = [self._root / name for name in ("site", "runs")]
        before = [town.copy_of(one, self._folder / f"before-{one.name}") for one in folders]
        # Each is followed by a run that renders: for CI, fewer of them.
        step = 1 if self._chosen.step == 1 else 2 * self._chosen.step
        for number in itertools.count(1, step):
            if not (pid := os.fork()):
                # The pages that are laid come from there, for the other forks, too.
                shutil.rmtree = lambda *_, **__: None
                self.changes.is_on = True
                self.changes.die_at(number)
                break
            if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != -signal.SIGKILL:
                break  # it had come to its end before
            self._note(f"end, {number}", is_killed=True)
            for one, former in zip(folders, before, strict=True):
                town.copy_of(former, one)
        else:
            raise AssertionError
        if pid:
            for one, former in zip(folders, before, strict=True):
                town.copy_of(former, one)
            self.changes.is_on = True
            self._paused += time.perf_counter() - start
        return self._lay_beside(source, target)

    def _note(self, moment: str, *, is_killed: bool) -> None:
        copy = town.copy_of(self._root, self._folder / f"killed-{len(self._moments)}")
        self._moments.append({"moment": moment, "killed": is_killed, "copy": str(copy)})


def _published(root: Path) -> Path:
    found = pipeline.stages.published(pipeline.run.Workspace(root))
    assert found is not None
    return found.file


def all_moments(changes: list[str], done: int) -> list[Moment]:
    """Return every change of a file before a run publishes, and as many times as are wanting."""
    first = next(number for number, one in enumerate(changes) if one.endswith("/candidate.duckdb"))
    seen: Counter[str] = Counter()
    moments = []
    for change in changes[:first]:
        seen[change] += 1
        moments.append(Moment(change, seen[change]))
    times = RUN_MOMENTS - done - len(moments)
    return moments + [Moment(share=(number + 0.5) / times) for number in range(times)]


def remember_models() -> None:
    """Parse each SQL file once, and not again in each fork."""
    pipeline.warehouse.models.read_models(pipeline.resources.resource_folder("sql"))


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=Path)
    words.add_argument("--tenth", action="store_true")
    asked = words.parse_args()
    tempfile.tempdir = str(asked.folder)  # what a killed run leaves there goes with the folder
    os.environ["TMPDIR"] = str(asked.folder)
    remember_models()
    kills = Kills(asked.folder)
    moments = kills.prepare(slice(None, None, 10 if asked.tenth else 1))
    found = [kills.of_forks(moments)]
    if asked.tenth:
        found.append(kills.in_one_town(TENTH))
    else:
        at_the_end = sum(one["moment"].startswith("end") for one in moments)
        found.append(kills.in_own_towns(all_moments(kills.changes, at_the_end)))
    for one in (moment for some in found for moment in some):
        sys.stdout.write(json.dumps(one) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
