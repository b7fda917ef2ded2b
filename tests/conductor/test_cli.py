"""The command: every verb has help and stands in the README; words that are wrong are told so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipeline import __version__
from pipeline.cli import app
from pipeline.problems import ExitCode

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
VERBS = sorted(typer.main.get_command(app).commands)


def invoke(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_verbs_are_those_of_the_readme():
    documented = re.findall(r"^\| `ungetid (\w+)", README, re.MULTILINE)
    assert sorted(documented) == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_has_help(verb):
    command = typer.main.get_command(app).commands[verb]
    assert command.help
    for option in command.params:
        assert option.help, f"{verb} {option.name}"
    assert invoke(verb, "--help").exit_code == 0


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_is_documented(code):
    assert f"**{int(code)}**" in README


def test_version():
    assert invoke("--version").output.strip() == f"ungetid {__version__}"


@pytest.mark.parametrize(
    "words",
    [("frobnicate",), ("run", "--workspace"), ("render", "--engine", "word"), ("sample",)],
)
def test_words_that_are_wrong_end_with_2(words):
    assert invoke(*words).exit_code == int(ExitCode.BAD_SETUP)


@pytest.mark.parametrize(
    "options",
    [
        ("--from", "2025-01-01", "--to", "2024-01-01"),
        ("--seed", "-1"),
        ("--scale", "0"),
        ("--from", "01-01-2025"),
    ],
)
def test_a_sample_that_cannot_be_is_refused_and_writes_nothing(tmp_path, options):
    answer = invoke("sample", tmp_path / "new", *options)
    assert answer.exit_code == int(ExitCode.BAD_SETUP), answer.output
    assert "Traceback" not in answer.output
    assert not (tmp_path / "new").exists()


def test_a_sample_never_overwrites(tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    answer = invoke("sample", tmp_path / "full")
    assert answer.exit_code == int(ExitCode.BAD_SETUP)
    assert "is not empty" in answer.output


def test_a_sample_is_a_workspace_that_can_be_run(tmp_path):
    options = ("--from", "2023-10-01", "--to", "2024-03-31", "--seed", "5")
    answer = invoke("sample", tmp_path / "new", *options)
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "new" / "truth").is_dir()
    findings = json.loads(invoke("doctor", "-w", tmp_path / "new", "--json").output)
    assert not [f for f in findings if f["state"] == "fault" and f["check"] != "disk"]


def test_init_tells_the_next_steps(tmp_path):
    answer = invoke("init", tmp_path / "ishoej")
    assert answer.exit_code == 0
    assert "staff.csv" in answer.output
    again = invoke("init", tmp_path / "ishoej")
    assert again.exit_code == int(ExitCode.BAD_SETUP)


def test_a_system_that_refuses_is_one_message(tmp_path):
    """Where a folder should be lies a file."""
    invoke("init", tmp_path / "town")
    runs = tmp_path / "town" / "runs"
    runs.rmdir()
    runs.write_text("no folder")
    answer = invoke("run", "-w", tmp_path / "town")
    assert answer.exit_code == int(ExitCode.BAD_SETUP), answer.output
    assert "Traceback" not in answer.output
    assert answer.output.count("Error:") == 1


def test_open_leads_to_the_index_and_says_so_where_there_is_no_browser(tmp_path, monkeypatch):
    invoke("init", tmp_path / "town")
    missing = invoke("open", "-w", tmp_path / "town")
    assert missing.exit_code == int(ExitCode.BAD_SETUP)
    assert "no pages yet" in missing.output
    (tmp_path / "town" / "site").mkdir(exist_ok=True)
    index = tmp_path / "town" / "site" / "index.html"
    index.write_text("<p>pages</p>")
    opened = []
    has_browser = True
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or has_browser)
    assert invoke("open", "-w", tmp_path / "town").output == ""
    assert opened == [index.as_uri()]
    assert invoke("open", "-w", tmp_path / "town", "--print").output.strip() == str(index)
    assert opened == [index.as_uri()]
    has_browser = False
    assert invoke("open", "-w", tmp_path / "town").output.strip() == str(index)
