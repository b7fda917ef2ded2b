"""Settings and workspaces: what is refused, and how it is said."""

import os
import stat

import pytest

from pipeline.problems import UngetidError
from pipeline.workspace import STAFF_MAP_HEADING, create_workspace, open_workspace


@pytest.fixture
def workspace(tmp_path):
    return create_workspace(tmp_path / "ishoej")


def settings(workspace, text):
    workspace.settings_file.write_text(text, encoding="utf-8")


def test_a_new_workspace_opens_and_decides_nothing(workspace):
    opened = open_workspace(workspace.root)
    assert opened.settings().decision == ()
    assert [model.id for model in opened.models()] == ["baseline", "model_1", "model_2"]
    assert opened.inbox.is_dir()


def test_keys_are_secret_and_differ(workspace, tmp_path):
    other = create_workspace(tmp_path / "another")
    assert len(bytes.fromhex(workspace.key_file.read_text().strip())) == 32
    assert workspace.key_file.read_text() != other.key_file.read_text()
    assert stat.S_IMODE(workspace.key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(workspace.private.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_new_workspace_is_its_owner_s_alone(workspace):
    assert stat.S_IMODE(workspace.root.stat().st_mode) == 0o700
    assert workspace.staff_map.read_text(encoding="utf-8-sig") == STAFF_MAP_HEADING + "\n"
    assert stat.S_IMODE(workspace.staff_map.stat().st_mode) == 0o600


def test_a_workspace_is_never_overwritten(workspace):
    key = workspace.key_file.read_text()
    with pytest.raises(UngetidError, match="is a workspace already"):
        create_workspace(workspace.root)
    assert workspace.key_file.read_text() == key


def test_a_missing_workspace_says_how_to_make_one(tmp_path):
    with pytest.raises(UngetidError) as caught:
        open_workspace(tmp_path)
    assert "ungetid init" in caught.value.mend


DECISION = """
[[decision]]
date = 2023-10-10
body = "Økonomi- & Planudvalget"
model = "{model}"
effective_from = {effective_from}
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("as_off = 2025-01-01", "…: there is no such key; as_of?"),
        ('"Vibe Hjortshøj" = 1', "…: there is no such key"),
        ("a = " + "[" * 3000, "brackets stand within brackets"),
        ("as_of = 'i går'", "as_of"),
        ("language = 'sv'", "language"),
        ("as_of = 9999-12-31", "as_of"),
        ("as_of = 0001-01-01", "as_of"),
        ("[baseline]\nmonths = 6", "baseline.months"),
        ("as_of = 2025-02-31", "is no TOML"),
        ("[quality", "is no TOML"),
        (DECISION.format(model="model_3", effective_from="2024-01-01"), "a model that is not"),
        (DECISION.format(model="model_1", effective_from="2024-01-15"), "first day of a month"),
    ],
)
def test_a_wrong_setting_is_named(workspace, text, said):
    settings(workspace, text)
    with pytest.raises(UngetidError, match=said) as caught:
        open_workspace(workspace.root)
    assert caught.value.where
    assert caught.value.mend
    assert "Vibe" not in str(caught.value)


CHARTS = """
[charts]
rule_set = "five-point-trend"
share_limits = "p-prime"
[[charts.ghost]]
month = {month}
reason = "{reason}"
[[charts.recalculate]]
month = 2025-01-01
reason = "Holdet fik en medarbejder mere"
kpis = ["direct_share"]
"""


def test_charts_are_set_with_reasons(workspace):
    settings(workspace, CHARTS.format(month="2023-08-01", reason="Nyt system"))
    charts = open_workspace(workspace.root).settings().charts
    assert (charts.rule_set, charts.share_limits) == ("five-point-trend", "p-prime")
    assert charts.ghost[0].reason == "Nyt system"
    assert charts.recalculate[0].kpis == ("direct_share",)


@pytest.mark.parametrize(
    ("month", "reason"),
    [
        ("2023-08-15", "Nyt system"),
        ("2023-08-01", "ring 12345678"),
        ("2023-08-01", "skriv til a@b.dk"),
        ("2023-08-01", ""),
        ("2023-08-01", "x" * 161),
        ("2023-08-01", "to\\nlinjer"),
    ],
)
def test_a_reason_is_shown_and_so_holds_nothing_of_a_person(workspace, month, reason):
    settings(workspace, CHARTS.format(month=month, reason=reason))
    with pytest.raises(UngetidError) as caught:
        open_workspace(workspace.root)
    assert "charts" in str(caught.value)
    assert "12345678" not in str(caught.value)


def test_every_line_of_the_memo_has_a_kpi_with_a_direction_or_is_not_measured(workspace):
    lines = [line for model in workspace.models() for line in model.line]
    assert len(lines) == 7 + 8
    for line in lines:
        assert line.measured == (line.kpi_id is not None) == (line.direction is not None)
