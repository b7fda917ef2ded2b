"""A mail of minutes with older ones quoted below: the newest are read, and it is said so."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from html import escape

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import MinutesRefused, read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
HEAD = "Fra: Lone Hjort <l@b.example>\nSendt: 12. februar 2024 10:12\nTil: SSP\nEmne: Referat\n\n"
SAID = ("quoted_minutes_not_read", None)


def told(day: str) -> str:
    return (
        f"Referat af SSP-møde i Gildbro\nDato: {day} kl. 9-10\nTil stede: Jonas Vestergren\n\n"
        "Nye aftaler\n- Jonas Vestergren ringer til klubben senest 1. maj 2024\n\n"
    )


def marked(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def read(text: str, kind: str):
    mail = EmailMessage()
    mail["Subject"], mail["Date"] = "Referat", "Fri, 15 Mar 2024 10:00:00 +0100"
    if kind == "html":
        text = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)
    mail.set_content(text, subtype=kind)
    return read_minutes(mail.as_bytes(), "mail", WORDS)


NEW, OLD = told("14. marts 2024"), told("8. februar 2024")
THREADS = {
    "Outlook": NEW + HEAD + OLD,
    "with a line between": f"{NEW}-----Oprindelig meddelelse-----\n{HEAD}{OLD}",
    "marked": f"{NEW}Den 12. feb. 2024 kl. 10.12 skrev Lone Hjort <l@b.example>:\n{marked(OLD)}",
    "marked alone": NEW + marked(OLD),
    "three of them": NEW + HEAD + OLD + HEAD + told("11. januar 2024"),
}
ONE = {
    "a reply above": f"Tak for et godt møde, her er referatet.\n\n{HEAD}{NEW}",
    "a reply with a day": f"Jeg tager den 20. marts med skolen i Gildbro.\n\n{HEAD}{NEW}",
    "forwarded": f"Til orientering\n-----Videresendt meddelelse-----\n{HEAD}{NEW}",
    "a reply below": f"{marked(NEW)}\nTak for referatet.",
    "talk below": f"{NEW}{HEAD}Kan I sende referatet af mødet den 14. marts 2024?",
}


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize("text", THREADS.values(), ids=list(THREADS))
def test_the_newest_minutes_are_read(text: str, kind: str) -> None:
    minutes = read(text, kind)
    assert minutes.meeting.meeting_date == dt.date(2024, 3, 14)
    assert len(minutes.action_items) == 1
    assert SAID in minutes.notes


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize("text", ONE.values(), ids=list(ONE))
def test_minutes_among_other_mails_are_read(text: str, kind: str) -> None:
    minutes = read(text, kind)
    assert minutes.meeting.meeting_date == dt.date(2024, 3, 14)
    assert len(minutes.action_items) == 1
    assert SAID not in minutes.notes


def test_two_meetings_that_are_not_quoted_are_refused() -> None:
    with pytest.raises(MinutesRefused) as refused:
        read(NEW + OLD, "plain")
    assert refused.value.reason_code == "several_meetings"
