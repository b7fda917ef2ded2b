"""Tags and categories: what they say, and what is not guessed from them."""

from __future__ import annotations

from typing import Any

import pytest
from exports import loaded, read_text, with_profile
from ingest_town import notes_of, problems_of

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles import Profile

BASE: dict[str, Any] = {
    "id": "tags",
    "name": "tags",
    "columns": {
        "work_date": "dato",
        "staff_code": "medarbejder",
        "duration_minutes": "timer",
        "place_code": "sted",
    },
    "labels": {"columns": ["projekt", "mærker"], "separator": ","},
    "values": {"network": {"Det blå hus": "vibeholm"}},
}
SAID = ("activity_code", "network_code", "place_code", "target_group", "partner_codes", "occasion")
HEAD = "dato;timer;medarbejder;sted;projekt;mærker\n"


def said(knowledge: Knowledge, place: str, project: str, tags: str, **labels: Any) -> Any:
    """What a row says, its reasons for refusal and its notes about labels."""
    profile = Profile.model_validate({**BASE, "labels": {**BASE["labels"], **labels}})
    text = f"{HEAD}05-03-2024;1;OP1;{place};{project};{tags}\n"
    reading = read_text(text, with_profile(knowledge, profile))
    notes = [reason for *_, reason in notes_of(reading) if reason.endswith("_label")]
    rows = loaded(reading, *SAID)
    return rows[0] if rows else None, [reason for *_, reason in problems_of(reading)], notes


@pytest.mark.parametrize(
    ("cells", "expected", "notes"),
    [
        (
            ("", "Gildbro", "Samtale, under 18,politi,Boligselskab,fast"),
            ("conversation", "gildbro", None, "under_18", "housing;police", "routine"),
            [],
        ),
        # A word of the tool's own; a label with its column before it.
        (
            ("", "Det Blå Hus", "mentor,sted: Klub,part: skole"),
            ("mentoring", "vibeholm", "club", None, "school", None),
            [],
        ),
        # The cell goes before a label.
        (("Skole", "", "mentor,sted: Klub"), ("mentoring", None, "school", None, None, None), []),
        # A club is a place and a partner: not guessed.
        (("", "", "mentor,Klub"), ("mentoring", None, None, None, None, None), ["unclear_label"]),
        (("", "", "mentor,Ukendt"), ("mentoring", None, None, None, None, None), ["unknown_label"]),
        # gadeplan is an activity and a place; the activity is needed.
        (("", "", "gadeplan"), ("street_presence", None, None, None, None, None), []),
        # What an earlier column says goes first; another activity after it is told.
        (
            ("", "SSP", "mentor"),
            ("network_meeting", None, None, None, None, None),
            ["unclear_label"],
        ),
        (("", "mentor", "Mentor"), ("mentoring", None, None, None, None, None), []),
        (
            ("", "", "mentor,Gildbro,Strand"),
            ("mentoring", None, None, None, None, None),
            ["unclear_label"],
        ),
    ],
)
def test_labels(
    knowledge: Knowledge, cells: tuple[str, str, str], expected: Any, notes: list[str]
) -> None:
    assert said(knowledge, *cells) == (expected, [], notes)


def test_labels_may_not_contradict_each_other_about_the_activity(knowledge: Knowledge) -> None:
    assert said(knowledge, "", "", "mentor,kursus")[1] == ["labels_disagree"]
    assert said(knowledge, "", "mentor", "Ferie")[1] == ["labels_disagree"], "work or absence"
    assert said(knowledge, "", "Ferie", "mentor")[1] == ["labels_disagree"]
    assert said(knowledge, "", "", "Ukendt")[1] == ["missing_activity"]
    assert said(knowledge, "", "", "")[1] == ["missing_activity"]


def test_labels_fill_only_what_the_profile_lets_them(knowledge: Knowledge) -> None:
    found, _, notes = said(knowledge, "", "Gildbro", "mentor", fills=["activity_code"])
    assert found == ("mentoring", None, None, None, None, None)
    assert notes == ["unknown_label"]


def test_a_log_holds_what_its_labels_may_say(knowledge: Knowledge) -> None:
    labels = {**BASE["labels"], "fills": ["activity_code", "network_code"]}
    profile = Profile.model_validate({**BASE, "labels": labels})
    text = f"{HEAD}05-03-2024;1;OP1;;;mentor\n"
    reading = read_text(text, with_profile(knowledge, profile))
    flags = ("has_network_column", "has_place_column", "has_target_group_column")
    assert loaded(reading, *flags) == [(True, True, False)]
    missing = [reason for *_, reason in notes_of(reading)]
    assert missing == ["missing_network"], "no target group can be said, none is missed"


def test_constants_stand_in_for_columns(knowledge: Knowledge) -> None:
    columns = {key: BASE["columns"][key] for key in ("work_date", "duration_minutes")}
    constants = {"staff_code": "ÅSRA", "activity_code": "Samtale", "network_code": "Gildbro"}
    profile = Profile.model_validate(
        {"id": "one", "name": "one", "columns": columns, "constants": constants}
    )
    own = with_profile(knowledge, profile)
    reading = read_text("dato;timer\n05-03-2024;1\n", own)
    assert loaded(reading, *SAID[:2], "has_network_column") == [("conversation", "gildbro", True)]
    wrong = profile.model_copy(update={"constants": {**constants, "staff_code": "QQ9"}})
    reading = read_text("dato;timer\n05-03-2024;1\n", with_profile(knowledge, wrong))
    assert problems_of(reading) == [(2, "staff_code", "unknown_staff")]
