"""The template of minutes: its own lists, and what is filled in is what is read."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from ingest_town import read

from pipeline.ingest.knowledge import read_knowledge
from pipeline.ingest.sheets.minutes_template import minutes_template, write_minutes_template
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

HEAD = {
    "Netværk": ["Gildbro"],
    "Dato": ["05-03-2024"],
    "Start": ["9.30"],
    "Slut": ["11.00"],
    "Sted": ["Rådhuset, lokale 2"],
    "Referent": ["Vindulf Kragetop"],
}
PEOPLE = {
    "Navn": ["OP1", "Plantrine Birkesump", "Kvisto Rimløv"],
    "Organisation": ["Operativ medarbejder", "Skole", "Politi"],
    "Fremmøde": ["Til stede", "Afbud", "Udeblevet"],
    "Kom": ["9.45"],
}
TOLD = {
    "Punkt": ["Tema: Hærværk"],
    "Nyt": ["Der er roligt ved stationen."],
    "Område": ["Gildbro", "Vejleåparken"],
    "Emne": ["Rusmidler", "Hærværk"],
    "Antal": ["3", "1"],
}
TASKS = {
    "Nr.": ["H-2024-02-1"],
    "Opgave": ["Besøge 8. årgang"],
    "Ansvarlig": ["Politi"],
    "Besluttet": ["06-02-2024"],
    "Frist": ["01-04-2024"],
    "Status": ["Lukket"],
    "Lukket": ["04-03-2024"],
}


def controls(document: Any) -> list[Any]:
    return list(document.element.body.iter(qn("w:sdt")))


def name_of(control: Any) -> str:
    return str(control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")))


def filled(content: bytes, **told: list[str]) -> bytes:
    """Fill in the controls of each name, in the order of the document, as Word does."""
    document = docx.Document(io.BytesIO(content))
    for name, values in told.items():
        fields = [one for one in controls(document) if name_of(one) == name]
        assert len(fields) >= len(values), name
        for field, value in zip(fields, values, strict=False):
            prompt = field.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
            prompt.getparent().remove(prompt)
            field.find(f"{qn('w:sdtContent')}/{qn('w:r')}/{qn('w:t')}").text = value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_what_is_filled_in_is_what_is_read(workspace: Workspace) -> None:
    knowledge = read_knowledge(workspace)
    content = filled(minutes_template(workspace), **HEAD, **PEOPLE, **TOLD, **TASKS)
    reading = read(content, knowledge, name="referat.docx")
    parts = reading.parts
    (meeting,) = parts["meeting"].to_dicts()
    assert (meeting["network_code"], meeting["meeting_date"]) == ("gildbro", dt.date(2024, 3, 5))
    assert (meeting["duration_minutes"], meeting["status"]) == (90, "held")
    people = parts["attendance"].select("organisation", "status", "from_time").rows()
    assert people == [
        (None, "present", dt.time(9, 45)),
        ("school", "apologies", None),
        ("police", "absent", None),
    ]
    assert parts["attendance"]["staff_code"].null_count() == 2
    concerns = parts["concern"].select("network_code", "topic", "mention_count").rows()
    assert concerns == [("gildbro", "drugs", 3), ("vejleaa", "vandalism", 1)]
    agenda = dict(parts["agenda_item"].select("item_number", "topic").iter_rows())
    assert agenda[5] == "vandalism"
    (action,) = parts["action_item"].to_dicts()
    assert (action["action_id"], action["kind"]) == ("H-2024-02-1", "visit")
    assert (action["responsible_organisation"], action["status"]) == ("police", "closed")
    assert (action["decided_on"], action["due_on"]) == (dt.date(2024, 2, 6), dt.date(2024, 4, 1))
    assert action["closed_on"] == dt.date(2024, 3, 4)
    assert not parts["file_note"].height


def test_a_template_that_nobody_filled_in_is_no_meeting(workspace: Workspace) -> None:
    knowledge = read_knowledge(workspace)
    empty = read(minutes_template(workspace), knowledge, name="referat.docx")
    assert empty.reason_code == "no_network"
    head = read(filled(minutes_template(workspace), **HEAD), knowledge, name="referat.docx")
    assert head.parts["meeting"]["status"].to_list() == ["agenda_only"]


def as_printed(content: bytes) -> bytes:
    """Make the controls plain text, as a PDF, RTF or web page of the document shows them."""
    document = docx.Document(io.BytesIO(content))
    for control in controls(document):
        for run in control.find(qn("w:sdtContent")):
            control.addprevious(run)
        control.getparent().remove(control)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_prompts_are_none_of_the_values_where_there_are_no_controls(workspace: Workspace) -> None:
    knowledge = read_knowledge(workspace)
    template = minutes_template(workspace)
    for told in (HEAD, HEAD | PEOPLE | TOLD | TASKS):
        content = filled(template, **told)
        whole, printed = (
            read(one, knowledge, name="referat.docx").parts
            for one in (content, as_printed(content))
        )
        for name in ("meeting", "attendance", "concern", "meeting_decision", "action_item"):
            assert printed[name].equals(whole[name]), name
    assert read(as_printed(template), knowledge, name="referat.docx").reason_code == "no_network"


def test_the_workspace_s_own_lists_are_offered(workspace: Workspace) -> None:
    networks = workspace.reference / "networks.csv"
    text = networks.read_text(encoding="utf-8-sig").replace(";Gildbro;", ";Gildbro & Fællesby;")
    networks.write_text(text, encoding="utf-8")
    document = docx.Document(io.BytesIO(minutes_template(workspace)))
    field = next(one for one in controls(document) if name_of(one) == "Netværk")
    offered = [item.get(qn("w:displayText")) for item in field.iter(qn("w:listItem"))]
    assert "Gildbro & Fællesby" in offered
    assert "Vejleåparken" in offered


def test_equal_lists_give_equal_bytes(workspace: Workspace) -> None:
    assert minutes_template(workspace) == minutes_template(workspace)


def test_every_table_has_a_heading_row_and_no_field_can_be_deleted(workspace: Workspace) -> None:
    document = docx.Document(io.BytesIO(minutes_template(workspace)))
    assert len(document.tables) == 6
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    locks = [one.find(f"{qn('w:sdtPr')}/{qn('w:lock')}") for one in controls(document)]
    assert {lock.get(qn("w:val")) for lock in locks} == {"sdtLocked"}


def test_a_file_that_is_there_is_kept(workspace: Workspace) -> None:
    path = write_minutes_template(workspace, workspace.root)
    assert write_minutes_template(workspace, workspace.root) == path
    path.write_bytes(b"somebody's minutes")
    with pytest.raises(UngetidError):
        write_minutes_template(workspace, workspace.root)
    assert path.read_bytes() == b"somebody's minutes"


def test_every_value_of_a_filled_template_is_certain(workspace: Workspace) -> None:
    told = HEAD | PEOPLE | TOLD | TASKS | {
        "Sted": ["Rådhus"],
        "Referentens rolle": ["Sekretær"],
        "Rolle": ["Operativ medarbejder", "Lærer", "Politibetjent"],
        "Gik": ["10.30"],
        "Punkt": ["Besøge klubberne"],
        "Punktets emne": ["Rusmidler", "Trivsel", "Skolefravær", "Vold og trusler", "Hærværk"],
        "Beslutning": ["Der holdes en aften om vape.", "Runden fortsætter."],
        "Beslutningens type": ["Iværksættes", "Aftalt"],
        "Beslutningens emne": ["Rusmidler", "Utryghedsskabende samling"],
        "Beslutningens område": ["Gildbro", "Vejleåparken"],
        "Beslutningens punkt": ["3", "5"],
        "Beslutningens opfølgning": ["H-2024-02-1"],
    }  # fmt: skip
    content = filled(minutes_template(workspace), **told)
    parts = read(content, read_knowledge(workspace), name="referat.docx").parts
    values = parts["extracted_value"]
    assert values.height > 40
    unsure = values.filter(values["confidence"] < 0.99).select("record_kind", "field", "found_by")
    assert not unsure.rows()
    (meeting,) = parts["meeting"].to_dicts()
    assert (meeting["place_code"], meeting["minute_taker_role"]) == ("town_hall", "secretary")
    people = parts["attendance"].select("participant_role", "came_late", "left_early").rows()
    assert people == [
        (None, True, True),
        ("teacher", False, False),
        ("police_officer", False, False),
    ]
    decisions = parts["meeting_decision"].drop("meeting_id", "decision_number").rows()
    assert decisions == [
        (3, "start", "drugs", "gildbro", "H-2024-02-1"),
        (5, "agree", "gathering", "vejleaa", None),
    ]
    (item,) = [row for row in parts["agenda_item"].to_dicts() if row["item_number"] == 5]
    assert (item["topic"], item["agreement_kind"]) == ("vandalism", "visit")
